"""What a tagger has found, in the values of the stages: cue, speaker and the words of the content,
made to fit the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimkit.document import Sentence, Word
from claimkit.grammar import case_lemma, is_negated, without_edge_punctuation
from claimkit.lexicons.schema import CueEntry, Lexicon
from claimkit.model import Act, CueKind, Stance
from claimkit.rules import CueCandidate, SpeakerFound
from claimkit.tagging.protocol import Run, TaggedAttribution

CUE_RULE, SPEAKER_RULE, CONTENT_RULE = "cue.tagged", "speaker.tagged", "content.tagged"
KINDS = {
    "VERB": CueKind.VERB,
    "AUX": CueKind.VERB,
    "NOUN": CueKind.NOUN,
    "PROPN": CueKind.NOUN,
    "ADJ": CueKind.ADJECTIVE,
    "ADV": CueKind.ADVERB,
    "PUNCT": CueKind.PUNCTUATION,
    "SYM": CueKind.PUNCTUATION,
}
LONGEST_GAP = 3  # words between two stretches of a content that belong to it too


def cue_of(
    tagged: TaggedAttribution, candidates: Sequence[CueCandidate], lexicon: Lexicon
) -> CueCandidate:
    """Return the cue of *tagged*: what the lexicon says of it where one of *candidates* overlaps
    it, else what its word class tells.

    Args:
        candidates: what the cue rules found in the cue's sentence.
    """
    sentence, words = (
        tagged.cue.sentence,
        without_edge_punctuation(tagged.cue.words) or tagged.cue.words,
    )
    inside = {w.index for w in words}
    # "allegedly told"
    heads = sorted(
        (c for c in candidates if c.head.index in inside), key=lambda c: c.kind is CueKind.ADVERB
    )
    known = next((c for c in heads if _is_last(sentence, c, heads)), None)
    known = known or next((c for c in candidates if inside & {w.index for w in c.group}), None)
    if known is not None:
        return CueCandidate(
            sentence=sentence,
            head=known.head,
            group=words,
            carrier=known.carrier,
            entry=known.entry,
            kind=known.kind,
            negated=known.negated,
            rule=known.rule,
        )
    head = _top(words)
    return CueCandidate(
        sentence=sentence,
        head=head,
        group=words,
        carrier=head,
        entry=_entry(head, lexicon),
        kind=_kind(head, words),
        negated=is_negated(sentence, head),
        rule=CUE_RULE,
    )


def _is_last(sentence: Sentence, candidate: CueCandidate, others: Sequence[CueCandidate]) -> bool:
    """Whether none of *others* is the infinitive of *candidate*, by which it then is said:
    "declined to say".
    """
    below = {
        c.index
        for c in sentence.children(candidate.head, "xcomp")
        if case_lemma(sentence, c) == "to"
    }
    return not below & {c.head.index for c in others}


def _top(words: Sequence[Word]) -> Word:
    """Return the word of *words* that none of the others governs, a content word if there is
    one.
    """
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside]
    return next((w for w in tops if w.upos in {"VERB", "NOUN", "ADJ"}), tops[0])


def _entry(head: Word, lexicon: Lexicon) -> CueEntry:
    lemma = lexicon.base(head.lemma.lower(), head.text.lower())
    known = {"NOUN": lexicon.noun, "ADJ": lexicon.adjective}.get(head.upos, lexicon.verb)(lemma)
    return known or CueEntry(lemma=lemma, stance=Stance.NEUTRAL, act=Act.STATEMENT, frames=())


def _kind(head: Word, words: Sequence[Word]) -> CueKind:
    if head.upos in {"ADV", "ADJ"} and any(w.upos in {"VERB", "AUX"} for w in words):
        return CueKind.ADJECTIVE
    return KINDS.get(head.upos, CueKind.PHRASE)


def speaker_of(tagged: TaggedAttribution) -> SpeakerFound | None:
    """Return the speaker of *tagged*: the longest stretch in the cue's sentence, else in
    another.
    """
    runs = [run for run in tagged.speaker if any(w.text[:1].isalnum() for w in run.words)]
    if not runs:
        return None
    run = max(runs, key=lambda run: (run.sentence is tagged.cue.sentence, len(run.words)))
    words = _noun_phrase(run)
    return (
        SpeakerFound(
            sentence=run.sentence, head=_speaker_head(words), words=words, rule=SPEAKER_RULE
        )
        if words
        else None
    )


def _noun_phrase(run: Run) -> tuple[Word, ...]:
    """Return the words of *run* without punctuation and prepositions at its edges."""
    words = list(without_edge_punctuation(run.words))
    while len(words) > 1 and words[0].relation in {"case", "cc", "mark"}:
        words.pop(0)
    return tuple(words)


def _speaker_head(words: Sequence[Word]) -> Word:
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside]
    return next((w for w in tops if w.upos in {"PROPN", "PRON", "NOUN"}), tops[0])


def content_of(tagged: TaggedAttribution, speaker: SpeakerFound | None) -> tuple[Run, ...]:
    """Return the words of the content of *tagged*, in each sentence those in short gaps between
    others included, those of cue and *speaker* not, nor those of a heading that the cue does not
    stand in.
    """
    taken = {(tagged.cue.sentence.index, w.index) for w in tagged.cue.words}
    if speaker is not None:
        taken |= {(speaker.sentence.index, w.index) for w in speaker.words}
    by_sentence: dict[int, tuple[Sentence, set[int]]] = {}
    for run in tagged.content:
        if run.sentence.heading and run.sentence is not tagged.cue.sentence:
            continue
        by_sentence.setdefault(run.sentence.index, (run.sentence, set()))[1].update(
            w.index for w in run.words
        )
    found = []
    for sentence, indices in by_sentence.values():
        own = {place for place in taken if place[0] == sentence.index}
        kept = [
            index for index in sorted(_with_gaps(indices)) if (sentence.index, index) not in own
        ]
        found += [Run(sentence=sentence, words=words) for words in _neighbours(sentence, kept)]
    return tuple(found)


def _with_gaps(indices: Iterable[int]) -> set[int]:
    ordered = sorted(indices)
    filled = set(ordered)
    for before, behind in pairwise(ordered):
        if behind - before - 1 <= LONGEST_GAP:
            filled.update(range(before + 1, behind))
    return filled


def _neighbours(sentence: Sentence, indices: Sequence[int]) -> list[tuple[Word, ...]]:
    found: list[list[Word]] = []
    for index in indices:
        if found and found[-1][-1].index == index - 1:
            found[-1].append(sentence.word(index))
        else:
            found.append([sentence.word(index)])
    return [tuple(words) for words in found]
