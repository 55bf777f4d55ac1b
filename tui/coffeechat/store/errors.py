"""What can go wrong with the store. The text of each error is one sentence for the user."""

from coffeechat.domain.errors import Sentence


class StoreError(Sentence):
    """Something about the store; the text says what happened and what to do."""


class NotSaved(StoreError):
    """The act could not be written; nothing was changed."""


def not_saved(error: OSError) -> NotSaved:
    """What the disk refused, as a sentence."""
    reason = (error.strerror or "the disk refused").lower()
    return NotSaved(f"Not saved: {reason}. Nothing was changed.")


class Busy(StoreError):
    """Another session held the store for too long; nothing was changed."""


class Taken(StoreError):
    """Only one session can write here, and another one does."""


class NewerSchema(StoreError):
    """The file was written by a newer version of the program."""


class Damaged(StoreError):
    """The files do not fit together; nothing is guessed and nothing is overwritten."""


class ReadOnly(StoreError):
    """This session may look but not write."""


class NothingToUndo(StoreError):
    """No act is left to undo, or no undo to redo."""


class UndoRefused(StoreError):
    """What the act touched has changed since, or its images are no longer kept."""


class Conflict(StoreError):
    """Fields that a form changed were changed elsewhere too, to something else.

    Attributes:
        fields: Their names; none when the record is gone.
    """

    def __init__(self, sentence: str, fields: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.fields = fields
