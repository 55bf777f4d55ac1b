"""A screen that is a page of text."""

from textual.app import ComposeResult

from coffeechat.screens.base import VerbScreen
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane


class TextPage(VerbScreen):
    """A title, and text below it that scrolls."""

    AUTO_FOCUS = "TextPane"
    DEFAULT_CSS = """
    TextPage HeadLine { margin: 1 1; }
    TextPage TextPane { margin: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """The title, the text and the foot."""
        yield HeadLine()
        yield TextPane()
        yield self.foot()
