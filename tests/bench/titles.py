"""How much of job titles is guessed, and how much of that is right."""

from collections.abc import Iterator

from support.figures import Figure
from support.titles import FILES, GUESSES, languages, read_titles, tally


def title_figures() -> Iterator[Figure]:
    """Of a hundred titles how many get an answer, and of a hundred answers how many are right."""
    for file in FILES:
        titles = read_titles(file)
        for guess in GUESSES:
            found = tally(titles, guess)
            yield Figure(
                f"{guess}, answers that are right",
                100 * found.right / found.answers,
                "%",
                beside=f"{found.right} of {found.answers} ({file})",
            )
            yield Figure(
                f"{guess}, titles with an answer",
                100 * found.answered / found.asked,
                "%",
                beside=f"{found.answered} of {found.asked}",
            )
        for language in languages(titles):
            found = tally((one for one in titles if one.language == language), "level")
            yield Figure(
                f"level, answers that are right, {language}",
                100 * found.right / found.answers,
                "%",
                beside=f"{found.right} of {found.answers}; {found.asked} could be answered",
            )
