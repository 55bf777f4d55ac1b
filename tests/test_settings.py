"""What the user may set, and what is said when it cannot be used."""

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
    ("[colours]\n", "no setting [colours]; there are [keys] and [plugins]."),
    ("theme = 'dark'\n", "no setting [theme]; there are [keys] and [plugins]."),
    ('[keys]\ndraught = "D"\n', "no verb «draught» in [keys]; the verbs are: today, identify,"),
    ("[keys]\ndraft = 4\n", 'the key of «draft» must be a text such as "D".'),
    ('[keys]\ndraft = ""\n', 'the key of «draft» must be a text such as "D".'),
    (
        '[keys]\ndraft = "w"\n',
        "the key «w» means both «draft» and «why» on ask; give one of them another key.",
    ),
    (
        '[keys]\nfix = "x"\n',
        "the key «x» means both «fix» and «discard» on composer; give one of them another key.",
    ),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_what_cannot_be_used_names_the_file_and_the_remedy(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'config.toml'}: ")
    assert says in str(refused.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"[keys]\ndraft = '\xff'\n")
    with pytest.raises(SettingsError, match=r"config.toml: .* Mend the file or move it away"):
        read_settings(tmp_path / "config.toml")


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(SettingsError, match=r"config.toml: .* Mend the file or move it away"):
        read_settings(tmp_path / "config.toml")


def test_it_is_told_as_a_sentence() -> None:
    assert issubclass(SettingsError, Sentence)
