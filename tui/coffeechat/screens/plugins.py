"""The plugins: where each stands, what it brings, what went wrong; on or off, and settings."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.errors import Sentence
from coffeechat.plugin_host import PluginInfo, Status
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.screens.plugin_words import gifts, gifts_by_name, load_time, meaning, standing
from coffeechat.settings_file import disable, enable
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

#: Cells from which a line has room for what a plugin brings and for what went wrong.
WIDE = 100
LABEL = 15


class PluginsScreen(VerbScreen):
    """All plugins, one a line; below them all about the one under the cursor."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.PLUGINS)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.PLUGINS: ("switch", "open", "command", "help", "back"),
    }
    DEFAULT_CSS = """
    PluginsScreen HeadLine { margin: 0 1 1 1; }
    PluginsScreen LineList { height: 1fr; }
    PluginsScreen TextPane { height: 1fr; margin: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__(Place.PLUGINS)
        self._plugins: Mapping[str, PluginInfo] = {}

    def compose(self) -> ComposeResult:
        """The title, the list, what is to say about one of them, and the foot."""
        yield HeadLine()
        yield LineList(self._draw, empty="No plugin is installed.")
        yield TextPane()
        yield self.foot()

    @property
    def _chosen(self) -> PluginInfo | None:
        """The plugin under the cursor."""
        return self._plugins.get(self.query_one(LineList).cursor_key or "")

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Show the plugins as they stand now."""
        self.show_plugins()

    def show_plugins(self) -> None:
        """Show the plugins as they stand now; those of one name each have a line."""
        found = self.session.host.plugins
        self._plugins = {f"{number} {one.id}": one for number, one in enumerate(found)}
        on = sum(one.status is Status.ACTIVE for one in found)
        self.query_one(HeadLine).show("Plugins", f"{on} of {len(found)} on")
        self.query_one(LineList).set_keys(list(self._plugins))
        self._explain()

    def _draw(self, key: str, width: int) -> Line:
        plugin = self._plugins[key]
        problem = plugin.last_problem
        last = "" if problem is None else problem.message
        texts = [gifts(plugin), last] if width >= WIDE else [last or gifts(plugin)]
        cells = [
            (plugin.id, 14),
            (plugin.version, 8),
            (standing(plugin), 9),
            *((text, 0) for text in texts),
            (f"{load_time(plugin):>8}", 8),
        ]
        return Line(
            text=columns(cells, width),
            dim=plugin.status in {Status.DISABLED, Status.OFF},
            mark="!" if problem is not None else "",
        )

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The cursor stands on another plugin."""
        self.when_rested(self._explain)

    def _explain(self) -> None:
        self.query_one(TextPane).show(self._about, keep_place=True)

    def _about(self, width: int) -> Sequence[Line]:
        plugin = self._chosen
        if plugin is None or width <= LABEL:
            return []
        problem = plugin.last_problem
        facts = [
            ("what", plugin.summary),
            ("from", f"{plugin.dist} {plugin.version}".strip()),
            ("stands", self.spelled(meaning(plugin))),
            ("problem", f"{problem.where}: {problem.message}" if problem else ""),
            ("remedy", problem.remedy if problem else ""),
            ("log", f"coffeechat plugins log {plugin.id}" if problem else ""),
            *gifts_by_name(plugin),
            ("settings", "⏎ opens them" if plugin.settings else ""),
        ]
        lines = wrap(f"{plugin.id} · {standing(plugin)}", width)
        for label, text in facts:
            lines += labelled(label, text, LABEL, width) if text else []
        return [Line(line) for line in lines]

    # Verbs --------------------------------------------------------------------------------------

    def view_switch(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Turn a plugin on or off, for now and the next start."""
        plugin = self._chosen
        if plugin is None:
            self.say("There is no plugin here.")
        else:
            self.run_worker(self._switch(plugin))

    async def _switch(self, plugin: PluginInfo) -> None:
        turn, how = (enable, "on") if plugin.status is Status.DISABLED else (disable, "off")
        try:
            await self.chat.plugins.renew(plugin.id, lambda path: turn(path, plugin.id))
        except Sentence as refusal:
            self.say(str(refusal))
        else:
            self.say(f"{plugin.id} is {how} from now on.", f"{self.key_words('switch')} turns back")

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: the settings of the plugin."""
        self._open_settings()

    def view_open_row(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed: «open»."""
        self._open_settings()

    def _open_settings(self) -> None:
        from coffeechat.screens.plugin_form import PluginForm

        plugin = self._chosen
        if plugin is None:
            self.say("There is no plugin here.")
            return
        fields = self.session.host.settings_form(plugin.id)
        if fields:
            self.app.push_screen(PluginForm(plugin.id, fields))
        elif plugin.status is Status.ACTIVE:
            self.say(f"{plugin.id} has no settings.")
        else:
            self.say(f"{plugin.id} is not loaded, so its settings are not known.")
