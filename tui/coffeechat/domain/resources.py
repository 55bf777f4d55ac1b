"""Resources that are named in a text: something to read, to hear or to use."""

import re

# The patterns are compiled when they are first needed: what is due at login must come up at once.
#: A link, or a number by which a paper is found.
_LINK = r"(?i)https?://\S|\bwww\.\w|\bdoi:\s*10\.|\bISBN\b"
_KIND = (
    r"(?:book|paper|article|essay|podcast|newsletter|journal|handbook|textbook|blog|website|"
    r"magazine|course|tutorial|mailing list)"
)
#: What is called something: «the book “Range”», «a podcast called Two Rivers», «the paper by Ng».
_CALLED = rf"\b{_KIND}s?(?i:[ ,:]+(?:called|titled|named|by|from|is|are|of))?[ ,:]+[\"“«‹‘'A-Z]"
#: What is called something comes first: «Two Rivers, a podcast», «the Soil Review newsletter». One
#: capital alone may only begin the line.
_NAME = r"(?:[A-Z]\w+ [A-Z]\w+|(?<=\w )[A-Z]\w+|[\"”»›’'])"
_NAMED_FIRST = rf"{_NAME},? (?:a |an |the |is a )?{_KIND}\b"
_TO_TAKE_IN = (
    r"(?i)(?:re-?read|read|listen to|watch|subscribe to|look (?:at|up|into)|use|take|browse)"
    r"\s+(?=\S)"
)


def names_a_resource(text: str) -> bool:
    """Whether a line names a book, a paper, a link or the like, not only speaks of such things.

    «the book “Range”» does; «she reads a paper a day», «the position paper took a year» do not.
    """
    return any(re.search(pattern, text) for pattern in (_LINK, _CALLED, _NAMED_FIRST))


def taken_in(suggestion: str) -> str:
    """What a suggestion is to read, hear or use: «the annual report» of «read the annual report».

    Empty when it is to do something else.
    """
    found = re.match(_TO_TAKE_IN, suggestion.strip())
    return suggestion.strip()[found.end() :].rstrip(" .") if found else ""
