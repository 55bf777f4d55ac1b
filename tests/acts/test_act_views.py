"""Kept views: what is refused, what travels with an export, what a forgotten person leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coffeechat.acts import Done, Refused, forgetting, views
from coffeechat.acts.arriving import bring_everything
from coffeechat.domain.records import LIST_ID
from coffeechat.domain.views import list_columns, views_of
from coffeechat.handoff.export import to_json
from coffeechat.handoff.whole import read_whole
from support.worlds import World

REFUSED: list[tuple[Callable[[World], Done], str]] = [
    (lambda world: world.do(views.save, "0", "grads = tag:grad"), "«0» is no digit from 1 to 9."),
    (lambda world: world.do(views.save, "12", "grads = tag:grad"), "«12» is no digit"),
    (lambda world: world.do(views.save, "1", "grads"), "Write the name, = and the filter"),
    (lambda world: world.do(views.save, "1", "grads ="), "Write the name, = and the filter"),
    (lambda world: world.do(views.save, "1", "x = stgae:ask"), "«stgae:» is no key"),
    (lambda world: world.do(views.drop, "4"), "No view is kept for 4."),
    (lambda world: world.do(views.choose_columns, "place age"), "«age» is no column; there are:"),
]


@pytest.mark.parametrize(("act", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_is_refused_changes_nothing(
    world: World, act: Callable[[World], Done], says: str
) -> None:
    before = world.store.canonical()
    with pytest.raises(Refused) as refused:
        act(world)
    assert str(refused.value).startswith(says)
    assert world.store.canonical() == before


def test_a_kept_view_takes_the_place_of_one_that_needs_no_keeping(world: World) -> None:
    standing = views_of(world.records)
    assert sorted(standing) == ["7", "8", "9"]
    world.do(views.save, "8", "grads = tag:grad")
    world.do(views.save, "2", " = title:analyst")
    views_now = views_of(world.records)
    assert list(views_now) == ["2", "7", "8", "9"]
    assert (views_now["8"].name, views_now["8"].filter) == ("grads", "tag:grad")
    assert views_now["2"].name == "title:analyst"
    world.do(views.drop, "8")
    assert views_of(world.records)["8"] == standing["8"]


def test_columns_are_no_view(world: World) -> None:
    world.do(views.choose_columns, "last PLACE last")
    assert list_columns(world.records) == ("last", "place")
    assert LIST_ID not in views_of(world.records)
    assert world.do(views.choose_columns, "last place").changed is False


def test_views_travel_with_everything(world: World, tmp_path: Path) -> None:
    world.do(views.save, "3", 'quiet = org:"Green Rivers, Inc." last:>90d')
    world.do(views.choose_columns, "tags")
    everything = read_whole(to_json(world.records, world.store.events, private=True))
    other = World(tmp_path / "other" / "db.json")
    other.do(bring_everything, everything.documents, everything.events)
    assert dict(other.records.views) == dict(world.records.views)
    other.close()


def test_a_forgotten_person_is_taken_out_of_views(world: World) -> None:
    person = world.person("Žofie Nováková")
    world.do(views.save, "3", "like Žofie Nováková = zofie novakova tag:grad")
    world.do(forgetting.forget, person, "Žofie Nováková")
    (view,) = world.records.views.values()
    assert (view.name, view.filter) == ("like somebody", "somebody tag:grad")
