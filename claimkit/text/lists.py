"""Lists that a sentence announces: a colon, and lines behind it that begin with a bullet, a dash or
a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from claimkit.document import Document
from claimkit.spans import Span, Spans
from claimkit.tree import Sentence, Word

MARK = re.compile(r"(?:[•·▪◦‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
# What ends an item and is no part of it: "pay must rise; and"
END = re.compile(r"(?:[;,]\s+(?:and|or))?[\s.;,]*$")
FEWEST = 2  # items


def is_next_item(before: str, line: str) -> bool:
    """Whether *line* is an item of a list, of which *before* is the last item, or what announces
    it.
    """
    if MARK.match(line) is None:
        return False
    return before.endswith(":") or MARK.match(before) is not None


def ends_list(before: str, line: str) -> bool:
    """Whether *line*, right under the item *before*, is no part of it: a sentence of its own."""
    return MARK.match(before) is not None and MARK.match(line) is None and line[:1].isupper()


def find_announced(document: Document, verb: Word) -> Spans:
    """Return the items of the list that the clause of *verb* announces, where no other verb stands
    between it and the colon: "Lee also said:".
    """
    sentence = verb.sentence
    if sentence.words[-1].text != ":":
        return ()
    behind = sentence.phrase(verb.index + 1, len(sentence.words))
    return () if behind.has_verb else find_items(document, sentence)


def find_items(document: Document, sentence: Sentence) -> Spans:
    """Return the items of the list that *sentence* announces, without their marks; empty if it
    announces none.
    """
    if sentence.words[-1].text != ":":
        return ()
    items = tuple(_find_items_behind(document, sentence))
    return items if len(items) >= FEWEST else ()


def _find_items_behind(document: Document, sentence: Sentence) -> Iterator[Span]:
    """Yield the paragraphs behind *sentence*, each without mark and stop, up to one that has no
    mark.
    """
    behind = document.sentences[sentence.index + 1 :]
    for paragraph, sentences in groupby(behind, key=lambda each: each.paragraph):
        parts = list(sentences)
        mark = MARK.match(document.text, parts[0].span.start)
        if paragraph == sentence.paragraph or mark is None:
            return
        item = document.text[mark.end() : parts[-1].span.end]
        words = END.sub("", item)
        if not words:
            return
        yield Span(mark.end(), mark.end() + len(words))
