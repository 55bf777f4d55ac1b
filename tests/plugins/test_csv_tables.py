"""Tables as people save them: dates of many styles, blank rows, names alone, too many columns."""

import logging
from datetime import date

import pytest

from coffeechat.api import (
    BlankRow,
    HiddenRow,
    ImportedPerson,
    ImportItem,
    RowProblem,
    UnreadableSource,
)
from coffeechat.plugin_host.context import HostContext
from coffeechat.testing import FakeJob, sample, source
from coffeechat_csv import Csv

_, TABLE = Csv(HostContext(id="csv", log=logging.getLogger("test"))).importers()


def items(text: str | bytes) -> tuple[list[ImportItem], list[str]]:
    job = FakeJob()
    return list(TABLE.read(source(text), job)), job.warnings


def people(text: str | bytes) -> list[ImportedPerson]:
    return [one for one in items(text)[0] if isinstance(one, ImportedPerson)]


def names(found: list[ImportedPerson]) -> list[str]:
    return [person.name for person in found]


@pytest.mark.parametrize("written", ["2024/03/05", "2024.3.5", "5/3/24", "5. März 2024"])
def test_a_date_of_any_style_is_read(written: str) -> None:
    (one, _) = people(f"Name,Company,Connected\nAna,Verda,{written}\nBo,Verda,20/5/24\n")
    assert one.connected_on == date(2024, 3, 5)


def test_blank_rows_are_counted_and_members_who_hide_are_known() -> None:
    found, _ = items("Name,Company,Connected\n\n, ,\nAna,Verda,5 Mar 2024\n,,6 Mar 2024\n,x,\n")
    blank, more, ana, hidden, lost = found
    assert (blank, more) == (BlankRow(line=2), BlankRow(line=3))
    assert isinstance(ana, ImportedPerson)
    assert hidden == HiddenRow(line=5, connected_on=date(2024, 3, 6))
    assert isinstance(lost, RowProblem)
    assert not lost.imported


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known(encoding: str) -> None:
    assert names(people("Name,Company\nZoë Ärmel,鈴木\n".encode(encoding))) == ["Zoë Ärmel"]


def test_a_list_of_names_alone_is_one_of_people() -> None:
    assert names(people("Name\nAda Onu\nBen Roe\n")) == ["Ada Onu", "Ben Roe"]


def test_columns_without_number_are_read_but_not_chosen_from() -> None:
    titles = ",".join(["Name", "Email", *map("c{}".format, range(2_000))])
    text = f"{titles}\nAda Onu,ada@example.org{',x' * 2_000}\n"
    found, warnings = items(text)
    (one,) = found
    assert isinstance(one, ImportedPerson)
    assert len(one.extras) == 500
    assert "2,002 columns" in warnings[0]
    assert TABLE.guess is not None
    with pytest.raises(UnreadableSource, match="too many columns"):
        TABLE.guess(sample(source(text)))
