"""Words with a capital that name nobody.

People by nation, party or faith ("Germans", "House Republicans"), one of them ("the Dane", "a
Texan"), and nouns for people ("the Republican", "Aides").
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.joints import JOINING, has_ampersand
from claimkit.resolution.mentions.labels import find_label
from claimkit.resolution.mentions.words import is_acronym, load_mention_words
from claimkit.tree import Phrase, Word

INDEFINITE = frozenset({"a", "an", "another", "each", "every", "no", "one", "some", "this", "that"})
QUANTIFIERS = frozenset({"few", "many", "more", "most", "other", "several", "some", "any", "no"})
# Endings of demonyms that are the same in the plural, so that "the French" may be all of them
SAME_IN_PLURAL = ("ch", "ese", "sh", "ss")
LENGTH_OF_INITIAL = 2  # letters and stop
SHORTEST_DEMONYM = 5  # letters of a noun for people that an ending shows


def is_common(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run* is a noun for people, in the plural or with a determiner, and no name."""
    word = _find_noun(run)
    if len(run) == 1 and _is_no_name(word):
        return True
    if word.child("flat") is not None or has_ampersand(run):
        return False
    if _is_plural(word) or _is_plural_of_demonym(word):
        return _is_group(run, lexicon)
    if len(run) > 1:
        return _is_one_of_group(run, lexicon)
    if _is_first_word(word, lexicon) or _is_of_party(word):
        return True
    if len(run) == 1 and _are_people(word, lexicon):
        return True
    return _is_one_of_group(run, lexicon)


def _find_noun(run: Phrase) -> Word:
    """Return the noun of *run*: the last word, or what "of" or "for" ties the last word to."""
    return run.root if any(word.lemma in JOINING for word in run) else run[-1]


def _is_no_name(word: Word) -> bool:
    """Whether *word* alone is no name: a noun of kinship ("From Aunt:"), the plural of an acronym
    ("GCSEs"), an initial ("A. I saw it."), or without a capital ("the Oland health authority").
    """
    if word.text.islower() or word.lower in load_mention_words().kin:
        return True
    if len(word.text) == LENGTH_OF_INITIAL and word.text.endswith("."):
        return True
    return word.text.endswith("s") and is_acronym(word.text[:-1])


def _is_first_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* has its capital from its place at the head of a sentence, and is a noun for
    others than persons: "Authorities".
    """
    if word.index > 1 or find_label(word) in {"ORG", "LOC"}:
        return False
    kind = lexicon.speaker_kind(word.lemma, word.lower)
    return kind not in {None, ReferentKind.PERSON}


def _are_people(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* begins a sentence, and is the plural of a noun for people: "Aides said"."""
    if word.index > 1 or find_label(word) in {"ORG", "LOC"} or not word.lower.endswith("s"):
        return False
    singulars = _find_singulars(word)
    return any(lexicon.speaker_kind(noun) is ReferentKind.PERSON for noun in singulars)


def _is_of_party(word: Word) -> bool:
    """Whether *word* says behind a name of what party or nation the person is: "Lee, Republican of
    Oland".
    """
    return word.relation == "appos" and word.lower in load_mention_words().demonyms


def _is_plural(word: Word) -> bool:
    return word.xpos in {"NNPS", "NNS"}


def _is_plural_of_demonym(word: Word) -> bool:
    if not word.lower.endswith("s"):
        return False
    demonyms = load_mention_words().demonyms
    return word.lower not in demonyms and any(s in demonyms for s in _find_singulars(word))


def _is_group(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run*, a plural, is a group of people: not a team, and not a family ("the Lees")."""
    word = run[-1]
    if _is_plural_of_demonym(word) or _are_some(word):
        return True
    if len(run) == 1 and find_label(word) is None and word.child("det", "amod") is None:
        return True  # "Millennials"
    if _is_noun_for_people(word, lexicon) or any(map(is_demonym, _find_singulars(word))):
        return find_label(word) != "ORG" or len(run) == 1
    if len(run) > 1 or find_label(word) != "PER":
        return False
    return word.child("det") is None


def _are_some(word: Word) -> bool:
    """Whether *word*, a plural, is some of a group: "some Greens", "two Lakers"."""
    if word.child("nummod") is not None:
        return True
    return not QUANTIFIERS.isdisjoint(word.child_lemmas("det", "amod"))


def _find_singulars(word: Word) -> Iterator[str]:
    """Yield what may be the singular of *word*, in lower case."""
    yield word.lower.removesuffix("s")
    if word.lower.endswith(SAME_IN_PLURAL):
        yield word.lower  # "the Swiss"
    if word.lower.endswith("ies"):
        yield word.lower.removesuffix("ies") + "y"


def _is_noun_for_people(word: Word, lexicon: Lexicon) -> bool:
    kind = lexicon.speaker_kind(word.lemma, word.lower)
    return kind in {ReferentKind.PERSON, ReferentKind.GROUP}


def _is_one_of_group(run: Phrase, lexicon: Lexicon) -> bool:
    """Whether *run*, with a determiner, is one of a group of people or things."""
    word = run[-1]
    determiner = word.child("det", "nummod")
    if determiner is None:
        return False
    if len(run) > 1:
        # a label of its own is that of the party: "the Oland Democrat"; a paper has one label
        return word.entity != "I-ORG" and word.lower in load_mention_words().demonyms
    if _is_person(word, lexicon):
        return True
    if determiner.lower in INDEFINITE:
        return is_demonym(word.lower) or not _is_in_a_state(word)
    return find_label(word) in {None, "PER"} and is_demonym(word.lower)


def _is_in_a_state(word: Word) -> bool:
    """Whether *word* is the name of a person who is described as being in some state: "a weary
    Lee".
    """
    return find_label(word) == "PER" and word.child("amod") is not None


def _is_person(word: Word, lexicon: Lexicon) -> bool:
    return lexicon.speaker_kind(word.lower) is ReferentKind.PERSON


def is_demonym(word: str) -> bool:
    """Whether *word*, in lower case, is a noun for one of a nation, place, party or faith."""
    words = load_mention_words()
    if word in words.demonyms:
        return True
    return len(word) >= SHORTEST_DEMONYM and word.endswith(tuple(words.demonym_endings))
