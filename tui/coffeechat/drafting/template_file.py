"""A template of the user's own as a text file: a few head lines, a blank line, the letter.

```
Title: my own words
Purpose: ask
Channel: e-mail
Version: 3
Needs: point
Subject: A question from {{ me }}

Dear {{ given }},
...
```

Only the letter is needed: without a head it is an ask by e-mail, version 1, offered where all facts
are known that it cannot do without. The file's name is its id; one that has the id of a plugin's
template takes that one's place.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from coffeechat.api import Channel, MessagePurpose, MessageTemplate
from coffeechat.domain.letters import CHANNEL_WORDS
from coffeechat.domain.text import clean_line, clean_text
from coffeechat.drafting.draft import TemplateProblem
from coffeechat.drafting.facts import REMEDIES

_Known = TypeVar("_Known")

_HEAD = re.compile(r"(?P<name>[A-Za-z][A-Za-z -]*?)[ \t]*:[ \t]*(?P<value>.*)")
_CHANNELS = {
    **{channel.value.replace("_", "-"): channel for channel in Channel},
    **{words.casefold().replace(" ", "-"): channel for channel, words in CHANNEL_WORDS.items()},
}
_PURPOSES = {
    purpose.value.replace("_", "-"): purpose
    for purpose in MessagePurpose
    if purpose not in {MessagePurpose.REPLY, MessagePurpose.CALL, MessagePurpose.MET}
}


def parse_template(name: str, text: str) -> MessageTemplate:
    """The template in a file.

    Args:
        name: The file's name without its ending.
        text: What is in the file.

    Raises:
        TemplateProblem: It cannot be used; the text names the line and what to do.
    """
    text = text.removeprefix("\ufeff")
    above = text[: len(text) - len(text.lstrip())].count("\n")
    lines = [""] * above + clean_text(text, len(text) + 1).splitlines()
    heads, body_at = _heads(lines, above)
    fields = {field: read(*heads[head]) for head, (field, read) in _FIELDS.items() if head in heads}
    template = MessageTemplate(
        id=clean_line(name),
        title=fields.pop("title", "") or clean_line(name),
        purpose=fields.pop("purpose", MessagePurpose.ASK),
        subject=fields.pop("subject", ""),
        body="\n".join(lines[body_at:]).strip("\n") + "\n",
        **fields,
    )
    if not template.body.strip():
        raise _wrong(body_at + 1, "there is no letter; write it below the head and a blank line")
    needs = _check(template, heads.get("subject", (1, ""))[0], _first_of_body(lines, body_at))
    return template if "needs" in heads else replace(template, suits=needs)


def _heads(lines: Sequence[str], above: int) -> tuple[dict[str, tuple[int, str]], int]:
    """The head lines by name, each with the number of its line; and where the letter begins."""
    heads: dict[str, tuple[int, str]] = {}
    first = _HEAD.fullmatch(lines[above]) if above < len(lines) else None
    if first is None or first["name"].casefold() not in _FIELDS:
        return heads, above
    for number, line in enumerate(lines[above:], above + 1):
        if not line.strip():
            return heads, number
        found = _HEAD.fullmatch(line)
        name = found["name"].casefold() if found else ""
        if found is None or name not in _FIELDS:
            known = ", ".join(head.capitalize() for head in _FIELDS)
            raise _wrong(number, f"«{clean_line(line, 40)}» is none of {known}; "
                         "a blank line ends the head")  # fmt: skip
        if name in heads:
            raise _wrong(number, f"{name.capitalize()} stands there twice; leave one out")
        heads[name] = (number, found["value"].strip())
    return heads, len(lines)


def _first_of_body(lines: Sequence[str], body_at: int) -> int:
    """The number of the line on which the letter itself begins."""
    return next((at for at in range(body_at, len(lines)) if lines[at].strip()), body_at) + 1


def _check(template: MessageTemplate, subject_line: int, body_line: int) -> tuple[str, ...]:
    """Look over subject and letter, each put where it stands in the file, so that lines count.

    Returns:
        The facts that it cannot do without.
    """
    from coffeechat.drafting.render import check  # jinja2 takes 30 ms to load

    subject, body = "\n" * (subject_line - 1), "\n" * (body_line - 1)
    return check(replace(template, subject=subject + template.subject, body=body + template.body))


def _purpose(line: int, value: str) -> MessagePurpose:
    return _one_of(line, "purpose", value, _PURPOSES)


def _channel(line: int, value: str) -> Channel:
    return _one_of(line, "channel", value, _CHANNELS)


def _one_of(line: int, what: str, value: str, known: Mapping[str, _Known]) -> _Known:
    wanted = re.sub(r"[\s_]+", "-", value.casefold())
    if wanted not in known:
        raise _wrong(line, f"there is no {what} «{clean_line(value, 40)}»; "
                     f"there are {', '.join(known)}")  # fmt: skip
    return known[wanted]


def _version(line: int, value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise _wrong(line, f"the version is a number such as 2, not «{clean_line(value, 40)}»")
    return int(value)


def _needs(line: int, value: str) -> tuple[str, ...]:
    facts = tuple(filter(None, re.split(r"[\s,]+", value)))
    unknown = [fact for fact in facts if fact not in REMEDIES]
    if unknown:
        raise _wrong(line, f"no fact is called «{clean_line(unknown[0], 40)}»; "
                     f"known: {', '.join(sorted(REMEDIES))}")  # fmt: skip
    return facts


def _as_it_is(_line: int, value: str) -> str:
    return clean_line(value)


_FIELDS: Mapping[str, tuple[str, Callable[[int, str], Any]]] = {
    "title": ("title", _as_it_is),
    "purpose": ("purpose", _purpose),
    "channel": ("channel", _channel),
    "version": ("version", _version),
    "needs": ("suits", _needs),
    "subject": ("subject", _as_it_is),
}


def _wrong(line: int, why: str) -> TemplateProblem:
    return TemplateProblem(f"Line {line}: {why}.")
