"""The keys of the filter language, as data: what each is compared with, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.text import fold
from coffeechat.domain.words import Facet, PointKind, RelationshipOutcome, Stage, Step, Warmth

NONE, ANY = "none", "any"
"""Values that every key takes: nobody knows, or there is something."""


class Kind(Enum):
    """How the value of a key is read and compared."""

    TEXT = auto()  #: Occurs in a text.
    START = auto()  #: A word of a text begins with it.
    ORGANISATION = auto()  #: The same, of names as `organisation_key` gives them.
    WORD = auto()  #: One of a few words.
    RANK = auto()  #: One of a few words in order, which `<` and `>` compare.
    DAYS = auto()  #: A number of days, which `<` and `>` compare.


@dataclass(frozen=True, kw_only=True)
class Key:
    """One key.

    Attributes:
        about: What it looks at, in a few words.
        words: Of a word or a rank, what may be written; of ranks the lowest first.
        means: Of what is written, what it stands for where that is not the word itself.
        ahead: Of days, they are counted from now on; else they are counted back.
        samples: Of days, what is offered.
    """

    name: str
    kind: Kind
    about: str
    words: tuple[str, ...] = ()
    means: dict[str, str] | None = None
    ahead: bool = False
    samples: tuple[str, ...] = ()


def plain_word(value: str) -> str:
    """A value of an enumeration as one types it: `follow-up` of «follow_up»."""
    return value.replace("_", "-")


_POINTS = {
    "alum": PointKind.SAME_INSTITUTION,
    "alumni": PointKind.SAME_INSTITUTION,
    "school": PointKind.SAME_INSTITUTION,
    "colleague": PointKind.SAME_EMPLOYER,
    "member": PointKind.SAME_ASSOCIATION,
    "met": PointKind.MET_AT_OCCASION,
    "mutual": PointKind.MUTUAL_CONTACT,
    "referred": PointKind.REFERRED_BY,
    "linkedin": PointKind.LINKEDIN_CONNECTION,
    "identity": PointKind.SHARED_IDENTITY,
    "read": PointKind.READ_THEIR_WORK,
}
_ASIDE = ("later", "no", "never-contact")
_AGO = (">90d", "<30d", "never")
_STAGES = tuple(dict.fromkeys(map(plain_word, (*Stage, *Step))))

KEYS: tuple[Key, ...] = (
    Key(name="org", kind=Kind.ORGANISATION, about="where they work or worked"),
    Key(name="title", kind=Kind.TEXT, about="what they do or did there"),
    Key(
        name="stage",
        kind=Kind.WORD,
        about="where the conversation stands",
        words=_STAGES,
    ),
    Key(name="track", kind=Kind.START, about="a field or role you explore"),
    Key(
        name="point",
        kind=Kind.START,
        about="what you share, suggested or confirmed",
        means={word: plain_word(kind) for word, kind in _POINTS.items()},
    ),
    Key(name="tag", kind=Kind.START, about="your tags"),
    Key(
        name="level",
        kind=Kind.RANK,
        about="their level, guessed from the title or confirmed",
        words=tuple(LEVEL_WORDS.values()),
    ),
    Key(
        name="warmth",
        kind=Kind.RANK,
        about="how well you know them",
        words=tuple(plain_word(warmth) for warmth in reversed(Warmth)),
    ),
    Key(
        name="relation",
        kind=Kind.WORD,
        about="what they are to you by now, as you said",
        words=tuple(plain_word(kind) for kind in RelationshipOutcome),
    ),
    Key(
        name="due", kind=Kind.DAYS, ahead=True, about="when something is due with them",
        samples=("<7d", "today", "late"),
    ),
    Key(name="last", kind=Kind.DAYS, about="the last contact with them", samples=_AGO),
    Key(name="added", kind=Kind.DAYS, about="since when they are here", samples=("<7d", "<30d")),
    Key(
        name="connected", kind=Kind.DAYS, about="since when you are connected on LinkedIn",
        samples=("<90d", ">5y"),
    ),
    Key(name="place", kind=Kind.START, about="where they are"),
    Key(name="dream", kind=Kind.WORD, about="whom you would love to talk to", words=("yes", "no")),
    Key(name="aside", kind=Kind.WORD, about="whom you set aside", words=_ASIDE),
    Key(name="name", kind=Kind.START, about="their name"),
    Key(name="note", kind=Kind.TEXT, about="your notes on them"),
    Key(name="learned", kind=Kind.TEXT, about="what you learned from them"),
    Key(name="email", kind=Kind.TEXT, about="their addresses"),
    Key(name="source", kind=Kind.START, about="where they came from, such as linkedin"),
)  # fmt: skip
LEARNING_KEYS: tuple[Key, ...] = (
    Key(
        name="facet", kind=Kind.WORD, about="what it is about",
        words=tuple(facet.value for facet in Facet),
    ),
    Key(name="track", kind=Kind.START, about="the field or role it is of"),
    Key(name="by", kind=Kind.START, about="the name of who said it"),
    Key(name="org", kind=Kind.ORGANISATION, about="where they work or worked"),
    Key(
        name="said", kind=Kind.DAYS, about="when it was said",
        samples=(">18mo", "<30d", "<7d"),
    ),
    Key(name="words", kind=Kind.WORD, about="whose words they are", words=("theirs", "mine")),
    Key(
        name="tied", kind=Kind.WORD, about="what you marked",
        words=("agrees", "contradicts"),
    ),
)  # fmt: skip
#: Other ways to write a key.
ALSO = {"organisation": "org", "organization": "org", "company": "org", "job": "title",
        "tags": "tag", "tracks": "track", "points": "point", "notes": "note", "mail": "email",
        "since": "connected", "relationship": "relation"}  # fmt: skip
ALSO_OF_LEARNINGS = {"about": "facet", "tracks": "track", "who": "by", "person": "by",
                     "name": "by", "last": "said", "organisation": "org", "organization": "org",
                     "company": "org", "whose": "words"}  # fmt: skip


@dataclass(frozen=True)
class Language:
    """The keys of one kind of list, and other ways to write them."""

    keys: tuple[Key, ...]
    also: Mapping[str, str]

    def named(self, text: str) -> Key | None:
        """The key that a word before a colon names."""
        name = fold(text)
        name = self.also.get(name, name)
        return next((key for key in self.keys if key.name == name), None)


PEOPLE = Language(KEYS, ALSO)
LEARNINGS = Language(LEARNING_KEYS, ALSO_OF_LEARNINGS)
