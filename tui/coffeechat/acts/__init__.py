"""What a person does: one function for each act, each one undoable transaction on the store.

An act takes the store first, then ids and values that are already read and checked for form. It
raises `Refused` with one sentence when it cannot be done, and then nothing has changed. What
plugins gave (people to import, drafted texts) reaches an act as an argument.
"""

from coffeechat.acts.outcome import Done, Refused

__all__ = ["Done", "Refused"]
