"""CoNLL-U in and out."""

from __future__ import annotations

import pytest

from claimkit import ConlluError
from claimkit.parsing.conllu import read_conllu, to_conllu
from tests.support.cases import CLAIM_TABLES
from tests.support.parses import list_frozen, read_parse

ROWS = """# text = She said “no”.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tsaid\tsay\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
3\t“\t“\tPUNCT\t``\t_\t4\tpunct\t_\t_
4\tno\tno\tINTJ\tUH\t_\t2\tccomp\t_\t_
5\t”\t”\tPUNCT\t''\t_\t4\tpunct\t_\t_
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def test_words_spans_and_quotations() -> None:
    """Words slice to their forms; quotations are found."""
    document = read_conllu(ROWS)
    assert [w.span.of(document.text) for w in document.sentences[0].words] == [
        "She",
        "said",
        "“",
        "no",
        "”",
        ".",
    ]
    assert [q.span.of(document.text) for q in document.quotations] == ["“no”"]
    assert document.sentences[0].words[1].feat("Tense") == "Past"


def test_contractions() -> None:
    """The words of a token that spell it have their own spans; others share the token's."""
    rows = "# text = didn't don't\n1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    rows += "1\tdid\tdo\tAUX\t_\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_\n"
    rows += "3-4\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tdo\tdo\tAUX\t_\t_\t1\tdep\t_\t_\n"
    rows += "4\tnot\tnot\tPART\t_\t_\t1\tadvmod\t_\t_\n"
    words = read_conllu(rows).sentences[0].words
    assert [(w.span.start, w.span.end) for w in words] == [(0, 3), (3, 6), (7, 12), (7, 12)]


@pytest.mark.parametrize("table", CLAIM_TABLES)
def test_round_trip(table: str) -> None:
    """read_conllu(to_conllu(x), x.text) has equal sentences."""
    for document in map(read_parse, list_frozen(table)):
        again = read_conllu(to_conllu(document), document.text)
        assert again.sentences == document.sentences


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (ROWS.replace("1\tShe\tshe", "1\tShe"), "expected 10 columns, got 9"),
        (ROWS.replace("1\tShe", "1\tHe"), "token 'He' is not in the text"),
        (ROWS.replace("\t0\troot", "\t4\troot"), "expected one root, got 0"),
        (ROWS + "7-8" + "\tdon't" * 9, "no words behind token 7-8"),
        (ROWS.replace("# text = She said “no”.\n", ""), "no '# text = ' comment"),
        (
            ROWS.replace("nsubj\t_\t_", "nsubj\t_\tstart_char=5|end_char=2"),
            "start_char=5, end_char=2 is no span",
        ),
        (ROWS.replace("1\tShe", "x\tShe"), "expected a whole number, got 'x'"),
        (ROWS.replace("\t2\tnsubj", "\t" + "9" * 5000 + "\tnsubj"), "expected a whole number"),
        (ROWS.replace("\t2\tnsubj", "\t7\tnsubj"), "word 1: there is no head 7"),
        (ROWS.replace("1\tShe", "2\tShe"), "expected word 1, got word 2"),
        (ROWS.replace("_\t4\tpunct", "_\t3\tpunct", 1), "word 3 hangs on itself"),
        (ROWS.replace("2\tccomp", "5\tccomp"), "word [45] hangs on itself"),
        (ROWS.replace("1\tShe", "1\t"), "word '1' has no form"),
        ("# text = No.\n", "expected one root, got 0"),
    ],
)
def test_malformed(rows: str, message: str) -> None:
    """The error names the sentence and the reason."""
    with pytest.raises(ConlluError, match=message):
        read_conllu(rows)
