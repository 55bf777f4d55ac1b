"""Forms: the five questions of the first run, my profile, and the fields of a person."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar
from zoneinfo import available_timezones

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from coffeechat.acts import Done, people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.availability import availability_words, parse_availability
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.levels import LEVEL_WORDS, parse_level
from coffeechat.domain.records import Person, Position, Profile
from coffeechat.domain.zones import zone_info
from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import Place
from coffeechat.widgets.form import Field, Form
from coffeechat.widgets.status import HeadLine, StatusLine


class FormScreen(VerbScreen):
    """A form of its own: Enter goes on, in the last field it saves; Esc leaves all as it was."""

    AUTO_FOCUS = "PlainInput"
    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    FormScreen HeadLine { margin: 1 1; }
    FormScreen Form { margin: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(Place.PERSON)

    @property
    def title_words(self) -> str:
        """The line above the form."""
        raise NotImplementedError

    def fields(self) -> Sequence[Field]:
        """The fields, filled with what is known."""
        raise NotImplementedError

    def saving(self, values: dict[str, str]) -> partial[Done]:
        """The act that the form is for."""
        raise NotImplementedError

    def refused(self) -> None:
        """The act was refused; the form stays open."""

    def compose(self) -> ComposeResult:
        """The title, the form and the foot."""
        yield HeadLine()
        yield Form(self.fields())
        yield self.foot()

    def on_mount(self) -> None:
        """Show the title."""
        self.query_one(HeadLine).show(self.title_words)

    def show_status(self, text: str, undoes: str) -> None:
        """Messages stand in the foot; the line under the fields is theirs."""
        self.query_one("#foot", Vertical).query_one(StatusLine).say(text, undoes)

    def show_hints(self) -> None:
        """A form has no verbs but its own keys."""
        self.hints([("⏎", "next, at the end save"), ("Esc", "leave")])

    def on_form_submitted(self, message: Form.Submitted) -> None:
        """Save and go back; what was refused stays as it is typed."""
        self.run_worker(self._save(message.values))

    async def _save(self, values: dict[str, str]) -> None:
        with self.chat.keys_held():
            if await self.do(self.saving(values)) is None:
                self.refused()
            else:
                self.dismiss()

    def on_form_left(self, _message: Form.Left) -> None:
        """Go back."""
        self.dismiss()


class ProfileForm(FormScreen):
    """Who I am. On the first run it greets; each field may be left empty."""

    def __init__(self, *, first_run: bool = False) -> None:
        super().__init__()
        self._first_run = first_run

    @property
    def title_words(self) -> str:
        """A greeting, or what the form is."""
        if self._first_run:
            return "Welcome to coffeechat. Five questions; leave any of them empty with ⏎."
        return "Who you are"

    def fields(self) -> Sequence[Field]:
        """The five questions and the time zone."""
        records = self.session.records
        profile = records.profile
        level = profile.entry_level
        return (
            Field(name="name", label="Your name", value=profile.name, hint="It ends your letters."),
            Field(
                name="institutions", label="Your school or employer",
                value="; ".join(profile.institutions),
                hint="Several are parted by «;». People from there come first.",
            ),
            *self._employers(profile),
            Field(
                name="exploring", label="Field you explore",
                value="; ".join(track.name for track in records.tracks.values()),
                hint="Such as: science policy; grants",
            ),
            Field(
                name="level", label="Level you would enter at",
                value="" if level is None else LEVEL_WORDS[level],
                hint=f"One of: {', '.join(LEVEL_WORDS.values())}",
                check=partial(complaint, parse_level),
            ),
            Field(
                name="availability", label="When you are free",
                value=availability_words(profile.availability),
                hint="Such as: Mon-Fri 12-17, or: tue thu 9-11:30",
                check=partial(complaint, parse_availability),
            ),
            Field(
                name="zone", label="Your time zone", value=profile.zone or self.chat.guessed_zone,
                hint="Such as: Europe/Berlin", check=_zone_complaint,
            ),
        )  # fmt: skip

    def _employers(self, profile: Profile) -> Sequence[Field]:
        """Not among the five questions; an import may know them."""
        if self._first_run and not profile.employers:
            return ()
        return (
            Field(
                name="employers",
                label="Your employers",
                value="; ".join(profile.employers),
                hint="Former ones too, parted by «;». People from there come first.",
            ),
        )

    def saving(self, values: dict[str, str]) -> partial[Done]:
        """Write the profile."""
        answers = Introduction(
            name=values["name"],
            institutions=parts(values["institutions"]),
            employers=parts(values.get("employers", "")),
            exploring=parts(values["exploring"]),
            entry_level=parse_level(values["level"]),
            availability=parse_availability(values["availability"]),
            zone=zone_named(values["zone"]),
        )
        return partial(introduce, self.session.store, answers)


class PersonForm(FormScreen):
    """The fields of a person that one types."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._before = person

    @property
    def title_words(self) -> str:
        """Whose fields these are."""
        return self._before.name

    def fields(self) -> Sequence[Field]:
        """The fields, filled with what is known."""
        person = self._before
        level = person.seniority
        return (
            Field(name="name", label="Name", value=person.name, check=_needed),
            Field(name="title", label="Job title", value=person.title),
            Field(name="organisation", label="Organisation", value=person.organisation),
            Field(name="emails", label="E-mail", value="; ".join(person.emails)),
            Field(name="urls", label="Profile address", value="; ".join(person.urls)),
            Field(name="place", label="Place", value=person.place),
            Field(name="zone", label="Their time zone", value=person.zone, check=_zone_complaint),
            Field(
                name="level", label="Level", value="" if level is None else LEVEL_WORDS[level],
                hint=f"One of: {', '.join(LEVEL_WORDS.values())}",
                check=partial(complaint, parse_level),
            ),
            Field(name="tags", label="Tags", value="; ".join(person.tags)),
        )  # fmt: skip

    def refused(self) -> None:
        """Having seen both values, Enter again saves mine."""
        self._before = self.session.records.people.get(self._before.id, self._before)

    def saving(self, values: dict[str, str]) -> partial[Done]:
        """Change the person, as they were when the form was opened."""
        person = self._before
        first = Position(title=values["title"], organisation=values["organisation"])
        known = bool(first.title or first.organisation)
        return partial(
            people.edit,
            self.session.store,
            person.id,
            before=person,
            name=values["name"],
            positions=(*((first,) if known else ()), *person.positions[1:]),
            emails=parts(values["emails"]),
            urls=parts(values["urls"]),
            place=values["place"],
            zone=zone_named(values["zone"]),
            seniority=parse_level(values["level"]),
            tags=parts(values["tags"]),
        )


def parts(text: str) -> tuple[str, ...]:
    """The parts of a text between semicolons, without blanks and empty ones."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def complaint(read: Callable[[str], object], text: str) -> str:
    """What a reading function has to say against a text, or nothing."""
    try:
        read(text)
    except NotUnderstood as error:
        return str(error)
    return ""


def zone_named(text: str) -> str:
    """The IANA name of a zone whatever its case; the text itself when it names none."""
    wanted = text.casefold()
    return next((name for name in available_timezones() if name.casefold() == wanted), text)


def _zone_complaint(text: str) -> str:
    if not text or zone_info(zone_named(text)) is not None:
        return ""
    return f"No time zone «{text}»; it is a region and a city, such as Europe/Berlin."


def _needed(text: str) -> str:
    return "" if text else "A person needs a name."
