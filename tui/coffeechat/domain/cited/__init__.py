"""The cited report: what was learned of a track, from whom and when, as data.

`gathered` makes it from the records; `anonymous` takes out who said it. What writes it as Markdown
and as HTML is in `coffeechat.handoff`.
"""

from coffeechat.domain.cited.document import Item, Report, Section
from coffeechat.domain.cited.gathering import cited_report

__all__ = ["Item", "Report", "Section", "cited_report"]
