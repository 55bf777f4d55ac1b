"""The prep sheet on stdout, for paper or a pager."""

from argparse import Namespace
from dataclasses import replace

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import show_text
from coffeechat.domain.whom import find_person
from coffeechat.plugged import prep_sections
from coffeechat.plugin_host import RunningJob
from coffeechat.prep_sheet import as_markdown, as_rows, sheet_of
from coffeechat.session import Session

_LABEL = 9


def prep(session: Session, options: Namespace) -> int:
    """Print the sheet for the talk with a person."""
    person = find_person(session.records, " ".join(options.person))
    sheet = sheet_of(session, person.id)
    sheet = replace(sheet, sections=tuple(prep_sections(session, person.id, RunningJob())))
    if options.format == "md":
        show_text(as_markdown(sheet).rstrip("\n"))
    else:
        rows = [f"{label:<{_LABEL}}{text}".rstrip() for label, text in as_rows(sheet)]
        show_text("\n".join([sheet.title, *rows]))
    return DONE
