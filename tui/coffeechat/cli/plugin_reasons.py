"""Why a plugin is in the state it is in, and what to do about it."""

from collections.abc import Iterator, Mapping, Sequence

from coffeechat.cli.plugins import gives
from coffeechat.places import settings_path
from coffeechat.plugin_host import PluginHost, PluginInfo, Problem, Status
from coffeechat.plugin_host.discovery import installed_entry_points
from coffeechat.settings import Settings

#: What is said of a plugin that cannot be used.
_SAID: Mapping[Status, str] = {
    Status.FAILED: "could not be loaded",
    Status.CONFLICT: "is not loaded",
    Status.INCOMPATIBLE: "is not loaded",
    Status.SUSPENDED: "is not called any more",
}


def reasons(id_: str, settings: Settings, *, safe: bool) -> Iterator[str]:
    """Lines on one plugin; it alone is loaded to find out."""
    points = [point for point in installed_entry_points() if point.name == id_]
    if not points:
        yield (
            f"{id_} is disabled in {settings_path()}, and not installed. "
            f"coffeechat plugins enable {id_} takes it off the list."
        )
        return
    host = PluginHost.discover(
        entry_points=points,
        disabled=settings.disabled_plugins,
        settings=settings.plugin_settings,
        safe=safe,
    )
    host.load()
    host.close()
    for info in host.plugins:
        yield _state(info)
    problems = {str(problem): problem for problem in host.problems}
    for problem in problems.values():
        yield problem.with_remedy
    if problems:
        yield from _more_to_do(host.plugins[0], host.problems)


def _state(info: PluginInfo) -> str:
    dist = f"({info.dist})" if info.dist else ""
    whole = " ".join(f"{info.id} {info.version} {dist}".split())
    if info.status is Status.OFF:
        return f"{whole} is off because of --safe; leave that away to use it."
    if info.status is Status.DISABLED:
        return (
            f"{whole} is disabled in {settings_path()}, and not even imported. "
            f"coffeechat plugins enable {info.id} turns it on."
        )
    if info.status is Status.ACTIVE:
        took = f"; loading took {info.load_ms:.0f} ms" if info.load_ms is not None else ""
        return f"{whole} is active: {gives(info) or 'it gives nothing'}{took}."
    return f"{whole} {_SAID.get(info.status, f'is {info.status}')}."


def _more_to_do(info: PluginInfo, problems: Sequence[Problem]) -> Iterator[str]:
    """What else may help, the likeliest first."""
    told = " ".join(problem.message for problem in problems)
    if "ModuleNotFoundError" in told or "ImportError" in told:
        yield f"Install {info.dist or 'it'} anew, so that what it needs comes with it."
    elif info.status is Status.FAILED and info.dist and problems[-1].fault:
        yield f"See whether there is a newer {info.dist}, or tell its author."
    yield f"coffeechat plugins log {info.id} shows the lines of code that led there."
