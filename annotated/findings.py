"""Findings of science news (Pei & Jurgens 2021) as claimkit reads them: the certainty of what is
found.
"""

from __future__ import annotations

from annotated.predicates import judge_word
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model.certainty import Certainty
from claimkit.tree import Sentence, Word

DEEPEST_REPORT = 3
NAMING = frozenset({"NOUN", "PROPN", "PUNCT"})
HEADING_ROOTS = frozenset({"NOUN", "PROPN", "X"})
BEHIND_HEADING = frozenset({"appos", "parataxis"})


def read_finding(document: Document, index: MarkerIndex) -> Certainty:
    """Return the certainty by the rules, without score, of the finding that *document*, one
    sentence as a rule, reports.
    """
    return judge_word(document, find_finding(document, index.lexicon), index)


def find_finding(document: Document, lexicon: Lexicon) -> Word:
    """Return the head of what *document* says was found: below a heading ("Conclusions: …"), and
    under reporting verbs their complement ("suggests that …").
    """
    told = (sentence for sentence in document.sentences if not is_heading(sentence))
    word = skip_heading(next(told, document.sentences[0]).root)
    for _ in range(DEEPEST_REPORT):
        below = word.child("ccomp")
        if below is None or lexicon.cue(word.lemma) is None:
            break
        word = below
    return word


def is_heading(sentence: Sentence) -> bool:
    return all(word.upos in NAMING for word in sentence.words)


def skip_heading(root: Word) -> Word:
    """Return the clause that the parser attaches to a heading of one word, *root* itself if it is
    none.
    """
    children = [child for child in root.children() if child.upos != "PUNCT"]
    if root.upos not in HEADING_ROOTS or len(children) != 1:
        return root
    (child,) = children
    is_behind = child.index > root.index and child.relation in BEHIND_HEADING
    return child if is_behind else root
