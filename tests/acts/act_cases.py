"""One case for each act and each thing it may do: what came before, the act, and what it says.

A new act needs a row here; `test_act_undo` then proves that it can be taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from coffeechat.acts import (
    Done,
    answers,
    binning,
    bulk,
    calendars,
    confirming,
    deciding,
    dreams,
    duplicates,
    earlier,
    fields,
    fitting,
    imports,
    introductions,
    learning,
    live,
    loops,
    messages,
    milestones,
    occasions,
    people,
    preparing,
    profile,
    proposals,
    putting_off,
    reflecting,
    relating,
    resting,
    retiring,
    scheduling,
    tags,
    talks,
    tracks,
    triage,
    views,
    week,
)
from coffeechat.acts.next import done
from coffeechat.api import (
    AddPerson,
    Change,
    ChangePerson,
    ImportedPerson,
    Invitation,
    PointKind,
    PointView,
)
from coffeechat.domain.columns import ChosenColumns
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.records import Learning, Loop, SavedView
from coffeechat.domain.stages import open_draft
from coffeechat.domain.words import (
    AskedOthers,
    Channel,
    ConversationKind,
    Facet,
    LoopKind,
    MessagePurpose,
    ReplyKind,
    Seniority,
)
from support.happenings import happens
from support.worlds import World

TALK = "asked, talk agreed"
OVER = f"{TALK}, held"
DAY = date(2026, 12, 24)
REPORT = "read the annual report"
THURSDAY = "Thu 19 Nov 2026 16:00 Europe/Berlin, in 3 days"
SUGGESTED = f"{OVER}, suggestion"
TELLS = "‹draft› tells Jelisa Okafor."
_BOTH = "long days in the field / mostly at a desk"
QUESTIONS = (QuestionUse(text="How does a week look?"), QuestionUse(text="Whom else?"))


@dataclass(frozen=True)
class Case:
    """An act that does something.

    Attributes:
        act: The name of the function, with its module.
        story: What happened with Jelisa Okafor before, by the names of `support.happenings`.
        run: The act on the world and Jelisa's id.
        says: The sentence it gives.
        about: What tells this case from others of the same act.
        first: What else comes before.
    """

    act: str
    story: str
    run: Callable[[World, str], Done]
    says: str
    about: str = ""
    first: Callable[[World, str], object] | None = None

    @property
    def id(self) -> str:
        """A name for the test's report."""
        return f"{self.act} {self.about}".strip()


def _draft(world: World, person: str) -> str:
    draft = open_draft(world.records, person)
    assert draft is not None
    return draft.id


def _reply(kind: ReplyKind, story: str, says: str, about: str = "", **more: Any) -> Case:
    def run(world: World, person: str) -> Done:
        return world.reply(person, kind, **more)

    return Case("replies.reply", story, run, says, f"{kind} {about}".strip())


def _capture(line: str, says: str, story: str = OVER) -> Case:
    return Case(
        "talks.capture",
        story,
        lambda world, person: world.do(talks.capture, person, line),
        says,
        line,
    )


def _seek(world: World, person: str) -> Done:
    world.person("Amara Diallo")
    return world.do(introductions.seek, person, "amara")


def _stand(state: str, world: World, person: str) -> Done:
    return world.do(introductions.stand, person, state)


def _closing(part: str, answer: str, words: str) -> Case:
    def run(world: World, person: str) -> Done:
        return _after(world, "2026-11-17 14:30").do(live.closing, person, part, answer)

    says = f"Noted of the talk with Jelisa Okafor: {words}, {answer}."
    return Case("live.closing", TALK, run, says, part)


def _talking(world: World, person: str) -> None:
    """The clock runs, and I talk since four past."""
    world.at("2026-11-17 14:04")
    world.do(live.open_live, person)
    world.do(live.speaks, person, "me")


def _reflection(part: str, text: str, says: str) -> Case:
    def run(world: World, person: str) -> Done:
        return world.do(reflecting.reflect, person, part, text)

    story = f"{OVER}, note, note, suggestion, promise, person named"
    return Case("reflecting.reflect", story, run, says, f"{part} {text}")


def _loop(act: str, line: str, says: str, story: str) -> Case:
    """An act of `loops`: its function has the name of the act."""

    def run(world: World, person: str) -> Done:
        return world.do(getattr(loops, act), person, line)

    return Case(f"loops.{act}", story, run, says, f"{line or 'the only one'} {says[:9]}")


def _card_to(world: World, person: str) -> Done:
    """A thank-you in handwriting."""
    return world.do(
        messages.draft,
        person,
        purpose=MessagePurpose.THANK_YOU,
        subject="",
        body="Dear Jelisa, …",
        template="thank-you-card",
        channel=Channel.CARD,
    )


def _ask_the_first(world: World, person: str) -> Done:
    """The first question of a talk is ticked."""
    world.do(talks.plan, person, questions=QUESTIONS, key_question=QUESTIONS[0].text)
    return world.do(talks.capture, person, "1")


def _after(world: World, wall: str) -> World:
    world.at(wall)
    return world


def _plan(world: World, person: str, *, done: bool) -> Done:
    return world.do(talks.plan, person, questions=QUESTIONS, key_question="Whom else?", done=done)


def _with_address(world: World, person: str) -> None:
    world.put(world.known(person).replace(emails=("jelisa@example.org",)))


def _import(world: World, _: str) -> Done:
    jelisa = Incoming(name="Jelisa Okafor", title="Director", emails=("jelisa@example.org",))
    plan = plan_import(world.records.people, [jelisa, Incoming(name="Wei Zhang")], "linkedin")
    return world.do(imports.apply, plan, "Connections.csv")


def _choose_columns(world: World, _: str) -> Done:
    chosen = ChosenColumns(("Wer", "Firma"), {"name": "Wer"})
    plan = plan_import(world.records.people, [Incoming(name="Wei Zhang")], "csv")
    return world.do(imports.apply, plan, "list.csv", chosen)


def _proposal(says: str, about: str, change: Callable[[str], Change], summary: str = "") -> Case:
    def run(world: World, person: str) -> Done:
        return world.do(proposals.apply, (change(person),), plugin="alumni", summary=summary)

    return Case("proposals.apply", "", run, says, about, first=_with_address)


def _delivered(world: World, person: str) -> Done:
    draft = _draft(world, person)
    letter = world.records.messages[draft].replace(channel=Channel.LINKEDIN_NOTE)
    return world.do(messages.send, draft, delivered=letter)


def _linked(world: World, person: str) -> Done:
    uid = world.talk(person).uid
    return world.do(talks.linked, person, uid=uid, calendar="caldav.home", reference="etag 7")


def _followed(world: World, person: str, *, called_off: bool = False) -> Done:
    talk = world.talk(person)
    return world.do(
        calendars.follow,
        person,
        uid=talk.uid,
        start=world.moment("2026-11-26 09:00"),
        minutes=45,
        sequence=3,
        calendar="icalendar.folder",
        reference="print 8",
        called_off=called_off,
    )


def _schedule(wall: str, story: str, says: str) -> Case:
    def run(world: World, person: str) -> Done:
        return world.do(scheduling.schedule, person, world.when(wall))

    return Case("scheduling.schedule", story, run, says, wall)


def _invited(story: str, says: str, wall: str = "thu 16:00", **more: Any) -> Case:
    """An invitation by e-mail; the first one, to tomorrow at 14:00, was taken in the story."""

    def invite(world: World, person: str, wall: str, **more: Any) -> Done:
        when = world.when(wall)
        invitation = Invitation(uid="inv-1", start=when.start, **({"minutes": 45} | more))
        return world.do(scheduling.invited, person, invitation, when)

    def first(world: World, person: str) -> None:
        if "first" in more:
            invite(world, person, "tomorrow 14:00", sequence=1)

    given = {key: value for key, value in more.items() if key != "first"}
    about = f"{wall} {sorted(more.items())}"
    return Case(
        "scheduling.invited",
        story,
        lambda world, person: invite(world, person, wall, **given),
        says,
        about,
        first,
    )


def _twin(world: World, _: str) -> str:
    """Somebody added after Jelisa who is the same person; their id."""
    return world.person("Jelisa Oka", emails=("jelisa@example.org",))


def _occasion(world: World) -> str:
    return next(iter(world.records.occasions))


def _bin_somebody(world: World) -> None:
    wei = world.person("Wei Zhang")
    happens(world, wei, f"{OVER}, note, suggestion, thanks drafted")
    world.do(binning.put_in, wei)


def _on_tracks(name: str, told: tuple[str, ...], world: World, _: str) -> Done:
    return world.do(getattr(tracks, name), *told)


def _on_learnings(name: str, told: tuple[str, ...], world: World, person: str) -> Done:
    """An act of `learning`: its function has the name of the act."""
    if name == "hand_over":
        return world.do(learning.hand_over, person, *told)
    return world.do(getattr(learning, name), *told)


def _learn(world: World, person: str) -> None:
    """A track, somebody of whom two things were learned, and a question that is open since."""
    _explore(world)
    wei = world.person("Wei Zhang")
    track = next(iter(world.records.tracks))
    about: dict[str, Any] = {"created": world.clock.now, "person": wei, "tracks": (track,)}
    world.put(
        Learning(id="day", text="long days in the field", facet=Facet.DAY, **about),
        Learning(id="desk", text="mostly at a desk", agrees=("day",), **about),
        Learning(id="book", text="the grants handbook", facet=Facet.RESOURCES, **about),
        Loop(id="q1", created=world.clock.now, kind=LoopKind.QUESTION, person=wei, text="who?"),
    )


def _explore(world: World) -> None:
    """A track with a term and an open question."""
    world.do(tracks.begin, "grants")
    world.do(tracks.term, "grants", "lab")
    world.do(tracks.question, "grants", "who reads them?")


def _merge(world: World, person: str) -> Done:
    return world.do(duplicates.merge, person, "Jelisa Oka")


def _to_many(verb: str, says: str, **values: Any) -> Case:
    def run(world: World, person: str) -> Done:
        return world.do(bulk.change_all, verb, [person, world.named("Wei Zhang").id], values)

    return Case(
        "bulk.change_all", "", run, says, verb, first=lambda world, _: world.person("Wei Zhang")
    )


def _looked_at(world: World) -> SavedView:
    return SavedView(
        id="", created=world.now, place="ask", filter="org:verda", sort="name", columns=("place",)
    )


ANSWERS = profile.Introduction(
    name="Ana Reyes",
    institutions=("State U",),
    exploring=("nonprofits", "Grants"),
    entry_level=Seniority.ENTRY,
    zone="America/Los_Angeles",
)

CASES = [
    Case(
        "people.add",
        "",
        lambda world, _: world.do(
            people.add,
            'Wei Zhang @Verda, Analyst track:grants tag:lab point:"State U" mail:wei@example.org '
            'dream:yes why:"her lab"',
        ),
        "Added Wei Zhang.",
    ),
    Case(
        "people.add",
        "",
        lambda world, _: world.do(people.add, "occasion: Grad career day, 20 Nov, Riverside"),
        "Noted the occasion Grad career day, Fri, Riverside.",
        "an occasion",
    ),
    Case(
        "people.add",
        "",
        lambda world, _: world.do(people.add, "Wei Zhang", occasion=_occasion(world)),
        "Added Wei Zhang.",
        "met on an occasion",
        first=lambda world, _: world.do(occasions.note, "Grad career day"),
    ),
    Case(
        "occasions.note",
        "",
        lambda world, _: world.do(occasions.note, "grad career day, Riverside"),
        "Noted the occasion Grad career day, Riverside.",
        first=lambda world, _: world.do(occasions.note, "Grad career day"),
    ),
    Case(
        "dreams.dream",
        "",
        lambda world, person: world.do(dreams.dream, person),
        "You would love to talk to Jelisa Okafor.",
    ),
    Case(
        "dreams.dream",
        "",
        lambda world, person: world.do(dreams.dream, person, "no"),
        "Jelisa Okafor is on your list of dreams no longer.",
        "no longer",
        first=lambda world, person: world.do(dreams.dream, person),
    ),
    Case(
        "earlier.met",
        "",
        lambda world, person: world.do(earlier.met, person, "3 Mar: she runs the desk"),
        "Noted a talk with Jelisa Okafor, Tue 3 Mar.",
    ),
    Case(
        "fields.set_field",
        "",
        lambda world, person: world.do(fields.set_field, person, "place = Oakland"),
        "Changed Jelisa Okafor.",
    ),
    Case(
        "binning.put_in",
        f"{OVER}, note, suggestion, thanks drafted",
        lambda world, person: world.do(binning.put_in, person),
        "Moved Jelisa Okafor into the bin; ‹binned› shows it.",
    ),
    Case(
        "binning.take_out",
        "",
        lambda world, _: world.do(binning.take_out, "wei"),
        "Brought Wei Zhang back from the bin.",
        first=lambda world, _: _bin_somebody(world),
    ),
    *(
        Case(
            f"tracks.{name}",
            "",
            partial(_on_tracks, name, told),
            says,
            about,
            first=lambda world, _: _explore(world),
        )
        for name, told, says, about in (
            ("begin", ("science policy",), "Began the track science policy.", ""),
            ("stand", ("ruled_out", "gra"), "grants is ruled out.", ""),
            ("interest", ("4", "grants", "her day"), "Noted your interest in grants: keen.", ""),
            ("term", ("grants", "RFP = a call"), "Noted the term RFP (grants).", ""),
            ("term", ("grants", "lab = a room"), "Noted the term lab (grants).", "said again"),
            (
                "question",
                ("grants", "who pays?"),
                "Noted the open question «who pays?» on grants.",
                "",
            ),
            (
                "answered",
                ("grants", "WHO"),
                "«who reads them?» is open no longer on grants.",
                "",
            ),
            ("drop", ("grants",), "Removed the track grants.", ""),
        )
    ),
    *(
        Case(
            f"learning.{name}",
            "",
            partial(_on_learnings, name, told),
            says,
            f"{name} {told[-1]}",
            first=_learn,
        )
        for name, told, says in (
            ("reword", ("day: short days",), "Reworded: short days."),
            ("about", ("desk: cul",), "About culture: mostly at a desk."),
            ("of_track", ("desk: none",), "Of no track: mostly at a desk."),
            ("said", ("desk: 2025-03-01",), "Said Sat 1 Mar 2025: mostly at a desk."),
            ("whose", ("desk: theirs",), "Their words: mostly at a desk."),
            (
                "agree",
                ("day: grants handbook",),
                "They agree with each other: long days in the field / the grants handbook.",
            ),
            (
                "contradict",
                ("day: desk",),
                f"They contradict each other: {_BOTH}.",
            ),
            (
                "part",
                ("day: desk",),
                f"They have nothing to do with each other: {_BOTH}.",
            ),
            ("drop", ("mostly",), "Dropped what you learned: mostly at a desk."),
            ("read", ("book",), "Read: the grants handbook."),
            (
                "hand_over",
                ("grants", "pay"),
                "To ask Jelisa Okafor: What range of pay is usual at the beginning in grants?",
            ),
            ("hand_over", ("grants", "who reads"), "To ask Jelisa Okafor: who reads them?"),
            ("hand_over", ("grants", "q1"), "To ask Jelisa Okafor: who?"),
        )
    ),
    Case(
        "learning.quizzed",
        "",
        lambda world, _: world.do(learning.quizzed, "grants", ("lab",), ()),
        "You knew 1 of 1 terms (grants).",
        first=_learn,
    ),
    Case(
        "tracks.edit",
        "",
        lambda world, _: tracks.edit(world.store, "grants", name="Grants office", hr_ok=True),
        "Changed the track Grants office.",
        first=lambda world, _: _explore(world),
    ),
    Case(
        "tracks.belong",
        "",
        lambda world, person: world.do(tracks.belong, person, "grants"),
        "Jelisa Okafor belongs to grants.",
    ),
    Case(
        "tracks.leave",
        "",
        lambda world, person: world.do(tracks.leave, person, "gra"),
        "Jelisa Okafor belongs to grants no longer.",
        first=lambda world, person: world.do(tracks.belong, person, "grants"),
    ),
    Case(
        "people.edit",
        "",
        lambda world, person: people.edit(world.store, person, name="Jelisa Oka", tags=("met",)),
        "Changed Jelisa Oka.",
    ),
    Case(
        "people.say_why",
        "set aside",
        lambda world, person: world.do(people.say_why, person, "her path to grants"),
        "Noted why you want to talk to Jelisa Okafor.",
    ),
    Case(
        "people.connect",
        "",
        lambda world, person: world.do(people.connect, person, "the ecology choir"),
        "Noted the connection with Jelisa Okafor: the ecology choir.",
    ),
    Case(
        "people.set_aside",
        "",
        lambda world, person: world.do(people.set_aside, person, DAY),
        "Set Jelisa Okafor aside until Thu 24 Dec.",
        "until a day",
    ),
    Case(
        "people.set_aside",
        "",
        lambda world, person: world.do(people.set_aside, person),
        "Set Jelisa Okafor aside for good.",
        "for good",
    ),
    Case(
        "triage.worth_asking",
        "",
        lambda world, person: world.do(triage.worth_asking, person),
        "Jelisa Okafor is worth asking.",
    ),
    Case(
        "triage.worth_asking",
        "set aside",
        lambda world, person: world.do(triage.worth_asking, person),
        "Jelisa Okafor is worth asking.",
        "after being set aside",
    ),
    Case(
        "triage.later",
        "",
        lambda world, person: world.do(triage.later, person, DAY),
        "Set Jelisa Okafor aside until Thu 24 Dec.",
        "until a day",
    ),
    Case(
        "triage.later",
        "",
        lambda world, person: world.do(triage.later, person),
        "Set Jelisa Okafor aside until Sun 14 Feb 2027.",
        "for three months",
    ),
    Case(
        "tags.tag",
        "",
        lambda world, person: world.do(tags.tag, person, "ecology, lab"),
        "Tagged Jelisa Okafor: ecology, lab.",
    ),
    Case(
        "tags.tag",
        "",
        lambda world, person: world.do(tags.tag, person, "choir, -Lab"),
        "Tagged Jelisa Okafor: choir, no longer Lab.",
        "and take one away",
        first=lambda world, person: world.do(tags.tag, person, "lab"),
    ),
    _to_many("tag", "Tag: ecology (2 people).", tags="ecology"),
    _to_many("connection", "Connection: the choir (2 people).", detail="the choir"),
    _to_many("belongs", "Track: ecology (2 people).", track="ecology"),
    _to_many("dream", "On your list of dreams (2 people).", wanted="yes"),
    Case(
        "bulk.change_all",
        "",
        lambda world, person: world.do(
            bulk.change_all,
            "not-in",
            [person, world.named("Wei Zhang").id],
            {"track": "grants"},
        ),
        "No longer in the track grants (1 person).",
        "not-in, whoever was in it",
        first=lambda world, person: (
            world.person("Wei Zhang"),
            world.do(tracks.belong, person, "grants"),
        ),
    ),
    _to_many("worth-asking", "Worth asking (2 people)."),
    _to_many("later", "Set aside until Thu 24 Dec (2 people).", until=DAY),
    _to_many("no", "Set aside for good (2 people)."),
    Case(
        "people.never_contact",
        TALK,
        lambda world, person: world.do(people.never_contact, person, "asked me to"),
        "Jelisa Okafor will not be written to.",
    ),
    Case(
        "people.close",
        TALK,
        lambda world, person: world.do(people.close, person, "changed my mind"),
        "Closed the conversation with Jelisa Okafor.",
    ),
    Case(
        "messages.draft",
        "set aside",
        lambda world, person: world.do(
            messages.draft,
            person,
            purpose=MessagePurpose.ASK,
            subject="Hello",
            body="Dear Jelisa",
            template="shared-point",
        ),
        "Drafted the ask to Jelisa Okafor.",
    ),
    Case(
        "messages.draft",
        "",
        lambda world, person: world.do(
            messages.draft,
            person,
            purpose=MessagePurpose.ASK,
            subject="",
            body="Dear Jelisa, we both ...",
            template="note-point",
            version=2,
            channel=Channel.LINKEDIN_NOTE,
        ),
        "Drafted the ask to Jelisa Okafor.",
        "as a note",
    ),
    Case(
        "messages.begin_anew",
        "ask drafted",
        lambda world, person: world.do(
            messages.begin_anew,
            _draft(world, person),
            subject="",
            body="Dear Jelisa, we both ...",
            template="note-point",
            version=2,
            channel=Channel.LINKEDIN_NOTE,
        ),
        "Began the ask to Jelisa Okafor anew.",
    ),
    Case(
        "messages.sent",
        "",
        lambda world, _: world.do(messages.sent, world.named("Amara Diallo").id),
        "Sent the request for an introduction to Amara Diallo. Without a word Today asks in a "
        "week.",
        "asks to be introduced",
        first=_seek,
    ),
    Case(
        "introductions.seek",
        "set aside",
        lambda world, person: world.do(introductions.seek, person, "amara"),
        "Noted that Amara Diallo may introduce you to Jelisa Okafor; ‹draft› with Amara Diallo "
        "writes the request.",
        first=lambda world, _: world.person("Amara Diallo"),
    ),
    *(
        Case(
            "introductions.stand",
            "",
            partial(_stand, state),
            f"Noted the introduction to Jelisa Okafor: {words}.",
            state,
            first=_seek,
        )
        for state, words in (
            ("asked", "asked Amara Diallo to introduce you"),
            ("agreed", "Amara Diallo agreed"),
            ("passed_on", "Amara Diallo passed it on"),
            ("introduced", "Amara Diallo introduced you; ‹draft› writes to them"),
            ("declined", "Amara Diallo declined"),
            ("stalled", "the introduction by Amara Diallo came to nothing"),
        )
    ),
    Case(
        "messages.write",
        "ask drafted",
        lambda world, person: world.do(
            messages.write, _draft(world, person), subject="A question", body="Dear Jelisa, you"
        ),
        "Saved.",
    ),
    Case(
        "messages.discard",
        "ask drafted",
        lambda world, person: world.do(messages.discard, _draft(world, person)),
        "Discarded the ask to Jelisa Okafor.",
    ),
    Case(
        "messages.send",
        "ask drafted",
        lambda world, person: world.do(messages.send, _draft(world, person)),
        "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Wed 25 Nov.",
    ),
    Case(
        "messages.send",
        "ask drafted",
        _delivered,
        "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Wed 25 Nov.",
        "by a sender",
    ),
    Case(
        "messages.handed_over",
        "ask drafted",
        lambda world, person: world.do(
            messages.handed_over, _draft(world, person), "<7@mail.example.org>"
        ),
        "Handed the ask to Jelisa Okafor over to mail.",
    ),
    Case(
        "messages.handed_over",
        f"{TALK}, confirmation drafted",
        lambda world, person: world.do(
            messages.handed_over, _draft(world, person), "<8@mail.example.org>", invited=0
        ),
        "Handed the confirmation to Jelisa Okafor over to mail.",
        "with an invitation",
    ),
    Case(
        "messages.send",
        f"{TALK}, confirmation drafted",
        lambda world, person: world.do(messages.send, _draft(world, person), invited=0),
        "Sent the confirmation to Jelisa Okafor.",
        "with an invitation",
    ),
    Case(
        "messages.sent",
        "",
        lambda world, person: world.do(messages.sent, person),
        "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Wed 25 Nov.",
        "without a draft",
    ),
    Case(
        "messages.sent",
        "asked, bump drafted",
        lambda world, person: world.do(messages.sent, person),
        "Sent the bump to Jelisa Okafor. Without an answer, Today offers to let go on Wed 25 Nov.",
        "with a draft",
    ),
    Case(
        "messages.skip_thanks",
        f"{OVER}, thanks drafted",
        lambda world, person: world.do(messages.skip_thanks, person, "said so on the spot"),
        "Skipped the thank-you to Jelisa Okafor: said so on the spot.",
    ),
    Case(
        "messages.skip_thanks",
        "asked, declined",
        lambda world, person: world.do(messages.skip_thanks, person, "a form letter"),
        "Skipped the thank-you to Jelisa Okafor: a form letter.",
        "after a no",
    ),
    Case(
        "confirming.confirm",
        TALK,
        lambda world, person: world.do(confirming.confirm, person),
        "Confirmed the talk with Jelisa Okafor.",
    ),
    Case(
        "messages.let_go",
        "asked, bumped",
        lambda world, person: world.do(messages.let_go, person),
        "Let go of the ask to Jelisa Okafor; a late answer reopens it.",
    ),
    Case(
        "messages.accept",
        "ask drafted",
        lambda world, person: world.do(messages.accept, _draft(world, person), "ASK-04"),
        "Accepted ASK-04 in this message.",
    ),
    Case(
        "messages.silence",
        "",
        lambda world, _: world.do(messages.silence, "ASK-04"),
        "Silenced ASK-04 for good.",
    ),
    _reply(
        ReplyKind.ACCEPTED,
        "asked",
        "Jelisa Okafor said yes; ‹reply› sets the date.",
        "without a date",
    ),
    _reply(
        ReplyKind.ACCEPTED,
        "asked",
        "Jelisa Okafor said yes: Tue 24 Nov 2026 14:00 Europe/Berlin, in 8 days.",
        "with a date",
        when="tue 24 nov 14:00",
    ),
    _reply(
        ReplyKind.ACCEPTED, TALK, "Jelisa Okafor said yes; the date stands.", "when a date stands"
    ),
    _reply(
        ReplyKind.OTHER_TIME, TALK, "Jelisa Okafor asks for another time; ‹reply› sets the date."
    ),
    _reply(
        ReplyKind.LATER,
        "asked",
        "Jelisa Okafor asks to be asked again: Thu 24 Dec.",
        until=DAY,
    ),
    _reply(
        ReplyKind.BY_EMAIL,
        "asked",
        "Jelisa Okafor answered in writing; a thank-you is due.",
        text="Start small.",
    ),
    _reply(
        ReplyKind.BY_EMAIL,
        TALK,
        "Jelisa Okafor answered in writing; the talk stands.",
        "before the talk",
    ),
    _reply(
        ReplyKind.REFERRED_ON,
        "asked",
        "Jelisa Okafor named Sam Ortiz instead.",
        named="Sam Ortiz at Verda, use my name",
    ),
    _reply(
        ReplyKind.REFERRED_ON,
        OVER,
        "Jelisa Okafor named Sam Ortiz.",
        "after the talk",
        named="Sam Ortiz",
    ),
    _reply(
        ReplyKind.DECLINED,
        "asked",
        "Jelisa Okafor declined; ‹draft› thanks them.",
    ),
    _reply(
        ReplyKind.BOUNCED,
        "asked",
        "Jelisa Okafor was not reached: the address failed; ‹edit› changes it.",
    ),
    _reply(
        ReplyKind.OUT_OF_OFFICE,
        "asked",
        "Jelisa Okafor is away until Thu 24 Dec; a bump is due Fri 25 Dec.",
        "until a day",
        until=DAY,
    ),
    _reply(
        ReplyKind.OUT_OF_OFFICE,
        "asked",
        "Jelisa Okafor is away; a bump is due Wed 25 Nov.",
        "without a day",
    ),
    _reply(
        ReplyKind.OUT_OF_OFFICE,
        "asked, let go",
        "Jelisa Okafor is away until Thu 24 Dec; a bump is due Fri 25 Dec.",
        "after I let go",
        until=DAY,
    ),
    _reply(
        ReplyKind.OUT_OF_OFFICE,
        "asked, declined",
        "Jelisa Okafor is away until Thu 24 Dec.",
        "after a no",
        until=DAY,
    ),
    _reply(
        ReplyKind.MOVED,
        TALK,
        "Jelisa Okafor moved the talk: Fri 20 Nov 2026 10:00 Europe/Berlin, in 4 days; "
        "‹draft› confirms it.",
        when="fri 10:00",
    ),
    _reply(
        ReplyKind.CANCELLED,
        TALK,
        "Jelisa Okafor cancelled; ‹reply› sets a new date.",
    ),
    _reply(
        ReplyKind.MOVED_BY_ME,
        TALK,
        "You moved the talk with Jelisa Okafor: Fri 20 Nov 2026 10:00 Europe/Berlin, in 4 days; "
        "‹draft› confirms it.",
        when="fri 10:00",
    ),
    _reply(
        ReplyKind.CANCELLED_BY_ME,
        TALK,
        "You cancelled the talk with Jelisa Okafor; ‹reply› sets a new date.",
    ),
    Case(
        "replies.reply",
        TALK,
        lambda world, person: _after(world, "2026-11-18 09:00").reply(
            person, ReplyKind.NO_SHOW_BY_ME
        ),
        "You did not come to the talk with Jelisa Okafor; ‹reply› sets a new date.",
        "no_show_by_me",
    ),
    Case(
        "replies.reply",
        TALK,
        lambda world, person: _after(world, "2026-11-18 09:00").reply(person, ReplyKind.NO_SHOW),
        "Jelisa Okafor did not come; ‹reply› sets a new date.",
        "no_show",
    ),
    _reply(
        ReplyKind.ACCEPTED,
        "asked, let go",
        "Jelisa Okafor said yes; ‹reply› sets the date.",
        "after the end",
    ),
    _reply(
        ReplyKind.ACCEPTED,
        f"{OVER}, closed",
        "Jelisa Okafor said yes; ‹reply› sets the date.",
        "to another talk",
    ),
    _reply(
        ReplyKind.DECLINED,
        "set aside",
        "Jelisa Okafor declined; ‹draft› thanks them.",
        "after being set aside",
    ),
    Case(
        "talks.set_goal",
        "why",
        lambda world, person: world.do(talks.set_goal, person, "what a week looks like"),
        "Noted the goal.",
    ),
    Case(
        "talks.plan",
        TALK,
        lambda world, person: _plan(world, person, done=False),
        "Changed the questions for Jelisa Okafor.",
        "in part",
    ),
    Case(
        "talks.plan",
        TALK,
        lambda world, person: _plan(world, person, done=True),
        "Prepared the talk with Jelisa Okafor.",
        "complete",
    ),
    Case(
        "talks.place",
        TALK,
        lambda world, person: world.do(talks.place, person, "https://example.org/room"),
        "Noted where the talk with Jelisa Okafor is: https://example.org/room.",
    ),
    Case(
        "talks.linked",
        TALK,
        _linked,
        "Put the talk with Jelisa Okafor into the calendar caldav.home.",
    ),
    Case(
        "calendars.follow",
        TALK,
        _followed,
        "Moved the talk with Jelisa Okafor: Thu 26 Nov 2026 09:00 Europe/Berlin, 45 min, "
        "as in the calendar.",
    ),
    Case(
        "calendars.follow",
        TALK,
        partial(_followed, called_off=True),
        "Called off the talk with Jelisa Okafor, as in the calendar.",
        "called off",
    ),
    _schedule("thu 16:00", "asked", f"Jelisa Okafor said yes: {THURSDAY}."),
    _schedule("thu 16:00 20 min", "asked", f"Jelisa Okafor said yes: {THURSDAY}, 20 min."),
    _schedule("thu 16:00", TALK, f"Jelisa Okafor moved the talk: {THURSDAY}; ‹draft› confirms it."),
    _invited("asked", f"Jelisa Okafor said yes: {THURSDAY}.", sequence=0),
    _invited(TALK, f"Jelisa Okafor moved the talk: {THURSDAY}; ‹draft› confirms it.", sequence=0),
    _invited(
        TALK,
        f"Jelisa Okafor moved the talk: {THURSDAY}; ‹draft› confirms it.",
        first=True,
        sequence=2,
    ),
    _invited(
        TALK,
        "Noted the invitation to the talk with Jelisa Okafor; the date stands.",
        wall="tomorrow 14:00",
        first=True,
        sequence=2,
        place="Room 1",
    ),
    _invited(
        TALK,
        "Jelisa Okafor cancelled; ‹reply› sets a new date.",
        first=True,
        sequence=2,
        cancelled=True,
    ),
    Case(
        "talks.held",
        TALK,
        lambda world, person: _after(world, "2026-11-18 09:00").do(talks.held, person),
        "Talked with Jelisa Okafor.",
    ),
    _capture("budgets mattered most", "Noted."),
    _capture("budgets mattered most", "Noted.", TALK),
    _capture("! read the annual report", "Noted their suggestion."),
    _capture(
        "+ Sam Ortiz at Verda, use her name", "Noted that they named Sam Ortiz, new in Identify."
    ),
    _capture("@me send the poster", "Noted your promise."),
    _capture("@them lend the handbook", "Noted their offer."),
    _capture("? who reads the budget", "Noted the open question."),
    _capture("?me why leave the lab", "Noted what they asked you."),
    _capture("= burn rate: money a month", "Noted the term burn rate."),
    _capture("* nobody has a plan", "Noted the surprise."),
    _capture("# grants: she moved there", "Noted the field grants, a new track."),
    _capture("# @Verda, advises cities", "Noted the organisation Verda."),
    Case(
        "talks.capture",
        OVER,
        lambda world, person: world.do(talks.capture, person, "= RFP a call for offers"),
        "Noted the term RFP.",
        "into the glossary of a track",
        first=lambda world, person: world.do(tracks.belong, person, "grants"),
    ),
    Case(
        "talks.capture",
        OVER,
        lambda world, person: world.do(talks.capture, person, "# Grants"),
        "Noted the field grants.",
        "a track that is there",
        first=lambda world, person: world.do(tracks.belong, person, "grants"),
    ),
    Case(
        "talks.capture",
        TALK,
        lambda world, person: world.do(talks.capture, person, "1", standard=QUESTIONS),
        "Ticked question 1.",
        "of the standard questions",
    ),
    Case(
        "live.open_live",
        TALK,
        lambda world, person: _after(world, "2026-11-17 14:02").do(live.open_live, person),
        "Opened the talk with Jelisa Okafor.",
    ),
    _closing("asked_others", "no", "asked whom else to talk to"),
    _closing("thanked", "yes", "thanked them there and then"),
    _closing("may_return", "no", "may come back to them"),
    _reflection("facets", "1 day", "Noted what 1 note is about."),
    _reflection("facets", "pay, 2 skills", "Noted what 2 notes are about."),
    _reflection("drop", "1", "Dropped read the annual report."),
    _reflection("due", "1 fri", "Noted when you will do it: send the poster."),
    _reflection("write_to", "1", "Worth asking: Sam Ortiz."),
    _reflection("feelings", "2 4 - 3", "Noted how it felt."),
    Case(
        "talks.capture",
        OVER,
        lambda world, person: world.do(talks.capture, person, "2"),
        "Ticked question 2.",
        "2",
        first=lambda world, person: _plan(world, person, done=False),
    ),
    Case(
        "talks.debrief",
        OVER,
        lambda world, person: world.do(talks.debrief, person, AskedOthers.NO),
        "Debriefed the talk with Jelisa Okafor. ‹draft› begins the thank-you.",
        "after held",
    ),
    Case(
        "talks.debrief",
        TALK,
        lambda world, person: _after(world, "2026-11-18 09:00").do(
            talks.debrief, person, AskedOthers.UNFITTING
        ),
        "Debriefed the talk with Jelisa Okafor. ‹draft› begins the thank-you.",
        "not marked as held",
    ),
    Case(
        "talks.debrief",
        f"{OVER}, thanked",
        lambda world, person: world.do(talks.debrief, person, AskedOthers.YES),
        "Debriefed the talk with Jelisa Okafor.",
        "after the thank-you",
    ),
    Case(
        "next.done",
        TALK,
        lambda world, person: _after(world, "2026-11-18 09:00").do(done, person),
        "Talked with Jelisa Okafor.",
        "a talk",
    ),
    Case(
        "next.done",
        "ask drafted",
        lambda world, person: world.do(done, person),
        "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Wed 25 Nov.",
        "a message",
    ),
    Case(
        "resting.rest",
        f"{OVER}, debriefed, thanked",
        lambda world, person: world.do(resting.rest, person),
        "Let the contact with Jelisa Okafor rest.",
    ),
    Case(
        "relating.stay_in_touch",
        f"{OVER}, debriefed, thanked, keep in touch off",
        lambda world, person: world.do(relating.stay_in_touch, person),
        "Keep in touch with Jelisa Okafor again.",
    ),
    Case(
        "relating.relate",
        OVER,
        lambda world, person: world.do(relating.relate, person, "mentor"),
        "Jelisa Okafor is a mentor now.",
    ),
    Case(
        "relating.gave",
        OVER,
        lambda world, person: world.do(relating.gave, person, "share", "Soil and Society."),
        "Gave Jelisa Okafor something to read or use: Soil and Society.",
    ),
    Case(
        "messages.send",
        OVER,
        lambda world, person: world.do(messages.send, _draft(world, person)),
        "Sent the thank-you to Jelisa Okafor by card.",
        "a card",
        first=_card_to,
    ),
    Case(
        "views.save",
        "",
        lambda world, _: world.do(views.save, "3", "grads = tag:grad last:>90d"),
        "Kept the view 3: grads.",
    ),
    Case(
        "views.save",
        "",
        lambda world, _: world.do(views.save, "3", "", shown=_looked_at(world)),
        "Kept the view 3: org:verda.",
        "in place of another, as the list shows it",
        first=lambda world, _: world.do(views.save, "3", "grads = tag:grad"),
    ),
    Case(
        "views.drop",
        "",
        lambda world, _: world.do(views.drop, "3"),
        "Dropped the view 3: grads.",
        first=lambda world, _: world.do(views.save, "3", "grads = tag:grad"),
    ),
    Case(
        "views.choose_columns",
        "",
        lambda world, _: world.do(views.choose_columns, "Place, last alumni.year"),
        "Columns: place, last, alumni.year.",
    ),
    Case(
        "views.choose_columns",
        "",
        lambda world, _: world.do(views.choose_columns),
        "Columns as they come.",
        "as they come again",
        first=lambda world, _: world.do(views.choose_columns, "place"),
    ),
    Case(
        "putting_off.snooze",
        "asked",
        lambda world, person: world.do(putting_off.snooze, "D-05", person, DAY),
        "Put off until Thu 24 Dec.",
    ),
    Case(
        "putting_off.dismiss",
        "asked",
        lambda world, person: world.do(putting_off.dismiss, "D-05", person, "no need"),
        "Dismissed: no need.",
        "with a reason",
    ),
    Case(
        "putting_off.dismiss",
        "asked",
        lambda world, person: world.do(putting_off.dismiss, "D-05", person, ""),
        "Dismissed.",
        "without one",
    ),
    Case(
        "talks.held",
        "asked",
        lambda world, person: world.do(talks.held, person, "3 Mar"),
        "Talked with Jelisa Okafor, Tue 3 Mar.",
        "months ago",
    ),
    Case(
        "talks.held",
        TALK,
        lambda world, person: _after(world, "2026-11-18 09:00").do(talks.held, person, "yesterday"),
        "Talked with Jelisa Okafor, yesterday.",
        "on another day than agreed",
    ),
    Case(
        "live.speaks",
        TALK,
        lambda world, person: _after(world, "2026-11-17 14:06").do(live.speaks, person, "them"),
        "They talk; you have talked 2:00.",
        first=_talking,
    ),
    Case(
        "preparing.change_goals",
        TALK,
        lambda world, person: world.do(preparing.change_goals, person, ("a week", "the way in")),
        "Changed the goals with Jelisa Okafor.",
    ),
    Case(
        "preparing.mean",
        TALK,
        lambda world, person: world.do(preparing.mean, person, ConversationKind.NETWORKING),
        "The talk with Jelisa Okafor is networking, an exchange of peers.",
    ),
    Case(
        "preparing.drop_goal",
        TALK,
        lambda world, person: world.do(preparing.drop_goal, person, "A W"),
        "Dropped the goal with Jelisa Okafor: a week.",
        first=lambda world, person: world.do(talks.set_goal, person, "a week"),
    ),
    Case(
        "preparing.spend",
        TALK,
        lambda world, person: world.do(preparing.spend, person, 12),
        "Prepared the talk with Jelisa Okafor for 12 minutes so far.",
    ),
    Case(
        "preparing.drop_research",
        TALK,
        lambda world, person: world.do(preparing.drop_research, person, "wrote"),
        "Changed what you read about Jelisa Okafor.",
        first=lambda world, person: world.do(preparing.research, person, "wrote of eels"),
    ),
    Case(
        "answers.answer",
        "",
        lambda world, _: world.do(answers.answer, "Why leave the lab? I like questions."),
        "Noted your answer to: Why leave the lab?",
    ),
    Case(
        "answers.drop_answer",
        "",
        lambda world, _: world.do(answers.drop_answer, "why"),
        "Keeps no longer: Why leave the lab?",
        first=lambda world, _: world.do(answers.answer, "Why leave the lab?"),
    ),
    Case(
        "preparing.research",
        TALK,
        lambda world, person: world.do(preparing.research, person, "wrote of  eels"),
        "Noted what you read.",
    ),
    Case(
        "preparing.write_research",
        TALK,
        lambda world, person: world.do(preparing.write_research, person, "Eels.\nGrants."),
        "Changed what you read about Jelisa Okafor.",
    ),
    Case(
        "preparing.accept",
        TALK,
        lambda world, person: world.do(preparing.accept, person, "PREP-07"),
        "Accepted PREP-07 for the talk with Jelisa Okafor.",
    ),
    Case(
        "preparing.add_question",
        TALK,
        lambda world, person: world.do(
            preparing.add_question, person, "How do eels travel?", standard=QUESTIONS
        ),
        "Added the question; it is kept among yours.",
    ),
    Case(
        "preparing.drop_own",
        TALK,
        lambda world, _: world.do(preparing.drop_own, "how do eels"),
        "Keeps no longer: How do eels travel?",
        first=lambda world, person: world.do(preparing.add_question, person, "How do eels travel?"),
    ),
    Case(
        "preparing.write_introduction",
        "",
        lambda world, _: world.do(preparing.write_introduction, "I am Ana."),
        "Changed your introduction.",
    ),
    Case(
        "preparing.speak",
        "",
        lambda world, _: world.do(preparing.speak, "150"),
        "You speak 150 words a minute.",
    ),
    Case(
        "profile.introduce",
        "",
        lambda world, _: world.do(profile.introduce, ANSWERS),
        "Changed your profile.",
    ),
    Case(
        "profile.set_field",
        "",
        lambda world, _: world.do(profile.set_field, "name = Ana Reyes"),
        "Changed your profile.",
    ),
    Case(
        "fitting.set_level",
        "",
        lambda world, person: world.do(fitting.set_level, person, "senior"),
        "Noted the level of Jelisa Okafor: senior.",
    ),
    Case(
        "fitting.say_does_it",
        "",
        lambda world, person: world.do(fitting.say_does_it, person, "yes"),
        "Noted that Jelisa Okafor does the work.",
        "yes",
    ),
    Case(
        "fitting.say_does_it",
        "",
        lambda world, person: world.do(fitting.say_does_it, person, "no"),
        "Noted that Jelisa Okafor supervises the work.",
        "no",
    ),
    Case(
        "people.warm",
        "",
        lambda world, person: world.do(people.warm, person, "known"),
        "Noted how you know Jelisa Okafor: known.",
    ),
    Case(
        "duplicates.merge",
        f"{OVER}, thanks drafted",
        _merge,
        "Merged Jelisa Okafor and Jelisa Oka; ‹unmerge› parts them again.",
        first=_twin,
    ),
    Case(
        "duplicates.keep_apart",
        "",
        lambda world, person: world.do(duplicates.keep_apart, person, "Jelisa Oka"),
        "Kept Jelisa Okafor and Jelisa Oka apart, for good.",
        first=_twin,
    ),
    Case(
        "duplicates.unmerge",
        OVER,
        lambda world, person: world.do(duplicates.unmerge, person),
        "Parted Jelisa Okafor and Jelisa Oka; what came after the merge stays with Jelisa Okafor.",
        first=lambda world, person: (_twin(world, person), _merge(world, person)),
    ),
    Case("imports.apply", "", _import, "Imported 1 new person, changed 1.", first=_with_address),
    Case("imports.apply", "", _choose_columns, "Imported 1 new person, changed 0.", "a table"),
    _proposal(
        "alumni: Added Wei Zhang.",
        "somebody new",
        lambda _: AddPerson(person=ImportedPerson(name="Wei Zhang", extras={"Year": "2019"})),
    ),
    _proposal(
        "alumni: Changed Jelisa Okafor.",
        "somebody to add who is here",
        lambda _: AddPerson(
            person=ImportedPerson(
                name="Jelisa Okafor", emails=("jelisa@example.org",), title="Director"
            )
        ),
    ),
    _proposal(
        "alumni: Found her year.",
        "a change",
        lambda person: ChangePerson(
            person=person,
            title="Director",
            zone="Europe/Lisbon",
            tags=("alumni",),
            points=(PointView(kind=PointKind.SAME_PROGRAMME, detail="Ecology 2019"),),
            note="Class of 2019",
            extras={"Year": "2019"},
        ),
        "Found her year. ",
    ),
    _loop("add", "@me send the poster", "Noted your promise: send the poster.", "asked"),
    _loop("add", "? who reads it", "Noted the open question: who reads it.", ""),
    _loop("done", "annual report: half an answer", f"Done: {REPORT}. {TELLS}", SUGGESTED),
    _loop("done", "", f"Done: {REPORT}. {TELLS}", SUGGESTED),
    _loop("done", "poster", "Kept: send the poster.", f"{OVER}, promise"),
    _loop("done", "", "Taken up: lend the handbook.", f"{OVER}, offer"),
    _loop("done", "", "Answered: who reads the budget.", f"{OVER}, open question"),
    _loop("doing", "", f"Doing what Jelisa Okafor suggested: {REPORT}.", SUGGESTED),
    _loop("drop", "report: no time", f"Dropped: {REPORT}.", SUGGESTED),
    _loop("drop", "", "Released: send the poster.", f"{OVER}, promise"),
    _loop("drop", "", "Closed: who reads the budget.", f"{OVER}, open question"),
    _loop("drop", "", "Dropped: talk to Sam Ortiz.", f"{OVER}, person named"),
    _loop(
        "due_by",
        "24 dec 2026",
        "To be kept by Thu 24 Dec: send the poster (Jelisa Okafor).",
        f"{OVER}, promise",
    ),
    _loop(
        "ask_whom",
        "budget: Sam Ortiz",
        "To ask Sam Ortiz: who reads the budget.",
        f"{OVER}, open question, person named",
    ),
    Case(
        "milestones.reach",
        f"{SUGGESTED}, loops done",
        lambda world, _: world.do(milestones.reach, "got the internship at Verda."),
        "Reached: got the internship at Verda. 1 person to tell.",
    ),
    Case(
        "milestones.credit",
        "",
        lambda world, person: world.do(milestones.credit, person, "got the internship"),
        "Jelisa Okafor had a part in: got the internship. ‹draft› tells them.",
    ),
    Case(
        "deciding.decide",
        "",
        lambda world, _: world.do(deciding.decide, "choose", "grants", "her day is mine."),
        "Decided on grants: choose it, because her day is mine.",
        "to choose",
        first=lambda world, _: world.do(tracks.begin, "grants"),
    ),
    Case(
        "deciding.decide",
        "",
        lambda world, _: world.do(deciding.decide, "undecided", "grants"),
        "Decided on grants: undecided.",
        "nothing yet",
        first=lambda world, _: world.do(tracks.begin, "grants"),
    ),
    Case(
        "retiring.retire",
        TALK,
        lambda world, _: world.do(retiring.retire, "how does"),
        "Suggested no more: How does a week look?",
        "a weak question",
        first=_ask_the_first,
    ),
    Case(
        "retiring.retire",
        TALK,
        lambda world, _: world.do(retiring.retire, "how does"),
        "Suggested again: How does a week look?",
        "one that is retired",
        first=lambda world, person: (
            _ask_the_first(world, person),
            world.do(retiring.retire, "how does"),
        ),
    ),
    Case(
        "week.keep",
        "",
        lambda world, person: world.do(week.keep, (person,)),
        "Looked back at the week, 1 for this week.",
    ),
    Case(
        "week.keep",
        "",
        lambda world, _: world.do(week.keep),
        "Looked back at the week, nothing chosen.",
        "nothing",
    ),
    Case(
        "week.keep",
        "",
        lambda world, person: world.do(week.keep, (person,)),
        "Looked back at the week, 1 for this week.",
        "what was dismissed before",
        first=lambda world, person: world.do(putting_off.dismiss, "D-29", person, "not now"),
    ),
    Case(
        "week.behind",
        "",
        lambda world, person: world.do(week.behind, person),
        "Done, of what you chose for this week.",
        first=lambda world, person: world.do(week.keep, (person,)),
    ),
    Case(
        "week.seen",
        "",
        lambda world, _: world.do(week.seen, "D-20", "me"),
        "Seen to; not before Mon 23 Nov.",
    ),
]
