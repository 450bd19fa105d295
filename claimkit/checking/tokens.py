"""Words as they are compared: normalised, with their places; and their stems."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from attrs import frozen

from claimkit.checking.words import load_check_words
from claimkit.propositions.words import load_contrast_words

WORD = re.compile(r"per\s+cent\b|%|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ‘][^\W\d_]+)*|\w", re.IGNORECASE)
PERCENT = re.compile(r"%|per\s*cent")
LARGEST_NUMERAL = 90  # "ninety"; larger ones are mostly parts of a number
ENDINGS = (
    ("'s", ""), ("'", ""), ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"),
    ("xes", "x"), ("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""),
    ("ly", ""),
)  # fmt: skip
SHORTEST_STEM = 3
DOUBLED = frozenset("bdgmnprt")


@frozen
class Token:
    """A word.

    Attributes:
        key: by which it is compared: without case, with one kind of apostrophe, numerals as
            figures.
        start, end: in the text as it is read, half-open.
        before: the signs between the word before it and this one, without blanks.
    """

    key: str
    form: str
    start: int
    end: int
    before: str = ""

    @property
    def is_number(self) -> bool:
        return self.key[0].isdigit()


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words of *text* from *start* to *end*, in order."""
    tokens: list[Token] = []
    at = start
    for match in WORD.finditer(text, start, end):
        form, before = match.group(), text[at : match.start()].strip()
        tokens.append(Token(to_key(form), form, match.start(), match.end(), before))
        at = match.end()
    return tokens


@lru_cache(maxsize=1 << 14)
def to_key(form: str) -> str:
    """Return what a word is compared by."""
    key = re.sub("[’ʼ‘]", "'", form.casefold())
    if PERCENT.fullmatch(key):
        return "percent"
    if key[0].isdigit():
        return key.replace(",", "")
    number = load_contrast_words().numerals.get(key, 0)
    return str(number) if 1 < number <= LARGEST_NUMERAL else key


@lru_cache(maxsize=1 << 14)
def to_stem(key: str) -> str:
    """Return what a word of a paraphrase is compared by: without its ending, the same for words
    that mean the same.
    """
    stem = _cut(load_check_words().irregular.get(key, key))
    return _read_same().get(stem, stem)


@lru_cache(maxsize=1 << 14)
def find_opposites(stem: str) -> frozenset[str]:
    """Return the stems of words that cannot be so of one thing with the word of *stem*."""
    return _read_opposites().get(stem, frozenset())


@cache
def _read_same() -> Mapping[str, str]:
    return {_cut(form): _cut(other) for form, other in load_check_words().same.items()}


@cache
def _read_opposites() -> Mapping[str, frozenset[str]]:
    tables = (load_check_words().against, load_contrast_words().opposites)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, others in chain.from_iterable(table.items() for table in tables):
        for other in others:
            found[to_stem(form)].add(to_stem(other))
            found[to_stem(other)].add(to_stem(form))
    return {stem: frozenset(others - {stem}) for stem, others in found.items()}


def _cut(key: str) -> str:
    for ending, new in ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= SHORTEST_STEM:
            return _mend(key[: len(key) - len(ending)] + new, ending)
    return _mend(key, "")


def _mend(stem: str, ending: str) -> str:
    """Return *stem* with one letter of two, and without a silent e: forms of one verb meet."""
    if ending.startswith("'"):
        return _cut(stem)
    doubled = len(stem) > SHORTEST_STEM and stem[-1] == stem[-2]
    if doubled and stem[-1] in DOUBLED and ending in {"ing", "ed"}:
        return stem[:-1]
    if stem.endswith("e") and len(stem) > SHORTEST_STEM:
        return stem[:-1]
    return stem
