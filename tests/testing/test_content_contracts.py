"""What the contracts of checks, questions, templates, commands, columns and sections find."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from coffeechat.api import (
    About,
    ChangePerson,
    Check,
    CheckContext,
    Column,
    Command,
    CommandCall,
    ConversationView,
    Effect,
    Finding,
    Fix,
    Job,
    MessagePurpose,
    MessageTemplate,
    PersonView,
    Plugin,
    PluginContext,
    PrepSection,
    Propose,
    Question,
    QuestionBank,
    QuestionCategory,
    Say,
    Severity,
)
from coffeechat.testing import (
    ME,
    NOW,
    BankContract,
    CheckContract,
    ColumnContract,
    CommandContract,
    Contract,
    PrepSectionContract,
    TemplateContract,
    contexts,
)
from testing.planted import giving, told

NUMBERS = count()
LETTER = next(contexts())


def checking(run: Callable[[CheckContext], object]) -> type[Plugin]:
    check = Check(
        id="MY-01", about=About.ASK, severity=Severity.NOTE, source="House style", run=_each(run)
    )
    return giving("checks", check)


def _each(run: Callable[[CheckContext], object]) -> Callable[[CheckContext], list[Any]]:
    return lambda context: [run(context)]


def fixed(fix: Fix) -> Callable[[CheckContext], object]:
    return lambda context: Finding(message="Hm.", fix=fix)


def backtracks(context: CheckContext) -> object:
    pattern = r"(a+)+b" if context.text.startswith("aaaa") else "b"
    return Finding(message=str(re.match(pattern, context.text[:25])))


CHECKS: list[tuple[str, Callable[[CheckContext], object], str]] = [
    ("test_survives_any_text", lambda c: Finding(message=c.text[3]), "IndexError"),
    ("test_survives_any_text", lambda c: Finding(message=c.tracks[0].name), "IndexError"),
    ("test_survives_any_text", lambda c: "Hm.", "Finding"),
    (
        "test_touches_nothing_and_says_the_same_twice",
        lambda c: Finding(message=str(Path("words").write_text("x", encoding="utf-8"))),
        "The check MY-01 wrote files",
    ),
    (
        "test_touches_nothing_and_says_the_same_twice",
        lambda c: Finding(message=str(next(NUMBERS))),
        "says something else the second time",
    ),
    ("test_is_quick", backtracks, "for 5,000 characters"),
    (
        "test_findings_lie_within_the_text",
        lambda c: Finding(message="Hm.", start=0, end=len(c.text) + 1),
        "MY-01 marks 0 to",
    ),
    ("test_findings_lie_within_the_text", lambda c: Finding(message=" "), "does not say what"),
    ("test_findings_lie_within_the_text", fixed(Fix(start=2, end=1, text="")), "changes 2 to 1"),
    ("test_a_fix_cures", fixed(Fix(start=0, end=0, text="")), "leaves its finding: Hm."),
]


@pytest.mark.parametrize(("test", "run", "says"), CHECKS)
def test_check(test: str, run: Callable[[CheckContext], object], says: str) -> None:
    assert says in told(CheckContract, test, plugin=checking(run))


def test_examples_of_checks() -> None:
    chatty = checking(lambda context: Finding(message="Always."))
    silent = giving("checks", Check(
        id="MY-01", about=About.ASK, severity=Severity.NOTE, source="-", run=lambda context: ()
    ))  # fmt: skip
    test = "test_finds_and_passes"
    assert "objects to" in told(CheckContract, test, plugin=chatty, passes={"MY-01": LETTER})
    assert "nothing to say" in told(CheckContract, test, plugin=silent, finds={"MY-01": LETTER})


def bank(*texts: str, title: str = "Mine") -> type[Plugin]:
    questions = tuple(
        Question(id=str(number), text=text, category=QuestionCategory.DAY)
        for number, text in enumerate(texts)
    )
    return giving("question_banks", QuestionBank(id="mine", title=title, questions=questions))


BANKS: list[tuple[str, type[Plugin], str]] = [
    ("test_questions_can_be_asked", bank(), "has no questions"),
    ("test_questions_can_be_asked", bank("Why?", title=""), "has no title"),
    ("test_questions_can_be_asked", bank("Why?", "Why?"), "the same text twice: Why?"),
    ("test_questions_can_be_asked", bank(""), "is empty"),
    ("test_questions_can_be_asked", bank("why " * 100), "can be spoken"),
    ("test_gaps_are_known_facts", bank("Why {organization}?"), "a gap that is no fact"),
    ("test_gaps_are_known_facts", bank("Why {times}?"), "a gap that is no fact"),
    ("test_gaps_are_known_facts", bank("Why {organisation?"), "a gap that is no fact"),
]


@pytest.mark.parametrize(("test", "plugin", "says"), BANKS)
def test_bank(test: str, plugin: type[Plugin], says: str) -> None:
    assert says in told(BankContract, test, plugin=plugin)


def template(body: str, subject: str = "Hello", suits: tuple[str, ...] = ()) -> type[Plugin]:
    return giving("message_templates", MessageTemplate(
        id="mine", title="Mine", purpose=MessagePurpose.ASK, subject=subject, body=body, suits=suits
    ))  # fmt: skip


TEMPLATES: list[tuple[str, type[Plugin], str]] = [
    ("test_can_be_filled_in", template("{% if not me %}x{% endif %}"), "an empty message"),
    ("test_can_be_filled_in", template("x", "{% if not me %}x{% endif %}"), "an empty subject"),
    ("test_can_be_filled_in", template("{{ organization }}"), "unknown facts: organization"),
    ("test_can_be_filled_in", template("{% include 'x' %}"), "another file"),
    ("test_leaves_no_gap", template("{% if me %}{{ me }}{% endif %}"), "when «me» is not known"),
    ("test_leaves_no_gap", template("{% for one in times %}{{ one }}{% endfor %}"), "«times»"),
    (
        "test_suits_what_is_known",
        template("x", suits=("refferer",)),
        "«refferer», which is no fact",
    ),
]


@pytest.mark.parametrize(("test", "plugin", "says"), TEMPLATES)
def test_template(test: str, plugin: type[Plugin], says: str) -> None:
    try:
        said = told(TemplateContract, test, plugin=plugin)
    except Exception as error:  # noqa: BLE001 - the sentence of a template that cannot be read
        said = str(error)
    assert says in said


def commanding(run: Callable[[CommandCall], object], **more: Any) -> type[Plugin]:
    def work(call: CommandCall, job: Job) -> Iterator[Effect]:
        given: Any = run(call)
        yield from given

    return giving("commands", Command(id="look", title="Look", run=work, **more))


def nobody(call: CommandCall) -> object:
    return [Propose(changes=(ChangePerson(person="nobody", note="x"),))]


CALLS = {"look": (CommandCall(me=ME, now=NOW),)}

COMMANDS: list[tuple[str, type[Plugin], str]] = [
    ("test_works_when_called", commanding(lambda call: []), "gives no effect"),
    ("test_works_when_called", commanding(lambda call: ["hello"]), "Say, Copy or Propose"),
    (
        "test_survives_any_call",
        commanding(lambda call: int(call.text), prompt="How many?"),
        "ValueErr",
    ),
    (
        "test_survives_any_call",
        commanding(lambda call: [Say(text=call.person.emails[0])], about_person=True),  # type: ignore[union-attr] # a mistake
        "on M; raise PluginError",
    ),
    ("test_changes_only_people_it_knows", commanding(nobody), "changes «nobody», who is not there"),
]


@pytest.mark.parametrize(("test", "plugin", "says"), COMMANDS)
def test_command(test: str, plugin: type[Plugin], says: str) -> None:
    assert says in told(CommandContract, test, plugin=plugin, calls=CALLS)


class Hasty(Plugin):
    """It proposes by itself what it ought to give as an effect."""

    def __init__(self, context: PluginContext) -> None:
        super().__init__(context)

    def commands(self) -> list[Command]:
        return [Command(id="look", title="Look", run=self._run)]

    def _run(self, call: CommandCall, job: Job) -> Iterator[Effect]:
        self.context.propose(ChangePerson(person="jelisa", note="looked"))
        job.check()
        yield Say(text="Looked.")


def test_command_that_proposes_and_is_left() -> None:
    assert "of its own accord" in told(CommandContract, "test_can_be_left", plugin=Hasty)


def column(value: Callable[[PersonView], object], **more: Any) -> type[Plugin]:
    given: Any = value
    return giving(
        "columns", Column(id="mine", title=more.pop("title", "Mine"), value=given, **more)
    )


def works_hard(person: PersonView) -> str:
    return str(sum(range(60_000)))


COLUMNS: list[tuple[str, type[Plugin], str]] = [
    ("test_has_a_value_for_anybody", column(lambda p: None), "gives NoneType for Jelisa Okafor"),
    ("test_has_a_value_for_anybody", column(lambda p: p.notes), "gives a control character"),
    (
        "test_has_a_value_for_anybody",
        column(lambda p: str(Path("seen").write_text("x", encoding="utf-8"))),
        "The column «mine» wrote files",
    ),
    ("test_has_a_title", column(lambda p: "", title=""), "has no title"),
    ("test_is_loaded_without_a_problem", column(lambda p: "", width=41), "from 1 to 40, not 41"),
    ("test_is_quick", column(works_hard), "for 1,000 rows"),
    ("test_says_the_same_twice", column(lambda p: str(next(NUMBERS))), "the second time"),
]


@pytest.mark.parametrize(("test", "plugin", "says"), COLUMNS)
def test_column(test: str, plugin: type[Plugin], says: str) -> None:
    assert says in told(ColumnContract, test, plugin=plugin)


def test_column_that_needs_what_is_not_known() -> None:
    with pytest.raises(IndexError):
        told(ColumnContract, "test_has_a_value_for_anybody", plugin=column(lambda p: p.emails[0]))


def section(build: Callable[[ConversationView], object], title: str = "Mine") -> type[Plugin]:
    def work(view: ConversationView, job: Job) -> Any:
        return build(view)

    return giving("prep_sections", PrepSection(id="mine", title=title, build=work))


SECTIONS: list[tuple[str, type[Plugin], str]] = [
    ("test_has_lines_for_any_conversation", section(lambda v: [], title=""), "has no title"),
    ("test_has_lines_for_any_conversation", section(lambda v: ["a\nb"]), "must give plain lines"),
    ("test_has_lines_for_any_conversation", section(lambda v: [None]), "must give plain lines"),
    ("test_has_lines_for_any_conversation", section(lambda v: "text"), "one by one"),
]


@pytest.mark.parametrize(("test", "plugin", "says"), SECTIONS)
def test_section(test: str, plugin: type[Plugin], says: str) -> None:
    assert says in told(PrepSectionContract, test, plugin=plugin)


def test_contracts_say_what_is_missing() -> None:
    class Empty(Plugin):
        """It gives nothing."""

    class Misspelt(Plugin):
        def column(self) -> None:
            """Not the name of a hook."""

    assert "gives nothing for columns()" in told(ColumnContract, "test_contributes", plugin=Empty)
    said = told(ColumnContract, "test_is_loaded_without_a_problem", plugin=Misspelt)
    assert "did you mean «columns»" in said


class Curious(Plugin):
    """It reads a list while it is loaded, and keeps a copy."""

    def columns(self) -> list[Column]:
        Path("copy").write_text("x", encoding="utf-8")
        return []


def test_loading_is_watched() -> None:
    test = "test_is_loaded_without_touching_the_machine"
    assert "While it was loaded, the plugin wrote files" in told(Contract, test, plugin=Curious)
