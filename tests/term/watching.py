"""Nothing due is lost, and nothing is shown twice: looked at after each act and each night."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coffeechat.domain.due import SPOTTED_SHOWN, DueItem
from coffeechat.domain.records import Record
from coffeechat.domain.snapshot import Records
from support.worlds import World
from term.oracle import TOLD, Duty, duties, put_off

#: Six weeks after the talk keeping in touch begins; an update is due after one.
_UPDATE_FOR = timedelta(weeks=5)

Shown = Mapping[Duty, DueItem]


@dataclass
class Snooze:
    """Something put off until a day; `stands` while nothing happened with those it is about."""

    item: DueItem
    until: date
    stands: bool = True


class Watch:
    """The agenda as it was seen last, and what must be true of how it changes.

    Attributes:
        rules: How often each rule brought something new.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.records = world.records
        self.shown: Shown = {}
        self.snoozes: dict[Duty, Snooze] = {}
        self.rules: dict[str, int] = {}

    def look(self) -> None:
        """Compare the agenda, as it is now, with the one before."""
        records, now, items = self.world.records, self.world.now, self.world.items()
        shown = {(item.rule, item.subject): item for item in items}
        assert len(shown) == len(items), "a rule shows something twice"
        with_whom = _changed(self.records, records)
        away = put_off(records, now.date())
        for duty, item in self.shown.items():
            if duty not in shown:
                gone = _concerns(item, self.records, with_whom)
                assert gone or duty in away or self._gives_way(item, shown), (
                    f"{duty} ({item.why}) is lost at {now}"
                )
        for rule, _ in shown.keys() - self.shown.keys():
            self.rules[rule] = self.rules.get(rule, 0) + 1
        self._look_at_snoozes(records, shown, with_whom)
        self.records, self.shown = records, shown

    def compare(self) -> None:
        """Hold the agenda, as it was seen last, against what must be on it."""
        due = {duty for duty in self.shown if duty[0] in TOLD}
        assert due == duties(self.records, self.world.now), f"not what is to do at {self.world.now}"

    def snoozed(self, item: DueItem, until: date) -> None:
        """Note what must come back on a day."""
        self.snoozes[item.rule, item.subject] = Snooze(item, until)

    def _look_at_snoozes(self, records: Records, shown: Shown, with_whom: set[str]) -> None:
        """What was put off stays away until its day, and is there on that day."""
        today = self.world.now.date()
        days = {(one.rule, one.subject): one.until for one in records.overrides.values()}
        for duty, snooze in list(self.snoozes.items()):
            snooze.stands &= not _concerns(snooze.item, records, with_whom)
            if days.get(duty) != snooze.until:
                del self.snoozes[duty]  # taken back
            elif today >= snooze.until:
                del self.snoozes[duty]
                back = duty in shown or self._gives_way(snooze.item, shown)
                assert back or not snooze.stands or duty in put_off(records, today), (
                    f"{duty} was put off until {snooze.until} and did not come back"
                )
            else:
                assert duty not in shown, f"{duty} is shown though it was put off"

    def _gives_way(self, item: DueItem, shown: Shown) -> bool:
        """Whether something may go without a word: time is over, or something else stands for it.

        A first ask waits for the week's pace, a second one for the bump, too; what is to be done
        before a talk goes when it begins; of people with whom nothing happened there are a few at a
        time, and whoever was named, or chosen for this week, comes up as that; whoever hears of me
        anyway gets no second letter; an update is for those who search, and not for long.
        """
        anyway = [other for other in shown.values() if item.person in (other.person, *other.people)]
        match item.rule:
            case "D-02":
                spotted = sum(rule == "D-02" for rule, _ in shown)
                named = self._named(item.person, shown)
                return spotted == SPOTTED_SHOWN or named or self._is_chosen(item.person)
            case "D-03" | "D-04":
                return True
            case "D-07" | "D-08":
                return self.world.now.date() >= item.due
            case "D-21" | "D-22":
                return bool(item.people) and all(map(self._is_chosen, item.people))
            case "D-13" | "D-14" | "D-16" | "D-17":
                return bool(anyway) or self._no_update(item)
            case _:
                return False

    def _named(self, person: str, shown: Shown) -> bool:
        """Whether it is asked, or was put off, what to do about somebody who was named."""
        asked = {subject for rule, subject in shown if rule == "D-19"}
        asked |= {one.subject for one in self.records.overrides.values() if one.rule == "D-19"}
        loops = self.world.records.loops
        return any(loops[one].about == person for one in asked if one in loops)

    def _no_update(self, item: DueItem) -> bool:
        """Whether an update has no place: I follow up otherwise by now, or it is too late."""
        if item.rule != "D-13":
            return False
        search = self.world.records.profile.cadence == "search"
        return not search or self.world.now.date() >= item.due + _UPDATE_FOR

    def _is_chosen(self, person: str) -> bool:
        week = self.world.records.profile.week
        return week is not None and person in week.chosen


def _concerns(item: DueItem, records: Records, changed: set[str]) -> bool:
    """Whether what changed with these people may settle something due."""
    ids = {item.person, *item.people}
    loop = records.loops.get(item.subject)
    if loop is not None:
        ids |= {loop.person, loop.about or loop.person}
    conversation = records.conversations.get(item.subject)
    if conversation is not None:
        ids |= {conversation.person, conversation.introducer or conversation.person}
    about_me = not item.person or item.rule == "D-29"
    return bool(changed if about_me else changed & ids)


def _changed(before: Records, after: Records) -> set[str]:
    """Everybody of whom the records tell something else than before."""
    if before is after:
        return set()
    found: set[str] = set()
    for old, new in (
        (before.people, after.people),
        (before.conversations, after.conversations),
        (before.messages, after.messages),
        (before.loops, after.loops),
        (before.learnings, after.learnings),
        (before.profiles, after.profiles),
    ):
        found |= _persons(old, new) | _persons(new, old)
    return found


def _persons(one: Mapping[str, Record], other: Mapping[str, Record]) -> set[str]:
    """Whom the records are about that are here and not, or otherwise, there."""
    return {
        person
        for key, record in one.items()
        if other.get(key) != record
        for person in (getattr(record, "person", record.id), getattr(record, "about", None))
        if person is not None
    }
