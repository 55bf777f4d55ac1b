"""The cited report as Markdown that shows every text as it is, whatever signs it holds."""

import re
from collections.abc import Iterator

from coffeechat.domain.cited.document import Item, Report, Section, with_links
from coffeechat.domain.plots import drawn

_WIDTH = 78
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
#: What would make a line another kind of line: a list, a rule, a heading underlined.
_LEADING = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def as_markdown(report: Report, *, ascii_only: bool = False) -> str:
    """The whole report; links are made of addresses only, and nothing else is made of a text."""
    lines = [f"# {_escaped(report.title)}", ""]
    for sentence in report.lead:
        lines += [_line(sentence), ""]
    for section in report.sections:
        lines += _section(section, ascii_only=ascii_only)
    if report.sources:
        lines += ["## Sources", ""]
        lines += [f"{number}. {_line(text)}" for number, text in enumerate(report.sources, start=1)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(section: Section, *, ascii_only: bool) -> Iterator[str]:
    yield f"{'###' if section.deep else '##'} {_escaped(section.title)}"
    yield ""
    if section.intro:
        yield from (_line(section.intro), "")
    if section.plot is not None:
        lines = drawn(section.plot, _WIDTH, ascii_only=ascii_only)
        yield from ("```text", *(line.replace("`", "'") for line in lines), "```", "")
    yield from (f"- {_item(item)}" for item in section.items)
    if section.items:
        yield ""


def _item(item: Item) -> str:
    text = f"«{_escaped(item.text)}»" if item.quoted else _line(item.text)
    remark = f" ({_escaped(item.remark)})" if item.remark else ""
    cited = "".join(f" [{number}]" for number in item.sources)
    return f"{text}{remark}{cited}"


def _line(text: str) -> str:
    """A text at the beginning of a line."""
    escaped = _escaped(text)
    numbered = _NUMBERED.sub(r"\1\\\2", escaped)
    return numbered if numbered != escaped else _LEADING.sub(r"\1\\\2", escaped)


def _escaped(text: str) -> str:
    """A text so that Markdown shows it as it is; addresses of pages become links."""
    return "".join(
        f"<{part}>" if is_link else _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\1", part))
        for part, is_link in with_links(text)
    )
