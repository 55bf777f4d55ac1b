"""What I learned: what is refused, what is tied to what, and who is asked next."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from coffeechat.acts import Done, Refused, history, learning, loops, tracks
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.learnings import agreeing, contradicting
from coffeechat.domain.records import Learning
from coffeechat.domain.words import Facet, LoopKind
from coffeechat.drafting.questions import offered_questions
from coffeechat.store import Store
from support.worlds import World


@pytest.fixture
def wei(world: World) -> str:
    """Somebody of whom three things were learned."""
    wei = world.person("Wei Zhang")
    world.do(tracks.begin, "grants")
    about: dict[str, Any] = {"created": world.clock.now, "person": wei}
    world.put(
        Learning(id="day", text="long days: ten hours", facet=Facet.DAY, **about),
        Learning(id="desk", text="mostly at a desk", **about),
        Learning(id="boots", text="boots, every week", **about),
    )
    return wei


def tied(world: World, key: str) -> tuple[Sequence[str], Sequence[str]]:
    """What agrees with a learning, and what contradicts it."""
    records = world.records
    one = records.learnings[key]
    return (
        [other.id for other in agreeing(records, one)],
        [other.id for other in contradicting(records, one)],
    )


@pytest.mark.usefixtures("wei")
def test_a_text_may_have_colons(world: World) -> None:
    world.do(learning.reword, "day: long days: twelve hours")
    assert world.records.learnings["day"].text == "long days: twelve hours"
    with pytest.raises(Refused, match="What you learned is empty"):
        world.do(learning.reword, "day:")


@pytest.mark.usefixtures("wei")
@pytest.mark.parametrize(
    ("act", "line", "says"),
    [
        (learning.about, "day: yachts", "«yachts» is none of these: day, skills"),
        (learning.of_track, "day: yachts", "«yachts» is no track; there are: grants"),
        (learning.said, "day: 2030-01-01", r"That day \(Tue 1 Jan 2030\) is ahead"),
        (learning.said, "day: some day", "«some day» was not understood"),
        (learning.whose, "day: hers", "Whose words are they"),
        (learning.agree, "day: long days", "Name two different ones"),
        (learning.agree, "day", "The other one is empty"),
        (learning.read, "day", "Only a resource can be read; ‹learning-facet› says"),
        (learning.drop, "yachts", "Nothing that you learned says «yachts»"),
    ],
)
def test_what_cannot_be_is_refused(
    world: World, act: Callable[[Store, str], Done], line: str, says: str
) -> None:
    before = world.store.canonical()
    with pytest.raises((Refused, NotUnderstood), match=says):
        act(world.store, line)
    assert world.store.canonical() == before


@pytest.mark.usefixtures("wei")
def test_two_agree_or_differ_but_not_both(world: World) -> None:
    world.do(learning.agree, "day: desk")
    assert tied(world, "day") == tied(world, "day") == (["desk"], [])
    world.do(learning.contradict, "desk: day")
    assert tied(world, "day") == ([], ["desk"])
    assert tied(world, "desk") == ([], ["day"])
    world.do(learning.contradict, "day: boots")
    assert tied(world, "day") == ([], ["boots", "desk"])
    assert not world.do(learning.contradict, "day: boots").changed
    world.do(learning.part, "boots: day")
    assert tied(world, "day") == ([], ["desk"])
    world.do(learning.drop, "desk")
    assert tied(world, "day") == ([], [])
    world.do(history.undo)
    assert tied(world, "day") == ([], ["desk"])


@pytest.mark.usefixtures("wei")
def test_it_may_be_of_several_tracks(world: World) -> None:
    world.do(tracks.begin, "science policy")
    world.do(learning.of_track, "day: gra, science")
    names = [world.records.tracks[one].name for one in world.records.learnings["day"].tracks]
    assert names == ["grants", "science policy"]
    assert not world.do(learning.of_track, "day: gra, science, grants").changed


def test_a_gap_that_is_handed_over_is_suggested_when_i_prepare(world: World, wei: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(learning.hand_over, jelisa, "grants", "pay")
    text = "What range of pay is usual at the beginning in grants?"
    first = offered_questions(world.records, world.known(jelisa), (), {})[0]
    assert (first.text, first.group, first.why) == (text, "suggested", "you kept it for them")
    assert not world.do(learning.hand_over, jelisa, "grants", "pay").changed
    world.do(learning.hand_over, wei, "grants", "pay")
    (loop,) = world.records.loops.values()
    assert (loop.kind, loop.text, loop.about) == (LoopKind.QUESTION, text, wei)
    world.do(loops.done, jelisa, "pay: about 40,000")
    world.do(learning.hand_over, jelisa, "grants", "pay")
    assert len(world.records.loops) == 2


def test_a_question_of_the_track_goes_over_to_whom_is_asked(world: World, wei: str) -> None:
    world.do(tracks.question, "grants", "who reads them?")
    world.do(learning.hand_over, wei, "grants", "who")
    (track,) = world.records.tracks.values()
    (loop,) = world.records.loops.values()
    assert (track.questions, loop.text, loop.about) == ((), "who reads them?", wei)


def test_who_left_it_open_is_not_asked(world: World, wei: str) -> None:
    world.do(loops.add, wei, "? who pays")
    with pytest.raises(Refused, match="Wei Zhang left it open"):
        world.do(learning.hand_over, wei, "grants", "who pays")
    jelisa = world.person("Jelisa Okafor")
    world.do(learning.hand_over, jelisa, "grants", "who pays")
    (loop,) = world.records.loops.values()
    assert (loop.person, loop.about) == (wei, jelisa)


@pytest.mark.usefixtures("wei")
def test_a_term_said_again_keeps_how_well_it_is_known(world: World) -> None:
    world.do(tracks.term, "grants", "RFP = a call")
    world.do(learning.quizzed, "grants", ["RFP"], [])
    assert not world.do(tracks.term, "grants", "RFP = a call").changed
    (track,) = world.records.tracks.values()
    assert [term.known for term in track.glossary] == [1]
