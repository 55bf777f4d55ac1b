"""Earlier contact: whose it is, what of it is kept, and what it suggests."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import PastContact
from coffeechat.domain.contacts import fullest, joined, with_contacts
from coffeechat.domain.fit import fit_reasons
from coffeechat.domain.fit_order import fit_order
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import ImportPlan, plan_import
from coffeechat.domain.parts import Contact
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import EMPTY_PROFILE, Records
from coffeechat.domain.warmth import contact_reasons, last_contact, suggested_warmth
from coffeechat.domain.words import ContactKind, Direction, Warmth

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
MARCH, MAY = date(2024, 3, 5), date(2024, 5, 7)
ADA = Incoming(
    name="Ada Onu", urls=("https://www.linkedin.com/in/ada",), emails=("ada@example.org",)
)
WROTE = PastContact(
    kind=ContactKind.MESSAGE,
    name="Ada Onu",
    url="https://www.linkedin.com/in/ada",
    sent=2,
    received=1,
    last=MARCH,
    by=Direction.IN,
)


def person(**fields: Any) -> Person:
    return Person(**{"id": "p0", "created": NOW, "name": "Ada Onu", **fields})


def plan_with(
    people: Mapping[str, Person], incoming: list[Incoming], *contacts: PastContact
) -> ImportPlan:
    return with_contacts(plan_import(people, incoming, "linkedin"), people, contacts)


def by(**fields: Any) -> PastContact:
    return PastContact(kind=ContactKind.MESSAGE, sent=1, last=MARCH, **fields)


# Whose it is ------------------------------------------------------------------------------------


def test_somebody_new_brings_contact_along() -> None:
    plan = plan_with({}, [Incoming(name="Ben Roe"), ADA], WROTE)
    assert list(plan.contacts) == [1]
    (contact,) = plan.contacts[1]
    assert (contact.sent, contact.received, contact.last) == (2, 1, MARCH)


@pytest.mark.parametrize(
    "contact",
    [
        by(url="http://de.linkedin.com/in/ADA/"),
        by(url="https://www.linkedin.com/in/former"),
        by(email="ADA@example.org"),
        by(name="Dr. Ada Onu, PhD"),
    ],
    ids=["profile", "former profile", "e-mail", "name"],
)
def test_somebody_here_is_known(contact: PastContact) -> None:
    here = {
        "p0": person(
            urls=ADA.urls, emails=ADA.emails, old_urls=("https://www.linkedin.com/in/former",)
        )
    }
    (change,) = plan_with(here, [], contact).others
    assert change.fields == ("contacts",)
    assert change.after.contacts[0].sent == 1


@pytest.mark.parametrize(
    "contact",
    [
        by(url="https://www.linkedin.com/in/somebody-else", name="Ada Onu"),
        by(email="other@example.org", name="Ada Onu"),
        by(name="Ada"),
        by(name="LinkedIn Member"),
    ],
    ids=["another profile", "another address", "one word", "a closed account"],
)
def test_who_is_not_known_makes_nobody(contact: PastContact) -> None:
    here = {"p0": person(urls=ADA.urls)}
    plan = plan_with(here, [], contact)
    assert not plan.changes_anything
    assert plan.strangers == 1


def test_a_name_that_two_have_is_nobodys() -> None:
    here = {"p0": person(), "p1": person(id="p1")}
    assert not plan_with(here, [], by(name="Ada Onu")).changes_anything


def test_without_any_profile_here_the_name_serves_beside_an_address() -> None:
    """The lists of 2020 have no addresses, the letters of 2020 have."""
    plan = plan_with({"p0": person()}, [], WROTE)
    assert len(plan.others) == 1


def test_contact_of_one_row_changes_that_row_once() -> None:
    here = {"p0": person(urls=ADA.urls)}
    plan = plan_with(here, [ADA], WROTE)
    (change,) = plan.changed
    assert (plan.kept, plan.others) == ((), ())
    assert set(change.fields) == {"emails", "contacts"}
    assert change.before is here["p0"]


def test_contact_alone_changes_a_row_that_was_kept() -> None:
    first = plan_with({}, [ADA])
    here = {"p0": person(urls=ADA.urls, emails=ADA.emails, imported={"name": "Ada Onu"})}
    here["p0"] = plan_import(here, list(first.new), "linkedin").changed[0].after
    plan = plan_with(here, [ADA], WROTE)
    assert plan.kept == ()
    assert [change.fields for change in plan.changed] == [("contacts",)]
    again = plan_with({"p0": plan.changed[0].after}, [ADA], WROTE)
    assert not again.changes_anything
    assert again.kept == ("p0",)


CONTACTS = st.builds(
    Contact,
    kind=st.sampled_from(ContactKind),
    sent=st.integers(0, 3),
    received=st.integers(0, 3),
    last=st.sampled_from([None, MARCH, MAY]),
    by=st.sampled_from([None, Direction.IN, Direction.OUT]),
    text=st.sampled_from(["", "hello"]),
)
SEVERAL = st.lists(CONTACTS, max_size=5)


@given(SEVERAL, SEVERAL)
def test_the_order_of_sources_makes_no_difference(one: list[Contact], other: list[Contact]) -> None:
    assert fullest(one, other) == fullest(other, one)
    assert fullest(fullest(one, other), other) == fullest(one, other)


def test_a_later_source_tells_more() -> None:
    before = joined((), WROTE)
    later = PastContact(
        kind=ContactKind.MESSAGE, sent=3, received=1, last=MAY, by=Direction.OUT, text="soon"
    )
    (contact,) = joined(before, later)
    assert (contact.sent, contact.last, contact.by) == (3, MAY, Direction.OUT)


# What it suggests -------------------------------------------------------------------------------


def told(kind: ContactKind, sent: int = 0, received: int = 0, **fields: Any) -> Person:
    contact = Contact(kind=kind, sent=sent, received=received, **{"last": MARCH, **fields})
    return person(contacts=(contact,))


@pytest.mark.parametrize(
    ("one", "warmth", "reason"),
    [
        (
            told(ContactKind.MESSAGE, 2, 1),
            Warmth.KNOWN,
            "you wrote to each other, last in Mar 2024",
        ),
        (told(ContactKind.MESSAGE, 1), None, "you wrote to them, in Mar 2024"),
        (told(ContactKind.MESSAGE, 0, 1), None, "they wrote to you, in Mar 2024"),
        (
            told(ContactKind.RECOMMENDATION, 0, 1),
            Warmth.KNOWN,
            "they recommended you, in Mar 2024",
        ),
        (told(ContactKind.ENDORSEMENT, 0, 1), Warmth.MET_ONCE, "they endorsed you, in Mar 2024"),
        (
            told(ContactKind.INVITATION, 1, by=Direction.OUT),
            Warmth.MET_ONCE,
            "you invited them, with a note, in Mar 2024",
        ),
        (
            told(ContactKind.INVITATION, by=Direction.IN),
            None,
            "they invited you, in Mar 2024",
        ),
        (told(ContactKind.MESSAGE, 1, last=None), None, "you wrote to them"),
    ],
)
def test_a_warmth_is_suggested_with_its_reason(
    one: Person, warmth: Warmth | None, reason: str
) -> None:
    assert suggested_warmth(one) is warmth
    assert list(contact_reasons(one)) == [reason]
    assert reason in fit_reasons(Records(), one)


def test_the_warmest_counts() -> None:
    both = (
        *told(ContactKind.ENDORSEMENT, 0, 1).contacts,
        *told(ContactKind.MESSAGE, 1, 1).contacts,
    )
    assert suggested_warmth(person(contacts=both)) is Warmth.KNOWN


def test_whom_i_know_by_letters_comes_before_strangers_and_my_word_counts_most() -> None:
    known = told(ContactKind.MESSAGE, 1, 1)
    cold = person(name="Aaron Abel")
    assert fit_order(EMPTY_PROFILE, known) < fit_order(EMPTY_PROFILE, cold)
    assert fit_order(EMPTY_PROFILE, known.replace(warmth=Warmth.COLD)) > fit_order(
        EMPTY_PROFILE, cold
    )


def test_the_page_tells_when_we_last_wrote_and_asks_how_well_we_know_each_other() -> None:
    one = told(ContactKind.MESSAGE, 2, 1, by=Direction.IN)
    lines = dict(person_lines(Records(people={"p0": one}), one, NOW))
    assert lines["last"] == "they wrote to you Tue 5 Mar 2024 · 2 years ago"
    assert lines["warmth"].startswith("known? you wrote to each other")
    mine = dict(person_lines(Records(), one.replace(warmth=Warmth.CLOSE), NOW))
    assert mine["warmth"] == "close"


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ((), None),
        (told(ContactKind.INVITATION, by=Direction.IN).contacts, None),
        (told(ContactKind.MESSAGE, 1, 1, by=Direction.OUT).contacts, (MARCH, "you wrote to them")),
        (told(ContactKind.MESSAGE, 1, 1, by=Direction.IN).contacts, (MARCH, "they wrote to you")),
    ],
)
def test_the_latest_word(contacts: tuple[Contact, ...], expected: object) -> None:
    assert last_contact(contacts) == expected
