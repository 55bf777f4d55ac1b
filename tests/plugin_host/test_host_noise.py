"""What plugins print is kept from the screen; what the program prints meanwhile is not."""

import sys
from threading import Event, Thread

import pytest

from coffeechat.plugin_host import RunningJob, noise
from coffeechat.plugin_host.noise import KEPT, plugin_speaks, program_speaks

PATIENCE = 20
tell = print  # as plugins do; ours must not


@pytest.fixture(autouse=True)
def _nobody_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No plugin that another test left hanging keeps the stand-ins in place."""
    monkeypatch.setattr(noise, "_running", 0)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        monkeypatch.setattr(sys, name, getattr(stream, "stream", stream))


def test_a_plugin_is_heard_by_its_ear_alone(capfd: pytest.CaptureFixture[str]) -> None:
    with plugin_speaks() as ear:
        tell("to nobody")
        tell("an alarm", file=sys.stderr)
    tell("the program")
    assert ear.heard() == "to nobody\nan alarm\n"
    assert capfd.readouterr() == ("the program\n", "")


def test_other_threads_print_where_they_always_do(capfd: pytest.CaptureFixture[str]) -> None:
    inside, done = Event(), Event()

    def plugin() -> None:
        with plugin_speaks():
            inside.set()
            done.wait(PATIENCE)
            tell("to nobody")

    thread = Thread(target=plugin)
    thread.start()
    assert inside.wait(PATIENCE)
    tell("the program")
    sys.stdout.write("goes on\n")
    sys.stdout.flush()
    done.set()
    thread.join(PATIENCE)
    assert capfd.readouterr().out == "the program\ngoes on\n"


def test_the_program_called_back_by_a_plugin_prints(capfd: pytest.CaptureFixture[str]) -> None:
    job = RunningJob(lambda progress: tell(f"{progress.done} done"))
    with plugin_speaks() as ear:
        tell("to nobody")
        job.progress(7)
        with program_speaks():
            tell("the program")
        tell("again")
    assert capfd.readouterr().out == "7 done\nthe program\n"
    assert ear.heard() == "to nobody\nagain\n"


def test_the_streams_are_what_they_were_afterwards() -> None:
    before = (sys.stdout, sys.stderr)
    with plugin_speaks():
        assert sys.stdout is not before[0]
        with plugin_speaks():
            pass
        assert sys.stdout is not before[0]
    assert (sys.stdout, sys.stderr) == before


def test_a_stream_put_there_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    other = sys.__stdout__
    with plugin_speaks():
        monkeypatch.setattr(sys, "stdout", other)
        with plugin_speaks() as ear:
            tell("to nobody")
        assert ear.heard() == "to nobody\n"
    assert sys.stdout is other


def test_a_plugin_cannot_close_what_it_writes_to(capfd: pytest.CaptureFixture[str]) -> None:
    with plugin_speaks() as ear:
        tell("last words")
        sys.stdout.close()
    tell("the program")
    assert ear.heard() == "last words\n"
    assert capfd.readouterr().out == "the program\n"


def test_of_much_noise_the_beginning_is_kept() -> None:
    with plugin_speaks() as ear:
        for _ in range(100):
            tell("x" * 99)
    assert len(ear.heard()) == KEPT


def test_closed_streams_stay_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with plugin_speaks():
        tell("nobody hears it")
        assert sys.stdout is None
    assert sys.stdout is None
