"""The address of a search for people: what it looks for, and how that is written."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from coffeechat.domain.people_search import people_search, search_for
from coffeechat.domain.records import Profile, Track
from coffeechat.domain.text import safe_url

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ME = Profile(id="me", created=NOW, institutions=("State U", "Lakeshore College"))


def asked(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def test_a_track_is_looked_for_among_those_of_my_school() -> None:
    track = Track(id="t1", created=NOW, name="R&D policy", entry_title="Policy Officer")
    assert search_for(ME, track) == (
        "https://www.linkedin.com/search/results/people/"
        "?keywords=R%26D%20policy&titleFreeText=Policy%20Officer&schoolFreetext=State%20U"
        "&origin=FACETED_SEARCH"
    )


def test_what_is_not_known_is_not_looked_for() -> None:
    bare = Profile(id="me", created=NOW)
    page = "https://www.linkedin.com/search/results/people/"
    assert search_for(bare, None) == page
    assert asked(search_for(ME, None))["schoolFreetext"] == ["State U"]
    track = Track(id="t1", created=NOW, name="grants")
    assert search_for(bare, track) == f"{page}?keywords=grants&origin=FACETED_SEARCH"


@given(keywords=st.text(max_size=30), title=st.text(max_size=30), school=st.text(max_size=30))
def test_whatever_the_words_it_is_one_safe_address(keywords: str, title: str, school: str) -> None:
    texts = {"keywords": keywords, "titleFreeText": title, "schoolFreetext": school}
    texts = {name: text.encode("utf-8", "ignore").decode() for name, text in texts.items()}
    address = people_search(*texts.values())
    assert safe_url(address) == address
    wanted = {name: [" ".join(text.split())] for name, text in texts.items() if text.strip()}
    found = asked(address) if wanted else {}
    assert {name: value for name, value in found.items() if name != "origin"} == wanted
