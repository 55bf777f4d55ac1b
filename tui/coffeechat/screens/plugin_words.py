"""A plugin in words: where it stands, what it brings, what went wrong and what helps."""

from collections.abc import Iterator, Mapping

from coffeechat.plugin_host import PluginInfo, Status

#: What is told of a hook: one of what it gives, and several.
_GIFTS: Mapping[str, tuple[str, str]] = {
    "importers": ("importer", "importers"),
    "exporters": ("exporter", "exporters"),
    "senders": ("sender", "senders"),
    "calendars": ("calendar", "calendars"),
    "message_templates": ("template", "templates"),
    "checks": ("check", "checks"),
    "question_banks": ("question set", "question sets"),
    "commands": ("command", "commands"),
    "prep_sections": ("prep section", "prep sections"),
    "columns": ("column", "columns"),
}

_STANDING: Mapping[Status, str] = {
    Status.FOUND: "loading",
    Status.ACTIVE: "on",
    Status.DISABLED: "off",
    Status.OFF: "safe",
    Status.FAILED: "failed",
    Status.SUSPENDED: "resting",
    Status.CONFLICT: "conflict",
    Status.INCOMPATIBLE: "too new",
}

_MEANING: Mapping[Status, str] = {
    Status.FOUND: "It is being loaded.",
    Status.ACTIVE: "It works.",
    Status.DISABLED: "You turned it off; ‹switch› turns it on.",
    Status.OFF: "No plugin is loaded, as coffeechat was started with --safe.",
    Status.FAILED: "It could not be loaded, and all else goes on without it. "
    "‹switch› turns it off; update or uninstall it.",
    Status.SUSPENDED: "It failed too often and is left alone until the next start. "
    "‹switch› twice tries it again now; off, it stays away.",
    Status.INCOMPATIBLE: "It is made for another coffeechat than this one, so it is not loaded. "
    "Update coffeechat, or the plugin.",
    Status.CONFLICT: "Two packages bring a plugin of this name, so neither is loaded. "
    "Uninstall one of them.",
}


def standing(plugin: PluginInfo) -> str:
    """Where a plugin stands, in one word."""
    return _STANDING[plugin.status]


def meaning(plugin: PluginInfo) -> str:
    """What that means, and what the user can do."""
    if plugin.status is Status.ACTIVE and plugin.last_problem is not None:
        return "It works, but something went wrong; ‹switch› turns it off."
    return _MEANING[plugin.status]


def gifts(plugin: PluginInfo) -> str:
    """What it brings, counted: «1 importer, 12 checks»."""
    counted = []
    for hook, names in plugin.contributions.items():
        one, many = _GIFTS.get(hook, (hook, hook))
        counted.append(f"{len(names)} {one if len(names) == 1 else many}")
    return ", ".join(counted)


def gifts_by_name(plugin: PluginInfo) -> Iterator[tuple[str, str]]:
    """What it brings, by name: pairs of what it is and the ids."""
    for hook, names in plugin.contributions.items():
        one, many = _GIFTS.get(hook, (hook, hook))
        yield (one if len(names) == 1 else many), ", ".join(names)


def load_time(plugin: PluginInfo) -> str:
    """What loading took, in milliseconds."""
    return "" if plugin.load_ms is None else f"{plugin.load_ms:,.0f} ms"
