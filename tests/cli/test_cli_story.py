"""The pipeline typed at a shell: from a name to a thank-you, each command a process of its own."""

from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Step
from support.shell import Shell

AFTER_THE_TALK = "2026-11-24T15:00+01:00"

#: What is typed and what is confirmed, in this order.
UNTIL_THE_TALK = (
    (
        "add Jelisa Okafor @Green Rivers, Program Manager track:nonprofits",
        "Added Jelisa Okafor.",
    ),
    ("why jelisa her path from lab to grants", "Noted why you want to talk to Jelisa Okafor."),
    ("connection jelisa State U", "Noted the connection with Jelisa Okafor: State U."),
    (
        "sent jelisa",
        "Sent the ask to Jelisa Okafor. Unanswered, a bump is due Tue 1 Dec.",
    ),
    (
        "reply jelisa yes tue 14:00",
        "Jelisa Okafor said yes: Tue 24 Nov 2026 14:00 Europe/Berlin, in 4 days.",
    ),
    ("goal jelisa what a week looks like", "Noted the goal."),
)
AFTERWARDS = (
    ("held okafor", "Talked with Jelisa Okafor."),
    ("note jelisa budgets mattered most", "Noted."),
    ("note jelisa + Sam Ortiz at Verda, use her name", "Noted that they named Sam Ortiz"),
    ("note jelisa @me send the poster", "Noted your promise."),
    ("debriefed jelisa yes", "Debriefed the talk with Jelisa Okafor."),
    ("sent jelisa okafor", "Sent the thank-you to Jelisa Okafor."),
)


def test_the_pipeline_at_a_shell(shell: Shell) -> None:
    for line, confirmed in UNTIL_THE_TALK:
        ran = shell(line)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(confirmed)
        assert len(ran.lines) == 1
    shell.at(AFTER_THE_TALK)
    for line, confirmed in AFTERWARDS:
        ran = shell(line)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(confirmed)
    records = shell.read()
    steps = {person.name: person_step(records, person) for person in records.people.values()}
    assert steps == {"Jelisa Okafor": Step.LOOPS_OPEN, "Sam Ortiz": Step.SPOTTED}


def test_every_command_can_be_taken_back_and_done_again(shell: Shell) -> None:
    for line, _ in UNTIL_THE_TALK:
        assert shell(line).code == 0
    done = shell.read().conversations
    for _ in UNTIL_THE_TALK:
        assert shell("undo").out.startswith("Undone: ")
    assert len(shell.read().people) == 0
    assert shell("undo").code == 1
    for _ in UNTIL_THE_TALK:
        assert shell("redo").out.startswith("Done again: ")
    assert dict(shell.read().conversations) == dict(done)
    assert shell("redo").code == 1


def test_a_talk_that_is_still_ahead_is_not_held(shell: Shell) -> None:
    for line, _ in UNTIL_THE_TALK:
        shell(line)
    ran = shell("held jelisa")
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("coffeechat: The talk with Jelisa Okafor is Tue")


def test_show_tells_everything_about_a_person(shell: Shell) -> None:
    for line, _ in UNTIL_THE_TALK:
        shell(line)
    ran = shell("show jel oka")
    assert ran.code == 0
    assert ran.lines[0].startswith("Jelisa Okafor · Program Manager, Green Rivers · ")
    shown = dict(line.split(maxsplit=1) for line in ran.lines[1:])
    assert shown["why"] == "her path from lab to grants"
    assert shown["link"] == "State U"
    assert shown["goals"] == "what a week looks like"
    assert shown["tracks"] == "nonprofits"
    done = [line.split(maxsplit=1)[1] for line in ran.lines if line.startswith("done")]
    assert [line.partition(" · ")[2] for line in done] == [
        "added",
        "why: her path from lab to grants",
        "Noted the connection with Jelisa Okafor: State U",
        "you: ask",
        "they: reply, accepted",
    ]


def test_find_shows_who_matches_all_words(shell: Shell) -> None:
    shell("add Jelisa Okafor @Green Rivers, Program Manager")
    shell('add "Zoë Ödegaard @Green Rivers"')
    both = shell("find green")
    assert both.code == 0
    assert len(both.lines) == 2
    one = shell("find odegaard GREEN")
    assert [line.split(maxsplit=1)[1] for line in one.lines] == [
        "Zoë Ödegaard  Green Rivers  never asked"
    ]
    person = one.out.split()[0]
    assert shell(f"show {person}").lines[0].startswith("Zoë Ödegaard")
    nobody = shell("find green verda")
    assert (nobody.code, nobody.out) == (1, "")
    assert nobody.err == "coffeechat: Nobody here matches «green verda».\n"


def test_a_contact_rests_once_nothing_is_open(shell: Shell) -> None:
    for line, _ in UNTIL_THE_TALK:
        shell(line)
    assert "cannot rest" in shell("rest jelisa").err
    shell.at(AFTER_THE_TALK)
    for line in ("held jelisa", "debriefed jelisa no"):
        shell(line)
    assert "the thank-you is still open" in shell("rest jelisa").err
    shell("sent jelisa")
    assert shell("rest jelisa").out == "Let the contact with Jelisa Okafor rest.\n"
    assert shell("rest jelisa").out == "It is so already; nothing was changed.\n"
    records = shell.read()
    assert [person_step(records, person) for person in records.people.values()] == [Step.RESTING]
    shell("undo")
    records = shell.read()
    assert [person_step(records, person) for person in records.people.values()] == [
        Step.KEEP_IN_TOUCH
    ]


def test_who_i_am_is_told_at_a_shell_too(shell: Shell) -> None:
    shell("add Wei Zhang @Verda, Analyst track:grants point:Lakes")
    shell("me name=")
    ran = shell("draft wei")
    assert ran.err.startswith("coffeechat: Not drafted: your name is not known; «me» sets it.")
    assert shell("me name=Ana Bell").lines == ["Changed your profile."]
    assert "Ana Bell" in shell("draft wei").out
