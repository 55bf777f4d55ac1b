"""Commands for the author of a plugin: begin one, check it, run its tests."""

import os
import subprocess
import sys
from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, flush, hint, say, show_text
from coffeechat.domain.errors import NotUnderstood, Sentence
from coffeechat.places import typed_path

if TYPE_CHECKING:
    from coffeechat.authoring.checking import Report


def authoring(options: Namespace) -> int:
    """Run one of the commands; the exit code."""
    run = {"new": _new, "check": _check, "test": _test}[options.action]
    try:
        return run(options)
    except Sentence as error:
        complain(error)
        return REFUSED


def _new(options: Namespace) -> int:
    from coffeechat.authoring.scaffold import make_plugin

    folder, count = make_plugin(options.kind, options.name, typed_path(options.folder))
    say(f"Wrote {folder} ({count} files), a plugin that works as it is.")
    say(f"Its tests: coffeechat plugin test {folder}")
    say(f"To use it: {sys.executable} -m pip install -e {folder}")
    return DONE


def _check(options: Namespace) -> int:
    """Check a folder, or an installed plugin; 1 when there is an error."""
    report = _report(options.path)
    if options.json:
        show_text(_as_json(report))
    else:
        _tell(report)
    return REFUSED if report.errors else DONE


def _report(typed: str) -> "Report":
    from coffeechat.authoring.checking import check_folder, check_installed

    folder = typed_path(typed)
    if folder.is_dir():
        return check_folder(folder)
    if os.sep in typed:
        raise NotUnderstood(f"There is no folder {folder}; name the one with the pyproject.toml.")
    from coffeechat.cli.plugins import named
    from coffeechat.plugin_host import PluginHost
    from coffeechat.plugin_host.discovery import GROUP, installed_entry_points

    ids = named(PluginHost.discover().plugins, typed)
    if len(ids) > 1:
        raise NotUnderstood(f"«{typed}» has several plugins: {', '.join(ids)}; name one.")
    for point in installed_entry_points():
        if point.name == ids[0] and point.group == GROUP:
            return check_installed(point)
    raise NotUnderstood(f"{ids[0]} is for another version of the plugin API than {GROUP}.")


def _tell(report: "Report") -> None:
    for flaw in report.flaws:
        say(str(flaw))
    for note in report.notes:
        hint(note)
    warnings = len(report.flaws) - report.errors
    whole = ", ".join(report.plugins) or "No plugin"
    if report.flaws:
        say(f"{whole}: {report.errors} errors, {warnings} warnings.")
    else:
        took = [f"imported in {seen['import_ms']} ms" for seen in report.facts.values()]
        say(f"{whole}: nothing to mend; {', '.join(took)}.")


def _as_json(report: "Report") -> str:
    import json  # for scripts only

    content = {
        "plugins": list(report.plugins),
        "errors": report.errors,
        "flaws": [vars(flaw) | {"weight": flaw.weight.value} for flaw in report.flaws],
        "facts": dict(report.facts),
        "notes": list(report.notes),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _test(options: Namespace) -> int:
    """Run pytest in a plugin's folder, its output as it comes."""
    folder = typed_path(options.path)
    if not (folder / "pyproject.toml").is_file():
        raise NotUnderstood(f"{_shown(folder)} has no pyproject.toml; name the plugin's folder.")
    if find_spec("pytest") is None:
        raise NotUnderstood(
            f"The tests need pytest: {sys.executable} -m pip install pytest; then try again."
        )
    flush()
    environ = dict(os.environ)
    if options.update:
        from coffeechat.testing.golden import UPDATE

        environ[UPDATE] = "1"
    ran = subprocess.run([sys.executable, "-m", "pytest"], cwd=folder, env=environ, check=False)
    return DONE if ran.returncode == 0 else REFUSED


def _shown(folder: Path) -> str:
    return "The folder you are in" if folder == Path() else str(folder)
