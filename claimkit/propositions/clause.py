"""What the rules of propositions look at."""

from __future__ import annotations

from attrs import frozen

from claimkit.clauses.tree import ContentTree
from claimkit.lexicons.schema import Lexicon


@frozen(kw_only=True)
class Clause:
    """A content, seen by the rules that find its proposition.

    Attributes:
        tree: its spine leads to the predicate also over nouns for something said, where the cue
            says that it is so or not.
        stated: as that of a Proposition.
    """

    tree: ContentTree
    lexicon: Lexicon
    stated: bool
