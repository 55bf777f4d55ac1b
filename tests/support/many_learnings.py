"""More learnings than anybody will note, for what is measured."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Learning, Track
from coffeechat.domain.words import Facet
from coffeechat.store import Transaction
from support.stores import BROUGHT_IN, open_session

LEARNINGS, TALKERS = 20_000, 400
_TRACKS = ("nonprofits", "policy", "advising")
_TALK = """
half of the week goes into budgets and letters nobody sees river data people ask first
one begins as an assistant pay rises late evenings stay free travel is rare
"""
_WORDS = _TALK.split()


def fill_learnings(path: Path) -> None:
    """Put twenty thousand learnings into a store, each told by one of its first people."""
    session, random = open_session(path, BROUGHT_IN), Random(0)
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    with session.store.act("fill") as tx:
        tracks = [_track(tx, name) for name in _TRACKS]
        people = list(tx.records.people)[:TALKERS]
        made: list[str] = []
        for _ in range(LEARNINGS):
            made.append(_learning(tx, random, tracks, people, made))
    session.close()


def _track(tx: Transaction, name: str) -> str:
    known = next((one for one in tx.records.tracks.values() if one.name == name), None)
    track = known or Track(id=tx.fresh_id(), created=tx.now, name=name)
    tx.put(track)
    return track.id


def _learning(
    tx: Transaction, random: Random, tracks: Sequence[str], people: Sequence[str], made: list[str]
) -> str:
    tied = (random.choice(made),) if made and random.random() < 0.02 else ()
    agrees = random.random() < 0.5
    one = Learning(
        id=tx.fresh_id(),
        created=tx.now,
        person=random.choice(people),
        text=" ".join(random.choices(_WORDS, k=12)),
        tracks=(random.choice(tracks),),
        facet=random.choice(list(Facet)),
        their_words=random.random() < 0.3,
        agrees=tied if agrees else (),
        contradicts=() if agrees else tied,
    )
    tx.put(one)
    return one.id
