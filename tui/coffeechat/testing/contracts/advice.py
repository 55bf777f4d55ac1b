"""What is asked of checks, question banks and templates of messages."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from time import thread_time
from typing import Any, ClassVar

from coffeechat.api import Check, CheckContext, Finding, QuestionBank
from coffeechat.testing.contracts.base import Contract, no_fault
from coffeechat.testing.guard import nothing_done
from coffeechat.testing.hosting import Hosted
from coffeechat.testing.people import contexts

#: Seconds of work for one check on one text; the host gives up after one second.
SLOW = 0.25

_LONGEST_QUESTION = 300
_WORDS = re.compile(r"\w+")


class CheckContract(Contract):
    """A check looks and tells; it is quick, and what it tells fits the text.

    Attributes:
        finds: By the id of a check, what it has something to say on.
        passes: By the id of a check, what it has nothing to say on.
    """

    hook = "checks"
    finds: ClassVar[Mapping[str, CheckContext]] = {}
    passes: ClassVar[Mapping[str, CheckContext]] = {}

    def test_survives_any_text(self, hosted: Hosted) -> None:
        """No text, very long ones, odd letters, nobody known: a check never raises."""
        for check in self.mine(hosted):
            for context in self._contexts():
                hosted.findings(context, check.item.id)
                no_fault(hosted, f"{check.item.id} looked at {context.text[:40]!r}")

    def test_touches_nothing_and_says_the_same_twice(self, hosted: Hosted) -> None:
        """The finding depends on what is looked at, and on nothing else."""
        for check in self.mine(hosted):
            for context in self._contexts():
                with nothing_done(f"The check {check.item.id}"):
                    first = tuple(check.item.run(context))
                assert tuple(check.item.run(context)) == first, (
                    f"{check.item.id} says something else the second time; keep nothing between "
                    "two calls, and take the moment from context.now."
                )

    def test_is_quick(self, hosted: Hosted) -> None:
        """It is run while the user types."""
        for check in self.mine(hosted):
            for context in self._contexts():
                started = thread_time()
                tuple(check.item.run(context))
                took = thread_time() - started
                assert took < SLOW, (
                    f"{check.item.id} takes {took:.2f} s for {len(context.text):,} characters that "
                    f"begin {context.text[:20]!r}; a pattern with nested repeats is often why."
                )

    def test_findings_lie_within_the_text(self, hosted: Hosted) -> None:
        """And so do their fixes."""
        for check, context, finding in self._findings(hosted):
            length = len(context.text)
            assert 0 <= finding.start <= finding.end <= length, (
                f"{check.id} marks {finding.start} to {finding.end} of {length} characters."
            )
            assert finding.message.strip(), f"{check.id} finds something and does not say what."
            if finding.fix is not None:
                assert 0 <= finding.fix.start <= finding.fix.end <= length, (
                    f"The fix of {check.id} changes {finding.fix.start} to {finding.fix.end} of "
                    f"{length} characters."
                )

    def test_a_fix_cures(self, hosted: Hosted) -> None:
        """With its fix applied, the finding is gone."""
        for check, context, finding in self._findings(hosted):
            if finding.fix is None:
                continue
            text, fix = context.text, finding.fix
            cured = replace(context, text=text[: fix.start] + fix.text + text[fix.end :])
            assert finding not in tuple(check.run(cured)), (
                f"The fix of {check.id} leaves its finding: {finding.message}"
            )

    def test_finds_and_passes(self, hosted: Hosted) -> None:
        """The examples of `finds` and `passes`."""
        for id_, context in self.finds.items():
            assert hosted.findings(context, id_), f"{id_} has nothing to say on {context.text!r}"
        for id_, context in self.passes.items():
            said = [finding.message for finding in hosted.findings(context, id_)]
            assert not said, f"{id_} objects to {context.text!r}: {said[0]}"

    def _contexts(self) -> Sequence[CheckContext]:
        return (*contexts(), *self.finds.values(), *self.passes.values())

    def _findings(self, hosted: Hosted) -> list[tuple[Check, CheckContext, Finding]]:
        return [
            (check.item, context, finding)
            for check in self.mine(hosted)
            for context in self._contexts()
            for finding in check.item.run(context)
        ]


class BankContract(Contract):
    """A set of questions, whose gaps are facts.

    Attributes:
        by_hand: Gaps that no fact fills; such a question is offered to nobody as it is.
    """

    hook = "question_banks"
    by_hand: ClassVar[Collection[str]] = ()

    def test_questions_can_be_asked(self, hosted: Hosted) -> None:
        """Each has an id of its own and is one line of a length that can be spoken."""
        for bank in self._banks(hosted):
            assert bank.title, f"«{bank.id}» has no title."
            assert bank.questions, f"«{bank.id}» has no questions."
            for what in ("id", "text"):
                all_of_them = [getattr(question, what) for question in bank.questions]
                twice = {one for one in all_of_them if all_of_them.count(one) > 1}
                assert not twice, f"«{bank.id}» has the same {what} twice: {min(twice)}"
            for question in bank.questions:
                assert question.text, f"The question «{question.id}» of «{bank.id}» is empty."
                assert len(question.text) <= _LONGEST_QUESTION, (
                    f"«{question.id}» has {len(question.text)} characters; {_LONGEST_QUESTION} can "
                    "be spoken at the most."
                )

    def test_gaps_are_known_facts(self, hosted: Hosted) -> None:
        """Every `{slot}` is filled when its fact is known, and without it nothing is left open."""
        from coffeechat.drafting.facts import LISTS, REMEDIES
        from coffeechat.drafting.questions import filled

        known = sorted(REMEDIES.keys() - LISTS)
        everything: dict[str, Any] = dict.fromkeys((*known, *self.by_hand), "something")
        for bank in self._banks(hosted):
            for question in bank.questions:
                text = filled(question.text, everything)
                assert {*"{}"}.isdisjoint(text or "{}"), (
                    f"«{question.text}» has a gap that is no fact; the facts: {', '.join(known)}."
                )
                bare = filled(question.text, {})
                assert bare in {"", question.text}, f"«{bare}» is asked with a gap."

    def _banks(self, hosted: Hosted) -> list[QuestionBank]:
        return [bank.item for bank in self.mine(hosted)]


class TemplateContract(Contract):
    """A template of a message: it can be filled in, and never leaves a gap."""

    hook = "message_templates"

    def test_can_be_filled_in(self, hosted: Hosted) -> None:
        """With every fact known there is a subject where there is to be one, and a body."""
        from coffeechat.drafting.render import render

        for template in self._templates(hosted):
            draft = render(template, _everything())
            assert draft.body.strip(), f"«{template.id}» gives an empty message."
            assert bool(draft.subject) == bool(template.subject), (
                f"«{template.id}» gives an empty subject."
            )

    def test_leaves_no_gap(self, hosted: Hosted) -> None:
        """With any fact missing, or all of them, it names what is missing or does without."""
        from coffeechat.drafting.render import render

        facts = _everything()
        for template in self._templates(hosted):
            for name in {*facts} & {*_WORDS.findall(template.subject + template.body)}:
                fewer = {other: fact for other, fact in facts.items() if other != name}
                draft = render(template, fewer)
                assert draft.missing or draft.body.strip(), (
                    f"«{template.id}» gives an empty message when «{name}» is not known."
                )
            bare = render(template, {})
            assert bare.missing or bare.body.strip(), f"«{template.id}» gives an empty message."

    def test_suits_what_is_known(self, hosted: Hosted) -> None:
        """`suits` names facts."""
        known = _everything()
        for template in self._templates(hosted):
            strange = [name for name in template.suits if name not in known]
            assert not strange, (
                f"«{template.id}» suits «{strange[0] if strange else ''}», which is no fact; the "
                f"facts: {', '.join(known)}."
            )

    def _templates(self, hosted: Hosted) -> list[Any]:
        return [template.item for template in self.mine(hosted)]


def _everything() -> dict[str, Any]:
    from coffeechat.drafting.facts import LISTS, REMEDIES

    return {name: ["one", "two"] if name in LISTS else "something" for name in REMEDIES}
