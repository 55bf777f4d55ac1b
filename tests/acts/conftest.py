"""What the tests of the acts share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.worlds import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An empty store on a Monday morning in Berlin."""
    world = World(tmp_path / "store" / "db.json")
    yield world
    world.close()
