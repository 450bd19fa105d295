"""``python -m benchmarks.certainty_sentences``: how many certainty fields of sentences of our own
writing come out right.

The sentences and what a linguist says of each stand in ``tests/cases/sentences``. Level,
polarity and the markers as a set count as one field each, and so does every further field that a
sentence gives. A claim that is not found has all its fields wrong.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from benchmarks.reports import json_option, print_table, write_numbers
from claimkit import Claim, ClaimSet, Extractor
from claimkit.extractor import Tier
from claimkit.model import (
    Endorsement,
    EvidenceKind,
    Focus,
    Holder,
    Level,
    Marker,
    MarkerCategory,
    Modality,
    Polarity,
    Stance,
    Time,
)

SENTENCES = Path(__file__).parents[1] / "tests" / "cases" / "sentences" / "first.toml"
ENUMS: Mapping[str, type[StrEnum]] = {
    "level": Level,
    "polarity": Polarity,
    "modality": Modality,
    "time": Time,
    "endorsement": Endorsement,
    "evidence": EvidenceKind,
    "focus": Focus,
    "stance": Stance,
}
FIELDS = (
    "level",
    "polarity",
    "markers",
    "modality",
    "time",
    "endorsement",
    "evidence",
    "focus",
    "stance",
    "quoted",
    "negated",
)


@frozen(kw_only=True)
class GoldMarker:
    """A marker as the table gives it: the word as in the text in lower case, or its lemma."""

    word: str
    category: MarkerCategory
    holder: Holder

    def __str__(self) -> str:
        return f"{self.word}:{self.category}:{self.holder}"


@frozen(kw_only=True)
class GoldSentence:
    """A sentence, what picks its claim, and what is said of that claim.

    Attributes:
        values: the enumerated fields that the sentence gives, by name; always level and polarity.
        quoted: words of the markers in quotation marks, None if not given.
        negated: whether the attribution is negated, None if not given.
    """

    text: str
    cue: str
    content: str
    values: Mapping[str, StrEnum]
    markers: tuple[GoldMarker, ...]
    quoted: tuple[str, ...] | None = None
    negated: bool | None = None


@frozen(kw_only=True)
class Outcome:
    """One field of one sentence: what was wanted, and what came out (None if the claim was not
    found).
    """

    text: str
    field: str
    wanted: str
    found: str | None
    right: bool


def read_sentences(path: Path = SENTENCES) -> tuple[GoldSentence, ...]:
    """Return the sentences of a table.

    Raises:
        click.ClickException: an entry lacks a field or holds a value that the scheme does not know.
    """
    found = []
    for number, row in enumerate(
        tomllib.loads(path.read_text(encoding="utf-8"))["sentence"], start=1
    ):
        try:
            found.append(_sentence(dict(row)))
        except (KeyError, ValueError) as error:
            raise click.ClickException(
                f"{path}: sentence {number} ({row.get('text')}): {error!r}"
            ) from error
    return tuple(found)


def _sentence(row: dict[str, Any]) -> GoldSentence:
    text, cue, content, markers = (row.pop(name) for name in ("text", "cue", "content", "markers"))
    quoted, negated = row.pop("quoted", None), row.pop("negated", None)
    if unknown := sorted(set(row) - set(ENUMS)) or sorted({"level", "polarity"} - set(row)):
        raise ValueError(f"unknown or missing fields: {unknown}")
    if content not in text or cue not in text:
        raise ValueError("cue and content must stand in the text")
    return GoldSentence(
        text=text,
        cue=cue,
        content=content,
        values={name: ENUMS[name](value) for name, value in row.items()},
        markers=tuple(_marker(marker) for marker in markers),
        quoted=None if quoted is None else tuple(quoted),
        negated=negated,
    )


def _marker(text: str) -> GoldMarker:
    word, category, holder = text.split(":")
    return GoldMarker(word=word, category=MarkerCategory(category), holder=Holder(holder))


def claim_of(claims: ClaimSet, sentence: GoldSentence) -> Claim | None:
    """Return the first claim whose cue holds the cue word and whose content holds the stretch; None
    if there is none.
    """
    for claim in claims:
        cue = " ".join(span.of(claims.text) for span in claim.cue.spans).split()
        if sentence.cue in cue and sentence.content in claim.content.text:
            return claim
    return None


def outcomes_of(claims: ClaimSet, sentence: GoldSentence) -> Iterator[Outcome]:
    """Yield one outcome for each field that *sentence* gives, in the order of ``FIELDS``."""
    claim = claim_of(claims, sentence)
    for field, wanted in _wanted(sentence).items():
        shown, right = (
            (None, False) if claim is None else _compared(field, sentence, claims.text, claim)
        )
        yield Outcome(text=sentence.text, field=field, wanted=wanted, found=shown, right=right)


def _wanted(sentence: GoldSentence) -> dict[str, str]:
    shown: dict[str, str] = {name: str(value) for name, value in sentence.values.items()}
    shown["markers"] = " ".join(map(str, sentence.markers)) or "none"
    if sentence.quoted is not None:
        shown["quoted"] = " ".join(sentence.quoted) or "none"
    if sentence.negated is not None:
        shown["negated"] = str(sentence.negated)
    return {name: shown[name] for name in FIELDS if name in shown}


def _compared(field: str, sentence: GoldSentence, text: str, claim: Claim) -> tuple[str, bool]:
    """Return what came out for *field*, as words, and whether it is what the sentence wants."""
    certainty = claim.certainty
    if field == "negated":
        return str(claim.cue.negated), claim.cue.negated == sentence.negated
    if field == "markers":
        shown = " ".join(
            f"{m.span.of(text).lower()}:{m.category}:{m.holder}" for m in certainty.markers
        )
        return shown or "none", _same_markers(sentence.markers, certainty.markers, text)
    if field == "quoted":
        quoted = [m for m in certainty.markers if m.quoted]
        shown = " ".join(m.span.of(text).lower() for m in quoted)
        return shown or "none", _same_words(
            sentence.quoted or (), [_names(m, text) for m in quoted]
        )
    value = getattr(certainty, field)
    return str(value), value == sentence.values[field]


def _same_markers(wanted: Sequence[GoldMarker], found: Sequence[Marker], text: str) -> bool:
    """Return whether the two are the same for every category and holder; order does not count."""
    kinds = {(m.category, m.holder) for m in wanted} | {(m.category, m.holder) for m in found}
    return all(
        _same_words(
            [m.word for m in wanted if (m.category, m.holder) == kind],
            [_names(m, text) for m in found if (m.category, m.holder) == kind],
        )
        for kind in kinds
    )


def _same_words(wanted: Sequence[str], found: Sequence[frozenset[str]]) -> bool:
    """Return whether each wanted word is a name of a marker of its own, and no marker is left
    over.
    """
    left = list(found)
    for word in wanted:
        match = next((names for names in left if word in names), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _names(marker: Marker, text: str) -> frozenset[str]:
    return frozenset(
        {marker.lemma.lower(), marker.span.of(text).lower().strip("“”\"'‘’").replace("n’t", "not")}
    )


def measure(extractor: Extractor, path: Path = SENTENCES) -> tuple[Outcome, ...]:
    """Return the outcomes of all sentences of a table, each extracted as a text of its own."""
    sentences = read_sentences(path)
    extracted = extractor.extract_many(sentence.text for sentence in sentences)
    return tuple(
        o
        for claims, sentence in zip(extracted, sentences, strict=True)
        for o in outcomes_of(claims, sentence)
    )


def counts_by_field(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Return for each field how many are right, and of how many; ``all`` comes last."""
    right, total = Counter(o.field for o in outcomes if o.right), Counter(o.field for o in outcomes)
    counts = {name: (right[name], total[name]) for name in FIELDS if total[name]}
    return {**counts, "all": (right.total(), total.total())}


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """Return for each sentence with a wrong field the sentence and, on lines below it, what was
    wanted and what came out.
    """
    entries: dict[str, list[str]] = {}
    for outcome in outcomes:
        if not outcome.right:
            lines = entries.setdefault(outcome.text, [])
            lines.append(
                f"{outcome.field}: wanted {outcome.wanted}, found {outcome.found or 'no claim'}"
            )
    return ["\n    ".join([text, *lines]) for text, lines in entries.items()]


@click.command()
@click.argument(
    "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=SENTENCES
)
@click.option(
    "--tier",
    type=click.Choice([t.value for t in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
)
@click.option("--misses", "listed", is_flag=True, help="List every field that is wrong.")
@json_option
def main(path: Path, tier: str, listed: bool, json_file: Path | None) -> None:
    """Extract the sentences of PATH and count which of their fields are right."""
    outcomes = measure(Extractor(tier=tier), path)
    counts = counts_by_field(outcomes)
    rows = [[name, right, total, right / total] for name, (right, total) in counts.items()]
    print_table(
        f"Certainty: {len(read_sentences(path))} sentences", ["field", "right", "of", "share"], rows
    )
    if listed:
        click.echo("\n".join(misses(outcomes)))
    write_numbers(
        json_file, {name: {"right": right, "of": total} for name, (right, total) in counts.items()}
    )


if __name__ == "__main__":
    main()
