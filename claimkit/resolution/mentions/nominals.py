"""Mentions by a common noun: "the spokesman", "her lawyer", "two officials", "the company", "the
report".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from attrs import evolve, frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.gender import Gender, judge_gender_of_words
from claimkit.resolution.mentions.groups import SAME_IN_PLURAL, is_demonym
from claimkit.resolution.mentions.words import load_mention_words
from claimkit.spans import Span
from claimkit.tree import Phrase, Sentence, Word

NOUNS = frozenset({"NOUN", "PROPN"})
DESCRIBING = frozenset({"NOUN", "ADJ", "PROPN"})
YEAR_OLD = ("-", "year", "-", "old")  # words behind the number
OLD = "old"
AGED = "-year-old"  # ending of a noun for a person: "the 24-year-old"
OF_NUMBER = "-of-"  # inside a noun for a parent: "the mother-of-three"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SAYING_MORE = ("amod", "compound", "nmod", "nmod:poss", "nummod")
# Relations of nouns that are part of another word
PARTS = frozenset({"compound", "fixed", "goeswith", "amod"})
# Relations to a noun of what is no part of its description
BESIDE_NOUN = frozenset(
    {
        "acl",
        "advcl",
        "appos",
        "aux",
        "case",
        "cc",
        "conj",
        "cop",
        "discourse",
        "mark",
        "nmod:poss",
        "nsubj",
        "parataxis",
        "punct",
    }
)


@frozen(kw_only=True)
class NominalMention:
    """A noun that can speak, and refers to somebody or something in the text.

    Attributes:
        lemma: of the noun, in lower case.
        is_definite: whether it has a definite article, a demonstrative or a possessor.
        is_possessed: whether it has a possessor ("his lawyer").
        is_epithet: whether news calls only somebody so whom it has named: "the 24-year-old", "the
            Spaniard".
        modifiers: the other describing words of the phrase, in lower case.
        span: of the noun and its words before it.
    """

    head: Word
    lemma: str
    kind: ReferentKind
    is_plural: bool
    is_definite: bool
    is_possessed: bool
    modifiers: frozenset[str]
    gender: Gender
    span: Span
    is_epithet: bool = False

    @property
    def sentence(self) -> Sentence:
        return self.head.sentence


def find_nominal_mentions(
    document: Document,
    named: Container[Word],
    roles: Mapping[str, ReferentKind],
    lexicon: Lexicon,
) -> Iterator[NominalMention]:
    """Yield the mentions of *document* by a noun, in text order.

    Args:
        named: the words that are part of a name.
        roles: lemmas that are a person's role or the last word of a body's name somewhere in the
            text, and so may mean such a one everywhere in it.
    """
    for sentence in document.sentences:
        for word in sentence.words:
            is_noun = word.upos in NOUNS or word.lemma == OLD
            if is_noun and word not in named:
                mention = _find_mention(word, roles, lexicon)
                if mention is not None:
                    yield mention


def _find_mention(
    word: Word, roles: Mapping[str, ReferentKind], lexicon: Lexicon
) -> NominalMention | None:
    if word.relation in PARTS:
        return None
    epithet = _find_epithet(word) or _find_age_before(word, lexicon)
    if epithet is not None:
        mention = to_nominal_mention(word, epithet, ReferentKind.PERSON)
        return evolve(mention, is_epithet=True)
    noun = lexicon.speaker_noun(word.lemma, word.lower)
    if noun is not None:
        return to_nominal_mention(word, noun.lemma, noun.kind)
    kind = roles.get(word.lemma)
    if kind is None or (kind is ReferentKind.ORGANIZATION and not _is_bare_subject(word)):
        return None
    return to_nominal_mention(word, word.lemma, kind)


def _is_bare_subject(word: Word) -> bool:
    """Whether *word* is a subject in small letters with an article and nothing else."""
    if word.relation != "nsubj" or not word.text.islower():
        return False
    return _has_article(word) and word.child(*SAYING_MORE) is None


def _find_epithet(word: Word) -> str | None:
    """Return the noun of an epithet for one person if *word* is its head: "the 24-year-old", "the
    24-year-old Swiss", "the mother-of-three", "the Oland international", "the Spaniard".
    """
    if not _has_article(word) or _is_plural(word):
        return None
    years = _find_years(word)
    if years is not None:
        return f"{years}{AGED}"
    number = word.child("nmod")
    if number is not None and number.upos == "NUM" and word.lemma in load_mention_words().parents:
        return f"{word.lemma}{OF_NUMBER}{number.lower}"
    is_one = word.lemma in load_mention_words().epithets or _is_capitalised_demonym(word)
    return word.lemma if is_one else None


def _find_age_before(word: Word, lexicon: Lexicon) -> str | None:
    """Return the age that "the 24-year-old" says before *word*, a noun for one person."""
    age = word.child("amod")
    years = None if age is None or not _has_article(word) else _find_years(age)
    if years is None or _is_plural(word):
        return None
    is_person = lexicon.speaker_kind(word.lemma, word.lower) is ReferentKind.PERSON
    is_one = is_person or is_demonym(word.lower)
    return f"{years}{AGED}" if is_one else None


def _has_article(word: Word) -> bool:
    determiner = word.child("det")
    return determiner is not None and determiner.lower == "the"


def _is_capitalised_demonym(word: Word) -> bool:
    """Whether *word* is a noun for one of a nation or place: "Spaniard"."""
    if not word.text[:1].isupper() or word.lower.endswith(SAME_IN_PLURAL):
        return False
    return word.upos in NOUNS and is_demonym(word.lower)


def _find_years(word: Word) -> str | None:
    """Return the number in "the 24-year-old" if *word* is its head."""
    if word.lemma != OLD or word.child_lemmas("compound", "obl") != {"year"}:
        return None
    number = next((w for w in word.preceding() if w.upos == "NUM"), None)
    return None if number is None or word.index - number.index != len(YEAR_OLD) else number.text


def to_nominal_mention(word: Word, lemma: str, kind: ReferentKind) -> NominalMention:
    """Return the mention of a referent of *kind* by the noun *word*."""
    phrase = _find_description(word)
    return NominalMention(
        head=word,
        lemma=lemma,
        kind=kind,
        is_plural=kind is ReferentKind.GROUP or _is_plural(word),
        is_definite=_is_definite(word) or _is_bare_in_heading(word, kind),
        is_possessed=_is_possessed(word),
        modifiers=_find_modifiers(phrase, lemma),
        gender=judge_gender_of_words((lemma, lemma.partition(OF_NUMBER)[0], word.lemma)),
        span=phrase.span,
    )


def _find_modifiers(phrase: Phrase, lemma: str) -> frozenset[str]:
    words = (w.lemma for w in phrase[:-1] if w.upos in DESCRIBING and not _is_seat(w))
    return frozenset(word for word in words if word not in lemma.split("-"))


def _is_seat(word: Word) -> bool:
    """Whether *word* only says where a body is: "the Utrecht-based firm"."""
    return word.parent is not None and word.parent.lower == "based"


def _is_plural(noun: Word) -> bool:
    return noun.feat("Number") == "Plur" or noun.xpos in {"NNS", "NNPS"}


def _is_definite(noun: Word) -> bool:
    determiner = noun.child("det")
    if determiner is not None and determiner.lower in DEFINITE:
        return True
    return _is_possessed(noun)


def _is_bare_in_heading(noun: Word, kind: ReferentKind) -> bool:
    """Whether *noun*, for one person, stands in a headline, which leaves out articles: "Mayor:
    bridge is safe".
    """
    if kind is not ReferentKind.PERSON or not noun.sentence.heading or _is_plural(noun):
        return False
    return noun.child("det", "nummod") is None


def _is_possessed(noun: Word) -> bool:
    return noun.child("nmod:poss") is not None


def _find_description(noun: Word) -> Phrase:
    """Return *noun* with its describing words before it, without possessor and clauses."""

    def is_apart(word: Word) -> bool:
        if word.head != noun.index:
            return False
        return word.index > noun.index or word.has_relation(BESIDE_NOUN)

    phrase = noun.subtree(prune=is_apart)
    return Phrase(tuple(word for word in phrase if word.index <= noun.index))
