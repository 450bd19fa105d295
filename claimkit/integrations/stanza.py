"""Claims of documents that stanza has parsed, and a processor for stanza's pipelines.

``stanza.Pipeline("en", processors="tokenize,mwt,pos,lemma,depparse,claimkit")`` gives
``document.claims``. Importing this module registers the processor.
"""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import evolve
from stanza.models.common.doc import Document as StanzaDocument
from stanza.pipeline.processor import Processor, register_processor

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.default import default_extractor
from claimkit.document import Document
from claimkit.extractor import Extractor
from claimkit.parsing.conllu import read_conllu

NAME = "claimkit"
CLAIMS = "claims"
NEEDED = ("tokenize", "pos", "lemma", "depparse")


def extract(
    document: StanzaDocument,
    *,
    extractor: Extractor | None = None,
    article: Article | None = None,
) -> ClaimSet:
    """Return the claims of a *document* that stanza has parsed; it is not parsed again.

    Args:
        extractor: by default that of ``claimkit.extract``, whose parser is not used.
        article: what is known of the text beside its words.

    Raises:
        ValueError: the document has no text, no lemmas or no trees.
        ConlluError: its words do not fit its text.
    """
    finder = extractor or default_extractor()
    return finder.extract_document(to_document(document), article=article)


def to_document(document: StanzaDocument) -> Document:
    """Return *document* as a Document of claimkit: the same words, with offsets in code points.

    Words of a contraction that do not spell it have the offsets of the whole.

    Raises:
        ValueError, ConlluError: as of :func:`extract`.
    """
    if document.text is None:
        raise ValueError("expected a stanza document with its text")
    words = [word for sentence in document.sentences for word in sentence.words]
    if any(word.head is None or word.lemma is None for word in words):
        raise ValueError(f"expected a document that went through {', '.join(NEEDED)}")
    return evolve(read_conllu(f"{document:C}", document.text), parser="stanza")


@register_processor(NAME)
class ClaimkitProcessor(Processor):
    """Sets ``document.claims``.

    Options of the pipeline: ``claimkit_tier``, ``claimkit_min_confidence`` and
    ``claimkit_lexicon``, as of :class:`claimkit.Extractor`; or ``claimkit_extractor``, one that is
    there.
    """

    REQUIRES_DEFAULT: ClassVar[set[str]] = set(NEEDED)
    PROVIDES_DEFAULT: ClassVar[set[str]] = {NAME}
    SETTINGS = ("tier", "min_confidence", "lexicon")

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        given = {name: config[name] for name in self.SETTINGS if name in config}
        self._extractor: Extractor = config.get("extractor") or Extractor(**given)

    def process(self, document: StanzaDocument) -> StanzaDocument:
        """Return *document* with its claims."""
        document.claims = extract(document, extractor=self._extractor)
        return document


def _set_claims(document: StanzaDocument, claims: ClaimSet) -> None:
    document._claims = claims


if not hasattr(StanzaDocument, CLAIMS):
    StanzaDocument.add_property(CLAIMS, setter=_set_claims)
