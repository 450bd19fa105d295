"""What a content comes down to, in lemmas, so that claims can be compared."""

from __future__ import annotations

from claimkit.certainty.scope import spine
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import SUBJECTS, runs
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Content, Proposition

ARGUMENTS = (*SUBJECTS, "obj", "iobj", "obl", "nmod")
NAMING = frozenset({"NOUN", "PROPN"})
NAMED_BY = ("flat", "compound")


def find_proposition(document: Document, content: Content, lexicon: Lexicon) -> Proposition | None:
    """Return the predicate of *content* and the nouns that depend on it or on the words above it; None without a word."""
    if content.head is None:
        return None
    sentence = document.sentences[content.head[0]]
    words = spine(sentence, sentence.word(content.head[1]), lexicon)
    heads = [child for word in words for child in sentence.children(word, *ARGUMENTS)]
    heads += [conjunct for head in heads for conjunct in sentence.children(head, "conj")]  # "Lee and Berg"
    arguments = {_name(sentence, head) for head in heads if head.upos in NAMING}
    predicate = words[-1].lemma.lower()
    return Proposition(predicate=predicate, arguments=tuple(sorted(arguments - {predicate})))


def _name(sentence: Sentence, head: Word) -> str:
    """Return the lemma of a noun, all words of a name: "ana lee", so that two people who share one of them are two."""
    if head.upos != "PROPN":
        return head.lemma.lower()
    parts = {head.index, *(c.index for c in sentence.children(head, *NAMED_BY) if c.upos == "PROPN")}
    name = next(run for run in runs(sentence.word(i) for i in sorted(parts)) if head in run)
    return " ".join(part.lemma.lower() for part in name)
