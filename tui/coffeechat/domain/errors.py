"""What the domain says when typed words make no sense."""


class NotUnderstood(ValueError):
    """Words that cannot be read; the text says which, and what would do."""
