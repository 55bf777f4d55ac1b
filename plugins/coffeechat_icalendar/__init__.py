"""Bundled plugin."""

from coffeechat.api import Plugin


class ICalendar(Plugin):
    """Placeholder while the house is being built."""
