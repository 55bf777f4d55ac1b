"""What verbs ask, and the answers there are: data that several verbs share."""

from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.words import (
    AskedOthers,
    ConversationKind,
    DecisionKind,
    Gift,
    IntroState,
    RelationshipOutcome,
    ReplyKind,
    Seniority,
    TrackStatus,
    Warmth,
)
from coffeechat.verbs.kinds import Argument, Choice, Kind, Place

REPLIES = (
    Choice(key="a", value=ReplyKind.ACCEPTED, title="said yes"),
    Choice(key="o", value=ReplyKind.OTHER_TIME, title="another time"),
    Choice(key="l", value=ReplyKind.LATER, title="later"),
    Choice(key="e", value=ReplyKind.BY_EMAIL, title="answered in writing"),
    Choice(key="f", value=ReplyKind.REFERRED_ON, title="named somebody"),
    Choice(key="d", value=ReplyKind.DECLINED, title="declined"),
    Choice(key="b", value=ReplyKind.BOUNCED, title="bounced"),
    Choice(key="w", value=ReplyKind.OUT_OF_OFFICE, title="away"),
    Choice(key="m", value=ReplyKind.MOVED, title="moved"),
    Choice(key="c", value=ReplyKind.CANCELLED, title="cancelled"),
    Choice(key="n", value=ReplyKind.NO_SHOW, title="did not come"),
    Choice(key="M", value=ReplyKind.MOVED_BY_ME, title="you-moved"),
    Choice(key="C", value=ReplyKind.CANCELLED_BY_ME, title="you-cancelled"),
    Choice(key="N", value=ReplyKind.NO_SHOW_BY_ME, title="you-missed-it"),
)
ASKED_OTHERS = (
    Choice(key="y", value=AskedOthers.YES, title="yes"),
    Choice(key="n", value=AskedOthers.NO, title="no"),
    Choice(key="f", value=AskedOthers.UNFITTING, title="it did not fit"),
)
CLOSING = (
    Choice(key="a", value="asked_others", title="asked others"),
    Choice(key="t", value="thanked", title="thanked them"),
    Choice(key="r", value="may_return", title="may return"),
)
CONVERSATION_KINDS = (
    Choice(key="i", value=ConversationKind.INFORMATIONAL, title="to learn"),
    Choice(key="n", value=ConversationKind.NETWORKING, title="networking"),
)
WHO_TALKS = (
    Choice(key=",", value="me", title="you"),
    Choice(key=".", value="them", title="they"),
)
REFLECTIONS = (
    Choice(key="a", value="facets", title="what the notes are about"),
    Choice(key="d", value="drop", title="drop something"),
    Choice(key="w", value="due", title="when yours is due"),
    Choice(key="p", value="write_to", title="people to write to"),
    Choice(key="f", value="feelings", title="confidence and energy"),
)
WARMTHS = (
    Choice(key="c", value=Warmth.CLOSE, title="close"),
    Choice(key="l", value=Warmth.COHORT, title="of my lab or cohort"),
    Choice(key="k", value=Warmth.KNOWN, title="known"),
    Choice(key="m", value=Warmth.MET_ONCE, title="met once"),
    Choice(key="i", value=Warmth.INTRODUCED, title="introduced"),
    Choice(key="s", value=Warmth.SHARED_POINT, title="something shared"),
    Choice(key="n", value=Warmth.COLD, title="stranger"),
)
RELATIONSHIPS = (
    Choice(key="a", value=RelationshipOutcome.ACQUAINTANCE, title="acquaintance"),
    Choice(key="c", value=RelationshipOutcome.CONTACT, title="contact"),
    Choice(key="n", value=RelationshipOutcome.CONNECTOR, title="connector"),
    Choice(key="m", value=RelationshipOutcome.MENTOR, title="mentor"),
    Choice(key="b", value=RelationshipOutcome.COLLABORATOR, title="collaborator"),
    Choice(key="l", value=RelationshipOutcome.COLLEAGUE, title="colleague"),
    Choice(key="f", value=RelationshipOutcome.FRIEND, title="friend"),
)
GIFTS = (
    Choice(key="s", value=Gift.SHARE, title="to read or use"),
    Choice(key="i", value=Gift.INTRODUCTION, title="introduction"),
    Choice(key="h", value=Gift.HELP, title="help"),
    Choice(key="c", value=Gift.CONGRATULATION, title="congratulations"),
)
INTRO_STATES = (
    Choice(key="a", value=IntroState.ASKED, title="asked"),
    Choice(key="g", value=IntroState.AGREED, title="agreed"),
    Choice(key="p", value=IntroState.PASSED_ON, title="passed on"),
    Choice(key="i", value=IntroState.INTRODUCED, title="introduced"),
    Choice(key="d", value=IntroState.DECLINED, title="declined"),
    Choice(key="s", value=IntroState.STALLED, title="stalled"),
)
LEVELS = tuple(
    Choice(key=str(level.value), value=level.name.casefold(), title=level.name.casefold())
    for level in Seniority
)
DOES_IT = (
    Choice(key="y", value="yes", title="does the work"),
    Choice(key="n", value="no", title="supervises"),
)
SORTS = (
    Choice(key="f", value="fit", title="fit"),
    Choice(key="n", value="name", title="name"),
    Choice(key="o", value="org", title="organisation"),
    Choice(key="l", value="last", title="last"),
    Choice(key="a", value="added", title="added"),
    Choice(key="d", value="due", title="due"),
    Choice(key="r", value="reverse", title="reversed"),
)
DIGITS = tuple(Choice(key=digit, value=digit, title="") for digit in "123456789")
STATUSES = (
    Choice(key="c", value=TrackStatus.CURIOUS, title="curious"),
    Choice(key="e", value=TrackStatus.EXPLORING, title="exploring"),
    Choice(key="p", value=TrackStatus.PROMISING, title="promising"),
    Choice(key="u", value=TrackStatus.CURRENT, title="current"),
    Choice(key="h", value=TrackStatus.CHOSEN, title="chosen"),
    Choice(key="r", value=TrackStatus.RULED_OUT, title="ruled out"),
    Choice(key="k", value=TrackStatus.PARKED, title="parked"),
)
INTERESTS = tuple(
    Choice(key=str(level), value=str(level), title=words)
    for level, words in enumerate(INTEREST_WORDS)
)
DECISIONS = (
    Choice(key="e", value=DecisionKind.EXPLORE, title="explore on"),
    Choice(key="c", value=DecisionKind.CHOOSE, title="choose"),
    Choice(key="r", value=DecisionKind.RULE_OUT, title="rule out"),
    Choice(key="s", value=DecisionKind.STAY, title="stay"),
    Choice(key="l", value=DecisionKind.LEAVE, title="leave"),
    Choice(key="u", value=DecisionKind.UNDECIDED, title="undecided"),
)
YES_NO = (Choice(key="y", value="yes", title="yes"), Choice(key="n", value="no", title="no"))
TRACK = Argument(name="track", prompt="Which track? ", kind=Kind.TRACK)
TRACKS = frozenset({Place.LEARN, Place.TRACK})
LEARNED = frozenset({Place.LEARNINGS, Place.LEARNING})
REPORT = (TRACK, Argument(name="file", prompt="Save the report as ", kind=Kind.FILE, optional=True))
LOOPS = frozenset({Place.LOOPS})
DATED = frozenset(map(str, (ReplyKind.ACCEPTED, ReplyKind.MOVED, ReplyKind.MOVED_BY_ME)))
AWAY = frozenset({str(ReplyKind.OUT_OF_OFFICE)})
WHY = Argument(name="text", prompt="What about their path interests you?")
UNTIL = Argument(
    name="until",
    prompt="Until (1 tomorrow 2 three days 3 week 4 month) ",
    kind=Kind.DAY,
)
