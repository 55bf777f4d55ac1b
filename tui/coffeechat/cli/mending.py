"""The doctor: what the files of the store are like, in sentences, whether it opens or not."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, say
from coffeechat.store import StoreError
from coffeechat.store.doctor import Diagnosis, examine, repair
from coffeechat.store.entropy import random_bits
from coffeechat.store.opening import why_not_opened


def doctor(store: Path, clock: Callable[[], datetime], *, repairing: bool) -> int:
    """Tell whether the store at a path is sound, and mend it when asked to.

    Returns:
        0 when it is sound, or was mended whole; 1 when it is damaged, or something is lost.
    """
    try:
        if repairing:
            return _tell_mended(store, repair(store, clock=clock, random_bits=random_bits))
        return _tell_found(store, examine(store))
    except StoreError as error:
        complain(error)
    except OSError as error:
        complain(why_not_opened(store, error))
    return REFUSED


def _tell_found(store: Path, found: Diagnosis) -> int:
    if not found.problems:
        _tell_sound(store, found)
        return DONE
    say(f"The store at {store} is damaged:")
    _tell_all(found.problems)
    if found.losses:
        say("A repair brings back all but this:")
        _tell_all(found.losses)
    else:
        say("Everything in it can be brought back from the backups and journals.")
    _tell_all(found.remarks)
    say(
        "coffeechat doctor --repair writes it anew from what can be read; "
        "the damaged files stay beside it."
    )
    return REFUSED


def _tell_mended(store: Path, found: Diagnosis) -> int:
    if not found.problems:
        _tell_sound(store, found)
        return DONE
    say(f"The store at {store} was damaged, and was written anew:")
    _tell_all(found.problems)
    if found.losses:
        say("This could not be brought back:")
        _tell_all(found.losses)
    else:
        say("Nothing is lost.")
    _tell_all(found.remarks)
    return REFUSED if found.losses else DONE


def _tell_sound(store: Path, found: Diagnosis) -> None:
    say(f"The store at {store} is sound.")
    _tell_all(found.remarks)


def _tell_all(sentences: tuple[str, ...]) -> None:
    for sentence in sentences:
        say(f"- {sentence}")
