"""Words with a capital that name nobody.

People by nation, party or faith ("Germans", "House Republicans"), one of them ("the Dane", "a
Texan"), and nouns for people ("the Republican", "Aides").
"""

from __future__ import annotations

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.labels import find_label
from claimkit.resolution.mentions.words import load_mention_words
from claimkit.tree import Phrase, Word

INDEFINITE = frozenset({"a", "an", "another", "each", "every", "no", "one", "some", "this", "that"})
SHORTEST_DEMONYM = 5  # letters of a noun for people that an ending shows


def is_common(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run* is a noun for people, in the plural or with a determiner, and no name."""
    word = run[-1]
    if word.child("flat", "appos") is not None:
        return False
    if _is_plural(word):
        return _is_group(run, lexicon)
    return len(run) == 1 and _is_one_of_group(word, lexicon)


def _is_plural(word: Word) -> bool:
    return word.xpos in {"NNPS", "NNS"}


def _is_group(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run*, a plural, is a group of people: not a team, and not a family ("the Lees")."""
    word = run[-1]
    if _is_noun_for_people(word, lexicon) or is_demonym(word.lower.removesuffix("s")):
        return find_label(word) != "ORG" or len(run) == 1
    has_article = word.child("det") is not None
    return len(run) == 1 and find_label(word) == "PER" and not has_article


def _is_noun_for_people(word: Word, lexicon: Lexicon) -> bool:
    kind = lexicon.speaker_kind(word.lemma, word.lower)
    return kind in {ReferentKind.PERSON, ReferentKind.GROUP}


def _is_one_of_group(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, with a determiner, is one of a group of people or things."""
    determiner = word.child("det", "nummod")
    if determiner is None:
        return False
    if determiner.lower in INDEFINITE:
        return True
    if lexicon.speaker_kind(word.lower) is ReferentKind.PERSON:
        return True
    return find_label(word) in {None, "PER"} and is_demonym(word.lower)


def is_demonym(word: str) -> bool:
    """Whether *word*, in lower case, is a noun for one of a nation, place, party or faith."""
    words = load_mention_words()
    if word in words.demonyms:
        return True
    return len(word) >= SHORTEST_DEMONYM and word.endswith(tuple(words.demonym_endings))
