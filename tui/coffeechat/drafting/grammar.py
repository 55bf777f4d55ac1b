"""What a template may contain, and which facts it needs.

Jinja's sandbox stops neither calls with effects nor work without end (`10 ** 10 ** 8`, nested
loops), so that a template may contain only what is listed here. Checked before anything runs.
"""

from collections.abc import Collection, Iterable

from jinja2 import Environment, TemplateError, nodes

from coffeechat.drafting.draft import TemplateProblem
from coffeechat.drafting.facts import LISTS, REMEDIES

MOST_CHARACTERS = 20_000
MOST_LOOPS = 2
_MOST_DEPTH = 40

FILTERS = frozenset(
    {
        "capitalize",
        "count",
        "default",
        "first",
        "int",
        "join",
        "last",
        "length",
        "listed",
        "lower",
        "reverse",
        "sort",
        "string",
        "title",
        "trim",
        "truncate",
        "unique",
        "upper",
    }
)
_IN_A_LOOP = frozenset({"first", "last", "index", "length"})
_LIST_TO_LIST = frozenset({"reverse", "sort", "unique"})

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Filter,
    nodes.Keyword,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Getattr,
)
_ARITHMETIC = (nodes.BinExpr, nodes.UnaryExpr)
_NAMES = {
    "Call": "a call",
    "Getitem": "an index in brackets",
    "Slice": "an index in brackets",
    "Include": "another file",
    "Import": "another file",
    "FromImport": "another file",
    "Extends": "another file",
    "Macro": "a macro",
    "CallBlock": "a macro",
    "Set": "a variable",
    "Assign": "a variable",
    "AssignBlock": "a variable",
    "NSRef": "a variable",
    "Test": "«is»; «if point» is enough",
}

Known = frozenset[str]


def parse(environment: Environment, source: str) -> nodes.Template:
    """Read a template and refuse whatever it may not contain.

    Raises:
        TemplateProblem: It is too long, cannot be read, or contains what is not allowed.
    """
    if len(source) > MOST_CHARACTERS:
        raise TemplateProblem(
            f"The template has {len(source):,} characters; {MOST_CHARACTERS:,} are the most."
        )
    try:
        template = environment.parse(source)
    except TemplateError as error:
        line = getattr(error, "lineno", 1)
        raise TemplateProblem(f"Line {line}: {error.message}") from None
    except RecursionError:
        raise TemplateProblem("The template is nested too deeply.") from None
    _check(template, depth=0, loops=0)
    unknown = _used(template, frozenset()) - REMEDIES.keys()
    if unknown:
        line = min(name.lineno for name in template.find_all(nodes.Name) if name.name in unknown)
        raise TemplateProblem(
            f"Line {line}: unknown facts: {', '.join(sorted(unknown))}. "
            f"Known: {', '.join(sorted(REMEDIES))}."
        )
    return template


def needed(template: nodes.Node) -> set[str]:
    """The facts without which a template has a gap: those used outside of «if it is known»."""
    return _needed(template, frozenset())


def _check(node: nodes.Node, depth: int, loops: int) -> None:
    if not isinstance(node, _ALLOWED):
        kind = type(node).__name__
        what = "arithmetic" if isinstance(node, _ARITHMETIC) else _NAMES.get(kind, kind.lower())
        raise _refusal(node, f"a template cannot contain {what}")
    if depth > _MOST_DEPTH:
        raise _refusal(node, "the template is nested too deeply")
    if isinstance(node, nodes.Getattr):
        _check_attribute(node)
        return
    if isinstance(node, nodes.Name) and node.name == "loop":
        raise _refusal(node, f"«loop» goes with one of {_listed(_IN_A_LOOP, 'loop.')}")
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise _refusal(node, f"unknown filter «{node.name}»; known: {_listed(FILTERS)}")
    if isinstance(node, nodes.For):
        loops += 1
        _check_loop(node, loops)
    for child in node.iter_child_nodes():
        _check(child, depth + 1, loops)


def _check_attribute(node: nodes.Getattr) -> None:
    inner = node.node
    if not (isinstance(inner, nodes.Name) and inner.name == "loop" and node.attr in _IN_A_LOOP):
        raise _refusal(node, f"the only names with a dot are {_listed(_IN_A_LOOP, 'loop.')}")


def _check_loop(node: nodes.For, loops: int) -> None:
    """Only lists of facts are gone through, so that a loop is as short as they are."""
    if loops > MOST_LOOPS:
        raise _refusal(node, f"loops can be nested {MOST_LOOPS} deep and no more")
    if not isinstance(node.target, nodes.Name) or node.recursive:
        raise _refusal(node, "a loop is written «for one in many»")
    many: nodes.Node | None = node.iter
    while isinstance(many, nodes.Filter) and many.name in _LIST_TO_LIST:
        many = many.node
    if not isinstance(many, nodes.Name) or many.name not in LISTS:
        raise _refusal(node, f"a loop goes through one of {_listed(LISTS)}")


def _used(node: nodes.Node, own: Known) -> set[str]:
    """Every name that a template uses, but for those that its loops give."""
    if isinstance(node, nodes.Name):
        return {node.name} - own
    if isinstance(node, nodes.Getattr):
        return set()
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        inside = own | {node.target.name}
        outside = [node.iter, *node.else_]
        return {name for child in outside for name in _used(child, own)} | {
            name for child in [*node.body, *_present(node.test)] for name in _used(child, inside)
        }
    return {name for child in node.iter_child_nodes() for name in _used(child, own)}


def _needed(node: nodes.Node, known: Known) -> set[str]:
    """The facts that rendering this node needs when those in `known` are there."""
    match node:
        case nodes.Name(name=name):
            found = {name} - known
        case nodes.If(test=test, body=body, elif_=others, else_=final):
            found = _branches(test, body, [*others, *final], known)
        case nodes.CondExpr(test=test, expr1=first, expr2=second):
            found = _branches(test, [first], [second] if second else [], known)
        case nodes.And(left=left, right=right):
            found = _branches(left, [right], [], known)
        case nodes.Or(left=left, right=right):
            found = _branches(left, [], [right], known)
        case nodes.Filter(name="default", node=nodes.Node() as value, args=args, kwargs=kwargs):
            found = _branches(value, [], [*args, *kwargs], known)
        case nodes.For(target=nodes.Name(name=one), body=body, else_=final):
            found = _branches(node.iter, [], final, known)
            found |= _all_needed([*body, *_present(node.test)], known | {one})
        case nodes.Not() | nodes.Getattr():
            found = _needed_to_test(node, known)
        case _:
            found = _all_needed(node.iter_child_nodes(), known)
    return found


def _branches(
    test: nodes.Node, then: Iterable[nodes.Node], otherwise: Iterable[nodes.Node], known: Known
) -> set[str]:
    return (
        _needed_to_test(test, known)
        | _all_needed(then, known | _shown(test))
        | _all_needed(otherwise, known)
    )


def _needed_to_test(node: nodes.Node, known: Known) -> set[str]:
    """The same for a place where an unknown fact counts as «no», or as an empty list."""
    match node:
        case nodes.Name() | nodes.Getattr():
            return set()
        case nodes.Not(node=inner):
            return _needed_to_test(inner, known)
        case nodes.And(left=left, right=right):
            return _needed_to_test(left, known) | _needed_to_test(right, known | _shown(left))
        case nodes.Or(left=left, right=right):
            return _needed_to_test(left, known) | _needed_to_test(right, known)
        case nodes.Filter(name=name, node=nodes.Node() as inner) if name in _LIST_TO_LIST:
            return _needed_to_test(inner, known)
    return _needed(node, known)


def _all_needed(many: Iterable[nodes.Node], known: Known) -> set[str]:
    return {name for node in many for name in _needed(node, known)}


def _shown(test: nodes.Node) -> Known:
    """The facts that are known where this test holds."""
    match test:
        case nodes.Name(name=name):
            return frozenset({name})
        case nodes.And(left=left, right=right):
            return _shown(left) | _shown(right)
    return frozenset()


def _present(node: nodes.Node | None) -> list[nodes.Node]:
    return [node] if node else []


def _refusal(node: nodes.Node, why: str) -> TemplateProblem:
    return TemplateProblem(f"Line {node.lineno}: {why}.")


def _listed(names: Collection[str], before: str = "") -> str:
    return ", ".join(before + name for name in sorted(names))
