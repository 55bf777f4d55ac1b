"""Reading thirty thousand vCards, beside reading the file as text and splitting it at each card."""

import gc
from collections.abc import Iterator
from pathlib import Path

from bench.sampling import in_turn
from coffeechat.plugin_host.sources import FileSource
from coffeechat.testing import FakeJob
from coffeechat_vcard.reader import read
from support.figures import Figure, median_ratio, milliseconds
from support.vcards import address_book

CARDS = 30_000
#: Twice the triple of the floor.
BUDGET = 6
#: Characters of a photo as phones send it, in the second of two files.
PHOTO = 15_000
_PHOTOS = 2_000


def vcard_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """The figures of reading cards without photos, and fewer with them."""
    yield _figure("30,000 vCards", _written(folder, CARDS, 0), rounds)
    yield _figure("2,000 vCards with photos", _written(folder, _PHOTOS, PHOTO), rounds)


def _written(folder: Path, cards: int, photo: int) -> Path:
    path = folder / f"{cards}.vcf"
    path.write_text("".join(address_book(cards, photo)), encoding="utf-8", newline="")
    return path


def _figure(what: str, path: Path, rounds: int) -> Figure:
    taken = in_turn({"split": lambda: _split(path), "read": lambda: _read(path)}, rounds)
    times = milliseconds(taken["read"], taken["split"])
    ratio = median_ratio(taken["read"], taken["split"])
    return Figure(f"{what} read, to splitting the text", ratio, "x", BUDGET, times)


def _split(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return file.read().split("BEGIN:VCARD")


def _read(path: Path) -> int:
    """As an import reads: nothing is collected as garbage among thousands of new records."""
    gc.disable()
    try:
        return len(list(read(FileSource.from_path(path), FakeJob())))
    finally:
        gc.enable()
