"""`coffeechat keys`: what each key does, as the table of verbs and the user's settings have it."""

from argparse import Namespace
from collections.abc import Iterator

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, show_text
from coffeechat.places import settings_path
from coffeechat.settings import Settings, SettingsError, read_settings, shown_key
from coffeechat.verbs import Place, verbs_at


def keys(options: Namespace) -> int:
    """Print the keys of one screen or of all; the id is what the settings name."""
    places = [place for place in Place if options.screen in {None, place.value}]
    if not places:
        complain(f"no screen «{options.screen}»; there are {', '.join(Place)}.")
        return REFUSED
    try:
        settings = read_settings(settings_path())
    except SettingsError as error:
        complain(error)
        return REFUSED
    show_text("\n".join(line for place in places for line in _lines(place, settings)))
    return DONE


def _lines(place: Place, settings: Settings) -> Iterator[str]:
    yield place.value
    for verb in verbs_at(place):
        if key := settings.key_of(verb):
            mine = " (yours)" if verb.id in settings.keys else ""
            yield f"  {shown_key(key):<8}{verb.id:<16}{verb.help}{mine}"
