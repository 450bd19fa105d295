"""Label Studio: tasks with predictions, and the labelling configuration that shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.parts import Part, PartKind, list_parts
from claimkit.outputs.wording import replace_unshowable
from claimkit.spans import Span
from claimkit.version import __version__

Json = dict[str, Any]

TEXT, PART = "text", "part"  # names in the configuration
RELATIONS = {PartKind.SPEAKER: "speaker of", PartKind.CUE: "cue of"}
GOES_ON = "goes on"


def read_config() -> str:
    """Return the labelling configuration."""
    return Path(__file__).with_name("labelstudio.xml").read_text(encoding="utf-8")


def to_label_studio(found: Extraction) -> Json:
    """Return a task with the claims of *found* as a prediction.

    A region is a piece of a part. Level and polarity are choices of the first piece of a content;
    the other pieces, the speaker and the cue lead to it. Offsets are code points, as in what Label
    Studio exports. The score is the lowest confidence of a claim, by which tasks can be sorted.
    """
    text = replace_unshowable(found.text)
    result = list(chain.from_iterable(_write_claim(text, claim) for claim in found.claims))
    data = {TEXT: text, "article": found.article.id, "title": found.article.title}
    prediction = {
        "model_version": f"claimkit {__version__}",
        "score": min((claim.confidence for claim in found.claims), default=1.0),
        "result": result,
    }
    return {"data": data, "predictions": [prediction]}


def _write_claim(text: str, claim: Claim) -> Iterator[Json]:
    first = _name(claim, PartKind.CONTENT, 0)
    for part in list_parts(claim):
        for number, span in enumerate(part.spans):
            yield _write_region(text, _name(claim, part.kind, number), part, span)
    choices = {"level": claim.certainty.level, "polarity": claim.certainty.polarity}
    for name, choice in choices.items():
        value = {**_place(text, claim.content.spans[0]), "choices": [choice.value]}
        yield {"id": first, "from_name": name, "to_name": TEXT, "type": "choices", "value": value}
    yield from _write_relations(claim, first)


def _write_region(text: str, name: str, part: Part, span: Span) -> Json:
    value = {**_place(text, span), "labels": [part.kind.capitalize()]}
    return {"id": name, "from_name": PART, "to_name": TEXT, "type": "labels", "value": value}


def _write_relations(claim: Claim, first: str) -> Iterator[Json]:
    """Yield what leads from each other piece to the *first* one of the content."""
    for part in list_parts(claim):
        for number in range(len(part.spans)):
            name = _name(claim, part.kind, number)
            if name != first:
                yield {
                    "type": "relation",
                    "from_id": name,
                    "to_id": first,
                    "direction": "right",
                    "labels": [RELATIONS.get(part.kind, GOES_ON)],
                }


def _name(claim: Claim, role: PartKind, number: int) -> str:
    return f"{claim.id}-{role}-{number + 1}"


def _place(text: str, span: Span) -> Json:
    return {"start": span.start, "end": span.end, TEXT: span.of(text)}
