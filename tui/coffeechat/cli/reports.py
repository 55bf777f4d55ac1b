"""Commands that tell what the records add up to: `funnel`, `tree`, `compare` and their like."""

from argparse import Namespace

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import show_text
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.reports.compare import (
    FEWEST_TRACKS,
    MOST_TRACKS,
    compare_data,
    compare_lines,
)
from coffeechat.domain.reports.funnel import funnel_lines
from coffeechat.domain.reports.pages import PAGES
from coffeechat.domain.reports.pictures import below, interest_plot, plots_of
from coffeechat.domain.tracks import find_track
from coffeechat.session import Session
from coffeechat.verbs import spelled

_WIDTH = 80


def figures(session: Session, options: Namespace) -> int:
    """Print the report that the command is called after."""
    records, now, page = session.records, session.now(), PAGES[options.command]
    if options.json:
        show_text(_as_json(page.data(records, now)))
        return DONE
    if options.command == "funnel" and options.interval:
        lines = funnel_lines(records, now, _WIDTH, with_interval=True)
    else:
        lines = page.lines(records, now, _WIDTH)
    plots = plots_of(options.command, records)
    _print(below(lines, plots, _WIDTH, ascii_only=options.ascii))
    return DONE


def compare(session: Session, options: Namespace) -> int:
    """Print tracks side by side."""
    records, now = session.records, session.now()
    found = [find_track(records, one) for one in options.tracks]
    tracks = list({track.id: track for track in found}.values())
    if not FEWEST_TRACKS <= len(tracks) <= MOST_TRACKS:
        raise NotUnderstood(f"Two or three tracks stand side by side, not {len(tracks)}.")
    if options.json:
        show_text(_as_json(compare_data(records, tracks, now)))
    else:
        lines = compare_lines(records, tracks, now, _WIDTH)
        plots = [interest_plot(records, track) for track in tracks]
        _print(below(lines, plots, _WIDTH, ascii_only=options.ascii))
    return DONE


def _print(lines: list[str]) -> None:
    """Lines whose columns stay where they are."""
    show_text(spelled("\n".join(lines), lambda verb: f"«{verb.id}»"))


def _as_json(content: object) -> str:
    import json  # for scripts only

    return json.dumps(content, ensure_ascii=False, indent=1)
