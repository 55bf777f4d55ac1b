"""The address of a search for people on LinkedIn, to be opened in a browser by hand."""

from urllib.parse import quote, urlencode

from coffeechat.domain.records import Profile, Track

_PAGE = "https://www.linkedin.com/search/results/people/"
#: What the page calls the three things that can be looked for, in the order of the address.
_FIELDS = ("keywords", "titleFreeText", "schoolFreetext")


def people_search(keywords: str = "", title: str = "", school: str = "") -> str:
    """The address of a search for people; what is empty is not looked for.

    Args:
        keywords: Words of a field, anywhere on a profile.
        title: Words of a job title.
        school: The name of a school.
    """
    wanted = {
        field: " ".join(text.split())
        for field, text in zip(_FIELDS, (keywords, title, school), strict=True)
        if text.strip()
    }
    origin = {"origin": "FACETED_SEARCH"} if wanted else {}
    query = urlencode({**wanted, **origin}, quote_via=quote)
    return f"{_PAGE}?{query}" if query else _PAGE


def search_for(profile: Profile, track: Track | None) -> str:
    """The address for a track, among those who were at the first of my schools.

    With the job I would begin with, the title is looked for; otherwise the track's name anywhere.
    """
    school = profile.institutions[0] if profile.institutions else ""
    if track is None:
        return people_search(school=school)
    return people_search(track.name, track.entry_title, school)
