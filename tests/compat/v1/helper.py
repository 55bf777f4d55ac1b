"""Commands, an ear for events, a column and a section."""

from collections.abc import Iterable, Iterator

from coffeechat.api import (
    AddPerson,
    ChangePerson,
    Column,
    Command,
    CommandCall,
    ConversationView,
    Copy,
    Effect,
    Event,
    ImportedPerson,
    Job,
    PersonView,
    Plugin,
    PluginError,
    PrepSection,
    Propose,
    Say,
)


class Helper(Plugin):
    def commands(self) -> Iterable[Command]:
        yield Command(
            id="vip",
            title="Mark as important",
            run=vip,
            about_person=True,
            key="V",
            help="Puts a tag on the person.",
        )
        yield Command(id="add", title="Add somebody", run=add, prompt="Who?")

    def on_event(self, event: Event) -> None:
        if event.verb == "held" and not event.undone:
            for person in event.people:
                self.context.propose(
                    ChangePerson(person=person, tags=("met",), note=f"Met {event.at:%Y-%m-%d}"),
                    summary="Noted the meeting",
                )
        self.context.log.info("%s by %s", event.verb, event.origin or "the user")

    def prep_sections(self) -> Iterable[PrepSection]:
        yield PrepSection(id="why", title="Why them", build=why)

    def columns(self) -> Iterable[Column]:
        yield Column(id="tags", title="Tags", value=tags, width=10)


def vip(call: CommandCall, job: Job) -> Iterator[Effect]:
    if call.person is None:
        raise PluginError("Choose somebody first.")
    yield Propose(
        changes=(ChangePerson(person=call.person.id, tags=("vip",), extras={"since": "v1"}),),
        summary=f"Marked {call.person.name}",
    )
    yield Copy(text=call.person.name)
    yield Say(text=f"{call.person.name} is important.")


def add(call: CommandCall, job: Job) -> list[Effect]:
    if not call.text.strip():
        raise PluginError("Type a name.")
    return [Propose(changes=(AddPerson(person=ImportedPerson(name=call.text)),))]


def why(view: ConversationView, job: Job) -> Iterable[str]:
    return [view.why, *view.goals] if view.why else []


def tags(person: PersonView) -> str:
    return ", ".join(person.tags)
