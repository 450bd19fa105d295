"""Prodigy: JSON lines with the spans of a text (https://prodi.gy/docs/api-interfaces#spans)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.parts import list_parts
from claimkit.outputs.wording import replace_unshowable


def to_prodigy(found: Extraction) -> dict[str, Any]:
    """Return the text of *found* with a span for each piece of a part, for ``spans.manual``.

    Offsets are code points. Spans may overlap; "claim" says which belong together.
    """
    return {
        "text": replace_unshowable(found.text),
        "spans": list(_list_spans(found)),
        "meta": {"article": found.article.id, "title": found.article.title},
    }


def _list_spans(found: Extraction) -> Iterator[dict[str, Any]]:
    for claim in found.claims:
        for part in list_parts(claim):
            for span in part.spans:
                yield {
                    "start": span.start,
                    "end": span.end,
                    "label": part.kind.upper(),
                    "claim": claim.id,
                }
