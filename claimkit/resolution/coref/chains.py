"""A resolver that asks a coreference model, any that gives chains of mentions, where a speaker's
words name nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from attrs import field, frozen

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Referent
from claimkit.resolution.coref.links import answer_by_chain, linked
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.referents import referents_of
from claimkit.resolution.sieves.discourse import world_of
from claimkit.resolution.sieves.order import BY_CONTEXT, BY_NAME, BY_PERSON
from claimkit.resolution.sieves.query import Sieve
from claimkit.spans import Span, Spans

METHOD = "coreference"  # what Referent.method says where a chain decided


def _in_order(spans: Iterable[Span]) -> Spans:
    return tuple(sorted(set(spans)))


@frozen(kw_only=True)
class Chain:
    """The mentions of one referent, as a coreference model sees them.

    Attributes:
        mentions: their spans in the text, sorted, each once; they may lie inside one another.
    """

    mentions: Spans = field(converter=_in_order)


@runtime_checkable
class CorefModel(Protocol):
    """Says which words of a text stand for the same. An implementation may be called from several
    threads.
    """

    def chains(self, text: str) -> tuple[Chain, ...]:
        """Return the chains of *text*; spans count its code points. Words in no chain are left to
        claimkit's own rules.
        """
        ...


@frozen
class ChainResolver:
    """Says who speaks by the chains of *model*, with names, roles and kinds as claimkit finds them.

    A speaker's own name, several names together, relative pronouns, "I", "we" and "you" are settled
    without the model. For other pronouns and for nouns the chain decides, if one with two mentions
    or more holds the speaker's head word: they stand for whoever most of its mentions name, the
    first of several. A chain that names nobody gives no name; its speakers share one ``id``. What
    is in no chain the sieves of :class:`~claimkit.resolution.resolver.SieveResolver` settle.

    ``Referent.method`` is "coreference" where a chain decided. ``Referent.confidence`` is then
    ``ranker.right["coreference"]``: by default not measured on any model, but the share of right
    answers that the sieves had over all subjects (docs/resolvers.md).

    Args:
        model: anything with ``chains``; asked once a text.
        lexicon: by default the English one that comes with claimkit; give the Extractor the same.
        ranker: for the pronouns that are in no chain.
    """

    model: CorefModel
    lexicon: Lexicon = field(kw_only=True, factory=partial(load, "en"))
    ranker: Ranker = field(kw_only=True, factory=Ranker.load)

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        """Return one Referent for each of *queries*, in order; the same referent has the same
        ``id``.

        Raises:
            ValueError: the model gives a mention outside the text.
        """
        if not queries:
            return ()
        chains = [chain.mentions for chain in self.model.chains(document.text)]
        _check(chains, len(document.text))
        world, answers = linked(world_of(document, queries, self.lexicon, self.ranker), chains)
        by_chain = Sieve(
            METHOD, "Ana Lee came. The mayor said it rained.", partial(answer_by_chain, answers)
        )
        return referents_of(world, (*BY_NAME, *BY_PERSON, by_chain, *BY_CONTEXT), self.ranker)


def _check(chains: Iterable[Spans], length: int) -> None:
    for span in (span for chain in chains for span in chain if span.end > length):
        raise ValueError(
            f"the coreference model gives a mention at {span.start}–{span.end} of a text of {length} code points; "
            "its spans must count code points of the text that it is given"
        )
