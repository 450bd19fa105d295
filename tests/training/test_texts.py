"""Documents of treebanks and news, as the network reads and learns them."""

from __future__ import annotations

import pytest

from annotated.attributions import Attribution
from annotated.treebanks import Block
from claimkit.neural.network import Convention
from tests.support.learning import (
    BOTH,
    NAMES_ONLY,
    NUMBERS,
    read_attributed,
    read_block,
    write_block,
)
from training.answers import ANSWERS, MISSING
from training.texts import UNTITLED, count_words, cut_documents, read_treebank, write_sentences

DOC, PAR, TEXT = "# newdoc id = a", "# newpar", "# text = a"
CONTRACTED = """\
1	"	"	PUNCT	``	_	3	punct	_	SpaceAfter=No
2-3	Don't	_	_	_	_	_	_	_	SpaceAfter=No
2	Do	do	AUX	VB	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	"	"	PUNCT	''	_	2	punct	_	_
5	she	she	PRON	PRP	_	2	dep	_	_"""


@pytest.mark.parametrize(
    ("comments", "sizes"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([[DOC, TEXT], [TEXT], [PAR, TEXT]], [3], id="one document"),
        pytest.param([[DOC], [TEXT], [DOC], [DOC], [TEXT]], [2, 1, 2], id="three"),
        pytest.param([[TEXT], [DOC]], [1, 1], id="the first without a name"),
        pytest.param([[]] * (2 * UNTITLED + 1), [UNTITLED, UNTITLED, 1], id="untitled"),
        pytest.param([[DOC], [TEXT], [], []], [2, 2], id="untitled after a document"),
        pytest.param([[], [], [DOC], [TEXT]], [2, 2], id="a document after untitled"),
    ],
)
def test_documents(comments: list[list[str]], sizes: list[int]) -> None:
    """They begin where the treebank says so; sentences of lists are taken some at a time."""
    blocks = [write_block("So it is", *lines) for lines in comments]
    documents = list(cut_documents(blocks))
    assert [len(document) for document in documents] == sizes
    assert [block for document in documents for block in document] == blocks


@pytest.mark.parametrize(
    ("blocks", "quoted"),
    [
        pytest.param([write_block("“|No|” she said|.")], ["“ No ”"], id="pointed marks"),
        pytest.param(
            [write_block('"|No|" she said : "|Go|"')],
            ['" No " " Go "'],
            id="straight marks, by the spaces beside them",
        ),
        pytest.param(
            [write_block("Lee : “|It rains|."), write_block("It pours|.|” So|.")],
            ["“ It rains .", "It pours . ”"],
            id="over two sentences",
        ),
        pytest.param(
            [write_block("Lee : “|It rains|."), write_block("“|It pours|.|”", PAR)],
            ["“ It rains .", "“ It pours . ”"],
            id="over two paragraphs",
        ),
        pytest.param([read_block(CONTRACTED)], ['" Do n\'t "'], id="a token of two words"),
        pytest.param([write_block("It|'s Lee|'s|.")], [""], id="apostrophes"),
    ],
)
def test_quoted_words(blocks: list[Block], quoted: list[str]) -> None:
    found = []
    for sentence in write_sentences(blocks):
        words = zip(sentence.forms, sentence.quoted, strict=True)
        found.append(" ".join(form for form, is_quoted in words if is_quoted))
    assert found == quoted


def test_paragraphs() -> None:
    """The first sentence opens one always."""
    document = [write_block("One"), write_block("Two"), write_block("Three", PAR)]
    assert [sentence.opens_paragraph for sentence in write_sentences(document)] == [
        True,
        False,
        True,
    ]


def test_treebank() -> None:
    """Each sentence has an answer of each kind for each word, and no attributions."""
    text, names = read_treebank([BOTH, NAMES_ONLY], NUMBERS)
    for read, block in ((text, BOTH), (names, NAMES_ONLY)):
        (sentence,) = read.sentences
        assert sentence.written.forms == block.forms
        assert sentence.answers.shape == (len(ANSWERS), len(block.forms))
        assert (read.attributions, read.is_silver) == (None, False)
    assert count_words([text, names]) == 6


def test_news() -> None:
    """Quoted words, attributions and the parser's tree come along, and whose convention it is."""
    text = read_attributed()
    (sentence,) = text.sentences
    assert sentence.written.forms == ("“", "No", ",", "”", "said", "Lee", ".")
    assert sentence.written.quoted == (True, True, True, True, False, False, False)
    assert sentence.written.opens_paragraph
    assert sentence.answers[ANSWERS.index("head")].tolist() == [2, 5, 2, 2, 0, 5, 5]
    assert text.attributions == (Attribution(cue=((4, 5),), speaker=((5, 6),), content=((0, 4),)),)
    assert (text.convention, text.is_silver) == (Convention.GUM, True)


def test_news_that_teach_no_syntax() -> None:
    """Not a tag, a name or an arc of them is learnt."""
    (sentence,) = read_attributed(teaches_syntax=False).sentences
    assert (sentence.answers == MISSING).all()
