"""The warmest way to a person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coffeechat.domain.parts import Contact, DoNotContact, IntroStep, Point, Position
from coffeechat.domain.records import Conversation, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.warm_path import (
    NOBODY,
    Route,
    Way,
    build_acquaintances,
    mutual_contact,
    path_words,
    routes,
    short_words,
    update_acquaintances,
    warmer_routes,
)
from coffeechat.domain.words import (
    ContactKind,
    IntroState,
    MessagePurpose,
    PointKind,
    ReplyKind,
    Warmth,
)
from domain.fit_kit import NOW, person, records

VERDA = person("Analyst", "Verda", name="Mika Laine")
AMARA = person("Engineer", "VERDA Inc.", name="Amara Diallo", warmth=Warmth.KNOWN)


def found(*others: Person, one: Person = VERDA, messages: tuple[Message, ...] = ()) -> list[Route]:
    known = replace(records(one, *others), messages={message.id: message for message in messages})
    return routes(known, build_acquaintances(known), one)


def message(to: Person, purpose: MessagePurpose, **fields: object) -> Message:
    sent = Message(id="m", created=NOW, person=to.id, purpose=purpose, at=NOW - timedelta(days=3))
    return sent.replace(**fields)


def test_without_anybody_a_letter_is_cold() -> None:
    assert found() == [Route(Way.COLD)]
    assert path_words(found()) == "you know nobody there; a short letter may do"
    assert found(one=person("Analyst"))[0].way is Way.COLD


def test_somebody_i_know_is_there() -> None:
    assert found(AMARA) == [Route(Way.THERE, "Amara Diallo", AMARA.id)]
    assert path_words(found(AMARA)) == "you know Amara Diallo there: ask them first"
    assert short_words(found(AMARA)) == "you know Amara there"
    assert short_words(found(AMARA.replace(name="Diallo, Dr. Amara"))) == "you know Amara there"


STRANGERS = [
    person("", "Verda"),
    person("", "Verda", warmth=Warmth.COLD),
    person("", "Verda", warmth=Warmth.SHARED_POINT),
    person("", "Verda Lab", warmth=Warmth.CLOSE),
    person("", "", warmth=Warmth.CLOSE),
    person("", "Verda", warmth=Warmth.CLOSE, do_not_contact=DoNotContact(since=NOW.date())),
]


@pytest.mark.parametrize("other", STRANGERS)
def test_others_are_no_way(other: Person) -> None:
    assert found(other) == [Route(Way.COLD)]


def test_who_talked_with_me_is_an_acquaintance_too() -> None:
    other = person("", "Verda", name="Wei Zhang")
    for purpose in (MessagePurpose.CALL, MessagePurpose.MET):
        assert found(other, messages=(message(other, purpose),))[0].way is Way.THERE
    answered = message(other, MessagePurpose.REPLY, reply=ReplyKind.BY_EMAIL)
    assert found(other, messages=(answered,))[0].way is Way.THERE
    for purpose in (MessagePurpose.ASK, MessagePurpose.REPLY):
        assert found(other, messages=(message(other, purpose),))[0].way is Way.COLD
    planned = message(other, MessagePurpose.CALL, at=None)
    assert found(other, messages=(planned,))[0].way is Way.COLD


def test_letters_of_an_archive_make_an_acquaintance() -> None:
    letters = (Contact(kind=ContactKind.MESSAGE, sent=1, received=1),)
    assert found(person("", "Verda", contacts=letters))[0].way is Way.THERE


def test_who_was_there_counts_less_than_who_is() -> None:
    left = Position(organisation="Verda")
    former = person(name="Ana Ortiz", warmth=Warmth.CLOSE).replace(
        positions=(Position(organisation="Elsewhere"), left)
    )
    assert found(former) == [Route(Way.WAS_THERE, "Ana Ortiz", former.id)]
    assert [route.name for route in found(former, AMARA)] == ["Amara Diallo", "Ana Ortiz"]
    assert short_words(found(former)) == "Ana was there"
    member = person(name="Ana Ortiz", warmth=Warmth.CLOSE, affiliations=("verda",))
    assert found(member)[0].way is Way.WAS_THERE


def test_of_several_the_one_i_know_best_stands_for_all() -> None:
    close = person("", "Verda", name="Ana Ortiz", warmth=Warmth.CLOSE)
    met = person("", "Verda", name="Sam Lee", warmth=Warmth.MET_ONCE)
    for order in ((met, AMARA, close), (close, AMARA, met)):
        assert [route.name for route in found(*order)] == ["Ana Ortiz"]


def test_who_was_named_there_leads_to_the_one_who_named_them() -> None:
    giver = person("", "Elsewhere", name="Wei Zhang")
    named = person("", "Verda", name="Sam Ortiz", referred_by=giver.id)
    assert found(giver, named) == [Route(Way.NAMED_THERE, "Wei Zhang", giver.id, "Sam Ortiz")]
    assert "Wei Zhang named Sam Ortiz there" in path_words(found(giver, named))
    assert short_words(found(giver, named)) == ""
    own = person("", "Verda", name="Sam Ortiz", referred_by=VERDA.id)
    assert found(own) == [Route(Way.COLD)]


def test_who_named_a_person_comes_first_and_what_is_warm_needs_no_other() -> None:
    giver = person(name="Wei Zhang")
    named = VERDA.replace(referred_by=giver.id)
    assert [route.way for route in found(giver, AMARA, one=named)] == [Way.REFERRED, Way.THERE]
    met = named.replace(warmth=Warmth.INTRODUCED)
    assert path_words(found(giver, one=met)) == "Wei Zhang named them to you: say so first"
    known = records(giver, AMARA, named)
    assert warmer_routes(known, build_acquaintances(known), named)[0].way is Way.REFERRED
    friend = VERDA.replace(warmth=Warmth.KNOWN)
    known = records(friend, AMARA)
    assert warmer_routes(known, build_acquaintances(known), friend) == []
    assert path_words(found(AMARA, one=friend)) == (
        "direct is warm enough · or you know Amara Diallo there: ask them first"
    )


WARM = [
    (Point(kind=PointKind.SAME_INSTITUTION, detail="State U"), Way.DIRECT),
    (Point(kind=PointKind.SAME_INSTITUTION, detail="State U", confirmed=False), Way.COLD),
    (Point(kind=PointKind.LINKEDIN_CONNECTION), Way.COLD),
]


@pytest.mark.parametrize(("point", "way"), WARM)
def test_what_we_share_makes_a_letter_warm_enough(point: Point, way: Way) -> None:
    assert found(one=VERDA.replace(points=(point,)))[0].way is way


def test_a_mutual_contact_may_introduce_me() -> None:
    both = Point(kind=PointKind.MUTUAL_CONTACT, detail="Amara", confirmed=False)
    assert found(one=VERDA.replace(points=(both,))) == [Route(Way.MUTUAL, "Amara")]


def test_who_named_somebody_is_not_told_twice() -> None:
    giver = person(name="Wei Zhang")
    both = Point(kind=PointKind.MUTUAL_CONTACT, detail="Wei Zhang", confirmed=False)
    named = VERDA.replace(referred_by=giver.id, points=(both,))
    assert found(giver, one=named) == [Route(Way.REFERRED, "Wei Zhang", giver.id)]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (None, "you know Amara Diallo there: ask them first"),
        (IntroState.ASKED, "you asked Amara Diallo to introduce you: wait for word of it"),
        (IntroState.PASSED_ON, "you asked Amara Diallo to introduce you: wait for word of it"),
        (IntroState.INTRODUCED, "Amara Diallo introduced you: say so first"),
        (IntroState.DECLINED, "you know Amara Diallo there: ask them first"),
    ],
)
def test_an_introduction_that_is_asked_for_is_not_asked_for_again(
    state: IntroState | None, told: str
) -> None:
    steps = (IntroStep(at=NOW, state=state),) if state is not None else ()
    pursued = Conversation(
        id="c", created=NOW, person=VERDA.id, introducer=AMARA.id, introduction=steps
    )
    known = replace(records(VERDA, AMARA), conversations={"c": pursued})
    index = build_acquaintances(known)
    assert path_words(routes(known, index, VERDA)) == told
    assert bool(warmer_routes(known, index, VERDA)) == told.startswith("you know")


def test_somebody_is_suggested_as_a_mutual_contact_only_where_i_know_few() -> None:
    colleagues = [
        person("", "Verda", name=f"Ana {number}", warmth=Warmth.KNOWN) for number in range(4)
    ]
    for count, expected in ((0, None), (1, "Ana 0"), (3, "Ana 0"), (4, None)):
        known = records(VERDA, *colleagues[:count])
        both = mutual_contact(known, build_acquaintances(known), VERDA)
        assert (both.name if both else None) == expected


def test_the_index_follows_what_changes_as_if_built_anew() -> None:
    known = records(VERDA, AMARA)
    index = build_acquaintances(known)
    moved = AMARA.replace(positions=(Position(organisation="Baltic Trust"),))
    cooler = AMARA.replace(warmth=Warmth.COLD)
    fresh = person("", "Verda", name="Ana Ortiz", warmth=Warmth.MET_ONCE)
    for people in ([VERDA, moved], [VERDA, cooler], [VERDA], [VERDA, AMARA, fresh]):
        after = records(*people)
        followed = update_acquaintances(index, after, [AMARA.id, fresh.id])
        assert followed == build_acquaintances(after)
        assert update_acquaintances(followed, known, [AMARA.id, fresh.id]) == index


def test_a_stale_entry_is_no_way() -> None:
    index = build_acquaintances(records(VERDA, AMARA))
    for now in (records(VERDA), records(VERDA, AMARA.replace(warmth=Warmth.COLD))):
        assert routes(now, index, VERDA) == [Route(Way.COLD)]


def test_nobody_is_decoded_but_the_few_who_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = [person("", "Verda", name=f"Ana {n}", warmth=Warmth.KNOWN) for n in range(500)]
    known = records(VERDA, *crowd)
    index = build_acquaintances(known)
    looked_at: list[str] = []

    class Watched(dict[str, Person]):
        def get(self, key: str, default: object = None) -> Person | None:  # type: ignore[override] # dict has more ways to call it
            looked_at.append(key)
            return super().get(key)

    routes(replace(known, people=Watched(known.people)), index, VERDA)
    assert 0 < len(looked_at) < 12


def test_without_an_index_only_the_person_counts() -> None:
    assert routes(Records(), NOBODY, AMARA) == [Route(Way.DIRECT)]
