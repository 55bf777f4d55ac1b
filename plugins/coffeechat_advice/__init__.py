"""Bundled plugin."""

from coffeechat.api import Plugin


class Advice(Plugin):
    """Placeholder while the house is being built."""
