"""Settings with a secret, and where they are used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coffeechat.api import (
    Command,
    CommandCall,
    Effect,
    Job,
    Plugin,
    Say,
    Secret,
    secret,
    setting,
)


@dataclass(frozen=True, kw_only=True)
class DirectorySettings:
    """Shown as a form by `:plugins`, kept in `config.toml` under `[plugins.directory]`."""

    school: str = setting("State U", title="School", help="as your directory spells it")
    limit: int = setting(20, title="Answers", help="how many at most")
    token: Secret = secret(title="Token", help="from your account page")


class Directory(Plugin):
    """Would look people up in a directory."""

    settings_type = DirectorySettings

    def commands(self) -> Iterable[Command]:
        """One command."""
        return [Command(id="directory", title="Directory", run=self._run)]

    def _run(self, call: CommandCall, job: Job) -> Iterator[Effect]:
        settings = self.context.settings_as(DirectorySettings)
        if not settings.token:
            yield Say(text="Set the token of the directory first: :plugins")
            return
        yield Say(text=f"Up to {settings.limit} people of {settings.school} can be looked up.")
