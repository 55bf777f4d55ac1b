"""How much a track draws me, in words."""

#: What each level is called, 0 to 5.
INTEREST_WORDS = (
    "not for me",
    "a little",
    "somewhat",
    "interested",
    "keen",
    "this is it",
)
