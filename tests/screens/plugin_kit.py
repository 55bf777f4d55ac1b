"""What the tests of plugins on the screens share: plugins as text, and somebody to act on."""

from pathlib import Path

from coffeechat.acts import people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.records import Person
from coffeechat.screens.base import VerbScreen
from support.driving import Clock, Driver, open_session

#: A plugin that gives one of everything the screens show.
ALUMNI = """
from dataclasses import dataclass
from enum import StrEnum

class Way(StrEnum):
    PLAIN = "plain"
    WARM = "warm"

@dataclass(frozen=True)
class Settings:
    school: str = setting("State U", title="School", help="As it stands in the list.")
    year: int = setting(2019, title="Year")
    open_only: bool = setting(False, title="Open only")
    way: Way = setting(Way.PLAIN, title="Way")
    tags: tuple[str, ...] = setting((), title="Tags")
    token: Secret = secret(title="Token", help="From the alumni office.")

class P(Plugin):
    settings_type = Settings

    def columns(self):
        year = self.context.settings_as(Settings).year
        return [Column(id="year", title="Class", width=10, value=lambda view: f"of {year}")]

    def commands(self):
        return [
            Command(id="greet", title="Greet", run=self._greet, about_person=True, key="Y",
                    prompt="How?", help="Say hello to them"),
            Command(id="label", title="Label", run=self._tag, about_person=True),
            Command(id="wait", title="Wait", run=self._wait),
            Command(id="break", title="Break", run=self._break),
        ]

    def prep_sections(self):
        return [PrepSection(id="class", title="Same class [bold]", build=self._section)]

    def _section(self, view, job):
        yield f"{view.person.name} left in 2019."

    def _greet(self, call, job):
        return [Say(text=f"Hello, {call.person.name}: {call.text}"), Copy(text="Hello")]

    def _tag(self, call, job):
        change = ChangePerson(person=call.person.id, tags=("alumni",))
        return [Propose(changes=(change,), summary="tag them")]

    def _wait(self, call, job):
        from time import sleep
        job.progress(3, 12, "pages")
        while True:
            sleep(0.01)
            job.check()

    def _break(self, call, job):
        raise ValueError("the list is empty")
"""

#: A plugin that cannot be loaded.
BROKEN = """
raise RuntimeError("no such wheel")
class P(Plugin): ...
"""


async def loaded(driver: Driver) -> None:
    """Wait until the plugins are loaded, and what went wrong then is said."""
    await driver.until(lambda: driver.app.plugins.host is not None)
    await driver.settle()


def somebody(path: Path) -> Path:
    """A store with a profile and one person, Jelisa Okafor."""
    session = open_session(path, Clock())
    introduce(session.store, Introduction(name="Ana Reyes", zone="Europe/Berlin"))
    people.add(session.store, "Jelisa Okafor @Green Rivers mail:jelisa@greenrivers.example")
    session.close()
    return path


async def identify(driver: Driver) -> Person:
    """Identify with the cursor on Jelisa, and the plugins loaded."""
    await loaded(driver)
    await driver.press("2")
    (person,) = driver.app.session.records.people.values()
    return person


async def command(driver: Driver, line: str) -> None:
    """What a line does that was typed after `:`."""
    screen = driver.app.screen
    assert isinstance(screen, VerbScreen)
    screen.run_line(line, screen.subject)
    await driver.settle()
