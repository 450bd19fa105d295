"""Read tags, lemmas, trees and names from what the network makes of a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import torch
from attrs import frozen
from numpy.typing import NDArray
from torch import Tensor

from claimkit.neural.embedded import ReadWindow
from claimkit.neural.network import Arcs, Network
from claimkit.parsing.analysis import Analysis
from claimkit.parsing.arcs import find_best_tree
from claimkit.parsing.lemmas import Lemmatizer

LEMMAS = "lemmas.tsv"
EDITS_TRIED = 4  # of a word's lemma


@frozen
class _Answers:
    """What the network says of the rows of a window; that of rows without a word means nothing.

    Attributes:
        tags: by layer the label of each row, for all layers but lemmas.
        edits: rows × EDITS_TRIED, the likeliest edits of each row's lemma, the best first; most
            words need none.
        heads: of each sentence, its words' heads, 0 for the root.
    """

    tags: Mapping[str, Sequence[str]]
    edits: NDArray[np.int64]
    heads: Sequence[Sequence[int]]
    deprels: Sequence[str]


@frozen
class SyntaxReader:
    """Tags, lemmas, trees and entities of the sentences of windows."""

    network: Network
    lemmatizer: Lemmatizer

    def analyse(
        self, window: ReadWindow, sentences: Sequence[Sequence[str]]
    ) -> Iterator[list[Analysis]]:
        """Yield an Analysis of each word of the *sentences* of *window*."""
        answers = self._ask(window)
        for rows, forms, heads in zip(window.rows, sentences, answers.heads, strict=True):
            yield [
                self._build_analysis(answers, row, form, head)
                for row, form, head in zip(rows, forms, heads, strict=True)
            ]

    def _ask(self, window: ReadWindow) -> _Answers:
        labels = self.network.labels
        sizes = list(map(len, labels.tags.values()))
        columns = torch.split(self.network.score_tags(window.states.tags), sizes, 1)
        layers = dict(zip(labels.tags, columns, strict=True))
        edits = layers.pop("lemma").topk(EDITS_TRIED, 1).indices.numpy(force=True)
        arcs = self.network.read_arcs(window.states.arcs)
        heads = self._find_heads(window, arcs)
        return _Answers(
            tags={name: _name_best(layer, labels.tags[name]) for name, layer in layers.items()},
            edits=edits,
            heads=heads,
            deprels=self._find_deprels(window, arcs, heads),
        )

    def _build_analysis(self, answers: _Answers, row: int, form: str, head: int) -> Analysis:
        tags = {name: labels[row] for name, labels in answers.tags.items()}
        if tags["feats"] == "_":
            tags["feats"] = ""
        edits = map(self.network.labels.lemma.__getitem__, answers.edits[row])
        lemma = self.lemmatizer.find_lemma(form, tags["upos"], edits)
        return Analysis(lemma=lemma, head=head, deprel=answers.deprels[row], **tags)

    def _find_heads(self, window: ReadWindow, arcs: Arcs) -> list[list[int]]:
        """Return for each sentence its words' heads, 0 for the root, which is the window's own
        row.
        """
        scores = self.network.score_arcs(arcs.dependents, arcs.heads).cpu()
        heads = []
        for rows in window.rows:
            own = [0, *rows]
            block = scores[own][:, own].fill_diagonal_(-torch.inf)
            heads.append(find_best_tree(block.log_softmax(1).numpy())[1:].tolist())
        return heads

    def _find_deprels(
        self, window: ReadWindow, arcs: Arcs, heads: Sequence[Sequence[int]]
    ) -> list[str]:
        """Return a label for each row."""
        governors = [0] * len(arcs.label_heads)
        for rows, sentence in zip(window.rows, heads, strict=True):
            before = rows.start - 1
            governors[rows.start : rows.stop] = [head and before + head for head in sentence]
        chosen = torch.tensor(governors, device=arcs.label_heads.device)
        labels = self.network.score_labels(
            arcs.label_dependents, arcs.label_heads.index_select(0, chosen)
        )
        return _name_best(labels, self.network.labels.deprel)


def _name_best(scores: Tensor, labels: Sequence[str]) -> list[str]:
    return [labels[number] for number in scores.argmax(1).tolist()]
