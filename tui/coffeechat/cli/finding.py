"""`coffeechat find`: who meets a filter, in the language of the lists."""

from argparse import Namespace
from collections.abc import Sequence

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, show_text
from coffeechat.domain.filters import parse
from coffeechat.domain.filters.sorting import Sort
from coffeechat.domain.records import Person
from coffeechat.domain.standing import standing as standing_of
from coffeechat.domain.summary import job_words
from coffeechat.domain.text import clean_line
from coffeechat.domain.views import DIGITS, views_of
from coffeechat.domain.widths import cells
from coffeechat.session import Session

#: Cells of a column beyond which longer ones are not waited for.
_WIDEST = 44


def find(session: Session, options: Namespace) -> int:
    """Print the people who meet a filter; best fit first unless asked otherwise."""
    typed, sort, backwards = typed_line(options.words), options.sort, options.reverse
    if options.view:
        view = views_of(session.records).get(options.view)
        if view is None:
            complain(
                f"There is no view {options.view}; save-view keeps one for a digit, "
                f"{DIGITS[0]} to 9."
            )
            return REFUSED
        typed = f"{view.filter} {typed}".strip()
        sort, backwards = sort or view.sort, backwards or (view.backwards and not sort)
    chosen = parse(typed)
    for problem in chosen.problems:
        complain(f"At character {problem.span[0] + 1} of «{typed}»: {problem.text}")
    if chosen.problems:
        return REFUSED
    order = Sort(sort) if sort else None
    found = session.find(chosen, order, backwards=backwards)
    shown = [session.records.people[one] for one in found[: options.limit]]
    if options.json:
        show_text(_as_json(session, shown, len(found)))
    elif shown:
        show_text("\n".join(_rows(session, shown)))
    if not found:
        complain(f"Nobody here matches «{typed}».")
    return DONE if found else REFUSED


def typed_line(words: Sequence[str]) -> str:
    """The filter that words of a shell mean: one is a whole line, of several each is a value."""
    return words[0] if len(words) == 1 else " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if not any(character.isspace() for character in word) or '"' in word:
        return word
    key, colon, value = word.partition(":")
    return f'{key}:"{value}"' if colon and key.lstrip("-").isalpha() else f'"{word}"'


def _rows(session: Session, people: Sequence[Person]) -> list[str]:
    """A line each, in columns: id, name, job, where it stands."""
    now = session.now()
    rows = [
        [
            clean_line(text)
            for text in (
                person.id,
                person.name,
                job_words(person),
                standing_of(session.records, person, now),
            )
        ]
        for person in people
    ]
    widths = [min(_WIDEST, max(map(cells, column))) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _as_json(session: Session, people: Sequence[Person], found: int) -> str:
    import json  # for scripts only

    now, records = session.now(), session.records
    content = {
        "found": found,
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "title": person.title,
                "organisation": person.organisation,
                "place": person.place,
                "tags": person.tags,
                "tracks": [records.tracks[one].name for one in person.tracks],
                "stands": standing_of(records, person, now),
            }
            for person in people
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)
