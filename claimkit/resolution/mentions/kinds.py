"""The kind of the referent of a name: by its words, its labels, its form and what is beside it."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.joints import has_ampersand
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.titles import Titles
from claimkit.resolution.mentions.words import is_acronym, load_mention_words, strip_stop
from claimkit.tree import Phrase, Word

LABELLED = {
    "PER": ReferentKind.PERSON,
    "ORG": ReferentKind.ORGANIZATION,
    "LOC": ReferentKind.PLACE,
}
LONGEST_PERSON = 4  # words that an unlabelled name of a person has at most


def is_organization_name(name: Phrase, lexicon: Lexicon) -> bool:
    """Whether a word of *name* says that it is the name of an organization ("Ltd", "Trust")."""
    if any(_is_organization_word(word, lexicon) for word in name):
        return True
    if len(name) == 1 or strip_stop(name[-1]) not in load_mention_words().newspaper_endings:
        return False
    return find_article(name) is not None


def _is_organization_word(word: Word, lexicon: Lexicon) -> bool:
    form = strip_stop(word)
    if form in load_mention_words().company_words:
        return True
    return lexicon.speaker_kind(form) is ReferentKind.ORGANIZATION


def find_article(name: Phrase) -> Word | None:
    """Return the "the" that belongs to the name itself, not to a noun after it ("the Ukraine
    conflict").
    """
    before = name[0].before
    if before is None or before.lower != "the":
        return None
    return before if before.head in name.indices else None


def judge_kind(
    name: Phrase, titles: Titles, is_organization: bool, lexicon: Lexicon
) -> ReferentKind:
    """Return the kind of the referent of *name*; UNKNOWN if there is no sign of it.

    Args:
        is_organization: whether a word of the name says so.
    """
    if titles.words:
        return ReferentKind.PERSON
    if [word.xpos for word in name] == ["NNPS"]:
        return ReferentKind.GROUP
    if titles.role is not None:
        return ReferentKind.PERSON
    if is_organization:
        return ReferentKind.ORGANIZATION
    return _judge_kind_of_bare(name, lexicon)


def _judge_kind_of_bare(name: Phrase, lexicon: Lexicon) -> ReferentKind:
    """Return the kind of a name of which no word, and nothing beside it, says the kind."""
    text = " ".join(word.lower for word in name)
    if text in lexicon.names.metonyms or _is_of_area(name):
        return ReferentKind.PLACE
    label = judge_label(name)
    if label is not None:
        return _judge_kind_by_label(name, label)
    if text in lexicon.names.places:
        return ReferentKind.PLACE
    return _judge_kind_by_form(name, lexicon)


def _is_of_area(name: Phrase) -> bool:
    """Whether *name* is that of a place by the noun before "of": "the port of Ravelle"."""
    area = name.root.parent_as("nmod")
    if area is None or area.lemma not in load_mention_words().areas or area.text[:1].isupper():
        return False
    return "of" in name.root.child_lemmas("case")


def _judge_kind_by_label(name: Phrase, label: str) -> ReferentKind:
    if label == "PER" and _is_body_with_article(name):
        return ReferentKind.ORGANIZATION
    if label != "PER" or find_label(name[-1]) is not None:
        return LABELLED[label]
    is_thing = name.root is name[-1]  # of a person: "the Lee Train"
    return ReferentKind.UNKNOWN if is_thing else ReferentKind.PERSON


def _is_body_with_article(name: Phrase) -> bool:
    """Whether *name* has an article, and its last word is labelled a body's or is an acronym: "the
    Clare Sentinel", "the IMF".
    """
    if find_label(name[-1]) != "ORG" and not is_acronym(name[-1].text):
        return False
    return find_article(name) is not None


def _judge_kind_by_form(name: Phrase, lexicon: Lexicon) -> ReferentKind:
    if len(name) > 1 and name[0].text in lexicon.names.given_names:
        return ReferentKind.PERSON
    if len(name) > 1 and has_ampersand(name):
        return ReferentKind.ORGANIZATION
    if name[-1].xpos == "NNPS":
        return ReferentKind.GROUP
    if _is_like_organization(name):
        return ReferentKind.ORGANIZATION
    if _is_like_person(name, lexicon):
        return ReferentKind.PERSON
    return ReferentKind.UNKNOWN


def _is_like_organization(name: Phrase) -> bool:
    """Whether *name* is an acronym, or has an article."""
    if find_article(name) is not None:
        return True
    return len(name) == 1 and is_acronym(name[0].text)


def _is_like_person(name: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether *name* is a few proper nouns, with or without particles."""
    if not 1 < len(name) <= LONGEST_PERSON:
        return False
    return all(_may_be_in_person(word, lexicon) for word in name)


def _may_be_in_person(word: Word, lexicon: Lexicon) -> bool:
    return word.upos in {"PROPN", "PUNCT"} or word.lemma in lexicon.names.particles
