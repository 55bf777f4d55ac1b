"""The installed program on a terminal of its own, with a store and a home of the test's own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from support.pty import COFFEECHAT, Terminal, environment
from support.stores import NOW


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store is, or will be."""
    return tmp_path / "data" / "db.json"


@pytest.fixture
def start(own_home: Path, store: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program; `size` is of its terminal, all else goes into its environment."""
    with ExitStack() as stack:

        def begin(*, size: tuple[int, int] = (80, 24), **environ: str) -> Terminal:
            terminal = Terminal(
                [COFFEECHAT, "--store", str(store)],
                environment(own_home, COFFEECHAT_NOW=NOW.isoformat(), **environ),
                size=size,
                folder=own_home,
            )
            return stack.enter_context(terminal)

        yield begin
