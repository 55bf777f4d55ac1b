"""A check that fails says nothing; what one says fits the text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import About, Check, CheckContext, Finding, Fix, Me, PersonView, Severity
from coffeechat.plugin_host import PluginHost, Status
from coffeechat.plugin_host.findings import find
from plugin_host.fakes import Shelf

TEXT = "Could we talk on Wednesday?"


def about(text: str) -> CheckContext:
    return CheckContext(
        me=Me(),
        person=PersonView(id="p1", name="Jelisa Okafor"),
        now=datetime(2026, 11, 21, 9, tzinfo=UTC),
        text=text,
    )


def checks(shelf: Shelf, *bodies: str) -> PluginHost:
    """A host with one plugin, whose checks ASK-90, ASK-91... have these bodies."""
    functions = "\n".join(
        f"        def run_{number}(context):\n            {body}"
        for number, body in enumerate(bodies)
    )
    shelf.install(
        "advice2",
        f"""
class P(Plugin):
    def checks(self):
{functions}
        return [Check(id=f"ASK-{{90 + number}}", about=About.ASK, severity=Severity.NOTE,
                      source="me", run=run) for number, run in enumerate([{
            ", ".join(f"run_{number}" for number in range(len(bodies)))
        }])]
""",
    )
    return PluginHost.discover(entry_points=shelf.entry_points())


def test_findings_come_back(shelf: Shelf) -> None:
    host = checks(shelf, "yield Finding(message='No zone', start=17, end=26)")
    assert host.run_check(host.checks[0], about(TEXT)) == (
        Finding(message="No zone", start=17, end=26),
    )


def test_a_check_can_be_given_without_its_plugin(shelf: Shelf) -> None:
    host = checks(shelf, "raise KeyError('zone')")
    assert host.run_check(host.checks[0].item, about(TEXT)) == ()
    assert [problem.plugin for problem in host.problems] == ["advice2"]


def test_a_check_of_nobody_is_a_mistake_of_the_caller(shelf: Shelf) -> None:
    stray = Check(id="X-1", about=About.ASK, severity=Severity.NOTE, source="", run=lambda _: ())
    with pytest.raises(LookupError):
        checks(shelf, "return ()").run_check(stray, about(TEXT))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise KeyError('zone')", "KeyError: 'zone'"),
        ("sys.exit()", "it tried to end the program"),
        ("yield Finding(message='One'); 1 / 0", "ZeroDivisionError"),
        ("return None", "it must give an iterable of Finding, not nothing"),
        ("yield 'No zone'", "str was given where Finding is expected"),
        ("yield Finding(message=None)", "Finding.message must be text, not nothing"),
        ("yield Finding(message='m', start=1.5)", "Finding.start must be int, not float"),
        ("yield Finding(message='m', fix='x')", "str was given where Fix is expected"),
        ("object.__setattr__(context, 'text', '')\n            yield 1", "int was given where"),
    ],
)
def test_a_failing_check_says_nothing_and_is_told(shelf: Shelf, body: str, told: str) -> None:
    host = checks(shelf, body, "yield Finding(message='Fine')")
    assert host.run_check(host.checks[0], about(TEXT)) == ()
    (problem,) = host.problems
    assert problem.where == "check ASK-90"
    assert told in problem.message
    assert [finding.message for finding in host.run_check(host.checks[1], about(TEXT))] == ["Fine"]


def test_checks_of_a_suspended_plugin_are_silent(shelf: Shelf) -> None:
    host = checks(shelf, "1 / 0", "yield Finding(message='Fine')")
    for _ in range(3):
        host.run_check(host.checks[0], about(TEXT))
    assert host.plugins[0].status is Status.SUSPENDED
    assert host.run_check(host.checks[1], about(TEXT)) == ()
    assert len(host.problems) == 3


def test_what_a_check_says_is_one_clean_line(shelf: Shelf) -> None:
    host = checks(shelf, "yield Finding(message='No\\x1b]2;x\\n zone')")
    assert host.run_check(host.checks[0], about(TEXT))[0].message == "No]2;x  zone"


def test_a_check_that_never_ends_its_list_is_cut_off(shelf: Shelf) -> None:
    host = checks(shelf, "while True: yield Finding(message='Again')")
    assert len(host.run_check(host.checks[0], about(TEXT))) == 100


_places = st.integers(-50, 80)
_fixes = st.builds(Fix, start=_places, end=_places, text=st.text(max_size=5))
_findings = st.builds(
    Finding, message=st.just("m"), start=_places, end=_places, fix=st.none() | _fixes
)


@given(text=st.text(max_size=30), found=st.lists(_findings, max_size=3))
def test_places_lie_within_the_text(text: str, found: list[Finding]) -> None:
    check = Check(id="c", about=About.ASK, severity=Severity.NOTE, source="", run=lambda _: found)
    for finding in find(check, about(text)):
        assert 0 <= finding.start <= finding.end <= len(text)
        if finding.fix:
            assert 0 <= finding.fix.start <= finding.fix.end <= len(text)


@given(text=st.text(max_size=30), data=st.data())
def test_a_place_within_the_text_is_left_as_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    given = Finding(message="m", start=start, end=end, fix=Fix(start=start, end=end, text=" a\nb "))
    check = Check(id="c", about=About.ASK, severity=Severity.NOTE, source="", run=lambda _: [given])
    assert find(check, about(text)) == (given,)
