"""Settings of plugins: checked by the types of a dataclass, shown as a form, named when wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pytest

from coffeechat.api import Secret, secret, setting
from coffeechat.domain.errors import NotUnderstood
from coffeechat.plugin_host import PluginHost, Status
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.settings import SettingField, form_of, read_settings_of, value_of
from plugin_host.fakes import Shelf


class Mode(StrEnum):
    QUICK = "quick"
    THOROUGH = "thorough"


@dataclass(frozen=True)
class All:
    school: str = setting("State U", title="School", help="As the directory spells it")
    year: int = 2019
    friends: bool = False
    mode: Mode = Mode.QUICK
    clubs: tuple[str, ...] = ()
    token: Secret = secret(title="Token")  # noqa: RUF009 - it gives a field


def test_without_a_table_all_is_at_its_default() -> None:
    assert read_settings_of(All, {}) == All()


def test_each_kind_is_read() -> None:
    table = {
        "school": "North U",
        "year": 2021,
        "friends": True,
        "mode": "thorough",
        "clubs": ["chess", "rowing"],
        "token": {"env": "TOKEN"},
    }
    read = read_settings_of(All, table)
    assert (read.school, read.year, read.friends) == ("North U", 2021, True)
    assert (read.mode, read.clubs, bool(read.token)) == (Mode.THOROUGH, ("chess", "rowing"), True)
    assert "TOKEN" not in repr(read)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"school": 7}, "«school» must be a text, not «7»"),
        ({"year": "2019"}, "«year» must be a whole number, not «2019»"),
        ({"year": True}, "«year» must be a whole number, not «yes»"),
        ({"year": 20.5}, "«year» must be a whole number, not «20.5»"),
        ({"friends": "yes"}, "«friends» must be true or false, not «yes»"),
        ({"friends": 1}, "«friends» must be true or false, not «1»"),
        ({"mode": "slow"}, "«mode» must be one of quick, thorough, not «slow»"),
        ({"mode": ["quick"]}, "«mode» must be one of quick, thorough, not «quick»"),
        ({"clubs": "chess"}, "«clubs» must be a list of texts, not «chess»"),
        ({"clubs": [1]}, "«clubs» must be a list of texts, not «1»"),
        ({"school": {"a": 1}}, "«school» must be a text, not another table"),
        ({"shcool": "North U"}, "there is no setting «shcool», did you mean «school»?"),
        ({"zzz": 1}, "there is no setting «zzz»; there are: school, year, friends, mode, clubs"),
        ({"school": "\x1b]2;x" + "y" * 900, "year": "\x1b[31m"}, "«year» must be a whole number"),
    ],
)
def test_what_is_wrong_is_told_with_key_expected_and_found(
    table: Mapping[str, object], told: str
) -> None:
    with pytest.raises(BrokenContract) as refused:
        read_settings_of(All, table)
    assert told in str(refused.value)
    assert "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    "value", ["hunter22", {"env": 7}, {"env": "A", "file": "b"}, {}, {"command": "pass x"}, 7, []]
)
def test_a_secret_stands_elsewhere_and_is_never_repeated(value: object) -> None:
    with pytest.raises(BrokenContract) as refused:
        read_settings_of(All, {"token": value})
    assert "«token» must be where the secret is: {env = " in str(refused.value)
    assert "hunter22" not in str(refused.value)


def test_the_class_may_refuse_what_its_types_allow() -> None:
    @dataclass(frozen=True)
    class Port:
        number: int = 25

        def __post_init__(self) -> None:
            if self.number < 1:
                raise ValueError("number must be above 0")

    with pytest.raises(BrokenContract, match="number must be above 0"):
        read_settings_of(Port, {"number": 0})


@dataclass
class Thawed:
    school: str = ""


@dataclass(frozen=True)
class Needy:
    school: str


@dataclass(frozen=True)
class Strange:
    share: float = 0.5


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Thawed, "must be a frozen dataclass"),
        (str, "must be a frozen dataclass"),
        (Needy, "«school» needs a default"),
        (Strange, "«share» must be a str, int, bool, StrEnum, "),
    ],
)
def test_a_class_that_cannot_hold_settings_is_refused(kind: type[object], told: str) -> None:
    with pytest.raises(BrokenContract) as refused:
        read_settings_of(kind, {})
    assert told in str(refused.value)


def test_the_form_shows_each_setting_as_it_would_be_typed() -> None:
    table = {"year": 2021, "clubs": ["chess", "go"], "friends": True, "token": {"env": "TOKEN"}}
    form = form_of(All, table)
    assert [(one.name, one.kind, one.default, one.value) for one in form] == [
        ("school", "text", "State U", "State U"),
        ("year", "number", "2019", "2021"),
        ("friends", "yes_no", "no", "yes"),
        ("mode", "choice", "quick", "quick"),
        ("clubs", "list", "", "chess, go"),
        ("token", "secret", "", "env: TOKEN"),
    ]
    assert (form[0].title, form[0].help) == ("School", "As the directory spells it")
    assert (form[1].title, form[3].choices) == ("year", ("quick", "thorough"))


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("school", " North U ", "North U"),
        ("year", "2020", 2020),
        ("friends", "yes", True),
        ("friends", "no", False),
        ("mode", "thorough", "thorough"),
        ("clubs", "chess, go,", ["chess", "go"]),
        ("clubs", "", []),
    ],
)
def test_what_was_typed_becomes_what_is_written(name: str, typed: str, value: object) -> None:
    written = value_of(field(name), typed)
    assert written == value
    assert type(written) is type(value)
    read_settings_of(All, {name: written})


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("year", "soon", "year is a whole number, such as 25."),
        ("friends", "maybe", "friends is one of: yes, no."),
        ("mode", "", "mode is one of: quick, thorough."),
    ],
)
def test_what_cannot_be_is_refused_when_typed(name: str, typed: str, told: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        value_of(field(name), typed)
    assert str(refused.value) == told


def field(name: str) -> SettingField:
    return next(one for one in form_of(All, {}) if one.name == name)


WITH_SETTINGS = """
from dataclasses import dataclass
@dataclass(frozen=True)
class Settings:
    year: int = setting(2019, title="Year")
class P(Plugin):
    settings_type = Settings
    def question_banks(self):
        year = self.context.settings_as(Settings).year
        yield QuestionBank(id="b", title=f"Class of {year}", questions=())
"""


def test_a_plugin_gets_its_settings(shelf: Shelf) -> None:
    shelf.install("alumni", WITH_SETTINGS)
    shelf.install("other", "class P(Plugin): pass")
    host = host_with(shelf, {"alumni": {"year": 2021}, "gone": {"a": 1}})
    assert [bank.item.title for bank in host.question_banks] == ["Class of 2021"]
    assert [plugin.settings for plugin in host.plugins] == [True, False]
    assert [one.value for one in host.settings_form("alumni")] == ["2021"]
    assert host.settings_form("other") == host.settings_form("nobody") == ()
    assert host.problems == ()


@pytest.mark.parametrize(
    ("id_", "table", "told"),
    [
        ("alumni", {"year": "x"}, "the setting «year» must be a whole number, not «x»"),
        ("alumni", {"yaer": 1}, "there is no setting «yaer», did you mean «year»?"),
        ("other", {"year": 1}, "there is no setting «year»; it has none"),
    ],
)
def test_a_bad_section_costs_that_plugin_alone(
    shelf: Shelf, id_: str, table: Mapping[str, object], told: str
) -> None:
    shelf.install("alumni", WITH_SETTINGS)
    shelf.install("other", "class P(Plugin): pass")
    host = host_with(shelf, {id_: table})
    host.load()
    status = {plugin.id: plugin.status for plugin in host.plugins}
    assert status == {"alumni": Status.ACTIVE, "other": Status.ACTIVE} | {id_: Status.FAILED}
    (problem,) = host.problems
    section = f"[plugins.{id_}]"
    assert problem.message == f"{section}: {told}"
    assert str(problem).endswith(f"; mend {section} in config.toml")


def test_the_form_is_there_to_mend_a_bad_section(shelf: Shelf) -> None:
    shelf.install("alumni", WITH_SETTINGS)
    host = host_with(shelf, {"alumni": {"year": "soon"}})
    host.load()
    (year,) = host.settings_form("alumni")
    assert (year.title, year.value, year.default) == ("Year", "soon", "2019")


def test_another_class_than_its_own_is_refused(shelf: Shelf) -> None:
    shelf.install("alumni", WITH_SETTINGS.replace("settings_as(Settings)", "settings_as(int)"))
    host = host_with(shelf, {})
    assert host.question_banks == ()
    assert "settings_as takes the class that settings_type names" in host.problems[0].message


def host_with(shelf: Shelf, settings: Mapping[str, Mapping[str, object]]) -> PluginHost:
    return PluginHost.discover(entry_points=shelf.entry_points(), settings=settings)
