"""The bundled plugins come through the same door as anybody's, and load without a problem."""

import tomllib
from pathlib import Path

import pytest

from coffeechat.plugin_host import PluginHost, Status

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
BUNDLED = sorted(PROJECT["project"]["entry-points"]["coffeechat.plugins.v1"])


def test_bundled_plugins_load() -> None:
    host = PluginHost.discover()
    host.load()
    status = {plugin.id: plugin.status for plugin in host.plugins if plugin.dist == "coffeechat"}
    assert status == dict.fromkeys(BUNDLED, Status.ACTIVE)
    assert [problem for problem in host.problems if problem.plugin in BUNDLED] == []


@pytest.mark.parametrize("id_", BUNDLED)
def test_each_can_be_disabled(id_: str) -> None:
    host = PluginHost.discover(disabled={id_})
    host.load()
    status = {plugin.id: plugin.status for plugin in host.plugins if plugin.dist == "coffeechat"}
    assert status == dict.fromkeys(BUNDLED, Status.ACTIVE) | {id_: Status.DISABLED}
