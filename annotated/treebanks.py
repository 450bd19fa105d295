"""Treebanks and lists of names: sentences of CoNLL-U files, checked, and names joined to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define

ENTITY_KEY = "NER="
ENTITY_KINDS = ("PER", "ORG", "LOC")
TEXT = "# text = "

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)


class TreebankError(Exception):
    """A treebank file is missing or is not the CoNLL-U that training expects."""


@define(frozen=True)
class Block:
    """One sentence of a CoNLL-U file: its comment lines and its ten-column rows."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The syntactic words: no ranges (``1-2``), no empty nodes (``1.1``)."""
        return tuple(row for row in self.rows if row[ID].isdigit())

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
        return "\n".join([*self.comments, *("\t".join(row) for row in self.rows)]) + "\n\n"


def read_blocks(path: Path) -> Iterator[Block]:
    """Yield the sentences of *path* in file order.

    Raises:
        TreebankError: the file is missing, or a row has not ten columns or a head outside its
            sentence.
    """
    if not path.is_file():
        raise TreebankError(f"{path}: not found; training/README.md says where to download it")
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                row = tuple(line.split("\t"))
                if len(row) != 10:
                    raise TreebankError(f"{path}:{number}: expected 10 columns, got {len(row)}")
                rows.append(row)
            elif rows:
                yield checked(Block(tuple(comments), tuple(rows)), f"{path}:{number}")
                comments, rows = [], []
    if rows:
        yield checked(Block(tuple(comments), tuple(rows)), str(path))


def checked(block: Block, where: str) -> Block:
    """Return *block* if it has exactly one root and heads inside the sentence, or no tree at
    all.
    """
    heads = [row[HEAD] for row in block.words]
    if not block.parsed and set(heads) == {"_"}:
        return block
    if any(not head.isdigit() or int(head) > len(heads) for head in heads) or heads.count("0") != 1:
        raise TreebankError(
            f"{where}: expected one root and heads from 0 to {len(heads)}, got {heads}"
        )
    return block


def entity_of(row: Sequence[str]) -> str | None:
    """Return the word's entity label in BIO form, None if entities are not annotated."""
    return next(
        (
            part.removeprefix(ENTITY_KEY)
            for part in row[MISC].split("|")
            if part.startswith(ENTITY_KEY)
        ),
        None,
    )


def with_entities(block: Block, labels: Sequence[str]) -> Block:
    """Return *block* with one BIO label a word in the last column, in place of what is there."""
    own = dict(zip((row[ID] for row in block.words), labels, strict=True))
    rows = tuple(
        (*row[:MISC], ENTITY_KEY + own[row[ID]] if row[ID] in own else "_") for row in block.rows
    )
    return Block(block.comments, rows)


def read_entities(
    path: Path, *, separator: str
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield ``(words, BIO labels)`` of the sentences of *path*: a word and its label a line; kinds
    we do not learn become "O".

    Raises:
        TreebankError: the file is missing, or a line has not two columns.
    """
    if not path.is_file():
        raise TreebankError(f"{path}: not found; training/README.md says where to download it")
    words: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        if line.startswith("# doc"):
            continue
        if line:
            columns = line.split(separator)
            if len(columns) != 2:
                raise TreebankError(f"{path}:{number}: expected a word and a label, got {line!r}")
            words.append(columns[0])
            labels.append(_bio(columns[1], labels[-1] if labels else "O"))
        elif words:
            yield tuple(words), tuple(labels)
            words, labels = [], []


def _bio(label: str, before: str) -> str:
    """Return *label* in BIO form; older files write I- at the beginning of an entity too."""
    kind = label[2:]
    if kind not in ENTITY_KINDS:
        return "O"
    return label if label[0] == "B" or before[2:] == kind else f"B-{kind}"


def joined(
    blocks: Sequence[Block], entities: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
) -> list[Block]:
    """Return *blocks* with the entities of the same sentence, and what is left of *entities* as
    blocks without trees.
    """
    waiting = dict(entities)
    found = []
    for block in blocks:
        labels = waiting.get(tuple(row[FORM] for row in block.words))
        found.append(with_entities(block, labels) if labels is not None else block)
    seen = {tuple(row[FORM] for row in block.words) for block in blocks}
    return found + [
        _without_tree(words, labels) for words, labels in waiting.items() if words not in seen
    ]


def _without_tree(words: Sequence[str], labels: Sequence[str]) -> Block:
    rows = (
        (str(i), word, *"_" * 7, ENTITY_KEY + label)
        for i, (word, label) in enumerate(zip(words, labels, strict=True), start=1)
    )
    return Block((), tuple(rows))


def read_all(folder: Path, names: Sequence[str]) -> list[Block]:
    return [block for name in names for block in read_blocks(folder / name)]


def write_blocks(path: Path, blocks: Sequence[Block]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(block.to_conllu() for block in blocks), encoding="utf-8")


def to_text(blocks: Iterable[Block]) -> str:
    """Return the raw text of *blocks*: sentences joined by a space, paragraphs and documents by an
    empty line.
    """
    paragraphs: list[list[str]] = [[]]
    for block in blocks:
        if block.opens_paragraph and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(block.text)
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)
