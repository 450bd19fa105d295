"""Chains from fastcoref, or from any model with the same interface."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, Protocol

from claimkit.forks import ForkSafeLock
from claimkit.resolution.coref.chains import Chain
from claimkit.spans import Span


class Prediction(Protocol):
    """What fastcoref says about a text (its ``CorefResult``)."""

    def get_clusters(self, as_strings: bool) -> Sequence[Sequence[Any]]:
        """Return the clusters, each of pairs: where a mention begins in the text and where it ends,
        in code points.
        """
        ...


class Predictor(Protocol):
    """A model of fastcoref: ``FCoref`` or ``LingMessCoref``."""

    def predict(self, texts: list[str]) -> Sequence[Prediction]:
        """Return what it says about each of *texts*."""
        ...


class FastCoref:
    """A CorefModel for ``ChainResolver`` that asks a model of fastcoref.

    claimkit does not depend on fastcoref and downloads nothing; fastcoref itself may, when its
    model is made. ``LingMessCoref`` leaves out texts of more than 4,096 word pieces, and so, with a
    warning, this gives no chains for them.

    Args:
        model: ``FCoref()``, ``LingMessCoref()`` or anything else with their ``predict``.
    """

    def __init__(self, model: Predictor) -> None:
        self._model = model
        self._lock = ForkSafeLock()  # nothing is promised about calls from several threads

    def find_chains(self, text: str) -> tuple[Chain, ...]:
        """Return the chains of *text* in the order of the model's clusters."""
        with self._lock:
            predictions = self._model.predict(texts=[text])
        if not predictions:
            warnings.warn(
                f"the coreference model left out a text of {len(text):,} characters; its speakers "
                "are settled without it",
                stacklevel=2,
            )
            return ()
        return tuple(map(_to_chain, predictions[0].get_clusters(as_strings=False)))


def _to_chain(cluster: Sequence[Any]) -> Chain:
    # fastcoref gives None for a mention that is no word of the text.
    pairs = (pair for pair in cluster if pair is not None)
    return Chain(mentions=[Span(int(start), int(end)) for start, end in pairs])
