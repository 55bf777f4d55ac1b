"""What came of the asks that each version of a template made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coffeechat.domain.records import Message
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import Direction, MessagePurpose, ReplyKind

#: What is no answer to the letter: it did not arrive, or it is about a date agreed before.
_NO_ANSWER = frozenset(
    {ReplyKind.BOUNCED, ReplyKind.MOVED, ReplyKind.CANCELLED, ReplyKind.NO_SHOW}
    | {ReplyKind.MOVED_BY_ME, ReplyKind.CANCELLED_BY_ME, ReplyKind.NO_SHOW_BY_ME}
)


@dataclass(frozen=True)
class Tally:
    """Asks that went out with one version of a template, and how many were answered, or with yes.

    `version` is 0 for asks of which it was not kept.
    """

    template: str
    version: int
    sent: int = 0
    answered: int = 0
    accepted: int = 0


def tally_templates(records: Records) -> list[Tally]:
    """The tallies by template, the latest version first; asks without a template are left out.

    An answer counts for the last ask before it, whatever bumps came between.
    """
    found: dict[tuple[str, int], list[Sequence[ReplyKind]]] = defaultdict(list)
    for messages in records.messages_by_person.values():
        for place, message in enumerate(messages):
            if _is_ask(message) and message.template:
                answers = _answers(messages[place + 1 :], message.conversation)
                found[message.template, message.version].append(answers)
    return [
        Tally(
            template=template,
            version=version,
            sent=len(asks),
            answered=sum(bool(answers) for answers in asks),
            accepted=sum(ReplyKind.ACCEPTED in answers for answers in asks),
        )
        for (template, version), asks in sorted(
            found.items(), key=lambda item: (item[0][0], -item[0][1])
        )
    ]


def tally_words(tally: Tally) -> str:
    """What came of it in words: «8 asks, 3 answered, 2 said yes»; so few are never a percentage."""
    asks = "1 ask" if tally.sent == 1 else f"{tally.sent:,} asks"
    return f"{asks}, {tally.answered:,} answered, {tally.accepted:,} said yes"


def _is_ask(message: Message) -> bool:
    return (
        message.purpose is MessagePurpose.ASK
        and message.direction is Direction.OUT
        and message.at is not None
    )


def _answers(later: Sequence[Message], conversation: str | None) -> list[ReplyKind]:
    """What they answered within the conversation, until I asked again."""
    found = []
    for message in later:
        if message.conversation != conversation:
            continue
        if _is_ask(message):
            break
        if message.reply is not None and message.reply not in _NO_ANSWER:
            found.append(message.reply)
    return found
