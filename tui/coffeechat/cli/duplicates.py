"""`coffeechat duplicates`: who may be here twice, with what merges them or keeps them apart."""

from argparse import Namespace

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import say, show_text
from coffeechat.domain.duplicates import Twins, find_twins
from coffeechat.domain.records import Person
from coffeechat.domain.summary import job_words
from coffeechat.session import Session


def duplicates(session: Session, options: Namespace) -> int:
    """Print each two with their ids; `merge` and `apart` take those."""
    twins = find_twins(session.records)
    if options.json:
        show_text(_as_json(session, twins))
        return DONE
    people = session.records.people
    for two in twins:
        one, other = people[two.first], people[two.second]
        say(f"{_who(one)} | {_who(other)} · {two.why}", label=f"{one.id} {other.id}")
    if twins:
        say("coffeechat merge ID ID makes two one, coffeechat apart ID ID keeps them two.")
    else:
        say("Nobody seems to be here twice.")
    return DONE


def _as_json(session: Session, twins: list[Twins]) -> str:
    import json  # for scripts only

    people = session.records.people
    found = [
        {
            "people": [
                {"id": person, "name": people[person].name, "works": job_words(people[person])}
                for person in (two.first, two.second)
            ],
            "why": two.why,
        }
        for two in twins
    ]
    return json.dumps(found, ensure_ascii=False, indent=1)


def _who(person: Person) -> str:
    return ", ".join(filter(None, (person.name, job_words(person))))
