"""``python -m benchmarks.seed [GOLD.jsonl ...]``: claimkit's claims of the seed article beside the
hand-annotated ones.

A gold claim is found where a claim's content has word Jaccard >= 0.5 with it and the speaker spans
overlap.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.extractor import Tier

GOLD = Path(__file__).parent.parent / "tests" / "golden" / "seed_article.gold.jsonl"
FOUND = 0.5


@frozen
class Pair:
    """A gold claim and the claim found for it, if any."""

    gold: dict[str, Any]
    claim: Claim | None

    @property
    def name_right(self) -> bool:
        return (
            self.claim is not None
            and self.claim.speaker is not None
            and self.claim.speaker.name == self.gold["speaker"]
        )

    @property
    def quotation_right(self) -> bool:
        return self.claim is not None and self.claim.content.quotation == self.gold["quotation"]


def words_in(text: str, spans: list[list[int]]) -> set[int]:
    """Return the starts of the word tokens that any of *spans* touches."""
    return {
        m.start()
        for m in re.finditer(r"\w+", text)
        if any(m.start() < end and start < m.end() for start, end in spans)
    }


def jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def aligned(row: dict[str, Any], claims: ClaimSet) -> tuple[list[Pair], list[Claim]]:
    """Return the gold claims of *row* with what was found for them, and the claims beyond them."""
    text, free = row["text"], list(claims)
    pairs = []
    for gold in row["attributions"]:
        wanted = words_in(text, gold["content"])
        best = max(
            free,
            key=lambda c: jaccard(wanted, words_in(text, _pairs(c.content.spans))),
            default=None,
        )
        if best is not None and _is_found(text, gold, best):
            free.remove(best)
            pairs.append(Pair(gold, best))
        else:
            pairs.append(Pair(gold, None))
    return pairs, free


def _is_found(text: str, gold: dict[str, Any], claim: Claim) -> bool:
    if (
        jaccard(words_in(text, gold["content"]), words_in(text, _pairs(claim.content.spans)))
        < FOUND
    ):
        return False
    speaker = words_in(text, _pairs(claim.speaker.spans)) if claim.speaker else set()
    return bool(words_in(text, gold["source"]) & speaker)


def numbers_of(pairs: list[Pair], beyond: list[Claim]) -> dict[str, int]:
    return {
        "gold": len(pairs),
        "found": sum(p.claim is not None for p in pairs),
        "quotation_right": sum(p.quotation_right for p in pairs),
        "name_right": sum(p.name_right for p in pairs),
        "beyond": len(beyond),
    }


def _row(text: str, pair: Pair) -> list[str]:
    content = " … ".join(text[s:e] for s, e in pair.gold["content"])
    if pair.claim is None:
        return [pair.gold["speaker"], content, "–", "missed", "", ""]
    name = pair.claim.speaker.name if pair.claim.speaker else None
    verdicts = [
        "right" if pair.name_right else f"wrong: {name}",
        "right" if pair.quotation_right else "wrong",
    ]
    return [pair.gold["speaker"], content, pair.claim.content.text, "found", *verdicts]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--tier",
    type=click.Choice([t.value for t in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
)
@json_option
def main(files: tuple[Path, ...], tier: str, json_file: Path | None) -> None:
    """Compare with the gold claims in FILES; by default the seed article's."""
    extractor = Extractor(tier=tier)
    numbers = {}
    for path in files or (GOLD,):
        for row in read_rows(path):
            claims = extractor.extract(row["text"])
            pairs, beyond = aligned(row, claims)
            print_table(
                row["doc_id"],
                ["gold speaker", "gold content", "content", "claim", "name", "quotation"],
                [_row(row["text"], p) for p in pairs],
            )
            rows = [
                (
                    c.speaker.name if c.speaker else None,
                    c.cue.lemma,
                    c.content.text,
                    c.content.evidence.rule,
                )
                for c in beyond
            ]
            print_table("beyond the gold claims", ["speaker", "cue", "content", "rule"], rows)
            numbers[row["doc_id"]] = numbers_of(pairs, beyond)
            click.echo(
                "  ".join(f"{name}: {value}" for name, value in numbers[row["doc_id"]].items())
            )
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
