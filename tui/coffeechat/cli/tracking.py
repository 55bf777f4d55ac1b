"""Commands about tracks, the search for people, and the bin."""

from argparse import Namespace

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, say
from coffeechat.domain.bin import in_bin_words, latest_first
from coffeechat.domain.people_search import search_for
from coffeechat.domain.summary import people_words
from coffeechat.domain.tracks import (
    find_track,
    in_order,
    interest_words,
    people_counts,
    status_words,
    track_lines,
)
from coffeechat.session import Session


def tracks(session: Session, options: Namespace) -> int:
    """Print all tracks, or everything known of one."""
    records = session.records
    if options.track:
        track = find_track(records, " ".join(options.track))
        say(track.name)
        for label, text in track_lines(records, track, session.now()):
            say(text, label=label)
        return DONE
    if not records.tracks:
        complain("You explore no field yet; coffeechat track-add NAME begins one.")
        return REFUSED
    counts = people_counts(records)
    for track in in_order(records):
        people = people_words(counts.get(track.id, 0))
        told = (track.name, status_words(track.status), people, interest_words(track))
        say(" · ".join(filter(None, told)))
    return DONE


def people_search(session: Session, options: Namespace) -> int:
    """Print the address of a search for people, for a track and my school."""
    records = session.records
    track = find_track(records, " ".join(options.track)) if options.track else None
    say(search_for(records.profile, track))
    return DONE


def binned(session: Session, _options: Namespace) -> int:
    """Print who is in the bin."""
    now = session.now()
    found = latest_first(session.records)
    if not found:
        complain("The bin is empty.")
        return REFUSED
    for one in found:
        day = one.created.astimezone(now.tzinfo).date()
        say(f"{one.person.name} · {in_bin_words(one, now.date(), day)}", label=one.id)
    return DONE
