"""One row a person."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from coffeechat.api import (
    ConversationView,
    ExportBatch,
    ExportFile,
    Job,
    PersonView,
    Stage,
)
from coffeechat_csv.guard import guarded
from coffeechat_csv.own import joined, point_words

_Columns = Mapping[str, Callable[[PersonView], str]]

_COLUMNS: _Columns = {
    "name": lambda person: person.name,
    "title": lambda person: person.title,
    "organisation": lambda person: person.organisation,
    "emails": lambda person: joined(person.emails),
    "urls": lambda person: joined(person.urls),
    "place": lambda person: person.place,
    "points": lambda person: joined(map(point_words, person.points)),
    "tracks": lambda person: joined(track.name for track in person.tracks),
    "tags": lambda person: joined(person.tags),
    "connected on": lambda person: person.connected_on.isoformat() if person.connected_on else "",
}
#: In a view only when the user asked for what is private; else these columns are not written.
_PRIVATE: _Columns = {
    "phones": lambda person: joined(person.phones),
    "notes": lambda person: person.notes,
}


def render(batch: ExportBatch, job: Job) -> Iterator[ExportFile]:
    """The file: UTF-8 with a mark that Excel knows it by, CRLF, every cell quoted."""
    private = {title: cell for title, cell in _PRIVATE.items() if any(map(cell, batch.people))}
    columns = {**_COLUMNS, **private}
    stages = _stages(batch.conversations)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*columns, "stage"])
    for done, person in enumerate(batch.people):
        job.progress(done, len(batch.people))
        cells = [cell(person) for cell in columns.values()]
        writer.writerow([guarded(cell) for cell in (*cells, stages.get(person.id, ""))])
    yield ExportFile(name="people.csv", data=out.getvalue().encode("utf-8-sig"))


def _stages(conversations: Sequence[ConversationView]) -> Mapping[str, str]:
    """Person id to the stage of their open conversation, or else of their latest."""
    latest = sorted(
        conversations,
        key=lambda conversation: (conversation.stage is not Stage.CLOSED, conversation.created),
    )
    return {conversation.person.id: conversation.stage.replace("_", " ") for conversation in latest}
