"""The prep sheet: one page to prepare from, for the screen, on paper, and for the shell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coffeechat.acts.outcome import Refused, person_of
from coffeechat.domain.asking import if_time, is_closing
from coffeechat.domain.checklist import checklist
from coffeechat.domain.days import day_words, moment_words
from coffeechat.domain.due import local_time
from coffeechat.domain.explored import tracks_with
from coffeechat.domain.fit import fit_line
from coffeechat.domain.overlap import overlap
from coffeechat.domain.parts import Interview, QuestionUse
from coffeechat.domain.points import point_words
from coffeechat.domain.reading import about_there, bare, notes_in
from coffeechat.domain.records import Conversation, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.speaking import length_words
from coffeechat.domain.summary import job_words, loop_words
from coffeechat.domain.text import clean_line
from coffeechat.domain.words import ConversationKind, LoopState, PointKind
from coffeechat.plugged import Section
from coffeechat.session import Session
from coffeechat.writing import standard_questions

#: So much of what they said before, and so many words of a field, stand on the sheet.
MOST_SAID = 5
MOST_TERMS = 8
MOST_ASKED = 3
CHECKLIST = "Before you begin"
#: What stands before a note: on the person, and on where they work.
NOTE_LABELS = {False: "read", True: "there"}


@dataclass(frozen=True)
class Fact:
    """A line of the sheet.

    Attributes:
        missing: It only says how to fill it.
        in_list: The screen has it in its list, to be worded and moved there.
    """

    label: str
    text: str
    missing: bool = False
    in_list: bool = False


@dataclass(frozen=True)
class Sheet:
    """All that the sheet says.

    Attributes:
        title: Whom the talk is with.
        facts: What is known, in the order in which one prepares.
        questions: In the order of the talk.
        goals: What I hope to get out of it, the first one first.
        notes: What I read: of them, then (behind `@`) of where they work.
        late: The places of questions for which there may be no time.
        checklist: What to see to on the day.
        sections: Of plugins.
    """

    title: str
    facts: tuple[Fact, ...]
    questions: tuple[QuestionUse, ...]
    key_question: str = ""
    goals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    late: frozenset[int] = frozenset()
    checklist: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    def question_words(self, place: int) -> str:
        """A question with what is to be said of its place in the talk."""
        question = self.questions[place]
        if question.text == self.key_question:
            return f"{question.text} (key question)"
        return f"{question.text} (if there is time)" if place in self.late else question.text


def sheet_of(session: Session, person: str) -> Sheet:
    """The sheet for the talk with a person, without the sections of plugins.

    Raises:
        Refused: No talk is agreed with them.
    """
    records = session.records
    found, conversation = person_of(records, person), records.open_conversation(person)
    if conversation is None or conversation.interview is None:
        raise Refused(f"No talk with {found.name} is agreed; ‹reply› sets a date.")
    interview = conversation.interview
    questions = interview.questions or standard_questions(session, person)
    return Sheet(
        title=" · ".join(filter(None, (found.name, job_words(found), found.place))),
        facts=tuple(one for one in _facts(session, found, conversation, interview) if one.text),
        questions=questions,
        key_question=interview.key_question,
        goals=conversation.goals,
        notes=notes_in(interview.research),
        late=if_time(questions, interview.minutes),
        checklist=checklist(interview),
    )


def short(sheet: Sheet) -> Sheet:
    """The five things that matter most when there is a quarter of an hour to prepare."""
    wanted = ("when", "why", "goal", "key")
    facts = [one for one in sheet.facts if one.label in wanted]
    firsts = {one.label: one for one in reversed(facts)}
    last = next((one.text for one in sheet.questions if is_closing(one)), "")
    closing = Fact("at end", last or "ask whom else to talk to (‹bank›)", missing=not last)
    shown = (*(firsts[label] for label in wanted if label in firsts), closing)
    return replace(sheet, facts=shown, checklist=(), sections=())


def _facts(
    session: Session, person: Person, conversation: Conversation, interview: Interview
) -> Iterator[Fact]:
    records = session.records
    yield from _logistics(session, person, interview)
    yield Fact("who", " · ".join(fit_line(records, person)))
    nothing = "no point of connection yet (‹connection› on the list)"
    yield _or_missing("link", " · ".join(_points(person)), nothing)
    yield _or_missing("why", conversation.why, "not said yet (‹why› on the list)")
    if not conversation.goals:
        yield Fact("goal", "none yet (‹goal›); three at most", missing=True)
    yield from (Fact("goal", goal, in_list=True) for goal in conversation.goals)
    yield _or_missing("key", interview.key_question, "its number chooses one, 1 to 9")
    yield _introduction(records)
    notes = notes_in(interview.research)
    for note in notes:
        yield Fact(NOTE_LABELS[about_there(note)], bare(note), in_list=True)
    if not notes:
        yield Fact("read", "nothing noted about them yet (‹research›)", missing=True)
    yield from _asked_before(records)
    yield Fact("shared", " · ".join(overlap(records.profile, person)))
    yield from _said_before(session, person)
    yield from _terms(records, person)


def _logistics(session: Session, person: Person, interview: Interview) -> Iterator[Fact]:
    today = local_time(session.records, session.now()).date()
    mine = session.records.profile.zone or interview.zone
    words = moment_words(interview.start, person.zone, mine, today)
    words += "" if person.zone else " (their zone unknown)"
    how = interview.mode.value if interview.mode else ""
    conversation = session.records.open_conversation(person.id)
    if conversation is not None and conversation.kind is ConversationKind.NETWORKING:
        how = ", ".join(filter(None, (how, "networking")))
    stands = "called off" if interview.called_off else "held" if interview.held else ""
    said = stands or ("prepared" if interview.prepared else "not prepared yet")
    yield Fact("when", " · ".join(filter(None, (words, f"{interview.minutes} minutes", how, said))))
    yield _or_missing("where", interview.place, "no place, link or number yet (‹place›)")


def _points(person: Person) -> Iterator[str]:
    """What connects us; what I share in private is not for paper."""
    for point in person.points:
        if point.confirmed and point.kind is not PointKind.SHARED_IDENTITY:
            yield point_words(point)


def _introduction(records: Records) -> Fact:
    profile = records.profile
    if not profile.introduction:
        return Fact("intro", "not written yet (‹introduction›)", missing=True)
    return Fact("intro", length_words(profile.introduction, profile.words_per_minute))


def _asked_before(records: Records) -> Iterator[Fact]:
    """What I was asked in other talks, to be ready for it; what has no answer yet comes first."""
    latest_first = records.profile.asked_me[::-1]
    for one in sorted(latest_first, key=lambda one: bool(one.answer))[:MOST_ASKED]:
        yield Fact("asked", f"{one.question} {one.answer or 'no answer yet (‹answers›)'}")


def _said_before(session: Session, person: Person) -> Iterator[Fact]:
    records, now = session.records, local_time(session.records, session.now())
    learned = records.learnings_by_person.get(person.id, [])
    for learning in learned[-MOST_SAID:][::-1]:
        day = day_words(learning.created.astimezone(now.tzinfo).date(), now.date())
        yield Fact("before", f"{learning.text} ({day})")
    for loop in records.loops_by_person.get(person.id, []):
        if loop.state is LoopState.OPEN:
            yield Fact("open", f"{loop.kind.value}: {loop_words(records, loop)}")


def _terms(records: Records, person: Person) -> Iterator[Fact]:
    terms = [
        f"{term.term} = {term.meaning}" if term.meaning else term.term
        for track in tracks_with(records, person)
        if track.id in person.tracks
        for term in track.glossary
    ]
    yield Fact("words", " · ".join(terms[-MOST_TERMS:]))


def _or_missing(label: str, text: str, instead: str) -> Fact:
    return Fact(label, text) if text else Fact(label, instead, missing=True)


# On paper ---------------------------------------------------------------------------------------

#: What only helps where there are keys.
_MARKED = re.compile(r"\s*\(‹([a-z-]+)›\)")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def as_rows(sheet: Sheet) -> Sequence[tuple[str, str]]:
    """The sheet as pairs of a label and a text, without what is missing; a bare pair parts it."""
    rows = [(one.label, one.text) for one in sheet.facts if not one.missing]
    for section in sheet.sections:
        rows += [("", ""), ("", section.title)]
        rows += [("", text) for text in section.lines or [section.problem]]
    asked = map(sheet.question_words, range(len(sheet.questions)))
    rows += [("", ""), *((f"{number:>2}", text) for number, text in enumerate(asked, start=1))]
    if sheet.checklist:
        rows += [("", ""), ("", CHECKLIST), *(("[ ]", one) for one in sheet.checklist)]
    return [(label, _plain(text)) for label, text in rows]


def as_markdown(sheet: Sheet) -> str:
    """The sheet in Markdown, without what is missing."""
    known = [one for one in sheet.facts if not one.missing]
    lines = [f"# {_in_markdown(sheet.title)}", ""]
    lines += [f"- **{one.label}**: {_in_markdown(one.text)}" for one in known]
    for section in sheet.sections:
        lines += ["", f"## {_in_markdown(section.title)}", ""]
        lines += [f"- {_in_markdown(text)}" for text in section.lines or [section.problem]]
    asked = map(sheet.question_words, range(len(sheet.questions)))
    lines += ["", "## Questions", ""]
    lines += [f"{number}. {_in_markdown(text)}" for number, text in enumerate(asked, start=1)]
    if sheet.checklist:
        lines += ["", f"## {CHECKLIST}", "", *(f"- [ ] {one}" for one in sheet.checklist)]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """The text on one line, without the names of verbs."""
    return clean_line(_MARKED.sub("", text), 2000)


def _in_markdown(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _SIGNS.sub(r"\\\1", _plain(text))
