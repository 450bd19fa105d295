"""spaCy: documents with the claims as a span group, and files of them (DocBin)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from claimkit.extras import load_library
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.parts import list_parts
from claimkit.outputs.items import Item
from claimkit.outputs.records import to_json, to_record
from claimkit.outputs.wording import replace_unshowable

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "claimkit"
"""Of the span group, and of the record in ``Doc.user_data``."""

_NO_LIMIT = 10**9


def add_claims(doc: Doc, found: Extraction, *, key: str = KEY) -> None:
    """Add the claims of *found* to *doc*, which has the same text.

    ``doc.spans[key]`` gets a span for each piece of a speaker, cue and content: its label says
    which (SPEAKER, CUE, CONTENT), its ``id_`` is the id of the claim. A piece that ends inside a
    token gets the whole token. ``doc.user_data["claimkit"]`` is the record as JSON, which spaCy can
    write to files and send to other processes; there offsets are exact. Blanks between tokens are
    in no token: a piece of nothing else has no span.

    Raises:
        ValueError: *doc* has another text; one with U+FFFD for what UTF-8 lacks is the same.
    """
    if replace_unshowable(doc.text) != replace_unshowable(found.text):
        raise ValueError(
            f"expected a document with the text of the claims, {len(found.text):,} characters; got "
            f"another one, {len(doc.text):,} characters"
        )
    spans = []
    for claim in found.claims:
        span_id = replace_unshowable(claim.id)
        for part in list_parts(claim):
            label = part.kind.upper()
            for piece in part.spans:
                span = doc.char_span(
                    piece.start, piece.end, label, alignment_mode="expand", span_id=span_id
                )
                if span is not None:
                    spans.append(span)
    doc.spans[key] = spans
    doc.user_data[KEY] = to_json(to_record(found))


def write_docbin(items: Iterable[Item], several: bool) -> Iterator[bytes]:
    """Yield a DocBin with a document for each of *items*: tokens of spaCy's blank English, claims
    as :func:`add_claims` writes them.

    Raises:
        MissingExtraError: spaCy is not installed.
    """
    library = load_spacy()
    tokenize = library.blank("en")
    tokenize.max_length = _NO_LIMIT  # it is there for parsers, which need more memory
    docs = library.tokens.DocBin(attrs=[], store_user_data=True)
    for item in items:
        doc = tokenize.make_doc(replace_unshowable(item.found.text))
        add_claims(doc, item.found)
        docs.add(doc)
    yield docs.to_bytes()


def load_spacy() -> Any:
    """Return the module spacy.

    Raises:
        MissingExtraError: it is not installed.
    """
    return load_library("spacy", extra="spacy", what="documents of spaCy")
