"""Headlines that say at their end who says it: "Mayor quits: aide", "Lake was sold, claims
rival".
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.clauses.headlines import (
    LONGEST_SOURCE,
    find_behind,
    find_reporting,
    find_source_behind,
    is_clause,
    is_source,
    may_be_noun,
)
from claimkit.cues.found import CueFound
from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.text.dashes import LONG_DASHES
from claimkit.tree import Phrase, Sentence, Word

MARKS = LONG_DASHES | {":"}
HYPHEN = "-"


def find_source_mark(sentence: Sentence, lexicon: Lexicon) -> Word | None:
    """Return the mark of the headline *sentence* between a clause and who says it."""
    if not sentence.heading:
        return None
    near_end = sentence.words[-LONGEST_SOURCE - 1 : -1]
    mark = next((word for word in near_end if _may_be_mark(word, lexicon)), None)
    if mark is None:
        return None
    before = sentence.phrase(1, mark.index - 1)
    return mark if is_clause(before) and is_source(find_behind(mark), lexicon) else None


def _may_be_mark(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* may part a headline from who says it: a hyphen does before a noun only, for
    before a name it parts a title from its site.
    """
    if word.text in MARKS:
        return True
    before, behind = word.before, find_behind(word)
    if word.text != HYPHEN or before is None or not behind:
        return False
    if before.span.end == word.span.start or behind[0].span.start == word.span.end:
        return False
    return all(top.text.islower() and may_be_noun(top, lexicon) for top in behind.tops)


def find_headline_verbs(sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """Yield the verb before who says it at the end of the headline *sentence*."""
    if not sentence.heading:
        return
    for verb in sentence.words[-LONGEST_SOURCE - 1 : -1]:
        entry = find_reporting(verb, lexicon)
        if entry is not None:
            yield CueFound(
                head=verb, words=Phrase((verb,)), entry=entry, kind=CueKind.VERB, by_form=True
            )


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
    source = find_source_behind(colon, lexicon)
    return colon if is_source(source, lexicon) else None
