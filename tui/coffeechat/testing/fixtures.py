"""The pytest plugin: its fixtures are there wherever coffeechat is installed."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coffeechat.testing.fakes import FakeJob, FakeWorld
from coffeechat.testing.hosting import Hosted, Hosts

_SHOWN = logging.Formatter()


@pytest.fixture
def plugin_host(request: pytest.FixtureRequest) -> Iterator[Hosts]:
    """Call it with a plugin, and have that plugin in a fresh host of its own.

    At the end of the test no secret that was given may stand in the log, in a problem, in what
    the plugin contributed or in what was printed.
    """
    with hosts(request) as make:
        yield make


@pytest.fixture
def fake_job() -> FakeJob:
    """A job that remembers what it was told."""
    return FakeJob()


@pytest.fixture
def fake_world() -> FakeWorld:
    """A clock that stands still, nobody recorded, and a list of proposals."""
    return FakeWorld()


@contextmanager
def hosts(request: pytest.FixtureRequest) -> Iterator[Hosts]:
    """What `plugin_host` gives, for tests that know no such fixture."""
    log: pytest.LogCaptureFixture = request.getfixturevalue("caplog")
    log.set_level(logging.DEBUG)
    others = {"capfd", "capfdbinary", "capsysbinary"} & {*request.fixturenames}
    output = None if others else request.getfixturevalue("capsys")
    make = Hosts()
    try:
        yield make
    finally:
        make.close()
    said = {"the log": _logged(log), "what was printed": _printed(output)}
    for hosted in make.made:
        look_for_secrets(hosted, said)


def look_for_secrets(hosted: Hosted, said: dict[str, str]) -> None:
    """Find out whether a secret stands where it must not.

    Args:
        hosted: Whose secrets, problems and contributions are looked at.
        said: Other texts to look at, by what they are.

    Raises:
        AssertionError: One does; it says where, and does not repeat it.
    """
    host, world = hosted.host, hosted.world
    told = {
        **said,
        "a problem": repr(host.problems) + "\n".join(hosted.problems),
        "what the plugin contributes": repr(host.plugins) + repr(hosted.items),
        "what the plugin gave": repr(hosted.given),
        "a proposal": repr(world.proposed),
    }
    for where, text in told.items():
        if any(secret in text for secret in hosted.secrets):
            raise AssertionError(
                f"A secret stands in {where}; reveal it only where it is used, and never put it "
                "into a text."
            )


def _logged(log: pytest.LogCaptureFixture) -> str:
    records = [*log.get_records("setup"), *log.get_records("call")]
    return "\n".join(_SHOWN.format(record) for record in records)


def _printed(output: "pytest.CaptureFixture[str] | None") -> str:
    """What was printed; it is printed again, for the report of the test."""
    if output is None:
        return ""
    printed = output.readouterr()
    sys.stdout.write(printed.out)
    sys.stderr.write(printed.err)
    return printed.out + printed.err
