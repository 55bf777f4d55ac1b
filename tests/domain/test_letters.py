"""A letter in figures."""

import pytest

from coffeechat.domain.letters import CHANNEL_WORDS, figures, share_about_them, word_count
from coffeechat.domain.words import Channel


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", None),
        ("Hello.", None),
        ("I like my lab.", 0.0),
        ("Your path made me curious.", 0.5),
        ("You and your team: what do you do? I wonder.", 0.75),
        ("J. I. Bell wrote to you", 1.0),
    ],
)
def test_the_share_of_words_about_them(text: str, share: float | None) -> None:
    assert share_about_them(text) == share


@pytest.mark.parametrize(
    ("text", "channel", "told"),
    [
        ("", Channel.EMAIL, "0 words"),
        ("Hello", Channel.EMAIL, "1 word"),
        ("I like your work – and you?", Channel.EMAIL, "6 words · 67 % them, 33 % me"),
        ("Thank you", Channel.LINKEDIN_NOTE, "9 characters · 100 % them"),
        ("Thank you", Channel.LINKEDIN_MESSAGE, "2 words · 100 % them, 0 % me"),
    ],
)
def test_a_note_is_counted_in_characters_the_rest_in_words(
    text: str, channel: Channel, told: str
) -> None:
    assert figures(text, channel) == told


def test_signs_alone_are_no_words() -> None:
    assert word_count("one – two 3 …") == 3


def test_every_channel_has_its_words() -> None:
    assert set(CHANNEL_WORDS) == set(Channel)
