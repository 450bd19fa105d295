"""What a format writes: the inputs of one run, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from claimkit.model.extraction import Extraction


@frozen
class Item:
    """What was found in one input.

    Attributes:
        number: counts the inputs from 1.
        name: of the file as it was given, "-" for standard input.
    """

    number: int
    name: str
    found: Extraction


Writer = Callable[[Iterable[Item], bool], Iterator[str]]
"""Yields the output piece by piece, as the items come; told whether the run has several inputs."""
