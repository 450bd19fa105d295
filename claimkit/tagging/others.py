"""What a tagger takes for the speaker and what it leaves out: others who are named there, of whom
he speaks or from whom it is known; the end of the noun phrase.
"""

from __future__ import annotations

from itertools import pairwise

from claimkit.clauses.topics import is_known_from
from claimkit.clauses.words import SPOKEN_OF, TOPICAL
from claimkit.draft import DraftCue
from claimkit.grammar import NOMINAL, case_lemma
from claimkit.model.scheme import CueKind
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase, Word

AT_PLACES = frozenset({"at", "in", "inside", "near", "outside"})
WITHIN_PHRASE = frozenset({"compound", "flat"})
BESIDE = ("appos", "list", "parataxis")  # a name behind a comma, as parsers have it


def with_end_of_phrase(words: Phrase, tagged: TaggedAttribution) -> Phrase:
    """Return *words* up to the noun before which their last word is a name, if *tagged* does not
    see anything else there: "a Hong | Kong court ruling".
    """
    if not words or words[-1].upos != "PROPN":
        return words
    rest = _find_rest(words[-1])
    seen = (tagged.cue, *tagged.content)
    is_free = all(word not in stretch for stretch in seen for word in rest)
    return words | rest if is_free else words


def _find_rest(word: Word) -> Phrase:
    """Return the words behind *word*, the part of a name, up to the common noun to which it
    belongs; none if it belongs to none.
    """
    noun = word
    while noun.has_relation(WITHIN_PHRASE) and noun.parent is not None:
        noun = noun.parent
    if noun.upos != "NOUN" or noun.index < word.index:
        return Phrase()
    return word.sentence.phrase(word.index + 1, noun.index)


def leave_others(words: Phrase, cue: DraftCue) -> Phrase:
    """Return *words*, which are seen as the speaker of *cue*, without others who are named before
    the speaker, or instead of it.
    """
    if cue.kind is CueKind.PUNCTUATION:
        return _leave_topic(words)
    return _leave_place(_leave_source(words)) if cue.kind is CueKind.VERB else words


def _leave_topic(words: Phrase) -> Phrase:
    """Return *words*, or where they are only what is spoken of before a colon, who speaks of it:
    "Lee on her new aide, Kim: …".
    """
    topic = _find_topic(find_nominal(words))
    above = None if topic is None else topic.parent_as("nmod")
    if topic is None or above is None:
        return words
    before = above.subtree().where(lambda word: word.index < topic.subtree()[0].index)
    return before.run_with(above)


def _find_topic(noun: Word) -> Word | None:
    """Return the noun behind "on" that *noun* is, or is in apposition to, also where the tree has
    it beside who speaks.
    """
    beside = noun.parent_as(*BESIDE)
    places = [noun] if beside is None else [beside, *beside.children("nmod")]
    topics = (place for place in places if place.index <= noun.index)
    return next((topic for topic in topics if case_lemma(topic) in SPOKEN_OF), None)


def _leave_source(words: Phrase) -> Phrase:
    """Return *words* from the real speaker on, where they begin with from whom it is known:
    "according to Kim, Lee wrote that".
    """
    source = words.tops[0]
    if not is_known_from(source):
        return words
    behind = find_nominal(words)
    if behind is source or behind not in words:
        return words
    start = behind.subtree()[0].index
    return words.where(lambda word: word.index >= start)


def find_nominal(words: Phrase) -> Word:
    """Return the word of *words* that none of the others governs: of several a noun, and no
    possessor before another noun ("Kim's aide", where the tree does not join them).
    """
    tops = words.tops
    nouns = list(filter(is_nominal, tops))
    for noun, following in pairwise(nouns):
        between = noun.sentence.phrase(noun.index + 1, following.index - 1)
        if not any(map(_is_genitive, between)) and not is_known_from(noun):
            return _skip_topic(noun, words)
    return _skip_topic(nouns[-1], words) if nouns else tops[0]


def _skip_topic(noun: Word, words: Phrase) -> Word:
    """Return what the tree has in apposition to *noun* where this is what is spoken of, or from
    whom it is known: "Of Kim, Lee, who was there, said".
    """
    is_topic = case_lemma(noun) in TOPICAL and noun.relation == "obl"
    if not is_topic and not is_known_from(noun):
        return noun
    beside = noun.child("appos")
    return beside if beside is not None and beside in words else noun


def is_nominal(word: Word) -> bool:
    """Whether *word* may head a noun phrase."""
    return word.upos in NOMINAL


def _is_genitive(word: Word) -> bool:
    return word.upos == "PART" and word.text in {"'s", "’s", "'", "’"}


def _leave_place(words: Phrase) -> Phrase:
    """Return *words* from the real speaker on, where they begin with a place to which the tree has
    the speaker in apposition: "Giving evidence at the county court, | his mother said".
    """
    place = words.tops[0]
    if case_lemma(place) not in AT_PLACES:
        return words
    behind = place.child("appos")
    if behind is None or behind not in words or behind.opening.text_before != ",":
        return words
    return words.where(lambda word: word.index >= behind.opening.index)
