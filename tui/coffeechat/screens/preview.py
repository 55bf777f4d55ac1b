"""What an import would bring, before it is applied."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.exchange import Preview, apply_import, read_in_background
from coffeechat.plugin_host import Progress, RunningJob
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

FIRST_ROWS = 8
FIRST_PROBLEMS = 5


class PreviewScreen(VerbScreen):
    """Counts and first rows of a file; Enter applies all as one act, Esc leaves all as it was."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Place.PREVIEW), ("enter", "apply", "")]
    DEFAULT_CSS = """
    PreviewScreen HeadLine { margin: 1 1; }
    PreviewScreen TextPane { margin: 0 1; }
    """

    def __init__(self, path: Path) -> None:
        super().__init__(Place.PREVIEW)
        self._path = path
        self._preview: Preview | None = None
        self._job: RunningJob | None = None

    def compose(self) -> ComposeResult:
        """The title, the counts and the foot."""
        yield HeadLine()
        yield TextPane()
        yield self.foot()

    def show_hints(self) -> None:
        """Enter and Esc are all there is."""
        self.hints([("⏎", "apply"), ("Esc", "leave all as it was")])

    def on_mount(self) -> None:
        """Read the file off the user interface."""
        self.query_one(HeadLine).show(f"Reading {self._path.name} …")
        on_ui = self.chat.on_ui_thread
        self._job = read_in_background(
            self.session, self._path, on_ui(self._finished), on_ui(self._progressed)
        )

    def _progressed(self, progress: Progress) -> None:
        self.query_one(HeadLine).show(f"Reading {self._path.name} …", f"{progress.done:,}")

    def _finished(self, result: Preview | str) -> None:
        if isinstance(result, str):
            self.query_one(HeadLine).show(f"{self._path.name} was not imported")
            self.query_one(TextPane).show(
                lambda width: [Line(text) for text in wrap(result, width)]
            )
            return
        self._preview = result
        self.query_one(HeadLine).show(f"{result.source} · {result.importer}")
        self.query_one(TextPane).show(partial(preview_lines, result))

    def action_apply(self) -> None:
        """Apply what is shown."""
        if self._preview is not None:
            self.run_worker(self._apply(self._preview))

    async def _apply(self, preview: Preview) -> None:
        self._preview = None
        await self.do(partial(apply_import, self.session, preview))
        self.dismiss()

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Leave; a file still being read is read no further."""
        if self._job is not None:
            self._job.cancel()
        self.dismiss()


def preview_lines(preview: Preview, width: int) -> list[Line]:
    """The counts, what else is to be known, the first new people and the first problems."""
    plan = preview.plan
    counts = [
        (len(plan.new), "new"),
        (len(plan.changed), "changed"),
        (len(plan.kept), "here already, kept as they are"),
        (preview.hidden, "hide themselves from you"),
        (len(preview.problems), "rows with a problem"),
    ]
    if preview.left_out:
        counts.append((preview.left_out, "left out: you asked to forget them"))
    lines = [Line(f"{count:>7,}  {words}") for count, words in counts]
    for warning in preview.warnings[:FIRST_PROBLEMS]:
        lines += [Line(""), *map(Line, wrap(warning, width))]
    if plan.new:
        lines += [Line(""), Line("The first new ones")]
    for person in plan.new[:FIRST_ROWS]:
        cells = [(person.name, 24), (person.title, 0), (person.organisation, 0)]
        lines.append(Line(f"  {columns(cells, width - 2)}"))
    for change in plan.changed[:FIRST_ROWS]:
        cells = [(change.after.name, 24), (f"{change.before.title} → {change.after.title}", 0)]
        lines.append(Line(f"  {columns(cells, width - 2)}"))
    if preview.problems:
        lines += [Line(""), Line("The first problems")]
    for problem in preview.problems[:FIRST_PROBLEMS]:
        lines += [Line(line) for line in wrap(f"  line {problem.line}: {problem.reason}", width)]
    return lines
