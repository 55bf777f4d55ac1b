"""Secrets are fetched from where the user said, and are in no text that anybody reads."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coffeechat.api import PluginError, Secret
from coffeechat.plugin_host import PluginHost
from coffeechat.plugin_host.log import read_log
from coffeechat.plugin_host.secrets import hide_secrets, secret_from
from plugin_host.fakes import Bytes, QuietJob, Shelf

HIDDEN = "correct horse 'battery' staple"


def secret(**source: object) -> Secret:
    found = secret_from(source)
    assert found is not None
    assert found
    return found


def test_each_way_gives_the_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALUMNI_TOKEN", HIDDEN)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "token").write_text(f"{HIDDEN}\n")
    told = f"import sys; print({HIDDEN!r}); print('more'); sys.stderr.write('chatter')"
    assert secret(env="ALUMNI_TOKEN").reveal() == HIDDEN
    assert secret(file="~/token").reveal() == HIDDEN
    assert secret(command=[sys.executable, "-c", told]).reveal() == HIDDEN


def test_a_command_finds_no_terminal_and_no_input(capfd: pytest.CaptureFixture[str]) -> None:
    script = "import sys; print(repr(sys.stdin.read()), sys.stdin.isatty())"
    assert secret(command=[sys.executable, "-c", script]).reveal() == "'' False"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({"env": "NOT_SET_HERE"}, "The variable NOT_SET_HERE is to hold a secret, but is not set."),
        ({"file": "none"}, "The secret in none cannot be read: No such file or directory."),
        ({"file": "empty"}, "The file empty is to hold a secret, but is empty."),
        ({"file": "~nobody-here/x"}, "The secret in ~nobody-here/x cannot be read: RuntimeError."),
        ({"command": ["no-such-command-here"]}, "tells a secret: No such file or directory."),
        ({"command": ["false"]}, "The command false, which tells a secret, ended with code 1."),
        ({"command": ["true"]}, "The command true is to tell a secret, but said nothing."),
    ],
)
def test_what_cannot_be_fetched_is_told_with_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: dict[str, object], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(PluginError) as refused:
        secret(**source).reveal()
    assert told in str(refused.value)


def test_a_slow_command_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coffeechat.plugin_host.secrets._PATIENCE", 0.1)
    hang = secret(command=[sys.executable, "-c", "import threading; threading.Event().wait()"])
    with pytest.raises(PluginError, match="did not tell the secret within"):
        hang.reveal()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=4))
def test_a_revealed_secret_is_in_no_text(value: str, tmp_path: Path) -> None:
    if "secret" in value or not value.strip() or value != value.rstrip("\r\n"):
        return
    (tmp_path / "token").write_text(value, encoding="utf-8", newline="")
    revealed = secret(file=str(tmp_path / "token")).reveal()
    assert revealed not in hide_secrets(f"before{revealed}after")
    assert repr(revealed)[1:-1] not in hide_secrets(f"KeyError: {revealed!r}")


LEAKING = """
from dataclasses import dataclass
@dataclass(frozen=True)
class Settings:
    token: Secret = secret()
class P(Plugin):
    settings_type = Settings
    def importers(self):
        def read(source, job):
            token = self.context.settings_as(Settings).token
            print("printed", token.reveal())
            self.context.log.warning("logged %s", token.reveal())
            raise {error}(f"cannot log in with {{token.reveal()}} as {{token}}")
            yield
        yield Importer(id="file", title="A", extensions=(), sniff=lambda _: 1.0, read=read)
"""


@pytest.mark.parametrize("error", ["ValueError", "KeyError", "PluginError"])
def test_a_plugin_that_talks_is_kept_from_telling(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    monkeypatch.setenv("ALUMNI_TOKEN", HIDDEN)
    shelf.install("alumni", LEAKING.format(error=error))
    table = {"alumni": {"token": {"env": "ALUMNI_TOKEN"}}}
    host = PluginHost.discover(entry_points=shelf.entry_points(), settings=table)
    told = str(host.read_people(host.importers[0], Bytes(), QuietJob()).problem)
    assert "cannot log in with ‹secret› as ‹secret›" in told
    log = "\n".join(read_log())
    assert "printed ‹secret›" in log
    assert "logged ‹secret›" in log
    assert "battery" not in log + told
