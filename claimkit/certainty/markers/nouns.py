"""Whether a noun is what there is, or what somebody has."""

from __future__ import annotations

from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word


def is_existing(noun: Word) -> bool:
    """Whether it is said that there is *noun*: "there is a risk of flooding"."""
    above = noun.parent_as("nsubj")
    return above is not None and above.child("expl") is not None


def is_had(noun: Word, lexicon: Lexicon) -> bool:
    """Whether somebody is said to have *noun*: "has a chance of winning"."""
    above = noun.parent_as("obj")
    return above is not None and above.lemma in lexicon.light_verbs
