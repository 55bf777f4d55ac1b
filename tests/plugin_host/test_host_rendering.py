"""Files of an exporter are bytes with safe names, or there are none."""

from datetime import UTC, datetime

import pytest

from coffeechat.api import ExportBatch, ExportFile, JobCancelled
from coffeechat.plugin_host import Outcome, PluginHost, Problem
from plugin_host.fakes import QuietJob, Shelf

BATCH = ExportBatch(now=datetime(2026, 11, 21, 9, tzinfo=UTC))


def render(shelf: Shelf, body: str, job: QuietJob | None = None) -> Outcome[tuple[ExportFile, ...]]:
    shelf.install(
        "files",
        f"""
class P(Plugin):
    def exporters(self):
        def render(batch, job):
            {body}
        return [Exporter(id="ics", title="Calendar", extension=".ics",
                         media_type="text/calendar", render=render)]
""",
    )
    host = PluginHost.discover(entry_points=shelf.entry_points())
    outcome = host.render(host.exporters[0], BATCH, job or QuietJob())
    assert list(host.problems) == ([outcome] if isinstance(outcome, Problem) else [])
    return outcome


def test_files_come_back_in_their_order(shelf: Shelf) -> None:
    body = "return [ExportFile(name=n, data=n.encode()) for n in ('b.ics', 'Žofie 1.ics')]"
    assert render(shelf, body) == (
        ExportFile(name="b.ics", data=b"b.ics"),
        ExportFile(name="Žofie 1.ics", data="Žofie 1.ics".encode()),
    )


def test_an_export_of_nothing_is_no_problem(shelf: Shelf) -> None:
    assert render(shelf, "return ()") == ()


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        ".profile",
        "../talk.ics",
        "/etc/talk.ics",
        "a/b.ics",
        "a\\b.ics",
        "C:talk.ics",
        "-rf",
        "~root",
        "a\nb.ics",
        "a\x1b[2J.ics",
        "a\x00.ics",
        "\u202ecsi.exe",
        " talk.ics",
        "ž" * 101,
    ],
)
def test_an_unsafe_name_is_refused(shelf: Shelf, name: str) -> None:
    outcome = render(shelf, f"yield ExportFile(name={name!r}, data=b'')")
    assert isinstance(outcome, Problem)
    assert "is not safe to write" in outcome.message


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("yield ExportFile(name='a.ics', data='text')", "data must be bytes, not str"),
        ("yield 'a.ics'", "str was given where ExportFile is expected"),
        ("return None", "must give an iterable, not nothing"),
        ("yield ExportFile(name='a', data=b''); raise KeyError('talk')", "KeyError: 'talk'"),
        ("yield ExportFile(name='a', data=b''); sys.exit()", "tried to end the program"),
        (
            "yield ExportFile(name='a', data=b''); yield ExportFile(name='A', data=b'')",
            "«A» is given twice",
        ),
    ],
)
def test_half_an_export_is_none(shelf: Shelf, body: str, told: str) -> None:
    outcome = render(shelf, body)
    assert isinstance(outcome, Problem)
    assert (outcome.plugin, outcome.where) == ("files", "exporter ics")
    assert told in outcome.message


def test_an_export_can_be_left(shelf: Shelf) -> None:
    body = "yield from (ExportFile(name=f'{n}.ics', data=b'') for n in range(9))"
    with pytest.raises(JobCancelled):
        render(shelf, body, QuietJob(leave_after=2))
