"""Commands about the plugins as a whole: which there are, why one does not work, on and off.

None of them opens the store. Only `list --check`, `list --timings` and `why` load plugins, and
what those do is contained; so all of them work however broken a plugin is.
"""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, say, show_text
from coffeechat.domain.errors import NotUnderstood, Sentence
from coffeechat.places import settings_path
from coffeechat.plugin_host import PluginHost, PluginInfo, Status
from coffeechat.plugin_host.log import read_log
from coffeechat.settings import Settings, read_settings

_BAD = {Status.FAILED, Status.CONFLICT, Status.INCOMPATIBLE, Status.SUSPENDED}
_MOST_NAMED = 4
#: What a plugin writes into the log of its own accord begins with one of these.
_LEVELS = {"debug", "info", "warning", "error", "critical"}


def plugins(options: Namespace) -> int:
    """Run one of the commands; the exit code."""
    run = {"list": _list, "why": _why, "log": _log, "enable": _switch, "disable": _switch}
    try:
        settings = read_settings(settings_path())
        return run[options.action](options, settings)
    except Sentence as error:
        complain(error)
        return REFUSED


def gives(info: PluginInfo) -> str:
    """What a plugin contributes, in words: `importer people, 41 checks`."""
    parts = [_counted(hook, ids) for hook, ids in info.contributions.items() if ids]
    return ", ".join([*parts, "listens to events"] if info.listens else parts)


def named(plugins: Iterable[PluginInfo], name: str, more: Iterable[str] = ()) -> list[str]:
    """The ids that a name stands for: an id, or all those of a distribution.

    Args:
        plugins: Those that are installed.
        name: As typed.
        more: Ids that are known though they are not installed.

    Raises:
        NotUnderstood: Nothing is called that; the text says what may have been meant.
    """
    installed = list(plugins)
    ids = {one.id for one in installed} | {*more}
    if name in ids:
        return [name]
    wanted = _plain(name)
    if of_dist := sorted({one.id for one in installed if _plain(one.dist) == wanted}):
        return of_dist
    known = sorted(ids | {one.dist for one in installed if one.dist})
    near = get_close_matches(name, known, n=1)
    meant = f"did you mean «{near[0]}»?" if near else "see coffeechat plugins list."
    raise NotUnderstood(f"There is no plugin «{name}»; {meant}")


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-").replace(".", "-")


def _find(settings: Settings, options: Namespace) -> PluginHost:
    return PluginHost.discover(
        disabled=settings.disabled_plugins,
        settings=settings.plugin_settings,
        safe=options.safe,
    )


def _list(options: Namespace, settings: Settings) -> int:
    host = _find(settings, options)
    try:
        if options.check or options.timings:
            host.load()
        found = list(host.plugins)
    finally:
        host.close()
    if options.timings:
        found.sort(key=lambda one: -(one.load_ms or 0))
    if options.json:
        show_text(_as_json(found))
    else:
        for one in found:
            say(_line(one, timings=options.timings))
    return REFUSED if options.check and any(one.status in _BAD for one in found) else DONE


def _line(info: PluginInfo, *, timings: bool) -> str:
    dist = f"({info.dist})" if info.dist else ""
    took = "" if info.load_ms is None or not timings else f"{info.load_ms:.1f} ms"
    parts = [f"{info.id} {info.version} {dist}", info.status.value, took, gives(info), _last(info)]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _as_json(found: Sequence[PluginInfo]) -> str:
    import json  # for scripts only

    content = [
        {
            "id": one.id,
            "version": one.version,
            "dist": one.dist,
            "status": one.status.value,
            "summary": one.summary,
            "contributions": {hook: list(ids) for hook, ids in one.contributions.items()},
            "listens": one.listens,
            "settings": one.settings,
            "load_ms": None if one.load_ms is None else round(one.load_ms, 1),
            "last_problem": _last(one) or None,
        }
        for one in found
    ]
    return json.dumps(content, ensure_ascii=False, indent=1)


def _counted(hook: str, ids: Sequence[str]) -> str:
    words = hook.replace("_", " ")
    if len(ids) > _MOST_NAMED:
        return f"{len(ids)} {words}"
    return f"{words.removesuffix('s')} {' '.join(ids)}"


def _last(info: PluginInfo) -> str:
    """The last problem: of this run, else the last one that the log has of this version."""
    if info.last_problem is not None:
        return f"{info.last_problem.where}: {info.last_problem.message}"
    for block in reversed(read_log(info.id)) if info.status is Status.FOUND else ():
        head, *told = block.splitlines()
        when, _, version, where = [*head.split(" ", 3), "", "", ""][:4]
        if version == (info.version or "-") and where not in _LEVELS:
            return f"last on {when[:10]}: {where}: {' '.join(told[:1]).strip()}"
    return ""


def _log(options: Namespace, settings: Settings) -> int:
    blocks = read_log(options.id or "")
    if options.id and not blocks:
        ids = named(_find(settings, options).plugins, options.id)
        blocks = [block for id_ in ids for block in read_log(id_)]
    for block in blocks:
        show_text(f"{block}\n")
    if not blocks:
        say("Nothing is in the log of plugins." if not options.id else "Nothing is in its log.")
    return DONE


def _switch(options: Namespace, settings: Settings) -> int:
    """Turn plugins on or off, by id or by distribution."""
    from coffeechat.settings_file import disable, enable  # tomlkit, only to write

    on = options.action == "enable"
    plugins = _find(settings, options).plugins
    for id_ in named(plugins, options.id, settings.disabled_plugins):
        changed = (enable if on else disable)(settings_path(), id_)
        if not changed:
            say(f"{id_} is {'not disabled' if on else 'disabled already'}.")
        elif on:
            say(f"{id_} is enabled from the next start on.")
        else:
            say(
                f"{id_} is disabled from the next start on; "
                f"coffeechat plugins enable {id_} takes that back."
            )
    return DONE


def _why(options: Namespace, settings: Settings) -> int:
    from coffeechat.cli.plugin_reasons import reasons

    ids = named(_find(settings, options).plugins, options.id, settings.disabled_plugins)
    for line in (line for id_ in ids for line in reasons(id_, settings, safe=options.safe)):
        say(line)
    return DONE
