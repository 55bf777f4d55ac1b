"""What can be typed for a verb, told from its entry in the table of verbs."""

from argparse import RawDescriptionHelpFormatter

from coffeechat.cli.command_parser import PERSON, Parser
from coffeechat.verbs import Argument, Kind, Verb, may_be_empty


def describe_verb(verb: Verb, parser: Parser) -> None:
    """The person and the arguments of a verb."""
    parser.usage = f"%(prog)s [-h]{_usage(verb)}"
    parser.epilog = _forms(verb)
    parser.formatter_class = RawDescriptionHelpFormatter
    if verb.person:
        alone = None if verb.arguments else "+"
        parser.add_argument("person", nargs=alone, metavar="PERSON", help=PERSON)
    if verb.arguments:
        first = verb.arguments[0]
        many = "*" if may_be_empty(first, "") else "+"
        parser.add_argument("words", nargs=many, metavar=_name(first), help=_help(first))
    else:
        parser.set_defaults(words=[])


def _usage(verb: Verb) -> str:
    usage = " PERSON" if verb.person else ""
    for argument in verb.arguments[:1]:
        words = f"{_name(argument)} ..."
        usage += f" [{words}]" if may_be_empty(argument, "") else f" {words}"
    return usage


def _help(argument: Argument) -> str:
    return "one of those below, and what belongs to it" if argument.choices else argument.prompt


def _forms(verb: Verb) -> str | None:
    """For a verb with choices, each choice with what follows it."""
    first = verb.arguments[0] if verb.arguments else None
    if first is None or first.kind is not Kind.CHOICE:
        return None
    lines = []
    for choice in first.choices:
        typed = [choice.value.replace("_", "-")]
        for argument in verb.arguments[1:]:
            if not argument.only_for or choice.value in argument.only_for:
                name = _name(argument)
                typed.append(f"[{name}]" if may_be_empty(argument, choice.value) else name)
        lines.append(f"  {' '.join(typed):<22}{choice.title}")
    for argument in verb.arguments[1:]:
        if argument.kind is Kind.CHOICE:
            answers = ", ".join(choice.value.replace("_", "-") for choice in argument.choices)
            lines.append(f"{_name(argument)} is one of: {answers}.")
    return "\n".join([f"{_name(first)} is one of:", *lines])


def _name(argument: Argument) -> str:
    return argument.name.upper().replace("_", "-")
