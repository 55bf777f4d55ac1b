"""Taking times: several things in turn, so that a busy moment of the machine falls on all."""

import gc
from collections.abc import Callable, Mapping
from random import Random
from time import perf_counter

Job = Callable[[], object]
Samples = dict[str, list[float]]


def seconds(job: Job) -> float:
    """How long a job takes."""
    gc.collect()
    start = perf_counter()
    job()
    return perf_counter() - start


def in_turn(jobs: Mapping[str, Job], rounds: int) -> Samples:
    """The times of all jobs, in seconds; each round runs all of them once.

    The order changes, for what a job leaves behind (a busy disk, a cold cache) falls on the next.
    """
    samples: Samples = {name: [] for name in jobs}
    random = Random(0)
    for _ in range(rounds):
        for name, job in random.sample(list(jobs.items()), len(jobs)):
            samples[name].append(seconds(job))
    return samples
