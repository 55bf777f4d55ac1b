"""Golden files: what a plugin gave when its author last looked at it, kept beside the tests.

`coffeechat plugin test --update` writes them anew; look at what changed before you keep it.
"""

import os
from pathlib import Path

#: When this variable is set, golden files are written and not compared.
UPDATE = "COFFEECHAT_UPDATE_GOLDEN"


def golden(path: Path, given: str | bytes) -> None:
    """Compare what a plugin gave with what it gave before.

    Args:
        path: The golden file.
        given: A text, which is kept in UTF-8, or bytes.

    Raises:
        AssertionError: They differ, or there is no such file yet.
    """
    data = given.encode() if isinstance(given, str) else given
    if os.environ.get(UPDATE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return
    remedy = "coffeechat plugin test --update writes it anew."
    assert path.is_file(), f"There is no golden file {path.name} yet; {remedy}"
    kept = path.read_bytes()
    if isinstance(given, str):
        assert given == kept.decode("utf-8", "backslashreplace"), (
            f"{path.name} is not what was given; {remedy}"
        )
    assert data == kept, f"{path.name} is not what was given; {remedy}"
