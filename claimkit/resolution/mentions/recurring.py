"""Names that the text has given, where the parser has not seen them again."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from typing import Protocol

from claimkit.document import Document
from claimkit.tree import Phrase, Word

# Relations of names
ROLES_OF_NAMES = frozenset({"nsubj", "obj", "obl", "conj", "nmod:poss"})

Texts = tuple[str, ...]  # of the words of a name


def find_surnames(
    document: Document, surnames: Container[str], named: Container[Word]
) -> Iterator[Phrase]:
    """Yield the words of *document* that are one of *surnames*, in lower case, and in no name yet:
    "Price said".

    Args:
        named: the words in names.
    """
    for sentence in document.sentences:
        words = (word for word in sentence.words if word.lower in surnames)
        for word in words:
            if word not in named and _may_be_surname(word):
                yield Phrase((word,))


def _may_be_surname(word: Word) -> bool:
    """Whether *word* has a capital and does in its sentence what a name does. A pronoun is none,
    though somebody may be called Liu He.
    """
    if not word.text[:1].isupper() or word.sentence.heading or word.upos == "PRON":
        return False
    if word.index == 1 and not word.has_relation(ROLES_OF_NAMES):
        return False
    return word.child("det", "amod") is None


class Covering(Protocol):
    """A mention of a name."""

    @property
    def covered(self) -> Phrase:
        """All its words."""
        ...


def find_names_again(
    document: Document, names: Collection[Texts], owners: Mapping[Word, Covering]
) -> Iterator[tuple[Phrase, Texts]]:
    """Yield where *document* has one of *names* once more, with capitals as before, though the
    parser takes a word of it for a common one: "Big Lantern have denied it".

    Args:
        names: of more than one word.
        owners: the mentions that the parser has seen, by each of their words.
    """
    by_first: dict[str, list[Texts]] = {}
    for texts in names:
        if all(text[:1].isupper() for text in texts):
            by_first.setdefault(texts[0].lower(), []).append(texts)
    for sentence in document.sentences:
        if sentence.heading or by_first.keys().isdisjoint(sentence.forms):
            continue
        for word in sentence.words:
            for texts in by_first.get(word.lower, ()):
                again = Phrase(sentence.words[word.index - 1 : word.index - 1 + len(texts)])
                if _is_unseen(again, texts, owners):
                    yield again, texts


def _is_unseen(again: Phrase, texts: Texts, owners: Mapping[Word, Covering]) -> bool:
    """Whether *again* are the words of a name, and no more than a part of them is in a mention."""
    if tuple(word.text for word in again) != texts:
        return False
    seen = [owners[word].covered for word in again if word in owners]
    return all(len(name) < len(again) and name.indices <= again.indices for name in seen)
