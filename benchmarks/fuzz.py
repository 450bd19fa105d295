"""``python -m benchmarks.fuzz``: read mutated parses by the rules, and mutated texts in both tiers.

What breaks a law of docs/laws.md, or raises, is printed.
"""

from __future__ import annotations

import json
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import click

from benchmarks.laws import find_broken
from benchmarks.mutations import mutate
from benchmarks.reports import FILE
from claimkit.claimset import ClaimSet
from claimkit.document import Document
from claimkit.extractor import Extractor
from claimkit.model.extraction import Failure
from claimkit.model.scheme import Tier
from claimkit.parsing.conllu import read_conllu
from claimkit.parsing.protocol import Parser
from claimkit.tagging.protocol import TaggedAttribution, Tagger
from claimkit.tree import Phrase

COUNTS = Path("docs/fuzz.jsonl")
PARSES = Path("tests/parses")
HEADER = "\n# newdoc id = "
LONGEST = 40  # words of a mutated text
BATCH_TEXTS = 16  # of at most LONGEST words, so that extract_many parses them together
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
    "\xad",
    "\ud800",
    "e\u0301",
    "\u202e",
    "<b>",
    "</p>",
    "&amp;",
    "&ldquo;",
    "\x1b[1m",
    "â€œ",
    "🙂",
    "z" * 70,
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
    extractors = [Extractor(tier=Tier.RULES, min_confidence=least) for least in (None, 0)]
    _report("trees", seed, inputs, _read_trees(documents, extractors))


@main.command()
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--inputs", type=int, default=100, show_default=True)
@click.argument("files", nargs=-1, type=FILE)
def texts(seed: int, inputs: int, files: tuple[Path, ...]) -> None:
    """Parse and read mutated texts of FILES in both tiers."""
    words = [text.split(" ") for text, _ in _read_blocks(files)]
    rng = Random(seed)
    mutated = (_mutate_words(rng, rng.choice(words)) for _ in range(inputs))
    first = Extractor()
    once = ReadOnce(first.parser, first.tagger)
    extractors = [
        Extractor(once, tagger=once, tier=tier, min_confidence=least)
        for tier in Tier
        for least in (None, 0)
    ]
    _report("texts", seed, inputs, _read_batches(mutated, extractors))


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


class ReadOnce:
    """A parser and a tagger that answer several readers of one batch for the cost of one."""

    def __init__(self, parser: Parser, tagger: Tagger | None) -> None:
        self._parser, self._tagger = parser, tagger
        self._texts: tuple[str, ...] = ()
        self._documents: tuple[Document, ...] = ()
        self._answers: dict[tuple[int, tuple[Phrase, ...]], tuple[TaggedAttribution, ...]] = {}

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        if tuple(texts) != self._texts:
            self._texts, self._answers = tuple(texts), {}
            self._documents = tuple(self._parser.parse_many(texts))
        return self._documents

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        assert self._tagger is not None
        key = id(document), tuple(cues)
        if key not in self._answers:
            self._answers[key] = self._tagger.tag(document, cues)
        return self._answers[key]


def _read_trees(documents: Iterable[Document], extractors: list[Extractor]) -> Counter[str]:
    """Return how many of *documents* break each law, or raise, and print the first of each."""
    broken: Counter[str] = Counter()
    for document in documents:
        problems: dict[str, str] = {}
        for extractor in extractors:
            try:
                problems |= _find_problems(extractor.extract_document(document))
            except Exception as error:  # whatever it is, it is a finding
                problems |= _describe(error)
        _count(broken, problems, document.text)
    return broken


def _read_batches(texts: Iterable[str], extractors: list[Extractor]) -> Counter[str]:
    """Return how many of *texts* break each law, or raise, and print the first of each."""
    broken: Counter[str] = Counter()
    remaining = iter(texts)
    while batch := list(islice(remaining, BATCH_TEXTS)):
        problems: list[dict[str, str]] = [{} for _ in batch]
        for extractor in extractors:
            results = extractor.extract_many(batch, on_error="yield")
            for found, result in zip(problems, results, strict=True):
                found |= _find_problems(result)
        for text, found in zip(batch, problems, strict=True):
            _count(broken, found, text)
    return broken


def _find_problems(result: ClaimSet | Failure) -> dict[str, str]:
    """Return by its name each law that *result* breaks with the first place, or what was raised."""
    if isinstance(result, Failure):
        return _describe(result.error)
    try:
        return {name: places[0] for name, places in find_broken(result).items()}
    except Exception as error:
        return _describe(error)


def _describe(error: Exception) -> dict[str, str]:
    return {type(error).__name__: "".join(traceback.format_exception(error, limit=-2))}


def _count(broken: Counter[str], problems: Mapping[str, str], text: str) -> None:
    for name, where in problems.items():
        if not broken[name]:
            click.echo(f"{name}: {where}\n  {text!r}")
    broken.update(problems.keys())


def _report(kind: str, seed: int, inputs: int, broken: Counter[str]) -> None:
    """Print what was found, and add it to the file of counts."""
    row = {"inputs": kind, "seed": seed, "number": inputs, "broken": dict(broken)}
    click.echo(json.dumps(row))
    with COUNTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
