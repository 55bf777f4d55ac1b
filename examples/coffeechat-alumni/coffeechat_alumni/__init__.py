"""The alumni of your school: a list to import, and whom to ask about what.

The school, its directory and everybody in it are made up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coffeechat.api import (
    Column,
    Command,
    CommandCall,
    Effect,
    Importer,
    ImportItem,
    ImportSource,
    Job,
    PersonView,
    Plugin,
    QuestionBank,
    Sample,
    Secret,
    secret,
    setting,
)

from coffeechat_alumni.questions import ALUMNI


@dataclass(frozen=True)
class Settings:
    """What the user can set."""

    school: str = setting("", title="School", help="As you would say it: State University.")
    class_of: int = setting(0, title="Class of", help="The year in which you left; 0 says nothing.")
    directory: str = setting(
        "https://alumni.state.example/people", title="Directory", help="Its address on the web."
    )
    token: Secret = secret(title="Token", help="From your account in the directory.")


class Alumni(Plugin):
    """Reads an alumni directory, and looks people up in it."""

    settings_type = Settings

    def importers(self) -> Iterable[Importer]:
        """One importer."""
        return [
            Importer(
                id="people",
                title="Alumni directory",
                extensions=(".csv",),
                sniff=_sniff,
                read=self._read,
                help="In the directory choose «Download my search».",
            )
        ]

    def columns(self) -> Iterable[Column]:
        """One column of the list of people."""
        return [Column(id="class", title="Class", value=_class, width=5)]

    def question_banks(self) -> Iterable[QuestionBank]:
        """One set."""
        return [ALUMNI]

    def commands(self) -> Iterable[Command]:
        """One command: `:alumni.look` in the program."""
        return [
            Command(
                id="look",
                title="Look up in the alumni directory",
                run=self._look,
                help="Takes over what the directory tells of this person today.",
                about_person=True,
            )
        ]

    def _read(self, source: ImportSource, job: Job) -> Iterator[ImportItem]:
        from coffeechat_alumni.people import read

        settings = self.context.settings_as(Settings)
        if not settings.school:
            job.warn("Without the name of your school nobody shares it with you; :plugins sets it.")
        return read(source, settings.school, settings.class_of)

    def _look(self, call: CommandCall, job: Job) -> Iterator[Effect]:
        from coffeechat_alumni.directory import look

        settings = self.context.settings_as(Settings)
        return look(call, job, settings.directory, settings.token)


def _sniff(sample: Sample) -> float:
    from coffeechat_alumni.people import likelihood

    return likelihood(sample)


def _class(person: PersonView) -> str:
    return person.extras.get("alumni.class_of", "")
