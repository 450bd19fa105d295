"""A spaCy component: ``nlp.add_pipe("claimkit")`` gives each document its claims.

Importing this module registers the component and ``doc._.claims``; where claimkit is installed,
spaCy finds the component by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimkit.claimset import ClaimSet
from claimkit.extractor import Extractor
from claimkit.outputs.annotations.spacydocs import KEY, add_claims, load_spacy
from claimkit.outputs.wording import replace_unshowable

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "claimkit"
CLAIMS = "claims"
DEFAULTS: dict[str, Any] = {
    "tier": "neural",
    "min_confidence": None,
    "lexicon": None,
    "spans_key": KEY,
}
SETS_AT_HAND = 8  # that are read from their records; a document is asked several times in a row


class ClaimkitComponent:
    """Adds the claims of the text of each document, as
    :func:`claimkit.outputs.annotations.spacydocs.add_claims` does.

    Claims are found with claimkit's own parser, whatever else is in the pipeline: spaCy's trees
    have other relations.
    """

    def __init__(self, extractor: Extractor, *, spans_key: str = KEY) -> None:
        self._extractor = extractor
        self._spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Return *doc* with its claims.

        Raises:
            ClaimkitError: as :meth:`claimkit.Extractor.extract`.
        """
        return self._add(doc, self._extractor.extract(doc.text))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Yield the documents of *stream* with their claims; texts are parsed together."""
        for docs in load_spacy().util.minibatch(stream, batch_size):
            found = self._extractor.extract_many([doc.text for doc in docs])
            yield from map(self._add, docs, found)

    def _add(self, doc: Doc, found: ClaimSet) -> Doc:
        add_claims(doc, found, key=self._spans_key)
        return doc


def make_component(
    nlp: Language,
    name: str,
    tier: str,
    min_confidence: float | None,
    lexicon: str | None,
    spans_key: str,
) -> ClaimkitComponent:
    """Return the component with these settings, which are those of :class:`claimkit.Extractor`.

    Args:
        spans_key: of the span group.
    """
    path = None if lexicon is None else Path(lexicon)
    extractor = Extractor(tier=tier, min_confidence=min_confidence, lexicon=path)
    return ClaimkitComponent(extractor, spans_key=spans_key)


def read_claims(doc: Doc) -> ClaimSet | None:
    """Return the claims of *doc*, None if the component has not seen it: a document that was cut
    out of others, or put together, is another one.

    They are read from the record in ``doc.user_data``, which spaCy keeps when it writes documents
    to files and sends them to other processes.

    Raises:
        RecordError: what stands there is no record.
    """
    record = doc.user_data.get(KEY)
    found = None if record is None else _read_record(record)
    is_same = found is not None and replace_unshowable(found.text) == replace_unshowable(doc.text)
    return found if is_same else None


@lru_cache(maxsize=SETS_AT_HAND)
def _read_record(record: str) -> ClaimSet:
    return ClaimSet.from_json(record)


def _register() -> None:
    spacy = load_spacy()
    assigned = [f"doc._.{CLAIMS}", "doc.spans"]
    spacy.Language.factory(NAME, default_config=DEFAULTS, assigns=assigned, func=make_component)
    if not spacy.tokens.Doc.has_extension(CLAIMS):
        spacy.tokens.Doc.set_extension(CLAIMS, getter=read_claims)


_register()
