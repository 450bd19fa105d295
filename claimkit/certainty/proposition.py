"""What a content comes down to, so that claims can be compared: its predicate and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.certainty.arguments import Clause, find_arguments, modifiers_of
from claimkit.certainty.reading import is_nominal
from claimkit.certainty.scope import spine
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Content, Cue, Proposition, Speaker


def find_proposition(
    document: Document, cue: Cue, speaker: Speaker | None, content: Content, lexicon: Lexicon
) -> Proposition | None:
    """Return what *content* comes down to, its arguments without referents; None where it has no word that could tell."""
    if content.head is None:
        return None
    sentence = document.sentences[content.head[0]]
    top = spine(sentence, sentence.word(content.head[1]), lexicon)
    states = cue.lemma in lexicon.comparison.stating
    below = _below_noun(sentence, top[-1], lexicon) if states or cue.lemma in lexicon.comparison.rebutting else None
    words = (*top, *spine(sentence, below, lexicon)) if below is not None else top
    inside = frozenset(w.index for w in sentence.words if any(span.covers(w.span) for span in content.spans))
    clause = Clause(document=document, sentence=sentence, words=words, inside=inside, lexicon=lexicon)
    predicate = _predicate(sentence, words[-1], lexicon)
    opposites = lexicon.comparison.opposites_of(predicate, adjective=words[-1].upos == "ADJ")
    return Proposition(
        predicate=predicate, arguments=find_arguments(clause, cue, speaker), modifiers=modifiers_of(clause, words[-1]),
        opposites=tuple(sorted(opposites)), times=tuple(sorted(set(_times(clause)))),
        stated=states or below is not None or not is_nominal(sentence, words[0]),
    )  # fmt: skip


def _below_noun(sentence: Sentence, noun: Word, lexicon: Lexicon) -> Word | None:
    """Return the head of what a noun for something said says: "denied reports that he left", "denied claims of fraud"; None where
    it stands negated, for then it is not known what is denied.
    """
    if noun.upos != "NOUN" or lexicon.noun(noun.lemma.lower()) is None:
        return None
    clause = next((c for c in sentence.children(noun, "acl", "ccomp") if case_lemma(sentence, c) == "that"), None)
    phrase = next((c for c in sentence.children(noun, "nmod", "acl") if case_lemma(sentence, c) == "of"), None)
    found = clause or phrase
    return found if found is not None and not is_negated(sentence, found) else None


def _predicate(sentence: Sentence, word: Word, lexicon: Lexicon) -> str:
    """Return the lemma of *word*, with its particle: "shut down"."""
    lemma = lexicon.base(word.lemma.lower(), word.text.lower()) if word.upos == "VERB" else word.lemma.lower()
    particle = sentence.child(word, "compound:prt")
    return f"{lemma} {particle.lemma.lower()}" if particle is not None else lemma


def _times(clause: Clause) -> Iterator[str]:
    """Yield the years, months and days in the content: "2015", "may", "monday"."""
    names = clause.lexicon.comparison
    for word in (clause.sentence.word(index) for index in sorted(clause.inside)):
        form = word.text.lower().rstrip(".")
        if form.isdecimal() and len(form) == 4 and form[:2] in {"18", "19", "20"}:
            yield form
        if word.upos == "PROPN" and form in names.weekdays | names.months:
            yield form if form in names.weekdays else form[:3]
