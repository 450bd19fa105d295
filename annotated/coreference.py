"""Coreference corpora: GUM's entities beside our parse of the raw text, and the pronouns of GAP."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define

from annotated.treebanks import MISC, Block, read_blocks, to_text
from claimkit.document import Document, Word
from claimkit.errors import ClaimkitError
from claimkit.parsing.conllu import read_conllu
from claimkit.parsing.protocol import Parser
from claimkit.resolution.entities.entity import Entity
from claimkit.spans import Span

NEWDOC = "# newdoc id = "
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKETS = re.compile(r"\([^()]*\)|\([^()]*|[^()]+\)")
TEXTS_AT_ONCE = 16
GAP_COLUMNS = (
    "ID",
    "Text",
    "Pronoun",
    "Pronoun-offset",
    "A",
    "A-offset",
    "A-coref",
    "B",
    "B-offset",
    "B-coref",
)


class CorpusError(ClaimkitError):
    """A corpus file is not of the form that its reader expects."""


@define(frozen=True)
class Coreference:
    """A document of GUM.

    Attributes:
        document: our parse of its text; gold: the treebank's tree of the same.
        heads: the cluster of the shortest annotated mention with a head, by where the head begins
            in the text.
        widest: the same for the longest mention, which holds those joined to it by "and".
        pronouns: the same for mentions of one word.
    """

    name: str
    document: Document
    gold: Document
    heads: dict[int, str]
    widest: dict[int, str]
    pronouns: dict[int, str]


@define(frozen=True)
class GapRow:
    """A passage of GAP with its pronoun and two names, of which one at most is what the pronoun
    stands for.
    """

    name: str
    document: Document
    pronoun: Span
    female: bool
    names: tuple[tuple[Span, bool], ...]


def read_gum(files: Iterable[Path], parser: Parser) -> Iterator[Coreference]:
    """Yield the documents of *files*, sentences joined by a space and paragraphs by an empty
    line.
    """
    rows = [(name, blocks, to_text(blocks)) for file in files for name, blocks in _documents(file)]
    for some in (rows[i : i + TEXTS_AT_ONCE] for i in range(0, len(rows), TEXTS_AT_ONCE)):
        for (name, blocks, text), document in zip(
            some, parser.parse_many([text for _, _, text in some]), strict=True
        ):
            gold = read_conllu("".join(block.to_conllu() for block in blocks), text)
            mentions = sorted(_mentions(blocks), key=lambda m: m[2] - m[1])
            widest = {
                _head(gold, place, first, last).span.start: cluster
                for place, first, last, cluster in mentions
            }
            heads = {
                _head(gold, place, first, last).span.start: cluster
                for place, first, last, cluster in reversed(mentions)
            }
            single = {
                gold.sentences[place].word(first).span.start: own
                for place, first, last, own in mentions
                if first == last
            }
            yield Coreference(name, document, gold, heads, widest, single)


def _documents(file: Path) -> Iterator[tuple[str, list[Block]]]:
    name, blocks = "", list[Block]()
    for block in read_blocks(file):
        opened = next(
            (line.removeprefix(NEWDOC) for line in block.comments if line.startswith(NEWDOC)), None
        )
        if opened is not None:
            if blocks:
                yield name, blocks
            name, blocks = opened, []
        blocks.append(block)
    if blocks:
        yield name, blocks


def _mentions(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, str]]:
    """Yield ``(sentence, first word, last word, cluster)`` of the annotated mentions, as brackets
    in ``Entity=`` give them.
    """
    for place, block in enumerate(blocks):
        opened: dict[str, list[int]] = {}
        for index, row in enumerate(block.words, start=1):
            found = ENTITY.search(row[MISC])
            for bracket in BRACKETS.findall(found.group(1)) if found else ():
                cluster = bracket.strip("()").split("-")[0]
                if not bracket.startswith("("):
                    if opened.get(cluster):
                        yield place, opened[cluster].pop(), index, cluster
                elif bracket.endswith(")"):
                    yield place, index, index, cluster
                else:
                    opened.setdefault(cluster, []).append(index)


def _head(gold: Document, place: int, first: int, last: int) -> Word:
    words = gold.sentences[place].words[first - 1 : last]
    return next((w for w in words if not first <= w.head <= last), words[0])


def clusters_of(entities: Sequence[Entity], corpus: Coreference) -> list[str | None]:
    """Return the cluster that most mentions of each of *entities* belong to, None if none is
    annotated.
    """
    found: list[str | None] = []
    for entity in entities:
        heads = corpus.widest if entity.members else corpus.heads
        starts = [
            next((w.span.start for w in m.words if w.span.start in heads), -1)
            for m in entity.mentions
        ]
        starts += [phrase.head.span.start for phrase in entity.phrases]
        starts += [noun.head.span.start for noun in entity.taken_up]
        counts = Counter(heads[start] for start in starts if start in heads)
        found.append(counts.most_common(1)[0][0] if counts else None)
    return found


def read_gap(file: Path, parser: Parser) -> Iterator[GapRow]:
    """Yield the passages of a GAP file (Webster et al. 2018), parsed.

    Raises:
        CorpusError: a column is missing.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    missing = [column for column in GAP_COLUMNS if not rows or column not in rows[0]]
    if missing:
        raise CorpusError(
            f"{file}: expected a GAP table with the columns {', '.join(GAP_COLUMNS)}; missing: {', '.join(missing)}"
        )
    for some in (rows[i : i + TEXTS_AT_ONCE] for i in range(0, len(rows), TEXTS_AT_ONCE)):
        for row, document in zip(
            some, parser.parse_many([row["Text"] for row in some]), strict=True
        ):
            names = tuple(
                (_span(row, name), row[f"{name}-coref"].upper() == "TRUE") for name in ("A", "B")
            )
            female = row["Pronoun"].lower() in {"she", "her", "hers"}
            yield GapRow(row["ID"], document, _span(row, "Pronoun"), female, names)


def _span(row: dict[str, str], column: str) -> Span:
    start = int(row[f"{column}-offset"])
    return Span(start, start + len(row[column]))
