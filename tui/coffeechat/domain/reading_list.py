"""What people named to read, watch or hear on a field, and whether I am through with it."""

import re
from dataclasses import dataclass

from coffeechat.domain.records import Learning, Loop, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import Facet, LoopKind, LoopState

_TO_READ = re.compile(
    r"\b(?:re-?read\w*|read\w*|books?|articles?|papers?|reports?|blogs?|newsletters?|podcasts?|"
    r"watch\w*|listen\w*|videos?|lectures?|courses?|guides?|handbooks?|journals?|magazines?|"
    r"sites?|websites?|webinars?|subscribe|chapters?|essays?|manuals?)\b|https?://",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """Something to read: a suggestion of somebody, or a resource I learned of."""

    source: Loop | Learning
    done: bool

    @property
    def id(self) -> str:
        """The id of the record it comes from."""
        return self.source.id


def reading_list(records: Records, track: Track) -> list[Reading]:
    """What is to be read on a track: what is left first, each in the order in which it was named.

    A suggestion is on it when its words tell of reading, watching or hearing, and its person
    belongs to the track.
    """
    found = [
        Reading(one, one.read is not None)
        for one in records.learnings.values()
        if one.facet is Facet.RESOURCES and track.id in one.tracks
    ]
    for loop in records.loops.values():
        person = records.people.get(loop.person)
        if (
            loop.kind is LoopKind.SUGGESTION
            and loop.state is not LoopState.DROPPED
            and person is not None
            and track.id in person.tracks
            and _TO_READ.search(loop.text)
        ):
            found.append(Reading(loop, loop.state is LoopState.DONE))
    return sorted(found, key=lambda one: (one.done, one.id))
