"""Golden files are compared, and written only when that was asked for."""

from pathlib import Path

import pytest

from coffeechat.testing import golden
from coffeechat.testing.golden import UPDATE


@pytest.fixture(autouse=True)
def no_update(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(UPDATE, raising=False)


@pytest.mark.parametrize("given", ["Zoë\n", b"\x00\xff"])
def test_what_was_given_before_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str | bytes
) -> None:
    path = tmp_path / "golden" / "people"
    with pytest.raises(AssertionError, match=r"no golden file people yet; .* --update"):
        golden(path, given)
    assert not path.exists()
    with monkeypatch.context() as update:
        update.setenv(UPDATE, "1")
        golden(path, given)
    golden(path, given)
    with pytest.raises(AssertionError, match="people is not what was given"):
        golden(path, "something else")
