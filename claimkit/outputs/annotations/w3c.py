"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): an annotation for each speaker,
cue and content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import quote

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.parts import Part, PartKind, list_parts
from claimkit.outputs.annotations.units import Unit, make_counter
from claimkit.outputs.wording import to_certainty_words
from claimkit.spans import Span
from claimkit.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and behind a quotation, by which it is found in a changed text
MOTIVATIONS = {
    PartKind.SPEAKER: "identifying",
    PartKind.CUE: "classifying",
    PartKind.CONTENT: "describing",
}
Json = dict[str, Any]


def to_web_annotations(found: Extraction, *, unit: Unit = Unit.CODE_POINTS) -> Json:
    """Return the claims of *found* as an AnnotationCollection of one page.

    A part that comes in pieces has a target for each. A target has two selectors: the words with
    what stands around them, and the offsets.

    Args:
        unit: what the offsets count: code points, as the specification asks; or UTF-16 units, for
            clients that take a text for a string of JavaScript.
    """
    writer = _Writer.of(found, unit)
    items = list(chain.from_iterable(map(writer.write_claim, found.claims)))
    return {
        "@context": CONTEXT,
        "id": writer.base,
        "type": "AnnotationCollection",
        "label": f"Claims in {found.article.title or found.article.id or 'a text'}",
        "total": len(items),
        "first": {
            "id": f"{writer.base}:page",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


@frozen
class _Writer:
    """Writes the annotations of one text.

    Attributes:
        count: makes an offset in code points one in the unit that was asked for.
        source: IRI of the text: its URL, else one made of its id or its characters.
        base: how the ids of its annotations begin.
    """

    found: Extraction
    count: Callable[[int], int]
    source: str
    base: str

    @classmethod
    def of(cls, found: Extraction, unit: Unit) -> _Writer:
        digest = hashlib.sha256(found.text.encode("utf-8", "surrogatepass")).hexdigest()
        name = digest if found.article.id is None else quote(found.article.id, "", errors="replace")
        source = found.article.url or f"urn:claimkit:text:{name}"
        count = make_counter(found.text, unit)
        return cls(found, count, source, f"urn:claimkit:annotations:{digest[:16]}")

    def write_claim(self, claim: Claim) -> Iterator[Json]:
        """Yield an annotation for each part of *claim*."""
        for part in list_parts(claim):
            yield {
                "@context": CONTEXT,
                "id": self._name(claim, part.kind),
                "type": "Annotation",
                "motivation": MOTIVATIONS[part.kind],
                "generator": {"type": "Software", "name": f"claimkit {__version__}"},
                "body": list(self._write_bodies(claim, part)),
                "target": list(self._write_targets(part)),
            }

    def _name(self, claim: Claim, role: PartKind) -> str:
        return f"{self.base}:{quote(claim.id, '', errors='replace')}:{role}"

    def _write_bodies(self, claim: Claim, part: Part) -> Iterator[Json]:
        if part.kind is PartKind.SPEAKER:
            yield _write_text(claim.speaker.label, "identifying")
        elif part.kind is PartKind.CUE:
            yield _write_text(claim.certainty.reporting_class, "classifying")
        else:
            words = f"{claim.speaker.label}: {to_certainty_words(claim)}"
            yield _write_text(words, "describing")
            for tag in (claim.act, claim.certainty.level, claim.certainty.polarity):
                yield _write_text(tag, "tagging")
            return
        content = self._name(claim, PartKind.CONTENT)
        yield {"type": "SpecificResource", "purpose": "linking", "source": content}

    def _write_targets(self, part: Part) -> Iterator[Json]:
        for span in part.spans:
            position = {
                "type": "TextPositionSelector",
                "start": self.count(span.start),
                "end": self.count(span.end),
            }
            yield {"source": self.source, "selector": [self._quote(span), position]}

    def _quote(self, span: Span) -> Json:
        text = self.found.text
        return {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        }


def _write_text(words: str, purpose: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "value": str(words),
    }
