"""The rules that a plugin is checked against, and what is found to break them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a broken rule matters: an error keeps something from working."""

    ERROR = "error"
    WARNING = "warning"


#: Every rule: how much it matters, and what it asks for.
RULES: Mapping[str, tuple[Weight, str]] = {
    "project": (Weight.ERROR, "The folder has a pyproject.toml with a [project] table."),
    "entry-point": (Weight.ERROR, "An entry point in coffeechat.plugins.v1 names the class."),
    "id": (Weight.ERROR, "The id is of letters, digits, dots and hyphens, and nobody else's."),
    "host-range": (Weight.WARNING, "The dependencies name the versions of coffeechat it is for."),
    "py-typed": (Weight.WARNING, "The package has a py.typed, so that its types count."),
    "import": (Weight.ERROR, "The module can be imported, and comes to an end."),
    "import-prints": (Weight.WARNING, "Importing prints nothing."),
    "import-time": (Weight.WARNING, "Importing takes next to no time."),
    "import-textual": (Weight.ERROR, "Importing loads neither Textual nor TinyDB."),
    "import-network": (Weight.WARNING, "Importing loads no module for the network."),
    "class": (Weight.ERROR, "The entry point names a subclass of coffeechat.api.Plugin."),
    "hook-name": (Weight.ERROR, "Public names of the class are hooks."),
    "hook-signature": (Weight.ERROR, "Hooks are plain methods with the argument they have."),
    "settings": (Weight.ERROR, "Settings are a frozen dataclass whose fields have defaults."),
    "load": (Weight.ERROR, "The plugin can be made, and its hooks give what they should."),
    "signature": (Weight.ERROR, "Functions in records take and give what the record says."),
    "types": (Weight.ERROR, "mypy --strict finds nothing."),
}


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """A broken rule.

    Attributes:
        rule: A key of `RULES`.
        place: The file, class or contribution it is in.
        text: What is wrong, without a full stop.
        remedy: What to do, as a sentence.
    """

    rule: str
    place: str
    text: str
    remedy: str

    @property
    def weight(self) -> Weight:
        """How much it matters."""
        return RULES[self.rule][0]

    def __str__(self) -> str:
        return f"{self.weight} {self.rule}: {self.place}: {self.text}. {self.remedy}"
