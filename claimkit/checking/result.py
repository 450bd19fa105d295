"""What a check returns: findings with their verdicts. All are frozen values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, overload

from attrs import field, frozen
from cattrs import Converter

from claimkit.claimset import ClaimSet
from claimkit.model.claim import Claim
from claimkit.outputs.conversion import build_converter
from claimkit.spans import Span, Spans


class Verdict(StrEnum):
    """What the sources make of a quotation, or of a claim in a draft's own words.

    Attributes:
        VERBATIM: a quotation that stands so in a source.
        ALTERED: one whose words are not all those of the source.
        SPLICED: one put together from several places.
        OUT_OF_CONTEXT: one whose negation, condition, hedge or question was left out.
        SUPPORTED: a claim that a source makes too.
        CONTRADICTED: one that cannot be so if the source is right.
        STRONGER_THAN_SOURCE: one that says more, or more surely, than the source.
        OTHER_SPEAKER: what somebody else said.
        NOT_FOUND: what no source says.
    """

    VERBATIM = "verbatim"
    ALTERED = "altered"
    SPLICED = "spliced"
    OUT_OF_CONTEXT = "out-of-context"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    STRONGER_THAN_SOURCE = "stronger-than-source"
    OTHER_SPEAKER = "other-speaker"
    NOT_FOUND = "not-found"


class Checked(StrEnum):
    """What was checked: words in quotation marks, or a claim in the draft's own words."""

    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"


class Allowance(StrEnum):
    """A freedom that editors take, and that does not make a quotation altered.

    Attributes:
        CASE: upper and lower case.
        MARKS: quotation marks, commas, stops.
        DASHES: another dash or hyphen.
        BRACKETS: words in brackets for those of the source, or beside them.
        ELLIPSIS: words left out where an ellipsis says so.
        INTERRUPTION: what the source put between two halves of a quotation ("she said").
        HESITATION: "um", "er".
        FIGURES: a numeral as a figure, or the other way round.
    """

    CASE = "case"
    MARKS = "marks"
    DASHES = "dashes"
    BRACKETS = "brackets"
    ELLIPSIS = "ellipsis"
    INTERRUPTION = "interruption"
    HESITATION = "hesitation"
    FIGURES = "figures"


@frozen(kw_only=True)
class Place:
    """Where a source has it.

    Attributes:
        source: number of the source, from 1.
        id: of its article, None if it has none.
        spans: in its text, in code points, sorted.
        text: their words, pieces joined by " … ".
        speaker: whom the source credits, None if it credits nobody.
    """

    source: int
    id: str | None
    spans: Spans
    text: str
    speaker: str | None


def describe_change(draft: str, source: str) -> str:
    """Return that *draft* stands for *source*; either may be no words at all."""
    if not draft:
        return f"left out: {source}"
    return f"“{draft}” for “{source}”" if source else f"put in: {draft}"


@frozen(kw_only=True)
class Difference:
    """Words of the draft that stand for other words of the source; either may be none, of what was
    left out or put in.

    Attributes:
        span: of *draft* in the draft, None where it has no words.
    """

    draft: str
    source: str
    span: Span | None

    def __str__(self) -> str:
        return describe_change(self.draft, self.source)


@frozen(kw_only=True)
class Finding:
    """A quotation or claim of a draft, and what the sources make of it.

    Attributes:
        spans: in the draft, in code points.
        speaker: whom the draft credits, None if nobody.
        claim: of the draft that holds the quotation, or is checked; None for a quotation in no
            claim.
        places: where the sources have it, or what comes nearest; none if it was not found.
        differences: word by word, of an altered quotation.
        allowances: the freedoms that the draft took.
        reason: one line for people.
        confidence: that the verdict is right, 0 to 1; an estimate by hand.
    """

    kind: Checked
    verdict: Verdict
    spans: Spans
    text: str
    speaker: str | None
    claim: Claim | None = field(
        default=None, repr=False, metadata={"schema": {"type": ["string", "null"]}}
    )
    places: tuple[Place, ...] = ()
    differences: tuple[Difference, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    reason: str = ""
    confidence: float = 1.0

    @property
    def is_fine(self) -> bool:
        """Whether nothing is to be done: it is verbatim or supported."""
        return self.verdict in {Verdict.VERBATIM, Verdict.SUPPORTED}

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as plain JSON types: spans as ``[start, end]``, of the claim its id.

        Raises:
            RecordError: a string holds a high surrogate before a low one.
        """
        record: dict[str, Any] = make_writer().unstructure(self)
        return {**record, "confidence": round(self.confidence, 3)}


@frozen(repr=False)
class Check(Sequence[Finding]):
    """The findings of a draft, in text order.

    Attributes:
        draft: its claims.
        sources: the claims of each source, in the order given.
    """

    findings: tuple[Finding, ...]
    draft: ClaimSet
    sources: tuple[ClaimSet, ...]

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @overload
    def __getitem__(self, key: int) -> Finding: ...

    @overload
    def __getitem__(self, key: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, key: int | slice) -> Finding | tuple[Finding, ...]:
        return self.findings[key]

    def __repr__(self) -> str:
        counts = Counter(finding.verdict for finding in self)
        parts = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
        return f"Check({', '.join(parts) or 'nothing to check'})"

    @property
    def quotations(self) -> tuple[Finding, ...]:
        """The findings on words in quotation marks."""
        return self._select(Checked.QUOTATION)

    @property
    def paraphrases(self) -> tuple[Finding, ...]:
        """The findings on claims in the draft's own words."""
        return self._select(Checked.PARAPHRASE)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that somebody should look at."""
        return tuple(finding for finding in self if not finding.is_fine)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the findings as plain JSON types."""
        return [finding.to_dict() for finding in self]

    def _select(self, kind: Checked) -> tuple[Finding, ...]:
        return tuple(finding for finding in self if finding.kind is kind)


@cache
def make_writer() -> Converter:
    """Return what writes findings, and what holds them, as plain JSON types."""
    kinds = (Verdict, Checked, Allowance)
    converter = build_converter(kinds, derived={}, ignored={}, strict=True)
    converter.register_unstructure_hook(Claim, lambda claim: claim.id)
    return converter
