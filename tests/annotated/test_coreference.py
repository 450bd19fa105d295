"""Corpora of coreference: GUM's brackets, GAP's table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from annotated.coreference import (
    GAP_COLUMNS,
    CorpusError,
    find_clusters,
    find_mentions,
    read_gap,
    read_gum,
)
from annotated.treebanks import Block
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import find_entities
from claimkit.testing import StubParser
from tests.support.trees import document_of

GUM = """\
# newdoc id = GUM_news_bridge
# newpar
# sent_id = GUM_news_bridge-1
# text = Ana Lee came.
1	Ana	Ana	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-giv:act-1-coref
2	Lee	Lee	PROPN	NNP	_	1	flat	_	Entity=1)|SpaceAfter=Yes
3	came	come	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = GUM_news_bridge-2
# text = She left.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-1-ana)
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_news_rain
# newpar
# sent_id = GUM_news_rain-1
# text = Rain fell.
1	Rain	rain	NOUN	NN	_	2	nsubj	_	_
2	fell	fall	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

"""
OURS = document_of(
    "Ana/PROPN/3:nsubj/B-PER Lee/PROPN/1:flat/I-PER came/VERB/0:root ./PUNCT/3:punct",
    "She/PRON/2:nsubj left/VERB/0:root ./PUNCT/2:punct",
)


def block_of(*entities: str) -> Block:
    """Return a block of as many words, with these ``Entity=`` cells ("" for none)."""
    cells = [f"Entity={cell}|SpaceAfter=No" if cell else "_" for cell in entities]
    return Block(
        (),
        tuple(
            (str(i), "w", "w", "X", "_", "_", "0", "dep", "_", cell)
            for i, cell in enumerate(cells, start=1)
        ),
    )


@pytest.mark.parametrize(
    ("entities", "mentions"),
    [
        (["(1-person-new)"], {(1, 1, "1")}),
        (["(1-person-new", "", "1)"], {(1, 3, "1")}),
        (["(1-organization-new(2-place-new", "2)", "1)"], {(1, 3, "1"), (1, 2, "2")}),
        (["(1-person-new", "(2-place-new)1)"], {(1, 2, "1"), (2, 2, "2")}),
        (["(1-person-new(2-person-giv)", "1)"], {(1, 2, "1"), (1, 1, "2")}),
        (["(1-person-new", "(1-person-giv)", "1)"], {(1, 3, "1"), (2, 2, "1")}),
        (["(1-person-new(1-person-giv", "1)", "1)"], {(1, 3, "1"), (1, 2, "1")}),
        (["1)", "(2-person-new"], set()),
        (["", ""], set()),
    ],
    ids=[
        "one word",
        "several words",
        "two open in one cell",
        "one word at the end of another",
        "one word at its beginning",
        "inside its own",
        "both its own",
        "never opened, never closed",
        "none",
    ],
)
def test_brackets(entities: list[str], mentions: set[tuple[int, int, str]]) -> None:
    """Mentions are (first word, last word, cluster)."""
    found = list(find_mentions([block_of(*entities)]))
    assert {(m.first, m.last, m.cluster) for m in found} == mentions
    assert len(found) == len(mentions)


def test_read_gum(tmp_path: Path) -> None:
    """Each document has its text, our parse, the treebank's tree, and clusters by where the head of
    a mention begins.
    """
    (tmp_path / "gum.conllu").write_text(GUM, encoding="utf-8")
    bridge, rain = read_gum([tmp_path / "gum.conllu"], StubParser((OURS,)))
    assert (bridge.name, rain.name) == ("GUM_news_bridge", "GUM_news_rain")
    assert bridge.document is OURS
    assert [w.text for w in bridge.gold.sentences[1].words] == ["She", "left", "."]
    assert bridge.heads == {0: "1", OURS.text.index("She"): "1"}
    assert bridge.pronouns == {OURS.text.index("She"): "1"}
    assert (rain.heads, rain.pronouns) == ({}, {})


def test_clusters_of_entities(tmp_path: Path) -> None:
    """An entity belongs to the cluster that most of its mentions belong to."""
    (tmp_path / "gum.conllu").write_text(GUM, encoding="utf-8")
    bridge, _ = read_gum([tmp_path / "gum.conllu"], StubParser((OURS,)))
    entities = find_entities(OURS, load("en"))
    assert [
        (e.name, own) for e, own in zip(entities, find_clusters(entities, bridge), strict=True)
    ] == [("Ana Lee", "1")]


class NoSentences:
    """A parser that finds nothing."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        return tuple(Document(text=text, sentences=()) for text in texts)


def gap_file(folder: Path, *columns: str) -> Path:
    row = {
        "ID": "test-1",
        "Text": "Ana met Bo. “She” said so.",
        "Pronoun": "She",
        "Pronoun-offset": "13",
        "A": "Ana",
        "A-offset": "0",
        "A-coref": "TRUE",
        "B": "Bo",
        "B-offset": "8",
        "B-coref": "FALSE",
        "URL": "",
    }
    path = folder / "gap.tsv"
    path.write_text(
        "\t".join(columns) + "\n" + "\t".join(row[c] for c in columns) + "\n", encoding="utf-8"
    )
    return path


def test_read_gap(tmp_path: Path) -> None:
    """Offsets count characters; a quotation mark is a character like any other."""
    (row,) = read_gap(gap_file(tmp_path, *GAP_COLUMNS, "URL"), NoSentences())
    assert row.pronoun.of(row.document.text) == "She"
    assert [(span.of(row.document.text), right) for span, right in row.names] == [
        ("Ana", True),
        ("Bo", False),
    ]
    assert row.female


def test_a_table_that_is_not_gap(tmp_path: Path) -> None:
    """The error names the file and the columns that are not there."""
    path = gap_file(tmp_path, *(c for c in GAP_COLUMNS if not c.startswith("B")))
    with pytest.raises(
        CorpusError, match=r"gap\.tsv: expected a GAP table.*missing: B, B-offset, B-coref"
    ):
        list(read_gap(path, NoSentences()))
