"""Find who is credited with a cue: the words as they stand in the text, not yet who that is."""

from __future__ import annotations

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import without_edge_punctuation
from claimkit.lexicons.schema import Lexicon
from claimkit.rules import CueCandidate, SpeakerFound
from claimkit.speakers.rules import RULES

EMPTY_SUBJECTS = frozenset({"it", "there"})


def find_speaker(document: Document, cue: CueCandidate, lexicon: Lexicon) -> SpeakerFound | None:
    """Return the speaker of *cue*, None where the text names nobody."""
    for rule in RULES:
        head = rule.find(cue, lexicon)
        if head is not None and not _is_empty(cue.sentence, head):
            words = noun_phrase(cue.sentence, head, keep_out={w.index for w in cue.group})
            if words:
                return SpeakerFound(sentence=cue.sentence, head=head, words=words, rule=rule.name)
    return None


def _is_empty(sentence: Sentence, head: Word) -> bool:
    """Whether *head* is an expletive: "it is said that", "there are reports that"."""
    return head.deprel == "expl" or head.lemma.lower() == "there" and head.upos == "PRON"


def noun_phrase(sentence: Sentence, head: Word, *, keep_out: set[int]) -> tuple[Word, ...]:
    """Return the noun phrase of *head*: with its appositions, without relative clauses set off by a comma, and without its
    preposition; possessive 's included.
    """

    def pruned(word: Word) -> bool:
        if word.index in keep_out or word.relation in {"parataxis", "discourse", "cop", "cc"} and word.head == head.index and word.relation != "cc":
            return True
        if word.head == head.index and word.relation in {"case", "mark"} and word.index < head.index:
            return True
        if word.head == head.index and word.relation in {"nsubj", "aux", "advcl", "advmod"} and word.index < head.index and head.upos in {"VERB", "AUX"}:
            return True
        before = sentence.word(word.index - 1) if word.index > 1 else None
        after_comma = before is not None and before.text in {",", "—", "–", "("}
        first = sentence.subtree(word)[0]
        set_off = first.index > 1 and sentence.word(first.index - 1).text in {",", "—", "–", "--"}
        return word.deprel == "acl:relcl" and (set_off or after_comma) or word.relation == "acl" and set_off

    words = sentence.subtree(head, prune=pruned)
    # A piece of the subtree on the far side of the cue is no part of the phrase.
    start = end = words.index(head)
    while start > 0 and words[start - 1].index == words[start].index - 1:
        start -= 1
    while end + 1 < len(words) and words[end + 1].index == words[end].index + 1:
        end += 1
    return without_edge_punctuation(words[start : end + 1])
