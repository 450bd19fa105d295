"""What a parser writes of a word, as rules read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

MOST_FEATURES = 4096  # different strings of features whose reading is kept; texts have hundreds


def to_lower(text: str) -> str:
    """Return *text* in lower case, itself where it is so already: most words are, and a long text
    holds many.
    """
    lowered = text.lower()
    return text if lowered == text else lowered


@lru_cache(MOST_FEATURES)
def read_features(feats: str) -> Mapping[str, str]:
    """Return the values of *feats*, as CoNLL-U writes them, by name; of a name that is there twice
    the first.
    """
    values: dict[str, str] = {}
    for pair in feats.split("|"):
        name, _, value = pair.partition("=")
        values.setdefault(name, value)
    return values
