"""Facts for letters after a talk: what came of their advice, what was promised, why I write now."""

from collections.abc import Sequence

from coffeechat.domain.hooks import Hook
from coffeechat.domain.records import Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import reports_owed
from coffeechat.domain.text import clean_line
from coffeechat.domain.words import LoopKind
from coffeechat.drafting.phrasing import Facts

#: From so many news on, a letter lists them.
_SEVERAL = 2


def facts(records: Records, person: Person) -> Facts:
    """What came of a person's advice, told and untold, and what they offered.

    Args:
        records: The state of everything.
        person: Whom the message is to.
    """
    owed = reports_owed(records, person.id)
    news = [_told(records, loop) for loop in owed]
    milestones = [loop for loop in owed if loop.kind is LoopKind.MILESTONE]
    open_offers = [
        loop
        for loop in records.loops_by_person.get(person.id, [])
        if loop.kind is LoopKind.OFFER and loop.is_open and loop.reminded is None
    ]
    return {
        "news": news,
        "several_news": "several" if len(news) >= _SEVERAL else "",
        "milestones": _lines([loop.text for loop in milestones]),
        "advice": _line(next((loop.result for loop in milestones if loop.result), "")),
        "open_offers": _lines([loop.text for loop in open_offers]),
    }


def hook_facts(hook: Hook | None, own_words: str = "") -> Facts:
    """Why I write now, and what I add to it; without a hook my own words are the reason."""
    said = _line(own_words)
    sentence = _line(hook.sentence) if hook is not None else said
    facts: Facts = {
        "hook": sentence,
        "own_words": said if hook is not None else "",
        "introduction": "yes" if hook is not None and hook.introduces else "",
    }
    return {name: fact for name, fact in facts.items() if fact}


def _told(records: Records, loop: Loop) -> str:
    """What came of a piece of advice, as a sentence without its full stop."""
    text, result = _line(loop.text), _line(loop.result)
    about = records.people.get(loop.about or "")
    if loop.kind is LoopKind.REFERRAL and about is not None:
        return f"I talked with {clean_line(about.name)}, whom you named"
    if loop.kind is LoopKind.MILESTONE:
        return f"A milestone: I {text}" + (f" ({result})" if result else "")
    return f"I did what you suggested: {text}" + (f". What came of it: {result}" if result else "")


def _line(text: str) -> str:
    return clean_line(text).rstrip(" .")


def _lines(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(line for text in texts if (line := _line(text))))
