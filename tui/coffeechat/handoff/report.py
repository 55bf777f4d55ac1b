"""A cited report as a file: the formats there are, and what a file of it is called."""

from coffeechat.domain.cited import Report
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Track
from coffeechat.handoff.files import safe_name
from coffeechat.handoff.report_html import as_html
from coffeechat.handoff.report_markdown import as_markdown

#: So many words that may be names are told; the others are counted.
_MOST = 12
FORMATS = ("md", "html")
_ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


def as_file(report: Report, format_: str, *, ascii_only: bool = False) -> bytes:
    """The report in one of `FORMATS`, in UTF-8; with `ascii_only` plots in Markdown are ASCII."""
    text = as_html(report) if format_ == "html" else as_markdown(report, ascii_only=ascii_only)
    return text.encode()


def format_of(path: str) -> str:
    """The format that the ending of a file's name asks for.

    Raises:
        NotUnderstood: None of `FORMATS` is written into such a file.
    """
    for ending, format_ in _ENDINGS.items():
        if path.casefold().endswith(ending):
            return format_
    raise NotUnderstood(f"A report is written as .md or .html, not as «{path}».")


def usual_name(track: Track, *, anonymous: bool) -> str:
    """What a file of the report is called when nothing else is said."""
    return f"{safe_name(track.name)}{'-anonymous' if anonymous else ''}.md"


def told(report: Report) -> str:
    """What to look at before a report without names is given away; nothing if nothing is left."""
    if not report.left:
        return ""
    shown, more = ", ".join(report.left[:_MOST]), len(report.left) - _MOST
    others = f" and {more} more" if more > 0 else ""
    return f"Read it before you give it away; these may still be names: {shown}{others}."
