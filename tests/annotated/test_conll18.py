"""Documents as the CoNLL metrics read them."""

from __future__ import annotations

from annotated.conll18 import to_scored_conllu
from claimkit.document import Document
from claimkit.spans import Span
from claimkit.tree import Sentence, Word


def test_what_the_parser_leaves_out_stands_without_a_tree() -> None:
    text = "Photo: Ana Lee\n\nRain fell\n\nMore"
    words = (
        Word(
            index=1, span=Span(16, 20), text="Rain", lemma="rain", upos="NOUN", xpos="NN", feats="",
            head=2, deprel="nsubj",
        ),
        Word(
            index=2, span=Span(21, 25), text="fell", lemma="fall", upos="VERB",
            xpos="VBD", feats="", head=0, deprel="root",
        ),
    )  # fmt: skip
    sentence = Sentence(index=0, span=Span(16, 25), words=words, paragraph=1)
    written = to_scored_conllu(Document(text=text, sentences=(sentence,)))
    rows = [[line.split("\t") for line in block.splitlines()] for block in written.split("\n\n")]
    forms_and_heads = [[(row[1], row[6], row[7]) for row in block] for block in rows if block]
    assert forms_and_heads == [
        [("Photo:", "0", "_"), ("Ana", "1", "_"), ("Lee", "1", "_")],
        [("Rain", "2", "nsubj"), ("fell", "0", "root")],
        [("More", "0", "_")],
    ]
