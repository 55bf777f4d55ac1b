"""Plugins are known by name before, and without, any of their code running."""

import subprocess
import sys

import pytest

from coffeechat.plugin_host import PluginHost, Status
from coffeechat.plugin_host.discovery import installed_entry_points
from plugin_host.fakes import Shelf

FINE = """
class P(Plugin):
    def message_templates(self):
        return [MessageTemplate(id="note", title="Note", purpose=MessagePurpose.ASK,
                                subject="Hello", body="Dear {{ name }}")]
"""
EXPLODES = "raise AssertionError('imported')\n"


def test_discovery_imports_no_plugin(shelf: Shelf) -> None:
    module = shelf.install("alumni", EXPLODES)
    host = PluginHost.discover(entry_points=shelf.entry_points())
    assert [(plugin.id, plugin.status) for plugin in host.plugins] == [("alumni", Status.FOUND)]
    assert host.problems == ()
    assert module not in sys.modules


def test_a_plugin_is_listed_with_what_it_came_in(shelf: Shelf) -> None:
    shelf.install("alumni", FINE, dist="state-u-alumni", version="2.1", summary="All alumni\x1b")
    (plugin,) = PluginHost.discover(entry_points=shelf.entry_points()).plugins
    assert (plugin.dist, plugin.version) == ("state-u-alumni", "2.1")
    assert plugin.summary == "All alumni"


def test_a_disabled_plugin_is_never_imported(shelf: Shelf) -> None:
    module = shelf.install("alumni", EXPLODES)
    host = PluginHost.discover(disabled={"alumni"}, entry_points=shelf.entry_points())
    host.load()
    assert host.plugins[0].status is Status.DISABLED
    assert host.problems == ()
    assert module not in sys.modules


def test_two_claimants_of_an_id_are_both_refused_and_named(shelf: Shelf) -> None:
    modules = {
        shelf.install("alumni", EXPLODES, dist="state-u-alumni", version="2.1"),
        shelf.install("alumni", EXPLODES, dist="other-alumni", version="0.3"),
    }
    shelf.install("notes", FINE)
    host = PluginHost.discover(entry_points=shelf.entry_points())
    host.load()
    assert [(plugin.id, plugin.status) for plugin in host.plugins] == [
        ("alumni", Status.CONFLICT),
        ("alumni", Status.CONFLICT),
        ("notes", Status.ACTIVE),
    ]
    for problem in host.problems:
        assert "state-u-alumni 2.1" in str(problem)
        assert "other-alumni 0.3" in str(problem)
    assert len(host.problems) == 2
    assert not modules & sys.modules.keys()


def test_disabling_a_shared_id_ends_the_conflict(shelf: Shelf) -> None:
    shelf.install("alumni", EXPLODES, dist="state-u-alumni")
    shelf.install("alumni", EXPLODES, dist="other-alumni")
    host = PluginHost.discover(disabled=["alumni"], entry_points=shelf.entry_points())
    assert {plugin.status for plugin in host.plugins} == {Status.DISABLED}
    assert host.problems == ()


@pytest.mark.parametrize("name", ["two words", "a:b", "-x", "a\x1b]2;x", "ä" * 61])
def test_an_id_that_could_not_be_typed_is_refused(shelf: Shelf, name: str) -> None:
    module = shelf.install("fine", EXPLODES)
    (entry_point,) = shelf.entry_points()
    renamed = type(entry_point)(name=name, value=entry_point.value, group=entry_point.group)
    host = PluginHost.discover(entry_points=[renamed])
    host.load()
    assert host.plugins[0].status is Status.FAILED
    assert "\x1b" not in host.plugins[0].id
    assert module not in sys.modules


def test_a_plugin_for_another_api_is_listed_and_never_imported(shelf: Shelf) -> None:
    module = shelf.install("alumni", EXPLODES, group="coffeechat.plugins.v2")
    shelf.install("notes", FINE)
    host = PluginHost.discover(entry_points=shelf.entry_points())
    host.load()
    status = {plugin.id: plugin.status for plugin in host.plugins}
    assert status == {"alumni": Status.INCOMPATIBLE, "notes": Status.ACTIVE}
    assert str(host.problems[0]) == (
        "Plugin alumni 1.0, id: it is written for version 2 of the plugin API, and this program "
        "has 1; update coffeechat, or alumni"
    )
    assert module not in sys.modules


def test_a_plugin_for_several_apis_is_used_with_the_one_known_here(shelf: Shelf) -> None:
    shelf.install("alumni", FINE)
    shelf.install("alumni", EXPLODES, dist="alumni-next", group="coffeechat.plugins.v2")
    host = PluginHost.discover(entry_points=shelf.entry_points())
    host.load()
    assert [(plugin.id, plugin.status) for plugin in host.plugins] == [("alumni", Status.ACTIVE)]
    assert host.problems == ()


def test_other_groups_are_none_of_ours(shelf: Shelf) -> None:
    shelf.install("alumni", EXPLODES, group="coffeechat.plugins.v2.extra")
    shelf.install("notes", EXPLODES, group="coffeechat.pluginsxv1")
    installed = {point.name for point in installed_entry_points()}
    assert not installed & {"alumni", "notes"}
    shelf.install("later", EXPLODES, group="coffeechat.plugins.v12")
    assert "later" in {point.name for point in installed_entry_points()}


def test_without_any_plugin_all_are_named_and_none_is_imported(shelf: Shelf) -> None:
    modules = {shelf.install("alumni", EXPLODES), shelf.install("alumni", EXPLODES, dist="other")}
    host = PluginHost.discover(entry_points=shelf.entry_points(), safe=True)
    host.load()
    assert [plugin.status for plugin in host.plugins] == [Status.OFF, Status.OFF]
    assert host.problems == ()
    assert host.checks == ()
    assert not modules & sys.modules.keys()


def test_a_plugin_without_a_distribution_is_named_all_the_same(shelf: Shelf) -> None:
    shelf.install("alumni", EXPLODES)
    (entry_point,) = shelf.entry_points()
    bare = type(entry_point)(name="alumni", value=entry_point.value, group=entry_point.group)
    host = PluginHost.discover(entry_points=[bare])
    host.load()
    assert (host.plugins[0].dist, host.plugins[0].version) == ("", "")
    assert str(host.problems[0]).startswith("Plugin alumni, load: ")


def test_installed_plugins_are_found_where_packages_are(shelf: Shelf) -> None:
    shelf.install("alumni", FINE)
    ids = [plugin.id for plugin in PluginHost.discover().plugins]
    assert "alumni" in ids
    assert ids == sorted(ids)


def test_a_package_with_unreadable_entry_points_hides_no_other(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.install("alumni", FINE)
    shelf.describe("aaa-broken", "1.0", "this line has no equals sign")
    ids = [plugin.id for plugin in PluginHost.discover().plugins]
    assert "alumni" in ids
    assert "linkedin" in ids
    assert "cannot be read" in caplog.text


def test_the_host_costs_no_import_that_is_not_needed() -> None:
    script = (
        "import sys\n"
        "from coffeechat.plugin_host import PluginHost\n"
        "PluginHost.discover(entry_points=())\n"
        "heavy = {'pluggy', 'importlib.metadata', 'textual', 'tinydb', 'msgspec', 'difflib'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
