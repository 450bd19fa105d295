"""What the tokenizer's network is given to read is what stanza gives it; no network is loaded."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from attrs import field, frozen
from numpy.typing import NDArray
from stanza.models.tokenization.data import (
    PER_CHAR_FEAT_FUNCS,
    POSITION_FEAT_FUNCS,
    STRUCTURAL_FEATURES,
    TokenizationDataset,
)
from stanza.models.tokenization.utils import predict

from claimkit.parsing.network_splitter import NetworkSplitter

FEATURES = [*PER_CHAR_FEAT_FUNCS, *POSITION_FEAT_FUNCS, *STRUCTURAL_FEATURES]
LONGEST = 1_000
FILLERS = {"<PAD>": 0, "<UNK>": 1}
WITHIN, ENDS_TOKEN = 0, 1  # stanza's classes of characters
TEXT = (
    "Name: Lee. Call 555-010-1234 on 3/4/2021,\tor  pay £3 or $1,200.50.\n \n"
    "\u0085A line \u00a0that\nis wrapped 👍🏽 \n\nB"
)


class FakeVocabulary:
    """Numbers characters as they are numbered in Unicode; fillers have numbers of their own."""

    def unit2id(self, unit: str) -> int:
        return FILLERS[unit] if unit in FILLERS else ord(unit) + len(FILLERS)

    def normalize_token(self, token: str) -> str:
        return token


@frozen
class FakeTrainer:
    """Ends a token before each blank, and keeps what it was asked."""

    args: dict[str, Any]
    asked: list[Any] = field(factory=list)

    def predict(self, batch: Any) -> NDArray[np.float64]:
        self.asked.append(batch)
        _, _, _, characters = batch
        classes = np.zeros((len(characters), max(map(len, characters)), 5))
        for row, paragraph in enumerate(characters):
            for column in range(len(paragraph) - 1):
                ends = paragraph[column + 1] == " " and paragraph[column] != " "
                classes[row, column, ENDS_TOKEN if ends else WITHIN] = 1
        return classes


def make_tokenizer(features: list[str]) -> Any:
    args = {"feat_funcs": features, "batch_size": 2, "use_dictionary": False}
    trainer = FakeTrainer({**args, "max_seqlen": LONGEST})
    return SimpleNamespace(trainer=trainer, config=trainer.args, vocab=FakeVocabulary())


@pytest.mark.parametrize("features", [FEATURES, FEATURES[:3], FEATURES[2:4], FEATURES[4:6]])
def test_the_network_reads_what_stanza_gives_it(features: list[str]) -> None:
    """Numbers of characters and features, of each paragraph."""
    ours, stanzas = make_tokenizer(features), make_tokenizer(features)
    list(NetworkSplitter({"tokenize": ours}, LONGEST).split(TEXT))
    data = TokenizationDataset(
        stanzas.config, input_text=TEXT, vocab=stanzas.vocab, evaluation=True
    )
    predict(stanzas.trainer, data, 2, LONGEST, True, 0)
    assert len(ours.trainer.asked) == len(stanzas.trainer.asked) == 2
    for one, other in zip(ours.trainer.asked, stanzas.trainer.asked, strict=True):
        assert one[0].equal(other[0])
        assert one[2].equal(other[2])
        assert one[3] == other[3]


def test_tokens_stand_where_they_are_in_the_text() -> None:
    tokens = NetworkSplitter({"tokenize": make_tokenizer(FEATURES)}, LONGEST).split(TEXT)
    sentences = [[TEXT[token.start : token.end] for token in sentence] for sentence in tokens]
    assert sentences[0][:4] == ["Name:", "Lee.", "Call", "555-010-1234"]
    assert [len(sentence) for sentence in sentences] == [11, 6, 1]
