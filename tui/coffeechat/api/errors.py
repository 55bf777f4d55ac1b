"""What a plugin raises to say something to the person at the keyboard."""


class PluginError(Exception):
    """Something went wrong that the user can act on; the text is shown as it is, in one line."""


class UnreadableSource(PluginError):
    """A source that yields nobody; the text says why and what was expected."""


class SendError(PluginError):
    """A message that did not go out; the text says why and what to do.

    Attributes:
        retryable: The same message may be sent again: nothing of it has left.
    """

    def __init__(self, text: str, *, retryable: bool = False) -> None:
        super().__init__(text)
        self.retryable = retryable


class JobCancelled(BaseException):
    """The user left the job. Not an `Exception`, so that a broad handler cannot swallow it."""
