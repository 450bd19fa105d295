"""What is shown of the claims of one text."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping, Sequence

from attrs import frozen

from claimkit.model.claim import Claim, Skipped
from claimkit.model.extraction import Extraction
from claimkit.outputs.marked.marks import Mark, mark_claims
from claimkit.outputs.marked.paragraphs import Piece, cut_text
from claimkit.outputs.marked.voices import Voice, number_voices
from claimkit.outputs.wording import (
    replace_unshowable,
    to_certainty_label,
    to_certainty_words,
    to_role,
    to_words,
)

KEY = 8  # hexadecimal digits; enough for the sets of one notebook


@frozen
class Row:
    """A claim in the table.

    Attributes:
        has_place: whether it has words in the text to which its row can lead.
    """

    id: str
    voice: Voice
    role: str
    cue: str
    content: str
    certainty: str
    explained: str
    has_place: bool


@frozen
class Passed:
    """Words that gave no claim, and why."""

    words: str
    start: int
    reason: str


@frozen
class View:
    """What is shown of one text, in the order in which it stands.

    Attributes:
        key: what links begin with, so that those of two sets on one page do not lead to each other.
        name: of the input, None where there is only one.
    """

    key: str
    name: str | None
    warnings: Sequence[str]
    voices: Sequence[Voice]
    paragraphs: Sequence[Sequence[Piece[Mark]]]
    rows: Sequence[Row]
    skipped: Sequence[Passed]

    @classmethod
    def of(cls, found: Extraction, name: str | None = None) -> View:
        voices = number_voices(found.claims)
        return cls(
            key=_make_key(found, name),
            name=None if name is None else replace_unshowable(name),
            warnings=[replace_unshowable(warning.message) for warning in found.warnings],
            voices=list(voices.values()),
            paragraphs=cut_text(found.text, mark_claims(found.claims, voices)),
            rows=_list_rows(found, voices),
            skipped=[_describe_skipped(found, word) for word in found.skipped],
        )


def _list_rows(found: Extraction, voices: Mapping[Hashable, Voice]) -> list[Row]:
    return [_make_row(found, claim, voices[claim.speaker.key]) for claim in found.claims]


def _make_row(found: Extraction, claim: Claim, voice: Voice) -> Row:
    return Row(
        id=claim.id,
        voice=voice,
        role=replace_unshowable(to_role(claim.speaker)),
        cue=replace_unshowable(to_words(found.plain, claim.cue.spans)),
        content=replace_unshowable(claim.content.text),
        certainty=to_certainty_words(claim),
        explained=to_certainty_label(claim),
        has_place=bool(claim.content.spans),
    )


def _describe_skipped(found: Extraction, word: Skipped) -> Passed:
    words, reason = found.plain.read(word.span), word.reason
    return Passed(replace_unshowable(words), word.span.start, replace_unshowable(reason))


def _make_key(found: Extraction, name: str | None) -> str:
    ids = "\n".join(claim.id for claim in found.claims)
    whole = f"{name}\n{found.article.id}\n{ids}\n{found.text}"
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return f"claimkit-{digest[:KEY]}"
