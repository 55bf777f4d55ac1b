"""Columns and sections of the prep sheet: what plugins say, drawn by the program."""

from coffeechat.plugged import Section, column_cells, prep_sections
from coffeechat.plugin_host import RunningJob
from plugged.plugged_kit import Desk
from support.happenings import happens

COLUMNS = """
class P(Plugin):
    def columns(self):
        return [
            Column(id="year", title="Year", value=lambda one: one.extras.get("alumni.year", "")),
            Column(id="zero", title="Zero", value=lambda one: 1 // (one.name != "Wei Zhang") * "x"),
        ]
"""
SECTIONS = """
class P(Plugin):
    def prep_sections(self):
        return [
            PrepSection(id="a", title="Alumni", build=self._build),
            PrepSection(id="b", title="Broken", build=lambda view, job: 1 / 0),
            PrepSection(id="c", title="Empty", build=lambda view, job: ()),
        ]

    def _build(self, view, job):
        yield f"{view.person.name}, class of {view.person.extras['alumni.year']}"
        yield f"diet {view.person.extras.get('csv.Diet')}, notes «{view.person.notes}»"
"""


def test_a_row_for_each_person_with_a_cell_for_each_column(desk: Desk, jelisa: str) -> None:
    desk.install(COLUMNS)
    wei = desk.world.person("Wei Zhang")
    cells = column_cells(desk.session, desk.session.host.columns, [wei, "gone", jelisa])
    assert cells == [("", "!"), ("", ""), ("2019", "x")]
    assert len(desk.session.plugin_problems) == 1


def test_no_columns_and_nobody(desk: Desk, jelisa: str) -> None:
    assert column_cells(desk.session, (), [jelisa]) == [()]
    assert column_cells(desk.session, (), []) == []


def test_sections_with_lines_and_those_with_a_problem(desk: Desk, jelisa: str) -> None:
    desk.install(SECTIONS)
    happens(desk.world, jelisa, "asked, talk agreed")
    first, second = prep_sections(desk.session, jelisa, RunningJob())
    assert first == Section("Alumni", lines=("Jelisa Okafor, class of 2019", "diet None, notes «»"))
    assert second.title == "Broken"
    assert second.problem.startswith("Plugin alumni 1.0, prep section b: ZeroDivisionError")


def test_without_a_conversation_there_is_nothing_to_prepare(desk: Desk, jelisa: str) -> None:
    desk.install(SECTIONS)
    assert prep_sections(desk.session, jelisa, RunningJob()) == []
