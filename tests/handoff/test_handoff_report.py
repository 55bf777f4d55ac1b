"""The cited report as files: what they hold, and that no text in them does anything."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from coffeechat.domain.cited import Report, cited_report
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.text import clean_line
from coffeechat.handoff.report import FORMATS, as_file, format_of, told, usual_name
from coffeechat.testing import golden
from support.learned import HOSTILE_NAMES, HOSTILE_TEXTS, NOW, records

GOLDEN = Path(__file__).parent / "golden"
TOLD = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "ol", "li"),
    *("q", "span", "a", "figure"),
}
PICTURED = {"svg", "title", "desc", "rect", "text", "line", "path", "circle"}
NO_END = {"meta"}
IN_MARKDOWN = {"h1", "h2", "h3", "p", "ul", "ol", "li", "pre", "code", "a"}


def made(*, anonymous: bool = False) -> Report:
    known = records(hostile=True)
    return cited_report(known, known.tracks["track1"], NOW, anonymous=anonymous)


def written(format_: str, *, anonymous: bool = False) -> str:
    return as_file(made(anonymous=anonymous), format_).decode()


class Page(HTMLParser):
    """What a browser would make of a page: its elements in order, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.styles = ""
        self.feed(text)
        self.close()
        assert not self.open, f"{self.open} is never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag in {"p", "li", "h1", "h2", "h3", "title", "desc"}:
            self.texts.append("")
        if tag not in NO_END:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.styles += data
        elif self.texts:
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def links(self) -> list[str]:
        return [values.get("href") or "" for tag, values in self.seen if tag == "a"]


@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
@pytest.mark.parametrize("format_", FORMATS)
def test_as_it_was_looked_at(format_: str, *, anonymous: bool) -> None:
    name = f"report-{'anonymous' if anonymous else 'named'}.{format_}"
    golden(GOLDEN / name, written(format_, anonymous=anonymous))


@pytest.mark.parametrize("anonymous", [False, True])
def test_the_page_holds_nothing_but_what_we_wrote(*, anonymous: bool) -> None:
    page = Page(written("html", anonymous=anonymous))
    assert {tag for tag, _ in page.seen} <= TOLD | PICTURED
    for tag, values in page.seen:
        assert not any(name.startswith("on") or name in {"style", "src"} for name in values), tag
    assert all(re.fullmatch(r"#source-\d+|https://example\.org/\S+", link) for link in page.links)
    assert len({values["id"] for _, values in page.seen if "id" in values}) == sum(
        "id" in values for _, values in page.seen
    )


def test_every_text_is_on_the_page_as_it_was_typed() -> None:
    shown = "\n".join(Page(written("html")).texts)
    for text in (*HOSTILE_TEXTS, *HOSTILE_NAMES):
        assert clean_line(text) in shown


def test_each_number_leads_to_its_source() -> None:
    page = Page(written("html"))
    ids = {values["id"] for tag, values in page.seen if tag == "li" and "id" in values}
    assert len(ids) == len(made().sources)
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} == ids


def test_the_policy_lets_nothing_in_but_this_style() -> None:
    page = Page(written("html"))
    policy = next(
        str(values["content"])
        for tag, values in page.seen
        if values.get("http-equiv") == "Content-Security-Policy"
    )
    digest = b64encode(sha256(page.styles.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in page.styles
    assert "@import" not in page.styles


def rendered(text: str) -> Page:
    """The Markdown as a forgiving program shows it: raw HTML, tables and bare links included."""
    return Page(MarkdownIt("gfm-like", {"html": True}).render(text))


@pytest.mark.parametrize("anonymous", [False, True])
def test_markdown_makes_nothing_of_a_text(*, anonymous: bool) -> None:
    page = rendered(written("md", anonymous=anonymous))
    assert {tag for tag, _ in page.seen} <= IN_MARKDOWN
    assert all(re.match(r"https?://[a-z.]*example", link) for link in page.links)
    headings = sum(tag in {"h1", "h2", "h3"} for tag, _ in page.seen)
    assert headings == len(made(anonymous=anonymous).sections) + 2


def test_markdown_shows_every_text_as_it_was_typed() -> None:
    page = rendered(written("md"))
    shown = "\n".join(page.texts)
    for text in (*HOSTILE_TEXTS, *HOSTILE_NAMES):
        assert clean_line(text) in shown
    said = sum(len(section.items) for section in made().sections) + len(made().sources)
    assert sum(tag == "li" for tag, _ in page.seen) == said


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_turns_or_hides_what_follows(format_: str) -> None:
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written(format_)
    )


def test_plots_are_ascii_where_that_is_wanted() -> None:
    text = as_file(made(), "md", ascii_only=True).decode()
    block = text.partition("```text\n")[2].partition("```")[0]
    assert "|" in block
    assert block.isascii()


def test_the_ending_of_a_name_says_the_format() -> None:
    assert [format_of(name) for name in ("a.md", "b.HTML", "c.markdown", "d.htm")] == [
        "md",
        "html",
        "md",
        "html",
    ]
    with pytest.raises(NotUnderstood, match=r"\.md or \.html, not as «x\.pdf»"):
        format_of("x.pdf")
    track = records().tracks["track1"]
    assert usual_name(track, anonymous=False) == "nonprofits.md"
    assert usual_name(track.replace(name="a/b <c>"), anonymous=True) == "a-b-c-anonymous.md"


def test_what_may_be_a_name_is_told_once() -> None:
    assert told(made()) == ""
    words = tuple(f"Name{number}" for number in range(14))
    report = Report(title="t", lead=(), sections=(), sources=(), left=words)
    assert told(report).endswith("Name10, Name11 and 2 more.")
