"""Run a plugin to see what it does, in a process of its own.

There its imports can be counted and timed, and a plugin that hangs or ends the process harms
nobody. It tells on standard output, a JSON object a line: the step it begins, flaws, and facts.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import EntryPoint
from io import StringIO
from time import process_time

from coffeechat import api
from coffeechat.authoring.rules import Flaw

#: Seconds of computing that an import may take before it is worth a word.
_IMPORT_TIME = 0.1

_TEXTUAL = frozenset({"textual", "rich", "tinydb"})
_NETWORK = frozenset(
    {"aiohttp", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib",
     "ssl", "urllib.request", "urllib3"}
)  # fmt: skip
_LATE = "Import it within the function that needs it."

Tell = Callable[..., None]


def main() -> None:
    """Probe `id value` from the folders that follow on the command line."""
    id_, value, *roots = sys.argv[1:]
    sys.path[:0] = roots
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def tell(**news: object) -> None:
        print(json.dumps(news), file=out, flush=True)

    for flaw in _probe(id_, value, tell):
        tell(flaw=vars(flaw))
    tell(step="")
    out.flush()
    os._exit(0)  # threads that the plugin started are not waited for


def _probe(id_: str, value: str, tell: Tell) -> Iterator[Flaw]:
    module, _, name = value.partition(":")
    tell(step="import")
    flaws = list(_import_flaws(module, tell))
    yield from flaws
    if any(flaw.rule == "import" for flaw in flaws):
        return
    from coffeechat.authoring.classes import class_flaws

    kind = getattr(sys.modules[module], name, None)
    flaws = [_no_class(module, name)] if kind is None else list(class_flaws(kind, value))
    yield from flaws
    if flaws:
        return
    from coffeechat.authoring.trial import trial_flaws

    yield from trial_flaws(EntryPoint(id_, value, "coffeechat.plugins.v1"), tell)


def _import_flaws(module: str, tell: Tell) -> Iterator[Flaw]:
    before, started, printed = {*sys.modules}, process_time(), StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            import_module(module)
    except BaseException as error:  # noqa: BLE001 - whatever it raises is what is asked for
        yield Flaw(rule="import", place=module, text=_told(error), remedy=_import_remedy(error))
        return
    took, loaded = process_time() - started, {*sys.modules} - before
    tell(import_ms=round(took * 1000, 1), modules=len(loaded))
    if printed.getvalue():
        yield Flaw(
            rule="import-prints",
            place=module,
            text="it prints when it is imported",
            remedy="Use self.context.log, which «coffeechat plugins log» shows.",
        )
    if took > _IMPORT_TIME:
        text = f"importing it takes {took * 1000:.0f} ms"
        yield Flaw(
            rule="import-time",
            place=module,
            text=text,
            remedy="Import what is expensive within the functions that need it.",
        )
    for rule, heavy in (("import-textual", _TEXTUAL), ("import-network", _NETWORK)):
        if found := sorted(heavy & loaded):
            text = f"importing it loads {', '.join(found)}"
            yield Flaw(rule=rule, place=module, text=text, remedy=_LATE)


def _told(error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return "it ends the program when it is imported"
    text = " ".join(str(error).split())[:200].rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _import_remedy(error: BaseException) -> str:
    if isinstance(error, ModuleNotFoundError):
        return "Add what is missing to the dependencies, and install the plugin with them."
    if isinstance(error, ImportError) and error.name == api.__name__:
        wanted = str(error).partition("'")[2].partition("'")[0]
        near = get_close_matches(wanted, api.__all__, n=1)
        return f"Did you mean «{near[0]}»?" if near else "See what coffeechat.api has to offer."
    return "Only define things in the module; do the work in the hooks' functions."


def _no_class(module: str, name: str) -> Flaw:
    names = [one for one, value in vars(sys.modules[module]).items() if isinstance(value, type)]
    near = get_close_matches(name, [one for one in names if one not in api.__all__], n=1)
    return Flaw(
        rule="entry-point",
        place=f"{module}:{name}",
        text=f"the module has no «{name}»",
        remedy=f"Did you mean «{near[0]}»?" if near else "Name the subclass of Plugin there.",
    )


if __name__ == "__main__":
    main()
