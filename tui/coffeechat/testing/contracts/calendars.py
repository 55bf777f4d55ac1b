"""What is asked of calendars."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from coffeechat.api import Attendee, CalendarEvent, PushResult, Window
from coffeechat.testing.contracts.base import Contract, no_fault
from coffeechat.testing.fakes import NOW, FakeJob
from coffeechat.testing.hosting import Hosted

EVENT = CalendarEvent(
    uid="talk-1@example.org",
    sequence=0,
    start=NOW + timedelta(days=2),
    minutes=30,
    zone="America/New_York",
    title="Jelisa Okafor (Green Rivers)",
    place="https://meet.example.org/1",
    description="Went from the lab to grants;\nask for a week, and for others",
)

#: In the hour that comes twice when the clocks go back, and around midnight in its own zone.
OTHERS = (
    replace(EVENT, uid="talk-2@example.org", start=NOW.replace(year=2027, month=11, day=7, hour=6)),
    replace(EVENT, uid="talk-3@example.org", zone="Asia/Kathmandu", minutes=90, place=""),
)


class CalendarContract(Contract):
    """A calendar holds each talk once, whatever is pushed how often."""

    hook = "calendars"

    def entries(self) -> Collection[str]:
        """The uids of what stands in the calendar now and is not cancelled, one for each entry.

        Give the plugin a server that the test itself runs, or a fake in the place of the library
        that talks to it; override this to look there.
        """
        raise NotImplementedError("Override entries(): the uid of each entry that is there.")

    def test_puts_talks_there(self, hosted: Hosted) -> None:
        """Each event gets a result without a problem, and stands in the calendar."""
        events = (EVENT, *OTHERS)
        self.push(hosted, *events)
        wanted = sorted(event.uid for event in events)
        assert sorted(self.entries()) == wanted, f"The calendar has {self.entries()}."

    def test_nothing_to_push_is_nothing(self, hosted: Hosted) -> None:
        """No events, no results."""
        assert self.push(hosted) == (), "push gave results for no events."

    def test_pushed_twice_is_there_once(self, hosted: Hosted) -> None:
        """With the reference of the first time, and when that was lost."""
        (first,) = self.push(hosted, EVENT)
        again = replace(EVENT, reference=first.reference)
        for event, what in ((again, "again"), (EVENT, "again without its reference")):
            self.push(hosted, event)
            assert list(self.entries()) == [EVENT.uid], (
                f"Pushed {what}, the talk is there {len(self.entries())} times; find it by its uid."
            )

    def test_a_changed_talk_takes_the_place_of_the_old(self, hosted: Hosted) -> None:
        """A later date with a higher sequence is the same entry."""
        (first,) = self.push(hosted, EVENT)
        moved = replace(
            EVENT, sequence=1, start=EVENT.start + timedelta(days=1), reference=first.reference
        )
        (second,) = self.push(hosted, moved)
        assert list(self.entries()) == [EVENT.uid], "A talk that was moved must stay one entry."
        kept = replace(moved, sequence=2, reference=second.reference)
        assert not self.push(hosted, kept)[0].problem, "The reference that push gave is refused."

    def test_a_talk_called_off_is_gone(self, hosted: Hosted) -> None:
        """`cancelled` takes it away, also twice, also one that was never there."""
        (first,) = self.push(hosted, EVENT)
        off = replace(EVENT, sequence=1, cancelled=True, reference=first.reference)
        for event in (off, off, replace(OTHERS[0], cancelled=True)):
            self.push(hosted, event)
            assert not self.entries(), f"Called off, yet there: {self.entries()}."

    def test_tells_busy_times(self, hosted: Hosted) -> None:
        """Windows that end after they start, of aware times."""
        self.push(hosted, EVENT)
        asked = Window(start=NOW, end=NOW + timedelta(days=7))
        for calendar in self.mine(hosted):
            for window in calendar.item.busy(asked, FakeJob()):
                for moment in (window.start, window.end):
                    assert moment.utcoffset() == timedelta(0), f"Give busy times in UTC: {moment}"
                assert window.start < window.end, f"A window ends before it starts: {window}"
            hosted.host.busy(calendar, asked, FakeJob())
            no_fault(hosted, "it was asked for busy times")

    def test_looks_without_changing(self, hosted: Hosted) -> None:
        """Where it can look, it knows what stands as given, what does not, and what is absent."""
        for calendar in self.mine(hosted):
            if calendar.item.look is None or calendar.item.read_only:
                continue
            (first,) = self.push(hosted, EVENT)
            before = list(self.entries())
            there = replace(EVENT, reference=first.reference)
            moved = replace(there, sequence=1, start=EVENT.start + timedelta(days=1))
            outcomes = [
                hosted.host.look(calendar, (event,), FakeJob())
                for event in (there, moved, OTHERS[0])
            ]
            no_fault(hosted, "it was asked what stands there")
            same, other, absent = (outcome[0] for outcome in outcomes if isinstance(outcome, tuple))
            assert same.unchanged, "What stands there as it was pushed must be `unchanged`."
            assert not other.unchanged, "A talk that was moved since does not stand there so."
            assert not absent.reference, "What is not there has no reference."
            assert list(self.entries()) == before, "To look must change nothing."

    def test_writes_invitations(self, hosted: Hosted) -> None:
        """Where it does: who invites whom, to which talk, and whether it takes place."""
        organizer, guest = (
            Attendee(email=f"{name}@example.org", name=name) for name in ("ana", "jelisa")
        )
        for calendar in self.mine(hosted):
            if calendar.item.invite is None:
                continue
            for event, method in ((EVENT, "REQUEST"), (replace(EVENT, cancelled=True), "CANCEL")):
                written = hosted.host.write_invitation(calendar, event, organizer, guest, FakeJob())
                no_fault(hosted, "it was asked for an invitation")
                assert isinstance(written, bytes)
                text = written.decode().replace("\r\n ", "")
                for wanted in (f"METHOD:{method}", EVENT.uid, organizer.email, guest.email):
                    assert wanted in text, f"The invitation lacks {wanted}."

    def push(self, hosted: Hosted, *events: CalendarEvent) -> tuple[PushResult, ...]:
        """The results, none of which may be a problem."""
        results = hosted.push(*events, calendar=self.only)
        no_fault(hosted, "events were pushed")
        for result in results:
            assert not result.problem, f"«{result.uid}» was not put there: {result.problem}"
        return results
