"""The cited report as data, which each format only has to write down."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coffeechat.domain.plots import Plot
from coffeechat.domain.text import clean_line, safe_url

_LONGEST = 2000
_LINK = re.compile(r'https?://[^\s<>"«»`|\\]+[^\s<>"«»`|\\.,;:!?)]', re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    """A statement.

    Attributes:
        text: What it says, on one line.
        quoted: These are somebody's own words.
        sources: The numbers of who said it.
        remark: What is to be known of it, such as that it is old.
    """

    text: str
    quoted: bool = False
    sources: tuple[int, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; `deep` when it belongs to the section before."""

    title: str
    items: tuple[Item, ...] = ()
    intro: str = ""
    plot: Plot | None = None
    deep: bool = False


@dataclass(frozen=True)
class Report:
    """All that a report says.

    Attributes:
        title: What it is.
        lead: Sentences on what it rests on.
        sections: In the order in which one reads them.
        sources: Who said it and when; the first one has the number 1.
        left: Words that may still be names where names were taken out.
    """

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    left: tuple[str, ...] = ()

    def said(self) -> Iterator[str]:
        """Everything that somebody wrote, so without headings."""
        for section in self.sections:
            yield from (text for item in section.items for text in (item.text, item.remark))
        yield from self.sources

    def rewritten(self, change: Callable[[str], str]) -> "Report":
        """The report with every text changed, on one line and without what a terminal obeys."""

        def clean(text: str) -> str:
            return clean_line(change(clean_line(text, _LONGEST)), _LONGEST)

        def of_item(item: Item) -> Item:
            return replace(item, text=clean(item.text), remark=clean(item.remark))

        def of_section(section: Section) -> Section:
            items = tuple(map(of_item, section.items))
            plot = section.plot and replace(section.plot, title=clean(section.plot.title))
            title, intro = clean(section.title), clean(section.intro)
            return replace(section, title=title, intro=intro, items=items, plot=plot)

        return replace(
            self,
            title=clean(self.title),
            lead=tuple(map(clean, self.lead)),
            sections=tuple(map(of_section, self.sections)),
            sources=tuple(map(clean, self.sources)),
        )


def with_links(text: str) -> Iterator[tuple[str, bool]]:
    """A text in its parts, each with whether it is the address of a page."""
    end = 0
    for found in _LINK.finditer(text):
        if safe_url(found[0]):
            yield text[end : found.start()], False
            yield found[0], True
            end = found.end()
    yield text[end:], False
