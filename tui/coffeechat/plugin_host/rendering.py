"""An exporter at work: its files, with names that stay in the folder they are written to."""

from contextlib import closing

from coffeechat.api import ExportBatch, Exporter, ExportFile
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.jobs import PluginJob

_NAME_BYTES = 200


def render_files(exporter: Exporter, batch: ExportBatch, job: PluginJob) -> tuple[ExportFile, ...]:
    """The files of an export.

    Raises:
        BrokenContract: When the exporter gives something else, or a file with an unsafe name.
    """
    files: dict[str, ExportFile] = {}
    with closing(job.each(exporter.render(batch, job))) as items:
        for item in items:
            file = conform(item, ExportFile)
            if not isinstance(item, ExportFile) or item.name != file.name or not _safe(file.name):
                raise BrokenContract(f"the file name «{file.name}» is not safe to write")
            if files.setdefault(file.name.casefold(), file) is not file:
                raise BrokenContract(f"the file «{file.name}» is given twice")
    return tuple(files.values())


def _safe(name: str) -> bool:
    """Whether the name is that of a plain, visible file in the folder at hand."""
    return (
        name != ""
        and not name.startswith((".", "-", "~"))
        and not any(separator in name for separator in "/\\:")
        and len(name.encode()) <= _NAME_BYTES
    )
