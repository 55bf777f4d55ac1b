"""Plugins found, loaded and called: the only code that runs theirs.

What comes back is cleaned and checked records of `coffeechat.api`, or a `Problem` that names the
plugin. Nothing a plugin does, short of ending the process itself, reaches the rest of the program.
"""

from coffeechat.plugin_host.gateway import Gateway, NoGateway
from coffeechat.plugin_host.host import PluginHost
from coffeechat.plugin_host.jobs import Crash, Progress, RunningJob, run_job
from coffeechat.plugin_host.outcomes import (
    Contribution,
    Outcome,
    PluginInfo,
    Problem,
    ReadResult,
    Status,
    given,
)
from coffeechat.plugin_host.sources import FileSource, sample

__all__ = [
    "Contribution",
    "Crash",
    "FileSource",
    "Gateway",
    "NoGateway",
    "Outcome",
    "PluginHost",
    "PluginInfo",
    "Problem",
    "Progress",
    "ReadResult",
    "RunningJob",
    "Status",
    "given",
    "run_job",
    "sample",
]
