"""The fields of a person that one types: how each is shown, and what a typed text makes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.levels import LEVEL_WORDS, parse_level
from coffeechat.domain.parts import Point, Position
from coffeechat.domain.points import mine_named, point_words, told_point
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.typed_values import (
    read_mail,
    read_url,
    read_warmth,
    read_yes_no,
    read_zone_name,
)
from coffeechat.domain.warmth import WARMTH_WORDS
from coffeechat.domain.whom import find_person

_LONGEST = 1000
_FURTHEST = 60
_SUPERVISES = {"does it": True, "supervises": False}
_SEVERAL = "Several are parted by «;»."


@dataclass(frozen=True)
class PersonField:
    """One field.

    Attributes:
        name: What it is called on the `:` line and the shell.
        label: What stands before it in a form.
        shown: Its text, for one line; several values are parted by «; ».
        changed: The person with the field as a text says; raises `NotUnderstood`. New tracks are
            in it by their names.
        hint: What may be typed.
    """

    name: str
    label: str
    shown: Callable[[Records, Person], str]
    changed: Callable[[Records, Person, str], Person]
    hint: str = ""


def field_named(typed: str) -> PersonField:
    """The field that a name, the label in the form, or the beginning of one means.

    Raises:
        NotUnderstood: None, or several; the text lists them.
    """
    wanted = fold(typed).strip().replace("-", " ")
    if wanted in BY_NAME:
        return BY_NAME[wanted]
    found = [field for field in FIELDS if wanted and field.name.startswith(wanted)]
    if not found:
        found = [field for field in FIELDS if wanted and _label(field).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(field.name for field in found or FIELDS)
    raise NotUnderstood(f"«{typed}» is no field; there are: {names}.")


def _label(field: PersonField) -> str:
    return fold(field.label).replace("-", " ")


def changes(records: Records, before: Person, texts: dict[str, str]) -> dict[str, object]:
    """What differs from a person when their fields are typed so: record fields to values.

    Args:
        records: The state in which the texts were shown.
        before: The person then.
        texts: Field name to text; a text as it was shown changes nothing.

    Raises:
        NotUnderstood: A text cannot be read.
    """
    after = before
    for name, text in texts.items():
        field = BY_NAME[name]
        if text != field.shown(records, before):
            after = field.changed(records, after, text)
    return {
        field: getattr(after, field)
        for field in after.__struct_fields__
        if getattr(after, field) != getattr(before, field)
    }


def parts(text: str) -> tuple[str, ...]:
    """The parts of a text between semicolons, cleaned, without empty ones and second ones."""
    cleaned = (clean_line(part, _LONGEST) for part in text.split(";"))
    return tuple(dict.fromkeys(filter(None, cleaned)))


def _text(name: str, label: str, record_field: str, hint: str = "") -> PersonField:
    """A field of one text."""
    return PersonField(
        name,
        label,
        lambda _, person: " ".join(str(getattr(person, record_field)).split()),
        lambda _, person, text: person.replace(**{record_field: clean_line(text, _LONGEST)}),
        hint,
    )


def _list(
    name: str, label: str, record_field: str, read: Callable[[str], str] = str, hint: str = _SEVERAL
) -> PersonField:
    """A field of several texts."""
    return PersonField(
        name,
        label,
        lambda _, person: "; ".join(getattr(person, record_field)),
        lambda _, person, text: person.replace(**{record_field: tuple(map(read, parts(text)))}),
        hint,
    )


def _value(
    name: str,
    label: str,
    record_field: str,
    words: Callable[[Person], str],
    read: Callable[[str], object],
    *,
    hint: str,
) -> PersonField:
    """A field of one value that a word stands for; empty where nothing is known."""
    return PersonField(
        name,
        label,
        lambda _, person: words(person),
        lambda _, person, text: person.replace(**{record_field: read(text.strip())}),
        hint,
    )


def _renamed(_: Records, person: Person, text: str) -> Person:
    name = clean_line(text)
    if not name:
        raise NotUnderstood("A person needs a name.")
    return person.replace(name=name)


def _job(person: Person) -> Position:
    return person.positions[0] if person.positions else Position()


def _with_job(person: Person, job: Position) -> Person:
    known = (job,) if job.title or job.organisation else ()
    return person.replace(positions=(*known, *person.positions[1:]))


def _earlier_shown(_: Records, person: Person) -> str:
    return "; ".join(
        f"{job.title} @{job.organisation}" if job.organisation else job.title
        for job in person.positions[1:]
    )


def _earlier_changed(_: Records, person: Person, text: str) -> Person:
    jobs = []
    for part in parts(text):
        title, _sign, organisation = part.partition("@")
        jobs.append(Position(title=title.strip(), organisation=organisation.strip()))
    first = person.positions[:1] or ((Position(),) if jobs else ())
    return person.replace(positions=(*first, *jobs))


def _points_shown(_: Records, person: Person) -> str:
    return "; ".join(map(_point_text, person.points))


def _point_text(point: Point) -> str:
    return point_words(point) if point.confirmed else f"{point_words(point)}?"


def _points_changed(records: Records, person: Person, text: str) -> Person:
    """Points whose words stayed are kept as they are; one without its «?» is confirmed."""
    known = {_point_text(point): point for point in person.points}
    confirmed = {point_words(point): point.replace(confirmed=True) for point in person.points}
    points = [
        known.get(part) or confirmed.get(part) or mine_named(records.profile, part)
        or told_point(part)
        for part in parts(text)
    ]  # fmt: skip
    return person.replace(points=tuple(dict.fromkeys(points)))


def _tracks_shown(records: Records, person: Person) -> str:
    return "; ".join(
        records.tracks[track].name for track in person.tracks if track in records.tracks
    )


def _tracks_changed(records: Records, person: Person, text: str) -> Person:
    known = {fold(track.name): track.id for track in records.tracks.values()}
    return person.replace(tracks=tuple(known.get(fold(name), name) for name in parts(text)))


def _referrer_shown(records: Records, person: Person) -> str:
    known = records.people.get(person.referred_by) if person.referred_by else None
    return known.name if known is not None else ""


def _referrer_changed(records: Records, person: Person, text: str) -> Person:
    if not text.strip():
        return person.replace(referred_by=None)
    giver = find_person(records, text)
    if giver.id == person.id:
        raise NotUnderstood(f"{giver.name} cannot have named themselves.")
    return person.replace(referred_by=giver.id)


def _read_years(text: str) -> int | None:
    if not text:
        return None
    try:
        years = int(text)
    except ValueError:
        years = _FURTHEST + 1
    if abs(years) > _FURTHEST:
        raise NotUnderstood(f"«{text}» is no number of years; write it like 5, or -2.")
    return years


def _read_practitioner(text: str) -> bool | None:
    return _SUPERVISES[text] if text in _SUPERVISES else read_yes_no(text)


def _practitioner_words(person: Person) -> str:
    return {True: "does it", False: "supervises", None: ""}[person.practitioner]


def _years_words(person: Person) -> str:
    return "" if person.years_ahead is None else str(person.years_ahead)


_LEVELS = f"One of: {', '.join(LEVEL_WORDS.values())}"
_WARMTHS = f"One of: {', '.join(WARMTH_WORDS.values())}"

#: In the order in which a form asks.
FIELDS: Sequence[PersonField] = (
    PersonField("name", "Name", lambda _, person: person.name, _renamed),
    PersonField(
        "title",
        "Job title",
        lambda _, person: person.title,
        lambda _, person, text: _with_job(person, _job(person).replace(title=clean_line(text))),
    ),
    PersonField(
        "organisation",
        "Organisation",
        lambda _, person: person.organisation,
        lambda _, person, text: _with_job(
            person, _job(person).replace(organisation=clean_line(text))
        ),
    ),
    _list("emails", "E-mail", "emails", read_mail),
    _list("urls", "Profile address", "urls", read_url),
    _text("place", "Place", "place"),
    _value("zone", "Their time zone", "zone", lambda one: one.zone, read_zone_name,
           hint="A region and a city, such as Europe/Berlin"),
    _value("level", "Level", "seniority",
           lambda one: "" if one.seniority is None else LEVEL_WORDS[one.seniority],
           parse_level, hint=_LEVELS),
    _list("tags", "Tags", "tags"),
    PersonField("tracks", "Tracks", _tracks_shown, _tracks_changed,
                "Fields you explore; a new name begins a track."),
    PersonField("points", "You share", _points_shown, _points_changed,
                "Points of connection; without «?» it is confirmed."),
    _value("warmth", "You know them as", "warmth",
           lambda one: "" if one.warmth is None else WARMTH_WORDS[one.warmth],
           read_warmth, hint=_WARMTHS),
    _value("dream", "A dream", "dream", lambda one: "yes" if one.dream else "",
           lambda text: bool(read_yes_no(text)), hint="yes, if you would love to interview them"),
    _value("practitioner", "The work", "practitioner", _practitioner_words, _read_practitioner,
           hint="does it, or supervises"),
    _value("years ahead", "Years ahead", "years_ahead", _years_words, _read_years,
           hint="By how many years their career began before yours, such as 5"),
    PersonField("referred by", "Named by", _referrer_shown, _referrer_changed,
                "Somebody who is here"),
    PersonField("earlier jobs", "Earlier jobs", _earlier_shown, _earlier_changed,
                "Such as: Analyst @Verda; Intern @Green Rivers"),
    _list("affiliations", "Studied, belongs", "affiliations"),
    _list("phones", "Phone", "phones"),
    _text("address", "Postal address", "address", "For a card; only the private export has it."),
    _list("interests", "They care about", "interests"),
    _list("can help", "You could help with", "can_help"),
    _text("notes", "Notes", "notes", "‹editor› edits notes of several lines"),
)  # fmt: skip
BY_NAME = {field.name: field for field in FIELDS}
