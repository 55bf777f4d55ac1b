"""What plugins give, as lines and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from coffeechat.acts import Refused
from coffeechat.api import (
    AddPerson,
    Change,
    Copy,
    Effect,
    ExportFile,
    Finding,
    ImportedPerson,
    PointView,
    Say,
)
from coffeechat.cli.codes import DONE
from coffeechat.cli.output import complain, say, show_file
from coffeechat.handoff.files import write_private
from coffeechat.places import typed_path
from coffeechat.plugin_host import ReadResult

_STANDARD = {"", "-"}


def as_json(content: object) -> str:
    """Anything as JSON; dates, enumerations and mappings as what they stand for."""
    import json  # for scripts only

    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain)


def read_json(result: ReadResult) -> str:
    """What was read: `people`, `hidden` (how many), `problems`, `warnings`, `stopped`."""
    return as_json(
        {
            "people": [asdict(person) for person in result.people],
            "hidden": len(result.hidden),
            "problems": [asdict(problem) for problem in result.problems],
            "warnings": result.warnings,
            "stopped": str(result.problem) if result.problem is not None else "",
        }
    )


def person_words(person: ImportedPerson) -> str:
    """A person as an importer gives them, in a line."""
    where = f"line {person.line}: " if person.line else ""
    return where + " · ".join([person.name, *_facts(person, "name", "line")])


def counts(result: ReadResult) -> str:
    """How much was read."""
    return (
        f"{len(result.people)} people, {len(result.hidden)} hidden, {len(result.problems)} "
        "problems. Nothing was changed; coffeechat import brings them in."
    )


def finding_words(finding: Finding, text: str) -> str:
    """A finding, with the place in the text and its fix."""
    there = text[finding.start : finding.end]
    where = f"{finding.start} to {finding.end} «{there}»: " if there else ""
    fix = finding.fix
    cure = f" (fix: «{text[fix.start : fix.end]}» becomes «{fix.text}»)" if fix else ""
    return f"{where}{finding.message}{cure}"


def effect_lines(effect: Effect, names: Mapping[str, str]) -> Iterator[str]:
    """An effect of a command in lines; `names` are those of people, by id."""
    if isinstance(effect, Say):
        yield f"It says: {effect.text}"
    elif isinstance(effect, Copy):
        yield f"It copies: {effect.text}"
    else:
        yield f"It proposes: {effect.summary or 'changes'}"
        for change in effect.changes:
            yield f"- {_change_words(change, names)}"


def put_files(files: Sequence[ExportFile], typed: str) -> int:
    """Write the files of an export where it was typed; one file without a place goes to stdout."""
    if not files:
        complain("The exporter gave no file.")
    elif typed in _STANDARD:
        if len(files) > 1:
            names = ", ".join(file.name for file in files)
            raise Refused(f"It gives several files ({names}); name a folder for them.")
        show_file(files[0].data)
    elif len(files) == 1 and not typed_path(typed).is_dir():
        _put(typed_path(typed), files[0])
    else:
        for file in files:
            _put(_folder(typed) / file.name, file)
    return DONE


def _folder(typed: str) -> Path:
    folder = typed_path(typed)
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder} for the files; make it first.")
    return folder


def _put(path: Path, file: ExportFile) -> None:
    write_private(path, file.data)
    say(f"Wrote {path}.")


def _change_words(change: Change, names: Mapping[str, str]) -> str:
    if isinstance(change, AddPerson):
        return f"add {person_words(change.person)}"
    who = names.get(change.person, change.person)
    return f"change {who}: {', '.join(_facts(change, 'person'))}"


def _facts(record: ImportedPerson | Change, *without: str) -> Iterator[str]:
    """What a record tells, field by field; what is empty is left out."""
    for one in fields(record):
        value = getattr(record, one.name)
        if one.name not in without and value not in (None, "", (), {}, 0):
            yield f"{one.name.replace('_', ' ')} {_words(value)}"


def _words(value: object) -> str:
    if isinstance(value, PointView):
        return " ".join(filter(None, (value.kind.replace("_", " "), value.detail)))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={text}" for key, text in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    return str(value)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)
