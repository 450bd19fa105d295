"""Predicates of the UDS factuality data (White et al. 2016, Rudinger et al. 2018) as claimkit reads
them: the certainty that the rules give each, and what says when it happens, if at all.

UDS asks whether something *has happened*. What bears on that beside certainty is time: the
predicate's own tense and mood, the kind of its clause, and tense and mood of the clause above it.
No word of content is among these features.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.certainty.judge import judge
from claimkit.certainty.markerindex import MarkerIndex
from claimkit.certainty.reading import read_content
from claimkit.certainty.score import ScoreModel
from claimkit.clauses.forms import is_finite
from claimkit.clauses.spine import find_spine
from claimkit.document import Document, Phrase, Sentence, Word
from claimkit.draft import Draft, DraftContent, DraftCue
from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.schema import CueEntry
from claimkit.model import (
    Act,
    Certainty,
    CueKind,
    Modality,
    Polarity,
    Quotation,
    Stance,
    Time,
)
from claimkit.spans import cover_spans

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "acl", "parataxis"})
CONJUNCTIONS = frozenset({
    "about", "after", "although", "as", "at", "because", "before", "by", "for", "from", "if", "in", "of", "on", "once", "since",
    "so", "that", "though", "to", "unless", "until", "when", "whether", "while", "with", "without",
})  # fmt: skip
RULE = "annotated"  # stands where a rule would that had found the part
# nobody is told anything
NO_CUE = CueEntry(lemma="", stance=Stance.NEUTRAL, act=Act.EVIDENCE, frames=())


@frozen
class Predicate:
    """A predicate as claimkit reads it.

    Attributes:
        certainty: by the rules, without score.
        asserted: whether it is said to be so, now or before, in a finite clause of its own: then
            what happened is what is so.
        when: features that say when it happens.
    """

    certainty: Certainty
    asserted: bool
    when: tuple[str, ...]


def read_predicate(
    document: Document, sentence: Sentence, word: Word, index: MarkerIndex
) -> Predicate:
    """Return *word* as the rules read it."""
    certainty = certainty_of(document, sentence, word, index)
    own = is_finite(word) and len(find_spine(word, index.lexicon)) == 1
    when = tuple(_when(document, sentence, word, certainty, index))
    return Predicate(certainty, own and _is_so_by_now(certainty), when)


def _is_so_by_now(certainty: Certainty) -> bool:
    positive = certainty.polarity is Polarity.POSITIVE and certainty.modality in {
        Modality.NONE,
        Modality.EPISTEMIC,
    }
    return positive and certainty.time in {Time.PAST, Time.PRESENT}


def certainty_of(
    document: Document, sentence: Sentence, word: Word, index: MarkerIndex
) -> Certainty:
    """Return the certainty of *word* by the rules, without score: as the content of what it is the
    complement of.
    """
    above = sentence.parent(word) if word.relation in COMPLEMENTS else None
    entry = index.lexicon.cue(above.lemma.lower()) if above is not None else None
    span = cover_spans(w.span for w in sentence.subtree(word))
    carrier = above if above is not None and entry is not None else word
    listed = entry or NO_CUE
    cue = DraftCue(
        head=carrier,
        words=Phrase((carrier,)),
        carrier=carrier,
        entry=listed,
        kind=CueKind.VERB if entry else CueKind.PUNCTUATION,
        lemma=listed.lemma,
        negated=entry is not None and is_negated(carrier),
        quoted=False,
        rule=RULE,
    )
    content = DraftContent(
        spans=(span,),
        text=span.of(document.text),
        quotation=Quotation.INDIRECT,
        quoted=(),
        head=word,
        rule=RULE,
    )
    draft = Draft(cue=cue, speaker=None, content=content)
    return judge(read_content(document, draft, index), None, ScoreModel(weights={}))


def _when(
    document: Document, sentence: Sentence, word: Word, certainty: Certainty, index: MarkerIndex
) -> Iterator[str]:
    form, mark = _form(sentence, word), case_lemma(sentence, word) or "-"
    yield f"own={certainty.time} {certainty.modality}"
    yield f"tag={word.xpos}"
    yield f"clause={word.relation} {form} {mark if mark in CONJUNCTIONS else '-'}"
    above = next((a for a in sentence.ancestors(word) if is_finite(a)), None)
    if above is None:
        yield f"above=- {form}"
    else:
        governing = certainty_of(document, sentence, above, index)
        yield f"above={governing.time} {governing.modality} {form}"


def _form(sentence: Sentence, word: Word) -> str:
    """Return the form of the clause of *word*: finite, infinitive, gerund, participle, bare, or
    nominal.
    """
    if is_finite(word):
        return "finite"
    if word.upos not in {"VERB", "AUX"} and sentence.child(word, "cop") is None:
        return "nominal"
    if case_lemma(sentence, word) == "to":
        return "infinitive"
    forms = {"VBG": "gerund", "VBN": "participle", "VBD": "participle"}
    return forms.get(word.xpos, "bare")


def word_at(document: Document, start: int, end: int) -> tuple[Sentence, Word] | None:
    """Return the first word that overlaps the characters from *start* to *end*, None if the parser
    has none there.
    """
    for sentence in document.sentences:
        if sentence.span.end > start and sentence.span.start < end:
            for word in sentence.words:
                if word.span.end > start and word.span.start < end:
                    return sentence, word
    return None


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text that *tokens* were made of, as far as can be told, and where each of them
    stands in it.
    """
    text, offsets = "", []
    for place, token in enumerate(tokens):
        glued = not place or token.lower() in GLUED_BEFORE or tokens[place - 1] in GLUED_BEHIND
        text += "" if glued else " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
    return text, offsets


GLUED_BEFORE = frozenset({
    ".", ",", ":", ";", "!", "?", ")", "]", "}", "%", "''", "”", "’", "n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll",
    "’ll", "'d", "’d", "'m", "’m", "...",
})  # fmt: skip
GLUED_BEHIND = frozenset({"(", "[", "{", "$", "``", "“", "#"})
