"""What a proposition is about: the arguments of its predicate, by role, and the words that narrow
them.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import (
    NEGATIONS,
    SUBJECTS,
    case_lemma,
    is_passive,
    is_year,
    own_subject,
    runs,
    shared_subject,
)
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import Argument, Cue, MarkerCategory, Role, Speaker
from claimkit.propositions.numbers import to_number
from claimkit.propositions.words import ContrastWords

REFERRING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
NAMED_BY = ("flat", "compound")
OBJECTS = ("obj", "iobj")
NARROWING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV"})
# What hangs on a word without narrowing it
BESIDE = frozenset(
    {
        "appos",
        "conj",
        "cc",
        "parataxis",
        "punct",
        "cop",
        "nsubj",
        "csubj",
        "aux",
        "discourse",
        "mark",
        "expl",
        "det",
    }
)

ON_CERTAINTY = frozenset(
    {MarkerCategory.BOOSTER, MarkerCategory.EVIDENTIAL, MarkerCategory.NEGATION}
)


@frozen(kw_only=True)
class Clause:
    """A content in its tree.

    Attributes:
        words: the spine, from the content's head down to its main predicate.
        inside: indices of the words of *sentence* that are in the content.
    """

    document: Document
    sentence: Sentence
    words: tuple[Word, ...]
    inside: frozenset[int]
    lexicon: Lexicon
    contrast_words: ContrastWords

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """Return the dependents of *word* in the content, those in *relations* if any are named."""
        return tuple(w for w in self.sentence.children(word, *relations) if w.index in self.inside)


def find_arguments(clause: Clause, cue: Cue, speaker: Speaker | None) -> tuple[Argument, ...]:
    """Return the arguments of the predicate of *clause*, in text order; years, months and days are
    none.
    """
    predicate = clause.words[-1]
    found = [
        argument
        for child in clause.children(predicate)
        if (role := _role(clause.sentence, predicate, child)) is not None
        and time_of(clause, child) is None
        for argument in _with_conjuncts(clause, child, role)
    ]
    subject = Role.OBJECT if is_passive(clause.sentence, predicate) else Role.SUBJECT
    if own_subject(clause.sentence, predicate) is None and all(
        a.role is not subject for a in found
    ):
        found += _left_out(clause, cue, speaker, subject)
    return tuple(sorted(found, key=lambda argument: (argument.span, argument.role)))


def _role(sentence: Sentence, word: Word, child: Word) -> Role | None:
    """Return what *child* is to *word*, None where it is no argument."""
    passive, case = is_passive(sentence, word), case_lemma(sentence, child)
    if child.relation in SUBJECTS:
        return Role.OBJECT if passive else Role.SUBJECT
    if child.deprel in {"obl:agent", "nmod:poss"} or (
        passive and child.relation == "obl" and case == "by"
    ):
        return Role.SUBJECT
    if child.relation in OBJECTS:
        return Role.OBJECT
    if child.relation in {"xcomp", "ccomp"} or (
        word.upos not in {"VERB", "AUX"} and child.deprel == "acl"
    ):
        return Role.COMPLEMENT
    if (case, child.lemma.lower()) == ("at", "all"):
        return None
    return Role.OBLIQUE if child.relation in {"obl", "nmod"} and child.upos in REFERRING else None


def time_of(clause: Clause, word: Word) -> str | None:
    """Return the year, month or day that *word* gives, months by their first three letters; None
    where it gives none.
    """
    if is_year(clause.sentence, word):
        return word.text
    return clause.contrast_words.day_of(word.text) if word.upos == "PROPN" else None


def _left_out(clause: Clause, cue: Cue, speaker: Speaker | None, role: Role) -> Iterator[Argument]:
    """Yield the subject that the predicate leaves out: that of the words above it ("is likely to
    close"), unless they have an object ("forced Lee to close it"); of the predicate it is joined
    to; of gerunds, infinitives and nouns whom the cue's object names ("accused Lee of taking
    bribes"), else the speaker ("denied taking bribes", "denied wrongdoing").
    """
    sentence = clause.sentence
    for word in reversed(clause.words[:-1]):
        controllers = (*clause.children(word, *OBJECTS), *clause.children(word, *SUBJECTS))
        for above in [w for w in controllers if w not in clause.words][:1]:
            yield from _with_conjuncts(clause, above, role)
            return
    shared = shared_subject(sentence, clause.words[0])
    if shared is not None and shared.index in clause.inside and shared not in clause.words:
        yield from _with_conjuncts(clause, shared, role)
    else:
        yield from _controlled(clause, cue, speaker, role)


def _controlled(
    clause: Clause, cue: Cue, speaker: Speaker | None, role: Role
) -> Iterator[Argument]:
    if any(
        w.feat("VerbForm") == "Fin"
        for w in (clause.words[0], *clause.children(clause.words[0], "aux", "cop"))
    ):
        return
    sentence = clause.document.sentences[cue.sentence]
    verb = sentence.word(cue.head)
    relations = ("nsubj:pass",) if is_passive(sentence, verb) else OBJECTS
    controller = next(
        (w for w in sentence.children(verb, *relations) if w not in clause.words), None
    )
    if controller is None and speaker is not None:
        sentence = clause.document.sentences[speaker.sentence]
        controller = sentence.word(speaker.head)
    if controller is not None:
        whole = frozenset(w.index for w in sentence.words)
        own = Clause(
            document=clause.document,
            sentence=sentence,
            words=(),
            inside=whole,
            lexicon=clause.lexicon,
            contrast_words=clause.contrast_words,
        )
        yield _argument(own, controller, role, modifiers_of(own, controller))


def _with_conjuncts(clause: Clause, head: Word, role: Role) -> Iterator[Argument]:
    if role is Role.COMPLEMENT:
        yield _argument(clause, head, role, _all_words(clause, head))
        return
    for noun in (head, *clause.children(head, "conj")):  # "Lee and Berg"
        yield _argument(clause, noun, role, modifiers_of(clause, noun))
        for owner in clause.children(noun, "nmod:poss"):
            yield attrs.evolve(_argument(clause, owner, Role.POSSESSOR), case=noun.lemma.lower())


def _argument(clause: Clause, head: Word, role: Role, modifiers: tuple[str, ...] = ()) -> Argument:
    sentence = clause.sentence
    words = clause.contrast_words
    described = {w.lemma.lower() for w in (head, *sentence.children(head, "det", "amod"))}
    return Argument(
        role=role,
        lemma=" ".join(part.lemma.lower() for part in _name(sentence, head)),
        case=case_lemma(sentence, head) if role is Role.OBLIQUE else None,
        modifiers=modifiers,
        number=_number(clause, head),
        definite=head.upos == "PROPN"
        or bool(described & words.known)
        or sentence.child(head, "nmod:poss") is not None,
        open=bool(described & words.whatever),
        span=head.span,
        sentence=sentence.index,
        head=head.index,
    )


def _name(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """Return the words of the name that *head* is in, so that two people who share one of them are
    two; else *head*.
    """
    if head.upos != "PROPN":
        return (head,)
    parts = {
        head.index,
        *(c.index for c in sentence.children(head, *NAMED_BY) if c.upos == "PROPN"),
    }
    return next(run for run in runs(sentence.word(i) for i in sorted(parts)) if head in run)


def modifiers_of(clause: Clause, head: Word) -> tuple[str, ...]:
    """Return the lemmas of the words that narrow *head*: of a noun or an adjective those in its
    phrase, of a verb its adverbs and what clauses under it come down to; not what a negation would
    have to stand behind ("certainly did not").
    """
    if head.upos == "PROPN" or (
        head.upos == "PRON" and head.lemma.lower() not in clause.contrast_words.whatever
    ):
        return ()
    children = clause.children(head)
    negation = max((c.index for c in children if c.lemma.lower() in NEGATIONS), default=0)
    narrowing = [c for c in children if _narrows(clause, head, c, negation)]
    words = [w for c in narrowing for w in _phrase(clause, c)]
    narrowed = {w.lemma.lower() for w in words} | _beside_number(clause, head)
    return tuple(sorted(narrowed - clause.contrast_words.whatever))


def _narrows(clause: Clause, head: Word, child: Word, negation: int) -> bool:
    lemma = child.lemma.lower()
    if child.relation in BESIDE or child.deprel == "nmod:poss" or lemma in NEGATIONS:
        return False
    if clause.words[-1:] == (head,) and _role(clause.sentence, head, child) is not None:
        return False
    if child.relation == "advmod":
        return (
            child.index > negation
            if negation
            else not any(map(_bears_on_certainty, clause.lexicon.marker(lemma)))
        )
    if child.relation == "advcl":
        return True
    return head.upos in {"NOUN", "PRON"} and child.relation in {"amod", "compound", "nmod", "acl"}


def _bears_on_certainty(entry: MarkerEntry) -> bool:
    """Whether a marker says how surely something is so ("probably"), not how much or how often
    ("partly", "often").
    """
    return entry.level is not None or entry.negative or entry.category in ON_CERTAINTY


def _phrase(clause: Clause, word: Word) -> tuple[Word, ...]:
    """Return the word itself if it stands for an adverbial or a relative clause, else all words
    below it that have a meaning.
    """
    if word.relation == "advcl" or word.deprel == "acl:relcl":
        return (word,)
    return tuple(
        w for w in clause.sentence.subtree(word) if w.index in clause.inside and w.upos in NARROWING
    )


def _all_words(clause: Clause, head: Word) -> tuple[str, ...]:
    words = (w for w in _phrase(clause, head) if w is not head)
    return tuple(sorted({w.lemma.lower() for w in words}))


def _counts(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """Return the heads of the number in the phrase of *head*, several where the parser divides it
    ("two thousand", "three hundred"); none where there is none, or only a year ("the 2012 Games").
    """
    counts = (head,) if head.upos == "NUM" else sentence.children(head, "nummod")
    return tuple(count for count in counts if not is_year(sentence, count))


def _number(clause: Clause, head: Word) -> float | None:
    """Return the number in the phrase of *head*; None where there is none, or a span of numbers
    ("90 to 95").
    """
    counts = _counts(clause.sentence, head)
    below = {w.index: w for count in counts for w in clause.sentence.subtree(count)}
    words = [
        w
        for _, w in sorted(below.items())
        if w.upos in {"NUM", "ADP", "CCONJ", "PART"} or w in counts
    ]
    return to_number(" ".join(w.text for w in words), clause.contrast_words.numerals)


def _beside_number(clause: Clause, head: Word) -> set[str]:
    """Return the lemmas by which the number in the phrase of *head* is not meant exactly, or comes
    on top of others.
    """
    counts = _counts(clause.sentence, head)
    beside = (
        {w.lemma.lower() for h in (head, *counts) for w in clause.children(h)} if counts else set()
    )
    return beside & (clause.contrast_words.inexact | clause.contrast_words.additional)
