"""The resolver that comes with claimkit: sieves over the tree, and a ranker for pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.speaker import Referent
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.referents import find_referents
from claimkit.resolution.sieves.discourse import read_discourse
from claimkit.resolution.sieves.order import SIEVES


@frozen(kw_only=True)
class SieveResolver:
    """Says who speaks, by sieves in order from the most to the least certain.

    Args:
        lexicon: the one that the Extractor uses.
        ranker: chooses the antecedents of pronouns, and gives the confidence of answers.
    """

    lexicon: Lexicon
    ranker: Ranker = field(factory=Ranker.load)

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        """Return one Referent for each of *queries*, in order. The same referent has the same
        ``id``.
        """
        model = read_discourse(document, queries, self.lexicon, self.ranker)
        return find_referents(model, SIEVES, self.ranker)
