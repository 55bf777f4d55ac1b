"""`coffeechat plugins`: which there are, why one does not work, on and off; and `--safe`."""

import json
from typing import Any

import pytest

from coffeechat.places import plugin_log_path, settings_path
from plugin_host.fakes import Shelf
from support.shell import Shell

BUNDLED = ["advice", "csv", "icalendar", "linkedin", "mail", "vcard"]
COLUMN = """
class P(Plugin):
    def columns(self):
        return [Column(id="c", title="C", value=lambda person: person.name[:1])]
"""
MISSING = "import nowhere_to_be_found"


def listed(shell: Shell, *options: str) -> dict[str, dict[str, Any]]:
    """What `plugins list --json` says, by id."""
    ran = shell.run("plugins", "list", "--json", *options)
    return {one["id"]: one for one in json.loads(ran.out)}


def test_the_list_names_what_is_installed_and_loads_nothing(shell: Shell, shelf: Shelf) -> None:
    shelf.install("broken", "raise SystemExit(7)", version="2.1")
    ran = shell("plugins list")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.lines] == sorted([*BUNDLED, "broken"])
    assert "broken 2.1 (coffeechat-broken) · found" in ran.lines
    assert listed(shell)["broken"] == {
        "id": "broken",
        "version": "2.1",
        "dist": "coffeechat-broken",
        "status": "found",
        "summary": "",
        "contributions": {},
        "listens": False,
        "settings": False,
        "load_ms": None,
        "last_problem": None,
    }
    assert not shell.store.exists()


def test_a_check_loads_each_and_tells_what_it_gives(shell: Shell, shelf: Shelf) -> None:
    shelf.install("letters", COLUMN)
    ran = shell("plugins list --check")
    assert ran.code == 0
    assert "letters 1.0 (coffeechat-letters) · active · column c" in ran.lines
    assert any("checks" in line and line.startswith("advice") for line in ran.lines)
    assert listed(shell, "--check")["letters"]["contributions"] == {"columns": ["c"]}


def test_a_check_ends_with_1_when_one_fails(shell: Shell, shelf: Shelf) -> None:
    shelf.install("broken", MISSING)
    told = "load: ModuleNotFoundError: No module named 'nowhere_to_be_found'"
    ran = shell("plugins list --check")
    assert ran.code == 1
    assert f"broken 1.0 (coffeechat-broken) · failed · {told}" in ran.lines
    assert listed(shell, "--timings")["broken"]["last_problem"] == told
    # What was logged is still told by the list that loads nothing.
    assert listed(shell)["broken"]["last_problem"] == f"last on {_today()}: {told}"


def _today() -> str:
    return plugin_log_path().read_text(encoding="utf-8")[:10]


def test_what_another_version_did_is_not_held_against_this_one(shell: Shell, shelf: Shelf) -> None:
    shelf.install("broken", MISSING)
    shell("plugins list --check")
    log = plugin_log_path()
    log.write_text(log.read_text(encoding="utf-8").replace("broken 1.0", "broken 0.9"))
    assert listed(shell)["broken"]["last_problem"] is None


def test_timings_put_the_slowest_first(shell: Shell, shelf: Shelf) -> None:
    work = "end = process_time() + 0.2\nwhile process_time() < end: pass"
    shelf.install("slow", f"from time import process_time\n{work}\n{COLUMN}")
    ran = shell("plugins list --timings")
    assert ran.code == 0
    assert ran.lines[0].startswith("slow 1.0 (coffeechat-slow) · active · ")
    assert " ms · " in ran.lines[0]
    times = [one["load_ms"] for one in listed(shell, "--timings").values()]
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("name", ["csv", "coffeechat-letters", "Coffeechat_Letters"])
def test_a_plugin_is_turned_off_and_on_by_id_or_distribution(
    shell: Shell, shelf: Shelf, name: str
) -> None:
    shelf.install("letters", COLUMN)
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('# mine\n[keys]\ndraft = "D"\n', encoding="utf-8")
    id_ = "csv" if name == "csv" else "letters"
    off = shell.run("plugins", "disable", name)
    assert (off.code, off.err) == (0, "")
    assert off.out == (
        f"{id_} is disabled from the next start on; "
        f"coffeechat plugins enable {id_} takes that back.\n"
    )
    assert shell.run("plugins", "disable", name).out == f"{id_} is disabled already.\n"
    assert listed(shell, "--check")[id_]["status"] == "disabled"
    assert settings_path().read_text(encoding="utf-8").startswith("# mine\n")
    assert shell.run("plugins", "enable", name).out == f"{id_} is enabled from the next start on.\n"
    assert shell.run("plugins", "enable", name).out == f"{id_} is not disabled.\n"
    assert listed(shell, "--check")[id_]["status"] == "active"


def test_a_distribution_of_several_plugins_stands_for_all(shell: Shell) -> None:
    assert len(shell("plugins disable coffeechat").lines) == len(BUNDLED)
    assert {one["status"] for one in listed(shell, "--check").values()} == {"disabled"}
    shell("add Jelisa Okafor")
    refused = shell("export csv")
    assert (refused.code, refused.out) == (1, "")
    assert "csv" in refused.err
    assert shell("draft jelisa").code in {0, 1, 2}
    assert shell("today").code == 0


def test_an_unknown_name_gets_the_nearest(shell: Shell) -> None:
    for action in ("why", "enable", "disable", "log"):
        ran = shell(f"plugins {action} linkdin")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == "coffeechat: There is no plugin «linkdin»; did you mean «linkedin»?\n"
    assert "see coffeechat plugins list" in shell("plugins why qqqqq").err
    assert not settings_path().exists()


def test_a_disabled_plugin_that_is_gone_can_be_taken_off_the_list(shell: Shell) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('[plugins]\ndisabled = ["gone"]\n', encoding="utf-8")
    assert "gone is disabled in " in shell("plugins why gone").out
    assert shell("plugins enable gone").code == 0
    assert "gone" not in settings_path().read_text(encoding="utf-8")


def test_settings_that_make_no_sense_are_told(shell: Shell) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("plugins = 1\n", encoding="utf-8")
    for line in ("plugins list", "plugins disable csv"):
        ran = shell(line)
        assert (ran.code, ran.out) == (1, "")
        assert str(settings_path()) in ran.err


def test_why_a_plugin_is_used(shell: Shell) -> None:
    ran = shell("plugins why csv")
    assert ran.code == 0
    (line,) = ran.lines
    assert line.startswith(
        "csv 0.1.0 (coffeechat) is active: importer contacts csv, exporter csv; loading took "
    )


def test_why_a_plugin_is_off(shell: Shell) -> None:
    shell("plugins disable csv")
    (line,) = shell("plugins why csv").lines
    assert line == (
        f"csv 0.1.0 (coffeechat) is disabled in {settings_path()}, and not even imported. "
        "coffeechat plugins enable csv turns it on."
    )


def test_why_a_plugin_fails_and_what_to_do(shell: Shell, shelf: Shelf) -> None:
    shelf.install("broken", MISSING)
    ran = shell("plugins why broken")
    assert (ran.code, ran.err) == (0, "")
    problem = "Plugin broken 1.0, load: ModuleNotFoundError: No module named 'nowhere_to_be_found'"
    assert ran.lines == [
        "broken 1.0 (coffeechat-broken) could not be loaded.",
        f"{problem}; coffeechat plugins disable broken turns it off",
        "Install coffeechat-broken anew, so that what it needs comes with it.",
        "coffeechat plugins log broken shows the lines of code that led there.",
    ]


def test_why_two_plugins_of_one_id_are_not_used(shell: Shell, shelf: Shelf) -> None:
    shelf.install("twin", COLUMN, dist="first-twin")
    shelf.install("twin", COLUMN, dist="second-twin")
    ran = shell("plugins why twin")
    assert ran.lines[:2] == [
        "twin 1.0 (first-twin) is not loaded.",
        "twin 1.0 (second-twin) is not loaded.",
    ]
    assert "first-twin 1.0 and second-twin 1.0 both use the id «twin»" in ran.out
    assert "uninstall one" in ran.out


def test_why_a_plugin_for_another_api_is_not_used(shell: Shell, shelf: Shelf) -> None:
    shelf.install("newer", COLUMN, group="coffeechat.plugins.v2")
    ran = shell("plugins why newer")
    assert ran.lines[0] == "newer 1.0 (coffeechat-newer) is not loaded."
    assert "another version of coffeechat" in ran.out or "plugin API" in ran.out


def test_the_log_tells_what_went_wrong(shell: Shell, shelf: Shelf) -> None:
    assert shell("plugins log").out == "Nothing is in the log of plugins.\n"
    shelf.install("broken", MISSING)
    shelf.install("other", "1 / 0")
    shell("plugins list --check")
    whole = shell("plugins log")
    assert (whole.code, whole.err) == (0, "")
    assert " broken 1.0 load\n  ModuleNotFoundError" in whole.out
    assert " other 1.0 load\n  ZeroDivisionError" in whole.out
    for name in ("broken", "coffeechat-broken"):
        one = shell.run("plugins", "log", name)
        assert "ModuleNotFoundError" in one.out
        assert "ZeroDivisionError" not in one.out
    assert shell("plugins log csv").out == "Nothing is in its log.\n"


def test_safe_uses_no_plugin_and_says_so_once(shell: Shell, shelf: Shelf) -> None:
    shell("add Jelisa Okafor")
    shelf.install("broken", f"open({str(shelf.folder / 'seen')!r}, 'w')\n1 / 0")
    looked = shell("--safe find jelisa")
    assert (looked.code, looked.err) == (0, "No plugin is used (--safe).\n")
    assert "Jelisa Okafor" in looked.out
    refused = shell("--safe export csv")
    assert refused.code == 1
    assert refused.err.count("--safe") >= 1
    assert refused.err.splitlines()[0] == "No plugin is used (--safe)."
    ran = shell("--safe plugins list --check")
    assert ran.code == 0
    assert all(" · off" in line for line in ran.lines)
    assert "is off because of --safe" in shell("--safe plugins why broken").out
    assert not (shelf.folder / "seen").exists()


def test_what_plugins_are_called_cannot_reach_the_terminal(shell: Shell, shelf: Shelf) -> None:
    shelf.describe("bad\x1b[31mname", "1.0", "odd\x1b[2J = odd:P")
    for line in ("plugins list", "plugins list --check", "plugins list --json"):
        assert "\x1b" not in shell(line).out
