"""Coreference corpora: GUM's entities beside our parse of the raw text, and the pronouns of GAP."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define, field

from annotated.parsing import parse_in_batches
from annotated.treebanks import MISC, Block, read_blocks, to_text
from claimkit.document import Document
from claimkit.errors import ClaimkitError
from claimkit.parsing.conllu import read_conllu
from claimkit.parsing.protocol import Parser
from claimkit.resolution.entities.find import Entity
from claimkit.spans import Span
from claimkit.tree import Word

NEWDOC = "# newdoc id = "
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKETS = re.compile(r"\([^()]*\)|\([^()]*|[^()]+\)")
FEMININE = frozenset({"she", "her", "hers"})
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


@define(frozen=True)
class Bracketed:
    """An annotated mention: the index of its sentence, its first and last word from 1, and its
    cluster.
    """

    sentence: int
    first: int
    last: int
    cluster: str

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def find_head(self, gold: Document) -> Word:
        """Return the first word that no other word of the mention governs."""
        words = gold.sentences[self.sentence].words[self.first - 1 : self.last]
        for word in words:
            if not self.first <= word.head <= self.last:
                return word
        return words[0]


@define(frozen=True)
class TreebankDocument:
    """The sentences of one document of a treebank."""

    name: str
    blocks: tuple[Block, ...]
    text: str = field(init=False)

    @text.default
    def _join_text(self) -> str:
        return to_text(self.blocks)


def read_gum(files: Iterable[Path], parser: Parser) -> Iterator[Coreference]:
    """Yield the documents of *files*, sentences joined by a space and paragraphs by an empty
    line.
    """
    sources: list[TreebankDocument] = []
    for file in files:
        sources += read_documents(file)
    texts = [source.text for source in sources]
    for source, document in zip(sources, parse_in_batches(parser, texts), strict=True):
        yield build_coreference(source, document)


def build_coreference(source: TreebankDocument, document: Document) -> Coreference:
    """Return *source* beside *document*, our parse of it."""
    gold = read_conllu("".join(map(Block.to_conllu, source.blocks)), source.text)
    heads: dict[int, str] = {}
    widest: dict[int, str] = {}
    pronouns: dict[int, str] = {}
    for mention in sorted(find_mentions(source.blocks), key=lambda mention: mention.length):
        start = mention.find_head(gold).span.start
        heads.setdefault(start, mention.cluster)
        widest[start] = mention.cluster
        if mention.length == 1:
            pronouns[start] = mention.cluster
    return Coreference(source.name, document, gold, heads, widest, pronouns)


def read_documents(file: Path) -> Iterator[TreebankDocument]:
    """Yield the documents of a treebank file."""
    name, blocks = "", list[Block]()
    for block in read_blocks(file):
        opened = find_document_name(block)
        if opened is not None:
            if blocks:
                yield TreebankDocument(name, tuple(blocks))
            name, blocks = opened, []
        blocks.append(block)
    if blocks:
        yield TreebankDocument(name, tuple(blocks))


def find_document_name(block: Block) -> str | None:
    """Return the name of the document that begins with *block*, None if none does."""
    for line in block.comments:
        if line.startswith(NEWDOC):
            return line.removeprefix(NEWDOC)
    return None


def find_mentions(blocks: Iterable[Block]) -> Iterator[Bracketed]:
    """Yield the annotated mentions, as brackets in ``Entity=`` give them."""
    for number, block in enumerate(blocks):
        open_mentions: dict[str, list[int]] = {}
        for index, row in enumerate(block.words, start=1):
            for bracket in find_brackets(row[MISC]):
                cluster = bracket.strip("()").split("-")[0]
                starts = open_mentions.setdefault(cluster, [])
                if bracket.startswith("("):
                    starts.append(index)
                if bracket.endswith(")") and starts:
                    yield Bracketed(number, starts.pop(), index, cluster)


def find_brackets(misc: str) -> list[str]:
    """Return what opens or closes in a word's last column."""
    entity = ENTITY.search(misc)
    return BRACKETS.findall(entity.group(1)) if entity else []


def find_clusters(entities: Sequence[Entity], corpus: Coreference) -> list[str | None]:
    """Return the cluster that most mentions of each of *entities* belong to, None if none is
    annotated.
    """
    return [find_cluster(entity, corpus) for entity in entities]


def find_cluster(entity: Entity, corpus: Coreference) -> str | None:
    """Return the cluster that most mentions of *entity* belong to, None if none is annotated."""
    heads = corpus.widest if entity.members else corpus.heads
    counts: Counter[str] = Counter()
    for mention in entity.mentions:
        counts.update(find_first_cluster(mention.words, heads))
    for phrase in (*entity.phrases, *entity.anaphors):
        counts.update(find_first_cluster([phrase.head], heads))
    return counts.most_common(1)[0][0] if counts else None


def find_first_cluster(words: Iterable[Word], heads: Mapping[int, str]) -> list[str]:
    """Return the cluster of the first of *words* that is the head of a mention, if one is."""
    for word in words:
        if word.span.start in heads:
            return [heads[word.span.start]]
    return []


def read_gap(file: Path, parser: Parser) -> Iterator[GapRow]:
    """Yield the passages of a GAP file (Webster et al. 2018), parsed.

    Raises:
        CorpusError: a column is missing.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    columns = rows[0] if rows else {}
    missing = ", ".join(column for column in GAP_COLUMNS if column not in columns)
    if missing:
        expected = f"a GAP table with the columns {', '.join(GAP_COLUMNS)}"
        raise CorpusError(f"{file}: expected {expected}; missing: {missing}")
    texts = [row["Text"] for row in rows]
    for row, document in zip(rows, parse_in_batches(parser, texts), strict=True):
        yield build_gap_row(row, document)


def build_gap_row(row: Mapping[str, str], document: Document) -> GapRow:
    names = []
    for column in ("A", "B"):
        names.append((find_gap_span(row, column), row[f"{column}-coref"].upper() == "TRUE"))
    return GapRow(
        name=row["ID"],
        document=document,
        pronoun=find_gap_span(row, "Pronoun"),
        female=row["Pronoun"].lower() in FEMININE,
        names=tuple(names),
    )


def find_gap_span(row: Mapping[str, str], column: str) -> Span:
    start = int(row[f"{column}-offset"])
    return Span(start, start + len(row[column]))
