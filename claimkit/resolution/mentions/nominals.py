"""Mentions by a common noun: "the spokesman", "her lawyer", "two officials", "the company", "the
report".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.mentions.gender import Gender, gender_of_words
from claimkit.spans import Span, cover_spans

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
HEADED = frozenset(
    {
        "acl",
        "appos",
        "conj",
        "cc",
        "parataxis",
        "advcl",
        "punct",
        "cop",
        "nsubj",
        "case",
        "mark",
        "discourse",
        "aux",
    }
)


@frozen(kw_only=True)
class NounMention:
    """A noun that can speak, and stands for somebody or something in the text.

    Attributes:
        lemma: of the noun, in lower case.
        definite: whether an article, demonstrative or possessor says that it is known.
        possessed: whether a possessor says whose ("his lawyer").
        modifiers: the other words of the phrase that describe, in lower case.
        span: of noun and what stands before it.
    """

    sentence: int
    head: Word
    lemma: str
    kind: ReferentKind
    plural: bool
    definite: bool
    possessed: bool
    modifiers: frozenset[str]
    gender: Gender
    span: Span


def find_noun_mentions(
    document: Document, taken: Collection[tuple[int, int]], roles: Collection[str], lexicon: Lexicon
) -> Iterator[NounMention]:
    """Yield the noun mentions of *document* in text order.

    Args:
        taken: ``(sentence, index)`` of the words that are part of a name.
        roles: lemmas that stand beside a person's name as its role, and so can be persons wherever
            they stand.
    """
    for sentence in document.sentences:
        for word in sentence.words:
            if word.upos in {"NOUN", "PROPN"} and (sentence.index, word.index) not in taken:
                mention = _mention(sentence, word, roles, lexicon)
                if mention is not None:
                    yield mention


def _is_apart(word: Word, noun: Word) -> bool:
    """Whether *word* under *noun* is no part of its description: what stands behind it, possessors,
    clauses.
    """
    return word.relation in HEADED or word.index > noun.index or word.deprel == "nmod:poss"


def _mention(
    sentence: Sentence, word: Word, roles: Collection[str], lexicon: Lexicon
) -> NounMention | None:
    noun = lexicon.speaker_noun(word.lemma.lower(), word.text.lower())
    lemma = noun.lemma if noun is not None else word.lemma.lower()
    if (noun is None and lemma not in roles) or word.relation in {
        "compound",
        "fixed",
        "goeswith",
        "amod",
    }:
        return None
    words = sentence.subtree(word, prune=lambda w: w.head == word.index and _is_apart(w, word))
    before = [w for w in words if w.index <= word.index]
    plural = word.feat("Number") == "Plur" or word.xpos in {"NNS", "NNPS"}
    kind = noun.kind if noun is not None else ReferentKind.PERSON
    possessed = sentence.child(word, "nmod:poss") is not None
    determiner = sentence.child(word, "det")
    return NounMention(
        sentence=sentence.index,
        head=word,
        lemma=lemma,
        kind=kind,
        plural=plural or kind is ReferentKind.GROUP,
        definite=(determiner is not None and determiner.text.lower() in DEFINITE) or possessed,
        possessed=possessed,
        modifiers=frozenset(
            w.lemma.lower() for w in before if w is not word and w.upos in {"NOUN", "ADJ", "PROPN"}
        ),
        gender=gender_of_words((lemma,), lexicon),
        span=cover_spans(w.span for w in before),
    )
