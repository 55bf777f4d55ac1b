"""Looking back at the week, on the shell."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import say, show_text
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.looking_back import LookBack, look_back, text_lines
from coffeechat.domain.week import Proposal
from coffeechat.session import Session


def week(session: Session, options: Namespace) -> int:
    """Print what happened, what is open and what could come next; or keep what was chosen."""
    due, people = session.due(), session.people().ids
    seen = look_back(session.records, session.now(), due, people)
    if options.keep is not None:
        from coffeechat.acts import week as acts  # to look needs none

        say(acts.keep(session.store, [_meant(seen, word).subject for word in options.keep]).text)
    elif options.json:
        show_text(_as_json(session, seen))
    else:
        _print(seen)
    return DONE


def _meant(seen: LookBack, word: str) -> Proposal:
    """The step of a number.

    Raises:
        NotUnderstood: There is none.
    """
    if word.isdecimal() and 0 < int(word) <= len(seen.proposals):
        return seen.proposals[int(word) - 1]
    raise NotUnderstood(f"No step «{word}»; name the numbers that coffeechat week shows.")


def _print(seen: LookBack) -> None:
    for label, text in text_lines(seen):
        say(text, label=label)
    for question in seen.questions:
        whom = f": ask {question.best.name}?" if question.best is not None else ""
        say(f"{question.loop.text} ({question.raised_by}){whom}", label="question")
    for number, proposal in enumerate(seen.proposals, start=1):
        say(proposal.text, label=str(number))


def _as_json(session: Session, seen: LookBack) -> str:
    import json  # for scripts only

    def steps(found: Sequence[Proposal]) -> list[dict[str, str]]:
        return [{"id": step.subject, "person": step.person, "text": step.text} for step in found]

    content = {
        "date": session.now().date().isoformat(),
        "happened": asdict(seen.happened),
        "open": list(seen.open),
        "rhythm": seen.rhythm,
        "questions": [
            {
                "id": question.loop.id,
                "text": question.loop.text,
                "person": question.loop.person,
                "ask": question.best.id if question.best is not None else None,
            }
            for question in seen.questions
        ],
        "proposals": steps(seen.proposals),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)
