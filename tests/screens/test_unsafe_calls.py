"""No screen or widget calls what reads markup or speaks to the terminal past the output guard."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import coffeechat

PACKAGE = Path(coffeechat.__file__).parent
FILES = sorted([*PACKAGE.glob("screens/**/*.py"), *PACKAGE.glob("widgets/**/*.py")])

#: Calls that read markup in what they are given, or open something on the server.
FORBIDDEN_CALLS = {
    "notify": "say() is the one status line",
    "from_markup": "write Content(text)",
    "open_url": "nothing is opened on the server",
    "print": "the screen is drawn by widgets",
    "Label": "Static(Content(text)) draws a text",
    "Markdown": "it reads links and markup",
    "DataTable": "LineList is the one list",
    "Tree": "LineList is the one list",
    "OptionList": "LineList is the one list",
}
#: Attributes that read markup when they are set.
FORBIDDEN_ATTRIBUTES = {"tooltip", "border_title", "border_subtitle", "sub_title"}
#: Calls that read markup unless they are given Content or told not to.
NEEDS_CONTENT = {"Static", "update"}


def unsafe(source: str) -> Iterator[str]:
    """What must not be in a file, each as «line: what, instead»."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            if name in FORBIDDEN_CALLS:
                yield f"{node.lineno}: {name}(), {FORBIDDEN_CALLS[name]}"
            elif name in NEEDS_CONTENT and not _is_plain(node):
                yield f"{node.lineno}: {name}() of a text, give it Content(text) or markup=False"
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in FORBIDDEN_ATTRIBUTES:
                    yield f"{node.lineno}: {target.attr}, which reads markup"


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_plain(call: ast.Call) -> bool:
    """Whether a call is given no text, Content, or is told that the text is no markup."""
    if any(keyword.arg == "markup" for keyword in call.keywords):
        return True
    of_dictionary = _name(call.func) == "update" and not _is_of_widget(call)
    first = call.args[0] if call.args else None
    is_content = isinstance(first, ast.Call) and _name(first.func) == "Content"
    return first is None or is_content or of_dictionary


def _is_of_widget(call: ast.Call) -> bool:
    """Whether `update` is called on a widget: on itself, or on one kept in an attribute."""
    function = call.func
    if not isinstance(function, ast.Attribute):
        return False
    owner = function.value
    if isinstance(owner, ast.Name):
        return owner.id == "self"
    return isinstance(owner, ast.Call) and _name(owner.func) == "query_one"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_calls_nothing_unsafe(file: Path) -> None:
    assert list(unsafe(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "self.notify(person.name)",
        "Static(person.name)",
        "self.update(text)",
        "self.query_one(Static).update(text)",
        "self.tooltip = person.name",
        "Text.from_markup(text)",
        "app.open_url(person.url)",
    ],
)
def test_unsafe_calls_are_found(source: str) -> None:
    assert list(unsafe(source))


@pytest.mark.parametrize(
    "source",
    ["Static(Content(name))", "Static(name, markup=False)", "Static()", "self._changed.update(a)"],
)
def test_safe_calls_are_not(source: str) -> None:
    assert not list(unsafe(source))
