"""Invitations, recommendations and endorsements: who said something of whom, and when."""

from collections.abc import Iterator

from coffeechat.api import ContactKind, PastContact
from coffeechat_linkedin.archive import OTHERS, Tables
from coffeechat_linkedin.gathering import Gathering
from coffeechat_linkedin.owner import OUTGOING
from coffeechat_linkedin.tables import Record, records
from coffeechat_linkedin.times import day_of


def invitations(tables: Tables, *, keep_texts: bool) -> Iterator[PastContact]:
    """Who invited whom; only a note that came with it counts as something said."""
    gathering = Gathering(ContactKind.INVITATION, keep_texts=keep_texts)
    for number, row in enumerate(records(tables, "invitations.csv")):
        mine = row["direction"].upper() == OUTGOING
        _note(
            gathering,
            number,
            mine=mine,
            name=row["to" if mine else "from"],
            url=row["inviteeprofileurl" if mine else "inviterprofileurl"],
            when=row["sentat"],
            text=row["message"],
            times=bool(row["message"]),
        )
    return gathering.contacts()


def recommendations(tables: Tables, *, keep_texts: bool) -> Iterator[PastContact]:
    """Who recommended whom. Until 2018 the table without «Given» in its name is what came in."""
    gathering = Gathering(ContactKind.RECOMMENDATION, keep_texts=keep_texts)
    for table in sorted(OTHERS):
        if not table.startswith("recommendations"):
            continue
        for number, row in enumerate(records(tables, table)):
            _note(
                gathering,
                number,
                mine="given" in table,
                name=_full_name(row, ""),
                url="",
                when=row["creationdate"],
                text=row["text"],
            )
    return gathering.contacts()


def endorsements(tables: Tables) -> Iterator[PastContact]:
    """Who endorsed whom; a skill is the whole of what is said, so there is no text to keep."""
    gathering = Gathering(ContactKind.ENDORSEMENT, keep_texts=False)
    for table in sorted(OTHERS):
        if not table.startswith("endorsement"):
            continue
        mine = "given" in table
        other = "endorsee" if mine else "endorser"
        for number, row in enumerate(records(tables, table)):
            _note(
                gathering,
                number,
                mine=mine,
                name=_full_name(row, other),
                url=row[f"{other}publicurl"],
                when=row["endorsementdate"],
                text="",
            )
    return gathering.contacts()


def _note(
    gathering: Gathering,
    number: int,
    *,
    mine: bool,
    name: str,
    url: str,
    when: str,
    text: str,
    times: int = 1,
) -> None:
    day = day_of(when)
    moment = (day, "", -number) if day is not None else None
    gathering.note(name=name, url=url, mine=mine, moment=moment, text=text, times=times)


def _full_name(row: Record, of: str) -> str:
    return " ".join(filter(None, (row[f"{of}firstname"], row[f"{of}lastname"])))
