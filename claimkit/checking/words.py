"""Word classes by which a draft is held against its sources."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class CheckWords:
    """Small word classes; comments in ``words.toml`` explain each.

    Attributes:
        quantifiers: how much of what there is, from 1 (few) to 5 (all).
        irregular: the verb or noun of a form that no rule leads back to it.
        same: of words for the same, the one that stands for all.
    """

    hesitations: frozenset[str]
    notes: frozenset[str]
    negations: frozenset[str]
    turning: frozenset[str]
    conditions: frozenset[str]
    questions: frozenset[str]
    possible: frozenset[str]
    probable: frozenset[str]
    intended: frozenset[str]
    approximate: frozenset[str]
    quantifiers: Mapping[str, int]
    classes: Mapping[str, frozenset[str]]
    irregular: Mapping[str, str]
    same: Mapping[str, str]
    against: Mapping[str, frozenset[str]]


load_check_words = make_loader(CheckWords)
