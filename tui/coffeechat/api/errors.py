"""What a plugin raises to say something to the person at the keyboard."""


class PluginError(Exception):
    """Something went wrong that the user can act on; the text is shown as it is, in one line."""


class UnreadableSource(PluginError):
    """A source that yields nobody; the text says why and what was expected."""


class JobCancelled(BaseException):
    """The user left the job. Not an `Exception`, so that a broad handler cannot swallow it."""
