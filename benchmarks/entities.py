"""``python -m benchmarks.entities FILE.conllu FILE.bio``: names of persons, organizations and
places, found in raw text.

The trees give the text, the BIO file the names; a name is right when both its ends and its kind
are. The network's labels are scored beside the mentions that speakers are named from, which the
rules make of labels and tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from annotated.treebanks import ENTITY_KINDS, join_entities, read_blocks, read_entities, to_text
from benchmarks.reports import json_option, print_table, write_numbers
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.model import ReferentKind
from claimkit.parsing.conllu import read_conllu
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.resolution.mentions.labels import find_labelled_names
from claimkit.resolution.mentions.names import find_mentions

Name = tuple[int, int, str]  # start, end, kind
KINDS = {ReferentKind.PERSON: "PER", ReferentKind.ORGANIZATION: "ORG", ReferentKind.PLACE: "LOC"}


def labelled(document: Document) -> Iterator[Name]:
    """Yield the names that the words' labels spell."""
    for sentence in document.sentences:
        for name in find_labelled_names(sentence):
            yield name.words[0].span.start, name.words[-1].span.end, name.label


def mentioned(document: Document) -> Iterator[Name]:
    """Yield the mentions of persons, organizations and places that speakers are named from."""
    for mention in find_mentions(document, load("en")):
        if mention.kind in KINDS:
            yield mention.span.start, mention.span.end, KINDS[mention.kind]


def gold_document(trees: Path, names: Path) -> tuple[Document, int]:
    """Return the text of *trees* with the labels of *names*, and how many sentences have none."""
    blocks = join_entities(list(read_blocks(trees)), list(read_entities(names, separator="\t")))
    own = [block for block in blocks if block.parsed]
    document = read_conllu("".join(block.to_conllu() for block in own), to_text(own))
    return document, sum(
        all(not word.entity for word in sentence.words) for sentence in document.sentences
    )


def scores(gold: Sequence[Name], found: Sequence[Name]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 by kind, over all kinds, and for the extents alone."""
    table = {
        kind: _prf({n for n in gold if n[2] == kind}, {n for n in found if n[2] == kind})
        for kind in ENTITY_KINDS
    }
    table["all kinds"] = _prf(set(gold), set(found))
    table["extent only"] = _prf({n[:2] for n in gold}, {n[:2] for n in found})
    return table


def _prf(gold: set[object], found: set[object]) -> dict[str, float]:
    right = len(gold & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


@click.command()
@click.argument("trees", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("names", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--model-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another model folder.",
)
@json_option
def main(trees: Path, names: Path, model_dir: Path | None, json_file: Path | None) -> None:
    """Find names in the raw text of TREES and score them against NAMES."""
    gold, without = gold_document(trees, names)
    document = EmbeddedParser(model_dir=model_dir).parse_many([gold.text])[0]
    numbers = {}
    for title, found in (("labels", labelled), ("mentions", mentioned)):
        numbers[title] = scores(list(labelled(gold)), list(found(document)))
        rows = [[kind, *row.values()] for kind, row in numbers[title].items()]
        print_table(
            f"Names: {title}; {without} sentences without gold",
            ["", "precision", "recall", "F1"],
            rows,
        )
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
