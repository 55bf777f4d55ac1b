"""Bundled plugin."""

from coffeechat.api import Plugin


class Csv(Plugin):
    """Placeholder while the house is being built."""
