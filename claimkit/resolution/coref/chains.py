"""A resolver that asks a coreference model where the words of a speaker name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from attrs import field, frozen

from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.lexicons.schema import Lexicon
from claimkit.model.speaker import Referent
from claimkit.resolution.coref.links import find_in_chain, link_chains
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.referents import find_referents
from claimkit.resolution.sieves.discourse import read_discourse
from claimkit.resolution.sieves.order import BY_CONTEXT, BY_NAME, BY_PERSON
from claimkit.resolution.sieves.query import Sieve
from claimkit.rules import Rule
from claimkit.spans import Spans, sort_spans

METHOD = "coreference"  # what Referent.method says where a chain decided
EXAMPLE = "Ana Lee came. The mayor said it rained."  # in one chain


@frozen(kw_only=True)
class Chain:
    """The mentions of one referent, as a coreference model gives them.

    Attributes:
        mentions: their spans in the text, sorted, each once; one may be inside another.
    """

    mentions: Spans = field(converter=sort_spans)


@runtime_checkable
class CorefModel(Protocol):
    """Says which words of a text have the same referent. Several threads may call an
    implementation.
    """

    def find_chains(self, text: str) -> tuple[Chain, ...]:
        """Return the chains of *text*; spans count its code points. Words in no chain are left to
        the rules of claimkit.
        """
        ...


@frozen
class ChainResolver:
    """Says who speaks by the chains of *model*. Names, roles and kinds are those that claimkit
    finds.

    The model is not asked about a speaker's own name, several names together, relative pronouns,
    "I", "we" and "you". For other pronouns and for nouns the chain decides, if it holds the head
    word of the speaker and has two mentions or more. The referent is then the one that most
    mentions of the chain name, of several as frequent the first. A chain that names nobody gives no
    name; its speakers share one ``id``. Words in no chain are resolved by the sieves of
    :class:`~claimkit.resolution.resolver.SieveResolver`.

    ``Referent.method`` is "coreference" where a chain decided. ``Referent.confidence`` is then
    ``ranker.right["coreference"]``. Its default was not measured on any model: it is the share of
    right answers that the sieves had over all subjects (docs/resolvers.md).

    Args:
        model: any object with ``find_chains``; it is asked once for each text.
        lexicon: by default the English one of claimkit. Give the Extractor the same.
        ranker: for the pronouns that are in no chain.
    """

    model: CorefModel
    lexicon: Lexicon = field(kw_only=True, factory=partial(load, "en"))
    ranker: Ranker = field(kw_only=True, factory=Ranker.load)

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        """Return one Referent for each of *queries*, in order. The same referent has the same
        ``id``.

        Raises:
            ValueError: the model gives a mention outside the text.
        """
        if not queries:
            return ()
        chains = self.model.find_chains(document.text)
        for chain in chains:
            _check(chain, len(document.text))
        model = read_discourse(document, queries, self.lexicon, self.ranker)
        linked = link_chains(model, [chain.mentions for chain in chains])
        by_chain: Sieve = Rule(METHOD, EXAMPLE, partial(find_in_chain, linked.answers))
        sieves: tuple[Sieve, ...] = (*BY_NAME, *BY_PERSON, by_chain, *BY_CONTEXT)
        return find_referents(linked.model, sieves, self.ranker)


def _check(chain: Chain, length: int) -> None:
    """Check that no mention of *chain* ends after a text of this *length*.

    Raises:
        ValueError: one does.
    """
    for span in chain.mentions:
        if span.end > length:
            raise ValueError(
                f"the coreference model gives a mention at {span.start}–{span.end} of a text of "
                f"{length} code points; its spans must count code points of the text that it is "
                "given"
            )
