"""Flat rows, one per claim, for people and tables.

They have words in place of nested parts, and cannot be turned back into claims.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, StrEnum
from operator import attrgetter
from typing import Any

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import (
    Act,
    ClaimType,
    Endorsement,
    Evidentiality,
    Level,
    Modality,
    NoName,
    Polarity,
    Quotation,
    ReferentKind,
    ReportingClass,
    Time,
)
from claimkit.outputs.items import Item
from claimkit.outputs.wording import to_words
from claimkit.spans import Spans, cover_spans

Read = Callable[[Extraction, Claim], Any]


class Kind(Enum):
    """What the cells of a column hold; the value is the type of a data frame, if it has one."""

    TEXT = "string"
    NUMBER = "float64"
    INDEX = "Int64"
    FLAG = "bool"
    CATEGORY = "category"
    SPANS = "spans"
    WORDS = "words"

    @property
    def is_nested(self) -> bool:
        """Whether cells are lists, of which a data frame has no type."""
        return self in {Kind.SPANS, Kind.WORDS}

    @property
    def dtype(self) -> str:
        """The type of a data frame's column."""
        return "object" if self.is_nested else self.value


LEVELS = tuple(level.value for level in reversed(Level))
"""From the least certain to the most."""


@frozen
class Column:
    """A column of the flat rows.

    Attributes:
        read: returns the cell of a claim as plain JSON types, None where there is nothing.
        values: of a category, all that there are; from the lowest to the highest if *ordered*.
    """

    name: str
    kind: Kind
    read: Read
    values: tuple[str, ...] = ()
    ordered: bool = False


def to_dicts(found: Extraction) -> list[dict[str, Any]]:
    """Return one flat dict per claim, with keys in the order of ``COLUMNS``; see docs/record.md.

    What is absent is None. Spans are ``[start, end]`` pairs.
    """
    return [_to_dict(found, claim) for claim in found.claims]


def write_json_lines(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield one line of JSON per claim, with the name and number of the item, and where it is made
    if the item says that.
    """
    for item in items:
        for claim, row in zip(item.found.claims, to_dicts(item.found), strict=True):
            where = {} if item.where is None else {"where": item.where(claim)}
            yield json.dumps({"file": item.name, "doc": item.number, **where, **row}) + "\n"


def _to_dict(found: Extraction, claim: Claim) -> dict[str, Any]:
    return {column.name: column.read(found, claim) for column in COLUMNS}


def _read(path: str) -> Read:
    """Return a reader of the attribute of a claim at the dotted *path*."""
    get = attrgetter(path)
    return lambda found, claim: get(claim)


def _read_value(path: str) -> Read:
    """Return a reader of an enum's value."""
    get = attrgetter(path)

    def read(found: Extraction, claim: Claim) -> str | None:
        member: StrEnum | None = get(claim)
        return None if member is None else member.value

    return read


def _read_referent(name: str) -> Read:
    """Return a reader of an attribute of the speaker's referent, None without one."""
    return lambda found, claim: getattr(claim.speaker.referent, name, None)


def _read_words(path: str) -> Read:
    """Return a reader of the words of spans."""
    get = attrgetter(path)
    return lambda found, claim: to_words(found.plain, get(claim)) or None


def _read_pairs(path: str) -> Read:
    get = attrgetter(path)
    return lambda found, claim: [[span.start, span.end] for span in get(claim)]


def _read_offset(path: str, end: str) -> Read:
    """Return a reader of the first start, or the last end, of spans."""
    get = attrgetter(path)

    def read(found: Extraction, claim: Claim) -> int | None:
        spans: Spans = get(claim)
        return getattr(cover_spans(spans), end) if spans else None

    return read


def _read_sentence(found: Extraction, claim: Claim) -> str | None:
    """Return the sentence in which the cue stands, on one line."""
    if claim.cue.sentence not in range(len(found.sentences)):
        return None
    return " ".join(found.plain.read(found.sentences[claim.cue.sentence]).split())


def _define_text(name: str, path: str) -> Column:
    return Column(name, Kind.TEXT, _read(path))


def _define_words(name: str, path: str) -> Column:
    return Column(name, Kind.TEXT, _read_words(path))


def _define_category(name: str, path: str, kind: type[StrEnum]) -> Column:
    values = tuple(member.value for member in kind)
    return Column(name, Kind.CATEGORY, _read_value(path), values)


COLUMNS = (
    Column("article", Kind.TEXT, lambda found, claim: found.article.id),
    _define_text("id", "id"),
    _define_text("speaker", "speaker.name"),
    _define_text("speaker_label", "speaker.label"),
    Column("speaker_text", Kind.TEXT, lambda found, claim: claim.speaker.text or None),
    _define_category("speaker_kind", "speaker.kind", ReferentKind),
    _define_category("why_unnamed", "speaker.why_unnamed", NoName),
    _define_text("role", "speaker.role"),
    _define_text("affiliation", "speaker.affiliation"),
    Column("metonym_for", Kind.TEXT, _read_referent("metonym_for")),
    Column("referent", Kind.TEXT, _read_referent("id")),
    Column("speaker_method", Kind.TEXT, _read_referent("method")),
    Column("speaker_confidence", Kind.NUMBER, _read_referent("confidence")),
    _define_words("cue", "cue.spans"),
    _define_text("lemma", "cue.lemma"),
    Column("negated", Kind.FLAG, _read("cue.negated")),
    _define_text("content", "content.text"),
    _define_category("quotation", "content.quotation", Quotation),
    Column("sentence", Kind.TEXT, _read_sentence),
    _define_category("act", "act", Act),
    Column("level", Kind.CATEGORY, _read_value("certainty.level"), LEVELS, ordered=True),
    _define_category("polarity", "certainty.polarity", Polarity),
    _define_text("factbank", "certainty.factbank"),
    _define_text("factbank_author", "certainty.factbank_author"),
    Column("score", Kind.NUMBER, _read("certainty.score")),
    _define_category("reporting_class", "certainty.reporting_class", ReportingClass),
    _define_category("endorsement", "certainty.endorsement", Endorsement),
    _define_category("modality", "certainty.modality", Modality),
    _define_category("content_time", "certainty.content_time", Time),
    _define_category("evidentiality", "certainty.evidentiality", Evidentiality),
    _define_category("claim_type", "certainty.claim_type", ClaimType),
    Column(
        "markers",
        Kind.WORDS,
        lambda found, claim: [marker.lemma for marker in claim.certainty.markers],
    ),
    Column("why", Kind.TEXT, lambda found, claim: claim.certainty.explain()),
    _define_words("audience", "circumstances.audience"),
    _define_words("said_when", "circumstances.said_when"),
    _define_words("occasion", "circumstances.occasion"),
    _define_words("place", "circumstances.place"),
    Column("confidence", Kind.NUMBER, _read("confidence")),
    _define_text("within", "within"),
    Column("cue_start", Kind.INDEX, _read_offset("cue.spans", "start")),
    Column("cue_end", Kind.INDEX, _read_offset("cue.spans", "end")),
    Column("content_start", Kind.INDEX, _read_offset("content.spans", "start")),
    Column("content_end", Kind.INDEX, _read_offset("content.spans", "end")),
    Column("speaker_start", Kind.INDEX, _read_offset("speaker.spans", "start")),
    Column("speaker_end", Kind.INDEX, _read_offset("speaker.spans", "end")),
    Column("speaker_spans", Kind.SPANS, _read_pairs("speaker.spans")),
    Column("cue_spans", Kind.SPANS, _read_pairs("cue.spans")),
    Column("content_spans", Kind.SPANS, _read_pairs("content.spans")),
)
"""All columns, in their order."""
