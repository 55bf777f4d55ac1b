"""The introduction that opens a talk: how long it takes to say, and how fast I speak."""

from datetime import timedelta

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.typed_numbers import typed_number

#: An introduction that takes longer leaves too little of half an hour to them.
LONGEST = timedelta(minutes=3)
SLOWEST, FASTEST = 60, 300


def word_count(text: str) -> int:
    """How many words there are to say."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def speaking_time(text: str, words_per_minute: int) -> timedelta:
    """How long a text takes to say."""
    return timedelta(minutes=word_count(text) / max(1, words_per_minute))


def speed_of(text: str, taken: timedelta) -> int | None:
    """Words a minute of somebody who took so long; None where nobody can speak like that."""
    seconds = taken.total_seconds()
    speed = round(word_count(text) * 60 / seconds) if seconds > 0 else 0
    return speed if SLOWEST <= speed <= FASTEST else None


def read_speed(text: str) -> int:
    """Words a minute as they are typed.

    Raises:
        NotUnderstood: It is no number, or nobody speaks like that.
    """
    speed = typed_number(text, SLOWEST, FASTEST)
    if speed is None:
        raise NotUnderstood(
            f"«{text}» is no number of words a minute; it is from {SLOWEST} to {FASTEST}."
        )
    return speed


def clock_of(taken: timedelta) -> str:
    """A length in minutes and seconds: «1:52»."""
    minutes, seconds = divmod(int(taken.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def length_words(text: str, words_per_minute: int) -> str:
    """An introduction in numbers: «240 words, 1:51 at 130 words a minute»."""
    words = word_count(text)
    taken = speaking_time(text, words_per_minute)
    over = "; more than 3 minutes" if taken > LONGEST else ""
    noun = "word" if words == 1 else "words"
    return f"{words} {noun}, {clock_of(taken)} at {words_per_minute} words a minute{over}"
