"""From text to cards: where each begins, whatever is broken in the one before it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

#: In characters; a photo of a few megabytes still fits.
MOST_OF_A_CARD = 8 * 1024 * 1024
#: Longer than a line that begins a card, so that no stretch of text hides the half of one.
_OVERLAP = 200

#: A line that begins a card, or the card of an agent within a card. After an equals sign it is
#: taken for text that a soft line break of quoted-printable put there.
_BEGIN = re.compile(
    r"\n(?=[ABab\ufeff])(AGENT(?:;[^:\n]{0,80})?:[ \t]{0,8}\n?)?"
    r"\ufeff?BEGIN:VCARD(?<!=\nBEGIN:VCARD)[ \t]*(?=\n)",
    re.IGNORECASE,
)
#: A beginning elsewhere: files were joined of which the first had no last line end.
_STUCK = re.compile(r"(?<![ \t])\ufeff?BEGIN:VCARD(?=\nVERSION:)")
_SEEMS_STUCK = "BEGIN:VCARD\nV"
_END = re.compile(r"\nEND:VCARD[ \t]*(?=\n|\Z)", re.IGNORECASE)


class Card(NamedTuple):
    """What stands below the line that begins a card, up to the next one.

    Attributes:
        line: Of ``BEGIN:VCARD``, from 1.
        text: Begins with a line end.
        of_agent: It began where the card before it told of an agent.
        cut_off: Its last line is not whole.
        too_long: Nobody's card is that long; the rest was left out.
    """

    line: int
    text: str
    of_agent: bool = False
    cut_off: bool = False
    too_long: bool = False


def cards(stretches: Iterable[str]) -> Iterator[Card]:
    """Every card of a text in their order; what stands between cards is nothing.

    The card of an agent, which stands within the card of whom it serves, is left out.
    """
    last: Card | None = None
    agents: list[Card] = []
    for card in _begun(stretches):
        if last and card.of_agent:
            agents.append(card)
            continue
        if agents and last:
            yield from _settled(last, agents)
            agents = []
        elif last:
            yield last
        last = card
    if last:
        yield from _settled(last, agents)


def _begun(stretches: Iterable[str]) -> Iterator[Card]:
    """Every card, those of agents too."""
    line = 0
    is_open = of_agent = False
    rest = "\n"
    for stretch in stretches:
        pieces = _BEGIN.split(rest + stretch)
        if not is_open and (stuck := _STUCK.search(pieces[0])):
            line += pieces[0].count("\n", 0, stuck.start())
            pieces[0] = pieces[0][stuck.end() :]
            is_open, of_agent = True, False
        rest = pieces[-1]
        for text, agent in zip(pieces[:-1:2], pieces[1::2], strict=True):
            if is_open and _SEEMS_STUCK in text:
                yield from _unstuck(Card(line, text, of_agent))
            elif is_open:
                yield Card(line, text, of_agent)
            line += text.count("\n") + 1 + (agent.count("\n") if agent else 0)
            is_open, of_agent = True, agent is not None
        if is_open and len(rest) > MOST_OF_A_CARD:
            yield from _unstuck(Card(line, rest[:MOST_OF_A_CARD], of_agent, too_long=True))
            is_open = False
        if not is_open:
            line += rest.count("\n", 0, -_OVERLAP)
            rest = rest[-_OVERLAP:]
    if is_open:
        yield from _unstuck(Card(line, rest, of_agent, cut_off=not rest.endswith("\n")))


def _unstuck(card: Card) -> Iterator[Card]:
    line = card.line
    *texts, last = _STUCK.split(card.text)
    for text in texts:
        yield card._replace(line=line, text=text, cut_off=True, too_long=False)
        line += text.count("\n")
    yield card._replace(line=line, text=last)


def _settled(card: Card, agents: Sequence[Card]) -> Sequence[Card]:
    """A card without those of its agents when it ends after theirs; else each on its own."""
    text = _without_agents(card, agents)
    return (card._replace(text=text, cut_off=False),) if text else (card, *agents)


def _without_agents(card: Card, agents: Sequence[Card]) -> str:
    kept = [card.text]
    depth = 1
    for agent in agents:
        depth += 1
        for after_end in _END.split(agent.text)[1:]:
            depth -= 1
            if depth == 0:
                return "".join([*kept, "\nEND:VCARD\n"])
            if depth == 1:
                kept.append(after_end)
    return ""
