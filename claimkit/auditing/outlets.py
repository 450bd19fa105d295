"""Names of outlets in a text: those of a table, and what ends like one ("the Kirby Herald")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimkit.auditing.phrases import cut_possessive, fold_words
from claimkit.auditing.words import load_audit_words

ARTICLE = "the"


def names_outlet(written: Sequence[str]) -> bool:
    """Whether *written*, words as a text has them, end with the name of an outlet, or have one as a
    possessor ("the Guardian's Ana Lee").
    """
    has_capital = any(word[:1].isupper() for word in written)
    words = fold_words(_cut_behind_possessor(written))
    endings = load_audit_words().outlets["endings"]
    return has_capital and (is_outlet(words) or not endings.isdisjoint(words[-1:]))


def is_outlet(words: Sequence[str]) -> bool:
    """Whether *words*, in lower case, end with the name of an outlet of the table."""
    return load_audit_words().whole_outlets.find_at_end(words) is not None


def is_told_to_outlet(written: Sequence[str]) -> bool:
    """Whether *written* say that somebody spoke to an outlet ("speaking to the Kirby Herald")."""
    words = fold_words(written)
    ends = (match.end for match in load_audit_words().telling_words.find_all(words))
    return any(names_outlet(list(_read_name(written[end:]))) for end in ends)


def _read_name(written: Sequence[str]) -> Iterator[str]:
    """Yield the words with a capital with which *written* begin, behind an article."""
    start = 1 if fold_words(written[:1]) == (ARTICLE,) else 0
    yield from takewhile(lambda word: word[:1].isupper(), written[start:])


def _cut_behind_possessor(written: Sequence[str]) -> list[str]:
    """Return *written* to the first possessor with a capital, without the mark of possession."""
    name: list[str] = []
    for word in written:
        bare = cut_possessive(word)
        name.append(bare)
        if bare != word and word[:1].isupper():
            break
    return name
