"""``python -m benchmarks.seed [GOLD.jsonl ...]``: claimkit's claims of the seed article beside the
hand-annotated ones.

A gold claim is found where a claim's content has word Jaccard >= 0.5 with it and the speaker spans
overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from benchmarks.extractors import load_extractor, precision_option
from benchmarks.reports import (
    FILE,
    json_option,
    print_table,
    read_rows,
    tier_option,
    write_numbers,
)
from claimkit import Claim, ClaimSet, Extractor, Span

GOLD = Path(__file__).parent.parent / "tests" / "golden" / "seed_article.gold.jsonl"
FOUND = 0.5
WORD = re.compile(r"\w+")


@frozen
class Pair:
    """A gold claim and the claim found for it, if any."""

    gold: dict[str, Any]
    claim: Claim | None

    @property
    def name_right(self) -> bool:
        return self.claim is not None and self.claim.speaker.name == self.gold["speaker"]

    @property
    def quotation_right(self) -> bool:
        return self.claim is not None and self.claim.content.quotation == self.gold["quotation"]


@frozen
class Words:
    """The word tokens that spans of a text touch, by where each begins."""

    starts: frozenset[int]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> Words:
        starts: set[int] = set()
        touched = list(spans)
        for match in WORD.finditer(text):
            word = Span(*match.span())
            if any(span.overlaps(word) for span in touched):
                starts.add(word.start)
        return cls(frozenset(starts))

    def agrees(self, other: Words) -> float:
        """Return the Jaccard index of both, 0 where both are empty."""
        union = len(self.starts | other.starts)
        return len(self.starts & other.starts) / union if union else 0.0


def read_spans(pairs: Iterable[Sequence[int]]) -> list[Span]:
    return [Span(start, end) for start, end in pairs]


def align_claims(row: dict[str, Any], claims: ClaimSet) -> tuple[list[Pair], list[Claim]]:
    """Return the gold claims of *row* with what was found for them, and the claims beyond them."""
    free, pairs = list(claims), []
    for gold in row["attributions"]:
        claim = find_claim(row["text"], gold, free)
        if claim is not None:
            free.remove(claim)
        pairs.append(Pair(gold, claim))
    return pairs, free


def find_claim(text: str, gold: dict[str, Any], claims: Iterable[Claim]) -> Claim | None:
    """Return the claim of *claims* whose content is nearest, if it is near enough and the speakers
    overlap.
    """
    wanted = Words.of(text, read_spans(gold["content"]))

    def measure(claim: Claim) -> float:
        return wanted.agrees(Words.of(text, claim.content.spans))

    best = max(claims, key=measure, default=None)
    if best is None or measure(best) < FOUND:
        return None
    speaker = Words.of(text, best.speaker.spans)
    source = Words.of(text, read_spans(gold["source"]))
    return best if source.starts & speaker.starts else None


def count_numbers(pairs: Sequence[Pair], beyond: Sequence[Claim]) -> dict[str, int]:
    return {
        "gold": len(pairs),
        "found": sum(pair.claim is not None for pair in pairs),
        "quotation_right": sum(pair.quotation_right for pair in pairs),
        "name_right": sum(pair.name_right for pair in pairs),
        "beyond": len(beyond),
    }


def describe_pair(text: str, pair: Pair) -> list[str]:
    content = " … ".join(text[start:end] for start, end in pair.gold["content"])
    if pair.claim is None:
        return [pair.gold["speaker"], content, "–", "missed", "", ""]
    name = "right" if pair.name_right else f"wrong: {find_name(pair.claim)}"
    quotation = "right" if pair.quotation_right else "wrong"
    return [pair.gold["speaker"], content, pair.claim.content.text, "found", name, quotation]


def find_name(claim: Claim) -> str | None:
    return claim.speaker.name


def describe_claim(claim: Claim) -> list[str | None]:
    rule = claim.content.provenance.rule
    return [find_name(claim), claim.cue.lemma, claim.content.text, rule]


@click.command()
@click.argument("files", nargs=-1, type=FILE)
@tier_option
@precision_option
@json_option
def main(files: tuple[Path, ...], tier: str, precision: str, json_file: Path | None) -> None:
    """Compare with the gold claims in FILES; by default the seed article's."""
    extractor = load_extractor(tier, precision)
    numbers = {}
    for path in files or (GOLD,):
        for row in read_rows(path):
            numbers[row["doc_id"]] = compare(row, extractor)
    write_numbers(json_file, numbers)


def compare(row: dict[str, Any], extractor: Extractor) -> dict[str, int]:
    """Print what was found for the gold claims of *row*, and what beyond; return the numbers."""
    pairs, beyond = align_claims(row, extractor.extract(row["text"]))
    columns = ["gold speaker", "gold content", "content", "claim", "name", "quotation"]
    print_table(row["doc_id"], columns, [describe_pair(row["text"], pair) for pair in pairs])
    columns = ["speaker", "cue", "content", "rule"]
    print_table("beyond the gold claims", columns, map(describe_claim, beyond))
    numbers = count_numbers(pairs, beyond)
    click.echo("  ".join(f"{name}: {value}" for name, value in numbers.items()))
    return numbers


if __name__ == "__main__":
    main()
