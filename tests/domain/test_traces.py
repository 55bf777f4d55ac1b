"""What names a person is found and taken out, however a file writes it, and nothing else is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.traces import SOMEBODY, Traces

ZOFIE = Traces(
    frozenset({"p1", "c1"}),
    ("linkedin.com/in/zofie", "Žofie Nováková", "zofie@example.org"),
    "Žofie Nováková",
)
WILL = Traces(frozenset({"p2"}), (), "Will")


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Žofie Nováková",
        "dear žofie  NOVÁKOVÁ, hello",
        "Žofie\nNováková",
        "Žofie\t\n Nováková's",
        "(zofie@example.org)",
        "https://www.linkedin.com/in/zofie/",
    ],
)
def test_a_name_is_found_however_json_writes_it(text: str, *, ascii_only: bool) -> None:
    written = json.dumps({"notes": [text]}, ensure_ascii=ascii_only).encode()
    assert ZOFIE.found_in_file(written)
    assert ZOFIE.found_in(text)
    cleaned = ZOFIE.taken_out_of_document({"notes": [text]})
    assert SOMEBODY in cleaned["notes"][0]
    assert not ZOFIE.found_in_file(json.dumps(cleaned).encode())


@pytest.mark.parametrize(
    "text",
    ["Žofie", "Nováková Žofie", "Žofie Nováková-Bell", "AŽofie Nováková", "azofie@example.org", ""],
)
def test_another_name_is_left_alone(text: str) -> None:
    assert not ZOFIE.found_in_file(json.dumps([text]).encode())
    assert ZOFIE.taken_out_of_document([text]) == [text]


def test_references_go_and_the_rest_stays() -> None:
    document = {
        "id": "l1",
        "person": "p9",
        "about": "p1",
        "tags": ["p1", "x", "c1"],
        "count": 3,
        "deep": [{"to": "c1", "left": None, "so": True}],
        "extras": {"zofie@example.org": {"seen": "p10"}},
    }
    assert ZOFIE.taken_out_of_document(document) == {
        "id": "l1",
        "person": "p9",
        "tags": ["x"],
        "count": 3,
        "deep": [{"left": None, "so": True}],
        "extras": {SOMEBODY: {"seen": "p10"}},
    }


def test_a_name_of_one_word_only_goes_where_it_means_them() -> None:
    """As the name of a state or in a note it may mean anything."""
    about = {"about": "p2", "text": "talk to Will", "state": "will", "notes": "I will, will I?"}
    assert WILL.taken_out_of_document(about) == {
        "text": f"talk to {SOMEBODY}",
        "state": "will",
        "notes": "I will, will I?",
    }
    other = {"about": "p3", "text": "talk to Will"}
    assert WILL.taken_out_of_document(other) == other


def test_no_traces_are_found_nowhere() -> None:
    assert not Traces().found_in_file(b"anything")
    assert Traces().taken_out_of_document({"a": "b"}) == {"a": "b"}


_WORDS = st.sampled_from(
    ["Žofie Nováková", "zofie@example.org", "p1", "c1", "Wei", '"', "\\", "\n", "é", " "]
)
_TEXTS = st.lists(_WORDS, max_size=4).map("".join)
_DOCUMENTS = st.recursive(
    _TEXTS | st.integers() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(document=_DOCUMENTS, ascii_only=st.booleans())
def test_afterwards_nothing_is_found_and_doing_it_again_changes_nothing(
    document: Any, *, ascii_only: bool
) -> None:
    cleaned = ZOFIE.taken_out_of_document({"document": document})
    named = Traces(frozenset(), ZOFIE.words)
    assert not named.found_in_file(json.dumps(cleaned, ensure_ascii=ascii_only).encode())
    assert ZOFIE.taken_out_of_document(cleaned) == cleaned
    if not ZOFIE.found_in_file(json.dumps(document, ensure_ascii=ascii_only).encode()):
        assert cleaned == {"document": document}
