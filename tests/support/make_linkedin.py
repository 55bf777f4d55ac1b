"""Make synthetic LinkedIn data exports for tests and benchmarks.

Nobody in the output exists: names come from Faker, addresses use the reserved
example domains, companies are invented. What is copied from reality is only
the *shape* of the files (columns, preamble, date styles, encodings, the rates
of odd rows), as measured on public exports from 2016 to 2026.

    make_linkedin.py --rows 30000 --variant 2024 --seed 1 out.csv
    make_linkedin.py --list-variants
    make_linkedin.py --zip --rows 800 --seed 1 out.zip
    make_linkedin.py --rows 800 --seed 1 --next-month later.csv --truth truth.json

The same arguments always give the same bytes (with the same Faker version).
"""

from __future__ import annotations

import argparse
import base64
import calendar
import csv
import datetime as dt
import io
import json
import random
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from faker import Faker

# --------------------------------------------------------------------------
# People
# --------------------------------------------------------------------------

#: Faker locale -> weight. Mostly Latin script, as in the exports measured.
LOCALES = {
    "en_US": 38,
    "en_GB": 8,
    "en_IN": 14,
    "es_ES": 6,
    "pt_BR": 7,
    "fr_FR": 5,
    "de_DE": 5,
    "pl_PL": 3,
    "cs_CZ": 1,
    "tr_TR": 2,
    "vi_VN": 2,
    "sv_SE": 1,
    "zh_CN": 2,
    "ja_JP": 1,
    "ko_KR": 1,
    "ru_RU": 1,
    "he_IL": 1,
    "ar_AA": 2,
}

CREDENTIALS = [
    "PhD",
    "MBA",
    "PMP",
    "PMP®",
    "CPA",
    "CISSP",
    "Ph.D.",
    "M.Sc.",
    "SHRM-CP",
    "CFA",
    "MD",
    "PE",
    "CSM",
    "RN",
    "Esq.",
]
PRONOUNS = ["(She/Her)", "(He/Him)", "(They/Them)", "(she/her/hers)", "(Ella)"]
NAME_EMOJI = ["🚀", "🎯", "💻", "🌱", "📊", "🇺🇦", "👩🏽‍💻", "✨", "☁️", "∴"]
TITLES = ["Dr. ", "Prof. ", "CA ", "Ing. "]

#: A few employers hold many people, most hold one or two.
BIG_EMPLOYERS = [
    "Northwind Bank",
    "Contoso",
    "Fabrikam",
    "Initech",
    "Globex",
    "Umbrella Health",
    "Acme, Inc.",
    "Vandelay Industries",
    "Wonka Foods",
    "Hooli",
    "Pied Piper",
    "Stark & Daughters",
    "Tyrell Systems",
    "Cyberdyne Analytics",
    "Wayne Ventures",
    "Oceanic Airlines",
    "Duff Beverages",
    "Soylent Nutrition",
    "Massive Dynamic",
    "Aperture Labs",
    "Bluth Homes",
    "Sirius Retail",
    "Gringotts Digital",
    "Oscorp Materials",
    "Weyland Logistics",
    "Dunder & Sons Paper Co.",
]
ODD_EMPLOYERS = [
    "Self-employed",
    "Freelance",
    "Stealth Startup",
    "Confidential",
    "Self Employed",
    "Independent Consultant",
    "-",
    "N/A",
    "Müller, Schmidt & Co. KG",
    "Société d'Étude \"L'Atelier\"",
    "株式会社サンプル",
    "شركة المثال",
    "ООО «Пример»",
    "@home Robotics",
    "=Equal Energy",
    "+One Studio",
    "Ex-amp.le | Labs",
    "Acme (acquired by Globex)",
    "The “Quote” Company",
]
ROLES = [
    "Software Engineer",
    "Senior Software Engineer",
    "Data Analyst",
    "Data Scientist",
    "Product Manager",
    "Senior Product Manager",
    "Recruiter",
    "Talent Acquisition Partner",
    "Founder",
    "Co-Founder & CEO",
    "CTO",
    "VP, Engineering",
    "Director of Marketing",
    "Project Manager",
    "Account Executive",
    "Student",
    "Research Assistant",
    "Associate",
    "Consultant",
    "Business Analyst",
    "UX Designer",
    "DevOps Engineer",
    "Machine Learning Engineer",
    "Operations Manager",
    "Chief of Staff",
    "Intern",
    "Head of Sales, EMEA",
    "Teacher",
    "Nurse",
    "Financial Analyst",
    "Ingénieur d'études",
    "Gerente de Proyectos",
    "Analista de Dados Sênior",
    "Geschäftsführer",
    "软件工程师",
    "エンジニア",
]
ROLE_TAILS = [
    " at {company}",
    " | Keynote Speaker",
    ", Global",
    " (Contract)",
    " - Remote",
    ' "the fixer"',
    " & Board Member",
    " 🚀",
]


@dataclass(frozen=True)
class Person:
    """One first-degree connection as LinkedIn knows it."""

    uid: int
    first: str
    last: str
    slug: str
    email: str
    company: str
    position: str
    connected: dt.datetime
    hidden: bool = False

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"

    @property
    def name(self) -> str:
        return f"{self.first.strip()} {self.last.strip()}".strip()


def ascii_fold(text: str) -> str:
    """Lower-case ASCII letters and digits of *text*, words joined by '-'."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = "".join(ch.lower() if ch.isalnum() else " " for ch in plain).split()
    return "-".join(words)


class Population:
    """A deterministic network of people and its later states."""

    def __init__(self, rows: int, seed: int, as_of: dt.date):
        self.rng = random.Random(f"people-{seed}")
        self.as_of = as_of
        self.fakers = {loc: Faker(loc) for loc in LOCALES}
        for n, fake in enumerate(self.fakers.values()):
            fake.seed_instance(seed * 1000 + n)
        self.slugs: set[str] = set()
        self.next_uid = 1
        self.people = [self.new_person(self.random_moment()) for _ in range(rows)]
        self.sort()

    def sort(self) -> None:
        """LinkedIn lists the newest connection first."""
        self.people.sort(key=lambda p: (p.connected, p.uid), reverse=True)

    def random_moment(self, since: dt.date | None = None) -> dt.datetime:
        """A connection time; networks grow faster in recent years."""
        start = since or self.as_of - dt.timedelta(days=365 * 13)
        days = (self.as_of - start).days
        day = start + dt.timedelta(days=int(days * self.rng.random() ** 0.6))
        return dt.datetime.combine(day, dt.time(self.rng.randrange(24), self.rng.randrange(60)))

    def new_person(self, connected: dt.datetime) -> Person:
        rng = self.rng
        locale = rng.choices(list(LOCALES), weights=list(LOCALES.values()))[0]
        fake = self.fakers[locale]
        first, last = fake.first_name(), fake.last_name()
        slug = self.new_slug(first, last)
        company, position = self.job()
        email = ""
        if rng.random() < 0.03:
            local = ascii_fold(f"{first} {last}").replace("-", ".") or f"member{self.next_uid}"
            email = f"{local}@example.{rng.choice(['com', 'org', 'net'])}"
        person = Person(
            uid=self.next_uid,
            first=self.dress_first(first),
            last=self.dress_last(last),
            slug=slug,
            email=email,
            company=company,
            position=position,
            connected=connected,
            hidden=rng.random() < 0.019,
        )
        self.next_uid += 1
        return person

    def new_slug(self, first: str, last: str) -> str:
        """Profile slug: ASCII, or upper-case percent-encoded UTF-8; 4 in 10 end in a hex tail."""
        rng = self.rng
        stem = ascii_fold(f"{first} {last}")
        if not stem or (not f"{first}{last}".isascii() and rng.random() < 0.3):
            stem = quote(f"{first}-{last}".lower().replace(" ", "-").replace("'", ""), safe="-")
        slug = stem
        while slug in self.slugs or (slug == stem and rng.random() < 0.42):
            slug = f"{stem}-{rng.getrandbits(36):09x}"
        self.slugs.add(slug)
        return slug

    def dress_first(self, first: str) -> str:
        rng = self.rng
        roll = rng.random()
        if roll < 0.005:
            first = rng.choice(TITLES) + first
        elif roll < 0.015:
            first = f"{first} ({first[:3]})"
        elif roll < 0.031:
            first = first.upper()
        return first + " " if rng.random() < 0.016 else first

    def dress_last(self, last: str) -> str:
        rng = self.rng
        roll = rng.random()
        if roll < 0.019:
            last = last[:1] + "."
        elif roll < 0.021:
            last = "."
        elif roll < 0.040:
            last = last.upper()
        for chance, extra in (
            (0.027, ", " + rng.choice(CREDENTIALS)),
            (0.0008, " " + rng.choice(PRONOUNS)),
            (0.0056, " " + rng.choice(NAME_EMOJI)),
            (0.002, " | " + rng.choice(ROLES)),
            (0.0009, "\u200b"),
        ):
            if rng.random() < chance:
                last += extra
        if rng.random() < 0.0003:
            last = "".join(
                chr(0x1D400 + ord(c) - 65) if "A" <= c <= "Z" else c for c in last.upper()
            )
        return last + " " if rng.random() < 0.011 else last

    def job(self) -> tuple[str, str]:
        rng = self.rng
        roll = rng.random()
        if roll < 0.026:
            return "", ""
        if roll < 0.027:
            return "", rng.choice(ROLES)
        if roll < 0.30:
            company = BIG_EMPLOYERS[min(int(rng.expovariate(0.18)), len(BIG_EMPLOYERS) - 1)]
        elif roll < 0.36:
            company = rng.choice(ODD_EMPLOYERS)
        else:
            company = self.fakers["en_US"].company()
        position = rng.choice(ROLES)
        if rng.random() < 0.12:
            position += rng.choice(ROLE_TAILS).format(company=company)
        if rng.random() < 0.041:
            position += " "
        if rng.random() < 0.019:
            company += " "
        return company[:100], position[:100]

    def later(self, months: int) -> Changes:
        """Move the whole network *months* ahead. Rates per month follow real re-exports."""
        rng = self.rng
        before = self.as_of
        self.as_of = add_months(before, months)
        log = Changes(since=before, until=self.as_of)

        def happens(per_month: float) -> bool:
            return rng.random() < 1 - (1 - per_month) ** months

        kept: list[Person] = []
        for old in self.people:
            if happens(0.002):
                log.removed.append(old)
                continue
            new = old
            if happens(0.022):
                company, position = self.job()
                new = replace(new, company=company, position=position)
            elif happens(0.015):
                new = replace(new, position=rng.choice(ROLES))
            if happens(0.003):
                new = replace(new, last=self.redress(old.last))
            if happens(0.004):
                new = replace(new, slug=self.new_slug(old.first, old.last))
            if not old.email and happens(0.0007):
                new = replace(new, email=f"member{old.uid}@example.com")
            if happens(0.0008):
                new = replace(new, hidden=not old.hidden)
            log.note(old, new)
            kept.append(new)
        joiners = sum(happens(0.025) for _ in self.people) or 1
        added = [
            self.new_person(self.random_moment(since=before + dt.timedelta(days=1)))
            for _ in range(joiners)
        ]
        log.added.extend(added)
        self.people = kept + added
        self.sort()
        return log

    def redress(self, last: str) -> str:
        """A changed surname: credential or emoji won or lost, or a new name."""
        bare = last.split(",", maxsplit=1)[0].split(" ", maxsplit=1)[0].strip()
        roll = self.rng.random()
        if roll < 0.35 and bare != last.strip():
            return bare
        if roll < 0.65:
            return f"{bare}, {self.rng.choice(CREDENTIALS)}"
        if roll < 0.8:
            return f"{bare} {self.rng.choice(NAME_EMOJI)}"
        return self.fakers["en_US"].last_name()


@dataclass
class Changes:
    """What happened between two exports: the truth a re-import is checked against."""

    since: dt.date
    until: dt.date
    added: list[Person] = field(default_factory=list)
    removed: list[Person] = field(default_factory=list)
    job_changed: list[tuple[Person, Person]] = field(default_factory=list)
    renamed: list[tuple[Person, Person]] = field(default_factory=list)
    url_changed: list[tuple[Person, Person]] = field(default_factory=list)
    email_gained: list[Person] = field(default_factory=list)
    became_hidden: list[Person] = field(default_factory=list)
    became_visible: list[Person] = field(default_factory=list)

    def note(self, old: Person, new: Person) -> None:
        if old.hidden != new.hidden:
            (self.became_hidden if new.hidden else self.became_visible).append(new)
            return
        if new.hidden:
            return
        if (old.company.strip(), old.position.strip()) != (
            new.company.strip(),
            new.position.strip(),
        ):
            self.job_changed.append((old, new))
        if old.name != new.name:
            self.renamed.append((old, new))
        if old.slug != new.slug:
            self.url_changed.append((old, new))
        if not old.email and new.email:
            self.email_gained.append(new)

    def as_json(self) -> dict[str, object]:
        def ident(p: Person) -> dict[str, object]:
            return {"uid": p.uid, "name": p.name, "url": p.url}

        def job(p: Person) -> list[str]:
            return [p.company.strip(), p.position.strip()]

        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "added": [ident(p) for p in self.added if not p.hidden],
            "removed": [ident(p) for p in self.removed if not p.hidden],
            "job_changed": [
                ident(new) | {"from": job(old), "to": job(new)} for old, new in self.job_changed
            ],
            "renamed": [ident(new) | {"from": old.name} for old, new in self.renamed],
            "url_changed": [ident(new) | {"from": old.url} for old, new in self.url_changed],
            "email_gained": [ident(p) for p in self.email_gained],
            "became_hidden": [ident(p) for p in self.became_hidden],
            "became_visible": [ident(p) for p in self.became_visible],
        }


def add_months(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# --------------------------------------------------------------------------
# Date styles
# --------------------------------------------------------------------------

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LOCAL_MONTHS = {
    "fr": [
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
    "de": [
        "Jan.",
        "Feb.",
        "März",
        "Apr.",
        "Mai",
        "Juni",
        "Juli",
        "Aug.",
        "Sept.",
        "Okt.",
        "Nov.",
        "Dez.",
    ],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
    "pt": ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
}

DateStyle = Callable[[dt.datetime], str]


def d_mmm_yyyy(when: dt.datetime) -> str:
    return f"{when.day:02d} {MONTHS[when.month - 1]} {when.year}"


def d_mmm_yy_excel(when: dt.datetime) -> str:
    return f"{when.day}-{MONTHS[when.month - 1]}-{when.year % 100:02d}"


def spanish_excel(when: dt.datetime) -> str:
    """Spanish Excel reads feb, mar, ... and leaves 'Jan', 'Apr', 'Aug', 'Dec' as text."""
    if when.month in (1, 4, 8, 12):
        return d_mmm_yyyy(when)
    return f"{when.day:02d}-{MONTHS[when.month - 1].lower()}-{when.year % 100:02d}"


def mdy_time(when: dt.datetime) -> str:
    half = "AM" if when.hour < 12 else "PM"
    return f"{mdy(when)}, {when.hour % 12 or 12}:{when.minute:02d} {half}"


def mdy(when: dt.datetime) -> str:
    return f"{when.month}/{when.day}/{when.year % 100:02d}"


def dotted(when: dt.datetime) -> str:
    return when.strftime("%d.%m.%Y")


def dmy_slash(when: dt.datetime) -> str:
    return when.strftime("%d/%m/%Y")


def iso(when: dt.datetime) -> str:
    return when.date().isoformat()


def mmm_d_comma(when: dt.datetime) -> str:
    return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"


def local_month(lang: str) -> DateStyle:
    return lambda when: f"{when.day:02d} {LOCAL_MONTHS[lang][when.month - 1]} {when.year}"


def utc_stamp(when: dt.datetime) -> str:
    return when.strftime("%Y-%m-%d %H:%M:%S UTC")


# --------------------------------------------------------------------------
# Connections.csv variants
# --------------------------------------------------------------------------

NOTES = (
    "When exporting your connection data, you may notice that some of the email addresses "
    "are missing. You will only see email addresses for connections who have allowed their "
    "connections to see or download "
    "their email address using this setting https://www.linkedin.com/psettings/privacy/email. "
    "You can learn more here https://www.linkedin.com/help/linkedin/answer/261"
)
WITH_URL = (
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
)
NO_URL = ("First Name", "Last Name", "Email Address", "Company", "Position", "Connected On")
OUTLOOK = [
    "Title",
    "First Name",
    "Middle Name",
    "Last Name",
    "Suffix",
    "E-mail Address",
    "E-mail 2 Address",
    "E-mail 3 Address",
    "Business Street",
    "Business Street 2",
    "Business Street 3",
    "Business City",
    "Business State",
    "Business Postal Code",
    "Business Country",
    "Home Street",
    "Home Street 2",
    "Home Street 3",
    "Home City",
    "Home State",
    "Home Postal Code",
    "Home Country",
    "Other Street",
    "Other Street 2",
    "Other Street 3",
    "Other City",
    "Other State",
    "Other Postal Code",
    "Other Country",
    "Company",
    "Department",
    "Job Title",
    "Assistant's Phone",
    "Business Fax",
    "Business Phone",
    "Business Phone 2",
    "Callback",
    "Car Phone",
    "Company Main Phone",
    "Home Fax",
    "Home Phone",
    "Home Phone 2",
    "ISDN",
    "Mobile Phone",
    "Other Fax",
    "Other Phone",
    "Pager",
    "Primary Phone",
    "Radio Phone",
    "TTY/TDD Phone",
    "Telex",
    "Assistant's Name",
    "Birthday",
    "Manager's Name",
    "Notes",
    "Other Address PO Box",
    "Spouse",
    "Web Page",
    "Personal Web Page",
]

Row = list[str]
Mutator = Callable[[list[Row], random.Random], list[Row]]
#: Damaged text and the line numbers an importer has to report or repair.
Damaged = tuple[str, list[int]]


@dataclass(frozen=True)
class Variant:
    """How one kind of Connections.csv is written."""

    about: str
    columns: Sequence[str] = WITH_URL
    rename: dict[str, str] = field(default_factory=dict)
    date: DateStyle = d_mmm_yyyy
    preamble: str = ""  # '', 'notes', 'notes-padded', 'blank', 'column-n'
    delimiter: str = ","
    newline: str = "\n"
    final_newline: bool = True
    encoding: str = "utf-8"
    quote_all: bool = False
    mutate: Mutator | None = None  # on data rows, before writing
    damage: Callable[[str, random.Random], Damaged] | None = None  # on the text
    raw_damage: Callable[[bytes, random.Random], bytes] | None = None  # on the bytes
    year: int = 2024
    seen: str = "seen"  # 'seen' in public exports, 'rare' (1-3 files), 'guess' (not seen)
    expect: str = "all"  # 'all' people come in, 'most' (some lines must be reported), 'refuse'


def pad_rows(rows: list[Row], rng: random.Random) -> list[Row]:
    """Excel saved a used range that ends far below the data."""
    width = len(rows[0]) if rows else 7
    return rows + [[""] * width for _ in range(40)]


def lose_url(rows: list[Row], rng: random.Random) -> list[Row]:
    return [[*r[:2], "", *r[3:]] for r in rows]


def add_location(rows: list[Row], rng: random.Random) -> list[Row]:
    """The owner typed a place beside some rows; the other rows stay short."""
    return [[*r, "Springfield"] if rng.random() < 0.4 else r for r in rows]


def add_index(rows: list[Row], rng: random.Random) -> list[Row]:
    return [[str(n), *r] for n, r in enumerate(rows)]


def repeat_some(rows: list[Row], rng: random.Random) -> list[Row]:
    return [copy for r in rows for copy in ([r, r] if rng.random() < 0.03 else [r])]


def whitespace_names(rows: list[Row], rng: random.Random) -> list[Row]:
    return [
        [("\u00a0" if rng.random() < 0.2 else "  ") + r[0], r[1] + "\t", *r[2:]]
        if any(r[:2])
        else r
        for r in rows
    ]


def newlines_in_fields(rows: list[Row], rng: random.Random) -> list[Row]:
    return [
        [*r[:-2], r[-2] + "\nsecond line", r[-1]] if r[0] and rng.random() < 0.1 else r
        for r in rows
    ]


def cut_tail(text: str, rng: random.Random) -> Damaged:
    """The download stopped inside the last row."""
    last = text.rstrip("\r\n").rfind("\n") + 1
    row = text[last:]
    cut = row[: row.find(",", row.find(",") + 1) + 12]
    return text[:last] + cut, [text.count("\n", 0, last) + 1]


def split_lines(text: str, is_bad: Callable[[str], bool], change: Callable[[str], str]) -> Damaged:
    """Apply *change* to the data lines that *is_bad* picks; give their line numbers too."""
    lines = text.split("\n")
    start = next(n for n, line in enumerate(lines) if "First Name" in line) + 1
    width = lines[start - 1].count(",") + 1
    bad = []
    for n in range(start, len(lines)):
        if is_bad(lines[n]):
            lines[n] = change(lines[n])
            if len(next(csv.reader([lines[n]]))) != width:
                bad.append(n + 1)
    return "\n".join(lines), bad


def lose_quotes(text: str, rng: random.Random) -> Damaged:
    """An editor dropped the quotes: cells with commas split in two."""
    return split_lines(text, lambda line: '"' in line, lambda line: line.replace('"', ""))


def unquote_dates(text: str, rng: random.Random) -> Damaged:
    """'Mar 5, 2024' written without quotes."""
    date = re.compile(r'"([A-Z][a-z]{2} \d+, \d{4})"$')
    return split_lines(
        text, lambda line: bool(date.search(line)), lambda line: date.sub(r"\1", line)
    )


def collapse_rows(text: str, rng: random.Random) -> Damaged:
    """Rows that need quoting become one single quoted cell each."""
    return split_lines(
        text, lambda line: '"' in line, lambda line: '"' + line.replace('"', '""') + '"'
    )


def blank_line_inside(text: str, rng: random.Random) -> Damaged:
    lines = text.split("\n")
    lines.insert(len(lines) * 2 // 3, "")
    return "\n".join(lines), []


def open_quote(text: str, rng: random.Random) -> Damaged:
    """A stray quote opens a field that never closes."""
    lines = text.split("\n")
    at = next(
        n
        for n in range(len(lines) // 2, len(lines))
        if '"' not in "".join(lines[n:]) or n == len(lines) - 2
    )
    lines[at] = '"' + lines[at]
    return "\n".join(lines), [at + 1]


def mojibake(text: str, rng: random.Random) -> Damaged:
    return text.encode("utf-8").decode("cp1252", "replace"), []


def mix_encodings(raw: bytes, rng: random.Random) -> bytes:
    """UTF-8 with some lines pasted in from a cp1252 file."""
    lines = raw.split(b"\n")
    for n, line in enumerate(lines):
        if n > 4 and not line.isascii() and rng.random() < 0.3:
            lines[n] = line.decode("utf-8").encode("cp1252", "replace")
    return b"\n".join(lines)


def add_nul(raw: bytes, rng: random.Random) -> bytes:
    half = len(raw) // 2
    return raw[:half] + b"\x00\x00" + raw[half:]


def as_workbook(raw: bytes, rng: random.Random) -> bytes:
    """An .xlsx saved under a .csv name (only its container; enough to be recognised)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            book.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), "<x/>")
    return buffer.getvalue()


def as_login_page(raw: bytes, rng: random.Random) -> bytes:
    return (
        b"<!DOCTYPE html>\n<html><head><title>Sign In</title></head>"
        b"<body>First Name, Last Name</body></html>\n"
    )


def localised(lang: str, headers: Sequence[str], about: str) -> Variant:
    return Variant(
        f"headers and months in {about}; no such real file is known, "
        "LinkedIn writes English for Spanish-language accounts",
        rename=dict(zip(WITH_URL, headers, strict=True)),
        date=local_month(lang),
        seen="guess",
    )


VARIANTS: dict[str, Variant] = {
    # as LinkedIn wrote it
    "2024": Variant(
        "June 2023 to today: Notes block, 7 columns with URL", preamble="notes", final_newline=False
    ),
    "2023-empty-url": Variant(
        "June 2023: URL column there, all cells empty",
        preamble="notes",
        final_newline=False,
        mutate=lose_url,
        seen="rare",
        year=2023,
    ),
    "2021": Variant(
        "Nov 2020 to May 2023: Notes block, 6 columns, no URL",
        NO_URL,
        preamble="notes",
        final_newline=False,
        year=2021,
    ),
    "2019": Variant(
        "Nov 2018 to Oct 2020: no Notes block, 6 columns", NO_URL, final_newline=False, year=2019
    ),
    "2018": Variant(
        "2017 to Oct 2018: date is M/D/YY, h:mm AM", NO_URL, date=mdy_time, year=2018, seen="rare"
    ),
    "2016-tags": Variant(
        "to 2017: a Tags column after Connected On",
        (*NO_URL, "Tags"),
        date=mdy_time,
        year=2016,
        seen="rare",
    ),
    "2015-full": Variant(
        "to 2017, 'Complete' export: Address, Websites and Instant Messengers columns",
        ("First Name", "Last Name", "Address", *NO_URL[2:], "Websites", "Instant Messengers"),
        date=mdy_time,
        year=2015,
        seen="rare",
    ),
    "outlook": Variant(
        "to 2017: linkedin_connections_export_microsoft_outlook.csv, 59 quoted columns, cp1252",
        OUTLOOK,
        encoding="cp1252",
        quote_all=True,
        year=2016,
        seen="rare",
    ),
    # saved again by the owner
    "stripped": Variant("the Notes block deleted by hand"),
    "excel": Variant(
        "opened and saved in Excel: CRLF, dates like 5-Mar-24, Notes deleted",
        date=d_mmm_yy_excel,
        newline="\r\n",
    ),
    "excel-notes": Variant(
        "saved in Excel with the Notes block padded by commas",
        preamble="notes-padded",
        date=d_mmm_yy_excel,
        newline="\r\n",
        seen="rare",
    ),
    "excel-bom": Variant(
        "Excel 'CSV UTF-8': BOM, CRLF", encoding="utf-8-sig", date=d_mmm_yy_excel, newline="\r\n"
    ),
    "excel-semicolon": Variant(
        "European Excel: semicolons, cp1252, DD.MM.YYYY",
        NO_URL,
        delimiter=";",
        encoding="cp1252",
        date=dotted,
        newline="\r\n",
        seen="rare",
    ),
    "excel-semicolon-utf8": Variant("semicolons, UTF-8", delimiter=";", seen="rare"),
    "excel-spanish": Variant(
        "Spanish Excel: two date styles in one column, semicolons",
        delimiter=";",
        date=spanish_excel,
        seen="rare",
    ),
    "excel-dmy": Variant("British Excel: DD/MM/YYYY", date=dmy_slash, newline="\r\n", seen="guess"),
    "excel-mdy": Variant(
        "US Excel from an old export: M/D/YY without the time",
        NO_URL,
        date=mdy,
        newline="\r\n",
        year=2018,
        seen="rare",
    ),
    "excel-unicode": Variant(
        "Excel 'Unicode text': UTF-16, tabs",
        encoding="utf-16",
        delimiter="\t",
        date=d_mmm_yy_excel,
        newline="\r\n",
        seen="guess",
    ),
    "excel-mac": Variant(
        "Excel for Mac: Mac Roman",
        NO_URL,
        encoding="mac_roman",
        date=mdy,
        newline="\r\n",
        seen="rare",
    ),
    "cr-only": Variant("classic Mac line ends", newline="\r", seen="guess"),
    "padding": Variant(
        "rows of nothing but commas after the data",
        mutate=pad_rows,
        date=d_mmm_yy_excel,
        newline="\r\n",
        seen="rare",
    ),
    "blank-top": Variant(
        "BOM and two empty lines above the header",
        preamble="blank",
        encoding="utf-8-sig",
        seen="rare",
    ),
    "power-query": Variant(
        "a Column1;Column2;... line above the header",
        preamble="column-n",
        encoding="utf-8-sig",
        delimiter=";",
        seen="rare",
    ),
    "mixed-encoding": Variant(
        "UTF-8 with some cp1252 lines", raw_damage=mix_encodings, seen="rare"
    ),
    "mojibake": Variant("UTF-8 read as cp1252 and saved again", damage=mojibake, seen="rare"),
    "iso-dates": Variant("ISO dates", date=iso, seen="rare"),
    "extra-column": Variant(
        "a Location column on some rows only",
        (*WITH_URL, "Location"),
        mutate=add_location,
        seen="rare",
    ),
    "index-column": Variant(
        "an unnamed pandas index column first", ("", *WITH_URL), mutate=add_index, seen="rare"
    ),
    "no-email": Variant(
        "Email Address column deleted",
        ("First Name", "Last Name", "Company", "Position", "Connected On"),
        seen="rare",
    ),
    "first-only": Variant(
        "Last Name column deleted", WITH_URL[:1] + WITH_URL[2:], mutate=None, seen="rare"
    ),
    "full-name": Variant(
        "one Name column", ("Name", "URL", "Company", "Position", "Connected On"), seen="rare"
    ),
    "spaces": Variant(
        "headers and names with stray spaces, tabs and no-break spaces",
        mutate=whitespace_names,
        rename={"First Name": " First Name ", "Connected On": "Connected on"},
        seen="rare",
    ),
    "newlines": Variant("line breaks inside quoted cells", mutate=newlines_in_fields, seen="guess"),
    "duplicates": Variant("some rows twice", mutate=repeat_some, seen="rare"),
    # damaged: what can be read comes in, the rest is reported with its line
    "truncated": Variant(
        "cut inside the last row",
        preamble="notes",
        final_newline=False,
        damage=cut_tail,
        seen="rare",
        expect="most",
    ),
    "lost-quotes": Variant(
        "quotes gone: cells with commas split", damage=lose_quotes, seen="rare", expect="most"
    ),
    "collapsed": Variant(
        "rows with quotes became one quoted cell", damage=collapse_rows, seen="rare", expect="most"
    ),
    "comma-dates": Variant(
        "unquoted 'Mar 5, 2024' dates: one cell too many",
        NO_URL,
        date=mmm_d_comma,
        damage=unquote_dates,
        seen="rare",
        expect="most",
    ),
    "blank-line": Variant("an empty line among the rows", damage=blank_line_inside, seen="rare"),
    "open-quote": Variant(
        "a quote that never closes", damage=open_quote, seen="guess", expect="most"
    ),
    "nul": Variant("two NUL bytes in the middle", raw_damage=add_nul, seen="guess", expect="most"),
    # not usable
    "no-names": Variant(
        "Company, Position and date only",
        ("Company", "Position", "Connected On"),
        seen="rare",
        expect="refuse",
    ),
    "header-only": Variant(
        "no connections", preamble="notes", mutate=lambda rows, rng: [], seen="guess"
    ),
    "empty": Variant("zero bytes", raw_damage=lambda raw, rng: b"", seen="guess", expect="refuse"),
    "workbook": Variant(
        "an .xlsx named .csv", raw_damage=as_workbook, seen="rare", expect="refuse"
    ),
    "html": Variant("a saved web page", raw_damage=as_login_page, seen="guess", expect="refuse"),
    # never seen as a real file
    "fr": localised(
        "fr",
        ("Prénom", "Nom", "URL", "Adresse e-mail", "Entreprise", "Poste", "Connecté le"),
        "French",
    ),
    "de": localised(
        "de",
        ("Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verbunden am"),
        "German",
    ),
    "es": localised(
        "es",
        ("Nombre", "Apellidos", "URL", "Correo electrónico", "Empresa", "Cargo", "Conectado el"),
        "Spanish",
    ),
    "pt": localised(
        "pt",
        ("Nome", "Sobrenome", "URL", "Endereço de e-mail", "Empresa", "Cargo", "Conectado em"),
        "Portuguese",
    ),
}


def cells(person: Person, variant: Variant) -> Row:
    """One data row in the variant's columns."""
    if person.hidden:
        values = {"Connected On": variant.date(person.connected)}
    else:
        values = {
            "First Name": person.first,
            "Last Name": person.last,
            "Name": person.name,
            "URL": person.url,
            "Email Address": person.email,
            "E-mail Address": person.email,
            "Company": person.company,
            "Position": person.position,
            "Job Title": person.position,
            "Connected On": variant.date(person.connected),
        }
    named = [c for c in variant.columns if c not in ("", "Location")]
    return [values.get(column, "") for column in named]


def write_csv(
    rows: Iterable[Sequence[str]],
    delimiter: str = ",",
    newline: str = "\n",
    *,
    quote_all: bool = False,
) -> str:
    """CSV text in LinkedIn's own style: quotes only where they are needed."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=newline,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    return out.getvalue()


def connections_csv(people: Sequence[Person], name: str, seed: int) -> tuple[bytes, list[int]]:
    """A Connections.csv of the given variant, and the lines in it that are damaged."""
    variant = VARIANTS[name]
    rng = random.Random(f"write-{name}-{seed}")
    header = [variant.rename.get(c, c) for c in variant.columns]
    rows = [
        cells(p, variant)
        for p in people
        if not (p.hidden and "Connected On" not in variant.columns)
    ]
    if variant.mutate:
        rows = variant.mutate(rows, rng)
    pad = variant.delimiter * (len(header) - 1)
    top = {
        "": "",
        "notes": f'Notes:\n"{NOTES}"\n\n',
        "notes-padded": f'Notes:{pad}\n"{NOTES}"{pad}\n{pad}\n',
        "blank": "\n\n",
        "column-n": variant.delimiter.join(f"Column{n}" for n in range(1, len(header) + 1)) + "\n",
    }[variant.preamble].replace("\n", variant.newline)
    text = top + write_csv(
        [header, *rows], variant.delimiter, variant.newline, quote_all=variant.quote_all
    )
    if not variant.final_newline:
        text = text.removesuffix(variant.newline)
    bad_lines: list[int] = []
    if variant.damage:
        text, bad_lines = variant.damage(text, rng)
    raw = text.encode(variant.encoding, "replace")
    return variant.raw_damage(raw, rng) if variant.raw_damage else raw, bad_lines


# --------------------------------------------------------------------------
# The whole archive
# --------------------------------------------------------------------------

LAYOUTS = {
    "2018": "Complete_..., files named 'Messages.csv' and 'Imported Contacts.csv', "
    "tab-separated security files",
    "2020": "Basic_..., messages without recipient URLs",
    "2023": "Basic_..., messages with RECIPIENT PROFILE URLS, Invitations with member URNs",
    "2025": "Basic_..., messages with ATTACHMENTS and IS MESSAGE DRAFT, "
    "empty *_messages.csv decoys, Verifications/ folder",
    "2025-nested": "as 2025, repacked on a Mac: one top folder, __MACOSX, .DS_Store",
}
MESSAGE_COLUMNS = {
    "2018": "From,To,Date,Subject,Content,Direction,Folder",
    "2020": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "DATE,SUBJECT,CONTENT,FOLDER",
    "2023": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER",
    "2025": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT",
}
INVITATION_COLUMNS = {
    "2018": "From,To,Sent At,Message,Direction",
    "2020": "From,To,Sent At,Message,Direction",
    "2023": "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn",
    "2025": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
}


class Archive:
    """All files of one member's data export."""

    def __init__(self, population: Population, seed: int, layout: str):
        self.people = [p for p in population.people if not p.hidden]
        self.all_people = population.people
        self.as_of = population.as_of
        self.seed = seed
        self.layout = layout.removesuffix("-nested")
        self.nested = layout.endswith("-nested")
        self.rng = random.Random(f"archive-{seed}-{layout}")
        self.fake = Faker("en_US")
        self.fake.seed_instance(seed)
        self.owner = Person(
            0,
            "Robin",
            "Sample",
            "robin-sample-000",
            "robin@example.com",
            "Contoso",
            "Analyst",
            dt.datetime.combine(dt.date(2015, 1, 1), dt.time()),
        )

    def moment(self, years: int = 4) -> dt.datetime:
        back = dt.timedelta(
            days=self.rng.randrange(1, 365 * years), seconds=self.rng.randrange(86400)
        )
        return dt.datetime.combine(self.as_of, dt.time()) - back

    def table(self, columns: str, rows: Iterable[dict[str, str]]) -> str:
        names = columns.split(",")
        return write_csv([names, *([row.get(n, "") for n in names] for row in rows)])

    def messages(self) -> str:
        """Threads, newest message first; some with a group, a template or a member who left."""
        rng = self.rng
        rows: list[dict[str, str]] = []
        for person in rng.sample(
            self.people, min(len(self.people), max(3, len(self.people) // 12))
        ):
            left = rng.random() < 0.05
            group = [person] + (
                rng.sample(self.people, 2) if len(self.people) > 3 and rng.random() < 0.04 else []
            )
            thread = (
                "2-"
                + base64.b64encode(
                    f"{rng.getrandbits(128):032x}_{rng.randrange(900):03d}.......".encode()[:40]
                ).decode()
            )
            when = self.moment()
            lines = []
            for _ in range(min(1 + int(rng.expovariate(0.25)), 60)):
                mine = rng.random() < 0.5
                when += dt.timedelta(seconds=rng.randrange(30, 400000))
                sender, to = (self.owner, group) if mine else (person, [self.owner, *group[1:]])
                body = self.fake.sentence(nb_words=12)
                roll = rng.random()
                if roll < 0.02:
                    body = f'<p class="spinmail-quill-editor__spin-break">{body} &amp; more</p>'
                elif roll < 0.022:
                    body += '\nSecond line, with a "quote"'
                elif roll < 0.045:
                    body = ""
                gone = left and not mine
                lines.append(
                    {
                        "CONVERSATION ID": thread,
                        "CONVERSATION TITLE": "Study group" if len(group) > 1 else "",
                        "FROM": "LinkedIn Member" if gone else sender.name,
                        "SENDER PROFILE URL": "" if gone else sender.url,
                        "TO": ",".join(p.name for p in to),
                        "RECIPIENT PROFILE URLS": ",".join(p.url for p in to),
                        "DATE": utc_stamp(when),
                        "SUBJECT": "Quick question" if roll > 0.95 else "",
                        "CONTENT": body,
                        "FOLDER": rng.choices(["INBOX", "ARCHIVE", "SPAM"], [96, 3, 1])[0],
                        "IS MESSAGE DRAFT": "No",
                        "From": sender.name,
                        "To": ",".join(p.name for p in to),
                        "Date": mdy_time(when),
                        "Subject": "",
                        "Content": body,
                        "Direction": "OUTGOING" if mine else "INCOMING",
                        "Folder": "INBOX",
                    }
                )
            rows.extend(reversed(lines))
        return self.table(MESSAGE_COLUMNS[self.layout], rows)

    def invitations(self) -> str:
        rows = []
        for person in self.rng.sample(
            self.people, min(len(self.people), max(2, len(self.people) // 10))
        ):
            out = self.rng.random() < 0.75
            inviter, invitee = (self.owner, person) if out else (person, self.owner)
            rows.append(
                {
                    "From": inviter.name,
                    "To": invitee.name,
                    "Sent At": mdy_time(self.moment()),
                    "Message": "Hi, may I ask you about your work?"
                    if self.rng.random() < 0.05
                    else "",
                    "Direction": "OUTGOING" if out else "INCOMING",
                    "inviterProfileUrl": inviter.url,
                    "inviteeProfileUrl": invitee.url,
                    "inviterProfileUrn": f"urn:li:fsd_profile:{inviter.uid}",
                    "inviteeProfileUrn": f"urn:li:fsd_profile:{invitee.uid}",
                }
            )
        return self.table(INVITATION_COLUMNS[self.layout], rows)

    def month(self, years_back: int) -> str:
        return f"{self.rng.choice(MONTHS)} {self.as_of.year - years_back}"

    def recommendations(self) -> str:
        rows = []
        for person in self.people[:3]:
            when = self.moment()
            rows.append(
                {
                    "First Name": person.first,
                    "Last Name": person.last,
                    "Company": person.company,
                    "Job Title": person.position,
                    "Text": self.fake.paragraph(),
                    "Creation Date": f"{when:%m/%d/%y, %I:%M %p}",
                    "Status": "VISIBLE",
                }
            )
        return self.table("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", rows)

    def files(self) -> dict[str, bytes]:
        o = self.owner
        variant = {"2018": "2018", "2020": "2021"}.get(self.layout, "2024")
        text: dict[str, str] = {
            "Messages.csv" if self.layout == "2018" else "messages.csv": self.messages(),
            "Invitations.csv": self.invitations(),
            "Profile.csv": self.table(
                "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
                "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
                [
                    {
                        "First Name": o.first,
                        "Last Name": o.last,
                        "Birth Date": "Mar 5",
                        "Headline": "Analyst, looking for a change",
                        "Summary": "First line  Second line",
                        "Industry": "Research",
                        "Geo Location": "Springfield",
                        "Websites": "[PERSONAL:https://example.com]",
                    }
                ],
            ),
            "Positions.csv": self.table(
                "Company Name,Title,Description,Location,Started On,Finished On",
                [
                    {
                        "Company Name": "Contoso",
                        "Title": "Analyst",
                        "Description": "Reports  Models",
                        "Location": "Springfield",
                        "Started On": self.month(3),
                    },
                    {
                        "Company Name": "Initech, Inc.",
                        "Title": "Intern",
                        "Started On": str(self.as_of.year - 5),
                        "Finished On": self.month(4),
                    },
                ],
            ),
            "Education.csv": self.table(
                "School Name,Start Date,End Date,Notes,Degree Name,Activities",
                [
                    {
                        "School Name": "Example State University",
                        "Start Date": str(self.as_of.year - 9),
                        "End Date": self.month(5),
                        "Degree Name": "BSc, Statistics",
                    }
                ],
            ),
            "Skills.csv": self.table("Name", [{"Name": n} for n in ("SQL", "Writing", "C++, C#")]),
            "Email Addresses.csv": self.table(
                "Email Address,Confirmed,Primary,Updated On",
                [
                    {
                        "Email Address": o.email,
                        "Confirmed": "Yes",
                        "Primary": "Yes",
                        "Updated On": "Not Available",
                    }
                ],
            ),
            "Registration.csv": self.table(
                "Registered At,Registration Ip,Subscription Types",
                [{"Registered At": mdy_time(o.connected)}],
            ),
            "Company Follows.csv": self.table(
                "Organization,Followed On",
                [
                    {
                        "Organization": c,
                        "Followed On": f"{self.moment():%a %b %d %H:%M:%S} UTC {self.as_of.year}",
                    }
                    for c in BIG_EMPLOYERS[:5]
                ],
            ),
            "Recommendations.csv"
            if self.layout == "2018"
            else "Recommendations_Received.csv": self.recommendations(),
            "Jobs/Saved Jobs.csv": self.table(
                "Saved Date,Job Url,Job Title,Company Name",
                [
                    {
                        "Saved Date": mdy_time(self.moment()),
                        "Job Url": "https://www.linkedin.com/jobs/view/1",
                        "Job Title": "Analyst",
                        "Company Name": "Hooli",
                    }
                ],
            ),
        }
        if self.layout == "2018":
            text["Ad Targeting.csv"] = (
                '"Age Group"\t"Country"\t"Interface Language"\n"25-34"\t"us"\t"en"'
            )
            text["Imported Contacts.csv"] = self.table(
                "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At", []
            )
        else:
            text["Ad_Targeting.csv"] = (
                "Member Age,Company Names,Company Names,interfaceLocale\n"
                "25-34,Contoso,Initech,en_US\n"
            )
        if self.layout == "2025":
            decoy = MESSAGE_COLUMNS["2023"] + "\n"
            text |= {
                "coach_messages.csv": decoy,
                "learning_role_play_messages.csv": decoy,
                "guide_messages.csv": decoy,
                "Verifications/Verifications.csv": (
                    "First name,Middle name,Last name,Verification type\n"
                ),
                "Whatsapp Phone Numbers.csv": "Number,Extension,Is_WhatsApp_Number\n",
            }
        out = {name: body.encode("utf-8") for name, body in text.items()}
        out["Connections.csv"], _ = connections_csv(self.all_people, variant, self.seed)
        return out

    def zip_bytes(self) -> bytes:
        prefix = f"Basic_LinkedInDataExport_{self.as_of:%m-%d-%Y}/" if self.nested else ""
        stamp = (self.as_of.year, self.as_of.month, self.as_of.day, 2, 0, 0)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, body in sorted(self.files().items(), key=lambda item: self.rng.random()):
                archive.writestr(zipfile.ZipInfo(prefix + name, stamp), body, zipfile.ZIP_DEFLATED)
            if self.nested:
                archive.writestr(zipfile.ZipInfo(prefix + ".DS_Store", stamp), b"\0\0\0\1Bud1")
                archive.writestr(
                    zipfile.ZipInfo("__MACOSX/" + prefix + "._Connections.csv", stamp), b"\0\5\26\7"
                )
        return buffer.getvalue()


# --------------------------------------------------------------------------
# Command line
# --------------------------------------------------------------------------


def list_variants() -> None:
    for name, v in VARIANTS.items():
        sys.stdout.write(f"{name:22s} {v.seen:6s} {v.expect:7s} {v.about}\n")
    sys.stdout.write("\n--zip layouts:\n")
    for name, about in LAYOUTS.items():
        sys.stdout.write(f"{name:22s} {about}\n")


def parse_args(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", nargs="?", type=Path, help="file to write")
    parser.add_argument(
        "--rows", type=int, default=500, help="connections, hidden ones included (default 500)"
    )
    parser.add_argument(
        "--variant",
        default="2024",
        choices=list(VARIANTS),
        metavar="NAME",
        help="default 2024; see --list-variants",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        help="date of the export (default 30 June of the variant's year)",
    )
    parser.add_argument("--zip", action="store_true", help="write a whole data export")
    parser.add_argument(
        "--layout", default="2025", choices=list(LAYOUTS), help="with --zip (default 2025)"
    )
    parser.add_argument("--next-month", action="store_true", help="the same people --months later")
    parser.add_argument("--months", type=int, default=1, help="with --next-month (default 1)")
    parser.add_argument(
        "--truth", type=Path, help="also write what an importer should find, as JSON"
    )
    parser.add_argument("--list-variants", action="store_true")
    args = parser.parse_args(argv)
    if args.out is None and not args.list_variants:
        parser.error("name a file to write")
    return args


def main(argv: Sequence[str] | None = None) -> int:
    args = parse_args(argv)
    if args.list_variants:
        list_variants()
        return 0
    year = int(args.layout[:4]) if args.zip else VARIANTS[args.variant].year
    population = Population(args.rows, args.seed, args.as_of or dt.date(year, 6, 30))
    changes = population.later(args.months) if args.next_month else None
    bad_lines: list[int] = []
    if args.zip:
        data = Archive(population, args.seed, args.layout).zip_bytes()
    else:
        data, bad_lines = connections_csv(population.people, args.variant, args.seed)
    args.out.write_bytes(data)
    if args.truth:
        visible = (
            [p for p in population.people if not p.hidden]
            if args.variant != "header-only" or args.zip
            else []
        )
        dated = args.zip or "Connected On" in VARIANTS[args.variant].columns
        truth = {
            "variant": args.layout if args.zip else args.variant,
            "people": len(visible),  # different people, whatever is damaged
            "hidden": sum(p.hidden for p in population.people) if visible and dated else 0,
            "with_email": sum(bool(p.email) for p in visible),
            "expect": "all" if args.zip else VARIANTS[args.variant].expect,
            "bad_lines": bad_lines,
            "changes": changes.as_json() if changes else None,
        }
        args.truth.write_text(json.dumps(truth, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
