"""Dates of every style are read, and none is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import DateOrder
from coffeechat_linkedin.dates import SlashOrder, parse_date, slash_order
from support import linkedin
from support.make_linkedin import LOCAL_MONTHS, MONTHS

FIFTH_OF_MARCH = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "05 Mar 2024",
        "5 March 2024",
        "5 MAR 2024",
        "5-Mar-24",
        "05-mar-2024",
        "3/5/24",
        "03/05/2024",
        "3/5/24, 2:03 PM",
        "3/5/24, 2:03\u202fPM",
        "2024-03-05",
        "2024-03-05 14:03:22 UTC",
        "2024-03-05T14:03:22Z",
        "05.03.2024",
        "5.3.24",
        "Mar 5, 2024",
        "March 5,2024",
        "5. März 2024",
        "05 mars 2024",
        "5 março 2024",
        "5 marzo 2024",
        "5 mrt. 2024",
    ],
)
def test_styles(text: str) -> None:
    assert parse_date(text, SlashOrder.MONTH) == FIFTH_OF_MARCH


@pytest.mark.parametrize("months", [MONTHS, *LOCAL_MONTHS.values()])
def test_months_of_many_languages(months: list[str]) -> None:
    read = [parse_date(f"01 {name} 2021", SlashOrder.MONTH) for name in months]
    assert read == [date(2021, month, 1) for month in range(1, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "31 Feb 2024",
        "17 Jun 20",
        "17 Jui 2020",
        "13/13/24",
        "00.01.2024",
        "2024",
        "Mar 2024",
        "Not Available",
        "5 Mar 0024",
        "1900-01-01",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert parse_date(text, SlashOrder.MONTH) is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["3/25/24", "3/5/24"], SlashOrder.MONTH),
        (["25/3/24", "3/5/24"], SlashOrder.DAY),
        (["25/3/24", "3/25/24"], SlashOrder.BOTH),
        (["3/5/24", "4/6/24"], SlashOrder.UNKNOWN),
        (["3/5/24, 2:03 PM"], SlashOrder.MONTH),
        (["05 Mar 2024"], SlashOrder.MONTH),
        ([], SlashOrder.MONTH),
    ],
)
def test_the_whole_column_tells_which_comes_first(texts: list[str], order: SlashOrder) -> None:
    assert slash_order(texts) is order


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("3/5/24", SlashOrder.DAY, date(2024, 5, 3)),
        ("3/5/24", SlashOrder.UNKNOWN, FIFTH_OF_MARCH),
        ("3/5/24", SlashOrder.BOTH, None),
        ("25/3/24", SlashOrder.BOTH, date(2024, 3, 25)),
        ("3/25/24", SlashOrder.BOTH, date(2024, 3, 25)),
        ("3/3/24", SlashOrder.BOTH, date(2024, 3, 3)),
    ],
)
def test_dates_with_slashes_follow_the_column(
    text: str, order: SlashOrder, day: date | None
) -> None:
    assert parse_date(text, order) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    written = [
        f"{day.day:02} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-{MONTHS[day.month - 1]}-{day.year % 100:02}",
        f"{day.month}/{day.day}/{day.year % 100:02}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        day.isoformat(),
    ]
    assert {parse_date(text, SlashOrder.MONTH) for text in written} == {day}


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    for order in SlashOrder:
        assert isinstance(parse_date(text, order), date | None)


def test_an_unreadable_date_keeps_the_person_and_is_named() -> None:
    data = "First Name,Last Name,Company,Position,Connected On\nAda,Onu,Verda,Analyst,long ago\n"
    reading = linkedin.read(data.encode())
    (one,), (problem,) = reading.people, reading.problems
    assert (one.name, one.connected_on) == ("Ada Onu", None)
    assert (problem.line, problem.column, problem.imported) == (2, "Connected On", True)
    assert problem.raw == "Ada,Onu,Verda,Analyst,long ago"


def with_dates(*dates: str) -> bytes:
    rows = "".join(f"Ada,Onu,Verda,Analyst,{day}\n" for day in dates)
    return f"First Name,Last Name,Company,Position,Connected On\n{rows}".encode()


@pytest.mark.parametrize(
    ("dates", "example", "read_as"),
    [
        (["1/1/24", "3/5/24", "4/6/24"], "3/5/24", DateOrder.MONTH_FIRST),
        (["25/3/24", "3/25/24", "3/5/24"], "3/5/24", None),
    ],
)
def test_a_doubtful_order_is_asked(
    dates: list[str], example: str, read_as: DateOrder | None
) -> None:
    reading = linkedin.read(with_dates(*dates))
    assert len(reading.people) == len(dates)
    (asked,) = reading.unclear
    assert (asked.example, asked.column, asked.read_as) == (example, "Connected On", read_as)


@pytest.mark.parametrize("dates", [["3/5/24", "14/5/24"], ["3/3/24", "1/1/24"], ["5 Mar 2024"]])
def test_what_the_file_tells_is_not_asked(dates: list[str]) -> None:
    assert not linkedin.read(with_dates(*dates)).unclear


@pytest.mark.parametrize(
    ("told", "first"), [(DateOrder.DAY_FIRST, (5, 3)), (DateOrder.MONTH_FIRST, (3, 5))]
)
def test_the_order_is_what_i_say_where_the_file_does_not(
    told: DateOrder, first: tuple[int, int]
) -> None:
    for others in ([], ["25/3/24", "3/25/24"]):
        reading = linkedin.read(with_dates("3/5/24", *others), dates=told)
        days = [one.connected_on for one in reading.people]
        assert days == [date(2024, *first), *[date(2024, 3, 25)] * len(others)]
        assert reading.unclear[0].read_as is told
