"""Decisions: what the index has merged or kept apart, and why. They can be undone and stored."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, StrEnum
from typing import Any, overload

from attrs import asdict, fields_dict, frozen

from claimkit.errors import RecordError
from claimkit.model.scheme import ReferentKind
from claimkit.outputs.plainjson import read_json

SCHEMA = "claimkit-decisions/1.0"
# Names that Decision.rule has in JSON: of the user's split, of the user's table of aliases, and of
# the rule that merges speakers of one name
SPLIT, TABLE, SAME_NAME = "split", "aliases", "same name"


class Outcome(StrEnum):
    """Whether speakers were merged or kept apart."""

    MERGED = "merged"
    APART = "apart"


class Basis(Enum):
    """What a decision is based on; it says how to read the names in it."""

    SPLIT = "a split that the user asked for"
    TABLE = "the user's table of aliases"
    ONE_NAME = "a rule about speakers of one name"
    TWO_NAMES = "a rule about speakers of different names"


BASES = {SPLIT: Basis.SPLIT, TABLE: Basis.TABLE, SAME_NAME: Basis.ONE_NAME}  # by name of the rule


@frozen(kw_only=True)
class Decision:
    """A decision of a rule, or a split that the user asked for.

    Attributes:
        rule: name of the rule; "split" for one of :meth:`SpeakerIndex.split`.
        names: those concerned, the shorter ones first, then the one that they joined or, where they
            were kept apart, might have.
        articles: where the speakers that joined another, or did not, appear; sorted.
        kind: of the speakers; it says how their names are compared.
    """

    rule: str
    names: tuple[str, ...]
    articles: tuple[str, ...]
    reason: str
    kind: ReferentKind = ReferentKind.UNKNOWN
    outcome: Outcome = Outcome.MERGED

    @property
    def basis(self) -> Basis:
        """What the decision is based on; it is not in the JSON, where *rule* says it."""
        return BASES.get(self.rule, Basis.TWO_NAMES)


@frozen(repr=False)
class Decisions(Sequence[Decision]):
    """Decisions in order; they can be written as JSON and read back."""

    items: tuple[Decision, ...] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> Decision: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Decision, ...]: ...

    def __getitem__(self, index: int | slice) -> Decision | tuple[Decision, ...]:
        return self.items[index]

    def __repr__(self) -> str:
        merged = sum(decision.outcome is Outcome.MERGED for decision in self)
        return f"Decisions({merged} merged, {len(self) - merged} apart)"

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Decisions:
        """Return *decisions*, each once."""
        return cls(tuple(dict.fromkeys(decisions)))

    def to_json(self, indent: int | None = None) -> str:
        """Return the decisions as ASCII JSON."""
        return json.dumps({"schema": SCHEMA, "decisions": list(map(asdict, self))}, indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Decisions:
        """Return the decisions that :meth:`to_json` wrote.

        Raises:
            RecordError: *data* is not JSON, or not such a list; the message gives the JSON path.
        """
        record = read_json(data)
        if not isinstance(record, Mapping) or record.get("schema") != SCHEMA:
            raise RecordError(
                f"$.schema: expected an object with the schema {SCHEMA!r}, "
                f"got {reprlib.repr(record)}"
            )
        rows = record.get("decisions")
        if not isinstance(rows, list):
            raise RecordError(f"$.decisions: expected an array, got {reprlib.repr(rows)}")
        paths = (f"$.decisions[{index}]" for index in range(len(rows)))
        return cls(tuple(map(_read_decision, rows, paths)))


def _read_decision(row: object, path: str) -> Decision:
    fields = fields_dict(Decision)
    if not isinstance(row, Mapping) or row.keys() != fields.keys():
        raise RecordError(
            f"{path}: expected an object with {', '.join(fields)}; got {reprlib.repr(row)}"
        )
    for key in ("rule", "reason"):
        _require(isinstance(row[key], str), f"{path}.{key}", "a string", row[key])
    for key in ("names", "articles"):
        _require(_holds_strings(row[key]), f"{path}.{key}", "an array of strings", row[key])
    for key, kind in (("kind", ReferentKind), ("outcome", Outcome)):
        _require(row[key] in list(kind), f"{path}.{key}", f"one of {', '.join(kind)}", row[key])
    return Decision(
        rule=row["rule"],
        names=tuple(row["names"]),
        articles=tuple(row["articles"]),
        reason=row["reason"],
        kind=ReferentKind(row["kind"]),
        outcome=Outcome(row["outcome"]),
    )


def _holds_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _require(holds: bool, path: str, expected: str, got: Any) -> None:
    if not holds:
        raise RecordError(f"{path}: expected {expected}, got {reprlib.repr(got)}")
