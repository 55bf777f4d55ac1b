"""What importers read: a file, or bytes from a pipe."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from coffeechat.api import DateOrder, ImportSource, Sample, UnreadableSource
from coffeechat.plugin_host.clean import clean_line

SAMPLE_BYTES = 64 * 1024
_MOST_IN_A_FOLDER = 128 * 1024 * 1024
#: Of a pipe, which may never end.
_MOST_IN_A_PIPE = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileSource:
    """A source of people; plugins see its name and its bytes, never its path.

    `encoding`, `columns`, `dates` and `keep_texts` are what the user chose; empty where the
    importer is to find out.
    """

    name: str
    size: int
    _content: Path | bytes = field(repr=False)
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder | None = None
    keep_texts: bool = False

    @classmethod
    def from_path(cls, path: Path) -> "FileSource":
        """The file at that path; a pipe is read to its end, the tables of a folder as a ZIP.

        Raises:
            UnreadableSource: When there is no such file, or it may not be read.
        """
        name = clean_line(path.name)
        try:
            with path.open("rb") as stream:
                if path.is_file():
                    return cls(name, path.stat().st_size, path)
                return cls.from_stream(name, stream)
        except FileNotFoundError as error:
            raise UnreadableSource(f"There is no file «{name}»; check the path.") from error
        except IsADirectoryError as error:
            data = _packed(path)
            if not data:
                raise UnreadableSource(f"«{name}» is a folder; name a file in it.") from error
            return cls.from_bytes(name, data)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UnreadableSource(f"«{name}» cannot be read: {reason}.") from error

    @classmethod
    def from_bytes(cls, name: str, data: bytes) -> "FileSource":
        """Bytes that were read already, such as standard input."""
        return cls(name, len(data), data)

    @classmethod
    def from_stream(cls, name: str, stream: BinaryIO) -> "FileSource":
        """A pipe, such as standard input, read to its end.

        Raises:
            UnreadableSource: It is longer than any list of people.
        """
        data = stream.read(_MOST_IN_A_PIPE + 1)
        if len(data) > _MOST_IN_A_PIPE:
            raise UnreadableSource(f"«{name}» is far longer than any list of people.")
        return cls.from_bytes(name, data)

    def read_as(
        self,
        encoding: str = "",
        columns: Mapping[str, str] | None = None,
        dates: DateOrder | None = None,
        *,
        keep_texts: bool = False,
    ) -> "FileSource":
        """The same source, to be read as the user chose."""
        chosen = dict(columns or {})
        return replace(self, encoding=encoding, columns=chosen, dates=dates, keep_texts=keep_texts)

    def open(self) -> BinaryIO:
        """A seekable binary stream from the start; the caller closes it."""
        if isinstance(self._content, bytes):
            return BytesIO(self._content)
        return self._content.open("rb")


def _packed(folder: Path) -> bytes:
    """The tables in a folder as a ZIP, the small ones first; nothing when there are none.

    Exports come as a ZIP that some systems unpack by themselves.

    Raises:
        UnreadableSource: They are larger than any export.
    """
    tables = sorted(_tables_in(folder), key=lambda path: (path.stat().st_size, path))
    if sum(path.stat().st_size for path in tables) > _MOST_IN_A_FOLDER:
        name = clean_line(folder.name)
        raise UnreadableSource(f"The tables in «{name}» are far too large; name one of them.")
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        for path in tables:
            made.writestr(ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes())
    return buffer.getvalue() if tables else b""


def _tables_in(folder: Path) -> Iterator[Path]:
    """The CSV files in a folder and the folders in it, but no link and nothing hidden."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from (one for one in path.glob("*.[cC][sS][vV]") if one.is_file())
        elif path.suffix.casefold() == ".csv":
            yield path


def sample(source: ImportSource) -> Sample:
    """The beginning of a source, by which importers know their own.

    When the user asked for an encoding, it is in UTF-8, so that they need not know of that.
    """
    with source.open() as stream:
        head = stream.read(SAMPLE_BYTES)
    if source.encoding:
        with suppress(LookupError, ValueError):
            head = head.decode(source.encoding, "replace").encode("utf-8", "replace")
    return Sample(name=source.name, head=head)
