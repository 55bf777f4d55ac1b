"""One store, one plugin host and the settings, put together. Both faces start here; no Textual.

What plugins give is turned into records here and handed to an act; what they may see is handed to
them as snapshots. Everything that changes the store runs on one worker.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from coffeechat.acts import Done, Refused, imports, messages, putting_off
from coffeechat.acts.outcome import person_of
from coffeechat.api import (
    About,
    Check,
    CheckContext,
    Finding,
    ImportedPerson,
    ImportSource,
    Job,
    PluginError,
    RowProblem,
)
from coffeechat.arguments import read_arguments
from coffeechat.clock import guess_zone
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.due import DueItem, due_items
from coffeechat.domain.index import PeopleIndex, build_index, update_index
from coffeechat.domain.merge import ImportPlan, Incoming, plan_import
from coffeechat.domain.records import Message, QuestionUse
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import next_purpose, open_draft
from coffeechat.domain.words import MessagePurpose
from coffeechat.drafting.compose import draft_message
from coffeechat.drafting.facts import facts_for
from coffeechat.drafting.questions import default_bank, fill_questions
from coffeechat.drafting.review import Reviewed, about_of, check_context, review
from coffeechat.handoff.editor import EditorFailed
from coffeechat.handoff.export import to_json
from coffeechat.handoff.files import NotWritten
from coffeechat.plugin_host import (
    Crash,
    FileSource,
    PluginHost,
    Problem,
    Progress,
    RunningJob,
    run_job,
    sample,
)
from coffeechat.settings import Settings
from coffeechat.snapshots import export_batch
from coffeechat.store import Change, Store, StoreError
from coffeechat.verbs import BY_ID, Verb
from coffeechat.worker import Worker

Clock = Callable[[], datetime]

#: Errors whose text is a sentence for the person at the keyboard; nothing was changed.
SENTENCES = (Refused, StoreError, NotUnderstood, EditorFailed, NotWritten, PluginError)


@dataclass(frozen=True)
class Preview:
    """What an import would do: shown first, applied as one act."""

    source: str
    importer: str
    plan: ImportPlan
    hidden: int
    problems: tuple[RowProblem, ...]


class Session:
    """What one terminal or one shell command works with."""

    def __init__(self, store: Store, host: PluginHost, settings: Settings, clock: Clock) -> None:
        self.store = store
        self.host = host
        self.settings = settings
        self.worker = Worker()
        self._clock = clock
        self._index: PeopleIndex | None = None
        self._index_people: Mapping[str, object] | None = None
        self._changed: set[str] = set()
        store.subscribe(self._note_change)

    @classmethod
    def open(cls, path: Path, settings: Settings, clock: Clock) -> Self:
        """Open the store at a path, made when there is none, and find the plugins.

        Args:
            path: The store's file.
            settings: The user's settings.
            clock: Gives the moment, aware.

        Raises:
            StoreError: The store cannot be opened; the text says why and what to do.
        """
        host = PluginHost.discover(disabled=settings.disabled_plugins)
        return cls(Store.open(path, clock=clock), host, settings, clock)

    @property
    def records(self) -> Records:
        """The present state."""
        return self.store.records

    def now(self) -> datetime:
        """The moment, in the zone of my profile (the machine's before there is one)."""
        return self._clock().astimezone(ZoneInfo(self.records.profile.zone or guess_zone()))

    def due(self) -> list[DueItem]:
        """What is due now."""
        return due_items(self.records, self.now())

    def perform(self, verb: Verb, person: str, words: Sequence[str]) -> Done:
        """Run a verb's act with typed words; on the calling thread.

        Raises:
            Refused, StoreError, NotUnderstood: Nothing was changed; the text says why.
        """
        assert verb.act is not None, f"{verb.id} opens a view"
        values = read_arguments(verb, words, self.now())
        act: Callable[..., Done] = partial(verb.act, self.store)
        return act(person, **values) if verb.person else act(**values)

    def snooze(self, item: DueItem, words: Sequence[str]) -> Done:
        """Put off something due until a typed day.

        Raises:
            NotUnderstood: The day cannot be read.
        """
        values = read_arguments(BY_ID["snooze"], words, self.now())
        return putting_off.snooze(self.store, item.rule, item.subject, values["until"])

    def submit(self, job: Callable[[], Any]) -> "Future[Any]":
        """Run a job on the one worker."""
        return self.worker.submit(job)

    def close(self) -> None:
        """Finish the acts that were given, and close the store."""
        self.worker.close()
        self.store.close()

    # People ------------------------------------------------------------------------------------

    def people(self) -> PeopleIndex:
        """Everybody, best fit first; kept up to date with what changed."""
        records = self.records
        if self._index is None:
            self._changed.clear()
            self._index = build_index(records)
        elif self._changed or records.profile != self._index.profile:
            changed, self._changed = self._changed, set()
            self._index = update_index(self._index, records, changed)
        return self._index

    def _note_change(self, change: Change) -> None:
        self._changed.update(record for table, record in change.touched if table == "people")

    # Messages ----------------------------------------------------------------------------------

    def start_draft(self, person: str) -> str:
        """The id of the open draft to a person, or of a new one from the best template.

        Raises:
            Refused: The person must not be written to, or a fact that the template needs is not
                known; the text says which.
        """
        records = self.records
        existing = open_draft(records, person)
        if existing is not None:
            return existing.id
        found = person_of(records, person)
        purpose = next_purpose(records, found)
        templates = [contribution.item for contribution in self.host.message_templates]
        draft = draft_message(records, found, purpose, templates, self.now())
        if draft.problem:
            raise Refused(draft.problem)
        return messages.draft(
            self.store,
            person,
            purpose=purpose,
            subject=draft.subject,
            body=draft.body,
            template=draft.template,
        ).subject

    def review(self, message: Message, subject: str, body: str) -> list[Reviewed]:
        """What the checks find in the text of a draft as it is on the screen."""
        records = self.records
        person = records.people[message.person]
        conversation = records.conversations.get(message.conversation or "")
        context = check_context(
            records,
            person,
            conversation,
            self.now(),
            subject=subject,
            text=body,
            channel=message.channel,
            message_id=message.id,
        )
        about = about_of(message.purpose)
        return self._review(context, about, message.accepted_findings) if about else []

    def review_prep(self, person: str) -> list[Reviewed]:
        """What the checks find in the preparation of the talk with a person."""
        records = self.records
        found = person_of(records, person)
        conversation = records.open_conversation(person)
        context = check_context(records, found, conversation, self.now())
        return self._review(context, About.PREP, ())

    def _review(
        self, context: CheckContext, about: About, accepted: Sequence[str]
    ) -> list[Reviewed]:
        checks = [contribution.item for contribution in self.host.checks]

        def run(check: Check, context: CheckContext) -> Sequence[Finding]:
            return self.host.run_check(check, context)

        silenced = self.records.silenced.keys()
        return review(context, checks, about, run, silenced=silenced, accepted=accepted)

    # Talks -------------------------------------------------------------------------------------

    def standard_questions(self, person: str) -> tuple[QuestionUse, ...]:
        """The questions that a talk with a person begins with."""
        bank = default_bank([contribution.item for contribution in self.host.question_banks])
        if bank is None:
            return ()
        found = person_of(self.records, person)
        purpose = MessagePurpose.ASK
        return fill_questions(bank, facts_for(self.records, found, self.now(), purpose=purpose))

    # In and out --------------------------------------------------------------------------------

    def read_in_background(
        self,
        path: Path,
        on_done: Callable[[Preview | str], None],
        on_progress: Callable[[Progress], None],
    ) -> RunningJob:
        """Preview an import in a thread of its own; `on_done` gets it, or why there is none."""

        def read(job: Job) -> Preview | str:
            try:
                return self.preview_import(FileSource.from_path(path), job)
            except SENTENCES as error:
                return str(error)

        def finish(result: Preview | str | Crash) -> None:
            on_done(f"It could not be read: {result.error}" if isinstance(result, Crash) else result)

        return run_job(read, finish, on_progress)

    def preview_import(self, source: ImportSource, job: Job) -> Preview:
        """Read a source with the importer that knows it best, and compare with who is here.

        Raises:
            Refused: No importer knows it, or nobody could be read from it; the text says why.
        """
        ranked = self.host.rank_importers(sample(source))
        if not ranked:
            known = ", ".join(item.item.title for item in self.host.importers) or "none"
            raise Refused(f"No importer can read {source.name}. There are: {known}.")
        importer = ranked[0][1]
        result = self.host.read_people(importer, source, job)
        if result.problem is not None:
            raise Refused(str(result.problem))
        incoming = [_incoming(person) for person in result.people]
        return Preview(
            source=source.name,
            importer=importer.item.title,
            plan=plan_import(self.records.people, incoming, importer.plugin),
            hidden=len(result.hidden),
            problems=tuple(result.problems),
        )

    def apply_import(self, preview: Preview) -> Done:
        """Apply what was previewed as one act."""
        return imports.apply(self.store, preview.plan, preview.source)

    def export(self, kind: str, person: str = "", *, private: bool = False) -> bytes:
        """A file of everything, or of the conversations with one person.

        Args:
            kind: `json`, or the id of an exporter, such as `csv` or `ics`.
            person: Whose conversations; everybody's when empty.
            private: With notes and phones, which stay in otherwise.

        Raises:
            Refused: There is no such kind, or the exporter failed.
        """
        if kind == "json":
            return to_json(self.records, self.store.events, private=private)
        exporters = {item.item.id: item for item in self.host.exporters}
        if kind not in exporters:
            known = ", ".join(["json", *sorted(exporters)])
            raise Refused(f"No export «{kind}»; there are: {known}.")
        batch = export_batch(self.records, self.now(), private=private)
        if person:
            own = tuple(one for one in batch.conversations if one.person.id == person)
            batch = replace(batch, conversations=own)
        outcome = self.host.render(exporters[kind], batch, RunningJob())
        if isinstance(outcome, Problem):
            raise Refused(str(outcome))
        return b"".join(file.data for file in outcome)


def _incoming(person: ImportedPerson) -> Incoming:
    return Incoming(
        name=person.name,
        title=person.title,
        organisation=person.organisation,
        emails=person.emails,
        phones=person.phones,
        urls=person.urls,
        place=person.place,
        notes=person.notes,
        connected_on=person.connected_on,
        extras=person.extras,
        line=person.line,
    )
