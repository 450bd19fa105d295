"""Headlines that say at their end who says it: "Mayor quits: aide", "Two held, police say"."""

from __future__ import annotations

from claimkit.document import Document
from claimkit.grammar import is_agentive, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.text.dashes import LONG_DASHES
from claimkit.tree import Phrase, Sentence, Word

LONGEST_SOURCE = 5  # words
SHORTEST_CLAUSE = 2  # words
MARKS = LONG_DASHES | {":"}
HYPHEN = "-"


def find_source_mark(sentence: Sentence, lexicon: Lexicon) -> Word | None:
    """Return the mark of the headline *sentence* between a clause and who says it."""
    if not sentence.heading:
        return None
    near_end = sentence.words[-LONGEST_SOURCE - 1 : -1]
    mark = next((word for word in near_end if _may_be_mark(word)), None)
    if mark is None:
        return None
    source = sentence.phrase(mark.index + 1, len(sentence.words))
    before = sentence.phrase(1, mark.index - 1)
    return mark if _is_clause(before) and _is_source(source, lexicon) else None


def _may_be_mark(word: Word) -> bool:
    """Whether *word* may part a headline from who says it: a hyphen does before a noun only, for
    before a name it parts a title from its site.
    """
    if word.text in MARKS:
        return True
    before, behind = word.before, word.sentence.phrase(word.index + 1, len(word.sentence.words))
    if word.text != HYPHEN or before is None or not behind:
        return False
    if before.span.end == word.span.start or behind[0].span.start == word.span.end:
        return False
    return all(top.upos == "NOUN" and top.text.islower() for top in behind.tops)


def find_mark_behind_quotation(
    document: Document, sentence: Sentence, lexicon: Lexicon
) -> Word | None:
    """Return the colon of the headline *sentence* between a quotation that opens it and who says
    it: ‘I was never asked’: widow of the pilot.
    """
    if not sentence.heading:
        return None
    colon = next((word for word in sentence.words if word.text == ":"), None)
    if colon is None:
        return None
    region = document.quotation_before(colon.span)
    if region is None or region.span.start != sentence.span.start:
        return None
    source = sentence.phrase(colon.index + 1, len(sentence.words))
    if any(_is_noun_in_capitals(top, lexicon) for top in source.tops):
        return None
    return colon if _is_source(source, lexicon) else None


def _is_noun_in_capitals(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a common noun that the parser takes for a name."""
    return word.upos == "PROPN" and lexicon.speaker_noun(word.lower) is not None


def _is_clause(words: Phrase) -> bool:
    """Whether *words* say something of a subject: neither "Jailed" nor "Share this"."""
    if not words.has_verb:
        return False
    if len(words.without_punctuation()) < SHORTEST_CLAUSE:
        return False
    top = words.tops[0]
    if top.upos != "VERB":
        return True
    return own_subject(top) is not None


def _is_in_relative(word: Word) -> bool:
    """Whether *word* stands in a relative clause: "farmer whose barn burned down"."""
    return any(above.deprel == "acl:relcl" for above in word.lineage())


def _is_source(words: Phrase, lexicon: Lexicon) -> bool:
    """Whether *words* name somebody who speaks, and say nothing."""
    if any(word.is_verb and not _is_in_relative(word) for word in words):
        return False
    if not words.has_letter:
        return False
    return any(top.upos != "PRON" and is_agentive(top, lexicon) for top in words.tops)
