"""One person looked up, without a network."""

import io
from email.message import Message
from typing import Any
from urllib.error import HTTPError, URLError

import pytest
from coffeechat.api import ChangePerson, CommandCall, PersonView, Propose, Say
from coffeechat.testing import ME, NOW, CommandContract, Hosted, Hosts

from coffeechat_alumni import Alumni, directory

TOKEN = "token-of-the-tests"
JELISA = PersonView(id="jelisa", name="Jelisa Okafor")
CALL = CommandCall(me=ME, now=NOW, person=JELISA)
ANSWER = '{"people": [{"position": "Director", "employer": "Verda", "class_of": 2009}]}'


class Web:
    """Stands in for the web: it answers, or fails."""

    def __init__(self) -> None:
        self.answer: str | Exception = ANSWER
        self.asked: list[Any] = []

    def urlopen(self, request: Any, *, timeout: float) -> io.BytesIO:
        self.asked.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return io.BytesIO(self.answer.encode())


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    web = Web()
    monkeypatch.setattr(directory, "urlopen", web.urlopen)
    return web


@pytest.fixture
def hosted(plugin_host: Hosts) -> Hosted:
    return plugin_host(Alumni, secrets={"token": TOKEN})


class TestCommand(CommandContract):
    plugin = Alumni
    secrets = {"token": TOKEN}
    calls = {"look": [CALL]}


def test_what_the_directory_tells_is_proposed(hosted: Hosted, web: Web) -> None:
    change = ChangePerson(
        person="jelisa", title="Director", organisation="Verda", extras={"class_of": "2009"}
    )
    expected = Propose(changes=(change,), summary="Looked up Jelisa Okafor")
    assert hosted.run(CALL) == (expected,)
    (request,) = web.asked
    assert request.full_url == "https://alumni.state.example/people?name=Jelisa+Okafor"
    assert request.get_header("Authorization") == f"Bearer {TOKEN}"


@pytest.mark.parametrize("answer", ['{"people": []}', '{"people": [{}, {}]}', "[]", "{}"])
def test_nobody_and_namesakes_change_nothing(hosted: Hosted, web: Web, answer: str) -> None:
    web.answer = answer
    said = "The directory has nobody called Jelisa Okafor, or more than one."
    assert hosted.run(CALL) == (Say(text=said),)


def refused(code: int) -> HTTPError:
    return HTTPError("https://alumni.state.example", code, "No", Message(), None)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (refused(401), "refuses the token"),
        (refused(500), "error 500"),
        (URLError("no route"), "cannot be reached"),
        (TimeoutError(), "cannot be reached"),
        ("<html>", "cannot be reached"),
    ],
)
def test_what_goes_wrong_is_told(
    hosted: Hosted, web: Web, answer: str | Exception, says: str
) -> None:
    web.answer = answer
    hosted.run(CALL)
    (problem,) = hosted.host.problems
    assert says in problem.message
    assert not problem.fault


def test_without_a_token_nobody_is_asked(plugin_host: Hosts, web: Web) -> None:
    hosted = plugin_host(Alumni)
    hosted.run(CALL)
    assert "is not set" in hosted.problems[0]
    assert not web.asked


def test_the_token_only_goes_over_https(plugin_host: Hosts, web: Web) -> None:
    hosted = plugin_host(
        Alumni, settings={"directory": "http://alumni.state.example"}, secrets={"token": TOKEN}
    )
    hosted.run(CALL)
    assert "must begin with https" in hosted.problems[0]
    assert not web.asked
