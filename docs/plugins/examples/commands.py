"""A command that tags the person under the cursor with the year of a reunion."""

from collections.abc import Iterable, Iterator

from coffeechat.api import ChangePerson, Command, CommandCall, Effect, Job, Plugin, Propose, Say


class Reunion(Plugin):
    """`:reunion 2027` on a person, or `coffeechat plugin run reunion:reunion PERSON`."""

    def commands(self) -> Iterable[Command]:
        """One command about a person."""
        return [
            Command(
                id="reunion",
                title="Reunion",
                help="Note at which reunion you will meet",
                about_person=True,
                prompt="Which year?",
                run=_run,
            )
        ]


def _run(call: CommandCall, job: Job) -> Iterator[Effect]:
    if call.person is None or not call.text.isdecimal():
        yield Say(text="Type a year, such as 2027.")
        return
    change = ChangePerson(person=call.person.id, tags=(f"reunion {call.text}",))
    yield Propose(changes=(change,), summary=f"Reunion {call.text} with {call.person.name}")
