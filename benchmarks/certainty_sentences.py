"""``python -m benchmarks.certainty_sentences``: how many certainty fields of sentences of our own
writing come out right.

The sentences and what a linguist says of each stand in ``tests/cases/sentences``. Level,
polarity and the markers as a set count as one field each, and so does every further field that a
sentence gives. A claim that is not found has all its fields wrong.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from benchmarks.reports import FILE, json_option, print_table, tier_option, write_numbers
from claimkit import Claim, ClaimSet, Extractor
from claimkit.model.certainty import Marker
from claimkit.model.scheme import (
    ClaimType,
    Endorsement,
    Evidentiality,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    ReportingClass,
    Time,
)

SENTENCES = Path(__file__).parents[1] / "tests" / "cases" / "sentences" / "first.toml"
ENUMS: Mapping[str, type[StrEnum]] = {
    "level": Level,
    "polarity": Polarity,
    "modality": Modality,
    "content_time": Time,
    "endorsement": Endorsement,
    "evidentiality": Evidentiality,
    "claim_type": ClaimType,
    "reporting_class": ReportingClass,
}
FIELDS = (
    "level",
    "polarity",
    "markers",
    "modality",
    "content_time",
    "endorsement",
    "evidentiality",
    "claim_type",
    "reporting_class",
    "quoted",
    "negated",
)
REQUIRED = frozenset({"level", "polarity"})
QUOTATION_MARKS = "“”\"'‘’"
Kind = tuple[MarkerCategory, Holder]


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
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    sentences = []
    for number, row in enumerate(rows, start=1):
        try:
            sentences.append(read_sentence(dict(row)))
        except (KeyError, ValueError) as error:
            raise click.ClickException(
                f"{path}: sentence {number} ({row.get('text')}): {error!r}"
            ) from error
    return tuple(sentences)


def read_sentence(row: dict[str, Any]) -> GoldSentence:
    text, cue, content = row.pop("text"), row.pop("cue"), row.pop("content")
    markers = row.pop("markers")
    quoted, negated = row.pop("quoted", None), row.pop("negated", None)
    if content not in text or cue not in text:
        raise ValueError("cue and content must stand in the text")
    return GoldSentence(
        text=text,
        cue=cue,
        content=content,
        values=read_values(row),
        markers=tuple(map(read_marker, markers)),
        quoted=None if quoted is None else tuple(quoted),
        negated=negated,
    )


def read_values(row: Mapping[str, str]) -> dict[str, StrEnum]:
    """Return the enumerated fields of *row*."""
    unknown, missing = set(row) - set(ENUMS), REQUIRED - set(row)
    if unknown or missing:
        raise ValueError(f"unknown or missing fields: {sorted(unknown | missing)}")
    return {name: ENUMS[name](value) for name, value in row.items()}


def read_marker(text: str) -> GoldMarker:
    word, category, holder = text.split(":")
    return GoldMarker(word=word, category=MarkerCategory(category), holder=Holder(holder))


def find_claim(claims: ClaimSet, sentence: GoldSentence) -> Claim | None:
    """Return the first claim whose cue holds the cue word and whose content holds the stretch; None
    if there is none.
    """
    for claim in claims:
        cue = " ".join(span.of(claims.text) for span in claim.cue.spans).split()
        if sentence.cue in cue and sentence.content in claim.content.text:
            return claim
    return None


def judge_sentence(claims: ClaimSet, sentence: GoldSentence) -> Iterator[Outcome]:
    """Yield one outcome for each field that *sentence* gives, in the order of ``FIELDS``."""
    claim = find_claim(claims, sentence)
    for field in FIELDS:
        wanted = find_wanted(field, sentence)
        if wanted is not None:
            found = None if claim is None else find_field(field, claims.text, claim)
            right = claim is not None and is_right(field, sentence, claims.text, claim)
            yield Outcome(text=sentence.text, field=field, wanted=wanted, found=found, right=right)


def find_wanted(field: str, sentence: GoldSentence) -> str | None:
    """Return what *sentence* gives for *field*, as words; None if it gives nothing."""
    if field == "markers":
        return list_words(map(str, sentence.markers))
    if field == "quoted":
        return None if sentence.quoted is None else list_words(sentence.quoted)
    value = sentence.negated if field == "negated" else sentence.values.get(field)
    return None if value is None else str(value)


def find_field(field: str, text: str, claim: Claim) -> str:
    """Return what came out for *field*, as words."""
    markers = claim.certainty.markers
    if field == "negated":
        return str(claim.cue.negated)
    if field == "markers":
        return list_words(f"{m.span.of(text).lower()}:{m.category}:{m.holder}" for m in markers)
    if field == "quoted":
        return list_words(m.span.of(text).lower() for m in markers if m.quoted)
    return str(getattr(claim.certainty, field))


def list_words(words: Iterable[str]) -> str:
    return " ".join(words) or "none"


def is_right(field: str, sentence: GoldSentence, text: str, claim: Claim) -> bool:
    """Return whether what came out for *field* is what the sentence wants."""
    markers = claim.certainty.markers
    if field == "negated":
        return claim.cue.negated == sentence.negated
    if field == "markers":
        return has_same_markers(sentence.markers, markers, text)
    if field == "quoted":
        quoted = [name_marker(marker, text) for marker in markers if marker.quoted]
        return has_same_words(sentence.quoted or (), quoted)
    return bool(getattr(claim.certainty, field) == sentence.values[field])


def has_same_markers(wanted: Iterable[GoldMarker], found: Iterable[Marker], text: str) -> bool:
    """Return whether the two are the same for every category and holder; order does not count."""
    words: defaultdict[Kind, list[str]] = defaultdict(list)
    names: defaultdict[Kind, list[frozenset[str]]] = defaultdict(list)
    for gold in wanted:
        words[gold.category, gold.holder].append(gold.word)
    for marker in found:
        names[marker.category, marker.holder].append(name_marker(marker, text))
    return all(has_same_words(words[kind], names[kind]) for kind in {*words, *names})


def has_same_words(wanted: Iterable[str], found: Iterable[frozenset[str]]) -> bool:
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


def name_marker(marker: Marker, text: str) -> frozenset[str]:
    """Return what a table may call *marker*: its lemma, and its words."""
    words = marker.span.of(text).lower().strip(QUOTATION_MARKS).replace("n’t", "not")
    return frozenset({marker.lemma.lower(), words})


def measure(extractor: Extractor, path: Path = SENTENCES) -> tuple[Outcome, ...]:
    """Return the outcomes of all sentences of a table, each extracted as a text of its own."""
    sentences = read_sentences(path)
    extracted = extractor.extract_many(sentence.text for sentence in sentences)
    outcomes: list[Outcome] = []
    for claims, sentence in zip(extracted, sentences, strict=True):
        outcomes += judge_sentence(claims, sentence)
    return tuple(outcomes)


def count_by_field(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Return for each field how many are right, and of how many; ``all`` comes last."""
    total = Counter(outcome.field for outcome in outcomes)
    right = Counter(outcome.field for outcome in outcomes if outcome.right)
    counts = {name: (right[name], total[name]) for name in FIELDS if total[name]}
    return {**counts, "all": (right.total(), total.total())}


def list_misses(outcomes: Iterable[Outcome]) -> list[str]:
    """Return for each sentence with a wrong field the sentence and, on lines below it, what was
    wanted and what came out.
    """
    entries: dict[str, str] = {}
    for outcome in outcomes:
        if not outcome.right:
            entry = entries.setdefault(outcome.text, outcome.text)
            found = outcome.found or "no claim"
            miss = f"{outcome.field}: wanted {outcome.wanted}, found {found}"
            entries[outcome.text] = f"{entry}\n    {miss}"
    return list(entries.values())


@click.command()
@click.argument("path", type=FILE, default=SENTENCES)
@tier_option
@click.option("--misses", "listed", is_flag=True, help="List every field that is wrong.")
@json_option
def main(path: Path, tier: str, listed: bool, json_file: Path | None) -> None:
    """Extract the sentences of PATH and count which of their fields are right."""
    outcomes = measure(Extractor(tier=tier), path)
    rows, numbers = [], {}
    for name, (right, total) in count_by_field(outcomes).items():
        rows.append([name, right, total, right / total])
        numbers[name] = {"right": right, "of": total}
    title = f"Certainty: {len(read_sentences(path))} sentences"
    print_table(title, ["field", "right", "of", "share"], rows)
    if listed:
        click.echo("\n".join(list_misses(outcomes)))
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
