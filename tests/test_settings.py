"""What the user may set, and what is said when it cannot be used."""

import re
from pathlib import Path

import pytest

from coffeechat.domain.errors import Sentence
from coffeechat.settings import Settings, SettingsError, read_settings
from coffeechat.verbs import BY_ID, VERBS


def read(path: Path, text: str) -> Settings:
    """The settings of a file with this text."""
    file = path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "config.toml")
    assert settings == Settings()
    assert all(settings.key_of(verb) == verb.key for verb in VERBS)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "[keys]\n[plugins]\n"])
def test_an_empty_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Settings()


def test_keys_and_plugins_are_read(tmp_path: Path) -> None:
    settings = read(
        tmp_path, '[keys]\ndraft = "D"\nclose = "X"\n[plugins]\ndisabled = ["csv", "advice"]\n'
    )
    assert settings.key_of(BY_ID["draft"]) == "D"
    assert settings.key_of(BY_ID["close"]) == "X"
    assert settings.key_of(BY_ID["why"]) == "w"
    assert settings.disabled_plugins == {"csv", "advice"}


def test_settings_of_plugins_are_read_as_they_stand(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        '[plugins]\ndisabled = ["csv"]\n[plugins.alumni]\nyear = 2021\nhouses = ["Elm"]\n'
        'token = { env = "ALUMNI_TOKEN" }\n[plugins.post.deep]\nx = 1\n',
    )
    assert settings.disabled_plugins == {"csv"}
    assert settings.plugin_settings == {
        "alumni": {"year": 2021, "houses": ["Elm"], "token": {"env": "ALUMNI_TOKEN"}},
        "post": {"deep": {"x": 1}},
    }
    assert settings.path == tmp_path / "config.toml"


def test_a_key_may_be_typed_as_its_sign(tmp_path: Path) -> None:
    settings = read(tmp_path, '[keys]\nadd = "%"\nimport = "shift+ctrl+f5"\nnext = "shift+n"\n')
    assert settings.key_of(BY_ID["add"]) == "percent_sign"
    assert settings.key_words(BY_ID["add"]) == "%"
    assert settings.key_of(BY_ID["import"]) == "ctrl+shift+f5"
    assert settings.key_of(BY_ID["next"]) == "N"


def test_signs_clash_with_their_names(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="the key «slash» means both"):
        read(tmp_path, '[keys]\nadd = "/"\n')


def test_the_sample_is_true() -> None:
    sample = Path(__file__).parent.parent / "examples" / "config.toml"
    settings = read_settings(sample)
    assert settings.keys == {"let-go": "G", "draft": "D"}
    assert settings.disabled_plugins == frozenset()


def test_what_the_sample_leaves_out_by_a_mark_can_be_used(tmp_path: Path) -> None:
    """A line such as `# year = 2021` is meant to be taken in."""
    sample = Path(__file__).parent.parent / "examples" / "config.toml"
    lines = sample.read_text(encoding="utf-8").splitlines()
    taken_in = [re.sub(r"^# (?=\[|\w+ = )", "", line) for line in lines]
    settings = read(tmp_path, "\n".join(taken_in))
    assert set(settings.plugin_settings) == {"alumni", "icalendar"}


def test_two_keys_may_change_places(tmp_path: Path) -> None:
    settings = read(tmp_path, '[keys]\ndraft = "w"\nwhy = "d"\n')
    assert (settings.key_of(BY_ID["draft"]), settings.key_of(BY_ID["why"])) == ("w", "d")


def test_a_key_of_the_defaults_clashes_with_none(tmp_path: Path) -> None:
    text = "".join(f'"{verb.id}" = "{verb.key}"\n' for verb in VERBS if verb.key)
    assert read(tmp_path, f"[keys]\n{text}").keys == {
        verb.id: verb.key for verb in VERBS if verb.key
    }


def test_a_key_may_mean_different_things_on_different_screens(tmp_path: Path) -> None:
    """`+` is the goal where a talk is prepared; nothing hinders it from adding on the lists."""
    assert read(tmp_path, '[keys]\nadd = "plus"\n').key_of(BY_ID["add"]) == "plus"


WRONG = [
    ("[keys", "Mend the file or move it away."),
    ('[keys]\ndraft = "D\n', "Mend the file or move it away."),
    ("[colours]\n", "no setting [colours]; there are [keys], [looks] and [plugins]."),
    ("theme = 'dark'\n", "no setting «theme»; there are [keys], [looks] and [plugins]."),
    (
        "[plugin]\ndisabled = []\n",
        "no setting [plugin] (did you mean «plugins»?); there are [keys], [looks] and [plugins].",
    ),
    ('[looks]\ntheme = "pink"\n', "no theme «pink» in [looks]; there are dark, light, ansi."),
    ("[looks]\nascii = 1\n", "ascii in [looks] is true or false."),
    ("[looks]\ncolor = 1\n", "no setting «color» in [looks]; there are theme and ascii."),
    ("looks = 4\n", '[looks] must be a table, such as theme = "light" below it.'),
    ("keys = 4\n", '[keys] must be a table, such as draft = "D" below it.'),
    ("plugins = 4\n", '[plugins] must be a table, such as disabled = ["csv"].'),
    ('[plugins]\ndisabled = "csv"\n', '[plugins] holds disabled = ["csv"], a list of ids.'),
    ("[plugins]\ndisabled = [4]\n", '[plugins] holds disabled = ["csv"], a list of ids.'),
    (
        '[plugins]\ndisable = ["csv"]\n',
        "no setting «disable» in [plugins] (did you mean «disabled»?); it holds disabled, ",
    ),
    (
        "[plugins]\nalumni = true\n",
        "no setting «alumni» in [plugins]; it holds disabled, and the settings of a plugin stand ",
    ),
    (
        '[keys]\ndraft = "Dd"\n',
        "no key is called «Dd» («draft» in [keys]); a key is a sign such as D or +, or a name ",
    ),
    ('[keys]\ndraft = "ctrl+m"\n', "terminals send enter for «ctrl+m»; give «draft» another key."),
    ('[keys]\ndraft = "ctrl+["\n', "terminals send escape for «ctrl+[»; give «draft» another "),
    ('[keys]\ndraught = "D"\n', "no verb «draught» in [keys]; the verbs are: today, identify,"),
    ("[keys]\ndraft = 4\n", 'the key of «draft» must be a text such as "D".'),
    ('[keys]\ndraft = ""\n', 'the key of «draft» must be a text such as "D".'),
    (
        '[keys]\ndraft = "w"\n',
        "the key «w» means both «why» and «draft» on ask; give one of them another key.",
    ),
    (
        '[keys]\nfix = "x"\n',
        "the key «x» means both «drop» and «fix» on prep; give one of them another key.",
    ),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_what_cannot_be_used_names_the_file_and_the_remedy(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(str(tmp_path / "config.toml"))
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# mine\n[keys]\ndraft = 4\n", 3),
        ('[keys]\n\n"let-go" = "w"\n', 3),
        ('[keys]\nsnooze = "Z"\ndraft = "w"\n', 3),
        ("[plugins]\ndisabled = []\n[colours]\n", 3),
        ('[looks]\n  theme = "pink"\n', 2),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'config.toml'}, line {line}: ")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"[keys]\ndraft = '\xff'\n")
    with pytest.raises(SettingsError, match=r"config.toml: it is no text in UTF-8. Mend the file"):
        read_settings(tmp_path / "config.toml")


def test_a_file_that_may_not_be_read_is_told_as_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the system's word is made up here."""

    def denied(path: Path, **_: object) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", denied)
    with pytest.raises(SettingsError) as refused:
        read_settings(tmp_path / "config.toml")
    assert str(refused.value) == (
        f"{tmp_path / 'config.toml'} cannot be read: permission denied. "
        "Make it yours to read, or move it away."
    )


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(SettingsError, match=r"config.toml: .* Mend the file or move it away"):
        read_settings(tmp_path / "config.toml")


def test_it_is_told_as_a_sentence() -> None:
    assert issubclass(SettingsError, Sentence)
