"""An importer at work: its items cleaned, counted and kept, whatever happens next."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from coffeechat.api import HiddenRow, ImportedPerson, Importer, ImportSource, RowProblem
from coffeechat.plugin_host.clean import LINE_LIMIT, PROSE_LIMIT, clean_prose
from coffeechat.plugin_host.conform import NAME_LIMIT, conform
from coffeechat.plugin_host.contract import BrokenContract, kind_of
from coffeechat.plugin_host.jobs import PluginJob
from coffeechat.plugin_host.outcomes import Problem, ReadResult

_LIMITS = {
    "name": NAME_LIMIT,
    "title": LINE_LIMIT,
    "organisation": LINE_LIMIT,
    "place": LINE_LIMIT,
    "notes": PROSE_LIMIT,
}


@dataclass
class Harvest:
    """What was read so far."""

    people: list[ImportedPerson] = field(default_factory=list)
    hidden: list[HiddenRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    def gather(self, importer: Importer, source: ImportSource, job: PluginJob) -> None:
        """Read the source to its end, or as far as the importer gets."""
        with closing(job.each(importer.read(source, job))) as items:
            for item in items:
                self._take(item)

    def result(self, job: PluginJob, problem: Problem | None) -> ReadResult:
        """All that was read, and why it ended early if it did."""
        return ReadResult(
            people=tuple(self.people),
            hidden=tuple(self.hidden),
            problems=tuple(self.problems),
            warnings=tuple(job.warnings),
            problem=problem,
        )

    def _take(self, item: object) -> None:
        if isinstance(item, ImportedPerson):
            self._take_person(item)
        elif isinstance(item, HiddenRow):
            self.hidden.append(conform(item, HiddenRow))
        elif isinstance(item, RowProblem):
            self.problems.append(conform(item, RowProblem))
        else:
            raise BrokenContract(
                f"it gave {kind_of(item)} where ImportedPerson, HiddenRow or RowProblem is expected"
            )

    def _take_person(self, given: ImportedPerson) -> None:
        if is_clean(given):
            self.people.append(given)
            return
        try:
            person = conform(given, ImportedPerson)
        except BrokenContract as error:
            line: object = given.line
            number = line if isinstance(line, int) else 0
            self.problems.append(RowProblem(line=number, reason=str(error)))
            return
        if not person.name:
            self.problems.append(RowProblem(line=person.line, reason="the row has no name"))
            return
        self.people.append(person)
        self.problems.extend(_cuts(given))


def is_clean(person: ImportedPerson) -> bool:
    """Whether `conform` would change nothing: true of most people, and much sooner known."""
    lists = (person.emails, person.phones, person.urls)
    if (
        type(person) is not ImportedPerson
        or {type(person.line), *map(type, lists)} != {int, tuple}
        or type(person.connected_on) not in {date, type(None)}
        or person.notes != ""
        or person.extras != {}
        or person.points != ()
        or person.tags != ()
    ):
        return False
    texts = [person.name, person.title, person.organisation, person.place, *chain(*lists)]
    if set(map(type, texts)) != {str}:
        return False
    everything = "".join(texts)
    return (
        0 < len(person.name) <= NAME_LIMIT
        and len(everything) <= LINE_LIMIT
        and everything.isprintable()
        and list(map(str.strip, texts)) == texts
    )


def _cuts(given: ImportedPerson) -> list[RowProblem]:
    return [
        RowProblem(
            line=given.line,
            column=name,
            reason=f"longer than {limit:,} characters, so its end was cut off",
            raw=clean_prose(getattr(given, name)),
            imported=True,
        )
        for name, limit in _LIMITS.items()
        if len(getattr(given, name)) > limit
    ]
