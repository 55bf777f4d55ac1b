"""Where things stand, in words: for the lists, the person page and the shell alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coffeechat.domain.days import ago_words, day_words, moment_words, month_words
from coffeechat.domain.due import bump_day, local_time
from coffeechat.domain.fit import fit_reasons, open_points, point_words
from coffeechat.domain.records import Conversation, Interview, Learning, Loop, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import (
    FOLLOWED_UP,
    asking_of,
    debrief_done,
    person_step,
    step_of,
    thanked,
)
from coffeechat.domain.warmth import (
    WARMTH_WORDS,
    contact_reasons,
    last_contact,
    suggested_warmth,
)
from coffeechat.domain.words import (
    Direction,
    LoopState,
    MessagePurpose,
    PointKind,
    ReplyKind,
    Step,
)

#: What a message is called in a line about it.
MESSAGE_WORDS = {
    MessagePurpose.ASK: "ask",
    MessagePurpose.BUMP: "bump",
    MessagePurpose.INTRO_REQUEST: "request for an introduction",
    MessagePurpose.CONFIRM: "confirmation",
    MessagePurpose.RESCHEDULE: "message about a date",
    MessagePurpose.THANK_YOU: "thank-you",
    MessagePurpose.REPORT_BACK: "report back",
    MessagePurpose.UPDATE: "update",
    MessagePurpose.CHECK_IN: "message",
    MessagePurpose.SHARE: "message",
    MessagePurpose.REPLY: "reply",
    MessagePurpose.CALL: "talk",
    MessagePurpose.MET: "talk",
}


@dataclass(frozen=True)
class Smallest:
    """The smallest next step when nothing is due: a sentence, and what Enter would do."""

    text: str
    verb: str = ""
    person: str = ""


def job_words(person: Person) -> str:
    """Title and employer in one phrase."""
    return ", ".join(part for part in (person.title, person.organisation) if part)


def standing(records: Records, person: Person, now: datetime) -> str:
    """Where the open conversation with a person stands, in a few words."""
    step = person_step(records, person)
    if person.do_not_contact is not None:
        return "not to be contacted"
    if step is None:
        return "set aside"
    conversation = records.open_conversation(person.id)
    if conversation is None:
        return _pool_words(person, step, local_time(records, now))
    return _WORDS[step](_Standing(records, conversation, local_time(records, now)))


def person_lines(records: Records, person: Person, now: datetime) -> list[tuple[str, str]]:
    """The lines of a person's page: a label of at most ten letters, and what it says."""
    local = local_time(records, now)
    conversation = records.open_conversation(person.id)
    lines = [
        ("why", conversation.why if conversation and conversation.why else _NO_WHY),
        ("link", _link_words(records, person)),
        ("fit", " · ".join(fit_reasons(records.profile, person)) or "nothing known yet"),
        ("stands", standing(records, person, now)),
        ("last", _last_words(records, person, local)),
    ]
    if warmth := _warmth_words(person):
        lines.append(("warmth", warmth))
    if conversation is not None and conversation.interview is not None:
        lines.append(("talk", talk_words(records, person, conversation.interview, local)))
    if conversation is not None and conversation.goals:
        lines.append(("goals", " · ".join(conversation.goals)))
    lines += [("e-mail", email) for email in person.emails]
    lines += [("profile", url) for url in person.urls]
    if person.tracks:
        names = [records.tracks[track].name for track in person.tracks if track in records.tracks]
        lines.append(("tracks", ", ".join(names)))
    if person.tags:
        lines.append(("tags", ", ".join(person.tags)))
    lines += [("learned", learning.text) for learning in _learned(records, person)]
    lines += [(loop.kind.value, _loop_words(records, loop)) for loop in _loops(records, person)]
    lines += [("notes", text) for text in person.notes.splitlines()]
    return lines


def message_words(message: Message, today_zone: datetime) -> str:
    """A message in one line: what it was, and when."""
    words = MESSAGE_WORDS[message.purpose]
    if message.skipped:
        return f"{words} skipped: {message.skipped}"
    if message.at is None:
        return f"{words}, a draft"
    day = day_words(message.at.astimezone(today_zone.tzinfo).date(), today_zone.date())
    answer = f" ({message.reply.replace('_', ' ')})" if message.reply else ""
    return f"{words} {day}{answer}"


def talk_words(records: Records, person: Person, interview: Interview, now: datetime) -> str:
    """When and where a talk is, and what is done about it."""
    mine = records.profile.zone or interview.zone
    words = [moment_words(interview.start, person.zone or interview.zone, mine, now.date())]
    words += [interview.place] if interview.place else []
    if interview.called_off is not None:
        words.append("called off")
    elif interview.held is not None:
        words.append("held")
    else:
        words.append("prepared" if interview.prepared else "not prepared yet")
    return " · ".join(words)


def smallest_step(records: Records, now: datetime) -> Smallest:
    """What to do when nothing is due: one small thing, never the whole list."""
    if not records.people:
        return Smallest(
            "‹import› brings in your LinkedIn export, ‹add› somebody you know.", "import"
        )
    today = local_time(records, now).date()
    for conversation in records.conversations.values():
        if conversation.closed is None and step_of(records, conversation) is Step.QUALIFIED:
            name = records.people[conversation.person].name
            return Smallest(f"Draft an ask to {name}.", "draft", conversation.person)
        until = _asked_to_wait_until(records, conversation)
        if until is not None and until <= today:
            name, day = records.people[conversation.person].name, day_words(until, today)
            text = f"Draft another ask to {name}, who named {day} for it."
            return Smallest(text, "draft", conversation.person)
    spotted = min(
        records.spotted(),
        key=lambda person: (
            person.referred_by is None and not person.dream,
            bool(person.source),
            person.id,
        ),
        default=None,
    )
    if spotted is not None:
        text = f"A line on why {spotted.name}'s path interests you."
        return Smallest(text, "why", spotted.id)
    return Smallest("Nothing to do but wait; ‹add› brings somebody else to talk to.", "add")


@dataclass(frozen=True)
class _Standing:
    records: Records
    conversation: Conversation
    now: datetime

    def day(self, moment: datetime) -> str:
        return day_words(moment.astimezone(self.now.tzinfo).date(), self.now.date())


def _qualified(at: _Standing) -> str:
    return "worth asking" if at.conversation.why else "worth asking, no why yet"


def _parked(at: _Standing) -> str:
    until = _asked_to_wait_until(at.records, at.conversation)
    return f"asked to be asked again {day_words(until, at.now.date())}" if until else "later"


def _asked_to_wait_until(records: Records, conversation: Conversation) -> date | None:
    if step_of(records, conversation) is not Step.PARKED:
        return None
    reply = asking_of(records.messages_in(conversation)).last_reply
    return reply.until if reply is not None else None


def _drafting(at: _Standing) -> str:
    asking = asking_of(at.records.messages_in(at.conversation))
    reply = asking.last_reply
    failed = reply is not None and reply.reply is ReplyKind.BOUNCED
    words = ["the address failed"] if failed else []
    return " · ".join(words + ["draft ready"] * bool(asking.drafts))


def _arranging(at: _Standing) -> str:
    reply = asking_of(at.records.messages_in(at.conversation)).last_reply
    return _ARRANGING_WORDS.get(reply.reply if reply is not None else None, "no date yet")


def _waiting(at: _Standing) -> str:
    asking = asking_of(at.records.messages_in(at.conversation))
    sent = asking.last_sent
    assert sent is not None, "waiting follows a message that went out"
    assert sent.at is not None, "waiting follows a message that went out"
    bump = bump_day(at.records, sent.at.astimezone(at.now.tzinfo))
    if bump is None:
        return f"asked {at.day(sent.at)}"
    return f"asked {at.day(sent.at)} · bump {day_words(bump, at.now.date())}"


def _bumped(at: _Standing) -> str:
    sent = asking_of(at.records.messages_in(at.conversation)).last_sent
    assert sent is not None, "a bump went out"
    assert sent.at is not None, "a bump went out"
    return f"bumped {at.day(sent.at)}"


def _scheduled(at: _Standing) -> str:
    interview = at.conversation.interview
    assert interview is not None, "a scheduled talk has a date"
    if at.now >= interview.start + timedelta(minutes=interview.minutes):
        return f"the talk was {at.day(interview.start)}; was it held?"
    person = at.records.people[at.conversation.person]
    return f"talk {talk_words(at.records, person, interview, at.now)}"


def _digest(at: _Standing) -> str:
    interview = at.conversation.interview
    words = []
    if interview is not None and not debrief_done(interview):
        words.append("debrief open")
    messages = at.records.messages_in(at.conversation)
    if not thanked(messages):
        drafted = any(
            message.draft and message.purpose is MessagePurpose.THANK_YOU for message in messages
        )
        words.append("thank-you drafted" if drafted else "thank-you due")
    return " · ".join(words)


def _loops_open(at: _Standing) -> str:
    loops = [
        loop
        for loop in at.records.loops_in(at.conversation)
        if loop.kind in FOLLOWED_UP and loop.state is LoopState.OPEN
    ]
    more = f" and {len(loops) - 1} more" if len(loops) > 1 else ""
    return f"{loops[0].kind.value}: {_loop_words(at.records, loops[0])}{more}"


_WORDS: dict[Step, Callable[[_Standing], str]] = {
    Step.QUALIFIED: _qualified,
    Step.PARKED: _parked,
    Step.DRAFTING: _drafting,
    Step.WAITING: _waiting,
    Step.BUMPED: _bumped,
    Step.ARRANGING: _arranging,
    Step.SCHEDULED: _scheduled,
    Step.DIGEST: _digest,
    Step.LOOPS_OPEN: _loops_open,
    Step.KEEP_IN_TOUCH: lambda _: "keep in touch",
    Step.RESTING: lambda _: "resting",
}
_ARRANGING_WORDS: dict[ReplyKind | None, str] = {
    ReplyKind.ACCEPTED: "said yes, no date yet",
    ReplyKind.OTHER_TIME: "asks for another time, no date yet",
    ReplyKind.CANCELLED: "cancelled, no new date yet",
    ReplyKind.NO_SHOW: "did not come, no new date yet",
}
_NO_WHY = "one line: what about their path interests you?  (‹why›)"


def _pool_words(person: Person, step: Step, now: datetime) -> str:
    if step is Step.CLOSED:
        return "closed"
    until = person.triage.later_until if person.triage is not None else None
    return f"look again {day_words(until, now.date())}" if until else "never asked"


def _link_words(records: Records, person: Person) -> str:
    known = [
        point_words(point)
        for point in person.points
        if point.confirmed
        and (point.kind is not PointKind.LINKEDIN_CONNECTION or person.connected_on is None)
    ]
    asked = [
        f"{point_words(point)}? (‹connection›)"
        for point in open_points(records.profile, person)
        if point.kind is not PointKind.LINKEDIN_CONNECTION
    ]
    if person.connected_on is not None:
        known.append(_connected_words(person.connected_on, person.disconnected))
    return " · ".join([*known, *asked]) or "no point of connection yet  (‹connection›)"


def _connected_words(since: date, until: date | None) -> str:
    if until is None:
        return f"connected on LinkedIn since {since.year}"
    return f"no longer connected on LinkedIn (since {since.year}, gone by {month_words(until)})"


def _last_words(records: Records, person: Person, now: datetime) -> str:
    contact = [
        message
        for message in records.messages_by_person.get(person.id, [])
        if message.at is not None
    ]
    earlier = last_contact(person.contacts)
    if not contact:
        return _earlier_words(*earlier, now) if earlier else "never written"
    message = contact[-1]
    assert message.at is not None, "only contact that happened is looked at"
    day = message.at.astimezone(now.tzinfo).date()
    if earlier and earlier[0] > day:
        return _earlier_words(*earlier, now)
    days = (now.date() - day).days
    who = "their " if message.direction is Direction.IN else ""
    words = f"{who}{message_words(message, now)}"
    return f"{words} · {ago_words(days)}" if days > 1 else words


def _earlier_words(day: date, words: str, now: datetime) -> str:
    days = (now.date() - day).days
    ago = f" · {ago_words(days)}" if days > 1 else ""
    return f"{words} {day_words(day, now.date())}{ago}"


def _warmth_words(person: Person) -> str:
    """How well I know them, and why that is thought; nothing when nothing is known."""
    if person.warmth is not None:
        return WARMTH_WORDS[person.warmth]
    suggested = suggested_warmth(person)
    if suggested is None:
        return ""
    reasons = " · ".join(contact_reasons(person))
    return f"{WARMTH_WORDS[suggested]}? {reasons}  (‹warmth›)"


def _learned(records: Records, person: Person) -> list[Learning]:
    return records.learnings_by_person.get(person.id, [])


def _loops(records: Records, person: Person) -> list[Loop]:
    return records.loops_by_person.get(person.id, [])


def _loop_words(records: Records, loop: Loop) -> str:
    about = records.people.get(loop.about) if loop.about is not None else None
    named = f"{about.name}, " if about is not None and about.name not in loop.text else ""
    state = "" if loop.state is LoopState.OPEN else f" ({loop.state})"
    return f"{named}{loop.text}{state}"
