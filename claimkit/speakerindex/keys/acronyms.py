"""Acronyms that an article uses for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimkit.speakerindex.keys.names import to_name_key

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def find_acronyms(name: str, mentions: Iterable[str]) -> frozenset[str]:
    """Return the keys of the acronyms of *name* among *mentions*, or in brackets in them.

    An acronym is one word of two capitals or more, itself no word of the name, whose letters come
    in the name in order, the first of them at its start: the condition of Schwartz and Hearst
    (2003), with the first letter held to the first word.
    """
    name_key = to_name_key(name)
    letters = name_key.replace(" ", "")
    keys = map(to_name_key, filter(_is_acronym, _list_candidates((name, *mentions))))
    others = frozenset(keys) - frozenset(name_key.split())
    return frozenset(acronym for acronym in others if _stands_for(acronym, letters))


def _list_candidates(mentions: Iterable[str]) -> Iterator[str]:
    for mention in mentions:
        yield mention
        yield from _IN_BRACKETS.findall(mention)


def _is_acronym(text: str) -> bool:
    letters = text.strip().removeprefix("The ").removeprefix("the ").replace(".", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _stands_for(acronym: str, letters: str) -> bool:
    rest = iter(letters)
    return letters[:1] == acronym[:1] and all(letter in rest for letter in acronym)
