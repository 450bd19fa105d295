"""Laws that every ClaimSet keeps; docs/laws.md says why."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import attrs

from claimkit import Claim, ClaimSet, Span
from claimkit.errors import RecordError
from claimkit.model.scheme import CueKind
from claimkit.spans import (
    CoverIndex,
    Spans,
    bare_spans,
    cover_spans,
    intersect_spans,
    to_plain_text,
)

Law = Callable[[ClaimSet], Iterator[str]]
INVISIBLE = frozenset({"Cc", "Cf"})  # Unicode categories


def find_broken(claims: ClaimSet) -> dict[str, list[str]]:
    """Return by the name of each law that *claims* break where they do; empty for a sound set."""
    broken: dict[str, list[str]] = {}
    for name, law in LAWS.items():
        places = list(law(claims))
        if places:
            broken[name] = places
    return broken


def _check_ids(claims: ClaimSet) -> Iterator[str]:
    for number, claim in enumerate(claims, start=1):
        if claim.id != f"c{number}":
            yield claim.id


def _check_order(claims: ClaimSet) -> Iterator[str]:
    for one, other in pairwise(claims):
        if _find_place(one) >= _find_place(other):
            yield f"{one.id}, {other.id}"


def _find_place(claim: Claim) -> Span:
    """Return the cue, or what stands for it: a quotation without one stands where it begins."""
    return (claim.cue.spans or claim.content.spans)[0]


def _check_spans(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        for span in list_spans(claim):
            if span.end > len(claims.text):
                yield f"{claim.id} {span}"


def _check_pieces(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        for part in (claim.cue, claim.content, claim.speaker):
            if any(one.end > other.start for one, other in pairwise(part.spans)):
                yield f"{claim.id} {part.spans}"


def _check_texts(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        if claim.content.text != _read_text(claims, claim.content.spans):
            yield f"{claim.id} {claim.content.text!r}"
        if claim.speaker.text != _read_text(claims, _find_speaker(claim)):
            yield f"{claim.id} {claim.speaker.text!r}"
        for marker in claim.certainty.markers:
            if marker.text != _read_text(claims, [marker.span]):
                yield f"{claim.id} {marker.text!r}"


def _find_speaker(claim: Claim) -> Spans:
    """Return the spans of the speaker, or those in another sentence from which it was taken."""
    return claim.speaker.spans or claim.speaker.provenance.spans


def _read_text(claims: ClaimSet, spans: Iterable[Span]) -> str:
    """Return how *spans* of the text as it was given are read."""
    return " … ".join(" ".join(claims.plain.read(span).split()) for span in spans)


def _check_letters(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        parts = [claim.content.spans, claim.speaker.spans]
        if claim.cue.kind is not CueKind.PUNCTUATION:
            parts.append(claim.cue.spans)
        for spans in filter(None, parts):
            if not bare_spans(claims.text, spans):
                yield f"{claim.id} {to_plain_text(claims.text, spans)!r}"


def _check_parts(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        parts = {"cue": claim.cue.spans, "speaker": claim.speaker.spans}
        parts["content"] = claim.content.spans
        circumstances = attrs.asdict(claim.circumstances, recurse=False)
        for name, spans in {**parts, **circumstances}.items():
            for other in parts:
                if name != other and intersect_spans(spans, parts[other]):
                    yield f"{claim.id} {name} and {other}"


def _check_cues(claims: ClaimSet) -> Iterator[str]:
    owned = sorted((span, claim.id) for claim in claims for span in claim.cue.spans)
    for (one, first), (other, second) in pairwise(owned):
        if one.overlaps(other):
            yield f"{first}, {second}"


def _check_contents(claims: ClaimSet) -> Iterator[str]:
    known: dict[Spans, str] = {}
    for claim in claims:
        first = known.setdefault(bare_spans(claims.text, claim.content.spans), claim.id)
        if first != claim.id:
            yield f"{first}, {claim.id}"


def _check_nesting(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        parent = claims.parent(claim)
        if parent is not None and not all(
            any(piece.covers(span) for piece in parent.content.spans)
            for span in (*claim.cue.spans, *claim.content.spans)
        ):
            yield f"{claim.id} in {parent.id}"


def _check_enclosed(claims: ClaimSet) -> Iterator[str]:
    """What holds only a claim's cue, or only the ends of it, need not hold the claim."""
    covers = {claim.id: CoverIndex.of(claim.content.spans) for claim in claims}
    for claim in claims:
        if claim.within is None and claim.cue.spans:
            parts = (cover_spans(claim.cue.spans), *claim.content.spans)
            for other in claims:
                if other is not claim and all(map(covers[other.id].covers, parts)):
                    yield f"{claim.id} in {other.id}"


def _check_forest(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        passed = {claim.id}
        above = claims.parent(claim)
        while above is not None and above.id not in passed:
            passed.add(above.id)
            above = claims.parent(above)
        if above is not None:
            yield claim.id


def _check_reporting(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        for other in claims:
            if claim.id < other.id and _holds(claim, other) and _holds(other, claim):
                yield f"{claim.id}, {other.id}"


def _holds(outer: Claim, inner: Claim) -> bool:
    return bool(intersect_spans(outer.content.spans, inner.cue.spans))


def _check_referents(claims: ClaimSet) -> Iterator[str]:
    names: dict[str, str | None] = {}
    for claim in claims:
        referent = claim.speaker.referent
        if (referent is None) is claim.speaker.is_given:
            yield f"{claim.id} {claim.speaker.text!r}"
        if referent is None:
            continue
        if names.setdefault(referent.id, referent.name) != referent.name:
            yield f"{claim.id} {referent.id} {referent.name!r}"
        if (referent.name is None) is (referent.why_unnamed is None):
            yield f"{claim.id} {referent.name!r} {referent.why_unnamed}"


def _check_names(claims: ClaimSet) -> Iterator[str]:
    for claim in claims:
        for name in (claim.speaker.name, claim.speaker.role, claim.speaker.affiliation):
            if any(unicodedata.category(character) in INVISIBLE for character in name or ""):
                yield f"{claim.id} {name!r}"


def _check_round_trip(claims: ClaimSet) -> Iterator[str]:
    try:
        same = ClaimSet.from_json(claims.to_json()) == claims
    except RecordError as error:
        yield str(error)
    else:
        if not same:
            yield "the set differs"


LAWS: dict[str, Law] = {
    "ids count from c1": _check_ids,
    "claims stand in the order of their cues": _check_order,
    "spans lie in the text": _check_spans,
    "pieces are sorted and disjoint": _check_pieces,
    "a text is what its spans say": _check_texts,
    "cue, speaker and content have a letter": _check_letters,
    "cue, speaker, content and circumstances are disjoint": _check_parts,
    "cues are disjoint": _check_cues,
    "a content comes once": _check_contents,
    "a claim lies in the content of that which it is within": _check_nesting,
    "a claim that lies in another's content is within one": _check_enclosed,
    "within is a forest": _check_forest,
    "no two claims hold each other's cue": _check_reporting,
    "a speaker has a referent, with one name or a reason": _check_referents,
    "names have no invisible characters": _check_names,
    "a record gives back an equal set": _check_round_trip,
}


def list_spans(value: object) -> Iterator[Span]:
    """Yield every span in *value*, a claim or a part of one."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from list_spans(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from list_spans(getattr(value, field.name))
