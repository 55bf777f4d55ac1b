"""The user's own templates: text files in a folder beside `config.toml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coffeechat.api import MessageTemplate
from coffeechat.domain.text import clean_line
from coffeechat.drafting.draft import TemplateProblem
from coffeechat.drafting.template_file import parse_template

ENDING = ".txt"
MOST_FILES = 200
MOST_BYTES = 80_000


@dataclass(frozen=True)
class OwnTemplates:
    """What is in the folder: templates by the names of their files, and what is wrong with others.

    Each of `problems` is a sentence that names the file, the line and the remedy.
    """

    templates: Sequence[MessageTemplate] = ()
    problems: Sequence[str] = ()


def read_own_templates(folder: Path) -> OwnTemplates:
    """Read the templates in a folder; none when there is no such folder.

    One that cannot be used is a problem, and costs the others nothing.
    """
    try:
        files = sorted(file for file in folder.iterdir() if _is_meant(file))
    except FileNotFoundError:
        return OwnTemplates()
    except OSError as error:
        return OwnTemplates(problems=(_unreadable(folder, error),))
    templates, problems = [], []
    for file in files[:MOST_FILES]:
        try:
            templates.append(_read(file))
        except TemplateProblem as problem:
            problems.append(str(problem))
    if len(files) > MOST_FILES:
        problems.append(f"{_shown(folder)} has {len(files):,} files; {MOST_FILES} are read.")
    return OwnTemplates(templates, problems)


def _is_meant(file: Path) -> bool:
    """Neither another kind of file nor what an editor keeps beside the one it writes."""
    return file.suffix == ENDING and not file.name.startswith(".")


def _read(file: Path) -> MessageTemplate:
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateProblem(
            f"{_shown(file)}: Line {line}: this is no text in UTF-8; save it as such."
        ) from None
    except OSError as error:
        raise TemplateProblem(_unreadable(file, error)) from None
    if len(data) > MOST_BYTES:
        raise TemplateProblem(f"{_shown(file)}: more than {MOST_BYTES:,} bytes; make it shorter.")
    try:
        return parse_template(file.stem, text)
    except TemplateProblem as problem:
        raise TemplateProblem(f"{_shown(file)}: {problem}") from None


def _unreadable(path: Path, error: OSError) -> str:
    why = (error.strerror or "it cannot be read").lower()
    return f"{_shown(path)}: {why}; make it yours to read, or move it away."


def _shown(path: Path) -> str:
    return clean_line(str(path), 500)
