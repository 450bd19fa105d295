"""Turn the probabilities of words into stretches that do not tear phrases apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from claimkit.neural.network import Stretch
from claimkit.tagging.windows import Window

OUTSIDE, SPEAKER, CONTENT = range(3)
BORDER = 1.0  # cost of a border of a content, in nats; speakers are short, theirs cost nothing
TORN = 1.0  # and of any border that tears a phrase
CHANGES = 1 - np.eye(3)
# what each change of label costs: into a content and out of it
MOVES = BORDER * np.array([[0, 0, 1], [0, 0, 1], [1, 1, 0]])
# relations whose two words belong into one stretch
TIGHT = frozenset({
    "det", "amod", "compound", "flat", "fixed", "case", "aux", "cop", "nummod", "goeswith", "mark",
    "advmod",
})  # fmt: skip


def compute_border_costs(window: Window) -> NDArray[np.float64]:
    """Return for each word of *window* what a border before it costs."""
    torn = np.zeros(len(window.words) + 1)
    at = 0
    for sentence in window.sentences:
        for word in sentence.words:
            if word.head and word.relation in TIGHT:
                first, last = sorted((word.index, word.head))
                torn[at + first] += 1  # before the word behind the first, counted from 0
                torn[at + last] -= 1
        at += len(sentence.words)
    costs: NDArray[np.float64] = np.where(np.cumsum(torn)[:-1] > 0, TORN, 0.0)
    return costs


def find_best_labels(
    probabilities: NDArray[np.float64], costs: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return cues × words the likeliest labels when each border has its cost (Viterbi 1967).

    Args:
        probabilities: cues × words × (outside, speaker, content).
        costs: words; of a border before each, beside that of a content's.
    """
    # Words × labels × cues: numpy compares rows of cues, many at a time
    emitted = np.ascontiguousarray(np.log(np.maximum(probabilities, 1e-9)).transpose(1, 2, 0))
    prices = (MOVES + costs[:, None, None] * CHANGES)[..., None]
    score = emitted[0]
    came_from = []
    for probable, price in zip(emitted[1:], prices[1:], strict=True):
        options = score[:, None] - price
        came_from.append(options.argmax(0))
        score = options.max(0) + probable
    best, cues = [score.argmax(0)], np.arange(len(probabilities))
    for labels in reversed(came_from):
        best.append(labels[best[-1], cues])
    return np.stack(best[::-1], 1)


def find_stretches(labels: NDArray[np.int64], label: int) -> list[Stretch]:
    """Return the stretches of *label*."""
    inside = np.equal(labels, label).astype(int)
    borders = np.flatnonzero(np.diff(np.concatenate([[0], inside, [0]])))
    return [Stretch(int(start), int(end)) for start, end in borders.reshape(-1, 2)]
