"""Analyse words with the network: load it, run it over blocks of sentences, read its scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np
import torch
from attrs import frozen
from numpy.typing import NDArray
from torch import Tensor

from claimkit.neural.encoder import Batch
from claimkit.neural.precision import PLAIN, Computation
from claimkit.neural.weights import (
    build_network,
    read_settings,
    read_weights,
    write_settings,
    write_weights,
)
from claimkit.neural.wordpieces import (
    EncodedSentence,
    WordPieces,
    build_batch,
    count_pieces,
    fill_blocks,
)
from claimkit.parsing.analysis import Analysis
from claimkit.parsing.arcs import find_best_tree
from claimkit.parsing.lemmas import Lemmatizer
from claimkit.parsing.network import Labels, Network, Scores, Shape
from claimkit.shipped import ModelFolder

WEIGHTS, SETTINGS = "syntax.safetensors", "syntax.json"
PIECES, LEMMAS = "wordpieces.json", "lemmas.tsv"
FILES = (WEIGHTS, SETTINGS, PIECES, LEMMAS)
EDITS_TRIED = 4  # of a word's lemma


@frozen
class _Answers:
    """What the network says of a batch, by row; the rows of roots mean nothing.

    Attributes:
        tags: by layer the label of each row, for all layers but lemmas.
        edits: rows × EDITS_TRIED, the likeliest edits of each row's lemma, the best first; most
            words need none.
        heads: of each sentence, its words' heads.
    """

    tags: Mapping[str, Sequence[str]]
    edits: NDArray[np.int64]
    heads: Sequence[Sequence[int]]
    deprels: Sequence[str]


class SyntaxModel:
    """Tags, lemmas, trees and entities for tokenized sentences."""

    def __init__(
        self,
        network: Network,
        pieces: WordPieces,
        lemmatizer: Lemmatizer,
        computation: Computation = PLAIN,
    ) -> None:
        self._network, self._pieces, self._lemmatizer = network.eval(), pieces, lemmatizer
        self._computation = computation

    @classmethod
    def load(cls, folder: ModelFolder, computation: Computation) -> SyntaxModel:
        """Return the model that ``save`` wrote to *folder*, ready for *computation*.

        Raises:
            ModelCorruptError: a file is not what was written.
        """
        settings = read_settings(folder.read(SETTINGS))
        shape, labels = Shape(**settings["shape"]), Labels(**settings["labels"])
        weights = read_weights(folder.read(WEIGHTS))
        network = build_network(lambda: Network(shape, labels), weights, computation)
        lemmatizer = Lemmatizer.read(folder.read_text(LEMMAS))
        return cls(network, WordPieces(folder.read(PIECES)), lemmatizer, computation)

    def save(self, folder: Path) -> None:
        """Write settings, lemmas and weights, these in half precision, to *folder*; the word pieces
        are there already.
        """
        write_weights(self._network.state_dict(), folder / WEIGHTS)
        shape, labels = attrs.asdict(self._network.shape), attrs.asdict(self._network.labels)
        write_settings({"shape": shape, "labels": labels}, folder / SETTINGS)
        self._lemmatizer.save(folder / LEMMAS)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[list[Analysis]]:
        """Return an Analysis of each word of *sentences*; on the processor, what a sentence gets
        does not depend on the others.

        Raises:
            ValueError: a sentence has more words than the encoder can read.
        """
        encoded = self._pieces.encode(sentences)
        analyses: list[list[Analysis]] = [[] for _ in sentences]
        for block in fill_blocks(list(map(count_pieces, encoded)), self._computation.block):
            words = [sentences[number] for number in block]
            parsed = self._analyse_block([encoded[number] for number in block], words)
            for number, analysis in zip(block, parsed, strict=True):
                analyses[number] = analysis
        return analyses

    def _analyse_block(
        self, sentences: Sequence[EncodedSentence], words: Sequence[Sequence[str]]
    ) -> Iterator[list[Analysis]]:
        """Yield the analyses of *sentences*, which are in ascending order of length."""
        batch = build_batch(sentences, self._pieces, rows=self._computation.filled)
        answers = self._ask(batch)
        for rows, forms, heads in zip(batch.rows(), words, answers.heads, strict=True):
            yield [
                self._build_analysis(answers, row, form, head)
                for row, form, head in zip(rows[1:], forms, heads, strict=True)
            ]

    def _ask(self, batch: Batch) -> _Answers:
        scores = self._network(batch)
        labels = self._network.labels
        sizes = list(map(len, labels.tags.values()))
        layers = dict(zip(labels.tags, scores.tags.split(sizes, 1), strict=True))
        edits = layers.pop("lemma").topk(EDITS_TRIED, 1).indices.numpy(force=True)
        heads = self._find_heads(batch, scores)
        return _Answers(
            tags={name: _name_best(layer, labels.tags[name]) for name, layer in layers.items()},
            edits=edits,
            heads=heads,
            deprels=self._find_deprels(batch, scores, heads),
        )

    def _build_analysis(self, answers: _Answers, row: int, form: str, head: int) -> Analysis:
        tags = {name: labels[row] for name, labels in answers.tags.items()}
        if tags["feats"] == "_":
            tags["feats"] = ""
        edits = map(self._network.labels.lemma.__getitem__, answers.edits[row])
        lemma = self._lemmatizer.find_lemma(form, tags["upos"], edits)
        return Analysis(lemma=lemma, head=head, deprel=answers.deprels[row], **tags)

    def _find_heads(self, batch: Batch, scores: Scores) -> list[list[int]]:
        """Return for each sentence its words' heads, 0 for the root."""
        dependents = self._network.weigh_dependents(scores.dependents).cpu()
        candidates = scores.heads.cpu()
        heads = []
        for rows in batch.rows():
            block = slice(rows.start, rows.stop)
            arcs = (dependents[block] @ candidates[block].T).fill_diagonal_(-torch.inf)
            heads.append(find_best_tree(arcs.log_softmax(1).numpy())[1:].tolist())
        return heads

    def _find_deprels(
        self, batch: Batch, scores: Scores, heads: Sequence[Sequence[int]]
    ) -> list[str]:
        """Return a label for each row of *scores*; those of roots and of rows that fill the block
        up mean nothing.
        """
        governors = [0] * len(scores.label_heads)
        for rows, sentence in zip(batch.rows(), heads, strict=True):
            governors[rows.start + 1 : rows.stop] = [rows.start + head for head in sentence]
        labels = self._network.score_labels(
            scores.label_dependents, scores.label_heads[torch.tensor(governors)]
        )
        return _name_best(labels, self._network.labels.deprel)


def _name_best(scores: Tensor, labels: Sequence[str]) -> list[str]:
    return [labels[number] for number in scores.argmax(1).tolist()]
