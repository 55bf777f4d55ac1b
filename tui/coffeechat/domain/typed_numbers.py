"""Whole numbers as they are typed."""

#: Nobody means a number with more digits; of one with thousands Python makes no number.
_MOST_DIGITS = 9


def typed_number(text: str, least: int, most: int) -> int | None:
    """The number that a text says; None when it is no whole number from `least` to `most`."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS):
        return None
    return int(typed) if least <= int(typed) <= most else None
