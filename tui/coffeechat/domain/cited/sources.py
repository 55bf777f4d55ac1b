"""Who is cited, and how: by name and day, or by what they do and the year."""

from collections.abc import Callable
from datetime import date

from coffeechat.domain.days import exact_day_words
from coffeechat.domain.fit import level_of
from coffeechat.domain.learnings import noted_on, said_on
from coffeechat.domain.records import Learning, Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import job_words
from coffeechat.domain.titles import main_title, with_article
from coffeechat.domain.words import Seniority

_LEVELS = {
    Seniority.STUDENT: "in training",
    Seniority.ENTRY: "entry level",
    Seniority.MID: "mid-level",
    Seniority.SENIOR: "senior",
    Seniority.LEAD: "lead or manager",
    Seniority.DIRECTOR: "director level",
    Seniority.HEAD: "head of a part",
    Seniority.EXECUTIVE: "at the top",
}


class Sources:
    """The sources in the order in which they are first cited, each with its number."""

    def __init__(self, records: Records, *, anonymous: bool) -> None:
        self._records, self._anonymous = records, anonymous
        self._words: Callable[[Person, date], str] = without_name if anonymous else with_name
        self._numbers: dict[tuple[str, date], int] = {}
        self.words: list[str] = []

    @property
    def people(self) -> set[str]:
        """The ids of who is cited."""
        return {person for person, _ in self._numbers}

    def number(self, said: Learning | Loop) -> int:
        """The number of who said or suggested something, and when: on which day, or in which year.

        Whoever it is must be among the people of the records.
        """
        known = self._records
        day = noted_on(known, said) if isinstance(said, Loop) else said_on(known, said)
        key = (said.person, day.replace(month=1, day=1) if self._anonymous else day)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.words.append(self._words(self._records.people[key[0]], key[1]))
        return self._numbers[key]


def with_name(person: Person, day: date) -> str:
    """Somebody cited by name: «Jelisa Okafor, Program Manager, Green Rivers, Mon 23 Nov 2026»."""
    words = (person.name, job_words(person), exact_day_words(day, year=True))
    return ", ".join(filter(None, words))


def without_name(person: Person, day: date) -> str:
    """Somebody cited without a name: «a grants officer, mid-level, 2026»."""
    title, level = main_title(person.title), level_of(person)
    small = " ".join(word.lower() if word.istitle() else word for word in title.split())
    who = with_article(small) if small else "somebody"
    words = (who, _LEVELS[level] if level is not None else "", str(day.year))
    return ", ".join(filter(None, words))
