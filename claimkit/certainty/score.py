"""The score of a certainty: weights over its own typed fields, fitted to graded judgements, in a
table that people can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from claimkit.model import (
    Certainty,
    Focus,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    Scope,
)
from claimkit.model.scheme import HEDGES
from claimkit.shipped import read_table

FILE = "certainty.json"
HIGHEST = 3.0
# Where no word of the content makes it so, the cue does: "believes" counts as a hedging verb,
# "speculates that" as "may"
OF_CUE = {
    Level.PROBABLE: ("marker=hedge_verb",),
    Level.POSSIBLE: ("marker=hedge_modal", "modal=may"),
}
SIGN = {Polarity.POSITIVE: 1, Polarity.NEGATIVE: -1, Polarity.UNKNOWN: 0}


@frozen(kw_only=True)
class ScoreModel:
    """Turns a certainty into a number.

    Attributes:
        weights: by feature; their sum says how surely, the polarity gives the sign. A feature
            without weight counts nothing.
    """

    weights: Mapping[str, float] = field(repr=False)

    @classmethod
    def load(cls, file: Path | None = None) -> ScoreModel:
        """Return the model in *file*, the one that comes with claimkit by default.

        Raises:
            ModelNotFoundError: there is no such file.
        """
        return cls(weights=read_table(FILE, file)["score"])

    def strength(self, names: Iterable[str]) -> float:
        """Return how surely, from 0 to 3, by the features *names*."""
        return min(HIGHEST, max(0.0, sum(self.weights.get(name, 0.0) for name in names)))

    def scored(self, certainty: Certainty) -> Certainty:
        """Return *certainty* with its score, 0 where nothing is asserted."""
        score = (
            SIGN[certainty.polarity] * self.strength(names_of(certainty))
            if is_asserted(certainty)
            else 0.0
        )
        return evolve(certainty, score=round(score, 2) + 0.0)


def is_asserted(certainty: Certainty) -> bool:
    """Whether the speaker asserts the content: at any level but the last, or under a condition
    ("will close if it rains").
    """
    told = not certainty.cue_negated and certainty.focus not in {Focus.DIRECTIVE, Focus.COMMITMENT}
    return certainty.level is not Level.UNDERSPECIFIED or (
        certainty.modality is Modality.CONDITIONAL and told
    )


def names_of(certainty: Certainty) -> Iterator[str]:
    """Yield the features of *certainty*: its level, each category of the speaker's markers in the
    content, and of modal verbs which one, for readers take "might" as less than "may", and that as
    less than "could".

    What is asserted under a condition counts as possible. A hedge of a part counts too, as it does
    for readers; a negation only where it bears on the whole. The journalist's words are no
    features, and the polarity has its sign already.
    """
    yield f"level={Level.POSSIBLE if certainty.level is Level.UNDERSPECIFIED else certainty.level}"
    own = [
        m for m in certainty.markers if m.scope is not Scope.REPORT and m.holder is Holder.SPEAKER
    ]
    counted = [
        m for m in own if m.scope is Scope.CONTENT or m.category is not MarkerCategory.NEGATION
    ]
    names = [f"marker={m.category}" for m in counted]
    names += [f"modal={m.lemma}" for m in own if m.category is MarkerCategory.HEDGE_MODAL]
    hedged = any(m.category in HEDGES and m.scope is Scope.CONTENT for m in own)
    yield from dict.fromkeys(names if hedged else (*names, *OF_CUE.get(certainty.level, ())))
