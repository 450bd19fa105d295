"""The score of a certainty: a sum of weights over its fields.

The weights were fitted to graded judgements and stand in a table that people can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from claimkit.model.certainty import Certainty, Marker
from claimkit.model.scheme import (
    HEDGES,
    ClaimType,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    Scope,
)
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
        """Return the model in *file*; by default the one that comes with claimkit.

        Raises:
            ModelNotFoundError: there is no such file.
            ModelCorruptError: it is damaged.
        """
        return read_table(FILE, lambda table: cls(weights=dict(table["score"])), file)

    def measure(self, names: Iterable[str]) -> float:
        """Return the strength of the commitment, from 0 to 3, by the features *names*."""
        return min(HIGHEST, max(0.0, sum(self.weights.get(name, 0.0) for name in names)))

    def score(self, certainty: Certainty) -> Certainty:
        """Return *certainty* with its score, 0 where nothing is asserted."""
        score = (
            SIGN[certainty.polarity] * self.measure(list_features(certainty))
            if is_asserted(certainty)
            else 0.0
        )
        return evolve(certainty, score=round(score, 2) + 0.0)


def is_asserted(certainty: Certainty) -> bool:
    """Whether the speaker asserts the content.

    Under a condition too: "will close if it rains".
    """
    if certainty.level is not Level.UNDERSPECIFIED:
        return True
    if certainty.modality is not Modality.CONDITIONAL or certainty.cue_negated:
        return False
    return certainty.claim_type not in {ClaimType.DIRECTIVE, ClaimType.COMMITMENT}


def list_features(certainty: Certainty) -> Iterator[str]:
    """Yield the features of *certainty*: level, categories of the speaker's markers, modal verb.

    The modal verb counts because readers find "might" weaker than "may", and "may" weaker than
    "could".

    What is asserted under a condition counts as possible. A hedge of a part counts too, as it does
    for readers; a negation only where it bears on the whole. The journalist's words are no
    features, and the polarity has its sign already.
    """
    level = certainty.level
    yield f"level={Level.POSSIBLE if level is Level.UNDERSPECIFIED else level}"
    markers = tuple(filter(_is_speakers, certainty.markers))
    names = [f"marker={marker.category}" for marker in markers if _counts(marker)]
    names += [f"modal={m.lemma}" for m in markers if m.category is MarkerCategory.HEDGE_MODAL]
    if not any(map(_hedges_content, markers)):
        names += OF_CUE.get(level, ())
    yield from dict.fromkeys(names)


def _is_speakers(marker: Marker) -> bool:
    return marker.holder is Holder.SPEAKER and marker.scope is not Scope.REPORT


def _counts(marker: Marker) -> bool:
    return marker.scope is Scope.CONTENT or marker.category is not MarkerCategory.NEGATION


def _hedges_content(marker: Marker) -> bool:
    return marker.scope is Scope.CONTENT and marker.category in HEDGES
