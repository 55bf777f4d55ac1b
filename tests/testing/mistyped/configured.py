"""Settings and secrets that are taken for something else."""

from dataclasses import dataclass

from coffeechat.api import Plugin, Secret, secret, setting


@dataclass(frozen=True)
class Settings:
    port: int = setting("587", title="Port")  # E: assignment
    token: str = secret(title="Token")  # E: assignment
    school: str = setting("", tittle="School")  # E: call-arg
    key: Secret = secret(title="Key")  # noqa: RUF009 - a field, not a value


class Configured(Plugin):
    settings_type = Settings

    def _header(self) -> str:
        settings = self.context.settings_as(Settings)
        if settings.scool:  # E: attr-defined
            settings.port = 25  # E: misc
        return "Bearer " + settings.key  # E: operator

    def _remind(self) -> None:
        self.context.propose("call Ada")  # E: arg-type
        self.context.store.people()  # E: attr-defined
