"""A world for tests: a store on the disk, and a clock that can be moved.

world = World(tmp_path / "db.json")
jelisa = world.person("Jelisa Okafor")
world.happens(jelisa, "asked, talk agreed, held")
world.at("2026-12-01 09:00")
assert world.due() == ["D-11 Jelisa Okafor"]
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from coffeechat.acts import Done, messages, putting_off, replies
from coffeechat.domain.due import DueItem, due_items
from coffeechat.domain.parts import Interview, Position
from coffeechat.domain.records import PROFILE_ID, Conversation, Message, Person, Profile, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.standing import standing
from coffeechat.domain.when import When, parse_when
from coffeechat.domain.words import MessagePurpose, ReplyKind, Step
from coffeechat.store import Store

P = ParamSpec("P")

BERLIN = "Europe/Berlin"
START = "2026-11-16 09:00"  # a Monday
#: Habits that bring something up by themselves are off, unless a test names them.
NO_HABITS: dict[str, Any] = {"rhythm": 0, "review_day": None}
_TICK = timedelta(milliseconds=1)


class Clock:
    """Shows what it was set to, a millisecond later each time, so that acts keep their order."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The present instant, UTC."""
        self.now += _TICK
        return self.now


class World:
    """One user's store, and the time there.

    Attributes:
        zone: The IANA zone of the profile, in which days and times are told here.
    """

    def __init__(
        self, path: Path, *, now: str = START, zone: str = BERLIN, seed: int = 1, **profile: Any
    ) -> None:
        self.zone = zone
        self.clock = Clock(self.moment(now))
        self.path = path
        self._items: tuple[Records, datetime, list[DueItem]] | None = None
        self.store = Store.open(
            path, clock=self.clock, random_bits=random.Random(seed).getrandbits, session="mine"
        )
        if not self.records.profiles and not self.store.read_only:
            self.put(
                Profile(
                    id=PROFILE_ID,
                    created=self.clock.now,
                    name="Ana Bell",
                    zone=zone,
                    **{**NO_HABITS, **profile},
                )
            )

    # Time ---------------------------------------------------------------------------------------

    def moment(self, wall: str) -> datetime:
        """The instant at which the profile's clocks show a time such as «2026-11-24 15:00»."""
        local = datetime.strptime(wall, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(self.zone))
        return local.astimezone(UTC)

    def at(self, wall: str) -> None:
        """Set the clock."""
        self.clock.now = self.moment(wall)

    def wait(self, **span: float) -> None:
        """Let time pass, such as `days=3`."""
        self.clock.now += timedelta(**span)

    @property
    def now(self) -> datetime:
        """The present instant, in the profile's zone."""
        return self.clock.now.astimezone(ZoneInfo(self.zone))

    def when(self, text: str) -> When:
        """A moment as one types it, such as «tue 14:00»."""
        return parse_when(text, self.now, self.zone)

    # What there is ------------------------------------------------------------------------------

    @property
    def records(self) -> Records:
        """The present records."""
        return self.store.records

    def known(self, person: str) -> Person:
        """The person with this id."""
        return self.records.people[person]

    def named(self, name: str) -> Person:
        """The person with this name."""
        return next(one for one in self.records.people.values() if one.name == name)

    def conversation(self, person: str) -> Conversation:
        """The latest conversation with a person, open or closed."""
        return self.records.conversations_by_person[person][-1]

    def talk(self, person: str) -> Interview:
        """The talk of the latest conversation with a person."""
        interview = self.conversation(person).interview
        assert interview is not None
        return interview

    def messages(self, person: str) -> list[Message]:
        """All contact with a person, oldest first, drafts last."""
        return self.records.messages_by_person.get(person, [])

    def step(self, person: str) -> Step | None:
        """Where things stand with a person."""
        return person_step(self.records, self.known(person))

    def standing(self, person: str) -> str:
        """The same in words."""
        return standing(self.records, self.known(person), self.now)

    def items(self) -> list[DueItem]:
        """What is due now; computed anew when something changed, or time passed."""
        records, now = self.records, self.now
        if self._items is None or self._items[0] is not records or self._items[1] != now:
            self._items = records, now, due_items(records, now)
        return list(self._items[2])

    def due(self) -> list[str]:
        """What is due now, as «D-11 Jelisa Okafor»."""
        return [
            f"{item.rule} {self.known(item.person).name if item.person else item.about}"
            for item in self.items()
        ]

    # What one does ------------------------------------------------------------------------------

    def put(self, *records: Record) -> None:
        """Put records in an act of their own."""
        with self.store.act("put") as tx:
            for record in records:
                tx.put(record)

    def person(self, name: str, *, title: str = "", organisation: str = "", **fields: Any) -> str:
        """Add a person; their id."""
        jobs = (Position(title=title, organisation=organisation),) if title or organisation else ()
        with self.store.act("add") as tx:
            person = Person(id=tx.fresh_id(), created=tx.now, name=name, positions=jobs, **fields)
            tx.put(person)
        return person.id

    def do(
        self, act: Callable[Concatenate[Store, P], Done], *args: P.args, **kwargs: P.kwargs
    ) -> Done:
        """Run an act on this world's store."""
        return act(self.store, *args, **kwargs)

    def reply(
        self,
        person: str,
        kind: ReplyKind,
        when: str = "",
        *,
        moment: When | None = None,
        **more: Any,
    ) -> Done:
        """Log an answer; `when` as one types it, or `moment` as it was understood."""
        moment = self.when(when) if when else moment
        return replies.reply(self.store, person, kind, when=moment, **more)

    def draft(self, person: str, purpose: MessagePurpose, body: str = "Dear Jelisa, …") -> str:
        """Draft a message; its id."""
        return self.do(
            messages.draft, person, purpose=purpose, subject="Hello", body=body, template="t"
        ).subject

    def snooze(self, item: DueItem, until: str) -> Done:
        """Put off something due until a day such as «2026-11-24»."""
        day = datetime.strptime(until, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        return self.do(putting_off.snooze, item.rule, item.subject, day)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()
