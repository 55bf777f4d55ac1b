"""Commands about what is written: drafts on stdout, texts checked, whose answer is awaited."""

import re
from argparse import Namespace
from dataclasses import dataclass
from typing import Any

from coffeechat.acts import Refused
from coffeechat.api import About, Channel, Fix, Severity
from coffeechat.cli.codes import DONE, PARTLY, REFUSED
from coffeechat.cli.exchanging import source_of
from coffeechat.cli.output import complain, say, show_text
from coffeechat.domain.stages import next_purpose
from coffeechat.domain.standing import standing
from coffeechat.domain.waiting import Waiting, waiting_for
from coffeechat.domain.whom import find_person
from coffeechat.domain.words import MessagePurpose
from coffeechat.drafting.review import Reviewed
from coffeechat.drafts import Reason, look_at_calendars, own_templates, start_draft
from coffeechat.session import Session
from coffeechat.template_list import list_templates, listed_facts, listed_words
from coffeechat.writing import Stray, questions_in, review_stray

#: A longer text is no message; it would keep the checks busy for nothing.
_MOST_BYTES = 1_000_000
#: Lines such as «To: …» up to the first empty one, and the one of them that makes it a message's.
_HEAD = re.compile(r"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\n")
_SUBJECT = re.compile(r"^(?:Subject|From|To):", re.IGNORECASE | re.MULTILINE)
#: Seconds that calendars are waited for; nobody looks at a screen that stands still meanwhile.
_PATIENCE = 5.0


@dataclass(frozen=True)
class _Found:
    """A finding with its place in the whole text, in characters."""

    start: int
    reviewed: Reviewed


def draft(session: Session, options: Namespace) -> int:
    """Print the open draft to a person; one is made from the best template if there is none."""
    person = find_person(session.records, " ".join(options.person))
    channel = _channel(options.channel) if options.channel else None
    reason = Reason(words=options.because) if options.because.strip() else None
    _start_draft(session, person.id, options.template, channel, reason)
    return DONE


def templates(session: Session, options: Namespace) -> int:
    """Print the templates there are with what came of each; exit code 3 when some cannot be used.

    What is wrong with those comes on stderr, a line for each file.
    """
    listed = list_templates(session)
    if options.json:
        show_text(_json([listed_facts(one) for one in listed]))
    else:
        for one in listed:
            say(listed_words(one))
    problems = own_templates(session).problems
    for problem in problems:
        complain(problem)
    return PARTLY if problems else DONE


def bump(session: Session, options: Namespace) -> int:
    """Print the bump to somebody whose answer is awaited."""
    person = find_person(session.records, " ".join(options.person))
    if next_purpose(session.records, person) is not MessagePurpose.BUMP:
        where = standing(session.records, person, session.now())
        raise Refused(f"No answer of {person.name} to an ask is awaited: {where}.")
    _start_draft(session, person.id)
    return DONE


def waiting(session: Session, options: Namespace) -> int:
    """Print whose answers are awaited, the longest first."""
    awaited = waiting_for(session.records, session.now())
    if options.json:
        show_text(_json([_waiting_facts(session, one) for one in awaited]))
        return DONE
    for one in awaited:
        person = session.records.people[one.person]
        where = standing(session.records, person, session.now())
        say(f"{person.name} · {where}", label=person.id)
    if not awaited:
        say("You wait for nobody to answer.")
    return DONE


def check(session: Session, options: Namespace) -> int:
    """Print what the checks find in a text; exit code 1 when there is a warning."""
    about = About(options.kind.replace("-", "_"))
    channel = _channel(options.channel)
    person = find_person(session.records, options.to).id if options.to else ""
    text = _text_of(options.file)
    begin = _body_start(text)
    parts = list(questions_in(text)) if about is About.QUESTION else [(begin, text[begin:])]
    found = [
        _Found(start, reviewed)
        for start, part in parts
        for reviewed in review_stray(session, Stray(part, about, person, channel))
    ]
    if options.json:
        show_text(_json([_facts(one) for one in found]))
    else:
        for one in found:
            say(_words(one, text))
    return REFUSED if any(one.reviewed.severity is Severity.WARN for one in found) else DONE


def _channel(typed: str) -> Channel:
    return Channel(typed.replace("-", "_"))


def _start_draft(
    session: Session,
    person: str,
    template: str = "",
    channel: Channel | None = None,
    reason: Reason | None = None,
) -> None:
    unseen = look_at_calendars(session, person, _PATIENCE)
    made = start_draft(session, person, reason=reason, template=template, channel=channel)
    _print_draft(session, made)
    if unseen:
        complain(unseen)


def _print_draft(session: Session, message: str) -> None:
    """The text alone on stdout; where a card goes by post is told beside it."""
    draft = session.records.messages[message]
    show_text(f"Subject: {draft.subject}\n\n{draft.body}" if draft.subject else draft.body)
    if draft.channel is Channel.CARD:
        address = session.records.people[draft.person].address
        complain(f"By post to {address}." if address else "No postal address is known.")


def _body_start(text: str) -> int:
    """Where the message begins behind the head that `draft` prints and mail has; 0 without one."""
    head = _HEAD.match(text)
    return head.end() if head and _SUBJECT.search(head[0]) else 0


def _text_of(name: str) -> str:
    with source_of(name).open() as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise Refused(f"{name} has more than {_MOST_BYTES:,} bytes; that is no message.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = "stdin" if name == "-" else name
        raise Refused(f"{told}, line {line}: this is no text in UTF-8; save it as such.") from None


def _words(one: _Found, text: str) -> str:
    """As compilers have it, so that an editor finds the place: line, column, what, how to mend."""
    finding = one.reviewed.finding
    start = one.start + finding.start
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    fix = f" (write: {finding.fix.text.strip()})" if finding.fix and finding.fix.text else ""
    what = f"{one.reviewed.check_id} {one.reviewed.severity}"
    return f"{line}:{column}: {what}: {finding.message}{fix} [{one.reviewed.source}]"


def _facts(one: _Found) -> dict[str, Any]:
    finding = one.reviewed.finding
    whole = finding.start == finding.end == 0
    return {
        "id": one.reviewed.check_id,
        "severity": one.reviewed.severity.value,
        "span": None if whole else [one.start + finding.start, one.start + finding.end],
        "message": finding.message,
        "fix": _fix_facts(one.start, finding.fix) if finding.fix else None,
        "source": one.reviewed.source,
    }


def _fix_facts(start: int, fix: Fix) -> dict[str, Any]:
    return {"span": [start + fix.start, start + fix.end], "text": fix.text}


def _waiting_facts(session: Session, one: Waiting) -> dict[str, Any]:
    person = session.records.people[one.person]
    return {
        "person": {"id": person.id, "name": person.name},
        "asked": one.asked.isoformat(),
        "bumped": one.bumped.isoformat() if one.bumped else None,
        "bump_due": one.bump_due.isoformat() if one.bump_due else None,
        "away_until": one.away_until.isoformat() if one.away_until else None,
    }


def _json(content: object) -> str:
    import json  # for scripts only

    return json.dumps(content, ensure_ascii=False, indent=1)
