"""What speakers said, by speaker: a mapping whose keys are labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

Found = TypeVar("Found", bound=Sequence[Any])


class SpeakerGroups(Mapping[str, Found]):
    """The claims of each speaker, by label.

    A key may be a label in upper or lower case, or anything else that ``where(speaker=…)`` takes.
    """

    def __init__(self, groups: Mapping[str, Found], find: Callable[[str], Found]) -> None:
        self._groups, self._find = groups, find

    def __getitem__(self, speaker: str) -> Found:
        """Return the claims under the key *speaker*, else those that ``where(speaker=…)`` finds.

        Raises:
            KeyError: it finds none, or *speaker* is no string.
        """
        # where(speaker=None) asks nothing, and so finds all
        found = self._look_up(speaker) if isinstance(speaker, str) else None
        if not found:
            raise KeyError(f"no speaker {speaker!r}; there are {', '.join(self._groups)}")
        return found

    def _look_up(self, speaker: str) -> Found:
        """Return the claims under the key *speaker*, or under the only key that differs in upper
        and lower case alone; else what a query finds.
        """
        if speaker in self._groups:
            return self._groups[speaker]
        folded = speaker.casefold()
        keys = [key for key in self._groups if key.casefold() == folded]
        return self._groups[keys[0]] if len(keys) == 1 else self._find(speaker)

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __repr__(self) -> str:
        return f"SpeakerGroups({', '.join(map(repr, self._groups))})"


def number_labels(labels: Iterable[str]) -> Iterator[str]:
    """Yield *labels*; a repeated label gets a number: "officials (2)"."""
    counts: Counter[str] = Counter()
    for label in labels:
        counts[label] += 1
        yield label if counts[label] == 1 else f"{label} ({counts[label]})"
