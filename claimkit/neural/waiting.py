"""What the network has read for the parser, until the tagger asks for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from attrs import evolve, frozen
from torch import Tensor

MOST_WORDS = 20_000  # that wait; some 15 MB in half precision


@frozen(kw_only=True)
class WaitingWindow:
    """A window that was read.

    Attributes:
        sentences: the places of its sentences in the text.
        states: of its rows, as the heads of attributions read them.
    """

    sentences: range
    states: Tensor


Forms = Sequence[Sequence[str]]
"""The words of a text, sentence by sentence."""


@frozen
class _Text:
    """A text that was read.

    Attributes:
        times: how often it was read and not yet taken: one article may stand twice in a batch.
    """

    forms: Forms
    windows: tuple[WaitingWindow, ...]
    times: int = 1


class WaitingTexts:
    """Texts that were read, the last ones only."""

    def __init__(self, most_words: int = MOST_WORDS) -> None:
        self._most, self._words = most_words, 0
        self._texts: OrderedDict[str, _Text] = OrderedDict()

    def put(self, text: str, forms: Forms, windows: Sequence[WaitingWindow]) -> None:
        """Keep the *windows* of *text*; what came first goes when there is too much."""
        before = self._texts.get(text)
        times = before.times + 1 if before is not None and before.forms == forms else 1
        self._drop(text)
        self._texts[text] = _Text(forms, tuple(windows), times)
        self._words += _count(forms)
        while self._words > self._most:
            self._drop(next(iter(self._texts)))

    def take(self, text: str, forms: Forms) -> tuple[WaitingWindow, ...] | None:
        """Return the windows of *text*, and forget them when it was taken as often as it was put;
        None if it does not wait, or was cut into other words.
        """
        found = self._texts.get(text)
        if found is None or found.forms != forms:
            return None
        if found.times == 1:
            self._drop(text)
        else:
            self._texts[text] = evolve(found, times=found.times - 1)
        return found.windows

    def _drop(self, text: str) -> None:
        dropped = self._texts.pop(text, None)
        if dropped is not None:
            self._words -= _count(dropped.forms)


def _count(forms: Forms) -> int:
    return sum(map(len, forms))
