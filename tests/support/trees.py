"""Documents written by hand, a word as ``form/UPOS/head:relation`` with its label where it has one:
``Ana/PROPN/3:nsubj/B-PER``.

Heads count from 1 in their sentence, 0 is the root; lemmas are the forms in lower case.
"""

from __future__ import annotations

from claimkit.document import Document
from claimkit.parsing.conllu import read_conllu
from claimkit.tree import Word

LEMMAS = {
    "said": "say",
    "says": "say",
    "came": "come",
    "told": "tell",
    "thinks": "think",
    "heads": "head",
}
NO_SPACE_BEFORE = frozenset(",.:;?!)”’")
XPOS = {"PROPN": "NNP", "NOUN": "NN", "PRON": "PRP", "VERB": "VBD"}


def document_of(*sentences: str) -> Document:
    """Return the document of *sentences*; one that begins with "¶" opens a paragraph."""
    text, blocks = "", []
    for sentence in sentences:
        opens = sentence.startswith("¶")
        text += ("\n\n" if opens else " ") if text else ""
        rows = []
        for index, written in enumerate(sentence.removeprefix("¶").split(), start=1):
            form, upos, relation, label = (*written.split("/"), "O")[:4]
            text += (
                "" if index == 1 or form in NO_SPACE_BEFORE or text.endswith(("(", "“")) else " "
            )
            rows.append(
                _row(
                    index,
                    form,
                    upos,
                    relation,
                    f"start_char={len(text)}|end_char={len(text) + len(form)}|NER={label}",
                )
            )
            text += form
        blocks.append("\n".join(rows))
    return read_conllu("\n\n".join(blocks), text)


def _row(index: int, form: str, upos: str, relation: str, misc: str) -> str:
    head, _, deprel = relation.partition(":")
    lemma = LEMMAS.get(form.lower(), form.lower())
    return "\t".join(
        [str(index), form, lemma, upos, XPOS.get(upos, "_"), "_", head, deprel, "_", misc]
    )


def word_of(document: Document, form: str, occurrence: int = 0) -> Word:
    """Return the word of *document* with this *form*, the first or a later *occurrence*."""
    words = (word for sentence in document.sentences for word in sentence.words)
    return [word for word in words if word.text == form][occurrence]
