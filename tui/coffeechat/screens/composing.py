"""What the composer opens: another template, the message as it will be read, all templates."""

from collections.abc import Sequence
from functools import partial

from coffeechat.domain.errors import Sentence
from coffeechat.domain.letters import CHANNEL_WORDS
from coffeechat.domain.records import Message
from coffeechat.domain.summary import MESSAGE_WORDS
from coffeechat.domain.words import Channel, MessagePurpose
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.foreground import off_the_screen
from coffeechat.widgets.cells import wrap

#: Cells of the column in which many mail programs and telephones show a message.
READ_IN = 60
_DIGITS = "123456789"


def head_words(name: str, message: Message, template: str) -> str:
    """Whom a message is to, the way it goes, and what it was begun with."""
    what = "" if message.purpose is MessagePurpose.ASK else MESSAGE_WORDS[message.purpose]
    told = (f"To {name}", what, CHANNEL_WORDS[message.channel], template)
    return " · ".join(filter(None, told))


def subject_words(subject: str, message: Message, address: str) -> str:
    """What stands under the head: the subject, or where a card goes by post."""
    if message.channel is not Channel.CARD:
        return f"Subject  {subject}" if subject else "No subject"
    if not address:
        return "No postal address yet; ‹set› address=… notes it"
    return f"By post to  {address}"


def as_read(name: str, subject: str, text: str) -> list[str]:
    """A message as the other person will see it: its head, and lines of at most `READ_IN` cells."""
    head = [f"To: {name}", f"Subject: {subject}" if subject else "No subject"]
    return [row for line in (*head, "", *text.splitlines()) for row in wrap(line, READ_IN) or [""]]


async def begin_with_another_template(screen: VerbScreen, message: Message) -> None:
    """Ask which template a draft is to be begun with; what was written is saved before."""
    from coffeechat.drafts import begin_anew, fitting

    session = screen.session
    await screen.chat.plugins.wait()
    try:
        with screen.chat.keys_held():
            found = await off_the_screen(partial(fitting, session, message))
    except Sentence as error:
        screen.say(str(error))
        return
    if not found:
        screen.say("No template fits this message; ‹templates› shows what there is.")
        return
    by_digit = dict(zip(_DIGITS, found, strict=False))
    choices = [
        (digit, f"{one.title} ({CHANNEL_WORDS[one.channel]})") for digit, one in by_digit.items()
    ]
    chosen = by_digit.get(await screen.prompt.choose("Begin anew with", choices) or "")
    if chosen is None:
        return
    unsaved = screen.unsaved()
    if unsaved is None or await screen.do(unsaved) is not None:
        await screen.do(partial(begin_anew, session, message.id, chosen))


async def show_templates(screen: VerbScreen) -> None:
    """All templates, what came of each, and what is wrong with files of the user's own."""
    from coffeechat.drafts import own_templates
    from coffeechat.places import templates_path
    from coffeechat.screens.reading import ReadingScreen
    from coffeechat.template_list import list_templates, listed_words

    session = screen.session
    await screen.chat.plugins.wait()
    listed = await off_the_screen(partial(list_templates, session))
    lines: list[str] = [listed_words(one) for one in listed] or ["There are no templates."]
    problems: Sequence[str] = own_templates(session).problems
    lines += ["", *problems] if problems else []
    if session.settings.path is not None:
        lines += ["", f"Your own are text files in {templates_path(session.settings.path)}"]
    screen.app.push_screen(ReadingScreen("Templates", lines))
