"""The log of what I decided of each track, when and why."""

from datetime import datetime

from coffeechat.domain.days import day_words
from coffeechat.domain.my_time import local_time
from coffeechat.domain.parts import Decision
from coffeechat.domain.records import Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import DecisionKind

#: What is said of each decision.
DECISION_WORDS = {
    DecisionKind.EXPLORE: "explore on",
    DecisionKind.CHOOSE: "choose it",
    DecisionKind.RULE_OUT: "rule it out",
    DecisionKind.STAY: "stay",
    DecisionKind.LEAVE: "leave",
    DecisionKind.UNDECIDED: "undecided",
}


def decision_words(records: Records, decision: Decision, now: datetime) -> str:
    """A decision in one line: «choose it, last Mon: her day is mine»."""
    day = day_words(local_time(records, decision.at).date(), local_time(records, now).date())
    why = f": {decision.why}" if decision.why else ""
    return f"{DECISION_WORDS[decision.kind]}, {day}{why}"


def all_decisions(records: Records) -> list[tuple[Track, Decision]]:
    """Every decision with its track, oldest first."""
    found = [(track, one) for track in records.tracks.values() for one in track.decisions]
    return sorted(found, key=lambda pair: (pair[1].at, pair[0].id))


def decisions_lines(records: Records, now: datetime, _width: int = 80) -> list[str]:
    """The log, the latest first."""
    found = all_decisions(records)
    if not found:
        return ["Nothing is decided yet; ‹decide› notes what you decide of a track, and why."]
    return [f"{track.name}: {decision_words(records, one, now)}" for track, one in reversed(found)]


def decisions_data(records: Records, _now: datetime) -> dict[str, object]:
    """The same for scripts, oldest first."""
    return {
        "decisions": [
            {
                "track": track.name,
                "at": one.at.isoformat(),
                "decision": one.kind.value,
                "why": one.why,
            }
            for track, one in all_decisions(records)
        ]
    }
