"""When the clause of a word for a day plays, as far as its verbs tell."""

from __future__ import annotations

from claimkit.model.reference import Reference
from claimkit.model.scheme import Standing, Time
from claimkit.references.words import load_reference_words
from claimkit.tree import Word

NEAR = 6  # words from a verb to a day that is its own
PARTICIPLE = "VBN"


def to_time(word: Word) -> Reference:
    """Return the reference of a word for a day: the tense of the verb above it is known."""
    verb = next((other for other in word.ancestors() if is_clause(other)), None)
    time = Time.UNSPECIFIED if verb is None else _find_time(verb)
    if verb is not None and time is Time.FUTURE and _may_be_of_another(word, verb):
        time = Time.UNSPECIFIED
    return Reference(span=word.span, standing=Standing.TIME, time=time)


def _may_be_of_another(word: Word, verb: Word) -> bool:
    """Whether *word* may belong to a noun or participle between *verb* and it: "will study an
    explosion on Sunday", "will study a spill sighted on Sunday".
    """
    between = word.sentence.words[verb.index : word.index - 1]
    return len(between) >= NEAR or any(other.xpos == PARTICIPLE for other in between)


def is_clause(word: Word) -> bool:
    return word.is_verb or word.child("cop", "aux") is not None


def _find_time(predicate: Word) -> Time:
    """Return when the clause of *predicate* plays, by its verbs alone."""
    helping = predicate.children("aux", "cop")
    if predicate.xpos == PARTICIPLE and "have" in {word.lemma for word in helping}:
        return Time.PAST
    if not load_reference_words().future.isdisjoint(word.lemma for word in helping):
        return Time.FUTURE
    first = helping[0] if helping else predicate
    if first.xpos == "VBD":
        return Time.PAST
    is_participle = not helping and predicate.xpos == PARTICIPLE and predicate.relation == "acl"
    return Time.PAST if is_participle else Time.UNSPECIFIED
