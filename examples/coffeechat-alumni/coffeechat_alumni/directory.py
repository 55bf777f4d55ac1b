"""One person looked up in the directory on the web."""

import json
from collections.abc import Iterator, Mapping
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from coffeechat.api import (
    ChangePerson,
    CommandCall,
    Effect,
    Job,
    PluginError,
    Propose,
    Say,
    Secret,
)

_PATIENCE = 20  # seconds
_MOST_BYTES = 1_000_000
_NO_ENTRY = (401, 403)


def look(call: CommandCall, job: Job, directory: str, token: Secret) -> Iterator[Effect]:
    """What the directory tells of the person, as a proposal.

    Raises:
        PluginError: The directory cannot be asked, or refuses.
    """
    if call.person is None:
        raise PluginError("Choose the person to look up.")
    job.progress(0, note=f"Asking {urlsplit(directory).hostname}")
    job.check()
    found = _only(fetch(f"{directory}?{urlencode({'name': call.person.name})}", token.reveal()))
    if found is None:
        yield Say(text=f"The directory has nobody called {call.person.name}, or more than one.")
        return
    year = _text(found, "class_of")
    change = ChangePerson(
        person=call.person.id,
        title=_text(found, "position"),
        organisation=_text(found, "employer"),
        place=_text(found, "city"),
        emails=tuple(filter(None, [_text(found, "email")])),
        extras={"class_of": year} if year else {},
    )
    yield Propose(changes=(change,), summary=f"Looked up {call.person.name}")


def fetch(address: str, token: str) -> object:
    """What the directory answers.

    Raises:
        PluginError: It does not, or not with what was expected.
    """
    if urlsplit(address).scheme != "https":
        raise PluginError("The address of the directory must begin with https; :plugins sets it.")
    request = Request(address)
    # Not sent on to where the directory may redirect to.
    request.add_unredirected_header("Authorization", f"Bearer {token}")
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:
            return json.loads(answer.read(_MOST_BYTES))
    except HTTPError as error:
        if error.code in _NO_ENTRY:
            raise PluginError("The directory refuses the token; :plugins sets it.") from None
        raise PluginError(f"The directory answers with error {error.code}; try later.") from None
    except (URLError, TimeoutError, ValueError):
        raise PluginError("The directory cannot be reached; try later.") from None


def _only(answer: object) -> Mapping[str, object] | None:
    """The one person of an answer."""
    people = answer.get("people") if isinstance(answer, dict) else None
    if not isinstance(people, list) or len(people) != 1 or not isinstance(people[0], dict):
        return None
    return people[0]


def _text(found: Mapping[str, object], key: str) -> str | None:
    """What is told under that key; None leaves what is there as it is."""
    told = found.get(key)
    return str(told) if isinstance(told, str | int) and str(told).strip() else None
