"""Plugins with one fault each, and what a contract says of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import signature
from typing import Any

import pytest

from coffeechat.api import ImportedPerson, Importer, ImportItem, ImportSource, Job, Plugin, Sample
from coffeechat.testing import Contract, Hosts

ROWS = b"Guest,Mail\nAda Onu,ada@example.org\nBo Lind,bo@example.org\n"


def giving(hook: str, *items: object) -> type[Plugin]:
    """A plugin that gives these items for that hook."""
    return type("Planted", (Plugin,), {hook: lambda self: items})


def told(contract: type[Contract], test: str, **attributes: Any) -> str:
    """What the contract says when that one test of it fails."""
    one: Any = object.__new__(type("TestPlanted", (contract,), attributes))
    hosts = Hosts()
    arguments: dict[str, Callable[[], Any]] = {
        "hosted": lambda: one.fresh(hosts),
        "make_hosted": lambda: hosts,
    }
    method: Any = getattr(one, test)
    try:
        with pytest.raises((AssertionError, pytest.fail.Exception)) as failed:
            method(**{name: arguments[name]() for name in signature(method).parameters})
    finally:
        hosts.close()
    return str(failed.value)


def read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    """What a good importer does."""
    with source.open() as stream:
        text = stream.read().decode("utf-8-sig", "replace")
    for line, row in enumerate(text.splitlines(), start=1):
        name, _, mail = row.partition(",")
        if line > 1 and name and "@" in mail:
            yield ImportedPerson(name=name, emails=(mail,), line=line)


def sniff(sample: Sample) -> float:
    """What a good importer does."""
    return 1.0 if sample.head.decode("utf-8-sig", "replace").startswith("Guest,Mail") else 0.0


GUESTS = Importer(id="guests", title="Guests", extensions=(".csv",), sniff=sniff, read=read)


def importing(**changes: Any) -> type[Plugin]:
    """A plugin with an importer that is good but for the changes."""
    return giving("importers", replace(GUESTS, **changes))
