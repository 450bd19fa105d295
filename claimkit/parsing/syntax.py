"""Words in, analyses out: the network loaded from its files, run over blocks of sentences, its
scores read off.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from claimkit.neural.encoder import Batch
from claimkit.neural.precision import Precision, keep_freed_memory
from claimkit.neural.wordpieces import (
    LONGEST_SENTENCE,
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

WEIGHTS, SETTINGS, PIECES, LEMMAS = FILES = (
    "syntax.safetensors",
    "syntax.json",
    "wordpieces.json",
    "lemmas.tsv",
)
EDITS_TRIED = 4  # of a word's lemma


class SyntaxModel:
    """Tags, lemmas, trees and entities for tokenized sentences."""

    def __init__(self, network: Network, pieces: WordPieces, lemmatizer: Lemmatizer) -> None:
        self._network, self._pieces, self._lemmatizer = network.eval(), pieces, lemmatizer
        widths = [len(own) for own in network.labels.tags.values()]
        self._columns = dict(zip(network.labels.tags, widths, strict=True))

    @classmethod
    def load(cls, folder: Path, precision: Precision = Precision.AUTO) -> SyntaxModel:
        """Return the model that ``save`` wrote to *folder*."""
        keep_freed_memory()
        settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        with torch.device("meta"):
            network = Network(Shape(**settings["shape"]), Labels(**settings["labels"]))
        weights = {name: value.float() for name, value in load_file(folder / WEIGHTS).items()}
        network.load_state_dict(weights, assign=True)
        precision.apply(network)
        return cls(network, WordPieces(folder / PIECES), Lemmatizer.load(folder / LEMMAS))

    def save(self, folder: Path) -> None:
        """Write settings, lemmas and weights, these in half precision, to *folder*; the word pieces
        are there already.
        """
        save_file(
            {name: value.half().contiguous() for name, value in self._network.state_dict().items()},
            folder / WEIGHTS,
        )
        settings = {
            "shape": attrs.asdict(self._network.shape),
            "labels": attrs.asdict(self._network.labels),
        }
        (folder / SETTINGS).write_text(
            json.dumps(settings, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )
        self._lemmatizer.save(folder / LEMMAS)

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[list[Analysis]]:
        """Return an Analysis of each word of *sentences*; what a sentence gets does not depend on
        the others.

        Raises:
            ValueError: a sentence has more words than the encoder can read.
        """
        encoded = self._pieces.encode(sentences)
        found: list[list[Analysis]] = [[] for _ in sentences]
        for block in fill_blocks(
            [count_pieces(sentence) for sentence in encoded], LONGEST_SENTENCE
        ):
            analyses = self._of_block(
                [encoded[place] for place in block], [sentences[place] for place in block]
            )
            for place, own in zip(block, analyses, strict=True):
                found[place] = own
        return found

    def _of_block(
        self, sentences: Sequence[EncodedSentence], words: Sequence[Sequence[str]]
    ) -> Iterator[list[Analysis]]:
        """Yield the analyses of *sentences*, which are in ascending order of length."""
        batch = build_batch(sentences, self._pieces, rows=LONGEST_SENTENCE)
        scores = self._network(batch)
        columns = dict(
            zip(self._columns, scores.tags.split(list(self._columns.values()), 1), strict=True)
        )
        tags = {
            name: _named(column, self._network.labels.tags[name])
            for name, column in columns.items()
            if name != "lemma"
        }
        edit_names = self._network.labels.lemma
        edits = columns["lemma"].topk(EDITS_TRIED, 1).indices.tolist()
        heads = self._heads(batch, scores)
        deprels = self._deprels(batch, scores, heads)
        root = 0
        for own_words, own_heads in zip(words, heads, strict=True):
            found = []
            for row, (word, head) in enumerate(
                zip(own_words, own_heads, strict=True), start=root + 1
            ):
                upos, xpos, feats, entity = (
                    tags[name][row] for name in ("upos", "xpos", "feats", "entity")
                )
                said = {
                    "upos": upos,
                    "xpos": xpos,
                    "feats": "" if feats == "_" else feats,
                    "entity": entity,
                }
                found.append(
                    Analysis(
                        lemma=self._lemmatizer.lemma(
                            word, upos, [edit_names[edit] for edit in edits[row]]
                        ),
                        head=head,
                        deprel=deprels[row],
                        **said,
                    )
                )
            root += len(own_words) + 1
            yield found

    def _heads(self, batch: Batch, scores: Scores) -> list[list[int]]:
        """Return for each sentence its words' heads, 0 for the root."""
        dependents = self._network.weighted_dependents(scores.dependents)
        found = []
        start = 0
        for size in batch.sizes:
            own = slice(start, start + size + 1)
            arcs = (dependents[own] @ scores.heads[own].T).fill_diagonal_(-torch.inf)
            found.append(find_best_tree(arcs.log_softmax(1).numpy())[1:].tolist())
            start += size + 1
        return found

    def _deprels(self, batch: Batch, scores: Scores, heads: Sequence[Sequence[int]]) -> list[str]:
        """Return a label for each row of *scores*; those of roots and of rows that fill the block
        up mean nothing.
        """
        governors = [0] * len(scores.label_heads)
        start = 0
        for size, own in zip(batch.sizes, heads, strict=True):
            governors[start + 1 : start + size + 1] = [start + head for head in own]
            start += size + 1
        labels = self._network.label_scores(
            scores.label_dependents, scores.label_heads[torch.tensor(governors)]
        )
        return _named(labels, self._network.labels.deprel)


def _named(scores: Tensor, labels: Sequence[str]) -> list[str]:
    return [labels[place] for place in scores.argmax(1).tolist()]
