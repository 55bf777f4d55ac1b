"""Each figure of the reports, told once more from the raw records in a few other lines."""

from collections import Counter
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings

from coffeechat.domain.coverage import TO_COVER
from coffeechat.domain.records import Learning, Track
from coffeechat.domain.reports.breadth import breadth_data
from coffeechat.domain.reports.compare import compare_data, interest_series
from coffeechat.domain.reports.decisions import decisions_data
from coffeechat.domain.reports.feelings import feelings_data
from coffeechat.domain.reports.funnel import funnel_counts, funnel_data
from coffeechat.domain.reports.pages import PAGES, saturation_data
from coffeechat.domain.reports.questions import question_yields
from coffeechat.domain.reports.time_spent import rhythm_series, time_data
from coffeechat.domain.reports.tree import tree_data
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import MessagePurpose, ReplyKind
from domain.term_kit import NOW, QUESTIONS, terms

BERLIN = ZoneInfo("Europe/Berlin")


def talks(records: Records) -> list[tuple[datetime, str, Any]]:
    """Start, person and interview of every talk that was held."""
    found = [
        (one.interview.start, one.person, one.interview)
        for one in records.conversations.values()
        if one.interview and one.interview.held
    ]
    return sorted(found, key=lambda row: row[:2])


def steps_of(records: Records, conversation: str) -> tuple[int, int | None, bool]:
    """How far it went, the days to the first answer, and whether a bump came before it."""
    one = records.conversations[conversation]
    sent = sorted(
        (message.at, message.id, message)
        for message in records.messages.values()
        if message.conversation == one.id and message.person == one.person and message.at
    )
    asks = [at for at, _, m in sent if m.purpose is MessagePurpose.ASK]
    away = (ReplyKind.BOUNCED, ReplyKind.OUT_OF_OFFICE)
    answers = [at for at, _, m in sent if m.reply and m.reply not in away]
    far = 4 if one.interview and one.interview.held else 3 if one.interview else 0
    far = max(far, 2 if answers else 1 if asks else 0)
    if not asks or not answers or answers[0] < asks[0]:
        return far, None, False
    first, came = (at.astimezone(BERLIN).date() for at in (asks[0], answers[0]))
    bumped = any(m.purpose is MessagePurpose.BUMP and at < answers[0] for at, _, m in sent)
    return far, (came - first).days, bumped


def check_the_funnel(records: Records) -> None:
    told: Any = funnel_data(records, NOW)
    steps = [steps_of(records, one) for one in records.conversations]
    counts = [sum(far >= step for far, _, _ in steps) for step in range(5)]
    assert [count for _, count in funnel_counts(records)] == counts
    assert [told[name] for name in ("begun", "asked", "answered", "agreed", "talked")] == counts
    days = [one for _, one, _ in steps if one is not None]
    assert told["median_days_to_answer"] == (median(days) if days else None)
    assert told["answered_after_bump"] == sum(bumped for _, _, bumped in steps)
    routes = Counter(one.route.value for one in records.conversations.values())
    assert {name: those["begun"] for name, those in told["by"]["route"].items()} == routes
    of_tracks = Counter(
        name
        for one in records.conversations.values()
        for name in [records.tracks[t].name for t in records.people[one.person].tracks]
        or ["no track"]
    )
    assert {name: those["begun"] for name, those in told["by"]["track"].items()} == of_tracks


def check_time_and_rhythm(records: Records) -> None:
    told, held = time_data(records, NOW), talks(records)
    ids = {c.id for c in records.conversations.values() if c.interview and c.interview.held}
    assert told["talks"] == len(held)
    assert told["minutes_talking"] == sum(talk.minutes for _, _, talk in held)
    assert told["minutes_preparing"] == sum(talk.preparing_minutes for _, _, talk in held)
    assert told["learned"] == sum(one.conversation in ids for one in records.learnings.values())
    weeks: Counter[tuple[int, int]] = Counter()
    for start, _, _ in held:
        weeks[start.astimezone(BERLIN).isocalendar()[:2]] += 1
    assert {day.isocalendar()[:2]: count for day, count in rhythm_series(records)} == weeks
    assert all(day.weekday() == 0 for day, _ in rhythm_series(records))


def check_feelings(records: Records) -> None:
    told: Any = feelings_data(records, NOW)
    pairs = [
        ((talk.before.confidence if talk.before else None), talk.after and talk.after.confidence)
        for _, _, talk in talks(records)
    ]
    assert told["dreaded"] == sum(before in (1, 2) for before, _ in pairs)
    assert told["dreaded_and_went_well"] == sum(
        before in (1, 2) and (after or 0) > before for before, after in pairs
    )


def check_breadth(records: Records) -> None:
    told: Any = breadth_data(records, NOW)
    met = {person for _, person, _ in talks(records)}
    assert told["people"] == len(met)
    where = Counter(records.people[one].organisation for one in met)
    assert told["by_sector"].get("academia", 0) == where["State University"]
    assert told["by_sector"].get("non-profit", 0) == where["River Trust"]
    assert told["by_sector"].get("company", 0) == where["Verda Inc."]
    assert told["by_sector"].get("not told", 0) == where["VERDA"] + where["Umlaut"] + where[""]
    merged = {name.casefold().removesuffix(" inc."): count for name, count in where.items()}
    merged["verda"] = where["Verda Inc."] + where["VERDA"]
    here = {n.casefold().removesuffix(" inc."): c for n, c in told["by_organisation"].items()}
    assert here == {name: count for name, count in merged.items() if name and count}
    levels = Counter(str(records.people[one].seniority) for one in met)
    assert told["by_level"].get("mid", 0) == levels["2"]
    assert sum(told["by_level"].values()) == len(met)


def check_the_tree(records: Records) -> None:
    told: Any = tree_data(records, NOW)
    rows = told["tree"]
    assert len({row["person"] for row in rows}) == len(rows), "everybody stands in it once"
    path: list[Any] = []
    for row in rows:
        path[row["depth"] :] = [row["person"]]
        assert len(path) == row["depth"] + 1, "no step is left out"
        if row["depth"]:
            giver = path[-2]
            named = {
                o.about for o in records.loops_by_person.get(giver, []) if o.kind == "referral"
            }
            assert records.people[row["person"]].referred_by == giver or row["person"] in named
    for place, row in enumerate(rows):
        below = []
        for one in rows[place + 1 :]:
            if one["depth"] <= row["depth"]:
                break
            below.append(one)
        assert row["led_to_people"] == len(below)
        assert row["led_to_talks"] == sum(one["talked"] is not None for one in below)
    met = {person for _, person, _ in talks(records)}
    assert {row["person"] for row in rows if row["talked"]} <= met
    assert told["talks_outside"] == len(met - {row["person"] for row in rows})


def check_what_questions_brought(records: Records) -> None:
    asked: Counter[str] = Counter()
    learned: Counter[str] = Counter()
    for one in records.conversations.values():
        uses = [use for use in (one.interview.questions if one.interview else ()) if use.asked_at]
        asked.update(use.text for use in uses)
        for told in (n for n in records.learnings.values() if n.conversation == one.id):
            before = [use for use in uses if use.asked_at and use.asked_at <= told.created]
            if before:
                last = max(before, key=lambda use: (use.asked_at, uses.index(use)))
                learned[last.text] += 1
    found = {one.text: (one.asked, one.learned) for one in question_yields(records)}
    assert found == {text: (asked[text], learned[text]) for text in QUESTIONS[:2] if asked[text]}


def check_what_talks_added(records: Records) -> None:
    told: Any = saturation_data(records, NOW)
    agree = {frozenset((n.id, other)) for n in records.learnings.values() for other in n.agrees}
    for track, one in zip(records.tracks.values(), _in_order(told, records), strict=True):
        mine = [n for n in records.learnings.values() if track.id in n.tracks]
        assert sum(talk["learned"] for talk in one["talks"]) == len(mine)
        expected: list[tuple[int, int]] = []
        before: list[Learning] = []
        for group in _groups(records, track):
            new = 0
            for place, said in enumerate(group):
                same = [n for n in (*before, *group[:place]) if n.text.lower() == said.text.lower()]
                agrees = [n for n in before if frozenset((n.id, said.id)) in agree]
                new += not same and not agrees
            before += group
            expected.append((len(group), new))
        assert [(talk["learned"], talk["new"]) for talk in one["talks"]] == expected


def _in_order(told: Any, records: Records) -> list[Any]:
    return [
        next(t for t in told["tracks"] if t["track"] == one.name) for one in records.tracks.values()
    ]


def _groups(records: Records, track: Track) -> list[list[Learning]]:
    """What was said in each conversation, by when it was."""
    groups: dict[str, list[Learning]] = {}
    moments: dict[str, datetime] = {}
    for one in records.conversations.values():
        if one.interview and one.interview.held and track.id in records.people[one.person].tracks:
            groups[one.id] = []
    for said in sorted(records.learnings.values(), key=lambda n: n.id):
        if track.id in said.tracks:
            groups.setdefault(said.conversation or said.person, []).append(said)
    for key, group in groups.items():
        talk = records.conversations[key].interview if key in records.conversations else None
        held = talk is not None and talk.held is not None
        moments[key] = talk.start if talk and held else min(n.created for n in group)
    return [groups[key] for key in sorted(groups, key=lambda key: (moments[key], key))]


def check_tracks_side_by_side(records: Records) -> None:
    tracks = list(records.tracks.values())
    for track, told in zip(tracks, compare_data(records, tracks, NOW)["tracks"], strict=True):
        facets = {n.facet for n in records.learnings.values() if track.id in n.tracks} & {*TO_COVER}
        assert told["told"].startswith(f"{len(facets)} of {len(TO_COVER)} facets")
        known = sum(track.id in one.tracks for one in records.people.values())
        tellers = {n.person for n in records.learnings.values() if track.id in n.tracks}
        noun = "person" if known == 1 else "people"
        assert told["people"] == f"{known} {noun} known, {len(tellers)} told you of it"
        left = [
            talk.after.energy
            for _, person, talk in talks(records)
            if talk.after and talk.after.energy and track.id in records.people[person].tracks
        ]
        usual = f"{median(left):g} of 5 after talks (the middle of {len(left)})" if left else "-"
        assert told["energy"] == usual
        assert [level for _, level in interest_series(records, track)] == [
            one.level for one in track.interest
        ]


def check_the_log_of_decisions(records: Records) -> None:
    told: Any = decisions_data(records, NOW)
    every = [(one.at.isoformat(), t.name) for t in records.tracks.values() for one in t.decisions]
    assert [(one["at"], one["track"]) for one in told["decisions"]] == sorted(every)


def check_no_page_is_wider_than_the_screen_or_depends_on_the_order(records: Records) -> None:
    for page in PAGES.values():
        lines = page.lines(records, NOW, 80)
        assert lines
        assert page.lines(Records(**_turned_round(records)), NOW, 80) == lines
    for page in (PAGES["funnel"], PAGES["breadth"], PAGES["feelings"], PAGES["question-yield"]):
        later = page.lines(records, NOW + timedelta(days=400), 60)
        assert all(len(line) <= 60 for line in later if "  " in line.strip())


def _turned_round(records: Records) -> dict[str, Any]:
    tables = ("profiles", "people", "tracks", "conversations", "messages", "learnings", "loops")
    return {name: dict(reversed(getattr(records, name).items())) for name in tables}


CHECKS = (
    check_the_funnel,
    check_time_and_rhythm,
    check_feelings,
    check_breadth,
    check_the_tree,
    check_what_questions_brought,
    check_what_talks_added,
    check_tracks_side_by_side,
    check_the_log_of_decisions,
    check_no_page_is_wider_than_the_screen_or_depends_on_the_order,
)


@settings(max_examples=40, deadline=None)
@given(terms())
def test_every_figure_is_what_the_raw_records_say(records: Records) -> None:
    """One generated term for all of them: to make it takes longer than to look at it."""
    for check in CHECKS:
        check(records)
