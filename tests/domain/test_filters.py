"""The filter language: whom it keeps, what is wrong with it, how it may go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coffeechat.domain.filters import complete, found_span, parse, where_found
from coffeechat.domain.filters.ages import read_days
from coffeechat.domain.filters.keys import KEYS, LEARNINGS, Kind
from coffeechat.domain.filters.keys import PEOPLE as PEOPLE_KEYS
from coffeechat.domain.filters.sorting import SORT_WORDS, Sort
from coffeechat.domain.parts import Position
from coffeechat.domain.records import Learning
from domain.filter_kit import NOW, OTHERS, PEOPLE, Finding, person, records_of

WORLD = Finding(records_of())
EVERYBODY = {one.id for one in PEOPLE}

KEPT = [
    # Plain words: everywhere, with accents and case aside.
    ("okafor", {"jelisa"}),
    ("ADEYEMI", {"ngozi"}),
    ("strauss", {"zoe"}),
    ("wei 张", {"wei"}),
    ("green analyst", {"mika"}),
    ('"green rivers"', {"jelisa", "mika"}),
    ("budgets", {"jelisa"}),
    ("meetings", {"priya"}),
    ("audits", {"ngozi"}),
    ("-green", EVERYBODY - {"jelisa", "mika"}),
    ("-meetings verda", {"ngozi"}),
    ("Okafor, Jelisa", {"jelisa"}),
    ("nobody-like-this", set()),
    ("", EVERYBODY),
    ("- --", set()),
    # Organisations by what counts in their names.
    ("org:green", {"jelisa", "mika"}),
    ('org:"the green-rivers llc"', {"jelisa", "mika"}),
    ("org:rivers", {"jelisa", "mika"}),
    ("org:ivers", set()),
    ("org:verda", {"ngozi", "priya"}),
    ('org:"baltic trust and company"', {"ana"}),
    ("org:verda,baltic", {"ngozi", "priya", "ana"}),
    ('org:"state u"', {"wei"}),
    ("org:none", {"zoe"}),
    ("organisation:verda", {"ngozi", "priya"}),
    # Texts and the words they begin with.
    ("title:analyst", {"ngozi", "mika"}),
    ("title:any -title:analyst", {"jelisa", "wei", "ana", "priya"}),
    ("tag:eco", {"ngozi"}),
    ("tag:co", set()),
    ('tag:"grad school"', {"jelisa"}),
    ("-tag:eco", EVERYBODY - {"ngozi"}),
    ("tag:any", {"jelisa", "ngozi"}),
    ("track:nonprofits", {"jelisa", "zoe"}),
    ("track:data", {"zoe"}),
    ("place:oakland", {"jelisa"}),
    ("note:tea", {"jelisa"}),
    ("learned:half", {"priya"}),
    ("learned:audits", set()),
    ("email:example.org", {"ngozi"}),
    ("source:linkedin", {"mika"}),
    ("source:hand", EVERYBODY - {"mika"}),
    ("name:sil", {"ana"}),
    # Points of connection, suggested ones too.
    ("point:alum", {"jelisa", "wei"}),
    ('point:"state u"', {"jelisa", "wei"}),
    ("point:linkedin", {"mika"}),
    # Levels and warmth, in order.
    ("level:executive", {"zoe"}),
    ("level:>=director", {"wei", "zoe"}),
    ("level:<=entry", {"mika"}),
    ("level:entry,director", {"mika", "wei"}),
    ("level:exec", {"zoe"}),
    ("warmth:known", {"ngozi", "ana"}),
    ("warmth:>=met-once", {"ngozi", "ana"}),
    ("warmth:>known", set()),
    ("warmth:none", EVERYBODY - {"ngozi", "ana"}),
    # Where things stand.
    ("stage:ask", {"ngozi"}),
    ("stage:waiting", {"ngozi"}),
    ("stage:qualified", {"priya"}),
    ("stage:identify", EVERYBODY - {"ngozi"}),
    ("-stage:identify", {"ngozi"}),
    ("stage:interview,ask", {"ngozi"}),
    ("stage:any", EVERYBODY),
    ("dream:yes", {"mika"}),
    ("dream:no", EVERYBODY - {"mika"}),
    ("aside:no", {"wei"}),
    ("-aside:any", EVERYBODY - {"wei"}),
    # Days.
    ("last:<=20d", {"ngozi"}),
    ("last:<20d", set()),
    ("last:>20d", {"ana"}),
    ("last:=30d", {"ana"}),
    ("last:1m", {"ngozi", "ana"}),
    ("last:never", EVERYBODY - {"ngozi", "ana"}),
    ("last:any", {"ngozi", "ana"}),
    ("added:<1w", {"tomas"}),
    ("added:>90d -org:any", {"zoe"}),
    ("connected:>5y", {"mika"}),
    ("connected:none tag:any", {"jelisa", "ngozi"}),
    # All together.
    ("org:verda stage:ask -tag:food level:<=senior", {"ngozi"}),
]


@pytest.mark.parametrize(("text", "people"), KEPT, ids=[text for text, _ in KEPT])
def test_whom_a_filter_keeps(text: str, people: set[str]) -> None:
    assert parse(text).problems == ()
    assert Finding(records_of()).found(text) == people


def test_what_is_due_is_found_by_its_day() -> None:
    late = {item.person for item in WORLD.due if item.late and item.person}
    days = {
        one: (item.due - NOW.date()).days
        for item in WORLD.due
        for one in item.people or (item.person,)
        if one
    }
    assert days.keys() > late
    assert late
    assert WORLD.found("due:any") == days.keys()
    assert WORLD.found("due:late") == late
    assert WORLD.found("due:<=7d") == {one for one, ahead in days.items() if ahead <= 7}
    assert WORLD.found("due:none") == EVERYBODY - days.keys()


WRONG = [
    ("ana stgae:ask", (4, 10), "«stgae:» is no key"),
    ("stage:talking", (6, 13), "«talking» is not one of these: identify, ask,"),
    ("level:<=lovely", (6, 14), "«<=lovely» is not one of these: student,"),
    ("dream:>yes", (6, 10), "«dream:» compares nothing"),
    ("last:soon", (5, 9), "«soon» is not understood: days such as"),
    ("last:3x", (5, 7), "«3x» is not understood"),
    ("last:3d,4d", (0, 10), "«last:» takes one value"),
    ("org: verda", (0, 4), "«org:» needs a value: where they work"),
    ('x tag:""', (2, 8), "«tag:» needs a value"),
    ("level:<=s", (6, 9), "«s» may be student or senior: student,"),
]


@pytest.mark.parametrize(("text", "span", "says"), WRONG, ids=[text for text, _, _ in WRONG])
def test_what_is_wrong_is_said_with_its_place_and_the_rest_holds(
    text: str, span: tuple[int, int], says: str
) -> None:
    chosen = parse(text)
    (problem,) = chosen.problems
    assert problem.span == span
    assert problem.text.startswith(says)
    assert len(chosen.terms) == len([word for word in ("ana", "verda", "x ") if word in text])


@pytest.mark.parametrize("text", ["org:", "stage:", "last:>", "last:<3", "level:<=s", "due:"])
def test_what_may_still_become_something_is_no_mistake_yet(text: str) -> None:
    assert all(problem.unfinished for problem in parse(text).problems)


def test_a_hyphen_that_is_all_of_a_word_yet_leaves_nobody_out() -> None:
    assert parse("ana -").terms == parse("ana").terms


@pytest.mark.parametrize("text", ["10:30", "https://example.org/jo", '"stage:" x', "a:b:c"])
def test_colons_that_belong_to_words(text: str) -> None:
    plain = [term for term in parse(text).terms if not term.key]
    assert bool(plain) == (text != "a:b:c")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("<7d", (None, 6)),
        ("<=2w", (None, 14)),
        (">3m", (91, None)),
        (">=1y", (365, None)),
        ("=5", (5, 5)),
        ("30d", (None, 30)),
        ("today", (0, 0)),
        ("tomorrow", (1, 1)),
        ("late", (None, -1)),
        ("soon", None),
        ("", None),
        ("<d", None),
        ("never", "never"),
    ],
)
def test_days(text: str, days: object) -> None:
    assert read_days(text, ahead=True) == days


def test_yesterday_looks_back() -> None:
    assert read_days("yesterday", ahead=False) == (1, 1)


TYPED = some.text('abd -:"“”,<>=7x\u0301ß张\x00\n', max_size=24) | some.text(max_size=12)
LINES = some.lists(
    some.sampled_from([text for text, _ in KEPT] + [text for text, _, _ in WRONG]) | TYPED,
    max_size=3,
).map(" ".join)


@given(LINES, some.integers(0, 40))
def test_whatever_is_typed_is_answered(text: str, cursor: int) -> None:
    chosen = parse(text)
    for problem in chosen.problems:
        assert 0 <= problem.span[0] < problem.span[1] <= len(text)
        assert problem.text.endswith(".")
    assert WORLD.found(text) <= EVERYBODY
    for one in complete(text, min(cursor, len(text)), lambda _key: ["green rivers"]):
        assert len(one.line) >= len(text[:cursor].rstrip()) - 40
    for someone in PEOPLE:
        where_found(WORLD.records, someone, chosen, "")


@given(LINES, some.integers(0, 40), LINES)
def test_whoever_narrows_finds_nobody_new(text: str, length: int, other: str) -> None:
    earlier = parse(text[:length])
    for later in (parse(text), parse(f"{text[:length]} {other}"), parse(other)):
        if later.narrows(earlier):
            fresh = Finding(WORLD.records)
            assert set(fresh.finder.find(later, fresh.facts)) <= set(
                fresh.finder.find(earlier, fresh.facts)
            )


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [("an", "ana"), ("ana", "ana s"), ("org:gr", "org:gre"), ("stage:i", "stage:in"), ("", "x")],
)
def test_typing_on_narrows(shorter: str, longer: str) -> None:
    assert parse(longer).narrows(parse(shorter))
    assert not parse(shorter).narrows(parse(longer))


@given(LINES, LINES)
def test_what_was_found_before_changes_nothing(before: str, text: str) -> None:
    used = Finding(WORLD.records)
    used.found(before)
    assert used.found(text) == Finding(WORLD.records).found(text)


OFFERED = [
    ("st", ["stage:"]),
    ("x -ta", ["tag:"]),
    ("stage:a", ["ask", "arranging", "any"]),
    ("stage:ask,fo", ["follow-up"]),
    ("level:<=m", ["<=mid"]),
    ("org:g", ["green rivers"]),
    ("org:", ["green rivers", "verda", "baltic trust", "state u", "stategy partners", "none"]),
    ("tag:", ["eco", "grad school", "none", "any"]),
    ("track:n", ["nonprofits", "none"]),
    ("point:al", ["alum", "alumni"]),
    ("last:", [">90d", "<30d", "never", "none", "any"]),
    ("okafor", []),
    ("foo:b", []),
]


@pytest.mark.parametrize(("text", "shown"), OFFERED, ids=[text for text, _ in OFFERED])
def test_how_a_filter_may_go_on(text: str, shown: list[str]) -> None:
    assert WORLD.offered(text)[: len(shown) or None] == shown


def test_a_filter_begins_with_any_key() -> None:
    assert WORLD.offered("")[:3] == ["org:", "title:", "stage:"]
    assert WORLD.offered("ana ")[:3] == ["org:", "title:", "stage:"]


@pytest.mark.parametrize(
    ("text", "cursor", "line"),
    [
        ("tag:g", 5, 'tag:"grad school" '),
        ("-ta", 3, "-tag:"),
        ("st ana", 2, "stage: ana"),
        ("level:m ana", 7, "level:mid ana"),
        ("stage:ask,in", 12, "stage:ask,interview "),
        ('org:"gree', 9, 'org:"green rivers" '),
    ],
)
def test_what_is_offered_stands_where_the_cursor_was(text: str, cursor: int, line: str) -> None:
    found = WORLD.finder.complete(text, cursor, WORLD.facts)
    assert found[0].line == line


@pytest.mark.parametrize("key", KEYS, ids=lambda key: str(key.name))
def test_every_key_knows_everybody_or_not(key: object) -> None:
    assert isinstance(key, type(KEYS[0]))
    assert WORLD.found(f"{key.name}:any") == EVERYBODY - WORLD.found(f"{key.name}:none")
    for word in key.words if key.kind in {Kind.WORD, Kind.RANK} else key.samples:
        assert parse(f"{key.name}:{word}").problems == ()


def test_other_ways_to_write_a_key_are_no_keys_themselves() -> None:
    for language in (PEOPLE_KEYS, LEARNINGS):
        names = {key.name for key in language.keys}
        assert set(language.also.values()) <= names
        assert language.also.keys().isdisjoint(names)


# What a row shows ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "row", "found"),
    [
        ("oka", "Jelisa Okafor  Program", "Oka"),
        ("adey", "Ngozi Adéyemi", "Adéy"),
        ("adey", "Ngozi Ade\u0301yemi", "Ade\u0301y"),
        ("strass", "Zoë Strauß", ""),
        ("strauss", "Zoë Strauß", "Strauß"),
        ("zhang", "张伟 Wei Zhang", "Zhang"),
        ("伟", "张伟 Wei Zhang", "伟"),
        ("org:rivers", "Jelisa  Green Rivers", "Rivers"),
        ("-oka", "Jelisa Okafor", ""),
        ("level:mid", "mid", ""),
        ("", "Jelisa", ""),
    ],
)
def test_the_letters_that_were_found(typed: str, row: str, found: str) -> None:
    span = found_span(row, parse(typed))
    assert (row[span[0] : span[1]] if span else "") == found


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("jelisa", "okafor", ""),
        ("jelisa", "budgets", "note: budgets matter"),
        ("jelisa", "grad", "tag: grad school"),
        ("jelisa", "oakland", "place: Oakland, US"),
        ("priya", "half", "learned: A week is half meetings"),
        ("priya", "meetings", "learned: …is half meetings"),
        ("ngozi", "audits", "why: her path to audits"),
        ("ngozi", "email:example", "e-mail: ngozi@example.org"),
        ("ngozi", "-budgets", ""),
    ],
)
def test_a_row_says_where_it_was_found_when_it_does_not_show(
    key: str, typed: str, told: str
) -> None:
    someone = next(one for one in PEOPLE if one.id == key)
    shown = f"{someone.name}  {someone.title}, {someone.organisation}"
    assert where_found(WORLD.records, someone, parse(typed), shown) == told


# Orders -------------------------------------------------------------------------------------------


def test_orders() -> None:
    by_name = WORLD.sorted(Sort.NAME)
    assert by_name == sorted(by_name, key=lambda key: next(
        one.name.casefold().replace("é", "e") for one in PEOPLE if one.id == key
    ))  # fmt: skip
    assert WORLD.sorted(Sort.NAME, backwards=True) == by_name[::-1]
    assert WORLD.sorted(Sort.LAST)[:2] == ["ngozi", "ana"]
    assert WORLD.sorted(Sort.LAST, backwards=True)[:2] == ["ana", "ngozi"]
    assert WORLD.sorted(Sort.ADDED)[0] == "tomas"
    assert WORLD.sorted(Sort.ORG)[0] == "ana"
    assert WORLD.sorted(Sort.ORG)[-1] == "zoe"
    assert WORLD.sorted(Sort.FIT) == list(WORLD.facts.ids)
    assert set(SORT_WORDS) == set(Sort)


def test_an_order_holds_while_somebody_types() -> None:
    facts, finder = WORLD.facts, WORLD.finder
    for text in ("a", "an", "ana", "an"):
        found = finder.find(parse(text), facts, Sort.NAME, backwards=True)
        assert found == [one for one in WORLD.sorted(Sort.NAME, backwards=True) if one in found]


# What changes -------------------------------------------------------------------------------------


def test_facts_follow_what_changes() -> None:
    world = Finding(records_of())
    assert world.found("org:verda") == {"ngozi", "priya"}
    assert world.offered("tag:")[:2] == ["eco", "grad school"]
    moved = person("ngozi", "Ngozi Adéyemi", "Director", "Elsewhere AG", tags=("zoology",))
    kept = [one for one in PEOPLE if one.id not in {"ngozi", "priya"}]
    learned = Learning(id="l2", created=NOW, person="ana", text="Hiring is slow")
    world.records = records_of([*kept, moved], [*OTHERS[:3], learned])
    world.__dict__.pop("due", None)
    world.finder.note(["ngozi", "priya"])
    assert world.found("org:verda") == set()
    assert world.found("org:elsewhere") == {"ngozi"}
    assert world.found("hiring") == {"ana"}
    assert world.found("") == EVERYBODY - {"priya"}
    assert world.offered("tag:")[:2] == ["grad school", "zoology"]


def test_an_earlier_job_is_found_and_told() -> None:
    jobs = (Position(title="Dean", organisation="College"), Position(organisation="Verda Inc"))
    anew = person("x", "Xu Li").replace(positions=jobs)
    world = Finding(records_of([anew], OTHERS[:1]))
    assert world.found("org:verda title:dean") == {"x"}
    told = where_found(world.records, anew, parse("verda"), "Xu Li  Dean, College")
    assert told == "job: Verda Inc"
