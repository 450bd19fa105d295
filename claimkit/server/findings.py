"""The marked draft, its sources and the findings, as the page shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from attrs import frozen

from claimkit.checking.result import Check, Finding, Place, Verdict
from claimkit.outputs.wording import replace_unshowable
from claimkit.server.articles import Choice
from claimkit.server.pieces import Run, list_runs
from claimkit.server.templates import render
from claimkit.spans import Span, Spans, cover_spans

AROUND = 80  # code points that are shown on either side
FINE = frozenset({Verdict.VERBATIM, Verdict.SUPPORTED})
WRONG = frozenset({Verdict.CONTRADICTED, Verdict.OTHER_SPEAKER, Verdict.NOT_FOUND})


@frozen
class FindingMark:
    """Words of a finding: in the draft, or where a source has it.

    Attributes:
        id: of the finding.
        is_place: whether the finding leads here.
    """

    id: str
    span: Span
    extent: int
    is_place: bool
    note: str | None
    look: str
    leads: bool = True


@frozen(kw_only=True)
class ShownPlace:
    """Where a source has what a finding is about, and what stands around it."""

    id: str
    source: int
    title: str
    before: str
    text: str
    behind: str
    speaker: str


@frozen(kw_only=True)
class ShownFinding:
    """A finding in the list."""

    id: str
    verdict: str
    look: str
    kind: str
    text: str
    speaker: str
    reason: str
    confidence: int
    differences: Sequence[tuple[str, str]]
    allowances: str
    places: Sequence[ShownPlace]


@frozen
class ShownText:
    """A draft or a source.

    Attributes:
        number: of the source, from 1; 0 for the draft.
        count: of the findings that are about it.
    """

    number: int
    title: str
    paragraphs: Sequence[Sequence[Run]]
    count: int


def draw_check(check: Check, unread: Container[int] = ()) -> str:
    """Return *check* as a fragment of HTML.

    Args:
        unread: numbers of sources that could not be read, and are not shown.
    """
    read = [number for number in range(1, len(check.sources) + 1) if number not in unread]
    verdicts = Counter(finding.verdict for finding in check)
    found = filter(verdicts.get, Verdict)
    choices = [Choice(_spell(verdict), _spell(verdict), verdicts[verdict]) for verdict in found]
    return render(
        "check.html",
        draft=_show_draft(check),
        sources=[_show_source(check, number) for number in read],
        findings=[_show(check, number) for number in range(len(check))],
        choices=choices,
        problems=len(check.problems),
    )


def classify(verdict: Verdict) -> str:
    """Return the class of a verdict: nothing to do, to be looked at, wrong."""
    if verdict in FINE:
        return "is-fine"
    return "is-wrong" if verdict in WRONG else "is-doubtful"


def _show_draft(check: Check) -> ShownText:
    marks: list[FindingMark] = []
    for number, finding in enumerate(check):
        look = classify(finding.verdict)
        marks.extend(_mark(f"f{number}", finding.spans, _spell(finding.verdict), look))
    title = check.draft.article.title or "Draft"
    return _show_text(0, check.draft.text, title, marks)


def _show_source(check: Check, number: int) -> ShownText:
    source = check.sources[number - 1]
    marks: list[FindingMark] = []
    for index, finding in enumerate(check):
        for place in finding.places:
            if place.source == number:
                note = _spell(finding.verdict)
                marks.extend(_mark(f"f{index}", place.spans, note, classify(finding.verdict)))
    title = source.article.title or source.article.id or f"source {number}"
    return _show_text(number, source.text, title, marks)


def _show_text(number: int, text: str, title: str, marks: Sequence[FindingMark]) -> ShownText:
    paragraphs = list_runs(text, marks, _describe_look)
    count = len({mark.id for mark in marks})
    return ShownText(number, replace_unshowable(title), paragraphs, count)


def _mark(id: str, spans: Spans, note: str, look: str) -> Iterator[FindingMark]:
    extent = len(cover_spans(spans)) if spans else 0
    for span in spans:
        is_first, is_last = span == spans[0], span == spans[-1]
        yield FindingMark(id, span, extent, is_first, note if is_last else None, look)


def _describe_look(marks: Sequence[FindingMark]) -> str:
    return min(marks, key=lambda mark: mark.extent).look


def _show(check: Check, number: int) -> ShownFinding:
    finding: Finding = check[number]
    return ShownFinding(
        id=f"f{number}",
        verdict=_spell(finding.verdict),
        look=classify(finding.verdict),
        kind=str(finding.kind),
        text=replace_unshowable(finding.text),
        speaker=replace_unshowable(finding.speaker or ""),
        reason=replace_unshowable(finding.reason),
        confidence=round(100 * finding.confidence),
        differences=[
            (replace_unshowable(edit.draft), replace_unshowable(edit.source))
            for edit in finding.differences
        ],
        allowances=", ".join(map(str, finding.allowances)),
        places=[_show_place(check, f"f{number}", place) for place in finding.places],
    )


def _show_place(check: Check, id: str, place: Place) -> ShownPlace:
    source = check.sources[place.source - 1]
    title = source.article.title or place.id or f"source {place.source}"
    whole = cover_spans(place.spans)
    before = source.text[max(0, whole.start - AROUND) : whole.start]
    behind = source.text[whole.end : whole.end + AROUND]
    return ShownPlace(
        id=id,
        source=place.source,
        title=replace_unshowable(title),
        before=replace_unshowable(before[before.find(" ") + 1 :]),
        text=replace_unshowable(place.text),
        behind=replace_unshowable(behind[: behind.rfind(" ") + 1] or behind),
        speaker=replace_unshowable(place.speaker or ""),
    )


def _spell(verdict: str) -> str:
    return verdict.replace("-", " ")
