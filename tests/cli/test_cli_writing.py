"""Drafts, bumps, whose answer is awaited, and texts that are checked, at a shell."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.store import Store
from support.shell import Shell

LETTER = """\
Dear Jelisa,

I attach my CV. Are you hiring? Thank you.

Best wishes,
Priya Natarajan
"""
AN_ASK_THAT_WAITS = ("add Jelisa Okafor @Green Rivers", "sent jelisa")
AFTER_THE_TALK = "2026-11-24T15:00+01:00"


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def findings(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(shell.run("check", *words, "--json").out)
    return found


def test_the_findings_of_a_file_stand_at_their_line_and_column(
    shell: Shell, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    ran = shell.run("check", str(letter), "--kind", "ask")
    assert ran.code == 1
    (papers,) = [line for line in ran.lines if "ASK-10" in line]
    assert papers.startswith("3:1: ASK-10 warn: «I attach»")
    (job,) = [line for line in ran.lines if "ASK-11" in line]
    assert job.startswith("3:17: ASK-11 warn: «Are you hiring»")


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("Subject: A question\n\n", 2),
        ("From: ana@example.org\nTo: Jo <jo@example.org>,\n  Wei <wei@example.org>\n\n", 4),
    ],
)
def test_the_head_of_a_message_is_not_its_first_sentence(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, head: str, lines: int
) -> None:
    type_in(monkeypatch, LETTER.encode())
    alone = shell.run("check", "-", "--kind", "ask").lines
    type_in(monkeypatch, (head + LETTER).encode())
    found = [line.partition(":") for line in shell.run("check", "-", "--kind", "ask").lines]
    assert [f"{int(line) - lines}:{rest}" for line, _, rest in found] == alone
    type_in(monkeypatch, b"Jelisa:\n\nI attach my CV.\n")
    assert shell.run("check", "-", "--kind", "ask").out.startswith("1:1: ")


def test_a_text_to_nobody_is_not_told_that_it_greets_the_wrong_person(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, LETTER.encode())
    assert "ASK-18" not in {one["id"] for one in findings(shell, "-", "--kind", "ask")}


def test_a_text_to_a_person_is_checked_for_them(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("add Tomas Lindqvist")
    type_in(monkeypatch, LETTER.encode())
    found = findings(shell, "-", "--kind", "ask", "--to", "tomas")
    (wrong,) = [one for one in found if one["id"] == "ASK-18"]
    start, end = wrong["span"]
    assert LETTER[start:end] == "Jelisa"
    assert wrong["fix"]["text"] == "Tomas Lindqvist"


def test_what_scripts_get_has_the_promised_keys_and_places_in_the_whole_text(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = "What does a week look like?\n\n  Why did you leave the lab?\r\nAre you hiring?"
    type_in(monkeypatch, questions.encode())
    found = findings(shell, "-", "--kind", "question")
    text = questions.replace("\r\n", "\n")
    assert [one["id"] for one in found] == ["Q-01", "Q-06", "Q-11"]
    assert found[-1]["severity"] == "note"
    for one, question in zip(
        found[:2], ("Why did you leave the lab?", "Are you hiring?"), strict=True
    ):
        assert set(one) == {"id", "severity", "span", "message", "fix", "source"}
        assert text[slice(*one["fix"]["span"])] == question
        assert text[slice(*one["span"])] in question


def test_a_text_without_a_warning_leaves_with_zero(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, b"What surprised you most about this work?\n")
    ran = shell.run("check", "-", "--kind", "question")
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Dear all,\n\xff\xfe", "line 2: this is no text in UTF-8"),
        (b"a" * 1_000_001, "more than 1,000,000 bytes"),
    ],
)
def test_what_is_no_letter_is_refused_in_a_line(
    shell: Shell, tmp_path: Path, data: bytes, told: str
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(data)
    ran = shell.run("check", str(letter), "--kind", "ask")
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err


def test_checking_keeps_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("add Tomas Lindqvist")
    before = shell.store.read_bytes()
    type_in(monkeypatch, LETTER.encode())
    shell.run("check", "-", "--kind", "ask", "--to", "tomas")
    assert shell.store.read_bytes() == before
    assert shell("undo").out.startswith("Undone: Added Tomas Lindqvist")


def say_my_name(shell: Shell) -> None:
    store = Store.open(shell.store, clock=lambda: shell.now)
    introduce(store, Introduction(name="Priya Natarajan", zone="Europe/Berlin"))
    store.close()


def test_a_draft_is_printed_and_kept(shell: Shell) -> None:
    say_my_name(shell)
    shell("add Jelisa Okafor @Green Rivers")
    ran = shell("draft jelisa")
    assert ran.code == 0
    assert ran.out.startswith("Subject: A question about your work at Green Rivers\n\nDear Jelisa,")
    assert shell("draft jelisa").out == ran.out
    assert len(shell.read().messages) == 1


def test_whose_answer_is_awaited_and_since_when(shell: Shell) -> None:
    for line in (*AN_ASK_THAT_WAITS, "add Tomas Lindqvist"):
        assert shell(line).code == 0
    (line,) = shell("waiting").lines
    assert "Jelisa Okafor · asked today · bump Tue 1 Dec" in line
    (one,) = json.loads(shell("waiting --json").out)
    assert one["person"]["name"] == "Jelisa Okafor"
    assert (one["asked"], one["bumped"], one["bump_due"]) == ("2026-11-20", None, "2026-12-01")


def test_nobody_to_wait_for(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    assert shell("waiting").lines == ["You wait for nobody to answer."]
    assert json.loads(shell("waiting --json").out) == []


def test_one_bump_is_drafted_and_no_second(shell: Shell) -> None:
    say_my_name(shell)
    for line in AN_ASK_THAT_WAITS:
        assert shell(line).code == 0
    ran = shell("bump jelisa")
    assert ran.code == 0
    assert "Dear Jelisa," in ran.out
    assert shell("sent jelisa").out.startswith("Sent the bump to Jelisa Okafor.")
    (one,) = json.loads(shell("waiting --json").out)
    assert (one["bumped"], one["bump_due"]) == ("2026-11-20", None)
    ran = shell("bump jelisa")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("coffeechat: No answer of Jelisa Okafor to an ask is awaited: bumped")


MINE = "Title: mine\nVersion: 2\n\nDear {{ given }}, hello. {{ me }}"


def own_template(own_home: Path, name: str, text: str) -> Path:
    folder = own_home / "coffeechat" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return folder


def test_a_draft_by_another_template_and_another_way(shell: Shell) -> None:
    say_my_name(shell)
    shell("add Jelisa Okafor @Green Rivers")
    ran = shell("draft jelisa --channel linkedin-note")
    assert ran.code == 0
    assert ran.out.startswith("Dear Jelisa, your work makes me curious. I am exploring")
    assert len(ran.out.strip()) <= 200
    assert shell("draft jelisa --template message-open").out.startswith(
        "Dear Jelisa,\n\nI am Priya"
    )
    assert len(shell.read().messages) == 1
    ran = shell("draft jelisa --template nothing")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no template «nothing»; «templates» lists them." in ran.err


def test_own_templates_are_used_listed_and_counted(shell: Shell, own_home: Path) -> None:
    say_my_name(shell)
    own_template(own_home, "mine.txt", MINE)
    shell("add Jelisa Okafor @Green Rivers")
    assert shell("draft jelisa").out == "Dear Jelisa, hello. Priya Natarajan\n"
    shell("sent jelisa")
    shell("reply jelisa accepted")
    ran = shell("templates")
    assert ran.code == 0
    assert ran.lines[0] == (
        "mine v2 · ask · e-mail · mine · your own · 1 ask, 1 answered, 1 said yes"
    )
    first = json.loads(shell("templates --json").out)[0]
    assert (first["id"], first["version"], first["own"]) == ("mine", 2, True)
    assert (first["sent"], first["answered"], first["accepted"]) == (1, 1, 1)


def test_a_broken_own_template_is_told_and_costs_no_other(shell: Shell, own_home: Path) -> None:
    folder = own_template(own_home, "mine.txt", MINE)
    own_template(own_home, "bad.txt", "Title: x\n\n{{ nmae }}")
    ran = shell("templates")
    assert ran.code == 3
    assert ran.lines[0].startswith("mine v2")
    assert f"{folder}/bad.txt: Line 3: unknown facts: nmae." in ran.err


def test_an_introduction_from_the_request_to_the_ask(shell: Shell) -> None:
    say_my_name(shell)
    for line in ("add Amara Diallo", "add Jelisa Okafor @Green Rivers", "why jelisa her path"):
        assert shell(line).code == 0
    assert shell("intro jelisa amara").out.startswith("Noted that Amara Diallo may introduce you")
    request = shell("draft amara").out
    assert request.startswith("Subject: Would you introduce me to Jelisa Okafor?")
    assert "of Green Rivers. Do you know Jelisa well enough" in request
    assert shell("sent amara").code == 0
    assert "asked Amara Diallo to introduce you today" in shell("show jelisa").out
    assert shell("intro-status jelisa agreed").code == 0
    assert shell("intro-status jelisa introduced").code == 0
    ask = shell("draft jelisa").out
    assert ask.startswith("Subject: Introduced by Amara Diallo\n\nDear Jelisa,\n\nAmara Diallo was")


TALKED = (
    *AN_ASK_THAT_WAITS,
    "reply jelisa yes tue 14:00",
    "set jelisa address=12 Lake Street, Oakland",
)


def talk_held(shell: Shell) -> None:
    say_my_name(shell)
    for line in TALKED:
        assert shell(line).code == 0
    shell.at(AFTER_THE_TALK)
    for line in ("held jelisa", "note jelisa budgets mattered most", "debriefed jelisa yes"):
        assert shell(line).code == 0


def test_a_card_is_drafted_and_where_it_goes_is_told_beside_it(shell: Shell) -> None:
    talk_held(shell)
    ran = shell("draft jelisa --channel card")
    assert ran.code == 0
    assert ran.out.startswith("Dear Jelisa,")
    assert "Lake Street" not in ran.out
    assert ran.err.strip().endswith("By post to 12 Lake Street, Oakland.")
    assert "by card" in shell("today").out
    assert shell("sent jelisa").out.startswith("Sent the thank-you to Jelisa Okafor by card.")


def test_contact_is_kept_for_a_reason_that_may_be_told(shell: Shell) -> None:
    talk_held(shell)
    assert shell("sent jelisa").code == 0
    ran = shell("draft jelisa")
    assert ran.code == 1
    assert "There is no reason to write to Jelisa Okafor yet" in ran.err
    assert [one for one in shell.read().messages.values() if one.draft] == []
    said = shell.run("draft", "jelisa", "--because", "I now run a grants club")
    assert "I now run a grants club." in said.out


def test_what_was_given_and_what_they_became(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    assert shell("gave jelisa share Soil and Society").out.startswith("Gave Jelisa Okafor some")
    assert shell("relationship jelisa mentor").out.startswith("Jelisa Okafor is a mentor now.")
    assert "Jelisa Okafor" in shell("find relation:mentor").out
    assert shell("find relation:friend").code != 0
    assert shell("gave jelisa flowers roses").code != 0
