"""The kinds of plugins that can be begun, each with what it does until its author changes it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of plugin.

    Attributes:
        does: What the plugin does as it is written, after «It …».
        trial: How to try it on the shell, after `coffeechat`; `$name` is the plugin's id.
    """

    does: str
    trial: str


KINDS: Mapping[str, Kind] = {
    "importer": Kind(
        "reads people from a CSV file with the columns Name, Organisation and Email",
        "plugin run $name:people tests/samples/people.csv",
    ),
    "exporter": Kind(
        "writes people and where they work to a text file, a line each",
        "plugin run $name:$name",
    ),
    "sender": Kind(
        "puts each message as a text file into a folder of yours",
        "plugins why $name",
    ),
    "calendar": Kind(
        "keeps a text file for each agreed talk in a folder of yours",
        "plugins why $name",
    ),
    "template": Kind(
        "offers a short ask, to a person of whom little is known",
        "plugins why $name",
    ),
    "check": Kind(
        "says when a letter has more than one exclamation mark, and takes the others out",
        'plugin run $name:$check_id --text "Hello! I read your report!"',
    ),
    "bank": Kind(
        "offers three questions about how somebody found their field",
        "plugins why $name",
    ),
    "command": Kind(
        "gives the person under the cursor a tag that you type",
        "plugin run $name:tag jelisa --text conference --dry-run",
    ),
    "column": Kind(
        "shows in the list of people since which year you are connected",
        "plugin run $name:since",
    ),
    "section": Kind(
        "puts onto the prep sheet what you and the person share",
        "plugin run $name:shared jelisa",
    ),
    "event": Kind(
        "tags everybody whom you have talked to",
        "plugins why $name",
    ),
}
