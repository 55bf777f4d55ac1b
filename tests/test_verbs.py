"""The table of verbs holds together: names, keys, acts and views."""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import coffeechat
from coffeechat.domain.words import ReplyKind
from coffeechat.screens.answers import AnswersScreen
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.bin import BinScreen
from coffeechat.screens.column_choice import ColumnsScreen
from coffeechat.screens.composer import Composer
from coffeechat.screens.coverage import CoverageScreen
from coffeechat.screens.debrief import DebriefScreen
from coffeechat.screens.differ import DifferScreen
from coffeechat.screens.duplicates import DuplicatesScreen
from coffeechat.screens.figures import FiguresScreen
from coffeechat.screens.introduction import IntroductionScreen
from coffeechat.screens.learn import LearnScreen
from coffeechat.screens.learnings import LearningScreen, LearningsScreen
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.live import LiveScreen
from coffeechat.screens.loops import LoopsScreen
from coffeechat.screens.person import PersonScreen
from coffeechat.screens.plugins import PluginsScreen
from coffeechat.screens.prep import PrepScreen
from coffeechat.screens.preview import PreviewScreen
from coffeechat.screens.question_bank import BankScreen
from coffeechat.screens.quiz import QuizScreen
from coffeechat.screens.reading_list import ReadingListScreen
from coffeechat.screens.tracks import TrackScreen
from coffeechat.screens.triage import TriageScreen
from coffeechat.screens.week import WeekScreen
from coffeechat.screens.yields import YieldScreen
from coffeechat.settings import KEY_WORDS
from coffeechat.verbs import (
    BY_ID,
    EVERYWHERE,
    LISTS,
    TABBED,
    VERBS,
    Argument,
    Kind,
    Place,
    Verb,
    may_be_empty,
    spelled,
    verbs_at,
)

SCREENS: dict[Place, type[VerbScreen]] = {
    **dict.fromkeys(LISTS, ListScreen),
    Place.PERSON: PersonScreen,
    Place.COMPOSER: Composer,
    Place.PREP: PrepScreen,
    Place.LIVE: LiveScreen,
    Place.DEBRIEF: DebriefScreen,
    Place.PREVIEW: PreviewScreen,
    Place.COLUMNS: ColumnsScreen,
    Place.PLUGINS: PluginsScreen,
    Place.DUPLICATES: DuplicatesScreen,
    Place.TRIAGE: TriageScreen,
    Place.LEARN: LearnScreen,
    Place.LEARNINGS: LearningsScreen,
    Place.LEARNING: LearningScreen,
    Place.COVERAGE: CoverageScreen,
    Place.DIFFER: DifferScreen,
    Place.QUIZ: QuizScreen,
    Place.READING_LIST: ReadingListScreen,
    Place.TRACK: TrackScreen,
    Place.BIN: BinScreen,
    Place.BANK: BankScreen,
    Place.ANSWERS: AnswersScreen,
    Place.INTRODUCTION: IntroductionScreen,
    Place.LOOPS: LoopsScreen,
    Place.WEEK: WeekScreen,
    Place.FIGURES: FiguresScreen,
    Place.YIELD: YieldScreen,
}
#: Keys that a terminal, tmux or a browser's shell keeps for itself, or sends as another key.
EATEN = re.compile(r"f[0-9]+|alt\+.*|ctrl\+(s|q|z|i|j|m|space|b|a)")

VERB_IDS = [verb.id for verb in VERBS]
WITH_ACT = [verb for verb in VERBS if verb.act is not None]
WITH_CHOICE = [verb for verb in VERBS if any(one.choices for one in verb.arguments)]


def test_every_name_is_one_of_a_kind() -> None:
    assert max(Counter(VERB_IDS).values()) == 1
    assert list(BY_ID) == VERB_IDS


@pytest.mark.parametrize("verb", VERBS, ids=VERB_IDS)
def test_a_verb_is_named_and_explained(verb: Verb) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", verb.id)
    assert verb.title
    assert verb.help[:1].isupper()
    assert not verb.help.endswith(".")
    assert (verb.act is None) != (not verb.view), "it runs an act or opens a view"


def test_no_place_is_forgotten() -> None:
    assert set(SCREENS) == set(Place) == set(EVERYWHERE)


@pytest.mark.parametrize("place", Place)
def test_a_key_means_one_thing_at_a_place(place: Place) -> None:
    keys = Counter(verb.key for verb in verbs_at(place) if verb.key)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.key], ids=lambda verb: verb.id)
def test_a_key_reaches_the_program(verb: Verb) -> None:
    assert not EATEN.fullmatch(verb.key)
    assert len(verb.key) == 1 or verb.key in KEY_WORDS, "people must be able to read its name"
    if verb.key.isdigit():
        assert verb.places <= TABBED


def views() -> Iterator[tuple[Place, Verb]]:
    """Where which view is offered."""
    for place in Place:
        for verb in verbs_at(place):
            if verb.view:
                yield place, verb


@pytest.mark.parametrize(
    ("place", "verb"), [pytest.param(*one, id=f"{one[0]} {one[1].id}") for one in views()]
)
def test_a_view_is_there_where_it_is_offered(place: Place, verb: Verb) -> None:
    view = getattr(SCREENS[place], f"view_{verb.view}", None)
    assert view is not None
    inspect.signature(view).bind("screen", verb, "person", ["words"])


@pytest.mark.parametrize(
    "verb",
    [verb for verb in VERBS if verb.view and not verb.places],
    ids=lambda verb: verb.id,
)
def test_a_view_that_is_only_typed_is_on_the_lists(verb: Verb) -> None:
    assert hasattr(ListScreen, f"view_{verb.view}")


def told(verb: Verb) -> Iterator[dict[str, object]]:
    """What a verb's act may be given: for each choice, with and without what may be empty."""
    choices = [one.value for argument in verb.arguments for one in argument.choices] or [""]
    for choice in choices:
        asked = [one for one in verb.arguments if not one.only_for or choice in one.only_for]
        yield {one.name: _value(one, choice) for one in asked}
        yield {one.name: _value(one, choice) for one in asked if not may_be_empty(one, choice)}


def _value(argument: Argument, choice: str) -> str:
    return choice if argument.kind is Kind.CHOICE else "typed"


@pytest.mark.parametrize("verb", WITH_ACT, ids=lambda verb: verb.id)
def test_an_act_takes_what_its_verb_asks_for(verb: Verb) -> None:
    assert verb.act is not None
    signature = inspect.signature(verb.act.function)
    for values in told(verb):
        signature.bind("store", *(["person"] if verb.person else []), **values)


@pytest.mark.parametrize("verb", WITH_ACT, ids=lambda verb: verb.id)
def test_an_act_is_about_a_person_when_its_verb_is(verb: Verb) -> None:
    assert verb.act is not None
    parameters = inspect.signature(verb.act.function).parameters
    assert next(iter(parameters)) == "store"
    assert ("person" in parameters) is verb.person


def test_what_the_shell_offers_runs_an_act() -> None:
    for verb in VERBS:
        assert not verb.on_shell or verb.act is not None


@pytest.mark.parametrize("verb", WITH_CHOICE, ids=lambda verb: verb.id)
def test_a_choice_is_told_by_key_and_word(verb: Verb) -> None:
    for argument in verb.arguments:
        keys = [choice.key for choice in argument.choices]
        assert len(set(keys)) == len(keys)
        words: Counter[str] = Counter()
        for choice in argument.choices:
            words.update({choice.key, choice.value, *choice.title.split()})
        assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("verb", VERBS, ids=VERB_IDS)
def test_what_is_asked_for_some_choices_names_choices_that_are(verb: Verb) -> None:
    known = {choice.value for argument in verb.arguments for choice in argument.choices}
    for argument in verb.arguments:
        assert argument.only_for | argument.optional_for <= known
        assert argument.prompt
        assert bool(argument.choices) is (argument.kind is Kind.CHOICE)


def sentences() -> Iterator[str]:
    """Every text in the program's source."""
    for file in Path(coffeechat.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_verb_that_a_sentence_names_exists() -> None:
    """«‹reply› sets a date» reads as the key of that verb, or as its command."""
    named = {mark for text in sentences() for mark in re.findall(r"‹([^›\n]*)›", text)}
    assert named - {"([a-z-]+)", "secret"} <= set(BY_ID)  # as a `Secret` prints
    assert {"reply", "draft"} <= named


def test_a_mark_is_spelled_as_a_key_or_left_alone() -> None:
    assert spelled("‹reply› sets a date.", lambda verb: verb.key) == "r sets a date."
    assert spelled("‹why› ‹nothing› <why>", lambda verb: f":{verb.id}") == ":why ‹nothing› <why>"


def test_every_kind_of_reply_can_be_typed() -> None:
    (kinds,) = [one.choices for one in BY_ID["reply"].arguments if one.choices]
    assert {choice.value for choice in kinds} == set(ReplyKind)
