"""Fits what a tagger has found to the tree: cue, speaker and the words of the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import partial
from itertools import pairwise

from attrs import evolve

from claimkit.document import Document
from claimkit.draft import DraftCue, DraftSpeaker
from claimkit.grammar import base_lemma, case_lemma, is_negated, is_quoted
from claimkit.lexicons.entries import CueEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase, Sentence, Word

CUE_RULE, SPEAKER_RULE, CONTENT_RULE = "cue.tagged", "speaker.tagged", "content.tagged"
KINDS: Mapping[str, CueKind] = {
    "VERB": CueKind.VERB,
    "AUX": CueKind.VERB,
    "NOUN": CueKind.NOUN,
    "PROPN": CueKind.NOUN,
    "ADJ": CueKind.ADJECTIVE,
    "ADV": CueKind.ADVERB,
    "PUNCT": CueKind.PUNCTUATION,
    "SYM": CueKind.PUNCTUATION,
}
LONGEST_GAP = 3  # words between two stretches that belong to a content, whatever they are
LINKS = frozenset({"case", "cc", "mark"})  # relations of words that only open a phrase


def fit_cue(
    document: Document, tagged: TaggedAttribution, cues: Sequence[DraftCue], lexicon: Lexicon
) -> DraftCue:
    """Return the cue of *tagged*.

    If one of *cues* overlaps it, the lexicon says what it is, else its word class does.

    Args:
        cues: what the cue rules found in the cue's sentence.
    """
    words = _cut_at_relative(tagged.cue.trimmed() or tagged.cue)
    listed = _find_listed(words, cues)
    if listed is not None:
        is_fixed = listed.kind is CueKind.PHRASE
        return listed if is_fixed or words == listed.words else evolve(listed, words=words)
    head = _find_top(words)
    entry = _find_entry(head, lexicon)
    return DraftCue(
        head=head,
        words=words,
        carrier=head,
        entry=entry,
        kind=_judge_kind(head, words),
        lemma=entry.lemma,
        negated=is_negated(head),
        quoted=is_quoted(document, head),
        rule=CUE_RULE,
    )


def _cut_at_relative(words: Phrase) -> Phrase:
    """Return *words* behind a relative pronoun whose verb is one of them: of "found a note which
    said" only "said".
    """
    for word in words:
        if word.parent in words and word.relation == "nsubj" and word.feat("PronType") == "Rel":
            return words.where(partial(_is_behind, word)) or words
    return words


def _is_behind(word: Word, other: Word) -> bool:
    return other.index > word.index


def _find_listed(words: Phrase, cues: Sequence[DraftCue]) -> DraftCue | None:
    """Return that of *cues* that *words* are: whose head they hold, else whose words they share.

    An adverb comes last ("allegedly told"), and so does what governs another one ("declined to
    say", "letters calling her").
    """
    inside = [cue for cue in cues if cue.head in words]
    if len(inside) == 1:
        return inside[0]
    heads = Phrase.of(cue.head for cue in inside)
    for cue in sorted(inside, key=lambda cue: cue.kind is CueKind.ADVERB):
        if not heads.where(_is_reporting_below) & cue.head.children("xcomp", "advcl", "acl"):
            return cue
    return next((cue for cue in cues if words & cue.words), None)


def _is_reporting_below(word: Word) -> bool:
    """Whether *word* is an infinitive or an active participle, by which the word above reports."""
    if word.relation == "acl":
        return word.xpos == "VBG"
    return case_lemma(word) == "to"


def _find_top(words: Phrase) -> Word:
    """Return the word of *words* that none of the others governs, a content word if there is
    one.
    """
    tops = words.tops
    return next((top for top in tops if top.upos in {"VERB", "NOUN", "ADJ"}), tops[0])


def _find_entry(head: Word, lexicon: Lexicon) -> CueEntry:
    lemma = base_lemma(head, lexicon)
    tables = {"NOUN": lexicon.noun, "ADJ": lexicon.adjective}
    entry = tables.get(head.upos, lexicon.verb)(lemma)
    return entry or CueEntry(
        lemma=lemma, reporting_class=ReportingClass.NEUTRAL, act=Act.STATEMENT, frames=()
    )


def _judge_kind(head: Word, words: Phrase) -> CueKind:
    if not _has_letters(words):  # a mark, whatever class the parser gives it
        return CueKind.PUNCTUATION
    if head.upos in {"ADV", "ADJ"} and words.has_verb:
        return CueKind.ADJECTIVE
    return KINDS.get(head.upos, CueKind.PHRASE)


def fit_speaker(tagged: TaggedAttribution, cue: DraftCue) -> DraftSpeaker | None:
    """Return the speaker of *tagged*: the longest stretch in the sentence of *cue*, else in
    another. Words of *cue*, which may have more than *tagged* saw, are not the speaker's.
    """
    seen = (stretch - cue.words for stretch in tagged.speaker)
    stretches = [run for stretch in seen for run in stretch.runs() if _has_letters(run)]
    if not stretches:
        return None
    sentence = cue.sentence
    longest = max(stretches, key=lambda stretch: (stretch.sentence is sentence, len(stretch)))
    words = _drop_links(longest.trimmed())
    return (
        DraftSpeaker(words=words, head=_find_nominal(words), rule=SPEAKER_RULE) if words else None
    )


def _has_letters(words: Phrase) -> bool:
    return any(word.text[:1].isalnum() for word in words)


def _drop_links(words: Phrase) -> Phrase:
    """Return *words* from the first on that is no preposition or conjunction, at least the last."""
    first = 0
    while first + 1 < len(words) and words[first].relation in LINKS:
        first += 1
    return words[first:]


def _find_nominal(words: Phrase) -> Word:
    """Return the word of *words* that none of the others governs, a noun if there is one."""
    tops = words.tops
    return next((top for top in tops if top.upos in {"PROPN", "PRON", "NOUN"}), tops[0])


def find_content_words(
    document: Document, tagged: TaggedAttribution, speaker: DraftSpeaker | None
) -> tuple[Phrase, ...]:
    """Return the words of the content of *tagged* in stretches of neighbours.

    In each sentence those in gaps between others are included (see ``_belongs_to_content``); those
    of cue and *speaker* are not, nor those of a heading in which the cue does not stand.
    """
    frame = {*tagged.cue, *(speaker.words if speaker is not None else ())}
    frame |= {word for cue in tagged.cue for word in cue.children("expl")}  # "it is known that"
    by_sentence: dict[int, Phrase] = {}
    for stretch in tagged.content:
        if _may_belong(stretch.sentence, tagged.cue.sentence):
            index = stretch.sentence.index
            before = by_sentence.get(index)
            by_sentence[index] = stretch if before is None else before | stretch
    stretches: list[Phrase] = []
    for words in by_sentence.values():
        filled = _fill_gaps(document, words, frame)
        stretches += filled.where(lambda word: word not in frame).runs()
    return tuple(stretches)


def _may_belong(sentence: Sentence, cue: Sentence) -> bool:
    """Whether *sentence* may hold a part of what is said in that of the *cue*: neither reaches into
    or out of a heading.
    """
    if sentence is cue:
        return True
    return not sentence.heading and not cue.heading


def _fill_gaps(document: Document, words: Phrase, frame: Set[Word]) -> Phrase:
    filled = list(words)
    for before, behind in pairwise(words.runs()):
        gap = words.sentence.phrase(before[-1].index + 1, behind[0].index - 1)
        if _belongs_to_content(document, gap, frame):
            filled += gap
    return Phrase.of(filled)


def _belongs_to_content(document: Document, gap: Phrase, frame: Set[Word]) -> bool:
    """Whether the words of *gap* belong to the content around them.

    Only a reporting clause parts a content, and only a cue joins two quotations.

    Args:
        frame: the words of cue and speaker.
    """
    if len(gap) <= LONGEST_GAP:
        return True
    if not frame.isdisjoint(gap):
        return False
    before, behind = gap[0].before, gap[-1].after
    if before is None or behind is None:
        return False
    return document.quotation_at(before.span) == document.quotation_at(behind.span)
