"""Words per second while all workers have work."""

from __future__ import annotations

import click
import pytest

from benchmarks.throughput import compute_speed
from claimkit.progress import Progress


def test_speed() -> None:
    """Without the time before all workers have shown results, and without the last ones."""
    batches = [
        Progress(texts=1, failures=0, words=words, seconds=seconds)
        for words, seconds in [(100, 9.0), (200, 10.0), (300, 11.0), (400, 12.0), (500, 20.0)]
    ]
    assert compute_speed(batches, 1) == 400 / 11
    assert compute_speed(batches, 2) == 100
    with pytest.raises(click.UsageError, match="5 batches are too few for 3 workers"):
        compute_speed(batches, 3)
