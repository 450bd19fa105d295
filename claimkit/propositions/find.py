"""What a content comes down to, so that claims can be compared: its predicate and what belongs to
it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimkit.clauses.forms import is_nominal
from claimkit.clauses.spine import find_spine
from claimkit.clauses.tree import find_owners
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Content, Cue, Proposition, Speaker
from claimkit.propositions.arguments import Clause, find_arguments, modifiers_of, time_of
from claimkit.propositions.words import ContrastWords


def find_proposition(
    document: Document,
    cue: Cue,
    speaker: Speaker | None,
    content: Content,
    lexicon: Lexicon,
    words: ContrastWords,
) -> Proposition | None:
    """Return what *content* comes down to, its arguments without referents; None where it has no
    word that could tell.
    """
    if content.head is None:
        return None
    sentence = document.sentences[content.head[0]]
    inside = frozenset(
        w.index for w in sentence.words if any(span.covers(w.span) for span in content.spans)
    )
    spine_words = _spine(
        sentence,
        _head(sentence, sentence.word(content.head[1]), cue, inside, lexicon),
        cue,
        content,
        lexicon,
        words,
    )
    stated = not is_nominal(spine_words[0]) or len(spine_words) > 1 or cue.lemma in words.stating
    clause = Clause(
        document=document,
        sentence=sentence,
        words=spine_words,
        inside=inside,
        lexicon=lexicon,
        contrast_words=words,
    )
    predicate = _predicate(sentence, spine_words[-1], lexicon)
    opposites = words.opposites_of(predicate, adjective=spine_words[-1].upos == "ADJ")
    return Proposition(
        predicate=predicate,
        arguments=find_arguments(clause, cue, speaker if stated else None),
        modifiers=modifiers_of(clause, spine_words[-1]),
        opposites=tuple(sorted(opposites)),
        times=tuple(sorted(set(_times(clause)))),
        stated=stated,
    )


def _head(
    sentence: Sentence, head: Word, cue: Cue, inside: Collection[int], lexicon: Lexicon
) -> Word:
    """Return the word of a content that says something: its *head*, or what stands behind whom the
    cue is about ("accused Lee of taking bribes").
    """
    entry, above = lexicon.cue(cue.lemma), sentence.parent(head)
    about = head.relation == "obj" and head.head == cue.head and sentence.index == cue.sentence
    if entry is None or above is None or not about:
        return head
    behind = (w for w in sentence.children(above, "obl", "advcl") if w.index in inside)
    return next((w for w in behind if case_lemma(sentence, w) in entry.prepositions), head)


def _spine(
    sentence: Sentence,
    head: Word,
    cue: Cue,
    content: Content,
    lexicon: Lexicon,
    contrast_words: ContrastWords,
) -> tuple[Word, ...]:
    """Return the words from *head* down to the main predicate, also over nouns for something said,
    where the cue says that it is so or not.
    """
    owners = find_owners(content.quotation)
    words = find_spine(head, lexicon, owners)
    if cue.lemma not in contrast_words.stating | contrast_words.rebutting:
        return words
    below = _below_noun(sentence, words[-1], lexicon)
    return (*words, *find_spine(below, lexicon, owners)) if below is not None else words


def _below_noun(sentence: Sentence, noun: Word, lexicon: Lexicon) -> Word | None:
    """Return the head of what a noun for something said says: "denied reports that he left",
    "denied claims of fraud"; None where it stands negated, for then it is not known what is denied.
    """
    if noun.upos != "NOUN" or lexicon.noun(noun.lemma.lower()) is None:
        return None
    clause = next(
        (c for c in sentence.children(noun, "acl", "ccomp") if case_lemma(sentence, c) == "that"),
        None,
    )
    phrase = next(
        (c for c in sentence.children(noun, "nmod", "acl") if case_lemma(sentence, c) == "of"), None
    )
    found = clause or phrase
    return found if found is not None and not is_negated(sentence, found) else None


def _predicate(sentence: Sentence, word: Word, lexicon: Lexicon) -> str:
    """Return the lemma of *word*, with its particle: "shut down"."""
    lemma = (
        lexicon.base(word.lemma.lower(), word.text.lower())
        if word.upos == "VERB"
        else word.lemma.lower()
    )
    particle = sentence.child(word, "compound:prt")
    return f"{lemma} {particle.lemma.lower()}" if particle is not None else lemma


def _times(clause: Clause) -> Iterator[str]:
    """Yield the years, months and days in the content: "2015", "may", "monday"."""
    words = (clause.sentence.word(index) for index in sorted(clause.inside))
    yield from (time for word in words if (time := time_of(clause, word)))
