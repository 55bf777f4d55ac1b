"""What a message that went out has done with what is open: told of it, kept it, reminded of it."""

from coffeechat.domain.loops import told_in
from coffeechat.domain.records import Loop, Message
from coffeechat.domain.stages import reports_owed
from coffeechat.domain.words import LoopKind, LoopState, MessagePurpose
from coffeechat.store import Transaction


def note_told(tx: Transaction, message: Message) -> None:
    """Note what a message told somebody of.

    A report back tells all that had come of their advice when it was begun, and whatever else it
    names; any other letter what it names. An update that names a promise of mine keeps it; one that
    names an offer of theirs reminds of it.
    """
    for loop in reports_owed(tx.records, message.person):
        if _reports(tx, message, loop):
            tx.put(loop.replace(reported=True))
    if message.purpose is MessagePurpose.UPDATE:
        for loop in tx.records.loops_by_person.get(message.person, []):
            if loop.is_open and told_in(tx.records, loop, message.body):
                _note_promised(tx, loop)


def _reports(tx: Transaction, message: Message, loop: Loop) -> bool:
    if told_in(tx.records, loop, message.body):
        return True
    if message.purpose is not MessagePurpose.REPORT_BACK:
        return False
    return not message.body or loop.settled is None or loop.settled <= message.created


def _note_promised(tx: Transaction, loop: Loop) -> None:
    if loop.kind is LoopKind.PROMISE:
        tx.put(loop.replace(state=LoopState.DONE, settled=tx.now))
    elif loop.kind is LoopKind.OFFER and loop.reminded is None:
        tx.put(loop.replace(reminded=tx.now))
