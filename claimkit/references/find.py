"""Words in contents that cannot be understood alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from claimkit.document import Document
from claimkit.draft import Draft
from claimkit.grammar import is_relative_pronoun
from claimkit.model.scheme import Standing
from claimkit.references.words import load_reference_words
from claimkit.resolution.pronouns.find import FORMS
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.spans import CoverIndex, merge_spans
from claimkit.tree import Sentence, Word

SPOKEN = frozenset({Standing.SPEAKER, Standing.SPEAKERS, Standing.LISTENER})
ASKED = frozenset({Standing.SPEAKER, Standing.SPEAKERS, Standing.OTHER})
EMPTY = frozenset({"expl", "discourse", "mark"})  # relations of words that mean nothing


@frozen(kw_only=True)
class Deictic:
    """A word in a content that cannot be understood alone.

    Attributes:
        query: asks whom it means; None where nobody can tell.
        quoted: whether it stands in a quotation.
    """

    word: Word
    standing: Standing
    query: ReferenceQuery | None
    quoted: bool


@cache
def load_standings() -> Mapping[str, Standing]:
    """Return what words mean that cannot be understood alone, by their form in lower case."""
    standings = dict.fromkeys(FORMS, Standing.OTHER)
    for name, forms in load_reference_words().standing.items():
        standings |= dict.fromkeys(forms, Standing(name))
    return standings


def find_deictics(document: Document, drafts: Sequence[Draft]) -> tuple[Deictic, ...]:
    """Return the words in contents of *drafts*, and those for their speakers, that cannot be
    understood alone, in text order.
    """
    contents = [piece for draft in drafts for piece in draft.content.spans]
    speakers = [draft.speaker.span for draft in drafts if draft.speaker is not None]
    inside = CoverIndex.of(merge_spans((*contents, *speakers)))
    return tuple(
        deictic
        for sentence in document.sentences
        for deictic in _find_in(document, sentence)
        if inside.covers(deictic.word.span)
    )


def _find_in(document: Document, sentence: Sentence) -> Iterator[Deictic]:
    standings = load_standings()
    for word in sentence.words:
        standing = standings.get(word.lower)
        if standing is None or not _does_refer(word, standing):
            continue
        quoted = document.quotation_at(word.span) is not None
        asks = standing in ASKED and (quoted or standing not in SPOKEN)
        query = ReferenceQuery(word=word, spans=(word.span,)) if asks else None
        yield Deictic(word=word, standing=standing, query=query, quoted=quoted)


def _does_refer(word: Word, standing: Standing) -> bool:
    """Whether *word* means somebody or something, as no "it" of the weather does."""
    if word.relation in EMPTY:
        return False
    if standing is Standing.TIME:
        return True
    if standing is Standing.PLACE:
        return word.upos == "ADV"
    if standing is Standing.MATTER:
        return word.upos == "PRON" and not is_relative_pronoun(word)
    return word.upos in {"PRON", "DET"}
