"""`coffeechat keys`: the keys, without the screen."""

from coffeechat.places import settings_path
from support.shell import Shell


def test_the_keys_of_a_screen(shell: Shell) -> None:
    told = shell("keys prep")
    assert told.code == 0
    assert told.out.splitlines()[0] == "prep"
    assert any(line.split()[:2] == ["t", "tailor"] for line in told.out.splitlines())


def test_all_screens_without_a_name(shell: Shell) -> None:
    assert {"today", "composer", "plugins"} <= {*shell("keys").out.split()}


def test_a_key_of_mine_is_marked(shell: Shell) -> None:
    settings = settings_path()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[keys]\nlet-go = "M"\n', encoding="utf-8")
    assert "M       let-go" in shell("keys today").out
    assert "(yours)" in shell("keys today").out


def test_a_mistake_in_the_settings_is_told_with_its_line(shell: Shell) -> None:
    settings = settings_path()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[keys]\nletgo = 'L'\n", encoding="utf-8")
    told = shell("keys")
    assert told.code == 1
    assert "config.toml, line 2: no verb «letgo»" in told.err


def test_no_such_screen(shell: Shell) -> None:
    told = shell("keys yesterday")
    assert told.code == 1
    assert "no screen «yesterday»; there are today, identify" in told.err
