"""What the checks say of asking a person, as lines of a page."""

from coffeechat.screens.base import VerbScreen

#: More would hide who the person is; the composer shows them all.
MOST = 3
#: What other lines of the page ask for or tell: a point of connection, a warmer way, a why.
_TOLD = frozenset({"FIT-06", "FIT-07", "FIT-08"})


def advice_lines(screen: VerbScreen, person: str) -> list[tuple[str, str]]:
    """The weightiest findings, each with its label; none until the plugins are loaded."""
    if screen.chat.plugins.host is None:
        return []
    from coffeechat.writing import review_person

    found = [one for one in review_person(screen.session, person) if one.check_id not in _TOLD]
    return [("advice", f"{one.finding.message} ({one.check_id})") for one in found[:MOST]]
