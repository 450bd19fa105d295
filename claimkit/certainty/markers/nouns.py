"""Whether a noun is what there is, or what somebody has."""

from __future__ import annotations

from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Word


def is_existing(noun: Word) -> bool:
    """Whether it is said that there is *noun*: "there is a risk of flooding"."""
    above = noun.parent
    if above is None or noun.relation != "nsubj":
        return False
    return above.child("expl") is not None


def is_had(noun: Word, lexicon: Lexicon) -> bool:
    """Whether somebody is said to have *noun*: "has a chance of winning"."""
    above = noun.parent
    if above is None or noun.relation != "obj":
        return False
    return above.lemma in lexicon.light_verbs
