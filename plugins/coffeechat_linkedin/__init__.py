"""Bundled plugin."""

from coffeechat.api import Plugin


class LinkedIn(Plugin):
    """Placeholder while the house is being built."""
