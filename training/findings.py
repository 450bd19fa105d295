"""Findings of science news (Pei & Jurgens 2021) as claimkit reads them: the certainty of what is found, and typed features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

from claimkit.certainty.markers import MarkerIndex
from claimkit.certainty.scope import spine
from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Certainty
from training.predicates import read_predicate

CONJUNCTIONS = frozenset({"if", "when", "because", "although", "while", "whether", "but", "that"})
PRONOUNS = frozenset({"we", "they", "it", "i", "you"})
DETERMINERS = frozenset({"some", "all", "any", "no", "each", "every", "most", "many", "this", "these"})
COMPLEMENTS = ("ccomp", "xcomp", "csubj")


@frozen
class Finding:
    """A finding: the certainty of what is found by the rules, without score, and its features by name with their number."""

    certainty: Certainty
    features: Mapping[str, float]


def read_finding(document: Document, index: MarkerIndex) -> Finding:
    """Return the finding that *document*, one sentence as a rule, reports."""
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        counts.update(_markers(sentence, index))
        counts.update(dict.fromkeys(_words(sentence, index.lexicon), 1))
    first = document.sentences[0]
    head = found_in(first, index.lexicon)
    root, below = (read_predicate(document, first, word, index).certainty for word in (first.root, head))
    for where, certainty in (("main", root), ("found", below)):
        counts.update(dict.fromkeys((f"{where} {name}" for name in _typed(certainty)), 1))
    words = sum(len(sentence.words) for sentence in document.sentences)
    counts[f"length={min(words // 8, 6)}"] = 1
    return Finding(below, {name: float(number) for name, number in counts.items()})


def found_in(sentence: Sentence, lexicon: Lexicon) -> Word:
    """Return the head of what the sentence says was found: under reporting verbs their complement ("suggests that …")."""
    word = sentence.root
    for _ in range(3):
        listed = lexicon.cue(word.lemma.lower())
        below = sentence.child(word, "ccomp") if listed is not None else None
        if below is None:
            break
        word = below
    return spine(sentence, word, lexicon)[0]


def _typed(certainty: Certainty) -> Iterator[str]:
    yield f"level={certainty.level}"
    yield f"modality={certainty.modality}"
    yield f"stance={certainty.stance}"
    yield f"time={certainty.time}"
    yield f"polarity={certainty.polarity}"


def _markers(sentence: Sentence, index: MarkerIndex) -> Iterator[str]:
    """Yield the markers of *sentence* by category and level, wherever they stand."""
    behind = 0
    for word in sentence.words:
        hit = index.at(sentence, word) if word.index > behind else None
        if hit is not None:
            behind = hit[1][-1].index
            if hit[0] is not None:
                yield f"marker={hit[0].category} {hit[0].level or '-'}"


def _words(sentence: Sentence, lexicon: Lexicon) -> Iterator[str]:
    """Yield classes of words: modals, reporting verbs and nouns, numbers, degrees, conjunctions, pronouns, determiners."""
    root = sentence.root
    yield f"root={root.xpos}"
    yield from (f"root auxiliary={a.lemma.lower()}" for a in sentence.children(root, "aux", "cop"))
    yield from (f"root complement={c.xpos}" for c in sentence.children(root, *COMPLEMENTS))
    for word in sentence.words:
        lemma = lexicon.base(word.lemma.lower(), word.text.lower())
        entry = lexicon.verb(lemma) if word.upos == "VERB" else lexicon.noun(lemma) if word.upos == "NOUN" else None
        if entry is not None:
            yield f"{word.upos}={entry.stance}"
        if word.xpos == "MD":
            yield f"modal={lemma}"
        if word.upos == "NUM":
            yield "number"
        if word.xpos in {"JJR", "RBR", "JJS", "RBS"}:
            yield f"degree={word.xpos[-1]}"
        if word.text in {"%", "(", ";", ":", "“", '"'}:
            yield f"mark={word.text}"
        if lemma in CONJUNCTIONS | PRONOUNS | DETERMINERS and word.upos in {"SCONJ", "CCONJ", "PRON", "DET", "ADV"}:
            yield f"word={lemma}"
