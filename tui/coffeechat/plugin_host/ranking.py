"""How sure importers are that a sample is their own."""

from math import isfinite

from coffeechat.api import Importer, Sample
from coffeechat.plugin_host.contract import BrokenContract, kind_of


def sureness(importer: Importer, sample: Sample) -> float:
    """How sure the importer is, at most 1.

    Raises:
        BrokenContract: It gives no number.
    """
    sure: object = importer.sniff(sample)
    if not isinstance(sure, int | float) or not isfinite(sure):
        raise BrokenContract(f"sniff must give a number from 0 to 1, not {kind_of(sure)}")
    return min(float(sure), 1.0)
