"""Word classes for finding contents; comments in ``words.toml`` explain each."""

from __future__ import annotations

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class ContentWords:
    """Word classes; comments in ``words.toml`` explain each."""

    requests: frozenset[str]
    desks: frozenset[str]
    objects: frozenset[str]
    concrete: frozenset[str]
    topical: frozenset[str]
    nameless: frozenset[str]
    naming: frozenset[str]
    answers: frozenset[str]
    armed: frozenset[str]
    deeds: frozenset[str]
    doings: frozenset[str]
    duties: frozenset[str]
    beings: frozenset[str]
    gestures: frozenset[str]
    wordings: frozenset[str]
    sounding: frozenset[str]
    pages: frozenset[str]
    views: frozenset[str]
    accounts: frozenset[str]
    judging: frozenset[str]
    backing: frozenset[str]
    evidence: frozenset[str]
    hearers: frozenset[str]
    hearings: frozenset[str]
    measured: frozenset[str]


load_content_words = make_loader(ContentWords)
