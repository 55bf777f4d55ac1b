"""What an export tells of its owner: the name, schools, employers, the place."""

from collections.abc import Iterable

from coffeechat.api import MyProfile
from coffeechat_linkedin.archive import Tables
from coffeechat_linkedin.tables import records


def my_profile(tables: Tables) -> MyProfile | None:
    """The owner's profile; None when the export has none of these tables."""
    profile = next(records(tables, "profile.csv"), {})
    found = MyProfile(
        name=" ".join(filter(None, (profile.get("firstname"), profile.get("lastname")))),
        institutions=_once(row["schoolname"] for row in records(tables, "education.csv")),
        employers=_once(row["companyname"] for row in records(tables, "positions.csv")),
        places=_once([profile.get("geolocation", "")]),
    )
    return None if found == MyProfile() else found


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))
