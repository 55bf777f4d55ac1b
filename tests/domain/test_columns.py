"""Columns of tables: chosen once, remembered for their set of headers."""

from datetime import UTC, datetime

from coffeechat.domain.columns import (
    FIELDS,
    NAME_FIELDS,
    ChosenColumns,
    corrected,
    field_named,
    map_id,
    map_of,
)

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_set_of_headers_is_known_again_in_any_order_and_case() -> None:
    assert map_id(("Name", "E-mail")) == map_id(("e-mail", "NAME"))
    assert map_id(("Name", "E-mail")) != map_id(("Name", "E-mail", "Firm"))


def test_what_is_chosen_for_one_field_leaves_the_others() -> None:
    guessed = {"name": "Who", "notes": "Group", "place": "Town"}
    assert corrected(guessed, {"tags": "Group", "place": ""}) == {
        "name": "Who",
        "notes": "",
        "place": "",
        "tags": "Group",
    }


def test_the_same_choice_is_remembered_once() -> None:
    first = map_of(ChosenColumns(("Who",), {"name": "Who"}), {}, NOW)
    assert first is not None
    known = {first.id: first}
    assert map_of(ChosenColumns(("WHO",), {"name": "Who"}), known, NOW) is None
    other = map_of(ChosenColumns(("Who",), {"first_name": "Who"}), known, NOW)
    assert other is not None
    assert (other.id, other.columns) == (first.id, {"first_name": "Who"})


def test_fields_are_typed_in_many_words() -> None:
    typed = {"email", "Full name", "job-title", "company", "LinkedIn", "first name"}
    assert set(map(field_named, typed)) <= set(FIELDS)
    assert field_named("shoe size") == ""
    assert set(FIELDS) >= NAME_FIELDS
