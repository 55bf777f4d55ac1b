"""The moment as my own clocks show it."""

from datetime import datetime

from coffeechat.domain.snapshot import Records
from coffeechat.domain.zones import zone_info


def local_time(records: Records, now: datetime) -> datetime:
    """The moment in my zone; in its own when the profile names none that exists."""
    mine = zone_info(records.profile.zone)
    return now.astimezone(mine) if mine else now
