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
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.reading import read_content
from claimkit.certainty.score import ScoreModel
from claimkit.clauses.forms import is_finite
from claimkit.clauses.spine import descend
from claimkit.document import Document
from claimkit.draft import Draft, DraftContent, DraftCue
from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.entries import CueEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.certainty import Certainty
from claimkit.model.scheme import Act, CueKind, Modality, Polarity, Quotation, ReportingClass, Time
from claimkit.spans import Span, cover_spans
from claimkit.tree import Phrase, Word

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "acl", "parataxis"})
CONJUNCTIONS = frozenset({
    "about", "after", "although", "as", "at", "because", "before", "by", "for", "from", "if", "in",
    "of", "on", "once", "since", "so", "that", "though", "to", "unless", "until", "when", "whether",
    "while", "with", "without",
})  # fmt: skip
FORMS_BY_TAG = {"VBG": "gerund", "VBN": "participle", "VBD": "participle"}
GLUED_BEFORE = frozenset({
    ".", ",", ":", ";", "!", "?", ")", "]", "}", "%", "...", "''", "”", "’",
    "n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m",
})  # fmt: skip
GLUED_BEHIND = frozenset({"(", "[", "{", "$", "``", "“", "#"})
BY_NOW = frozenset({Time.PAST, Time.PRESENT})
UNMODIFIED = frozenset({Modality.NONE, Modality.EPISTEMIC})
RULE = "annotated"  # stands where a rule would that had found the part
# nobody is told anything
NO_CUE = CueEntry(lemma=RULE, reporting_class=ReportingClass.NEUTRAL, act=Act.EVIDENCE, frames=())


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


@frozen
class TokenText:
    """A text, and where each of the tokens that it was made of stands in it."""

    text: str
    spans: tuple[Span, ...]


def read_predicate(document: Document, word: Word, index: MarkerIndex) -> Predicate:
    """Return *word* as the rules read it."""
    certainty = judge_word(document, word, index)
    stands_alone = is_finite(word) and not any(descend(word, index.lexicon))
    return Predicate(
        certainty=certainty,
        asserted=stands_alone and is_so_by_now(certainty),
        when=tuple(find_times(document, word, certainty, index)),
    )


def is_so_by_now(certainty: Certainty) -> bool:
    """Return whether it is said to be so, now or before, without a condition or a duty."""
    is_plain = certainty.polarity is Polarity.POSITIVE and certainty.modality in UNMODIFIED
    return is_plain and certainty.content_time in BY_NOW


def judge_word(document: Document, word: Word, index: MarkerIndex) -> Certainty:
    """Return the certainty of *word* by the rules, without score: as the content of what it is the
    complement of.
    """
    cue, content = find_cue(word, index.lexicon), build_content(document, word)
    draft = Draft(cue=cue, speaker=None, content=content)
    return judge(read_content(document, draft, index), None, ScoreModel(weights={}))


def find_cue(word: Word, lexicon: Lexicon) -> DraftCue:
    """Return the cue whose complement *word* is; the word itself, as one that tells nobody
    anything, where it is none.
    """
    governor = word.parent if word.relation in COMPLEMENTS else None
    entry = lexicon.cue(governor.lemma) if governor is not None else None
    if governor is None or entry is None:
        return build_cue(word, NO_CUE, CueKind.PUNCTUATION, negated=False)
    return build_cue(governor, entry, CueKind.VERB, negated=is_negated(governor))


def build_cue(word: Word, entry: CueEntry, kind: CueKind, negated: bool) -> DraftCue:
    return DraftCue(
        head=word,
        words=Phrase((word,)),
        carrier=word,
        entry=entry,
        kind=kind,
        lemma=entry.lemma,
        negated=negated,
        quoted=False,
        rule=RULE,
    )


def build_content(document: Document, word: Word) -> DraftContent:
    """Return the clause of *word* as a content."""
    span = cover_spans(part.span for part in word.subtree())
    return DraftContent(
        spans=(span,),
        text=span.of(document.text),
        quotation=Quotation.INDIRECT,
        quoted=(),
        head=word,
        rule=RULE,
    )


def find_times(
    document: Document, word: Word, certainty: Certainty, index: MarkerIndex
) -> Iterator[str]:
    """Yield the features that say when *word*, of this *certainty*, happens."""
    form, mark = find_form(word), case_lemma(word)
    yield f"own={certainty.content_time} {certainty.modality}"
    yield f"tag={word.xpos}"
    yield f"clause={word.relation} {form} {mark if mark in CONJUNCTIONS else '-'}"
    above = next(filter(is_finite, word.ancestors()), None)
    if above is None:
        yield f"above=- {form}"
    else:
        governing = judge_word(document, above, index)
        yield f"above={governing.content_time} {governing.modality} {form}"


def find_form(word: Word) -> str:
    """Return the form of the clause of *word*: finite, infinitive, gerund, participle, bare, or
    nominal.
    """
    if is_finite(word):
        return "finite"
    if word.upos not in {"VERB", "AUX"} and word.child("cop") is None:
        return "nominal"
    if case_lemma(word) == "to":
        return "infinitive"
    return FORMS_BY_TAG.get(word.xpos, "bare")


def find_word_at(document: Document, span: Span) -> Word | None:
    """Return the first word that overlaps *span*, None if the parser has none there."""
    for sentence in document.sentences_over(span):
        for word in sentence.words:
            if word.span.overlaps(span):
                return word
    return None


def join_tokens(tokens: Sequence[str]) -> TokenText:
    """Return the text that *tokens* were made of, as far as can be told."""
    text, spans = "", []
    for previous, token in zip(["", *tokens], tokens, strict=False):
        if text and token.lower() not in GLUED_BEFORE and previous not in GLUED_BEHIND:
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
    return TokenText(text, tuple(spans))
