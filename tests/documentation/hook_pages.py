"""A page for each hook, made from its docstring, its records and an example that is tested.

python -m tests.documentation        # writes docs/plugins/hooks/*.md anew
"""

import ast
import dataclasses
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coffeechat import api
from coffeechat.drafting.facts import REMEDIES

DOCS = Path(__file__).resolve().parents[2] / "docs" / "plugins"
EXAMPLES = DOCS / "examples"

#: Each hook with the records of `coffeechat.api` that it gives or takes, the first one the main.
RECORDS = {
    "importers": (
        "Importer", "Sample", "ImportSource", "ImportedPerson", "RowProblem", "HiddenRow",
        "BlankRow", "UnclearDates", "PastContact", "MyProfile", "ColumnGuess",
    ),
    "exporters": ("Exporter", "ExportBatch", "ExportFile"),
    "senders": ("Sender", "OutgoingMessage", "SendReceipt", "SendError"),
    "calendars": (
        "Calendar", "CalendarEvent", "PushResult", "Window", "Invitation", "Attendee", "DueView",
    ),
    "message_templates": ("MessageTemplate",),
    "checks": ("Check", "CheckContext", "PathView", "AskedView", "Finding", "Fix"),
    "question_banks": ("QuestionBank", "Question"),
    "commands": ("Command", "CommandCall", "Say", "Copy", "Propose", "ChangePerson", "AddPerson"),
    "on_event": ("Event",),
    "prep_sections": ("PrepSection", "ConversationView", "TalkView"),
    "columns": ("Column", "PersonView"),
}  # fmt: skip


def pages() -> Iterator[tuple[Path, str]]:
    """Every page with its text as it ought to be."""
    for hook in RECORDS:
        yield DOCS / "hooks" / f"{hook}.md", page(hook)
    yield DOCS / "hooks" / "README.md", index()


def page(hook: str) -> str:
    """The page of one hook."""
    parts = [f"# `{hook}`", _prose(inspect.getdoc(getattr(api.Plugin, hook)) or "")]
    parts += ["## Example", _code(hook)]
    parts += [_record(name) for name in RECORDS[hook]]
    if hook == "message_templates":
        parts.append(_facts())
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """The list of all hooks."""
    lines = [
        f"- [`{hook}`]({hook}.md): {_first_line(getattr(api.Plugin, hook))}" for hook in RECORDS
    ]
    return "\n".join(["# Hooks", "", *lines, ""])


def _code(hook: str) -> str:
    return f"```python\n{(EXAMPLES / f'{hook}.py').read_text(encoding='utf-8')}```"


def _record(name: str) -> str:
    kind = getattr(api, name)
    summary, told = _split(inspect.getdoc(kind) or "")
    parts = [f"## `{name}`", _prose(summary)]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        parts.append(_table(kind, told))
    elif members := _members(kind):
        parts.append("\n".join(f"- `{member}`: {text}" for member, text in members))
    return "\n\n".join(parts)


def _table(kind: type[Any], told: dict[str, str]) -> str:
    """The fields: name, type, default, and what the docstring says of them."""
    rows = ["| field | type | default | |", "| --- | --- | --- | --- |"]
    for field in dataclasses.fields(kind):
        type_ = _type(field).replace("|", "or")
        rows.append(
            f"| `{field.name}` | {type_} | {_default(field)} | {told.get(field.name, '')} |"
        )
    return "\n".join(rows)


def _type(field: "dataclasses.Field[object]") -> str:
    text = inspect.formatannotation(field.type)
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text)


def _default(field: "dataclasses.Field[object]") -> str:
    if field.default is not dataclasses.MISSING:
        default = field.default
        return "a function" if callable(default) else f"`{_plain(default)}`"
    return "empty" if field.default_factory is not dataclasses.MISSING else "required"


def _plain(default: object) -> str:
    return str(default) if hasattr(default, "name") else repr(default)


def _members(kind: type) -> list[tuple[str, str]]:
    """What a protocol or an error offers."""
    return [
        (name, _first_line(getattr(value, "fget", value)))
        for name, value in vars(kind).items()
        if not name.startswith("_") and inspect.getdoc(value) and not isinstance(value, type)
    ]


def _split(doc: str) -> tuple[str, dict[str, str]]:
    """The prose of a docstring, and what its «Attributes:» say of each field."""
    prose, _, attributes = doc.partition("Attributes:\n")
    told: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", textwrap.dedent(attributes).strip()):
        names, _, text = entry.partition(":")
        for name in names.split(","):
            told[name.strip()] = " ".join(text.split())
    return prose.strip(), told


def _prose(doc: str) -> str:
    return re.sub(r"``(.+?)``", r"`\1`", doc)


def _first_line(documented: object) -> str:
    return (inspect.getdoc(documented) or "").partition("\n")[0]


def _facts() -> str:
    facts = ", ".join(f"`{name}`" for name in REMEDIES)
    return f"## The facts\n\nA template may use these words: {facts}."


def examples() -> Iterator[tuple[str, str]]:
    """Name and code of each example."""
    for file in sorted(EXAMPLES.glob("*.py")):
        yield file.stem, file.read_text(encoding="utf-8")


def plugin_class(code: str) -> str:
    """The name of the plugin that an example defines."""
    classes = [node for node in ast.parse(code).body if isinstance(node, ast.ClassDef)]
    return next(
        node.name
        for node in classes
        if any(isinstance(base, ast.Name) and base.id == "Plugin" for base in node.bases)
    )
