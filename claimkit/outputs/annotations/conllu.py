"""CoNLL-U: claims in the column MISC of a parse, and a comment for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from attrs import field, frozen

from claimkit.errors import ConlluError
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations.parts import PartKind, list_parts
from claimkit.outputs.items import Item
from claimkit.spans import Span, SpanIndex, Spans
from claimkit.text.plain.plaintext import PlainText

KEYS = {
    PartKind.SPEAKER: "ClaimSpeaker",
    PartKind.CUE: "ClaimCue",
    PartKind.CONTENT: "ClaimContent",
}
ID, MISC, COLUMNS = 0, 9, 10
PARSING = (
    "from claimkit.parsing.conllu import to_conllu; "
    "(document,) = claimkit.Extractor().parser.parse_many([claims.plain.text]); "
    "claims.annotate_conllu(to_conllu(document))"
)
_OFFSETS = re.compile(r"(?:^|\|)start_char=(\d+)\|end_char=(\d+)(?=\||$)", re.ASCII)
_UNSAFE = re.compile(r"[^\w.-]", re.ASCII)

Row = tuple[str, ...]


def annotate_conllu(conllu: str, found: Extraction) -> str:
    """Return *conllu*, a parse of the text of *found* as it is read, with its claims.

    MISC gets ``ClaimSpeaker``, ``ClaimCue`` and ``ClaimContent`` with the ids of the claims to
    which a word belongs, joined by commas. A sentence gets a comment for each claim whose cue it
    has, or without a cue the beginning of its content: ``# claim_c1 = {"speaker": …}``.

    Args:
        conllu: with ``start_char`` and ``end_char`` in MISC, in code points, as stanza and
            :func:`claimkit.parsing.conllu.to_conllu` write them. They become offsets in the text as
            it was given.

    Raises:
        ConlluError: a word has no offsets, or some that are outside the text.
    """
    sentences = [_read_sentence(block) for block in conllu.strip("\n").split("\n\n")]
    rows = list(chain.from_iterable(sentence.rows for sentence in sentences))
    spans = list(_find_spans(rows, found))
    marked = _mark(found.claims, spans)
    annotated = iter(map(_annotate, rows, spans, marked))
    written = [_write_sentence(sentence, annotated) for sentence in sentences]
    return "\n\n".join(written) + "\n\n"


def write_conllu(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield the parse of each item with its claims, under its name.

    Raises:
        ConlluError: the parse of an item is not at hand.
    """
    for item in items:
        if item.parse is None:
            raise ConlluError(
                f"{item.name}: a set of claims holds no parse; claimkit extract --format conllu "
                f"makes one, in Python do so: {PARSING}"
            )
        if item.found.plain.text.strip():
            yield f"# newdoc id = {json.dumps(item.name)[1:-1]}\n"
            yield annotate_conllu(item.parse(), item.found)


@frozen
class _Sentence:
    """The comments and the rows of a sentence."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]


@frozen
class _Marks:
    """What a word has to do with claims: keys of MISC with ids, and the claims to be described."""

    ids: dict[str, list[str]] = field(factory=dict)
    claims: list[Claim] = field(factory=list)


@frozen
class _Annotated:
    """A row with the claims in it, and the comments that it gives its sentence."""

    row: str
    comments: tuple[str, ...]


def _read_sentence(block: str) -> _Sentence:
    lines = block.split("\n")
    rows = (tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
    return _Sentence(tuple(line for line in lines if line.startswith("#")), tuple(rows))


def _find_spans(rows: Iterable[Row], found: Extraction) -> Iterator[Span]:
    """Yield where each of *rows* stands in the text as it was given; a word without offsets stands
    where its token does.
    """
    token: Span | None = None
    for row in rows:
        token = _read_span(row, found.plain) or token
        if token is None:
            raise ConlluError(f"word {row[ID]}: no start_char and end_char in MISC")
        yield token


def _read_span(row: Row, plain: PlainText) -> Span | None:
    if len(row) != COLUMNS:
        raise ConlluError(f"expected 10 columns, got {len(row)}: {row!r}")
    offsets = _OFFSETS.search(row[MISC])
    if offsets is None:
        return None
    start, end = int(offsets[1]), int(offsets[2])
    if not start < end <= len(plain.text):
        raise ConlluError(f"word {row[ID]}: {offsets[0]} is no span of the text")
    return plain.find_given(Span(start, end))


def _mark(claims: Iterable[Claim], spans: Sequence[Span]) -> list[_Marks]:
    """Return what each word, of which *spans* says where it stands, has to do with *claims*."""
    marked = [_Marks() for _ in spans]
    index = SpanIndex.of(spans)
    for claim in claims:
        for part in list_parts(claim):
            key = KEYS[part.kind]
            for word in _find_words(index, part.spans):
                marked[word].ids.setdefault(key, []).append(_to_id(claim))
        first = next(_find_words(index, claim.cue.spans or claim.content.spans), None)
        if first is not None:
            marked[first].claims.append(claim)
    return marked


def _find_words(index: SpanIndex, spans: Spans) -> Iterator[int]:
    for span in spans:
        yield from range(*index.find_over(span))


def _annotate(row: Row, span: Span, marks: _Marks) -> _Annotated:
    others = [pair for pair in _OFFSETS.sub("", row[MISC]).split("|") if pair not in ("", "_")]
    offsets = [f"start_char={span.start}", f"end_char={span.end}"]
    claims = [f"{key}={','.join(dict.fromkeys(ids))}" for key, ids in sorted(marks.ids.items())]
    return _Annotated(
        row="\t".join([*row[:MISC], "|".join([*offsets, *others, *claims])]),
        comments=tuple(map(_write_comment, marks.claims)),
    )


def _write_sentence(sentence: _Sentence, annotated: Iterator[_Annotated]) -> str:
    """Return the lines of *sentence*, whose rows are the next of those *annotated*."""
    own = list(islice(annotated, len(sentence.rows)))
    comments = chain(sentence.comments, *(row.comments for row in own))
    return "\n".join([*comments, *(row.row for row in own)])


def _write_comment(claim: Claim) -> str:
    return f"# claim_{_to_id(claim)} = {json.dumps(_describe(claim))}"


def _describe(claim: Claim) -> dict[str, Any]:
    return {
        "speaker": claim.speaker.label,
        "lemma": claim.cue.lemma,
        "act": claim.act.value,
        "level": claim.certainty.level.value,
        "polarity": claim.certainty.polarity.value,
        "confidence": claim.confidence,
    }


def _to_id(claim: Claim) -> str:
    return _UNSAFE.sub("_", claim.id)
