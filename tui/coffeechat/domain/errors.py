"""Errors that speak to the person at the keyboard."""


class Sentence(Exception):
    """Something that could not be done; nothing was changed.

    The text is one sentence that says what happened and what to do. Both faces show it as it is.
    """


class NotUnderstood(Sentence, ValueError):
    """Words that cannot be read; the text says which, and what would do."""
