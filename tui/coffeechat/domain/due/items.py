"""What is due: one thing to do, and the open conversation that a rule looks at."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from coffeechat.domain.days import add_business_days, day_words
from coffeechat.domain.records import Conversation, Message
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import Asking, asking_of, step_of
from coffeechat.domain.words import Step


@dataclass(frozen=True)
class DueItem:
    """One thing to do: for whom, why now, and the verb that does it.

    Attributes:
        person: Whose id; empty where it is about nobody in particular.
        subject: The id that a snooze or a dismissal names: a conversation, a loop or a person, of
            what is about nobody a track or the profile.
        due: The day it is due, until that day's end in my zone.
        late: Not done in time.
        action: What the verb will do, in a word or two.
        note: What to say of it in time's place, where the due day itself tells nothing: since when
            it waits, or what it is.
        closes: The id of the loop that is done when this is, such as a promise.
        words: What the verb is told besides, as it is typed.
        about: What stands in a name's place where it is about nobody, such as «Your week».
        people: Where it is about several people, the ids of all of them; `person` is one of them.
    """

    rule: str
    person: str
    subject: str
    due: date
    why: str
    verb: str
    action: str
    late: bool = False
    note: str = ""
    people: tuple[str, ...] = ()
    closes: str = ""
    words: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True)
class Case:
    """An open conversation at a moment of my day. `now` is in my zone."""

    records: Records
    conversation: Conversation
    now: datetime

    @property
    def today(self) -> date:
        """The day in my zone."""
        return self.now.date()

    @cached_property
    def messages(self) -> list[Message]:
        """All contact within the conversation, oldest first, drafts last."""
        return self.records.messages_in(self.conversation)

    @cached_property
    def asking(self) -> Asking:
        """The same, sorted by its part in the asking."""
        return asking_of(self.messages)

    @cached_property
    def step(self) -> Step:
        """Where the conversation stands."""
        return step_of(self.records, self.conversation)

    def local(self, moment: datetime) -> datetime:
        """A moment as my clocks show it."""
        return moment.astimezone(self.now.tzinfo)

    def on_business_day(self, day: date, count: int) -> date:
        """The day that is so many business days of mine after a day; before it when negative."""
        return add_business_days(day, count, self.records.profile.holidays)

    def words(self, moment: datetime) -> str:
        """The day of a moment in words."""
        return day_words(self.local(moment).date(), self.today)

    def item(
        self,
        rule: str,
        due: date,
        why: str,
        *,
        verb: str = "draft",
        action: str = "write",
        note: str = "",
        late: bool = False,
    ) -> DueItem:
        """Something to do about the conversation."""
        return DueItem(
            rule=rule,
            person=self.conversation.person,
            subject=self.conversation.id,
            due=due,
            why=why,
            verb=verb,
            action=action,
            note=note,
            late=late,
        )
