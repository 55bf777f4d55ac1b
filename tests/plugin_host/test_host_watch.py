"""Steps under a time limit: results in order, what hangs left behind, threads used again."""

import threading
from functools import partial
from threading import Event, current_thread

import pytest

from coffeechat.plugin_host import watch
from coffeechat.plugin_host.watch import Raised, Watch

PATIENCE = 20
SHORT = 0.1
HUNG = "hung"


def given_up(_number: int) -> str:
    return HUNG


def test_results_come_in_the_order_of_the_steps() -> None:
    error = KeyError("x")

    def fail() -> str:
        raise error

    taken = Watch().take([lambda: "a", fail, lambda: "c"], PATIENCE, given_up)
    assert taken == ["a", Raised(error), "c"]


def test_without_steps_there_is_no_result_and_no_thread() -> None:
    before = threading.active_count()
    assert Watch().take([], PATIENCE, given_up) == []
    assert threading.active_count() == before


def test_a_step_that_hangs_is_left_and_the_others_are_taken() -> None:
    numbers: list[int] = []

    def give_up(number: int) -> str:
        numbers.append(number)
        return HUNG

    def hang() -> str:
        Event().wait()
        return ""

    taken = Watch().take([lambda: "a", hang, lambda: "c", hang], SHORT, give_up)
    assert taken == ["a", HUNG, "c", HUNG]
    assert numbers == [1, 3]


def test_what_a_step_gives_too_late_is_not_heard() -> None:
    go_on, gone = Event(), Event()

    def late() -> str:
        go_on.wait(PATIENCE)
        return "late"

    def after() -> str:
        gone.set()
        return "after"

    with_late = Watch()
    assert with_late.take([late], SHORT, given_up) == [HUNG]
    go_on.set()
    assert with_late.take([after], PATIENCE, given_up) == ["after"]
    assert gone.is_set()


def test_the_limit_is_for_each_step_and_not_for_all() -> None:
    def half() -> str:
        Event().wait(SHORT / 2)
        return "done"

    assert Watch().take([half] * 4, SHORT * 5, given_up) == ["done"] * 4


def test_a_daemon_thread_is_used_again_and_ends_when_nobody_needs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watch, "_REST", SHORT)
    own = Watch()
    threads = {own.take([current_thread], PATIENCE, lambda _: current_thread())[0] for _ in "abc"}
    (thread,) = threads
    assert isinstance(thread, threading.Thread)
    assert thread.daemon
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert own.take([lambda: "again"], PATIENCE, given_up) == ["again"]


def test_many_may_wait_at_once() -> None:
    own, results = Watch(), []
    barrier = threading.Barrier(4, timeout=PATIENCE)

    def meet(name: str) -> str:
        barrier.wait()
        return name

    def wait(name: str) -> None:
        results.extend(own.take([partial(meet, name)], PATIENCE, given_up))

    callers = [threading.Thread(target=wait, args=[name]) for name in "abcd"]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join(PATIENCE)
    assert sorted(map(str, results)) == ["a", "b", "c", "d"]
