"""Drafts from templates: the user's own and those of plugins, for both faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from coffeechat.acts import Done, Refused, messages
from coffeechat.acts.outcome import person_of
from coffeechat.api import Channel, MessagePurpose, MessageTemplate
from coffeechat.busy import PATIENCE
from coffeechat.domain.hooks import Hook, hooks
from coffeechat.domain.introductions import wanted_by
from coffeechat.domain.letters import CHANNEL_WORDS
from coffeechat.domain.records import Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of, next_purpose, open_draft
from coffeechat.domain.summary import MESSAGE_WORDS
from coffeechat.drafting.compose import fill, fits, message_facts, noticed_in, pick_template
from coffeechat.drafting.draft import Draft
from coffeechat.drafting.facts import offers_times
from coffeechat.drafting.following import hook_facts
from coffeechat.drafting.phrasing import Facts
from coffeechat.own_templates import OwnTemplates, read_own_templates
from coffeechat.places import templates_path
from coffeechat.session import Session

#: What is only written when it is its turn: nobody is bumped who was not asked.
_IN_TURN = frozenset(
    {
        MessagePurpose.ASK,
        MessagePurpose.BUMP,
        MessagePurpose.INTRO_REQUEST,
        MessagePurpose.CONFIRM,
        MessagePurpose.RESCHEDULE,
    }
)


@dataclass(frozen=True)
class Reason:
    """Why I write to keep in touch: a hook, or none but my own words."""

    hook: Hook | None = None
    words: str = ""

    @property
    def told(self) -> str:
        """The reason in a few words; nothing when there is none."""
        return self.hook.words if self.hook is not None else self.words


@dataclass(frozen=True)
class Offered:
    """A template, and the id of the plugin that has it; empty for one of the user's own."""

    template: MessageTemplate
    plugin: str = ""


def own_templates(session: Session) -> OwnTemplates:
    """What is in the user's folder now; nothing where no settings were read."""
    path = session.settings.path
    return read_own_templates(templates_path(path)) if path is not None else OwnTemplates()


def offered_templates(session: Session) -> list[Offered]:
    """The user's own, then those of plugins; an own one takes the place of one with its id."""
    own = own_templates(session).templates
    taken = {template.id for template in own}
    return [
        *(Offered(template) for template in own),
        *(
            Offered(one.item, one.plugin)
            for one in session.host.message_templates
            if one.item.id not in taken
        ),
    ]


def title_of(session: Session, message: Message) -> str:
    """What the template of a message is called, with its version: «shared point v3»; or nothing."""
    if not message.template:
        return ""
    offered = (one.template for one in offered_templates(session))
    title = next((one.title for one in offered if one.id == message.template), message.template)
    return f"{title} v{message.version}" if message.version else title


def look_at_calendars(session: Session, person: str, seconds: float = PATIENCE) -> str:
    """Ask calendars when I have no time, if what is next to be written to a person offers times.

    Call it off the user interface.

    Returns:
        What is to be told of the asking, as a sentence; nothing when all answered.
    """
    records = session.records
    found = person_of(records, person)
    if open_draft(records, person) is not None or not offers_times(next_purpose(records, found)):
        return ""
    return session.busy.ahead(session.now(), seconds).told


def asks_what_i_saw(session: Session, person: str) -> bool:
    """Whether a draft to a person is begun with a template that tells what I saw of theirs."""
    records = session.records
    found = person_of(records, person)
    if found.do_not_contact is not None or open_draft(records, person) is not None:
        return False
    purpose = next_purpose(records, found)
    facts = _facts(session, found, purpose)
    template = _best(session, purpose, facts, _usual_channel(records, found, purpose))
    return template is not None and "noticed" in template.body


def reasons_to_write(session: Session, person: str) -> list[Hook] | None:
    """The hooks that a letter may begin with; None where the next message has its reason."""
    records = session.records
    found = person_of(records, person)
    keeps = next_purpose(records, found) is MessagePurpose.CHECK_IN
    if not keeps or found.do_not_contact is not None or open_draft(records, person) is not None:
        return None
    return hooks(records, found)


def start_draft(
    session: Session,
    person: str,
    noticed: str = "",
    *,
    reason: Reason | None = None,
    template: str = "",
    channel: Channel | None = None,
) -> str:
    """The id of the open draft to a person, or of a new one from the best template.

    Args:
        session: With what.
        person: The id.
        noticed: What I saw of theirs, as the end of a sentence that begins «I saw that you».
        reason: Why I keep in touch now; by default the strongest hook there is.
        template: The id of one to use; an open draft of its purpose then gets its text.
        channel: The way it is to go; by default the usual one.

    Raises:
        Refused: The person must not be written to, a fact that the template needs is not known,
            or there is no such template; the text says which.
    """
    records = session.records
    found = person_of(records, person)
    named = _named(session, template) if template else None
    purpose = named.purpose if named else next_purpose(records, found)
    if purpose in messages.FOR_A_REASON and open_draft(records, person) is None:
        reason = reason or Reason(next(iter(hooks(records, found)), None))
        purpose = purpose if named or reason.hook is None else reason.hook.purpose
    _refuse_out_of_turn(records, found, purpose)
    existing = _draft_for(records, found, purpose)
    if existing is not None and named is None and channel in (None, existing.channel):
        return existing.id
    noticed = noticed or (noticed_in(existing.body) if existing else "")
    facts = _facts(session, found, purpose, noticed)
    if reason is not None:
        facts |= hook_facts(reason.hook, reason.words)
    chosen = named or _chosen(session, found, purpose, facts, channel)
    if existing is not None and chosen is not None:
        _rewrite(session, existing, chosen, facts)
        return existing.id
    return _begun(session, found, purpose, template=chosen, facts=facts, reason=reason or Reason())


def fitting(session: Session, message: Message) -> list[MessageTemplate]:
    """The templates that a draft could as well be begun with.

    Those for its channel come first, and of a channel those that fit best.
    """
    facts = _facts_again(session, message)
    found = [
        one.template
        for one in offered_templates(session)
        if one.template.purpose is message.purpose and fits(one.template, facts)
    ]
    way = message.channel
    return sorted(found, key=lambda one: (one.channel is not way, one.channel, -len(one.suits)))


def begin_anew(session: Session, message: str, template: MessageTemplate) -> Done:
    """Put the text of a template in place of a draft's; undo brings back what was written.

    Raises:
        Refused: A fact that the template needs is not known, or the draft is gone.
    """
    records = session.records
    found = messages.draft_of(records, message)
    facts = _facts_again(session, found)
    return _put(session, found, template, _filled(template, facts))


def why_empty(session: Session, message: str) -> str:
    """Why a draft has no text to begin with, as a sentence; nothing when that is no wonder."""
    draft = session.records.messages.get(message)
    if draft is None or draft.body or offered_templates(session):
        return ""
    return "A blank page: no plugin has templates. ‹plugins› shows why."


def _facts(session: Session, person: Person, purpose: MessagePurpose, noticed: str = "") -> Facts:
    """What a message may say, with times at which no calendar that answered has anything."""
    now = session.now()
    busy = session.busy.known_ahead(now).stretches if offers_times(purpose) else ()
    return message_facts(session.records, person, purpose, now, noticed=noticed, busy=busy)


def _facts_again(session: Session, message: Message) -> Facts:
    """What a draft may say when it is begun anew: what I saw of theirs, and why I write."""
    records = session.records
    person = person_of(records, message.person)
    facts = _facts(session, person, message.purpose, noticed_in(message.body))
    if not message.hook:
        return facts
    for hook in hooks(records, person):
        if hook.words == message.hook:
            return facts | hook_facts(hook)
    return facts | hook_facts(None, message.hook)


def _named(session: Session, template: str) -> MessageTemplate:
    offered = [one.template for one in offered_templates(session)]
    found = next((one for one in offered if one.id == template), None)
    if found is None:
        broken = "; ".join(own_templates(session).problems)
        why = f" ({broken})" if broken else ""
        raise Refused(f"There is no template «{template}»{why}; ‹templates› lists them.")
    return found


def _chosen(
    session: Session, person: Person, purpose: MessagePurpose, facts: Facts, channel: Channel | None
) -> MessageTemplate | None:
    if channel is None:
        usual = _usual_channel(session.records, person, purpose)
        return _best(session, purpose, facts, usual) or _best(session, purpose, facts)
    found = _best(session, purpose, facts, channel)
    if found is None:
        what, way = MESSAGE_WORDS[purpose], CHANNEL_WORDS[channel]
        raise Refused(f"No template makes the {what} as {way}; ‹templates› lists what there is.")
    return found


def _best(
    session: Session, purpose: MessagePurpose, facts: Facts, channel: Channel = Channel.EMAIL
) -> MessageTemplate | None:
    """The best of the user's own, or where none of them fits, of the others."""
    offered = offered_templates(session)
    own = [one.template for one in offered if not one.plugin]
    others = [one.template for one in offered if one.plugin]
    return pick_template(own, purpose, facts, channel) or pick_template(
        others, purpose, facts, channel
    )


def _usual_channel(records: Records, person: Person, purpose: MessagePurpose) -> Channel:
    """A reminder goes the way of the ask, but for a note, which goes once; the rest by e-mail."""
    conversation = records.open_conversation(person.id)
    if purpose is not MessagePurpose.BUMP or conversation is None:
        return Channel.EMAIL
    sent = asking_of(records.messages_in(conversation)).sent
    way = sent[-1].channel if sent else Channel.EMAIL
    return Channel.LINKEDIN_MESSAGE if way is Channel.LINKEDIN_NOTE else way


def _refuse_out_of_turn(records: Records, person: Person, purpose: MessagePurpose) -> None:
    due = next_purpose(records, person)
    if purpose is not due and purpose in _IN_TURN:
        raise Refused(
            f"That template makes the {MESSAGE_WORDS[purpose]}; next to be written to "
            f"{person.name} is the {MESSAGE_WORDS[due]}."
        )


def _draft_for(records: Records, person: Person, purpose: MessagePurpose) -> Message | None:
    """The draft of this purpose that is still to be finished."""
    if purpose is next_purpose(records, person):
        return open_draft(records, person.id)
    latest = records.conversations_by_person.get(person.id, [])[-1:]
    drafts = [
        message
        for conversation in latest
        for message in records.messages_in(conversation)
        if message.draft and message.purpose is purpose
    ]
    return drafts[-1] if drafts else None


def _begun(
    session: Session,
    person: Person,
    purpose: MessagePurpose,
    *,
    template: MessageTemplate | None,
    facts: Facts,
    reason: Reason,
) -> str:
    """The id of a new draft; without a template it is empty."""
    draft = _filled(template, facts)
    return messages.draft(
        session.store,
        person.id,
        purpose=purpose,
        subject=draft.subject,
        body=draft.body,
        template=draft.template,
        version=template.version if template else 0,
        channel=template.channel if template else Channel.EMAIL,
        about=_about(session.records, person, purpose),
        hook=reason.told,
        gift=reason.hook.gift if reason.hook is not None else None,
    ).subject


def _rewrite(session: Session, draft: Message, template: MessageTemplate, facts: Facts) -> None:
    """Begin a draft anew, unless it was begun with this template; then it stays as it is."""
    if (draft.template, draft.version) != (template.id, template.version):
        _put(session, draft, template, _filled(template, facts))


def _put(session: Session, draft: Message, template: MessageTemplate, text: Draft) -> Done:
    return messages.begin_anew(
        session.store,
        draft.id,
        subject=text.subject,
        body=text.body,
        template=template.id,
        version=template.version,
        channel=template.channel,
    )


def _filled(template: MessageTemplate | None, facts: Facts) -> Draft:
    draft = fill(template, facts) if template is not None else Draft("")
    if draft.problem:
        raise Refused(draft.problem)
    return draft


def _about(records: Records, person: Person, purpose: MessagePurpose) -> str | None:
    """Whom an introduction is asked to."""
    if purpose is not MessagePurpose.INTRO_REQUEST:
        return None
    wanted: Sequence[str] = [one.person for one in wanted_by(records, person.id)]
    return wanted[0] if wanted else None
