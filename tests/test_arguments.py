"""The words one types after each verb, and the values that its act gets."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from coffeechat.acts import Refused
from coffeechat.arguments import DIGIT_DAYS, read_arguments, usage
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.when import When
from coffeechat.domain.words import AskedOthers, ReplyKind, Warmth
from coffeechat.verbs import BY_ID, VERBS

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Monday
TUESDAY = When(datetime(2026, 11, 17, 13, 0, tzinfo=UTC), "Europe/Berlin")

TYPED: list[tuple[str, dict[str, Any]]] = [
    ("why her path to grants", {"text": "her path to grants"}),
    ("why   her\tpath ", {"text": "her path"}),
    ("connection State U", {"detail": "State U"}),
    ("reply accepted", {"kind": ReplyKind.ACCEPTED}),
    ("reply accepted tue 14:00", {"kind": ReplyKind.ACCEPTED, "when": TUESDAY}),
    ("reply a yes, tue 14:00", {"kind": ReplyKind.ACCEPTED, "when": TUESDAY}),
    ("reply yes tue 14:00", {"kind": ReplyKind.ACCEPTED, "when": TUESDAY}),
    ("reply other-time", {"kind": ReplyKind.OTHER_TIME}),
    ("reply OTHER_TIME", {"kind": ReplyKind.OTHER_TIME}),
    ("reply later 4", {"kind": ReplyKind.LATER, "until": date(2026, 12, 16)}),
    ("reply later 1 mar", {"kind": ReplyKind.LATER, "until": date(2027, 3, 1)}),
    ("reply by-email", {"kind": ReplyKind.BY_EMAIL}),
    ("reply e Start small.", {"kind": ReplyKind.BY_EMAIL, "text": "Start small."}),
    (
        "reply referred-on Sam Ortiz at Verda",
        {"kind": ReplyKind.REFERRED_ON, "named": "Sam Ortiz at Verda"},
    ),
    ("reply declined", {"kind": ReplyKind.DECLINED}),
    ("reply bounced", {"kind": ReplyKind.BOUNCED}),
    ("reply away", {"kind": ReplyKind.OUT_OF_OFFICE}),
    ("reply w 4 dec", {"kind": ReplyKind.OUT_OF_OFFICE, "until": date(2026, 12, 4)}),
    ("reply moved tue 14:00", {"kind": ReplyKind.MOVED, "when": TUESDAY}),
    ("schedule tue 14:00", {"when": TUESDAY}),
    ("invitation ~/Downloads/invite 1.ics", {"path": "~/Downloads/invite 1.ics"}),
    ("reply cancelled", {"kind": ReplyKind.CANCELLED}),
    ("reply no-show", {"kind": ReplyKind.NO_SHOW}),
    ("reply n", {"kind": ReplyKind.NO_SHOW}),
    ("reply moved-by-me tue 14:00", {"kind": ReplyKind.MOVED_BY_ME, "when": TUESDAY}),
    ("reply cancelled-by-me", {"kind": ReplyKind.CANCELLED_BY_ME}),
    ("reply no-show-by-me", {"kind": ReplyKind.NO_SHOW_BY_ME}),
    ("closing asked-others unfitting", {"part": "asked_others", "answer": "unfitting"}),
    ("closing thanked yes", {"part": "thanked", "answer": "yes"}),
    ("closing r n", {"part": "may_return", "answer": "no"}),
    ("reflect facets 1 day, 2 skills", {"part": "facets", "text": "1 day, 2 skills"}),
    ("reflect feelings 2 4", {"part": "feelings", "text": "2 4"}),
    ("done", {}),
    ("sent", {}),
    ("held", {}),
    ("held-on 3 mar", {"on": "3 mar"}),
    ("speaks me", {"who": "me"}),
    ("speaks .", {"who": "them"}),
    ("drop-goal a week", {"text": "a week"}),
    ("drop-research wrote", {"text": "wrote"}),
    ("answer Why leave? I like it.", {"line": "Why leave? I like it."}),
    ("drop-answer why", {"text": "why"}),
    ("confirmed", {}),
    ("note + Sam Ortiz at Verda", {"line": "+ Sam Ortiz at Verda"}),
    ("debriefed yes", {"asked_others": AskedOthers.YES}),
    ("debriefed f", {"asked_others": AskedOthers.UNFITTING}),
    ("goal what a week looks like", {"text": "what a week looks like"}),
    ("place Room 1", {"text": "Room 1"}),
    ("research a talk on river grants", {"text": "a talk on river grants"}),
    ("drop-question How do you", {"text": "How do you"}),
    ("speed 140", {"speed": "140"}),
    ("later fri", {"until": date(2026, 11, 20)}),
    ("later", {}),
    ("worth-asking", {}),
    ("no", {}),
    ("tag ecology, -lab", {"tags": "ecology, -lab"}),
    ("never-contact", {}),
    ("never-contact she asked for it", {"why": "she asked for it"}),
    ("let-go", {}),
    ("intro Amara Diallo", {"by": "Amara Diallo"}),
    ("kind networking", {"kind": "networking"}),
    ("kind i", {"kind": "informational"}),
    ("intro-status agreed", {"state": "agreed"}),
    ("intro-status passed-on", {"state": "passed_on"}),
    ("intro-status i", {"state": "introduced"}),
    ("skip-thanks said so", {"reason": "said so"}),
    ("close", {}),
    ("close changed my mind", {"note": "changed my mind"}),
    ("rest", {}),
    ("stay", {}),
    ("relationship mentor", {"relationship": "mentor"}),
    ("relationship n", {"relationship": "connector"}),
    ("gave share Soil and Society", {"gift": "share", "text": "Soil and Society"}),
    ("gave i to Wei Zhang", {"gift": "introduction", "text": "to Wei Zhang"}),
    ("warmth known", {"warmth": Warmth.KNOWN}),
    ("warmth met-once", {"warmth": Warmth.MET_ONCE}),
    ("warmth l", {"warmth": Warmth.COHORT}),
    ("level 3", {"level": "senior"}),
    ("level executive", {"level": "executive"}),
    ("does-it yes", {"answer": "yes"}),
    ("does-it n", {"answer": "no"}),
    ("does-it supervises", {"answer": "no"}),
    ("merge Jelisa Okafor", {"other": "Jelisa Okafor"}),
    ("apart Jelisa Okafor", {"other": "Jelisa Okafor"}),
    ("unmerge", {}),
    ("sort name", {"by": "name"}),
    ("sort o", {"by": "org"}),
    ("save-view 3 grads = tag:grad", {"digit": "3", "line": "grads = tag:grad"}),
    ("drop-view 3", {"digit": "3"}),
    ("list-columns place last", {"names": "place last"}),
    ("list-columns", {}),
    ("snooze 1", {"until": date(2026, 11, 17)}),
    ("snooze 2", {"until": date(2026, 11, 19)}),
    ("snooze 3", {"until": date(2026, 11, 23)}),
    ("snooze in 2 weeks", {"until": date(2026, 11, 30)}),
    ("add Wei Zhang @Verda, Analyst", {"line": "Wei Zhang @Verda, Analyst"}),
    ("import ~/Downloads/my export.zip", {"path": "~/Downloads/my export.zip"}),
    ("encoding cp1252", {"encoding": "cp1252"}),
    ("forget Jelisa Okafor", {"full_name": "Jelisa Okafor"}),
    ("dream yes", {"wanted": "yes"}),
    ("met last mon: her desk", {"line": "last mon: her desk"}),
    ("set place=New  York", {"text": "place=New York"}),
    ("history title", {"field": "title"}),
    ("bin", {}),
    ("unbin Jelisa Okafor", {"name": "Jelisa Okafor"}),
    ("track-add science policy", {"name": "science policy"}),
    ("track-status p science policy", {"status": "promising", "track": "science policy"}),
    ("interest 4 science policy", {"level": "4", "track": "science policy"}),
    ("interest 4 grants: her: day", {"level": "4", "track": "grants", "why": "her: day"}),
    ("decide c grants: a: b", {"decision": "choose", "track": "grants", "why": "a: b"}),
    ("decide rule-out grants", {"decision": "rule_out", "track": "grants"}),
    ("retire-question How does", {"text": "How does"}),
    ("term grants: RFP = a call", {"track": "grants", "text": "RFP = a call"}),
    ("open-question grants: who pays?", {"track": "grants", "text": "who pays?"}),
    ("answered grants: who", {"track": "grants", "text": "who"}),
    ("track-drop grants", {"track": "grants"}),
    ("report grants: grants.html", {"track": "grants", "file": "grants.html"}),
    ("report-anonymous grants", {"track": "grants"}),
    ("learning-edit day: long days: 10 h", {"line": "day: long days: 10 h"}),
    ("learning-facet day: pay", {"line": "day: pay"}),
    ("learning-track day: grants", {"line": "day: grants"}),
    ("learning-agrees day: desk", {"line": "day: desk"}),
    ("learning-contradicts day: desk", {"line": "day: desk"}),
    ("learning-apart day: desk", {"line": "day: desk"}),
    ("learning-said day: 2025-03-01", {"line": "day: 2025-03-01"}),
    ("learning-words day: theirs", {"line": "day: theirs"}),
    ("learning-drop day", {"line": "day"}),
    ("learning-read book", {"line": "book"}),
    ("hand-over science policy: pay", {"track": "science policy", "text": "pay"}),
    ("belongs science policy", {"track": "science policy"}),
    ("not-in grants:", {"track": "grants"}),
    ("me name=Ana  Bell", {"text": "name=Ana Bell"}),
    ("people-search", {}),
    ("people-search grants", {"track": "grants"}),
    ("loop-add @me send the poster", {"line": "@me send the poster"}),
    ("loop-done", {}),
    ("loop-done report: half an answer", {"line": "report: half an answer"}),
    ("loop-doing report", {"line": "report"}),
    ("loop-drop report: no time", {"line": "report: no time"}),
    ("loop-by poster: fri", {"line": "poster: fri"}),
    ("loop-ask budget: Wei Zhang", {"line": "budget: Wei Zhang"}),
    ("milestone got the job", {"text": "got the job"}),
    ("credit got the job", {"text": "got the job"}),
    ("undo", {}),
    ("redo", {}),
]


@pytest.mark.parametrize(("line", "values"), TYPED, ids=[line for line, _ in TYPED])
def test_typed_words_become_values(line: str, values: dict[str, Any]) -> None:
    verb, *words = line.split(" ")
    assert read_arguments(BY_ID[verb], words, NOW) == values


def test_every_verb_that_takes_words_or_acts_is_in_the_table() -> None:
    typed = {line.split()[0] for line, _ in TYPED}
    assert {verb.id for verb in VERBS if verb.arguments or verb.act} <= typed


REPLIES = (
    "accepted, other-time, later, by-email, referred-on, declined, bounced, out-of-office, moved, "
    "cancelled, no-show, moved-by-me, cancelled-by-me, no-show-by-me"
)
WRONG = [
    ("why", "Something is missing: What about their path interests you?"),
    ("why  ", "Something is missing: What about their path interests you?"),
    ("reply", f"Type one of these: {REPLIES}."),
    ("reply perhaps", f"«perhaps» is none of these: {REPLIES}."),
    ("reply moved", "Something is missing: When? (tue 14:00)"),
    ("reply later", "Something is missing: Until which day?"),
    ("reply declined for now", "«for now» is too much for reply: reply PERSON KIND"),
    ("held yesterday", "«yesterday» is too much for held: held PERSON"),
    ("debriefed", "Type one of these: yes, no, unfitting."),
    ("undo twice", "«twice» is too much for undo: undo"),
]


@pytest.mark.parametrize(("line", "says"), WRONG, ids=[line for line, _ in WRONG])
def test_what_is_missing_or_too_much_is_refused(line: str, says: str) -> None:
    verb, *words = line.split(" ")
    with pytest.raises(Refused) as refused:
        read_arguments(BY_ID[verb], words, NOW)
    assert str(refused.value).startswith(says)


@pytest.mark.parametrize(
    "line", ["reply accepted soon", "reply moved tue", "later soon", "snooze 9", "later 31 feb"]
)
def test_a_day_or_date_that_cannot_be_read_is_refused(line: str) -> None:
    verb, *words = line.split(" ")
    with pytest.raises(NotUnderstood):
        read_arguments(BY_ID[verb], words, NOW)


def test_what_is_typed_is_cleaned_and_cut() -> None:
    values = read_arguments(BY_ID["why"], ["her\x1b[31m", "path" * 1000], NOW)
    assert "\x1b" not in values["text"]
    assert len(values["text"]) == 2000


def test_days_are_counted_from_the_day_it_is_here() -> None:
    late = datetime(2026, 11, 16, 23, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
    for digit, days in DIGIT_DAYS.items():
        until = read_arguments(BY_ID["snooze"], [digit], late)["until"]
        assert (until - date(2026, 11, 16)).days == days


USAGE = [
    ("sent", "sent PERSON"),
    ("why", "why PERSON TEXT"),
    ("close", "close PERSON [NOTE]"),
    ("reply", "reply PERSON KIND [WHEN] [UNTIL] [NAMED] [TEXT]"),
    ("debriefed", "debriefed PERSON ASKED-OTHERS"),
    ("undo", "undo"),
]


@pytest.mark.parametrize(("verb", "words"), USAGE)
def test_how_a_verb_is_typed(verb: str, words: str) -> None:
    assert usage(BY_ID[verb]) == words
