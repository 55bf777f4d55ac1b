"""Decisions about tracks: to go on, to choose, to rule out; or, where I work, to stay or leave."""

from coffeechat.acts.outcome import Done
from coffeechat.domain.parts import Decision
from coffeechat.domain.reports.decisions import DECISION_WORDS
from coffeechat.domain.tracks import find_track
from coffeechat.domain.words import DecisionKind, TrackStatus
from coffeechat.store import Store

#: What a decision makes of the track; the others leave its status.
_STATUS = {
    DecisionKind.EXPLORE: TrackStatus.EXPLORING,
    DecisionKind.CHOOSE: TrackStatus.CHOSEN,
    DecisionKind.RULE_OUT: TrackStatus.RULED_OUT,
}


def decide(store: Store, decision: str, track: str, why: str = "") -> Done:
    """Note what I decided of a track now, and why; some decisions set its status.

    Args:
        store: Where.
        decision: The value of a `DecisionKind`.
        track: Its id, or a name.
        why: In my words; may be empty.
    """
    with store.act("decide") as tx:
        found = find_track(tx.records, track)
        made = Decision(at=tx.now, kind=DecisionKind(decision), why=why.strip())
        status = _STATUS.get(made.kind, found.status)
        tx.put(found.replace(decisions=(*found.decisions, made), status=status))
        because = f", because {made.why}" if made.why else ""
        tx.summary = f"Decided on {found.name}: {DECISION_WORDS[made.kind]}{because}".rstrip(". ")
    return Done(f"{tx.summary}.", found.id)
