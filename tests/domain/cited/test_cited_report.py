"""What the cited report says, and what it never says."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.cited import Report, Section, cited_report
from coffeechat.domain.parts import Decision, Interest
from coffeechat.domain.plots import Levels
from coffeechat.domain.records import Binned
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from support.learned import BEGAN, NOW, records


def made(known: Records | None = None, *, anonymous: bool = False) -> Report:
    known = known or records()
    return cited_report(known, known.tracks["track1"], NOW, anonymous=anonymous)


def section(report: Report, title: str) -> Section:
    found = [one for one in report.sections if one.title == title]
    assert found, f"{title} is not among {[one.title for one in report.sections]}"
    return found[0]


def texts(report: Report, title: str) -> list[str]:
    return [item.text for item in section(report, title).items]


def everything(report: Report) -> str:
    """All texts of a report, pictures included."""
    return repr(replace(report, left=()))


def test_each_statement_names_who_said_it_and_when() -> None:
    report = made()
    assert report.title == "What 2 people told me about nonprofits"
    day = section(report, "Day")
    assert [(one.text, one.quoted, one.sources) for one in day.items] == [
        ("Mondays are for proposals", True, (1,)),
        ("half of the week is reports", False, (2,)),
    ]
    assert report.sources[0] == ("Jelisa Okafor, Program Manager, Green Rivers, Mon 5 Oct 2026")
    assert report.sources[1] == "Wei Zhang, Grants Officer, Verda, Tue 20 Oct 2026"
    old = section(report, "Pay").items[0]
    assert (old.remark, old.sources) == ("older than 18 months", (3,))
    assert report.sources[2].endswith("Tue 9 Jan 2024")


def test_what_several_said_stands_once() -> None:
    known = records()
    first = known.learnings["learning00"]
    again = first.replace(id="learning99", person="wei", text="mondays are for proposals")
    more = replace(known, learnings={**known.learnings, again.id: again})
    assert section(made(more), "Day").items[0].sources == (1, 2)


def test_agreement_and_contradiction_stand_side_by_side() -> None:
    report = made()
    titles = [one.title for one in report.sections]
    agree, differ = titles.index("Where they agree"), titles.index("Where they contradict")
    assert [item.text for item in report.sections[agree + 1].items] == [
        "Mondays are for proposals",
        "half of the week is reports",
    ]
    entry = report.sections[differ + 1]
    assert (entry.title, [item.sources for item in entry.items]) == ("Entry", [(1,), (2,)])


def test_what_is_open_and_what_nobody_spoke_of() -> None:
    report = made()
    assert texts(report, "Still open") == [
        "do volunteers get paid?",
        "who pays when a grant ends?",
    ]
    assert section(report, "Still open").items[0].remark == "to ask Ana Kovačević"
    gaps = texts(report, "Nobody has spoken of")[0]
    assert "culture" in gaps
    assert "entry" not in gaps


def test_words_reading_decisions_and_interest() -> None:
    report = made()
    assert texts(report, "Glossary") == [
        "RFP: request for proposals",
        "site visit",
        "LOI = letter of intent",
    ]
    reading = section(report, "Reading list").items
    assert [(one.text, one.remark, one.sources) for one in reading] == [
        ("the handbook at https://example.org/handbook", "", (2,)),
        ("read the annual report", "read", (4,)),
    ]
    assert texts(report, "Decisions") == [
        "Tue 6 Oct 2026: explore on: Wei and Jelisa like it there"
    ]
    interest = section(report, "My interest over time")
    assert interest.items[1].text == "Mon 5 Oct 2026: keen: after Jelisa's Tuesday"
    assert isinstance(interest.plot, Levels)
    assert [level for _, level in interest.plot.points] == [2, 4]


def test_the_next_people_are_those_who_told_nothing_yet_and_never_the_barred() -> None:
    assert texts(made(), "Whom to talk to next") == [
        "Ana Kovačević, Coordinator, Tidewater Commons"
    ]
    known = records()
    barred = known.people["ana"].replace(do_not_contact=known.people["wei"].do_not_contact)
    fewer = made(replace(known, people={**known.people, "ana": barred}))
    assert "Whom to talk to next" not in [one.title for one in fewer.sections]


def test_private_fields_stay_out_with_names_too() -> None:
    said = everything(made())
    for secret in (
        "jelisa@example.org",
        "555 0100",
        "left-handed",
        "night owl",
        "was cross",
        "a private note",
        "my own notes",
    ):
        assert secret not in said
    assert "(private)" in said


def test_an_empty_field_says_so() -> None:
    known = records()
    report = cited_report(known, known.tracks["track2"], NOW)
    assert report.title == "What nobody yet told me about policy"
    assert section(report, "What was learned").intro == "Nothing yet."
    assert texts(report, "Nobody has spoken of") == ["anything in particular"]
    assert report.sources == ()


# Without names ----------------------------------------------------------------------------------


def test_without_names_a_source_is_what_they_do_and_the_year() -> None:
    report = made(anonymous=True)
    assert report.sources[:3] == (
        "a program manager, mid-level, 2026",
        "a grants officer, mid-level, 2026",
        "a grants officer, mid-level, 2024",
    )
    assert "Whom to talk to next" not in [one.title for one in report.sections]


@pytest.mark.parametrize(
    "secret",
    [
        "Jelisa", "Okafor", "Wei", "Zhang", "Ana", "Kova", "Emma", "Laurent", "Noor", "Haddad",
        "Verda", "Green Rivers", "GR", "Tidewater", "State U", "Oakland", "example.org",
        "greenrivers.example", "555", "left-handed", "night owl", "was cross", "Oct 2026,", "Mon 5",
        "Tue 6", "Tue 20",
    ],
)  # fmt: skip
def test_nothing_that_tells_who_is_left(secret: str) -> None:
    assert secret not in everything(made(anonymous=True))


def test_without_names_a_year_of_one_person_is_one_source() -> None:
    known = records()
    later = known.learnings["learning00"].replace(id="learning98", said_on=NOW.date(), text="later")
    more = replace(known, learnings={**known.learnings, later.id: later})
    assert len(made(more).sources) == len(made(known).sources) + 1
    assert made(more, anonymous=True).sources == made(known, anonymous=True).sources


def test_what_was_said_is_still_said() -> None:
    report = made(anonymous=True)
    assert texts(report, "Pay") == ["pay starts at 38,000-42,000 at an organisation"]
    assert texts(report, "People")[0] == "ask somebody or somebody; somebody knows more"
    assert texts(report, "Organisations") == [
        "an organisation (an organisation) sits in a place, see (link)"
    ]
    assert texts(report, "Decisions") == [
        "Oct 2026: explore on: somebody and somebody like it there"
    ]


def test_somebody_in_the_bin_is_taken_out_as_well() -> None:
    known = records()
    gone = known.people["emma"].replace(id="kwame", name="Kwame Boateng")
    told = known.learnings["learning00"].replace(text="Kwame says that Boateng does not")
    more = replace(
        known,
        binned={"kwame": Binned(id="kwame", created=BEGAN, person=gone)},
        learnings={**known.learnings, told.id: told},
    )
    assert texts(made(more, anonymous=True), "Day")[0] == "somebody says that somebody does not"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("jelisa's view, and the Okafors'", "somebody's view, and the somebody'"),
        ("OKAFOR, JELISA said so", "somebody said so"),
        ("JO wrote; @jelisa_o and jelisaokafor too", "somebody wrote; (address) and somebody too"),
        ("Wei-Zhang of verda", "somebody of an organisation"),
        ("Ana Kovacevic (ana)", "somebody (somebody)"),
        ("the TidewaterCommons crew at TC", "the an organisation crew at an organisation"),
        ("Dr. Ottilie Brandt agrees", "somebody agrees"),
        ("W. Zhang, J.-L. Okafor and Jelisa O. said so", "somebody and somebody said so"),
        ("l'Okafor, plan b. Okafor", "l'somebody, plan b. somebody"),
        ("write to a.b@example.com or call 555-123-4567", "write to (private) or call (number)"),
        ("see linkedin.com/in/wei and www.example.org", "see (link) and (link)"),
        ("we weigh analysis of the verdant bank", "we weigh analysis of the verdant bank"),
    ],
)
def test_however_it_is_written(text: str, left: str) -> None:
    known = records()
    told = known.learnings["learning00"].replace(text=text)
    more = replace(known, learnings={**known.learnings, told.id: told})
    assert texts(made(more, anonymous=True), "Day")[0] == left


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jürgen Møller-Åsen", "Juergen and Moeller; Aasen and JÜRGEN; MollerAsen or Moller-Asen"),
        ("Jean-Luc O’Nevilly", "JeanLuc of O'Nevilly, ONevilly and O’Nevilly’s; jean luc"),
        ("Zoë D'Arcy-Quill", "Zoe, D’Arcy Quill and DArcyQuill; DARCY, zoë and quill"),
    ],
)
def test_letters_and_signs_that_others_write_otherwise(name: str, text: str) -> None:
    known = records()
    told = known.learnings["learning00"].replace(text=text)
    more = replace(
        known,
        people={**known.people, "wei": known.people["wei"].replace(name=name)},
        learnings={**known.learnings, told.id: told},
    )
    left = re.findall(r"\w+", texts(made(more, anonymous=True), "Day")[0])
    assert {*left} <= {"somebody", "and", "or", "of", "s"}


def test_a_firm_is_known_in_other_letters_without_its_legal_form() -> None:
    known = records()
    told = known.learnings["learning00"].replace(text="Cafe Mueller and Café Müller pay")
    wei = known.people["wei"]
    at = wei.positions[0].replace(organisation="Café Müller GmbH")
    more = replace(
        known,
        people={**known.people, "wei": wei.replace(positions=(at,))},
        learnings={**known.learnings, told.id: told},
    )
    said = texts(made(more, anonymous=True), "Day")[0]
    assert said == "an organisation and an organisation pay"


def test_what_is_much_like_a_name_is_pointed_out() -> None:
    known = records()
    known = replace(
        known,
        people={**known.people, "wei": known.people["wei"].replace(name="Ольга Соколова")},
    )
    told = known.learnings["learning00"].replace(
        text="jokafor told it; okaforj as well. Соколовой it was known, they say"
    )
    more = replace(known, learnings={**known.learnings, told.id: told})
    assert made(more, anonymous=True).left[:3] == ("jokafor", "okaforj", "Соколовой")


def test_names_in_any_script_and_names_that_are_words() -> None:
    known = records()
    people = [
        known.people["emma"].replace(id="yuki", name="田中 由紀"),
        known.people["emma"].replace(id="grace", name="Grace Field, PMP"),
    ]
    told = known.learnings["learning00"].replace(
        text="田中さん knows. Grace is a field of grace; ask Grace. PMP helps"
    )
    more = replace(
        known,
        people={**known.people, **{one.id: one for one in people}},
        learnings={**known.learnings, told.id: told},
    )
    assert texts(made(more, anonymous=True), "Day")[0] == (
        "somebodyさん knows. Grace is a field of grace; ask somebody. PMP helps"
    )
    assert "Grace" in made(more, anonymous=True).left
    near = replace(more, people={**more.people, "wei": known.people["wei"].replace(name="Grace")})
    assert "Grace" not in everything(made(near, anonymous=True))


def test_a_field_called_after_a_firm_does_not_name_it() -> None:
    known = records()
    track = known.tracks["track1"].replace(name="Green Rivers")
    report = made(replace(known, tracks={"track1": track}), anonymous=True)
    assert report.title == "What 2 people told me about an organisation"
    assert "Green Rivers" not in everything(report)


def test_names_that_nobody_recorded_are_pointed_out() -> None:
    known = records()
    told = known.learnings["learning00"].replace(
        text="Ask for Ottilie, or laurent. Grants go to Kinvarra"
    )
    more = replace(known, learnings={**known.learnings, told.id: told})
    assert made(more).left == ()
    left = made(more, anonymous=True).left
    assert {"Ottilie", "Kinvarra", "laurent"} <= {*left}
    assert not {"Ask", "Grants"} & {*left}


def test_days_of_mine_are_months_where_they_could_be_matched_with_a_talk() -> None:
    known = records()
    track = known.tracks["track1"].replace(
        interest=(Interest(at=NOW, level=5, why="now"),),
        decisions=(Decision(at=NOW, kind=known.tracks["track1"].decisions[0].kind),),
    )
    report = made(replace(known, tracks={"track1": track}), anonymous=True)
    assert texts(report, "My interest over time") == ["Nov 2026: this is it: now"]
    plot = section(report, "My interest over time").plot
    assert isinstance(plot, Levels)
    assert [day.day for day, _ in plot.points] == [1]


PARTS = ("Quillan", "Marrowby", "Tessaly", "Vindt", "Öberg", "Çakır", "O'Dwyerly", "Zofka-Lind")
NAMES = st.lists(st.sampled_from(PARTS), min_size=2, max_size=3, unique=True).map(" ".join)
WAYS = st.sampled_from((str, str.upper, str.lower, str.title, lambda name: name.split()[0]))
SAID = st.sampled_from(
    ("{} knows", "ask {}, please", "«{}» said", "by {}'s desk", "x ({}) y", "no.{}", "- {}\n- {}")
)


@settings(max_examples=40, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=3), said=SAID, way=WAYS)
def test_no_part_of_a_name_is_left(names: list[str], said: str, way: Callable[[str], str]) -> None:
    known = records()
    people = {
        f"p{number}": known.people["ana"].replace(id=f"p{number}", name=name)
        for number, name in enumerate(names)
    }
    first = known.learnings["learning00"]
    learnings = {
        f"l{key}": first.replace(id=f"l{key}", person=key, text=said.format(*[way(one)] * 2))
        for key in people
        for one in names
    }
    more = replace(
        known,
        people={**known.people, **people},
        learnings={**known.learnings, **learnings},
    )
    left = fold(everything(made(more, anonymous=True)))
    for part in (word for name in names for word in re.findall(r"[^\W_]{2,}", fold(name))):
        assert part not in left
