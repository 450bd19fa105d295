"""``python -m benchmarks.entities FILE.conllu FILE.bio``: names of persons, organizations and
places, found in raw text.

The trees give the text, the BIO file the names; a name is right when both its ends and its kind
are. The network's labels are scored beside the mentions that speakers are named from, which the
rules make of labels and tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import click

from annotated.treebanks import (
    ENTITY_KINDS,
    Block,
    join_entities,
    read_blocks,
    read_entities,
    to_text,
)
from benchmarks.reports import (
    FILE,
    json_option,
    measure_f1,
    model_option,
    print_table,
    write_numbers,
)
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.model.scheme import ReferentKind
from claimkit.parsing.conllu import read_conllu
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.resolution.mentions.labels import find_labelled_names
from claimkit.resolution.mentions.names import find_mentions
from claimkit.tree import Sentence

Name = tuple[int, int, str]  # start, end, kind
KINDS = {ReferentKind.PERSON: "PER", ReferentKind.ORGANIZATION: "ORG", ReferentKind.PLACE: "LOC"}


def find_labelled(document: Document) -> Iterator[Name]:
    """Yield the names that the words' labels spell."""
    for sentence in document.sentences:
        for name in find_labelled_names(sentence):
            yield name.words[0].span.start, name.words[-1].span.end, name.label


def find_mentioned(document: Document) -> Iterator[Name]:
    """Yield the mentions of persons, organizations and places that speakers are named from."""
    for mention in find_mentions(document, load("en")):
        if mention.kind in KINDS:
            yield mention.span.start, mention.span.end, KINDS[mention.kind]


def read_gold(trees: Path, names: Path) -> Document:
    """Return the text of *trees* with the labels of *names*."""
    entities = read_entities(names, separator="\t")
    joined = join_entities(list(read_blocks(trees)), entities)
    blocks = [block for block in joined if block.parsed]
    return read_conllu("".join(map(Block.to_conllu, blocks)), to_text(blocks))


def has_labels(sentence: Sentence) -> bool:
    return any(word.entity for word in sentence.words)


def score_names(gold: Iterable[Name], found: Iterable[Name]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 by kind, over all kinds, and for the extents alone."""
    wanted, names = set(gold), set(found)
    table = {}
    for kind in ENTITY_KINDS:
        table[kind] = score(select_kind(wanted, kind), select_kind(names, kind))
    table["all kinds"] = score(wanted, names)
    table["extent only"] = score({name[:2] for name in wanted}, {name[:2] for name in names})
    return table


def select_kind(names: Iterable[Name], kind: str) -> set[Name]:
    return {name for name in names if name[2] == kind}


def score(gold: Set[object], found: Set[object]) -> dict[str, float]:
    right = len(gold & found)
    return {
        "precision": right / max(1, len(found)),
        "recall": right / max(1, len(gold)),
        "f1": measure_f1(right, len(found), len(gold)),
    }


@click.command()
@click.argument("trees", type=FILE)
@click.argument("names", type=FILE)
@model_option
@json_option
def main(trees: Path, names: Path, model_dir: Path | None, json_file: Path | None) -> None:
    """Find names in the raw text of TREES and score them against NAMES."""
    gold = read_gold(trees, names)
    without = sum(not has_labels(sentence) for sentence in gold.sentences)
    (document,) = EmbeddedParser(model_dir=model_dir).parse_many([gold.text])
    numbers = {}
    for title, find in (("labels", find_labelled), ("mentions", find_mentioned)):
        numbers[title] = score_names(find_labelled(gold), find(document))
        rows = [[kind, *row.values()] for kind, row in numbers[title].items()]
        heading = f"Names: {title}; {without} sentences without gold"
        print_table(heading, ["", "precision", "recall", "F1"], rows)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
