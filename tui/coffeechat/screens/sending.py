"""A message that leaves the machine by a plugin."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from coffeechat.acts import Refused
from coffeechat.api import CalendarEvent, OutgoingMessage, Sender
from coffeechat.domain.errors import Sentence
from coffeechat.inviting_them import may_invite
from coffeechat.plugged import Delivery, outgoing, send
from coffeechat.plugin_host import Contribution, PluginHost, RunningJob
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.foreground import off_the_screen
from coffeechat.screens.plugged_in import STILL_LOADING
from coffeechat.session import Session
from coffeechat.widgets.cells import fit, plain

#: The key that sends it with an invitation to the talk.
_INVITES = "i"
_SHORTEST_SUBJECT = 12
_NO_SENDER = (
    "No plugin sends this: ‹copy› it or ‹save› it and send it yourself. "
    "‹plugins› shows what there is."
)
_PERHAPS_SENT = "Left. It may have gone out all the same: look before you send it again."


async def hand_to_mail(screen: VerbScreen, message: str) -> None:
    """Send a draft by a plugin, when the user has seen where to and says so."""
    if host_of(screen) is None:
        return
    session = screen.session
    try:
        way = await _chosen_way(screen, message)
    except Sentence as refusal:
        screen.say(str(refusal))
        return
    if way is None:
        return
    sender = way.sender
    event = may_invite(session, sender.item, way.letter)
    answer = await _confirmed(screen, way.letter, sender.item, event)
    if answer not in {"⏎", _INVITES}:
        return
    inviting = event if answer == _INVITES else None
    if sender.item.on_terminal:
        _on_terminal(screen, sender, message, inviting)
        return
    title = "Handing over" if sender.item.hands_over else "Sending"
    screen.chat.work.begin(
        f"{title} · {sender.item.title}",
        sender.plugin,
        lambda job: send(session, sender, message, job, inviting=inviting),
        partial(_tell, screen),
        when_left=_PERHAPS_SENT,
    )


def _on_terminal(
    screen: VerbScreen,
    sender: Contribution[Sender],
    message: str,
    inviting: CalendarEvent | None,
) -> None:
    """Leave the terminal to the program of a sender until it ends."""
    try:
        with screen.app.suspend():
            delivery = send(screen.session, sender, message, RunningJob(), inviting=inviting)
    except Sentence as refusal:
        screen.say(str(refusal))
    else:
        _tell(screen, delivery)


def _tell(screen: VerbScreen, delivery: Delivery) -> None:
    if delivery.copy:
        screen.say(screen.chat.copy_out(delivery.copy), f"{screen.key_words('send')} notes it sent")
    else:
        screen.tell(delivery.done)


def host_of(screen: VerbScreen) -> PluginHost | None:
    """The plugins, when they are loaded; else that is said."""
    host = screen.chat.plugins.host
    if host is None:
        screen.say(STILL_LOADING)
    return host


@dataclass(frozen=True)
class _Way:
    """A sender, the message as it gets it, and why it cannot send it; nothing when it can."""

    sender: Contribution[Sender]
    letter: OutgoingMessage
    why_not: str


async def _chosen_way(screen: VerbScreen, message: str) -> _Way | None:
    """The way that the user chooses of those on which a draft can go; None when they leave.

    Raises:
        Sentence: There is none; the text says why.
    """
    with screen.chat.keys_held():
        ways = await off_the_screen(partial(_ways, screen.session, message))
    if not ways:
        raise Refused(_NO_SENDER)
    able = {number: way.sender.item.title for number, way in enumerate(ways) if not way.why_not}
    if not able:
        raise Refused(ways[0].why_not)
    number = await one_of(screen, "With", able)
    return None if number is None else ways[number]


def _ways(session: Session, message: str) -> list[_Way]:
    """What each sender says to a draft; those of its own channel first, then those that send.

    Raises:
        Refused: It is no draft any more or empty, or the person must not be written to.
    """
    meant = outgoing(session, message).channel
    ways = []
    for sender in sorted(
        session.host.senders,
        key=lambda one: (one.item.channel is not meant, one.item.hands_over),
    ):
        letter = outgoing(session, message, sender.item.channel)
        why_not = _no_address(sender.item, letter) or session.host.why_not(sender, letter)
        ways.append(_Way(sender, letter, why_not))
    return ways


def _no_address(sender: Sender, letter: OutgoingMessage) -> str:
    """Why it cannot go when nobody knows where to; who only gets it handed over can still ask."""
    if letter.to or sender.hands_over:
        return ""
    return f"{sender.title}: no address of {letter.name} is known; ‹edit› on their page takes one."


async def one_of(screen: VerbScreen, asked: str, titles: Mapping[int, str]) -> int | None:
    """The only one there is, or the one whose digit is pressed; None when the user leaves."""
    if len(titles) == 1:
        return next(iter(titles))
    by_digit = dict(zip("123456789", titles, strict=False))
    choices = [(digit, titles[number]) for digit, number in by_digit.items()]
    return by_digit.get(await screen.prompt.choose(asked, choices) or "")


async def _confirmed(
    screen: VerbScreen, letter: OutgoingMessage, sender: Sender, event: CalendarEvent | None
) -> str | None:
    """The key that was pressed; an invitation is offered where there is something to tell."""
    choices = [("⏎", "hands over" if sender.hands_over else "sends"), ("Esc", "leaves")]
    if event is not None:
        what = "calls it off there, too" if event.cancelled else "invites, too"
        choices.insert(1, (_INVITES, what))
    room = screen.size.width - sum(len(f"  {key} {title}") for key, title in choices)
    return await screen.prompt.choose(asked_before_sending(letter, sender.title, room), choices)


def asked_before_sending(letter: OutgoingMessage, account: str, room: int) -> str:
    """Whom it goes to, with which account, and what it is about, as far as there is room.

    Where it goes is never cut before the subject is: that is what must not be wrong.
    """
    to = letter.to[0] if letter.to else f"{letter.name} (no address known)"
    where = plain(f"To {to}  by {account}")
    subject = plain(letter.subject or "no subject")
    left = room - len(where) - len("  «»")
    return f"{where}  «{fit(subject, max(_SHORTEST_SUBJECT, left)).rstrip()}»"
