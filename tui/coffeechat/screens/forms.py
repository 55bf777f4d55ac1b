"""Forms: the five questions of the first run, and my profile."""

from abc import abstractmethod  # heeded by mypy; Textual's metaclass leaves no room for ABC
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import ClassVar
from zoneinfo import available_timezones

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import Done
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.availability import availability_words, parse_availability
from coffeechat.domain.cadence import cadence_list, parse_cadence
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.holidays import holidays_words, parse_holidays
from coffeechat.domain.levels import LEVEL_WORDS, parse_level
from coffeechat.domain.pace import parse_pace
from coffeechat.domain.records import Profile
from coffeechat.domain.rhythm import parse_review_day, parse_rhythm, review_day_words
from coffeechat.domain.zones import zone_info
from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import Place
from coffeechat.widgets.form import Field, Form
from coffeechat.widgets.status import HeadLine

#: Rows of a form's screen beside its fields: the title, the hint, the foot.
_AROUND = 6


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
    @abstractmethod
    def title_words(self) -> str:
        """The line above the form."""

    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """The fields, filled with what is known."""

    @abstractmethod
    async def save(self, values: dict[str, str]) -> None:
        """Save what was typed and go back; what was refused stays as it is typed."""

    def compose(self) -> ComposeResult:
        """The title, the form and the foot."""
        yield HeadLine()
        yield Form(self.fields())
        yield self.foot()

    def on_mount(self) -> None:
        """Show the title."""
        self.query_one(HeadLine).show(self.title_words)

    def on_resize(self, event: events.Resize) -> None:
        """Let the fields scroll where there are more than rows."""
        self.query_one(Form).leave_room(event.size.height - _AROUND)

    def show_hints(self) -> None:
        """A form has no verbs but its own keys."""
        self.hints([("⏎", "next, at the end save"), ("Esc", "leave")])

    def on_form_submitted(self, message: Form.Submitted) -> None:
        """Save what was typed."""
        self.run_worker(self.save(message.values))

    def on_form_left(self, _message: Form.Left) -> None:
        """Go back."""
        self.dismiss()


class ActForm(FormScreen):
    """A form that is saved by one act."""

    @abstractmethod
    def saving(self, values: dict[str, str]) -> partial[Done]:
        """The act that the form is for."""

    def refused(self) -> None:
        """The act was refused; the form stays open."""

    async def save(self, values: dict[str, str]) -> None:
        """Do the act and go back."""
        with self.chat.keys_held():
            if await self.do(self.saving(values)) is None:
                self.refused()
            else:
                self.dismiss()


#: Fields of my profile that the first run does not ask for: label and hint.
_FURTHER = {
    "programmes": ("What you studied", "Programmes and degrees, such as: Ecology PhD; Law BA"),
    "labs": ("Your labs or groups", "Those you were in, parted by «;»."),
    "memberships": ("Your associations", "Societies and clubs, parted by «;»."),
    "places": ("Your places", "Towns where you live or lived, parted by «;»."),
    "transitions": ("Changes of path", "Such as: left academia; moved abroad"),
    "identities": ("Shared in private", "In no letter, export or plugin; it only helps you."),
}


class ProfileForm(ActForm):
    """Who I am. On the first run it greets; each field may be left empty."""

    def __init__(self, *, first_run: bool = False) -> None:
        super().__init__()
        self._first_run = first_run

    @property
    def title_words(self) -> str:
        """A greeting, or what the form is."""
        if self._first_run:
            return "Welcome to coffeechat. Six questions; leave any of them empty with ⏎."
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
                hint=", ".join(f"{level.value} {word}" for level, word in LEVEL_WORDS.items()),
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
                hint="Such as: Europe/Berlin", check=_zone_complaint, saves=True,
            ),
            *self._further(profile),
        )  # fmt: skip

    def _further(self, profile: Profile) -> Iterator[Field]:
        """My habits, and what people may share with me; Enter saves before, the arrows go there."""
        if self._first_run:
            return
        yield from _habits(profile, self.session.now().date())
        for name, (label, hint) in _FURTHER.items():
            value = "; ".join(getattr(profile, name))
            yield Field(name=name, label=label, value=value, hint=hint, saves=True)

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
            more=self._more(values),
        )
        return partial(introduce, self.session.store, answers)

    def _more(self, values: dict[str, str]) -> dict[str, object]:
        """What the fields of the form say that the first run lacks."""
        if self._first_run:
            return {}
        return {
            "pace": parse_pace(values["pace"]),
            "cadence": parse_cadence(values["cadence"]),
            "rhythm": parse_rhythm(values["rhythm"]),
            "review_day": parse_review_day(values["review_day"]),
            "holidays": parse_holidays(values["holidays"], self.session.now().date()),
            **{name: parts(values[name]) for name in _FURTHER},
        }


def _habits(profile: Profile, today: date) -> Iterator[Field]:
    """How I go about asking."""
    yield Field(
        name="pace", label="Asks a week", value=str(profile.pace),
        echo=lambda _: "How many you mean to send; 0 for no measure. More are never refused.",
        check=partial(complaint, parse_pace), saves=True,
    )  # fmt: skip
    yield Field(
        name="cadence", label="How you follow up", value=profile.cadence,
        echo=lambda _: cadence_list(),
        check=partial(complaint, parse_cadence), saves=True,
    )  # fmt: skip
    yield Field(
        name="holidays", label="Your days off", value=holidays_words(profile.holidays),
        hint="They are no business days. Such as: 24 Dec 2026 - 2 Jan 2027; 1 May 2027",
        check=partial(complaint, partial(parse_holidays, today=today)), saves=True,
    )  # fmt: skip
    yield Field(
        name="rhythm", label="Days without a talk", value=str(profile.rhythm),
        echo=lambda _: "After so many Today says so, kindly; 0 for never.",
        check=partial(complaint, parse_rhythm), saves=True,
    )  # fmt: skip
    yield Field(
        name="review_day", label="Look back at the week", value=review_day_words(profile),
        echo=lambda _: "A weekday, such as Friday; or never.",
        check=partial(complaint, parse_review_day), saves=True,
    )  # fmt: skip


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
