"""vCard files, and a way to read them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from coffeechat.api import HiddenRow, ImportedPerson, RowProblem
from coffeechat.testing import FakeJob, source
from coffeechat_vcard.reader import read


@dataclass
class Book:
    """All that was said about an address book."""

    people: list[ImportedPerson] = field(default_factory=list)
    hidden: list[HiddenRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [person.name for person in self.people]

    @property
    def refused(self) -> list[RowProblem]:
        """The problems for which there is no person."""
        return [problem for problem in self.problems if not problem.imported]

    @property
    def ends(self) -> list[int]:
        """The line of each card, as often as the card ended as something."""
        ends = [[one.line for one in self.people], [one.line for one in self.hidden]]
        return sorted(chain(*ends, (problem.line for problem in self.refused)))


def read_book(data: bytes | str, encoding: str = "", name: str = "contacts.vcf") -> Book:
    """Read a source to its end.

    Raises:
        UnreadableSource: It holds nobody.
    """
    job = FakeJob()
    book = Book(warnings=job.warnings)
    for item in read(source(data, name, encoding=encoding), job):
        if isinstance(item, ImportedPerson):
            book.people.append(item)
        elif isinstance(item, HiddenRow):
            book.hidden.append(item)
        elif isinstance(item, RowProblem):
            book.problems.append(item)
    return book


def card(*lines: str, end: str = "\r\n") -> str:
    """A vCard 3.0 of these lines."""
    return end.join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def only(*lines: str) -> ImportedPerson:
    """The person of a card of these lines, in which nothing is wrong."""
    book = read_book(card(*lines))
    assert (book.problems, book.warnings) == ([], [])
    (person,) = book.people
    return person


def address_book(cards: int, photo: int = 0) -> Iterator[str]:
    """Cards as an address book writes them, of made-up people.

    Args:
        cards: How many.
        photo: Characters of each photo; 0 for none.
    """
    picture = "\r\n ".join(["PHOTO;ENCODING=b;TYPE=JPEG:/9j/", *["k" * 74] * (photo // 74)])
    for number in range(cards):
        lines = [
            "PRODID:-//Example//Contacts 14.5//EN",
            f"N:Onu{number};Ada;;;",
            f"FN:Ada Onu{number}",
            f"ORG:Verda {number % 900};Soils",
            "TITLE:Analyst",
            f"item1.EMAIL;type=INTERNET;type=pref:ada{number}@example.org",
            "item1.X-ABLabel:_$!<Other>!$_",
            f"TEL;type=CELL;type=VOICE:+1 555 {number:07}",
            f"item2.URL;type=pref:https://www.linkedin.com/in/ada-onu-{number}",
            f"ADR;type=HOME:;;{number} Mill Lane;Oakland;CA;94601;United States",
            f"NOTE:Met at fair {number}\\, talked about soil",
            *([picture] if photo else []),
            f"UID:{number}-example",
        ]
        yield card(*lines)
