"""The facts that a template may use: a closed set of words, drawn from the records.

A fact that is not known is absent. What is private (shared identities, notes, why somebody must
not be written to) is no fact.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from coffeechat.domain.due import local_time
from coffeechat.domain.parts import Point
from coffeechat.domain.records import Conversation, Loop, Person, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import reports_owed
from coffeechat.domain.text import clean_line, clean_text
from coffeechat.domain.titles import main_title
from coffeechat.domain.triage import KNOWN
from coffeechat.domain.words import (
    LoopKind,
    LoopState,
    MessagePurpose,
    PointKind,
    TrackStatus,
)
from coffeechat.drafting import arranging, following, introducing
from coffeechat.drafting.phrasing import (
    Facts,
    day_in_letter,
    given_name,
    in_series,
    point_clauses,
)
from coffeechat.drafting.times import Stretch, offered_windows, words, zone_words

#: Every fact that there is, with what to do when it is missing.
REMEDIES: Mapping[str, str] = {
    "me": "your name is not known; ‹profile› sets it",
    "institution": "your institution is not known; ‹profile› adds it",
    "institutions": "your institutions are not known; ‹profile› adds them",
    "exploring": "no track is being explored; add one",
    "field": "neither you nor this person has a track; add one",
    "name": "this person has no name",
    "given": "this person has no name",
    "title": "their job title is not known; add it to their page",
    "past_role": "no earlier position of theirs is known; add it to their page",
    "organisation": "their organisation is not known; add it to their page",
    "point": "no point of connection is confirmed; ‹connection› adds one",
    "points": "no point of connection is confirmed; ‹connection› adds one",
    "why": "it is not noted why their path interests you; ‹why› notes it",
    "noticed": "it is not noted what you saw of their work; ‹draft› asks for it",
    "referrer": "nobody is noted who named this person",
    "met_at": "it is not noted where you met; ‹connection› takes it",
    "known": "you do not know this person yet, it seems; ‹warmth› says so if you do",
    "talked_before": "you have not talked with them before",
    "introducer": "nobody has introduced you to this person; ‹intro› names who may",
    "wanted": "nobody is noted whom they may introduce you to; ‹intro› names them",
    "wanted_given": "nobody is noted whom they may introduce you to; ‹intro› names them",
    "wanted_job": "the job of the one you would like to meet is not known",
    "wanted_why": "it is not noted why their path interests you; ‹why› notes it",
    "times": "no times can be offered; ‹profile› says when you are free",
    "zone": "your time zone is not known; ‹profile› sets it",
    "minutes": "the length of the talk is not known",
    "asked_on": "no ask to them has been sent yet",
    "asked_subject": "no ask with a subject has been sent to them yet",
    "something_said": "nothing they said is written down; ‹debrief› takes it down",
    "promises": "no promise of yours is open",
    "offers": "no offer of theirs is noted",
    "suggestions": "no suggestion of theirs is open",
    "talk_day": "no talk has been held yet",
    "agreed_time": "no talk is agreed; ‹reply› sets its date",
    "place": "it is not noted where the talk is; ‹place› notes it",
    "missed_day": "no talk was called off",
    "missed_why": "it is not known who called the talk off",
    "declined_on": "they have not declined",
    "talked_with": "you have not talked yet with anybody they named",
    "followed": "no suggestion of theirs is done and still to be told",
    "came_of_it": "it is not noted what came of their suggestions",
    "news": "nothing came of their advice that they have not heard of",
    "several_news": "there is no more than one thing to tell them",
    "milestones": "no milestone of yours is theirs to hear of; ‹milestone› notes one",
    "advice": "it is not noted what part they had in your milestone",
    "open_offers": "no offer of theirs is open",
    "hook": "there is no reason noted to write; ‹draft› asks for one",
    "own_words": "you added no words of your own",
    "introduction": "the reason to write is not somebody they may like to meet",
    "answered": "they have not answered your questions in writing",
    "signature": "your name is not known; ‹profile› sets it",
}

#: The facts that are lists; a template may go through them.
LISTS = frozenset(
    {
        "institutions",
        "points",
        "times",
        "something_said",
        "promises",
        "offers",
        "suggestions",
        "followed",
        "came_of_it",
        "news",
        "milestones",
        "open_offers",
    }
)

MINUTES = 30
LONGEST_SIGNATURE = 2000
MOST_FIELDS = 2
_TIMES_OFFERED_IN = frozenset(
    {
        MessagePurpose.ASK,
        MessagePurpose.BUMP,
        MessagePurpose.RESCHEDULE,
    }
)
_ACTIVE = frozenset(
    {
        TrackStatus.CURIOUS,
        TrackStatus.EXPLORING,
        TrackStatus.PROMISING,
        TrackStatus.CURRENT,
        TrackStatus.CHOSEN,
    }
)


def facts_for(
    records: Records,
    person: Person,
    now: datetime,
    *,
    purpose: MessagePurpose,
    busy: Iterable[Stretch] = (),
) -> Facts:
    """What is known for a message to this person.

    Args:
        records: The state of everything.
        person: Whom the message is to.
        now: The moment, aware; days are told in the profile's zone.
        purpose: What the message is for; times are offered only where `offers_times` says so.
        busy: When I have no time, beside the talks that are agreed.
    """
    today = local_time(records, now).date()
    known = _known_conversations(records, person)
    facts: Facts = {
        **_about_me(records),
        **_about_them(records, person),
        **_about_tracks(records, person),
        **_about_asking(records, known, today),
        **_about_talk(records, known, today),
        **_about_loops(records, person, known),
        **arranging.facts(records, person, known, today),
        **introducing.facts(records, person, known),
        **following.facts(records, person),
    }
    if offers_times(purpose):
        taken = [*busy, *_agreed_talks(records)]
        windows = offered_windows(records.profile, person.zone, now, busy=taken)
        facts["times"] = [words(window, person.zone) for window in windows]
    return {name: fact for name, fact in facts.items() if fact}


def offers_times(purpose: MessagePurpose) -> bool:
    """Whether a message for this purpose offers times, so that busy ones matter."""
    return purpose in _TIMES_OFFERED_IN


def _agreed_talks(records: Records) -> Iterator[Stretch]:
    for conversation in records.conversations.values():
        interview = conversation.interview
        if interview is not None and interview.agreed:
            yield interview.start, interview.start + timedelta(minutes=interview.minutes)


def _known_conversations(records: Records, person: Person) -> list[Conversation]:
    """The conversation that a message now would belong to: the open one, else the latest."""
    found = records.open_conversation(person.id)
    return [found] if found else records.conversations_by_person.get(person.id, [])[-1:]


def _about_me(records: Records) -> Facts:
    profile = records.profile
    institutions = _lines(profile.institutions)
    return {
        "me": clean_line(profile.name),
        "institution": institutions[0] if institutions else "",
        "institutions": institutions,
        "zone": zone_words(profile.zone),
        "signature": clean_text(profile.signature, LONGEST_SIGNATURE) or clean_line(profile.name),
    }


def _about_them(records: Records, person: Person) -> Facts:
    referrer = _referrer(records, person)
    clauses = point_clauses(person.points)
    if referrer and not clauses:
        clauses = point_clauses([Point(kind=PointKind.REFERRED_BY, detail=referrer)])
    past = [position.title for position in person.positions[1:] if position.title]
    return {
        "name": clean_line(person.name),
        "given": given_name(clean_line(person.name)),
        "title": main_title(person.title),
        "past_role": clean_line(past[0]) if past else "",
        "organisation": clean_line(person.organisation),
        "point": clauses[0] if clauses else "",
        "points": clauses,
        "referrer": referrer,
        "met_at": _met_at(person),
        "known": "we know each other" if person.warmth in KNOWN else "",
    }


def _met_at(person: Person) -> str:
    met = (point for point in person.points if point.kind is PointKind.MET_AT_OCCASION)
    return next((clean_line(point.detail) for point in met if point.confirmed), "")


def _referrer(records: Records, person: Person) -> str:
    """Who named this person, by record or by a point of connection."""
    known = records.people.get(person.referred_by) if person.referred_by else None
    named = [point.detail for point in person.points if point.kind is PointKind.REFERRED_BY]
    return clean_line(known.name if known else "".join(named[:1]))


def _about_tracks(records: Records, person: Person) -> Facts:
    active = [track for track in records.tracks.values() if track.status in _ACTIVE]
    shared = [track for track in active if track.id in person.tracks]
    theirs = [track for track in records.tracks.values() if track.id in person.tracks]
    names = _names(shared or active)
    return {
        "exploring": in_series(names[:MOST_FIELDS]),
        "field": (_names(shared or theirs or active) or [""])[0],
    }


def _about_asking(records: Records, known: list[Conversation], today: date) -> Facts:
    facts: Facts = {"minutes": str(MINUTES)}
    for conversation in known:
        facts["why"] = clean_line(conversation.why)
        if conversation.interview is not None:
            facts["minutes"] = str(conversation.interview.minutes)
        for message in records.messages_in(conversation):
            if message.purpose is MessagePurpose.ASK and message.at is not None:
                sent = local_time(records, message.at).date()
                facts["asked_on"] = day_in_letter(sent, today)
                facts["asked_subject"] = clean_line(message.subject)
    return facts


def _about_talk(records: Records, known: list[Conversation], today: date) -> Facts:
    facts: Facts = {}
    for conversation in known:
        interview = conversation.interview
        if interview is not None and interview.held is not None:
            held = local_time(records, interview.start).date()
            facts["talk_day"] = day_in_letter(held, today)
        learnings = [
            learning
            for learning in records.learnings_by_person.get(conversation.person, [])
            if learning.conversation == conversation.id
        ]
        learnings.sort(key=lambda learning: not learning.their_words)
        facts["something_said"] = _lines(learning.text for learning in learnings)
    return facts


def _about_loops(records: Records, person: Person, known: list[Conversation]) -> Facts:
    loops = records.loops_by_person.get(person.id, [])
    latest = {conversation.id for conversation in known}
    opened = [loop for loop in loops if loop.is_open]
    mine = [loop for loop in opened if loop.conversation is None or loop.conversation in latest]
    done = [
        loop
        for loop in loops
        if loop.kind is LoopKind.SUGGESTION and loop.state is LoopState.DONE and not loop.reported
    ]
    return {
        "promises": _texts(mine, LoopKind.PROMISE),
        "offers": _texts(mine, LoopKind.OFFER),
        "suggestions": _texts(mine, LoopKind.SUGGESTION),
        "talked_with": in_series(_met_through(records, person)),
        "followed": _texts(done, LoopKind.SUGGESTION),
        "came_of_it": _lines(loop.result for loop in done),
    }


def _met_through(records: Records, person: Person) -> list[str]:
    """Whom this person named and I have talked with, and not told them yet."""
    owed = reports_owed(records, person.id)
    named = [str(loop.about) for loop in owed if loop.kind is LoopKind.REFERRAL]
    return _lines(records.people[about].name for about in named if about in records.people)


def _texts(loops: Iterable[Loop], kind: LoopKind) -> list[str]:
    return _lines(loop.text for loop in loops if loop.kind is kind)


def _names(tracks: Iterable[Track]) -> list[str]:
    return _lines(track.name for track in tracks)


def _lines(texts: Iterable[str]) -> list[str]:
    """Each text as one line to put into a sentence: without a full stop, once."""
    return list(dict.fromkeys(line for text in texts if (line := clean_line(text).rstrip(" ."))))
