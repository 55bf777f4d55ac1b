"""A line on the prep sheet: how long the talk may take."""

from collections.abc import Iterable, Iterator

from coffeechat.api import ConversationView, Job, Plugin, PrepSection


class Clock(Plugin):
    """Reminds of the time."""

    def prep_sections(self) -> Iterable[PrepSection]:
        """One section."""
        return [PrepSection(id="clock", title="Time", build=_build)]


def _build(conversation: ConversationView, job: Job) -> Iterator[str]:
    if conversation.talk is not None:
        yield f"Offer to end after {conversation.talk.minutes - 5} minutes."
