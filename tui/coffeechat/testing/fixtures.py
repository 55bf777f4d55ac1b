"""Hosts for one test, and a look for secrets when it ends."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from coffeechat.testing.hosting import Hosted, Hosts

_SHOWN = logging.Formatter()


@contextmanager
def hosts(request: pytest.FixtureRequest) -> Iterator[Hosts]:
    """What the fixture `plugin_host` gives."""
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
