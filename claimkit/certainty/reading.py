"""What the judges look at: a claim's parts, their place in the tree, and what the lexicon says of
the cue.
"""

from __future__ import annotations

from attrs import frozen

from claimkit.certainty.markers import MarkerFound, MarkerIndex, find_markers
from claimkit.certainty.modals import modality_of
from claimkit.clauses.forms import find_opening, is_finite
from claimkit.clauses.tree import ContentTree, find_tree
from claimkit.clauses.words import OPEN_QUESTIONS, POLAR_QUESTIONS, QUESTION_WORDS
from claimkit.document import Document
from claimkit.grammar import case_lemma
from claimkit.lexicons.schema import CueEntry, Lexicon
from claimkit.model import Content, Cue, CueKind, Modality, Quotation, Scope, Speaker, Stance

PREDICATES = frozenset({"ADJ", "NOUN", "PROPN"})
# Classes of cues whose wh-clause is a question
WONDERING = frozenset({Stance.INTERROGATIVE, Stance.SPECULATIVE, Stance.NEGATIVE_DOXASTIC})
CLOSING = "”’\"'»›) "  # what may stand behind a question mark


@frozen(kw_only=True)
class Reading:
    """A claim as the judges read it.

    Attributes:
        tree: the content in its tree; None if it has no head word.
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
    tree: ContentTree | None
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
        phrases = [w for w in sentence.children(verb, "obl", "xcomp", "advcl") if not is_finite(w)]
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
        tree = self.tree
        if tree is None or tree.head.relation == "root":
            return False
        if tree.is_nominal:  # "which guests he invited"
            return any(word.lemma in OPEN_QUESTIONS for word in tree.head.children("det"))
        return tree.opening in OPEN_QUESTIONS and tree.is_finite

    @property
    def is_infinitive(self) -> bool:
        """Whether the content is an infinitive with "to"."""
        return self.tree is not None and self.tree.is_infinitive

    @property
    def is_perfect(self) -> bool:
        """Whether the content's head stands in the perfect: "has closed", "to have closed"."""
        return self.tree is not None and self.tree.is_perfect

    @property
    def is_finite(self) -> bool:
        """Whether the content's head is a finite clause."""
        return self.tree is not None and self.tree.is_finite

    @property
    def is_nominal(self) -> bool:
        """Whether the content is a noun phrase, no clause."""
        return self.tree is None or self.tree.is_nominal

    @property
    def is_order(self) -> bool:
        """Whether the content is an imperative."""
        return self.tree is not None and self.tree.is_order

    @property
    def is_wish(self) -> bool:
        """Whether the content is wished by "may": "may the best team win"."""
        if self.tree is None:
            return False
        head = self.tree.head
        return any(
            modality_of(head.sentence, modal, head, self.lexicon) is Modality.DESIDERATIVE
            for modal in head.children("aux")
        )


def read_content(
    document: Document, cue: Cue, speaker: Speaker | None, content: Content, index: MarkerIndex
) -> Reading:
    """Return the reading of a claim."""
    lexicon = index.lexicon
    tree = find_tree(document, content, lexicon)
    markers = find_markers(document, cue, content, tree, index)
    reversed_report = any(m.marker.scope is Scope.REPORT and m.reverses for m in markers)
    return Reading(
        document=document,
        cue=cue,
        speaker=speaker,
        content=content,
        markers=markers,
        lexicon=lexicon,
        tree=tree,
        entry=lexicon.cue(cue.lemma) if cue.kind is not CueKind.PUNCTUATION else None,
        asks=_asks(cue, content, tree),
        negated=cue.negated or reversed_report,
    )


def _asks(cue: Cue, content: Content, tree: ContentTree | None) -> bool:
    """Whether the content is a question: quoted with its mark, a whether- or wh-clause of an asking
    cue, or one that is said to be open ("it is unclear whether").
    """
    if content.quotation is not Quotation.INDIRECT and _main_part(content, tree).rstrip(
        CLOSING
    ).endswith("?"):
        return True
    if tree is None or cue.stance is Stance.DIRECTIVE:
        return False
    if any(find_opening(word) in QUESTION_WORDS for word in tree.spine[1:]):
        return True
    return tree.opening in POLAR_QUESTIONS or (
        cue.stance in WONDERING and tree.opening in QUESTION_WORDS
    )


def _main_part(content: Content, tree: ContentTree | None) -> str:
    """Return the words of *content*, those of its head's sentence if it has several: what follows a
    statement may ask.
    """
    if tree is None or all(tree.head.sentence.span.covers(span) for span in content.spans):
        return content.text
    return tree.head.sentence.words[-1].text
