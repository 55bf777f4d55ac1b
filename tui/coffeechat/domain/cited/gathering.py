"""What the cited report of a track says: gathered from the records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from coffeechat.domain.asking_next import open_loops
from coffeechat.domain.cited.anonymous import TakerOut
from coffeechat.domain.cited.document import Item, Report, Section
from coffeechat.domain.cited.figures import asking_pictures, interest_picture
from coffeechat.domain.cited.next_people import next_people
from coffeechat.domain.cited.private import private_out
from coffeechat.domain.cited.sources import Sources
from coffeechat.domain.coverage import coverage_of, gap_words
from coffeechat.domain.days import exact_day_words, month_words
from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.learnings import OLD_WORDS, is_old, said_on, ties
from coffeechat.domain.my_time import local_time
from coffeechat.domain.reading_list import reading_list
from coffeechat.domain.records import Learning, Track
from coffeechat.domain.reports.decisions import DECISION_WORDS
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import people_words
from coffeechat.domain.table import Table
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.tracks import status_words
from coffeechat.domain.words import Facet

LEARNED = "What was learned"
#: These have a section of their own.
_APART = frozenset({Facet.LINGO, Facet.RESOURCES})


def cited_report(
    records: Records, track: Track, now: datetime, *, anonymous: bool = False
) -> Report:
    """What was learned of a track, from whom and when, for somebody else to read.

    What is private stays out in any case: notes, identities, phone numbers, addresses, why somebody
    must not be contacted, how I felt about a talk. When `anonymous`, names, organisations, links
    and the next people stay out, too, and days become years.

    Args:
        records: The present state, or an earlier one.
        track: One of its tracks.
        now: The moment.
        anonymous: Nobody is to be recognised.
    """
    gathering = _Gathering(records, track, now, anonymous=anonymous)
    report = gathering.report().rewritten(private_out(records))
    if not anonymous:
        return report
    take_out = TakerOut(records, gathering.sources.people)
    report = report.rewritten(take_out)
    return replace(report, left=take_out.doubtful(report.said(), (track.name,)))


class _Gathering:
    """One report while it is made; its sources are numbered as they are cited."""

    def __init__(self, records: Records, track: Track, now: datetime, *, anonymous: bool) -> None:
        self._records, self._track, self._now = records, track, local_time(records, now)
        self._anonymous = anonymous
        self.sources = Sources(records, anonymous=anonymous)
        said = [
            one
            for one in _of_track(records, track)
            if one.person in records.people and clean_line(one.text)
        ]
        self._said = sorted(said, key=lambda one: (said_on(records, one), one.id))

    def report(self) -> Report:
        """All of it, with whatever is in it."""
        sections = [
            *self._learned(),
            *self._tied(),
            Section("Still open", tuple(self._open())),
            Section("Nobody has spoken of", tuple(self._gaps())),
            Section("Glossary", tuple(self._glossary())),
            Section("Reading list", tuple(self._reading())),
            Section("Decisions", tuple(self._decisions())),
            *self._pictures(),
        ]
        if not self._anonymous:
            sections.append(
                Section("Whom to talk to next", tuple(next_people(self._records, self._track)))
            )
        return Report(
            title=f"What {_who(self._said)} told me about {self._track.name}",
            lead=tuple(self._lead()),
            sections=tuple(one for one in sections if one.items or one.plot or one.intro),
            sources=tuple(self.sources.words),
        )

    def _lead(self) -> Iterator[str]:
        day = exact_day_words(self._now.date(), year=True)
        name = "" if self._anonymous else self._records.profile.name
        yield f"Put together by {name} on {day}." if name else f"Put together on {day}."
        count = len(self._said)
        things = "1 thing" if count == 1 else f"{count:,} things"
        stands = status_words(self._track.status)
        yield f"{things} learned from {_who(self._said)}; for me the field is {stands}."
        if self._said:
            yield "The numbers name the sources, which stand at the end."
        if self._anonymous:
            yield "Names, organisations, places and links were taken out."

    # What was said ------------------------------------------------------------------------------

    def _learned(self) -> Iterator[Section]:
        by_facet: dict[Facet, list[Learning]] = {}
        for one in self._said:
            if one.facet not in _APART:
                by_facet.setdefault(one.facet, []).append(one)
        told = "" if by_facet else "Nothing yet."
        yield Section(LEARNED, intro=told or _facets_words(by_facet))
        for facet in Facet:
            if facet in by_facet:
                items = tuple(self._items(by_facet[facet]))
                yield Section(facet.value.capitalize(), items, deep=True)

    def _items(self, said: Iterable[Learning]) -> Iterator[Item]:
        """What was said, each text once with all who said it."""
        once: dict[tuple[str, bool], list[Learning]] = {}
        for one in said:
            once.setdefault((fold(one.text), one.their_words), []).append(one)
        for same in once.values():
            numbers = sorted({self.sources.number(one) for one in same})
            yield Item(same[0].text, same[0].their_words, tuple(numbers), self._remark(same))

    def _remark(self, said: Iterable[Learning]) -> str:
        latest = max(said_on(self._records, one) for one in said)
        return OLD_WORDS if is_old(latest, self._now.date()) else ""

    def _tied(self) -> Iterator[Section]:
        agree, differ = ties(self._records)
        for title, tied in (("Where they agree", agree), ("Where they contradict", differ)):
            groups = list(_groups(self._said, tied))
            if groups:
                yield Section(title, intro=_groups_words(len(groups)))
            for group in groups:
                facet = group[0].facet.value.capitalize()
                yield Section(facet, tuple(self._items(group)), deep=True)

    # What is open -------------------------------------------------------------------------------

    def _open(self) -> Iterator[Item]:
        people = self._records.people
        texts = {fold(text): text for text in self._track.questions}
        for loop in open_loops(self._records, self._track):
            whom = people.get(loop.about or "") if not self._anonymous else None
            asked = f"to ask {whom.name}" if whom is not None else ""
            texts.pop(fold(loop.text), None)
            yield Item(loop.text, remark=asked)
        yield from (Item(text) for text in texts.values())

    def _gaps(self) -> Iterator[Item]:
        gaps = coverage_of(self._records, self._track).gaps
        if gaps:
            yield Item(gap_words(gaps))

    def _glossary(self) -> Iterator[Item]:
        terms = {fold(one.term) for one in self._track.glossary}
        for one in sorted(self._track.glossary, key=lambda term: fold(term.term)):
            yield Item(f"{one.term}: {one.meaning}" if one.meaning else one.term)
        heard = [one for one in self._said if one.facet is Facet.LINGO]
        yield from self._items(one for one in heard if fold(_term(one.text)) not in terms)

    def _reading(self) -> Iterator[Item]:
        for one in reading_list(self._records, self._track):
            remark = "read" if one.done else ""
            known = one.source.person in self._records.people
            sources = (self.sources.number(one.source),) if known else ()
            yield Item(one.source.text, sources=sources, remark=remark)

    # What I make of it --------------------------------------------------------------------------

    def _decisions(self) -> Iterator[Item]:
        for one in self._track.decisions:
            why = f": {one.why}" if one.why else ""
            yield Item(f"{self._day(one.at)}: {DECISION_WORDS[one.kind]}{why}")

    def _pictures(self) -> Iterator[Section]:
        hidden = self._anonymous
        interest = interest_picture(self._records, self._track, anonymous=hidden)
        shown = None if interest.is_empty else interest
        yield Section("My interest over time", tuple(self._interest()), plot=shown)
        for plot in asking_pictures(self._records, self._track, anonymous=hidden):
            yield Section(plot.title, plot=plot)

    def _interest(self) -> Iterator[Item]:
        for one in self._track.interest:
            why = f": {one.why}" if one.why else ""
            yield Item(f"{self._day(one.at)}: {INTEREST_WORDS[one.level]}{why}")

    def _day(self, at: datetime) -> str:
        """A day of my own; only its month where it could be matched with a talk."""
        day = at.astimezone(self._now.tzinfo).date()
        return month_words(day) if self._anonymous else exact_day_words(day, year=True)


class _Belonging(msgspec.Struct, frozen=True):
    """The one field of a learning by which it is chosen; quick to decode."""

    tracks: tuple[str, ...] = ()


def _of_track(records: Records, track: Track) -> list[Learning]:
    """What was learned of a track; of thousands, only these are decoded."""
    table = records.learnings
    if not isinstance(table, Table):
        return [one for one in table.values() if track.id in one.tracks]
    lines = zip(table, table.lines(_Belonging), strict=True)
    return [table[key] for key, line in lines if track.id in line.tracks]


def _groups(said: Sequence[Learning], tied: Mapping[str, set[str]]) -> Iterator[list[Learning]]:
    """What hangs together, directly or by way of others; of this track only."""
    left = {one.id: one for one in said if one.id in tied}
    for one in said:
        found, waiting = list[Learning](), [one.id]
        while waiting:
            here = left.pop(waiting.pop(), None)
            if here is not None:
                found.append(here)
                waiting += sorted(tied[here.id])
        if len(found) > 1:
            yield sorted(found, key=said.index)


def _who(said: Sequence[Learning]) -> str:
    count = len({one.person for one in said})
    return people_words(count) if count else "nobody yet"


def _facets_words(by_facet: Mapping[Facet, Sequence[Learning]]) -> str:
    told = (
        f"{facet.value} ({people_words(len({one.person for one in by_facet[facet]}))})"
        for facet in Facet
        if facet in by_facet
    )
    return f"Who spoke of what: {', '.join(told)}."


def _groups_words(count: int) -> str:
    return "On one thing:" if count == 1 else f"On {count} things:"


def _term(text: str) -> str:
    """The term of a line such as «RFP = request for proposals»."""
    return text.partition("=")[0].partition(": ")[0].strip()
