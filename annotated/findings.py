"""Findings of science news (Pei & Jurgens 2021) as claimkit reads them: the certainty of what is
found.
"""

from __future__ import annotations

from annotated.predicates import certainty_of
from claimkit.certainty.markerindex import MarkerIndex
from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Certainty

DEEPEST_REPORT = 3


def read_finding(document: Document, index: MarkerIndex) -> Certainty:
    """Return the certainty by the rules, without score, of the finding that *document*, one
    sentence as a rule, reports.
    """
    return certainty_of(document, *found_in(document, index.lexicon), index)


def found_in(document: Document, lexicon: Lexicon) -> tuple[Sentence, Word]:
    """Return the head of what *document* says was found, with its sentence: below a heading
    ("Conclusions: …"), and under reporting verbs their complement ("suggests that …").
    """
    sentence = next((s for s in document.sentences if not _is_heading(s)), document.sentences[0])
    word = _behind_heading(sentence, sentence.root)
    for _ in range(DEEPEST_REPORT):
        below = (
            sentence.child(word, "ccomp") if lexicon.cue(word.lemma.lower()) is not None else None
        )
        if below is None:
            break
        word = below
    return sentence, word


def _is_heading(sentence: Sentence) -> bool:
    return all(word.upos in {"NOUN", "PROPN", "PUNCT"} for word in sentence.words)


def _behind_heading(sentence: Sentence, root: Word) -> Word:
    """Return the clause that the parser hangs on a heading of one word, *root* itself if it is
    none.
    """
    children = [c for c in sentence.children(root) if c.upos != "PUNCT"]
    hung = (
        len(children) == 1
        and children[0].index > root.index
        and children[0].relation in {"appos", "parataxis"}
    )
    return children[0] if hung and root.upos in {"NOUN", "PROPN", "X"} else root
