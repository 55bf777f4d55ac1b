"""Verbs about files: importing and exporting."""

from coffeechat.verbs.choices import REPORT, TRACKS
from coffeechat.verbs.kinds import LISTS, Argument, Kind, Place, Verb

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="import", title="import", key="i", places=LISTS, view="import_people",
        arguments=(Argument(name="path", prompt="Import which file?", kind=Kind.FILE),),
        help="Bring in people: a LinkedIn export, vCards, any table (CSV)",
    ),
    Verb(
        id="columns", title="columns", key="c", places=frozenset({Place.PREVIEW}), view="columns",
        help="Choose which column of the table tells what",
    ),
    Verb(
        id="dates", title="dates", key="d", places=frozenset({Place.PREVIEW}),
        view="dates", help="Read dates such as 3/5/24 the other way round",
    ),
    Verb(
        id="texts", title="texts", key="t", places=frozenset({Place.PREVIEW}), view="texts",
        help="Keep what was said, or only when and by whom",
    ),
    Verb(
        id="encoding", title="encoding", key="e", places=frozenset({Place.PREVIEW}),
        view="encoding",
        arguments=(Argument(name="encoding", prompt="Which encoding? (such as cp1252) "),),
        help="Read the file in another encoding, when letters are wrong",
    ),
    Verb(
        id="export", title="export", view="export",
        help="Write people as csv, talks as ics, or everything as json: export csv FILE",
    ),
    Verb(
        id="report", title="report", key="R", places=TRACKS, view="report", arguments=REPORT,
        help="Write what you learned of a field, with who said it, to give away: TRACK: FILE",
    ),
    Verb(
        id="report-anonymous", title="report without names", view="report", arguments=REPORT,
        help="Write what you learned of a field, without who said it: TRACK: FILE",
    ),
)
