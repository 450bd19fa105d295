"""Treebanks and lists of names: sentences of CoNLL-U files, checked, and names joined to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define

ENTITY_KEY = "NER="
NO_SPACE = "SpaceAfter=No"
ENTITY_KINDS = ("PER", "ORG", "LOC")
TEXT = "# text = "

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)

Row = tuple[str, ...]
Forms = tuple[str, ...]
Labels = tuple[str, ...]


class TreebankError(Exception):
    """A treebank file is missing or is not the CoNLL-U that is expected."""


@define(frozen=True)
class Block:
    """One sentence of a CoNLL-U file: its comment lines and its ten-column rows."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[Row, ...]:
        """The syntactic words: no ranges (``1-2``), no empty nodes (``1.1``)."""
        return tuple(row for row in self.rows if row[ID].isdigit())

    @property
    def forms(self) -> Forms:
        """The words as they are written."""
        return tuple(row[FORM] for row in self.words)

    @property
    def spaces(self) -> tuple[str, ...]:
        """What stands behind each of the words: a space, or nothing."""
        joined: set[str] = set()  # the numbers of words with nothing behind them
        for row in self.rows:
            first, _, last = row[ID].partition("-")
            if last:  # a token of several words
                joined.update(map(str, range(int(first), int(last))))
            if NO_SPACE in row[MISC].split("|"):
                joined.add(last or first)
        return tuple("" if word[ID] in joined else " " for word in self.words)

    @property
    def parsed(self) -> bool:
        """Whether tags and tree are annotated, not only entities."""
        return self.words[0][HEAD] != "_"

    @property
    def text(self) -> str:
        """The words of its ``# text`` comment."""
        return next(line.removeprefix(TEXT) for line in self.comments if line.startswith(TEXT))

    @property
    def opens_paragraph(self) -> bool:
        """Whether a paragraph or a document begins with it."""
        return any(line.startswith(("# newdoc", "# newpar")) for line in self.comments)

    def to_conllu(self) -> str:
        return "\n".join([*self.comments, *map("\t".join, self.rows)]) + "\n\n"


@define(frozen=True)
class NamedSentence:
    """The words of a sentence and a BIO label for each."""

    forms: Forms
    labels: Labels

    def to_block(self) -> Block:
        """Return the sentence as a block without a tree."""
        rows = []
        for index, (form, label) in enumerate(zip(self.forms, self.labels, strict=True), start=1):
            rows.append((str(index), form, *"_" * 7, ENTITY_KEY + label))
        return Block((), tuple(rows))


def read_blocks(path: Path) -> Iterator[Block]:
    """Yield the sentences of *path* in file order.

    Raises:
        TreebankError: the file is missing, or a row has not ten columns or a head outside its
            sentence.
    """
    comments: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate([*_read_lines(path), ""], start=1):
        where = f"{path}:{number}"
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(_read_row(line, where))
        elif rows:
            yield check_block(Block(tuple(comments), tuple(rows)), where)
            comments, rows = [], []


def _read_lines(path: Path) -> list[str]:
    if not path.is_file():
        raise TreebankError(f"{path}: not found; training/README.md says where to download it")
    return path.read_text(encoding="utf-8").split("\n")


def _read_row(line: str, where: str) -> Row:
    row = tuple(line.split("\t"))
    if len(row) != 10:
        raise TreebankError(f"{where}: expected 10 columns, got {len(row)}")
    return row


def check_block(block: Block, where: str) -> Block:
    """Return *block* if it has exactly one root and heads inside the sentence, or no tree at
    all.
    """
    heads = [row[HEAD] for row in block.words]
    if set(heads) == {"_"}:
        return block
    inside = {str(index) for index in range(len(heads) + 1)}
    if set(heads) <= inside and heads.count("0") == 1:
        return block
    raise TreebankError(f"{where}: expected one root and heads from 0 to {len(heads)}, got {heads}")


def find_entity_label(row: Row) -> str | None:
    """Return the word's entity label in BIO form, None if entities are not annotated."""
    for part in row[MISC].split("|"):
        if part.startswith(ENTITY_KEY):
            return part.removeprefix(ENTITY_KEY)
    return None


def label_entities(block: Block, labels: Sequence[str]) -> Block:
    """Return *block* with one BIO label a word in the last column, in place of what is there but
    of whether a space follows.
    """
    labelled = dict(zip(block.words, labels, strict=True))
    rows = []
    for row in block.rows:
        label = [ENTITY_KEY + labelled[row]] if row in labelled else []
        kept = [part for part in row[MISC].split("|") if part == NO_SPACE]
        rows.append((*row[:MISC], "|".join([*label, *kept]) or "_"))
    return Block(block.comments, tuple(rows))


def read_entities(path: Path, *, separator: str) -> Iterator[NamedSentence]:
    """Yield the sentences of *path*: a word and its label a line; kinds we do not learn become "O".

    Raises:
        TreebankError: the file is missing, or a line has not two columns.
    """
    forms: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*_read_lines(path), ""], start=1):
        if line and not line.startswith("# doc"):
            columns = line.split(separator)
            if len(columns) != 2:
                raise TreebankError(f"{path}:{number}: expected a word and a label, got {line!r}")
            forms.append(columns[0])
            labels.append(_to_bio(columns[1], labels[-1] if labels else "O"))
        elif not line and forms:
            yield NamedSentence(tuple(forms), tuple(labels))
            forms, labels = [], []


def _to_bio(label: str, before: str) -> str:
    """Return *label* in BIO form; older files write I- at the beginning of an entity too."""
    kind = label[2:]
    if kind not in ENTITY_KINDS:
        return "O"
    return label if label[0] == "B" or before[2:] == kind else f"B-{kind}"


def join_entities(blocks: Sequence[Block], entities: Iterable[NamedSentence]) -> list[Block]:
    """Return *blocks* with the entities of the same sentence, and what is left of *entities* as
    blocks without trees.
    """
    waiting = {sentence.forms: sentence for sentence in entities}
    joined = [_join_one(block, waiting) for block in blocks]
    parsed = {block.forms for block in blocks}
    left = [sentence for forms, sentence in waiting.items() if forms not in parsed]
    return joined + [sentence.to_block() for sentence in left]


def _join_one(block: Block, entities: Mapping[Forms, NamedSentence]) -> Block:
    sentence = entities.get(block.forms)
    return block if sentence is None else label_entities(block, sentence.labels)


def to_text(blocks: Iterable[Block]) -> str:
    """Return the raw text of *blocks*: sentences joined by a space, paragraphs and documents by an
    empty line.
    """
    paragraphs: list[list[str]] = [[]]
    for block in blocks:
        if block.opens_paragraph and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(block.text)
    return "\n\n".join(map(" ".join, paragraphs))


def read_all(folder: Path, names: Iterable[str]) -> list[Block]:
    blocks: list[Block] = []
    for name in names:
        blocks += read_blocks(folder / name)
    return blocks


def write_blocks(path: Path, blocks: Iterable[Block]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(map(Block.to_conllu, blocks)), encoding="utf-8")
