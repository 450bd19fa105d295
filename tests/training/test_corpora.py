"""Which files are learnt from, and how."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from annotated.treebanks import TreebankError
from claimkit.document import Document
from claimkit.neural.network import Convention
from claimkit.testing import read_conllu
from tests.support.annotated import ATTRIBUTED_TREE
from tests.support.corpora import write_corpora
from tests.support.learning import NUMBERS
from training.answers import MISSING
from training.corpora import (
    OTHER_NEWS,
    POLNEAR,
    TRAIN_FILES,
    Corpora,
    check_news,
    read_corpora,
)
from training.texts import LearntText

DOCUMENTS = 9  # of PolNeAR, two of which are held out


class OneTreeParser:
    """Gives every text the same tree."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        return tuple(read_conllu(ATTRIBUTED_TREE, text) for text in texts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpora(tmp_path, DOCUMENTS)


def read(folder: Path) -> Corpora:
    return read_corpora(folder, folder, OneTreeParser(), NUMBERS)


def teaches_syntax(text: LearntText) -> bool:
    return any((sentence.answers != MISSING).any() for sentence in text.sentences)


def test_news(folder: Path) -> None:
    """Every eighth document of PolNeAR is held out; of GUM's not a tag or a tree is learnt, for its
    documents are among those that the parser is tested on.
    """
    news = [(text.convention, teaches_syntax(text)) for text in read(folder).news]
    assert news == [
        *[(Convention.POLNEAR, True)] * (DOCUMENTS - 2),
        *[(Convention.GUM, False)] * 2,
        (Convention.QASRL, True),
    ]


def test_treebanks(folder: Path) -> None:
    """Names are joined to the trees of the same sentences, and nothing of a treebank is a
    parser's.
    """
    (text,) = read(folder).treebanks
    assert len(text.sentences) == len(TRAIN_FILES)
    assert all((sentence.answers != MISSING).all() for sentence in text.sentences)
    assert not text.is_silver


def test_measured(folder: Path) -> None:
    """A treebank, and of PolNeAR what is held out, for its attributions alone."""
    treebank, *news = read(folder).measured
    assert treebank.attributions is None
    assert [(len(text.attributions or ()), teaches_syntax(text)) for text in news] == [
        (1, False)
    ] * 2


@pytest.mark.parametrize("name", [POLNEAR.name, OTHER_NEWS[0].name])
def test_missing_news(folder: Path, name: str) -> None:
    """The run stops before it has parsed for minutes."""
    check_news(folder)
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError, match=f"{name}: not found; training/README.md"):
        check_news(folder)


def test_missing_treebank(folder: Path) -> None:
    (folder / TRAIN_FILES[1]).unlink()
    with pytest.raises(TreebankError, match=r"not found; training/README\.md"):
        read(folder)
