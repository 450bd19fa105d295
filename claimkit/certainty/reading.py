"""What the judges look at: a claim's parts, their place in the tree, and what the lexicon says of
the cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimkit.certainty.markers import MarkerFound, owners_of
from claimkit.certainty.modals import has_perfect, modality_of
from claimkit.certainty.scope import NOMINAL, spine
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma
from claimkit.lexicons.schema import CueEntry, Lexicon
from claimkit.model import Content, Cue, CueKind, Modality, Quotation, Scope, Speaker, Stance

MAIN = frozenset({"root", "ccomp", "parataxis", "conj"})
PREDICATES = frozenset({"ADJ", "NOUN", "PROPN"})
CLOSING = "”’\"'»›) "  # what may stand behind a question mark
# clauses whose question word is not their head's: "when it fell, they left"
ASIDE = frozenset({"advcl", "csubj"})


@frozen(kw_only=True)
class Reading:
    """A claim as the judges read it.

    Attributes:
        sentence, head: where the content's head stands; None if it has no word.
        on: from the head down to the main proposition, see :func:`claimkit.certainty.scope.spine`.
        entry: what the lexicon says of the cue.
        asks: whether the content is a question.
        negated: whether the report is negated, by a word of the cue or by its subject ("few experts
            believe").
    """

    document: Document
    cue: Cue
    speaker: Speaker | None
    content: Content
    markers: tuple[MarkerFound, ...]
    lexicon: Lexicon
    sentence: Sentence | None
    head: Word | None
    on: tuple[Word, ...]
    entry: CueEntry | None
    asks: bool
    negated: bool

    @property
    def neg_raised(self) -> bool:
        """Whether the negation of the cue is meant of the content: "does not think that"."""
        return self.negated and self.entry is not None and (self.entry.neg_raising or self.is_view)

    @property
    def is_view(self) -> bool:
        """Whether a cue of seeing takes its object for something: "sees him as a rival", not "saw
        him as he left".
        """
        return self.cue.lemma in self.lexicon.grammar.viewing and self.takes_as

    @property
    def takes_as(self) -> bool:
        """Whether the cue says what somebody or something is: "regards him as a rival", "called it
        a mistake".
        """
        sentence = self.document.sentences[self.cue.sentence]
        verb = sentence.word(self.cue.head)
        phrases = [
            w
            for w in sentence.children(verb, "obl", "xcomp", "advcl")
            if not is_finite(sentence, w)
        ]
        bare = (
            w
            for w in phrases
            if w.relation == "xcomp" and w.upos in PREDICATES and case_lemma(sentence, w) is None
        )
        return any(case_lemma(sentence, w) == "as" for w in phrases) or any(
            span.covers(word.span) for word in bare for span in self.content.spans
        )

    @property
    def leaves_open(self) -> bool:
        """Whether the content names what it leaves open: "said who would come"; "When it fell, they
        left" leaves nothing open.
        """
        if self.sentence is None or self.head is None or self.head.relation == "root":
            return False
        words = self.lexicon.grammar.open_questions
        if self.is_nominal:
            # "which guests he invited"
            return any(d.lemma.lower() in words for d in self.sentence.children(self.head, "det"))
        return self.opening in words and self.is_finite

    @property
    def is_infinitive(self) -> bool:
        """Whether the content is an infinitive with "to"."""
        return (
            self.head is not None
            and self.sentence is not None
            and _has_to(self.sentence, self.head)
        )

    @property
    def is_perfect(self) -> bool:
        """Whether the content's head stands in the perfect: "has closed", "to have closed"."""
        return (
            self.sentence is not None
            and self.head is not None
            and has_perfect(self.sentence, self.head)
        )

    @property
    def is_finite(self) -> bool:
        """Whether the content's head is a finite clause."""
        return (
            self.sentence is not None
            and self.head is not None
            and is_finite(self.sentence, self.head)
        )

    @property
    def is_nominal(self) -> bool:
        """Whether the content is a noun phrase, no clause."""
        return self.sentence is None or self.head is None or is_nominal(self.sentence, self.head)

    @property
    def opening(self) -> str:
        """Lemma of the conjunction or question word that opens the content's clause, empty if none
        does.
        """
        if self.sentence is None or self.head is None:
            return ""
        return opening_of(self.sentence, self.head, self.lexicon)

    @property
    def is_order(self) -> bool:
        """Whether the content is an imperative."""
        return (
            self.sentence is not None
            and self.head is not None
            and is_imperative(self.sentence, self.head)
        )

    @property
    def is_wish(self) -> bool:
        """Whether the content is wished by "may": "may the best team win"."""
        if self.sentence is None or self.head is None:
            return False
        modals = self.sentence.children(self.head, "aux")
        return any(
            modality_of(self.sentence, m, self.head, self.lexicon) is Modality.DESIDERATIVE
            for m in modals
        )


def read(
    document: Document,
    cue: Cue,
    speaker: Speaker | None,
    content: Content,
    markers: Sequence[MarkerFound],
    lexicon: Lexicon,
) -> Reading:
    """Return the reading of a claim."""
    sentence = document.sentences[content.head[0]] if content.head is not None else None
    head = (
        sentence.word(content.head[1])
        if sentence is not None and content.head is not None
        else None
    )
    on = (
        spine(sentence, head, lexicon, owners_of(content, lexicon))
        if sentence is not None and head is not None
        else ()
    )
    negations = (m for m in markers if m.marker.scope is Scope.REPORT and m.reverses)
    return Reading(
        document=document,
        cue=cue,
        speaker=speaker,
        content=content,
        markers=tuple(markers),
        lexicon=lexicon,
        sentence=sentence,
        head=head,
        on=on,
        entry=lexicon.cue(cue.lemma) if cue.kind is not CueKind.PUNCTUATION else None,
        asks=_asks(cue, content, sentence, on, lexicon),
        negated=cue.negated or any(True for _ in negations),
    )


def is_finite(sentence: Sentence, head: Word) -> bool:
    """Whether *head* or one of its auxiliaries is a finite verb."""
    return any(w.feat("VerbForm") == "Fin" for w in (head, *sentence.children(head, "aux", "cop")))


def is_nominal(sentence: Sentence, head: Word) -> bool:
    """Whether *head* is a noun without copula or clause of its own."""
    return head.upos in NOMINAL and sentence.child(head, "cop", "nsubj") is None


def opening_of(sentence: Sentence, head: Word, lexicon: Lexicon) -> str:
    mark = sentence.child(head, "mark")
    if mark is not None:
        return mark.lemma.lower()
    above = sentence.parent(head)
    if (
        above is not None
        and head.relation in {"acl", "advcl"}
        and above.lemma.lower() in lexicon.grammar.question_words
    ):
        # "explained why it fell", where the parser takes "why" for the head
        return above.lemma.lower()
    if head.deprel == "acl:relcl":  # "the bridge, which fell" asks nothing
        return ""
    # "who they are"
    if head.upos != "VERB" and head.lemma.lower() in lexicon.grammar.question_words:
        return head.lemma.lower()
    plain = (c for c in sentence.children(head) if c.upos != "PUNCT" and c.relation not in ASIDE)
    first = next(plain, head)
    words = (
        (first, *sentence.children(first, "det", "advmod", "amod"))
        if first.index <= head.index
        else ()
    )
    lemmas = (w.lemma.lower() for w in sorted(words, key=lambda w: w.index))
    return next((lemma for lemma in lemmas if lemma in lexicon.grammar.question_words), "")


def is_imperative(sentence: Sentence, head: Word) -> bool:
    """Whether *head* is an imperative: "Do not touch it"."""
    verb = sentence.child(head, "cop") or head
    if verb.feat("Mood") == "Imp" or any(
        a.feat("Mood") == "Imp" for a in sentence.children(head, "aux")
    ):
        return True
    helped = any(
        a.lemma.lower() != "do" or a.xpos in {"VBD", "VBZ"}
        for a in sentence.children(head, "aux", "aux:pass")
    )
    bare = verb.upos in {"VERB", "AUX"} and verb.xpos == "VB" and not helped
    return (
        bare
        and head.relation in MAIN
        and sentence.child(head, "nsubj", "csubj", "expl", "mark") is None
    )


def _asks(
    cue: Cue, content: Content, sentence: Sentence | None, on: tuple[Word, ...], lexicon: Lexicon
) -> bool:
    """Whether the content is a question: quoted with its mark, a whether- or wh-clause of an asking
    cue, or one that is said to be open ("it is unclear whether").
    """
    if content.quotation is not Quotation.INDIRECT and _main_part(content, sentence).rstrip(
        CLOSING
    ).endswith("?"):
        return True
    if sentence is None or not on or cue.stance is Stance.DIRECTIVE:
        return False
    questions = lexicon.grammar.question_words
    if any(opening_of(sentence, word, lexicon) in questions for word in on[1:]):
        return True
    opening = opening_of(sentence, on[0], lexicon)
    wonders = cue.stance in {Stance.INTERROGATIVE, Stance.SPECULATIVE, Stance.NEGATIVE_DOXASTIC}
    return opening in lexicon.grammar.polar_questions or (opening in questions and wonders)


def _main_part(content: Content, sentence: Sentence | None) -> str:
    """Return the words of *content*, those of its head's sentence if it has several: what follows a
    statement may ask.
    """
    if sentence is None or all(sentence.span.covers(span) for span in content.spans):
        return content.text
    return sentence.words[-1].text


def _has_to(sentence: Sentence, word: Word) -> bool:
    return any(m.lemma.lower() == "to" for m in sentence.children(word, "mark"))
