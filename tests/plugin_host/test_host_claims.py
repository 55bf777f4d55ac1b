"""What two plugins claim goes to neither, and the program's own keys stay its own."""

import pytest

from coffeechat.plugin_host import PluginHost, Status
from coffeechat.plugin_host.sharing import program_keys
from coffeechat.widgets.line_list import LineList
from plugin_host.fakes import Shelf

COMMANDS = """
class P(Plugin):
    def commands(self):
        for id_, key in {given}:
            yield Command(id=id_, title=id_, key=key, run=lambda call, job: ())
"""
EXPORTER = """
class P(Plugin):
    def exporters(self):
        for id_ in {ids}:
            yield Exporter(id=id_, title="T", extension=".t", media_type="text/plain", render=iter)
"""


def commands(shelf: Shelf, **plugins: list[tuple[str, str]]) -> PluginHost:
    for id_, given in plugins.items():
        shelf.install(id_, COMMANDS.format(given=given))
    return PluginHost.discover(entry_points=shelf.entry_points())


def keys(host: PluginHost) -> dict[str, str]:
    return {f"{one.plugin}.{one.item.id}": one.item.key for one in host.commands}


def test_a_free_key_is_given(shelf: Shelf) -> None:
    host = commands(shelf, a=[("greet", "Q")])
    assert keys(host) == {"a.greet": "Q"}
    assert host.problems == ()


@pytest.mark.parametrize("key", ["d", "colon", "j", "ctrl+c", "5", "escape"])
def test_the_program_keeps_its_keys(shelf: Shelf, key: str) -> None:
    host = commands(shelf, a=[("greet", key), ("other", "Q")])
    assert keys(host) == {"a.greet": "", "a.other": "Q"}
    (problem,) = host.problems
    assert f"the key «{key}» is taken: «{program_keys()[key]}»" in problem.message


def test_a_key_that_two_want_goes_to_neither(shelf: Shelf) -> None:
    host = commands(shelf, a=[("greet", "Q")], b=[("leave", "Q"), ("stay", "W")])
    assert keys(host) == {"a.greet": "", "b.leave": "", "b.stay": "W"}
    assert [problem.plugin for problem in host.problems] == ["a", "b"]
    assert all("a and b want the same key «Q»" in problem.message for problem in host.problems)


def test_claims_are_no_faults(shelf: Shelf) -> None:
    host = commands(shelf, a=[(f"c{n}", key) for n, key in enumerate("djkgG")])
    assert len(host.commands) == 5
    assert len(host.problems) == 5
    assert host.plugins[0].status is Status.ACTIVE


def test_no_key_of_a_list_is_free() -> None:
    bindings = [getattr(binding, "key", "") for binding in LineList.BINDINGS]
    bound = {key.strip() for keys in bindings for key in keys.split(",")}
    assert bound
    assert bound <= program_keys().keys()


def test_an_export_of_two_plugins_is_of_neither(shelf: Shelf) -> None:
    shelf.install("a", EXPORTER.format(ids=["xml", "toml"]))
    shelf.install("b", EXPORTER.format(ids=["xml"]))
    host = PluginHost.discover(entry_points=shelf.entry_points())
    assert [one.item.id for one in host.exporters] == ["toml"]
    assert [problem.plugin for problem in host.problems] == ["a", "b"]
    assert "a and b use the same id «xml» for an exporter" in host.problems[0].message


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a.greet", "a.greet"),
        ("leave", "b.leave"),
        ("greet", "Several plugins have a command «greet»; type a.greet or b.greet."),
        ("leaf", "No plugin has a command «leaf»; did you mean b.leave?"),
        ("c.greet", "No plugin has a command «c.greet»; did you mean b.greet?"),
        ("\x1b]2;x", "No plugin has a command «]2;x»; there are: a.greet, b.greet, b.leave."),
    ],
)
def test_a_command_is_found_by_its_names(shelf: Shelf, typed: str, found: str) -> None:
    host = commands(shelf, a=[("greet", "")], b=[("greet", ""), ("leave", "")])
    command = host.command_named(typed)
    assert found == (command if isinstance(command, str) else f"{command.plugin}.{command.item.id}")


def test_without_commands_there_is_none_to_mean(shelf: Shelf) -> None:
    assert commands(shelf).command_named("greet") == (
        "No plugin has a command «greet»; no plugin in use has any."
    )


@pytest.mark.parametrize("id_", ["two words", "a.b", "-x", "é"])
def test_what_is_typed_must_be_typeable(shelf: Shelf, id_: str) -> None:
    host = commands(shelf, a=[(id_, "")])
    assert host.commands == ()
    assert "it must be of letters and digits" in host.problems[0].message


@pytest.mark.parametrize("width", [0, -3, 41])
def test_a_column_has_a_width_that_fits(shelf: Shelf, width: int) -> None:
    shelf.install(
        "a",
        f"""
class P(Plugin):
    def columns(self):
        yield Column(id="c", title="C", value=str, width={width})
""",
    )
    host = PluginHost.discover(entry_points=shelf.entry_points())
    assert host.columns == ()
    assert f"must be from 1 to 40, not {width}" in host.problems[0].message
