"""The network of the attribution tagger: an encoder over windows of several sentences, and heads.

The first head tags cues, the second says for each cue which words are its speaker and its content.

The second is a biaffine form over word and cue, with a bias for the distance between them, as
semantic role labelling has it (He et al. 2017; Cai et al. 2018): with the cue given, speaker and
content need no linking.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import torch
from attrs import frozen
from torch import Tensor, nn
from torch.nn import functional

from claimkit.neural.encoder import Batch, Encoder, EncoderShape, append_one, apply_linear
from claimkit.tagging.windows import WRITINGS, Stretch

FARTHEST = 8  # distances are told apart in powers of two up to this one


class CueLabel(IntEnum):
    """Labels of the first head, in BIO form."""

    OUTSIDE = 0
    BEGIN = 1
    INSIDE = 2


class RoleLabel(IntEnum):
    """Labels of the second head, in BIO form."""

    OUTSIDE = 0
    BEGIN_SPEAKER = 1
    INSIDE_SPEAKER = 2
    BEGIN_CONTENT = 3
    INSIDE_CONTENT = 4


@frozen(kw_only=True)
class AttributionShape(EncoderShape):
    """Sizes of the network, and the dropout its heads are trained with."""

    cases: int = WRITINGS
    role_width: int = 160
    head_dropout: float = 0.2


class AttributionNetwork(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: AttributionShape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.dropout = nn.Dropout(shape.head_dropout)
        self.mix = nn.Parameter(torch.zeros(shape.layers + 1))
        self.cue = nn.Linear(shape.width, len(CueLabel))
        self.words = nn.Linear(shape.width, shape.role_width)
        self.cues = nn.Linear(shape.width, shape.role_width)
        self.weight = nn.Parameter(
            torch.empty(shape.role_width + 1, len(RoleLabel), shape.role_width + 1)
        )
        nn.init.xavier_uniform_(self.weight)
        self.distance = nn.Embedding(2 * FARTHEST + 3, len(RoleLabel))
        nn.init.zeros_(self.distance.weight)

    def read_states(self, batch: Batch) -> Tensor:
        """Return the words' states, words × width, in the order of ``Batch.first``."""
        layers = self.encoder.read_words(batch)
        mixed: Tensor = torch.stack(
            [weight * state for weight, state in zip(self.mix.softmax(0), layers, strict=True)]
        ).sum(0)
        return mixed.float()

    def score_cues(self, states: Tensor) -> Tensor:
        """Return words × CueLabel."""
        return apply_linear(self.cue, self.dropout(states))

    def score_roles(self, states: Tensor, cues: Sequence[Stretch]) -> Tensor:
        """Return cues × words × RoleLabel.

        Args:
            states: of the words of one window; rows of other things among them mean nothing, but
                count in the places of *cues*.
        """
        words = functional.leaky_relu(apply_linear(self.words, self.dropout(states)), 0.1)
        heads = functional.leaky_relu(apply_linear(self.cues, self.dropout(states)), 0.1)
        vectors = torch.stack([heads[start:end].mean(0) for start, end in cues])
        middle = (append_one(vectors) @ self.weight.flatten(1)).view(len(cues), len(RoleLabel), -1)
        scores = torch.einsum("crk,wk->cwr", middle, append_one(words))
        starts = torch.tensor([start for start, _ in cues], device=words.device)
        places = torch.arange(len(words), device=words.device)
        biases: Tensor = self.distance(_find_bucket(places - starts.unsqueeze(1)))
        return scores + biases


def _find_bucket(distance: Tensor) -> Tensor:
    """Return the number of each distance's class: its sign, and its magnitude in powers of two."""
    magnitude = distance.abs()
    power = torch.where(magnitude == 0, 0.0, magnitude.clamp(min=1).log2().floor() + 1).clamp(
        max=FARTHEST
    )
    return (FARTHEST + 1 + distance.sign() * power).long()
