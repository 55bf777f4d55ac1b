"""What is asked of importers."""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from time import thread_time
from typing import BinaryIO, ClassVar

import pytest

from coffeechat.api import DateOrder, JobCancelled
from coffeechat.plugin_host import ReadResult
from coffeechat.testing.contracts.base import Contract, no_fault
from coffeechat.testing.fakes import FakeJob, FakeSource, sample
from coffeechat.testing.foreign import foreign
from coffeechat.testing.guard import nothing_done
from coffeechat.testing.hosting import Hosted, Hosts

OWN, FOREIGN = 0.8, 0.2

#: So many people at least make a large source.
MANY = 200

_NAMES = ("x.csv", "", "no-extension", "\u674e.CSV", "a" * 200 + ".zip")


class ImporterContract(Contract):
    """An importer knows its own, survives anything, and can be left at any moment.

    Attributes:
        samples: Sources as people really have them, at least one; each holds somebody.
        knows: Names in `coffeechat.testing.foreign()` of files that are rightly its own.
        damaged: Sources with rows that cannot be read, each with the lines to be named.
    """

    hook = "importers"
    samples: ClassVar[Sequence[FakeSource]] = ()
    knows: ClassVar[Collection[str]] = ()
    damaged: ClassVar[Sequence[tuple[FakeSource, Sequence[int]]]] = ()

    def large(self) -> FakeSource | None:
        """A source of a thousand rows or so, to see that people come while it is read."""
        return None

    def test_knows_its_own(self, hosted: Hosted) -> None:
        """`sniff` is sure of the samples."""
        assert self.samples, "Name at least one source in `samples`."
        for one in self.samples:
            sure = hosted.sureness(sample(one), self.only)
            assert sure >= OWN, f"sniff gives {sure} for «{one.name}»; at least {OWN} for its own."
        no_fault(hosted, "its own samples were sniffed")

    def test_leaves_other_files_alone(self, hosted: Hosted) -> None:
        """`sniff` claims no file of another kind."""
        for name, other in foreign().items():
            sure = hosted.sureness(other, self.only)
            assert sure <= FOREIGN or name in self.knows, (
                f"sniff gives {sure} for a file that is like «{name}»; at most {FOREIGN} for what "
                "is not its own. If it is, put that name into `knows`."
            )

    def test_sniffs_at_anything(self, hosted: Hosted) -> None:
        """`sniff` never raises."""
        for number, data in enumerate(_noise(self.samples)):
            hosted.sureness(sample(data, _NAMES[number % len(_NAMES)]), self.only)
            no_fault(hosted, f"sniff was given {data[:40]!r}")

    def test_sniffs_without_touching_the_machine(self, hosted: Hosted) -> None:
        """`sniff` looks at nothing but the sample, and says the same twice."""
        for one in self.samples:
            with nothing_done("sniff"):
                first = hosted.sureness(sample(one), self.only)
            again = hosted.sureness(sample(one), self.only)
            assert first == again, f"sniff gave {first} for «{one.name}», and then {again}."

    def test_reads_its_samples(self, hosted: Hosted) -> None:
        """Each sample gives people, and reading touches nothing but the source."""
        for one in self.samples:
            with nothing_done("read"):
                result = hosted.read(one, self.only)
            assert result.problem is None, f"«{one.name}» was not read: {result.problem}"
            assert result.people, f"Nobody was read from «{one.name}»."

    def test_says_the_same_twice(self, hosted: Hosted, make_hosted: Hosts) -> None:
        """Neither a first reading nor a restart changes what is read."""
        for one in self.samples:
            first = hosted.read(one, self.only)
            assert hosted.read(one, self.only) == first, (
                f"«{one.name}» gave others when read again."
            )
            fresh = self.fresh(make_hosted).read(one, self.only)
            assert fresh == first, f"«{one.name}» gave others after a restart."

    def test_can_be_left(self, hosted: Hosted) -> None:
        """`JobCancelled` is let through, and reading ends within one item."""
        for one in self.samples:
            try:
                result = hosted.read(one, self.only, FakeJob(leave_after=1))
            except JobCancelled:
                continue
            raise AssertionError(
                f"«{one.name}» was read on after the user had left; let JobCancelled pass, also "
                f"where you catch BaseException. {result.problem or ''}"
            )

    def test_closes_what_it_opens(self, hosted: Hosted) -> None:
        """At the end and when it is left half-way."""
        for one in self.samples:
            for leave_after in (None, 1):
                watched = _Watched(one)
                with suppress(JobCancelled):
                    hosted.read(watched, self.only, FakeJob(leave_after))
                assert all(stream.closed for stream in watched.streams), (
                    f"A stream of «{one.name}» stays open; use «with source.open() as stream:»."
                )

    def test_people_come_while_it_is_read(self, hosted: Hosted) -> None:
        """The first person comes early, so that there is progress and the user can leave."""
        large = self.large()
        if large is None:
            pytest.skip("Override large() to see that people come while a source is read.")
        read = hosted.one(hosted.host.importers, self.only).item.read
        moments = [thread_time()]
        moments.extend(thread_time() for _ in read(large, FakeJob()))
        assert len(moments) > MANY, f"large() gives {len(moments) - 1} people; give {MANY} or more."
        first, whole = moments[1] - moments[0], moments[-1] - moments[0]
        assert first < whole / 2, (
            f"The first person came after {first:.2f} of {whole:.2f} seconds; yield each person as "
            "soon as it is read."
        )

    def test_reads_what_editors_make_of_it(self, hosted: Hosted) -> None:
        """A byte order mark or other line ends change nobody; UTF-16 is read or refused."""
        for one in self.samples:
            expected = _names(hosted.read(one, self.only))
            for what, other in _retold(one).items():
                result = hosted.read(other, self.only)
                no_fault(hosted, f"«{one.name}» was read {what}")
                refused = result.problem is not None and what == "in UTF-16"
                assert refused or _names(result) == expected, (
                    f"«{one.name}» gives other people when it is {what}."
                )

    def test_survives_damage(self, hosted: Hosted) -> None:
        """Cut off, empty or no such file at all: a sentence or fewer people, never a fault."""
        for one in self.samples:
            for data in (*_pieces(one.data), *_noise((one,))):
                result = hosted.read(replace(one, data=data), self.only)
                no_fault(hosted, f"a damaged «{one.name}» was read; it began {data[:40]!r}")
                assert all(problem.reason for problem in result.problems), (
                    "A RowProblem gives no reason; say what is wrong with the row."
                )

    def test_nothing_gives_nobody(self, hosted: Hosted) -> None:
        """An empty source."""
        for one in self.samples:
            result = hosted.read(replace(one, data=b""), self.only)
            no_fault(hosted, "an empty source was read")
            names = _names(result)
            assert not names, f"{names[0]} was read from an empty source."

    def test_names_bad_rows(self, hosted: Hosted) -> None:
        """Each bad row is a `RowProblem` with its line, and the rows around it are read."""
        for one, lines in self.damaged:
            result = hosted.read(one, self.only)
            assert result.problem is None, f"«{one.name}» was not read: {result.problem}"
            named = [problem.line for problem in result.problems]
            assert named == list(lines), (
                f"In «{one.name}» lines {list(lines)} are bad, but {named} were named; yield a "
                "RowProblem for each and go on."
            )


@dataclass
class _Watched:
    """A source that knows which streams it gave."""

    whole: FakeSource
    streams: list[BinaryIO] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.whole.name

    @property
    def size(self) -> int:
        return self.whole.size

    @property
    def encoding(self) -> str:
        return self.whole.encoding

    @property
    def columns(self) -> Mapping[str, str]:
        return self.whole.columns

    @property
    def dates(self) -> DateOrder | None:
        return self.whole.dates

    @property
    def keep_texts(self) -> bool:
        return self.whole.keep_texts

    def open(self) -> BinaryIO:
        self.streams.append(self.whole.open())
        return self.streams[-1]


def _retold(one: FakeSource) -> dict[str, FakeSource]:
    """The source as other programs save it; nothing when it is no text."""
    if b"\0" in one.data:
        return {}
    try:
        text = one.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return {}
    lines = text.replace("\r\n", "\n")
    return {
        "with a byte order mark": replace(one, data=b"\xef\xbb\xbf" + text.encode()),
        "with CRLF at the ends of lines": replace(one, data=lines.replace("\n", "\r\n").encode()),
        "in UTF-16": replace(one, data=text.encode("utf-16")),
    }


def _pieces(data: bytes) -> Iterator[bytes]:
    """The source cut off at several places."""
    size = len(data)
    for cut in (1, size // 4, size // 2, size * 3 // 4, size - 1):
        yield data[:cut]


def _noise(samples: Sequence[FakeSource]) -> Iterator[bytes]:
    """Bytes that mean nothing, and samples with some bytes changed; the same in every run."""
    chance = random.Random(0)  # noqa: S311 - for variety, not for secrecy
    yield from (b"", b"\0", b"\n\n\n", b"\xff\xfe", b'"', b"PK\x03\x04", b"\xef\xbb\xbf")
    for size in (1, 10, 100, 1_000, 10_000):
        yield chance.randbytes(size)
    for one in samples:
        for _ in range(10):
            changed = bytearray(one.data[:20_000])
            for _ in range(min(8, len(changed))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            yield bytes(changed)


def _names(result: ReadResult) -> list[str]:
    return [person.name for person in result.people]
