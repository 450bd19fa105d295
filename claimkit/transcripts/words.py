"""Word classes for transcripts: those of ``words.toml``."""

from __future__ import annotations

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class LabelWords:
    """Word classes; comments in ``words.toml`` explain each."""

    asking: frozenset[str]
    answering: frozenset[str]
    speaking: frozenset[str]
    unidentified: frozenset[str]
    headings: frozenset[str]


load_label_words = make_loader(LabelWords)
