"""Thinking a talk over: what its notes are about, what stays open, when, and how it felt."""

from collections.abc import Callable

from coffeechat.acts.outcome import Done, day_ahead, needed, person_of, told
from coffeechat.acts.talks import with_talk
from coffeechat.acts.triage import begun
from coffeechat.domain import debrief
from coffeechat.domain.debrief import Part, items_of
from coffeechat.domain.due import local_time
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Conversation, Loop
from coffeechat.domain.when import parse_day
from coffeechat.domain.words import LoopState
from coffeechat.store import Store, Transaction


def reflect(store: Store, person: str, part: str, text: str) -> Done:
    """Answer one prompt of the debrief; what it numbers is named by its number.

    Args:
        store: Where.
        person: With whom I talked.
        part: «facets», «drop», «due», «write_to» or «feelings».
        text: The answer, such as «1 day, 2 skills» or «1 3».

    Raises:
        Refused: No talk is agreed with this person, nothing was typed, or a day is not ahead.
        NotUnderstood: A number, word or day means nothing; the text says what would.
    """
    with store.act("reflect") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        said = _PARTS[Part(part)](tx, conversation, interview, needed(text, "The answer"))
        tx.summary = f"{said} ({found.name})"
    return told(tx, f"{said}.", person)


def _sort(tx: Transaction, conversation: Conversation, _: Interview, text: str) -> str:
    notes = debrief.unsorted(tx.records, conversation)
    items = items_of(tx.records, conversation, Part.FACETS)
    pairs = [
        (notes[index], debrief.read_facet(word)) for index, word in debrief.read_pairs(text, items)
    ]
    for note, facet in pairs:
        tx.put(note.replace(facet=facet))
    return f"Noted what {len(pairs)} {'note is' if len(pairs) == 1 else 'notes are'} about"


def _drop(tx: Transaction, conversation: Conversation, _: Interview, text: str) -> str:
    loops = debrief.left_open(tx.records, conversation)
    items = items_of(tx.records, conversation, Part.DROP)
    dropped: list[Loop] = [loops[index] for index in debrief.read_numbers(text, items)]
    for loop in dropped:
        tx.put(loop.replace(state=LoopState.DROPPED, settled=tx.now))
    return f"Dropped {', '.join(dict.fromkeys(loop.text for loop in dropped))}"


def _date(tx: Transaction, conversation: Conversation, _: Interview, text: str) -> str:
    loops = debrief.undated(tx.records, conversation)
    items = items_of(tx.records, conversation, Part.DUE)
    today = local_time(tx.records, tx.now).date()
    dated = [
        (loops[index], parse_day(day, today)) for index, day in debrief.read_pairs(text, items)
    ]
    for loop, day in dated:
        day_ahead(tx, day)
        tx.put(loop.replace(due=day))
    return f"Noted when you will do it: {', '.join(loop.text for loop, _ in dated)}"


def _write_to(tx: Transaction, conversation: Conversation, _: Interview, text: str) -> str:
    people = debrief.named(tx.records, conversation)
    items = items_of(tx.records, conversation, Part.WRITE_TO)
    wanted = [people[index] for index in dict.fromkeys(debrief.read_numbers(text, items))]
    for person in wanted:
        for record in begun(tx, person):
            tx.put(record)
    return f"Worth asking: {', '.join(person.name for person in wanted)}"


def _feel(tx: Transaction, conversation: Conversation, interview: Interview, text: str) -> str:
    before, after = debrief.read_feelings(text, interview)
    tx.put(conversation.replace(interview=interview.replace(before=before, after=after)))
    return "Noted how it felt"


_PARTS: dict[Part, Callable[[Transaction, Conversation, Interview, str], str]] = {
    Part.FACETS: _sort,
    Part.DROP: _drop,
    Part.DUE: _date,
    Part.WRITE_TO: _write_to,
    Part.FEELINGS: _feel,
}
