"""A plugin may fail to load in any way; the others load, and one line says whose fault it is."""

import sys

import pytest

from coffeechat.plugin_host import PluginHost, PluginInfo, Status
from plugin_host.fakes import Shelf

FINE = """
class P(Plugin):
    def message_templates(self):
        yield MessageTemplate(id="note", title="Note", purpose=MessagePurpose.ASK,
                              subject="Hello", body="Dear {{ name }}")
"""


def load(shelf: Shelf) -> tuple[PluginHost, PluginInfo]:
    """The host after loading everything, and what it says of the plugin «bad»."""
    shelf.install("good", FINE)
    host = PluginHost.discover(entry_points=shelf.entry_points())
    host.load()
    (bad,) = [plugin for plugin in host.plugins if plugin.id == "bad"]
    return host, bad


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            "import nowhere_to_be_found",
            "ModuleNotFoundError: No module named 'nowhere_to_be_found'",
        ),
        ("sys.exit(7)", "it tried to end the program"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("raise JobCancelled", "JobCancelled"),
        ("raise PluginError('Install the data first.')", "Install the data first."),
        ("class P(Plugin", "SyntaxError: '(' was never closed"),
        ("Q = 1", "AttributeError: module"),
        ("P = 1", "must name a subclass of coffeechat.api.Plugin"),
        ("class P:\n    pass", "must name a subclass of coffeechat.api.Plugin"),
        (
            "class P(Plugin):\n    def importer(self): return ()",
            "«importer» is no hook, did you mean «importers»?",
        ),
        (
            "class P(Plugin):\n    qestion_banks = ()",
            "«qestion_banks» is no hook, did you mean «question_banks»?",
        ),
        ("class P(Plugin):\n    def frobnicate(self): return ()", "«frobnicate» is no hook; begin"),
        (
            "class Mixin:\n    def check(self): ...\nclass P(Mixin, Plugin):\n    pass",
            "«check» is no hook, did you mean «checks»?",
        ),
        (
            "class P(Plugin):\n    async def importers(self): return ()",
            "«importers» must be a plain method",
        ),
        (
            "class P(Plugin):\n    async def importers(self): yield",
            "«importers» must be a plain method",
        ),
        (
            "class P(Plugin):\n    def importers(self, job): return ()",
            "«importers» takes no argument but self",
        ),
        (
            "class P(Plugin):\n    def importers(self, *, job=None): return ()",
            "«importers» takes no argument but self",
        ),
        ("class P(Plugin):\n    def importers(): return ()", "«importers» takes no argument but"),
        ("class P(Plugin):\n    importers = ()", "«importers» must be a method"),
        (
            "class P(Plugin):\n    @property\n    def importers(self): return ()",
            "«importers» must be a method",
        ),
        ("class P(Plugin):\n    def __init__(self): ...", "TypeError: "),
        ("class P(Plugin):\n    def __init__(self, context): sys.exit()", "tried to end"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_named_and_alone(
    shelf: Shelf, source: str, told: str
) -> None:
    shelf.install("bad", source, dist="bad-luck", version="0.9")
    host, bad = load(shelf)
    assert bad.status is Status.FAILED
    assert [problem.plugin for problem in host.problems] == ["bad"]
    assert told in host.problems[0].message
    assert bad.last_problem == host.problems[0]
    assert [template.plugin for template in host.message_templates] == ["good"]


def test_one_line_names_plugin_version_place_and_remedy(shelf: Shelf) -> None:
    shelf.install("bad", "1 / 0", version="0.9")
    host, _ = load(shelf)
    told = "Plugin bad 0.9, load: ZeroDivisionError: division by zero"
    assert str(host.problems[0]) == told
    remedy = "coffeechat plugins disable bad turns it off"
    assert host.problems[0].with_remedy == f"{told}; {remedy}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("sys.exit(1)", "it tried to end the program"),
        ("return None", "it must give an iterable of QuestionBank"),
        ("return 3", "it must give an iterable of QuestionBank"),
        ("return 'text'", "str was given where QuestionBank is expected"),
        ("return [None]", "nothing was given where QuestionBank is expected"),
        ("return [QuestionBank(id='', title='Mine', questions=())]", "has no id"),
        ("return [QuestionBank(id='b', title='Mine', questions=())] * 2", "«b» is given twice"),
        (
            "return [QuestionBank(id='b', title=None, questions=())]",
            "QuestionBank.title must be text, not nothing",
        ),
        (
            "return [QuestionBank(id='b', title='Mine', questions=('What?',))]",
            "str was given where Question is expected",
        ),
        (
            "yield QuestionBank(id='b', title='Mine', questions=())\n        1 / 0",
            "ZeroDivisionError",
        ),
    ],
)
def test_a_failing_hook_costs_only_itself(shelf: Shelf, body: str, told: str) -> None:
    shelf.install("bad", f"{FINE}\n    def question_banks(self):\n        {body}\n")
    host, bad = load(shelf)
    assert bad.status is Status.ACTIVE
    assert bad.contributions == {"message_templates": ("note",)}
    (problem,) = host.problems
    assert (problem.plugin, problem.where) == ("bad", "question_banks")
    assert told in problem.message
    assert host.question_banks == ()
    assert [template.plugin for template in host.message_templates] == ["bad", "good"]


@pytest.mark.parametrize("field", ["sniff=3", "sniff=None", "read=read_later"])
def test_what_is_no_plain_function_is_refused_when_loaded(shelf: Shelf, field: str) -> None:
    arguments = {"sniff": "sniff=len", "read": "read=iter"} | {field.partition("=")[0]: field}
    shelf.install(
        "bad",
        f"""
        async def read_later(source, job):
            yield
        class P(Plugin):
            def importers(self):
                return [Importer(id="i", title="I", extensions=(), {", ".join(arguments.values())})]
        """,
    )
    host, _ = load(shelf)
    assert host.importers == ()
    assert "must be a plain function" in host.problems[0].message


def test_a_check_id_used_by_two_plugins_stands_for_neither(shelf: Shelf) -> None:
    checks = """
class P(Plugin):
    def checks(self):
        for id_ in ("ASK-90", "{own}"):
            yield Check(id=id_, about=About.ASK, severity=Severity.NOTE, source="me", run=iter)
"""
    shelf.install("bad", checks.format(own="ASK-91"))
    shelf.install("worse", checks.format(own="ASK-92"))
    host, _ = load(shelf)
    assert [check.item.id for check in host.checks] == ["ASK-91", "ASK-92"]
    assert [problem.plugin for problem in host.problems] == ["bad", "worse"]
    assert all(
        "bad and worse use the same id «ASK-90»" in str(problem) for problem in host.problems
    )


def test_every_attempt_to_load_after_the_first_is_idle(shelf: Shelf) -> None:
    module = shelf.install("bad", "class P(Plugin):\n    pass")
    host, _ = load(shelf)
    del sys.modules[module]
    host.load()
    assert module not in sys.modules
    assert host.importers == ()


def test_asking_for_contributions_loads(shelf: Shelf) -> None:
    shelf.install("good", FINE)
    host = PluginHost.discover(entry_points=shelf.entry_points())
    (template,) = host.message_templates
    assert (template.plugin, template.item.id) == ("good", "note")
    assert host.plugins[0].status is Status.ACTIVE
    assert host.plugins[0].load_ms is not None


def test_contributions_come_by_plugin_and_id(shelf: Shelf) -> None:
    bank = """
class P(Plugin):
    def question_banks(self):
        return [QuestionBank(id=id_, title=id_, questions=()) for id_ in {ids}]
"""
    shelf.install("zebra", bank.format(ids=["b", "a"]))
    shelf.install("ant", bank.format(ids=["d", "c"]))
    host = PluginHost.discover(entry_points=shelf.entry_points())
    ids = [(contribution.plugin, contribution.item.id) for contribution in host.question_banks]
    assert ids == [("ant", "c"), ("ant", "d"), ("zebra", "a"), ("zebra", "b")]


def test_an_inherited_hook_counts_and_a_private_helper_is_no_hook(shelf: Shelf) -> None:
    shelf.install("child", f"{FINE}\nclass Q(P):\n    def _help(self): ...\nP = Q")
    host = PluginHost.discover(entry_points=shelf.entry_points())
    assert [template.item.id for template in host.message_templates] == ["note"]
    assert host.problems == ()


def test_a_plugin_knows_its_id_and_has_a_log(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.install(
        "alumni",
        """
        class P(Plugin):
            def importers(self):
                self.context.log.info("I am %s", self.context.id)
                return ()
        """,
    )
    PluginHost.discover(entry_points=shelf.entry_points()).load()
    assert ("coffeechat.plugins.alumni", "I am alumni") in [
        (record.name, record.getMessage()) for record in caplog.records
    ]


def test_texts_of_contributions_are_cleaned(shelf: Shelf) -> None:
    shelf.install(
        "alumni",
        """
        class P(Plugin):
            def message_templates(self):
                yield MessageTemplate(id="t", title="A\\x1b]2;B", purpose=MessagePurpose.ASK,
                                      subject="One\\ntwo", body="One\\r\\n\\u202etwo")
        """,
    )
    host = PluginHost.discover(entry_points=shelf.entry_points())
    (template,) = [contribution.item for contribution in host.message_templates]
    assert (template.title, template.subject, template.body) == ("A]2;B", "One two", "One\ntwo")
