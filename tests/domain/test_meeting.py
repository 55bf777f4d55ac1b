"""How a talk takes place, by the words for where it is."""

import pytest

from coffeechat.acts import talks
from coffeechat.domain.checklist import checklist
from coffeechat.domain.meeting import mode_of
from coffeechat.domain.words import Mode
from support.happenings import happens
from support.worlds import World


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        ("https://meet.example.com/abc", Mode.VIDEO),
        ("HTTPS://EXAMPLE.ORG/room", Mode.VIDEO),
        ("Zoom, the link follows", Mode.VIDEO),
        ("office hours on Teams", Mode.VIDEO),
        ("+49 30 1234567", Mode.PHONE),
        ("(510) 555-0123", Mode.PHONE),
        ("by phone, 555 0123", Mode.PHONE),
        ("Blue Door Café", Mode.COFFEE),
        ("coffee at the station, https://maps.example.com/7", Mode.COFFEE),
        ("her office, 4th floor", Mode.OFFICE),
        ("Campus North, room 12", Mode.CAMPUS),
        ("a walk by the river", Mode.WALK),
        ("Room 1", None),
        ("Hauptstr. 5, 10115 Berlin", None),
        ("2026", None),
        ("", None),
    ],
)
def test_the_words_for_where_it_is_tell_how(place: str, mode: Mode | None) -> None:
    assert mode_of(place) == mode


def test_what_to_see_to_follows_from_where_it_is(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed")
    for place, mode, line in (
        ("https://meet.example.com/abc", Mode.VIDEO, "The link opened once"),
        ("Blue Door Café", Mode.COFFEE, "No résumé in the bag"),
        ("Room 1", None, "Water, paper and a pen"),
    ):
        world.do(talks.place, jelisa, place)
        talk = world.talk(jelisa)
        assert talk.mode is mode
        assert any(one.startswith(line) for one in checklist(talk))
