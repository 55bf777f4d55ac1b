"""The cited report as one HTML file: no script, nothing fetched, readable on paper.

A policy in its head forbids all that a browser might fetch or run, so that not even a mistake here
would let a name do harm.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from coffeechat.domain.cited.document import Item, Report, Section, with_links
from coffeechat.handoff.svg import svg

_STYLE = """
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff;
  font: 1rem/1.5 Georgia, serif; }
h1, h2, h3 { font-family: sans-serif; line-height: 1.2; }
h3 { margin-bottom: 0; }
li { margin: 0.3rem 0; }
svg { max-width: 100%; height: auto; }
figure { margin: 1rem 0; }
.remark { font-style: italic; }
.cited { white-space: nowrap; }
a { color: inherit; }
@media print { body { margin: 0; } }
"""
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
#: Style only as it is here; no script, picture, font, frame or form from anywhere.
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
)


def as_html(report: Report) -> str:
    """The whole report; every text is escaped, and links lead to pages that a text names."""
    title = escape(report.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f'<h1 dir="auto">{title}</h1>',
            *(f'<p dir="auto">{_text(sentence)}</p>' for sentence in report.lead),
            *_sections(report),
            *_sources(report),
            "</body>",
            "</html>",
            "",
        ]
    )


def _sections(report: Report) -> Iterator[str]:
    for number, section in enumerate(report.sections, start=1):
        yield from _section(section, f"p{number}")


def _section(section: Section, key: str) -> Iterator[str]:
    level = "h3" if section.deep else "h2"
    yield f'<{level} dir="auto">{escape(section.title)}</{level}>'
    if section.intro:
        yield f'<p dir="auto">{_text(section.intro)}</p>'
    if section.plot is not None:
        yield f"<figure>{svg(section.plot, key)}</figure>"
    if section.items:
        yield from ("<ul>", *map(_item, section.items), "</ul>")


def _item(item: Item) -> str:
    text = f"<q>{_text(item.text)}</q>" if item.quoted else _text(item.text)
    remark = f' <span class="remark">({_text(item.remark)})</span>' if item.remark else ""
    links = " ".join(f'<a href="#source-{number}">[{number}]</a>' for number in item.sources)
    cited = f' <span class="cited">{links}</span>' if links else ""
    return f'<li dir="auto">{text}{remark}{cited}</li>'


def _sources(report: Report) -> Iterator[str]:
    if report.sources:
        yield "<h2>Sources</h2>"
        yield "<ol>"
        for number, text in enumerate(report.sources, start=1):
            yield f'<li dir="auto" id="source-{number}">{_text(text)}</li>'
        yield "</ol>"


def _text(text: str) -> str:
    """A text escaped; addresses of pages become links that tell the page nothing."""
    return "".join(
        f'<a href="{escape(part)}" rel="noopener noreferrer">{escape(part)}</a>'
        if is_link
        else escape(part)
        for part, is_link in with_links(text)
    )
