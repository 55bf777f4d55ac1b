"""Tracks: what is refused, who belongs, and what becomes of names."""

import pytest

from coffeechat.acts import Refused, people, tracks
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.parts import Term
from coffeechat.domain.tracks import interest_words
from coffeechat.domain.words import TrackStatus
from support.worlds import World


def test_a_second_track_of_a_name_is_refused_whatever_its_case(world: World) -> None:
    world.do(tracks.begin, "Grants")
    with pytest.raises(Refused, match="There is a track Grants already"):
        world.do(tracks.begin, "gránts")
    world.do(tracks.begin, "policy")
    with pytest.raises(Refused, match="There is a track Grants already"):
        tracks.edit(world.store, "policy", name="grants")
    assert [track.name for track in world.records.tracks.values()] == ["Grants", "policy"]


def test_a_track_is_meant_by_the_beginning_of_its_name(world: World) -> None:
    world.do(tracks.begin, "science policy")
    world.do(tracks.begin, "science writing")
    world.do(tracks.stand, "chosen", "science w")
    assert [track.status for track in world.records.tracks.values()] == [
        TrackStatus.CURIOUS,
        TrackStatus.CHOSEN,
    ]
    with pytest.raises(NotUnderstood, match="may be science policy or science writing"):
        world.do(tracks.stand, "chosen", "science")
    with pytest.raises(NotUnderstood, match="there are: science writing, science policy"):
        world.do(tracks.stand, "chosen", "grants")


def test_interest_is_told_with_its_trend_and_why(world: World) -> None:
    grants = world.do(tracks.begin, "grants").subject
    told = []
    for level, why in (("3", ""), ("4", "her day"), ("4", ""), ("1", "the meetings")):
        world.do(tracks.interest, level, "grants", why)
        told.append(interest_words(world.records.tracks[grants]))
    assert told == [
        "interested",
        "keen, growing: her day",
        "keen",
        "a little, fading: the meetings",
    ]
    assert [one.level for one in world.records.tracks[grants].interest] == [3, 4, 4, 1]


def test_a_term_said_again_gets_the_new_meaning(world: World) -> None:
    grants = world.do(tracks.begin, "grants").subject
    world.do(tracks.term, "grants", "RFP = a call")
    world.do(tracks.term, "grants", "LOI: a short letter before it")
    world.do(tracks.term, "grants", "rfp = request for proposals")
    assert world.records.tracks[grants].glossary == (
        Term(term="LOI", meaning="a short letter before it"),
        Term(term="rfp", meaning="request for proposals"),
    )
    with pytest.raises(NotUnderstood, match="The term is missing"):
        world.do(tracks.term, "grants", "= request")


def test_a_track_in_use_is_not_removed(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.do(tracks.belong, jelisa, "grants")
    with pytest.raises(Refused, match="grants is in use"):
        world.do(tracks.drop, "grants")
    world.do(tracks.leave, jelisa, "grants")
    world.do(tracks.drop, "grants")
    assert not world.records.tracks


def test_somebody_belongs_to_several_and_to_each_once(world: World) -> None:
    jelisa = world.do(people.add, "Jelisa Okafor track:grants").subject
    world.do(tracks.belong, jelisa, "policy")
    assert not world.do(tracks.belong, jelisa, "GRANTS").changed
    names = [world.records.tracks[track].name for track in world.known(jelisa).tracks]
    assert names == ["grants", "policy"]


def test_a_question_is_answered_by_its_beginning(world: World) -> None:
    world.do(tracks.begin, "grants")
    for text in ("who pays?", "who reads them?", "how long?"):
        world.do(tracks.question, "grants", text)
    with pytest.raises(Refused, match="Several begin with «who»"):
        world.do(tracks.answered, "grants", "who")
    with pytest.raises(Refused, match="No open question begins with «why»"):
        world.do(tracks.answered, "grants", "why")
    world.do(tracks.answered, "grants", "who p")
    (track,) = world.records.tracks.values()
    assert track.questions == ("who reads them?", "how long?")
