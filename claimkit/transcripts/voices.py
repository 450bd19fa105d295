"""Voices: lines that say who speaks in the quotation on the line below.

Ana Lee, 45, cab driver
“I drive past the ruin each day.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.document import Document
from claimkit.grammar import PERSON_LABEL
from claimkit.transcripts.labels import Label, find_words
from claimkit.tree import Phrase, Word

VOICE = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_][^\n,:;.?!“”\"]{1,40}), (?P<rest>[^\n:;.?!“”\"]{2,60})"
    r"\n[ \t]*(?=[“\"])",
    re.MULTILINE,
)
LONGEST = 12  # words
AGE = re.compile(r"[1-9]\d")


def find_voices(document: Document) -> tuple[Label, ...]:
    """Return the labels of *document* that stand on lines of their own, in order."""
    return tuple(_find_voices(document))


def _find_voices(document: Document) -> Iterator[Label]:
    for match in VOICE.finditer(document.text):
        name = find_words(document, match.start("name"), match.end("name"))
        words = find_words(document, match.start("name"), match.end("rest"))
        if not (name and _is_name(name) and _describes(words - name)):
            continue
        if _is_quoted_alone(document, match.end()):
            yield Label(
                words=name,
                name=name,
                mark=None,
                start=match.start(),
                end=match.end("rest"),
                clear=True,
            )


def _is_name(words: Phrase) -> bool:
    """Whether *words* are labelled as a person's name."""
    return all(word.entity.endswith(PERSON_LABEL) for word in words)


def _describes(words: Phrase) -> bool:
    """Whether *words* tell an age, or work, in few words without a verb."""
    if len(words) > LONGEST:
        return False
    if any(AGE.fullmatch(word.text) for word in words):
        return True
    return not words.has_verb and any(_is_common(word) for word in words)


def _is_common(word: Word) -> bool:
    return word.upos == "NOUN" and word.text[0].islower()


def _is_quoted_alone(document: Document, start: int) -> bool:
    """Whether the line at *start* is one quotation."""
    region = next(document.quotations_from(start), None)
    if region is None or region.span.start != start or not region.closed:
        return False
    rest = document.text[region.span.end :].partition("\n")[0]
    return not rest.strip()
