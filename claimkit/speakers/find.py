"""Find who is credited with a cue: the words as they stand in the text, not yet who that is."""

from __future__ import annotations

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import is_speech, without_edge_punctuation
from claimkit.lexicons.schema import Lexicon
from claimkit.rules import CueCandidate, SpeakerFound
from claimkit.speakers.rules import RULES
from claimkit.text.dashes import DASHES

SETTING_OFF = DASHES | {",", "("}


def find_speaker(document: Document, cue: CueCandidate, lexicon: Lexicon) -> SpeakerFound | None:
    """Return the speaker of *cue*, None where the text names nobody."""
    for rule in RULES:
        head = rule.find(cue, lexicon)
        if (
            head is not None
            and not _is_empty(cue.sentence, head)
            and not _is_quoted_apart(document, cue, head)
        ):
            words = noun_phrase(cue.sentence, head, lexicon, keep_out={w.index for w in cue.group})
            if words:
                return SpeakerFound(sentence=cue.sentence, head=head, words=words, rule=rule.name)
    return None


def _is_empty(sentence: Sentence, head: Word) -> bool:
    """Whether *head* is an expletive: "it is said that", "there are reports that"."""
    return head.deprel == "expl" or (head.lemma.lower() == "there" and head.upos == "PRON")


def _is_quoted_apart(document: Document, cue: CueCandidate, head: Word) -> bool:
    """Whether *head* stands in a quotation and the cue outside: then it belongs to what is said,
    whatever the parser thinks.
    """
    region = document.quotation_at(head.span)
    return (
        region is not None and not region.span.covers(cue.head.span) and is_speech(document, region)
    )


def noun_phrase(
    sentence: Sentence, head: Word, lexicon: Lexicon, *, keep_out: set[int]
) -> tuple[Word, ...]:
    """Return the noun phrase of *head* without its preposition: appositions and possessive 's are
    in it, clauses and phrases that a comma or a dash sets off are not, nor is the time.
    """

    def pruned(word: Word) -> bool:
        if word.index in keep_out or (word.relation == "acl" and _is_set_off(sentence, word)):
            return True
        return word.head == head.index and _is_outside(sentence, head, word, lexicon)

    words = sentence.subtree(head, prune=pruned)
    # A piece of the subtree on the far side of the cue is no part of the phrase.
    start = end = words.index(head)
    while start > 0 and words[start - 1].index == words[start].index - 1:
        start -= 1
    while end + 1 < len(words) and words[end + 1].index == words[end].index + 1:
        end += 1
    return without_edge_punctuation(words[start : end + 1])


def _is_outside(sentence: Sentence, head: Word, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, a dependent of *head*, only links the phrase to its sentence, or says
    when.
    """
    if word.relation in {"parataxis", "discourse", "cop"}:
        return True
    if word.index < head.index:
        verbal = head.upos in {"VERB", "AUX"} and word.relation in {
            "nsubj",
            "aux",
            "advcl",
            "advmod",
        }
        return verbal or word.relation in {"case", "mark", "cc"}
    return word.relation in {"nmod", "obl"} and (
        word.lemma.lower() in lexicon.times or _is_set_off(sentence, word)
    )


def _is_set_off(sentence: Sentence, word: Word) -> bool:
    """Whether a comma or a dash stands before what *word* heads."""
    first = next(w for w in sentence.subtree(word) if w.upos != "PUNCT" or w is word)
    return first.index > 1 and sentence.word(first.index - 1).text in SETTING_OFF
