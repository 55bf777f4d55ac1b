"""A question that I was asked and my answer to it, on one typed line."""


def read_answer(line: str) -> tuple[str, str]:
    """The question, up to its question mark or « = », and the answer behind that, if any."""
    question, mark, answer = line.partition("?")
    if not mark:
        question, _, answer = line.partition(" = ")
    return f"{question.strip()}{mark}", answer.strip(" =:")
