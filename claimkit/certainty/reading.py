"""What the judges look at: a claim's parts, the tree, and the lexicon's entry of the cue."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from claimkit.certainty.markers.find import find_markers
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.markers.scene import MarkerFound, MarkerScene
from claimkit.certainty.modals.decide import judge_modal
from claimkit.certainty.words import load_certainty_words
from claimkit.clauses.forms import find_opening, is_finite, is_imperative
from claimkit.clauses.tree import ContentTree, grow_tree
from claimkit.clauses.words import OPEN_QUESTIONS, POLAR_QUESTIONS, QUESTION_WORDS
from claimkit.document import Document
from claimkit.draft import Draft, DraftContent, DraftCue
from claimkit.grammar import case_lemma, own_subject
from claimkit.lexicons.entries import CueEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import (
    Act,
    CueKind,
    Evidentiality,
    Holder,
    MarkerCategory,
    Modality,
    Quotation,
    ReportingClass,
    Scope,
)
from claimkit.punctuation import (
    CLOSING_GUILLEMETS,
    CLOSING_MARKS,
    OPENING_GUILLEMETS,
    OPENING_MARKS,
)
from claimkit.tree import Word

PREDICATES = frozenset({"ADJ", "NOUN", "PROPN"})
# Classes of cues whose wh-clause is a question
WONDERING = frozenset(
    {ReportingClass.INTERROGATIVE, ReportingClass.SPECULATIVE, ReportingClass.NEGATIVE_DOXASTIC}
)
WHETHER = frozenset({"whether"})
# Category, holder and evidentiality of a marker of hearsay
HEARSAY = (MarkerCategory.EVIDENTIAL, Holder.JOURNALIST, Evidentiality.HEARSAY)
CLOSING = f"{CLOSING_MARKS}{CLOSING_GUILLEMETS}) "  # what may stand behind a question mark
OPENING = f"{OPENING_MARKS}{OPENING_GUILLEMETS}( "  # and before a sentence


@frozen(kw_only=True)
class Reading:
    """A claim as the judges read it.

    Attributes:
        tree: the content in its tree.
        entry: what the lexicon says of the cue by its lemma; the cue's own entry where it says
            nothing. ``cue.entry`` may be another: that of a noun with the lemma of a verb.
        asks: whether the content is a question.
        negated: whether the report is negated, by a word of the cue or by its subject ("few experts
            believe").
    """

    document: Document
    draft: Draft
    tree: ContentTree
    markers: tuple[MarkerFound, ...]
    lexicon: Lexicon
    entry: CueEntry
    asks: bool
    negated: bool

    @property
    def cue(self) -> DraftCue:
        return self.draft.cue

    @property
    def act(self) -> Act:
        """The kind of speech act that the cue names."""
        return self.cue.entry.act

    @property
    def reporting_class(self) -> ReportingClass:
        """The class of the cue, whatever its frame."""
        return self.cue.entry.reporting_class

    @property
    def cue_text(self) -> str:
        """The words of the cue as they are written."""
        pieces = (span.of(self.document.text).split() for span in self.cue.spans)
        return " … ".join(map(" ".join, pieces))

    @property
    def content(self) -> DraftContent:
        return self.draft.content

    @property
    def neg_raised(self) -> bool:
        """Whether the negation of the cue denies the content: who "does not think that it rained"
        thinks that it did not.
        """
        if not self.negated or self.leaves_open:
            return False
        return self.entry.neg_raising or self.is_view

    @property
    def is_view(self) -> bool:
        """Whether a verb of seeing expresses a view: "sees him as a rival".

        "Saw him as he left" expresses none.
        """
        is_doxastic = self.entry.by_frame.get("as") is ReportingClass.DOXASTIC
        return is_doxastic and self.takes_as

    @property
    def takes_as(self) -> bool:
        """Whether the cue says what somebody or something is.

        Examples: "regards him as a rival", "called it a mistake".
        """
        clauses = self.cue.head.children("obl", "xcomp", "advcl")
        return any(self._is_taken_for(clause) for clause in clauses if not is_finite(clause))

    def _is_taken_for(self, clause: Word) -> bool:
        case = case_lemma(clause)
        if case is not None:
            return case == "as"
        if clause.relation != "xcomp":
            return False
        return clause.upos in PREDICATES and self.covers(clause)

    def covers(self, word: Word) -> bool:
        """Whether *word* is in the content."""
        return self.content.covers(word.span)

    @property
    def leaves_open(self) -> bool:
        """Whether the content leaves open what it names: "said who would come".

        "When it fell, they left" leaves nothing open.
        """
        if self.tree.head.relation == "root" or self.content.quotation is Quotation.DIRECT:
            return False
        if self.tree.is_nominal:  # "which guests he invited"
            return not OPEN_QUESTIONS.isdisjoint(self.tree.head.child_lemmas("det"))
        return self.tree.is_finite and self.tree.opening in OPEN_QUESTIONS

    @property
    def is_wish(self) -> bool:
        """Whether the content is a wish with "may": "may the best team win"."""
        head = self.tree.head
        modals = (judge_modal(helper, head, self.lexicon) for helper in head.children("aux"))
        return Modality.DESIDERATIVE in modals

    @property
    def is_conditional(self) -> bool:
        """Whether the content is under a condition."""
        weakening = (found for found in self.markers if found.weakens)
        return any(found.marker.category is MarkerCategory.CONDITION for found in weakening)

    @property
    def is_hearsay(self) -> bool:
        """Whether the journalist marks the report or the content as hearsay.

        Examples: "reportedly", "allegedly".
        """
        return any(map(_says_hearsay, self.markers))


def _says_hearsay(found: MarkerFound) -> bool:
    marker = found.marker
    if marker.scope is Scope.PART:
        return False
    return (marker.category, marker.holder, found.evidentiality) == HEARSAY


def read_content(document: Document, draft: Draft, index: MarkerIndex) -> Reading:
    """Return *draft* as the judges read it."""
    cue, lexicon = draft.cue, index.lexicon
    tree = grow_tree(_find_head(document, draft), draft.content, lexicon)
    scene = MarkerScene(document=document, draft=draft, tree=tree, index=index)
    markers = find_markers(scene)
    return Reading(
        document=document,
        draft=draft,
        tree=tree,
        markers=markers,
        lexicon=lexicon,
        entry=lexicon.cue(cue.lemma) or cue.entry,
        asks=_is_quoted_question(document, draft.content, tree, cue.kind)
        or _is_asked(draft, tree, lexicon),
        negated=cue.negated or any(map(_denies_report, markers)),
    )


def _find_head(document: Document, draft: Draft) -> Word:
    """Return the head of the content; of one that has none, the word that governs the others in its
    first sentence, or else that of the cue.
    """
    if draft.content.head is not None:
        return _find_asserted(draft.content.head)
    for sentence in document.sentences_over(draft.content.spans[0]):
        words = sentence.words_in(*draft.content.spans).without_punctuation()
        if words:
            return words.root
    return draft.cue.head


def _find_asserted(head: Word) -> Word:
    """Return the head of what is asserted: of “Trust me, it works” that it works, of "whether they
    agree depends on the price" that it depends.
    """
    words = load_certainty_words()
    if is_imperative(head) and head.lemma in words.addressing:
        behind = (*head.children("parataxis"), *_find_further(head))
        return next(filter(_is_statement, behind), head)
    if head.relation == "ccomp" and find_opening(head) in POLAR_QUESTIONS:
        return next(filter(_lacks_subject, _find_further(head)), head)
    return head


def _is_statement(clause: Word) -> bool:
    return is_finite(clause) and own_subject(clause) is not None


def _find_further(clause: Word) -> Iterator[Word]:
    """Yield what the parser took for further complements of the verb above *clause*, or for one of
    *clause*.
    """
    if clause.parent is not None:
        others = (*clause.children("ccomp"), *clause.parent.children("ccomp"))
        yield from (other for other in others if other.index > clause.index)


def _lacks_subject(clause: Word) -> bool:
    return is_finite(clause) and own_subject(clause) is None and find_opening(clause) is None


def _denies_report(found: MarkerFound) -> bool:
    return found.reverses and found.marker.scope is Scope.REPORT


def _is_quoted_question(
    document: Document, content: DraftContent, tree: ContentTree, kind: CueKind
) -> bool:
    """Whether the content is a question quoted with its mark; of a content of several sentences its
    head's counts, for what follows a statement may ask.
    """
    if content.quotation is Quotation.INDIRECT and kind is not CueKind.PUNCTUATION:
        return False
    sentence = tree.head.sentence
    whole = all(sentence.span.covers(span) for span in content.spans)
    text = content.text if whole else sentence.words[-1].text
    if not text.rstrip(CLOSING).endswith("?"):
        return False
    part = sentence.words_in(*content.spans)
    return not _asks_inside(part.span.of(document.text))


def _asks_inside(text: str) -> bool:
    """Whether only a quotation that ends the quotation *text* asks: “She said, ‘Who are you?’”."""
    text = text.replace("''", '"')
    opening = text[: len(text) - len(text.lstrip(OPENING))].replace(" ", "")
    closing = text[len(text.rstrip(CLOSING)) :].replace(" ", "")
    return 0 < len(opening) < len(closing)


def _is_asked(draft: Draft, tree: ContentTree, lexicon: Lexicon) -> bool:
    """Whether the content is a whether- or wh-clause of a cue that asks, or one that is said to be
    open: "it is unclear whether".
    """
    reporting_class = draft.cue.entry.reporting_class
    if reporting_class is ReportingClass.DIRECTIVE:
        return False
    if any(_is_left_open(above, word, lexicon) for above, word in pairwise(tree.spine)):
        return True
    if reporting_class in WONDERING:
        return tree.opening in QUESTION_WORDS
    # “If it rains, we stay,” said Lee: in speech a clause with "if" is no question of the cue
    is_direct = draft.content.quotation is Quotation.DIRECT
    return tree.opening in (WHETHER if is_direct else POLAR_QUESTIONS)


def _is_left_open(above: Word, word: Word, lexicon: Lexicon) -> bool:
    """Whether the clause of *word* is a question that *above* leaves open: "unclear who came", not
    "I believe what he says".
    """
    believes = lexicon.is_marker(above.lemma, MarkerCategory.HEDGE_VERB)
    return find_opening(word) in (POLAR_QUESTIONS if believes else QUESTION_WORDS)
