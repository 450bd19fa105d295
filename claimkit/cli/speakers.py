"""Speakers whom a command is asked for: whether there are such, and whose names come near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from claimkit.cli.failures import report
from claimkit.model.claim import Claim
from claimkit.model.speaker import NO_SPEAKER
from claimkit.queries import name_speaker

NEAR = 0.75  # of difflib's measure, from 0 to 1
SHOWN = 3  # names that come near


class AskedSpeakers:
    """Whether what has been read has claims of each of the speakers *asked* for."""

    def __init__(self, asked: Sequence[str]) -> None:
        self._missing = {name.casefold(): name for name in asked}
        self._labels: dict[str, str] = {}

    def look_at(self, claims: Iterable[Claim]) -> None:
        """Remember whose *claims* there are."""
        if not self._missing:
            return
        for claim in claims:
            for name in name_speaker(claim.speaker):
                self._missing.pop(name, None)
                self._labels.setdefault(name, claim.speaker.label)

    def report_missing(self) -> None:
        """Say of whom there is no claim, and who comes near."""
        for name in self._missing.values():
            report_missing_speaker(name, self._labels)


def report_missing_speaker(name: str, labels: dict[str, str]) -> None:
    """Say that nobody is called *name*, and whose names come near.

    Args:
        labels: by each name in lower case by which a speaker goes, the label of that speaker.
    """
    keys = get_close_matches(name.casefold(), labels, n=SHOWN, cutoff=NEAR)
    near = dict.fromkeys(labels[key] for key in keys if labels[key] != NO_SPEAKER)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    report(f"no claim is by {name!r}{hint}")
