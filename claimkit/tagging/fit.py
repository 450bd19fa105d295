"""Fits what a tagger has found to the tree: cue, speaker and the words of the content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import partial
from itertools import pairwise

from attrs import evolve

from claimkit.clauses.forms import find_modified
from claimkit.clauses.words import TOPICAL
from claimkit.document import Document
from claimkit.draft import TAGGED_CUE, DraftCue, DraftSpeaker
from claimkit.grammar import (
    GERUND,
    SUBJECTS,
    base_lemma,
    case_lemma,
    is_expletive,
    is_negated,
    is_quoted,
    is_relative_pronoun,
    own_subject,
)
from claimkit.lexicons.entries import CueEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.punctuation import DOUBLE_CLOSING, DOUBLE_OPENING, SENTENCE_ENDS
from claimkit.tagging.others import find_nominal, is_nominal, leave_others, with_end_of_phrase
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase, Sentence, Word

SPEAKER_RULE = "speaker.tagged"
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
OPENINGS = frozenset({"det", "nmod:poss", "nummod"})  # relations of what opens a noun phrase
# of what goes on a noun phrase without a mark; an apposition only if its article stands before
RESTS = frozenset({"nmod", "appos", "compound", "flat"})
QUOTING = frozenset({*DOUBLE_OPENING, *DOUBLE_CLOSING})
BEFORE_FURTHER = frozenset({",", "and", "or"})  # clauses of an enumeration
CONTINUING = frozenset({"conj", "parataxis"})  # relations of the clauses of an enumeration
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
    words = _cut_at_participle(words, cues)
    listed = _find_listed(words, cues) or _find_governing(words, cues)
    if listed is not None:
        is_fixed = listed.kind is CueKind.PHRASE or not words.has_letter
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
        rule=TAGGED_CUE,
    )


def give_back_gerund(tagged: TaggedAttribution, cues: Iterable[DraftCue]) -> TaggedAttribution:
    """Return *tagged* with the gerund under one of *cues* in its content, not in its cue: what was
    denied of "denied forging it" is forging it, of "denied ever having said so" having said so.
    """
    gerund = tagged.cue[-1]
    if GERUND not in {gerund.xpos, *(helper.xpos for helper in gerund.children("aux"))}:
        return tagged
    if gerund.parent_as("xcomp", "advcl") not in [cue.head for cue in cues]:
        return tagged
    if gerund.parent not in tagged.cue:
        return tagged
    given = gerund.subtree() & tagged.cue
    stretches = [given | run if _is_next(given, run) else run for run in tagged.content]
    if stretches == list(tagged.content):
        return tagged
    return evolve(tagged, cue=tagged.cue - given, content=tuple(stretches))


def _is_next(words: Phrase, run: Phrase) -> bool:
    """Whether *run* begins right behind *words*."""
    return run[0].before is words[-1]


def _cut_at_relative(words: Phrase) -> Phrase:
    """Return *words* behind a relative pronoun whose verb is one of them: of "found a note which
    said" only "said".
    """
    for word in words:
        if word.relation == "nsubj" and word.parent in words and is_relative_pronoun(word):
            return words.where(partial(_is_behind, word)) or words
    return words


def _cut_at_participle(words: Phrase, cues: Sequence[DraftCue]) -> Phrase:
    """Return *words* from an active participle among *cues* on that modifies another of them: of
    "deleted comments accusing" and "a note ordering" only the participle.
    """
    for cue in cues:
        noun = find_modified(cue.head) if cue.head in words else None
        if noun is not None and noun in words:
            return words.where(partial(_is_behind, noun))
    return words


def _find_governing(words: Phrase, cues: Sequence[DraftCue]) -> DraftCue | None:
    """Return that of *cues* whose complement *words*, only prepositions, introduce: *accused* of
    the "of" in "stands accused of lying".
    """
    if not words.has_letter:  # an apostrophe that the parser takes for a case
        return None
    if any(word.upos != "ADP" and word.relation not in LINKS for word in words):
        return None
    tops = [word.parent for word in words]
    return next((cue for cue in cues for top in tops if top and top.parent is cue.head), None)


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
    """Return the speaker of *tagged*: the longest stretch with a noun of its own in the sentence of
    *cue*, else in another. Words of *cue*, which may have more than *tagged* saw, are not the
    speaker's.
    """
    seen = (stretch - cue.words for stretch in tagged.speaker)
    stretches = [run for stretch in seen for run in stretch.runs() if _may_name(run)]
    if not stretches:
        return None
    longest = max(stretches, key=lambda stretch: _rank_stretch(stretch, cue))
    words = with_end_of_phrase(_drop_links(_cut_at_quotation(longest).trimmed()), tagged)
    words = _cut_to_relative(words, cue)
    if words:
        words = leave_others(_with_torn_off(words, tagged, cue), cue)
    return DraftSpeaker(words=words, head=find_nominal(words), rule=SPEAKER_RULE) if words else None


def _cut_at_quotation(words: Phrase) -> Phrase:
    """Return *words* without a sentence in quotation marks at their end, or the beginning of one:
    "Kim | , “plant trees.”", not "Bo “Mouse” Berg".
    """
    marks = [word for word in words if word.text in QUOTING]
    if len(marks) % 2 == 0:
        marks = marks[:-1] if marks and marks[-1].text_before in SENTENCE_ENDS else []
    if not marks or marks[-1] is words[0]:
        return words
    return words.where(lambda word: word.index < marks[-1].index)


def _cut_to_relative(words: Phrase, cue: DraftCue) -> Phrase:
    """Return the last relative pronoun of *words* where the verb *cue* goes on its clauses: "the
    man who shouts, who laughs, claims that …", not "a man who laughs claims"; else *words*.
    """
    if cue.head.relation not in CONTINUING or own_subject(cue.head) is not None:
        return words
    if cue.words[0].text_before not in BEFORE_FURTHER:
        return words
    pronouns = words.where(_is_relative_subject)
    return Phrase((pronouns[-1],)) if pronouns else words


def _is_relative_subject(word: Word) -> bool:
    return is_relative_pronoun(word) and word.relation in SUBJECTS


def _with_torn_off(words: Phrase, tagged: TaggedAttribution, cue: DraftCue) -> Phrase:
    """Return *words* with what goes on behind them in the same noun phrase, if the tagger took it
    for the beginning of the content: "a | charity", "a watchdog | in Dunmore".
    """
    following = words[-1].after
    if following is None or not any(following in stretch for stretch in tagged.content):
        return words
    above = next((word for word in following.lineage() if word.parent in words), None)
    if above is None or above.relation not in RESTS:
        return words
    rest = above.subtree().where(lambda word: word.index >= following.index) - cue.words
    return words | rest.run_with(following) if following in rest else words


def _rank_stretch(stretch: Phrase, cue: DraftCue) -> tuple[bool, bool, int]:
    """Return how well *stretch* may be the speaker of *cue*: of two that are alike, what is spoken
    of is none ("Of Kim, Lee said").
    """
    has_noun = stretch[0].relation not in LINKS and any(map(_may_be_speaker, stretch.tops))
    return stretch.sentence is cue.sentence, has_noun, len(stretch)


def _may_be_speaker(top: Word) -> bool:
    return is_nominal(top) and case_lemma(top) not in TOPICAL


def _may_name(words: Phrase) -> bool:
    """Whether *words* have letters, and are more than an article."""
    return _has_letters(words) and any(word.feat("PronType") != "Art" for word in words)


def _has_letters(words: Phrase) -> bool:
    return any(word.text[:1].isalnum() for word in words)


def _drop_links(words: Phrase) -> Phrase:
    """Return *words* from the first on that is no preposition or conjunction, at least the last."""
    first = 0
    while first + 1 < len(words) and words[first].relation in LINKS:
        first += 1
    return words[first:]


def find_content_words(
    document: Document, tagged: TaggedAttribution, speaker: DraftSpeaker | None
) -> tuple[Phrase, ...]:
    """Return the words of the content of *tagged* in stretches of neighbours.

    In each sentence those in gaps between others are included (see ``_belongs_to_content``); those
    of cue and *speaker* are not, nor those of a heading in which the cue does not stand.
    """
    frame = {*tagged.cue, *(speaker.words if speaker is not None else ())}
    for cue in tagged.cue:  # "it is known that"
        frame |= set(filter(is_expletive, cue.children("expl", "nsubj")))
    by_sentence: dict[int, Phrase] = {}
    for stretch in tagged.content:
        if _may_belong(stretch.sentence, tagged.cue.sentence):
            index = stretch.sentence.index
            before = by_sentence.get(index)
            by_sentence[index] = stretch if before is None else before | stretch
    stretches: list[Phrase] = []
    for words in by_sentence.values():
        filled = _fill_gaps(document, _with_opening(words, frame), frame)
        stretches += filled.where(lambda word: word not in frame).runs()
    return tuple(stretches)


def _with_opening(words: Phrase, frame: Set[Word]) -> Phrase:
    """Return *words* with the article or possessive right before the first, which belongs to the
    same noun phrase: an edge never parts "the bank".
    """
    before = words[0].before
    if before is None or before in frame or before.deprel not in OPENINGS:
        return words
    return words | (before,) if before.parent in words else words


def _may_belong(sentence: Sentence, cue: Sentence) -> bool:
    """Whether *sentence* may hold a part of what is said in that of the *cue*: neither reaches into
    or out of a heading.
    """
    if sentence is cue:
        return True
    return not sentence.heading and not cue.heading


def keep_in_heading(cue: DraftCue, runs: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return those of *runs* that stand in the heading of *cue*; all of them elsewhere."""
    if not cue.sentence.heading:
        return runs
    return [run for run in runs if run.sentence.paragraph == cue.sentence.paragraph]


def _fill_gaps(document: Document, words: Phrase, frame: Set[Word]) -> Phrase:
    runs = words.runs()
    if len(runs) == 1:
        return words
    filled = list(words)
    for before, behind in pairwise(runs):
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
