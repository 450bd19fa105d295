"""Voices: lines that say who speaks in the quotation on the line below.

Ana Lee, 45, cab driver
“I drive past the ruin each day.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.document import Document
from claimkit.transcripts.labels import Label, find_words
from claimkit.tree import Phrase

VOICE = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_][^\n,:;.?!“”\"]{1,40}), (?P<rest>[^\n:;.?!“”\"]{2,60})"
    r"\n[ \t]*(?=[“\"])",
    re.MULTILINE,
)
LONGEST = 12  # words


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
    """Whether *words* are a name with capitals."""
    return all(word.upos == "PROPN" and word.text[0].isupper() for word in words)


def _describes(words: Phrase) -> bool:
    """Whether *words* may tell age, work or home: they are few, and have no verb."""
    return len(words) <= LONGEST and not words.has_verb


def _is_quoted_alone(document: Document, start: int) -> bool:
    """Whether the line at *start* is one quotation."""
    region = next(document.quotations_from(start), None)
    if region is None or region.span.start != start or not region.closed:
        return False
    rest = document.text[region.span.end :].partition("\n")[0]
    return not rest.strip()
