"""What is learnt from and measured on: which files, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from annotated.attributions import read_corpus, split_corpus
from annotated.treebanks import (
    Block,
    NamedSentence,
    join_entities,
    read_all,
    read_entities,
    write_blocks,
)
from claimkit.neural.network import Convention
from claimkit.parsing.protocol import Parser
from training.answers import Numbers
from training.texts import LearntText, read_news, read_treebank

TRAIN_FILES = ("en_ewt-ud-train.conllu", "en_gum-ud-train-open.conllu")
DEV_FILES = ("en_ewt-ud-dev.conllu",)
TEST_FILES = ("en_ewt-ud-test.conllu", "en_gum-ud-dev-open.conllu")
ENTITY_FILES = (("gum-train.bio", "\t"), ("wikigold.conll.txt", " "))
MEASURED = 30  # held-out documents whose attributions are measured while the network learns


@frozen(kw_only=True)
class NewsFile:
    """A file of texts whose attributions are annotated.

    Attributes:
        teaches_syntax: whether tags, names and trees that a parser finds in it are learnt from.
    """

    name: str
    convention: Convention
    teaches_syntax: bool


# Every eighth document of it is held out
POLNEAR = NewsFile(name="polnear/train.jsonl", convention=Convention.POLNEAR, teaches_syntax=True)
OTHER_NEWS = (
    # The parser is tested on some of GUM's documents: no tag, name or tree of theirs is learnt
    NewsFile(name="gum_attribution/news.jsonl", convention=Convention.GUM, teaches_syntax=False),
    NewsFile(name="gum_attribution/other.jsonl", convention=Convention.GUM, teaches_syntax=False),
    NewsFile(name="qasrl_wikinews/dev.jsonl", convention=Convention.QASRL, teaches_syntax=True),
)


@frozen(kw_only=True)
class Corpora:
    """What is learnt from and what it is measured on."""

    treebanks: Sequence[LearntText]
    news: Sequence[LearntText]
    measured: Sequence[LearntText]


def check_news(folder: Path) -> None:
    """Make sure that all files of news are there: to parse them takes long.

    Raises:
        FileNotFoundError: one is missing.
    """
    for file in (POLNEAR, *OTHER_NEWS):
        if not (folder / file.name).is_file():
            raise FileNotFoundError(
                f"{folder / file.name}: not found; training/README.md says where to download it"
            )


def read_corpora(treebanks: Path, news: Path, parser: Parser, numbers: Numbers) -> Corpora:
    """Return all texts in the folders *treebanks* and *news*, these read by *parser*."""
    polnear = list(read_corpus(news / POLNEAR.name, parser))
    trained, held_out = split_corpus(polnear)
    learnt = list(
        read_news(trained, numbers, POLNEAR.convention, teaches_syntax=POLNEAR.teaches_syntax)
    )
    for file in OTHER_NEWS:
        corpus = read_corpus(news / file.name, parser)
        learnt += read_news(corpus, numbers, file.convention, teaches_syntax=file.teaches_syntax)
    measured = list(read_treebank(read_all(treebanks, DEV_FILES), numbers))
    measured += read_news(held_out[:MEASURED], numbers, POLNEAR.convention, teaches_syntax=False)
    blocks = join_entities(read_all(treebanks, TRAIN_FILES), read_names(treebanks))
    return Corpora(treebanks=list(read_treebank(blocks, numbers)), news=learnt, measured=measured)


def read_names(folder: Path) -> Iterator[NamedSentence]:
    """Yield the sentences in *folder* whose names are annotated."""
    for name, separator in ENTITY_FILES:
        yield from read_entities(folder / name, separator=separator)


def write_sets(blocks: Iterable[Block], folder: Path, work: Path) -> tuple[Path, Path, Path]:
    """Write what the tokenizer learns from, *blocks*, and what it is measured on, from the
    treebanks in *folder*, to *work*; return the files for training, development and test.
    """
    train, dev, test = (work / f"{name}.conllu" for name in ("train", "dev", "test"))
    write_blocks(train, blocks)
    write_blocks(dev, read_all(folder, DEV_FILES))
    write_blocks(test, read_all(folder, TEST_FILES[:1]))
    return train, dev, test
