"""The encoder of tagger and parser: what the one has just had encoded, the other need not have encoded again."""

from __future__ import annotations

from typing import Any

import torch
from transformers import BertModel
from transformers.modeling_outputs import BaseModelOutputWithPoolingAndCrossAttentions as Output


class RememberingEncoder(BertModel):
    """A BERT encoder that keeps its last batch: the same sentences, in whatever order, are looked up instead of encoded."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._rows: dict[bytes, int] = {}
        self._last: Output | None = None

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None = None, **options: Any) -> Output:
        """Return the hidden states of *input_ids*, sentences × word pieces, padded to one length."""
        keys = [row.tobytes() for row in input_ids.cpu().numpy()]
        if self._last is not None and all(key in self._rows for key in keys):
            order = torch.tensor([self._rows[key] for key in keys])
            return Output(hidden_states=tuple(layer[order] for layer in self._last.hidden_states or ()))
        output: Output = super().forward(input_ids, attention_mask=attention_mask, **options)
        self._rows = {key: place for place, key in enumerate(keys)}
        self._last = output
        return output
