"""`plugin run`: one thing that a plugin offers, tried on its own.

Nothing is changed but by a command, and by that only without `--dry-run`.
"""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from coffeechat import plugged, snapshots
from coffeechat.acts import Refused
from coffeechat.api import About, CheckContext, CommandCall
from coffeechat.cli import rendering
from coffeechat.cli.codes import DONE, PARTLY, REFUSED
from coffeechat.cli.exchanging import source_of
from coffeechat.cli.output import complain, say, show_text
from coffeechat.cli.plugins import named
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Person
from coffeechat.domain.whom import find_person
from coffeechat.plugin_host import Contribution, Problem, RunningJob, given
from coffeechat.plugin_host.hooks import HOOKS
from coffeechat.session import Session
from coffeechat.writing import Stray, stray_context

Thing = Contribution[Any]


def try_thing(session: Session, options: Namespace) -> int:
    """Run what `ID:THING` names; the exit code."""
    hook, thing = _find(session, options.thing)
    if hook not in _WAYS:
        raise Refused(
            f"«{options.thing}» is among the {hook.replace('_', ' ')}, which are not run alone: "
            "coffeechat plugin test runs the plugin's tests of it."
        )
    job = RunningJob()
    try:
        return _WAYS[hook](session, thing, options, job)
    finally:
        for warning in job.warnings:
            complain(warning)


def _find(session: Session, typed: str) -> tuple[str, Thing]:
    """The hook and the thing that `ID:THING` means; `ID:HOOK:THING` where two have one id."""
    name, _, rest = typed.partition(":")
    kind, _, thing = rest.rpartition(":")
    host = session.host
    (id_, *_others) = named(host.plugins, name)
    mine = [(hook, one) for hook in HOOKS for one in getattr(host, hook) if one.plugin == id_]
    found = [(hook, one) for hook, one in mine if one.item.id == thing and hook.startswith(kind)]
    if len(found) == 1:
        return found[0]
    if found:
        longer = " or ".join(f"{id_}:{hook}:{thing}" for hook, _ in found)
        raise NotUnderstood(f"«{typed}» is there more than once; type {longer}.")
    if not mine and (problem := _last_problem(session, id_)):
        raise Refused(str(problem))
    there = ", ".join(f"{id_}:{one.item.id}" for _, one in mine)
    raise NotUnderstood(f"There is no «{typed}»; there are: {there or 'none'}.")


def _last_problem(session: Session, plugin: str) -> Problem | None:
    return next((one.last_problem for one in session.host.plugins if one.id == plugin), None)


def _read(session: Session, thing: Thing, options: Namespace, job: RunningJob) -> int:
    """Read a file; `coffeechat import` is what brings the people in."""
    if not options.on:
        raise NotUnderstood("Name the file to read, or - for standard input.")
    result = session.host.read_people(thing, source_of(" ".join(options.on)), job)
    if options.json:
        show_text(rendering.read_json(result))
    else:
        for person in result.people:
            say(rendering.person_words(person))
        say(rendering.counts(result))
    for problem in result.problems:
        complain(f"line {problem.line}: {problem.reason}")
    if result.problem is not None:
        complain(result.problem)
        return PARTLY if result.people else REFUSED
    return PARTLY if any(not problem.imported for problem in result.problems) else DONE


def _render(session: Session, thing: Thing, options: Namespace, job: RunningJob) -> int:
    """Write a file, or several into a folder; without a name, one file to stdout."""
    batch = snapshots.export_batch(session.records, session.now())
    files = given(session.host.render(thing, batch, job))
    if options.json or options.dry_run:
        sizes = [{"name": file.name, "bytes": len(file.data)} for file in files]
        _show(options, sizes, [f"{one['name']}: {one['bytes']} bytes" for one in sizes])
        return DONE
    return rendering.put_files(files, " ".join(options.on))


def _check(session: Session, thing: Thing, options: Namespace, _job: RunningJob) -> int:
    context = _context(session, thing.item.about, options)
    before = len(session.host.problems)
    findings = session.host.run_check(thing, context)
    if new := session.host.problems[before:]:
        raise Refused(str(new[0]))
    lines = [rendering.finding_words(finding, context.text) for finding in findings]
    _show(options, [asdict(finding) for finding in findings], lines or ["Nothing is found."])
    return DONE


def _context(session: Session, about: About, options: Namespace) -> CheckContext:
    """What the check looks at: a person, or a text, which goes to a person if one is named."""
    typed = options.on
    of_text = about not in {About.PERSON, About.PREP}
    text = options.text
    if of_text and text is None:
        if not typed:
            raise NotUnderstood("Name the file with the text, or give it with --text.")
        with source_of(" ".join(typed)).open() as stream:
            text, typed = stream.read().decode("utf-8", "replace"), []
    person = _person(session, typed).id if typed or not of_text else ""
    return stray_context(session, Stray(text=text or "", about=about, person=person))


def _command(session: Session, thing: Thing, options: Namespace, job: RunningJob) -> int:
    person = _person(session, options.on) if thing.item.about_person else None
    text = options.text or ("" if person else " ".join(options.on))
    if options.dry_run:
        _rehearse(session, thing, options, _call(session, thing, person, text))
        return DONE
    ran = plugged.run_command(session, thing, person.id if person else "", text, job)
    content = {"told": ran.told, "copies": ran.copies, "changed": ran.changed}
    if options.json:
        _show(options, content, [])
        return DONE
    for line in ran.told:
        say(line)
    for copied in ran.copies:
        show_text(copied)
    return DONE


def _rehearse(session: Session, thing: Thing, options: Namespace, call: CommandCall) -> None:
    """Show the effects of a command, none of which takes place."""
    effects = given(session.host.run_command(thing, call, RunningJob()))
    content = [{"effect": type(one).__name__.lower()} | asdict(one) for one in effects]
    names = {one.id: one.name for one in session.records.people.values()}
    lines = [line for one in effects for line in rendering.effect_lines(one, names)]
    _show(options, content, [*lines, "Nothing was changed (--dry-run)."])


def _call(session: Session, thing: Thing, person: Person | None, text: str) -> CommandCall:
    records = session.records
    view = snapshots.person_view(records, person, plugin=thing.plugin) if person else None
    return CommandCall(me=snapshots.me(records.profile), now=session.now(), person=view, text=text)


def _section(session: Session, thing: Thing, options: Namespace, job: RunningJob) -> int:
    person = _person(session, options.on)
    conversation = session.records.open_conversation(person.id)
    if conversation is None:
        raise Refused(f"No conversation with {person.name} is open, so there is no prep sheet.")
    view = snapshots.conversation_view(session.records, conversation, plugin=thing.plugin)
    lines = given(session.host.build_section(thing, view, job))
    _show(options, lines, lines or ["It gives no line, so the section is left out."])
    return DONE


def _column(session: Session, thing: Thing, options: Namespace, _job: RunningJob) -> int:
    """The cells of one person, or of everybody."""
    people = [_person(session, options.on)] if options.on else [*session.records.people.values()]
    rows = plugged.column_cells(session, [thing], [person.id for person in people])
    cells = [row[0] for row in rows]
    content = [
        {"id": person.id, "name": person.name, thing.item.id: cell}
        for person, cell in zip(people, cells, strict=True)
    ]
    lines = [f"{one['name']}: {cell}" for one, cell in zip(content, cells, strict=True)]
    _show(options, content, lines)
    problem = _last_problem(session, thing.plugin)
    if problem is not None:
        raise Refused(str(problem))
    return DONE


def _person(session: Session, typed: Sequence[str]) -> Person:
    return find_person(session.records, " ".join(typed))


def _show(options: Namespace, content: object, lines: Sequence[str]) -> None:
    if options.json:
        show_text(rendering.as_json(content))
        return
    for line in lines:
        say(line)


_WAYS: Mapping[str, Callable[[Session, Thing, Namespace, RunningJob], int]] = {
    "importers": _read,
    "exporters": _render,
    "checks": _check,
    "commands": _command,
    "prep_sections": _section,
    "columns": _column,
}
