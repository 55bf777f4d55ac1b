"""What pytest finds wherever coffeechat is installed: fixtures, which load the kit when asked for.

It imports nothing of the kit by itself, as every run of pytest there would pay for that.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from coffeechat.testing import FakeJob, FakeWorld, Hosts


@pytest.fixture
def plugin_host(request: pytest.FixtureRequest) -> "Iterator[Hosts]":
    """Call it with a plugin, and have that plugin in a fresh host of its own.

    At the end of the test no secret that was given may stand in the log, in a problem, in what
    the plugin contributed or in what was printed.
    """
    from coffeechat.testing.fixtures import hosts

    with hosts(request) as make:
        yield make


@pytest.fixture
def fake_job() -> "FakeJob":
    """A job that remembers what it was told."""
    from coffeechat.testing import FakeJob

    return FakeJob()


@pytest.fixture
def fake_world() -> "FakeWorld":
    """A clock that stands still, nobody recorded, and a list of proposals."""
    from coffeechat.testing import FakeWorld

    return FakeWorld()
