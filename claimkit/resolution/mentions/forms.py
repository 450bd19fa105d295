"""The forms of a name: its words as they are spelled, with hyphens and initials in one piece."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.resolution.mentions.joints import BRACKETS, NICKNAME_MARKS, is_glued
from claimkit.resolution.mentions.words import load_mention_words, strip_stop
from claimkit.tree import Phrase, Word


def spell_forms(name: Phrase) -> list[str]:
    """Return the forms of *name* in lower case: "jean-luc" and "martin-roy", whatever words the
    tokenizer made of them. Nicknames in quotation marks and commas are left out.
    """
    forms: list[str] = []
    for word in _skip_nicknames(name):
        form = word.lower.replace("’", "'")
        if forms and is_glued(word):
            forms[-1] += form
        elif form != ",":
            forms.append(form)
    return [form.rstrip(",") for form in forms]


def _skip_nicknames(name: Phrase) -> Iterator[Word]:
    closing: str | None = None
    for word in name:
        if closing is not None:
            closing = None if word.text == closing else closing
        elif word.text in NICKNAME_MARKS and word is not name[0]:
            closing = NICKNAME_MARKS[word.text]
        else:
            yield word


def open_brackets(name: Phrase) -> Phrase:
    """Return *name* without the brackets around its first word: "(Frank) Moe"."""
    if not any(word.text in BRACKETS.values() for word in name[1:3]):
        return name
    return name.where(lambda word: word.text not in {*BRACKETS, *BRACKETS.values()})


def strip_letters(name: Phrase) -> Phrase:
    """Return a person's *name* without the letters for a degree or an honour behind it ("KC")."""
    words = name.words
    last = len(words)
    while last > 1 and _is_honour(words[last - 1]):
        last -= 1
    return name if last == len(words) else name[:last]


def _is_honour(word: Word) -> bool:
    if word.text == ",":
        return True
    has_capitals = sum(map(str.isupper, word.text)) > 1
    return has_capitals and strip_stop(word).replace(".", "") in load_mention_words().honours
