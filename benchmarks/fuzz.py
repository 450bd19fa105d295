"""``python -m benchmarks.fuzz``: read mutated parses by the rules, and mutated texts in both tiers.

What breaks a law of docs/laws.md, or raises, is printed.
"""

from __future__ import annotations

import json
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import click

from benchmarks.laws import find_broken
from benchmarks.mutations import mutate
from benchmarks.reports import FILE
from claimkit.document import Document
from claimkit.extractor import Extractor
from claimkit.model.scheme import Tier
from claimkit.parsing.conllu import read_conllu

COUNTS = Path("docs/fuzz.jsonl")
PARSES = Path("tests/parses")
HEADER = "\n# newdoc id = "
BATCH = 32  # texts parsed together
LONGEST = 40  # words of a mutated text
ODD = (
    "“",
    "”",
    '"',
    "‘",
    "’",
    ",",
    ":",
    "—",
    "\n\n",
    "\u200b",
    "\x00",
    "said",
    "according to",
    "that",
)


@click.group()
def main() -> None:
    """Look for inputs that break a law."""


@main.command()
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--inputs", type=int, default=1000, show_default=True)
@click.argument("files", nargs=-1, type=FILE)
def trees(seed: int, inputs: int, files: tuple[Path, ...]) -> None:
    """Read mutated parses of FILES, by default the frozen ones of the tests, by the rules."""
    known = [read_conllu(block, text) for text, block in _read_blocks(files)]
    rng = Random(seed)
    documents = (mutate(rng, rng.choice(known)) for _ in range(inputs))
    readers = [Extractor(tier=Tier.RULES, min_confidence=least) for least in (None, 0)]
    _report("trees", seed, inputs, _read(documents, readers))


@main.command()
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--inputs", type=int, default=100, show_default=True)
@click.argument("files", nargs=-1, type=FILE)
def texts(seed: int, inputs: int, files: tuple[Path, ...]) -> None:
    """Parse and read mutated texts of FILES in both tiers."""
    words = [text.split(" ") for text, _ in _read_blocks(files)]
    rng = Random(seed)
    mutated = [_mutate_words(rng, rng.choice(words)) for _ in range(inputs)]
    first = Extractor()
    readers = [
        Extractor(first.parser, tagger=first.tagger, tier=tier, min_confidence=least)
        for tier in Tier
        for least in (None, 0)
    ]
    _report("texts", seed, inputs, _read(_parse(first, mutated), readers))


def _read_blocks(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield the text and the CoNLL-U of each parse in *files*."""
    for path in tuple(files) or sorted(PARSES.glob("*.conllu")):
        for part in f"\n{path.read_text(encoding='utf-8')}".split(HEADER)[1:]:
            key, _, conllu = part.partition("\n")
            yield json.loads(key), conllu.strip("\n") + "\n"


def _mutate_words(rng: Random, words: list[str]) -> str:
    """Return up to LONGEST of *words*, some of them dropped, doubled, moved or odd."""
    mutated = words[:LONGEST]
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(mutated))
        other = mutated[rng.randrange(len(mutated))]
        mutated[at : at + 1] = rng.choice(
            ([other], [rng.choice(ODD), mutated[at]], [mutated[at]] * 2)
        )
    return " ".join(mutated)


def _parse(extractor: Extractor, mutated: list[str]) -> Iterator[Document]:
    for start in range(0, len(mutated), BATCH):
        batch = [text for text in mutated[start : start + BATCH] if text.strip()]
        yield from extractor.parser.parse_many(batch)


def _read(documents: Iterable[Document], readers: list[Extractor]) -> Counter[str]:
    """Return how many of *documents* break each law, or raise, and print the first of each."""
    broken: Counter[str] = Counter()
    for document in documents:
        problems: dict[str, str] = {}
        for reader in readers:
            problems |= _find_problems(reader, document)
        for name, where in problems.items():
            if not broken[name]:
                click.echo(f"{name}: {where}\n  {document.text!r}")
        broken.update(problems.keys())
    return broken


def _find_problems(reader: Extractor, document: Document) -> dict[str, str]:
    try:
        broken = find_broken(reader.extract_document(document))
    except Exception as error:  # whatever it is, it is a finding
        return {type(error).__name__: traceback.format_exc(limit=-2)}
    return {name: places[0] for name, places in broken.items()}


def _report(kind: str, seed: int, inputs: int, broken: Counter[str]) -> None:
    """Print what was found, and add it to the file of counts."""
    row = {"inputs": kind, "seed": seed, "number": inputs, "broken": dict(broken)}
    click.echo(json.dumps(row))
    with COUNTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
