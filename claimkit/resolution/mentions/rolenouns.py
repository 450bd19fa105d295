"""The noun right before a person's name that is the person's role: "harbour master Ana Lee"."""

from __future__ import annotations

from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.punctuation import HYPHENS
from claimkit.resolution.mentions.appositions import APPOSED
from claimkit.resolution.mentions.compounds import find_start_of_compound
from claimkit.resolution.mentions.joints import BRACKETS, has_ampersand, is_glued, skip_brackets
from claimkit.resolution.mentions.labels import find_label, judge_label
from claimkit.resolution.mentions.words import load_mention_words, strip_stop
from claimkit.tree import Phrase, Word

DESCRIBING = frozenset({"NOUN", "PROPN", "ADJ"})
ARGUMENTS = frozenset({"nsubj", "obj", "obl", "root"})


def is_person(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a noun for a person."""
    return lexicon.speaker_kind(word.lemma, strip_stop(word)) is ReferentKind.PERSON


def find_role_noun(name: Phrase, head: Word, lexicon: Lexicon) -> Phrase:
    """Return the noun right before *name* that is the person's role, with what hyphens join to it;
    none if there is no such noun.
    """
    last = skip_brackets(name[0].before)
    if last is not None and last.text in BRACKETS:
        last = last.before
    if last is None:
        return Phrase()
    for noun in (last, find_start_of_compound(last)):
        if _is_role_noun(noun, name, head, lexicon):
            return noun.sentence.phrase(noun.index, last.index)
    return Phrase()


def _is_role_noun(word: Word, name: Phrase, head: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, right before the name, is the person's role."""
    if not _is_nominal(word):
        return False
    if not is_person(word, lexicon):
        return _is_unknown_role(word, name, head, lexicon)
    if is_shared_calling(word) and _is_body(name):
        return False
    # the parser may attach both to the verb ("my friend Bo Berg"), or the name to the noun
    if word.head == head.head or may_be_in_role(word):
        return True
    return _is_bare(word) and _may_be_persons(name)


def _is_unknown_role(word: Word, name: Phrase, head: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, a bare noun that the lexicon does not know, is a role because a full name
    belongs to it: "Harbour master Ana Lee".
    """
    if lexicon.speaker_noun(word.lemma, word.lower) is not None or not _is_bare(word):
        return False
    if len(name) == 1 or name[0].text not in lexicon.names.given_names:
        return False
    return head.head == word.index and head.relation in APPOSED


def _is_nominal(word: Word) -> bool:
    """Whether *word* is tagged as a noun, or cannot be told behind a hyphen ("sub-postmaster")."""
    if word.upos in {"NOUN", "PROPN"}:
        return True
    return word.before is not None and word.before.text in HYPHENS and is_glued(word)


def _is_bare(noun: Word) -> bool:
    """Whether *noun* is a singular without an article or possessor: right before a name it is a
    title, whatever the tree says ("said dairy farmer Ana Lee").
    """
    if noun.feat("Number") == "Plur":
        return False
    return noun.child("det", "nmod:poss", "nummod") is None


def is_shared_calling(noun: Word) -> bool:
    """Whether *noun* is one for persons that bodies are too ("the developer")."""
    return noun.lemma in load_mention_words().shared_callings


def may_be_body(name: Phrase, lexicon: Lexicon) -> bool:
    """Whether *name*, beside a noun for persons and bodies, is a body's: it has an "&", or its
    labels are no person's, and the last word has one.
    """
    if has_ampersand(name):
        return True
    if len(name) == 1 or name[0].text in lexicon.names.given_names:
        return _is_body(name)
    labels = list(map(find_label, name))
    return "PER" not in labels and labels[-1] is not None


def _is_body(name: Phrase) -> bool:
    """Whether one label says of all words of *name* that they name a body."""
    return [word.entity for word in name] == ["B-ORG", *["I-ORG"] * (len(name) - 1)]


def _may_be_persons(name: Phrase) -> bool:
    """Whether *name* may be a person's: of a place or body the label is often wrong if there are
    two words, but "rival Toyota" is none.
    """
    label = judge_label(name)
    return label == "PER" or (len(name) > 1 and label != "ORG")


def may_be_in_role(word: Word) -> bool:
    """Whether *word*, before a name, may be part of the person's role."""
    if word.text in {"-", "&"} or (word.lemma, word.relation) == ("of", "case"):
        return True
    return word.upos in DESCRIBING and word.relation not in ARGUMENTS
