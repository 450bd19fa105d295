"""Find the words that show certainty or doubt, in the content and on the cue, and say what each
bears on.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimkit.certainty.ability import is_ruled_out
from claimkit.certainty.markerindex import Hit, MarkerIndex
from claimkit.certainty.negation import has_negator
from claimkit.certainty.scope import Bearing, find_scope
from claimkit.certainty.words import CORRELATIVES, QUANTIFIERS
from claimkit.clauses.spine import find_implied, is_own_hedge
from claimkit.clauses.tree import ContentTree
from claimkit.document import Document, Phrase, Word
from claimkit.draft import Draft, DraftContent
from claimkit.grammar import base_lemma, own_subject
from claimkit.lexicons.schema import Implicative, Lexicon, MarkerEntry
from claimkit.model import EvidenceKind, Holder, Level, Marker, MarkerCategory, Scope
from claimkit.spans import Span

LONGEST_SCARE_QUOTE = 3  # words; a longer quoted piece is a quotation
STOPS = " ,.;:!?"
# What the negation of a booster is: "not sure" is a hedge
NEGATED_BOOSTER = {
    "ADJ": MarkerCategory.HEDGE_ADJECTIVE,
    "NOUN": MarkerCategory.HEDGE_NOUN,
}
# Hedges that bear on a cue only from above it: "is expected to say"
FROM_ABOVE = frozenset({MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN})


@frozen(kw_only=True)
class MarkerFound:
    """A marker and what it does to the content that it bears on.

    Attributes:
        level: what it weakens the content to; None if it does not weaken.
        reverses: whether it turns the polarity.
        evidence: what it says that the content rests on, None if it says nothing of that.
    """

    marker: Marker
    level: Level | None = None
    reverses: bool = False
    evidence: EvidenceKind | None = None

    @property
    def on_content(self) -> bool:
        return self.marker.scope is Scope.CONTENT

    @property
    def weakens(self) -> bool:
        """Whether it weakens the content."""
        return self.on_content and self.level is not None


def find_markers(
    document: Document, draft: Draft, tree: ContentTree, index: MarkerIndex
) -> tuple[MarkerFound, ...]:
    """Return the markers in the content of *draft* and on its cue, in text order."""
    markers = [
        *_find_in_content(document, draft.content, tree, index),
        *_find_implicatives(document, tree, index.lexicon),
        *_find_on_cue(document, draft, index),
        *_find_refusals(document, draft, index.lexicon),
        *_find_scare_quotes(document, draft.content),
    ]
    return tuple(sorted(markers, key=lambda found: found.marker.span))


def _find_in_content(
    document: Document, content: DraftContent, tree: ContentTree, index: MarkerIndex
) -> Iterator[MarkerFound]:
    for span in content.spans:
        for sentence in document.sentences_over(span):
            words = Phrase(tuple(word for word in sentence.words if span.covers(word.span)))
            for hit in index.find_all(words):
                if _is_speakers(hit, tree):
                    yield _read_in_content(document, hit, tree, index.lexicon)


def _is_speakers(hit: Hit, tree: ContentTree) -> bool:
    """Whether a marker in the content is no verb by which somebody else believes it."""
    return hit.entry.category is not MarkerCategory.HEDGE_VERB or is_own_hedge(
        hit.words[0], tree.owners
    )


def _read_in_content(
    document: Document, hit: Hit, tree: ContentTree, lexicon: Lexicon
) -> MarkerFound:
    scope = Scope.CONTENT if _bears_on(hit, tree, lexicon) else Scope.PART
    reverses = hit.entry.reverses and not _is_of_booster(hit.words[0], tree, lexicon)
    return _read_hit(document, hit, scope, reverses=reverses)


def _bears_on(hit: Hit, tree: ContentTree, lexicon: Lexicon) -> bool:
    """Whether a marker bears on the whole content; a booster that is what is said boosts nothing:
    "the certainty".
    """
    if hit.words.sentence is not tree.head.sentence or _is_boosting_noun(hit, tree.predicate):
        return False
    bearing = Bearing(
        entry=hit.entry, words=hit.words, spine=Phrase.of(tree.spine), lexicon=lexicon
    )
    return find_scope(bearing) is not None


def _is_boosting_noun(hit: Hit, predicate: Word) -> bool:
    booster = hit.entry.category is MarkerCategory.BOOSTER
    return booster and predicate.upos == "NOUN" and hit.words[0] is predicate


def _is_of_booster(word: Word, tree: ContentTree, lexicon: Lexicon) -> bool:
    """Whether *word* negates a booster of the spine: "I am not sure that" leaves open what "I am
    sure that" asserts.
    """
    above = word.parent
    if above is None or above.upos != "ADJ" or above not in tree.spine[:-1]:
        return False
    entries = lexicon.marker(above.lemma)
    return any(entry.category is MarkerCategory.BOOSTER for entry in entries)


def _read_hit(document: Document, hit: Hit, scope: Scope, *, reverses: bool) -> MarkerFound:
    entry, words = hit.entry, hit.words
    level, category = _weigh(entry, words)
    quoted = document.quotation_at(words[0].span) is not None
    by_journalist = scope is Scope.REPORT or (entry.is_hearsay and not quoted)
    marker = _to_marker(
        document,
        words.span,
        lemma=entry.lemma,
        category=category,
        holder=Holder.JOURNALIST if by_journalist else Holder.SPEAKER,
        scope=scope,
    )
    return MarkerFound(
        marker=marker,
        level=level,
        reverses=reverses,
        evidence=None if quoted else entry.evidence,
    )


def _weigh(entry: MarkerEntry, words: Phrase) -> tuple[Level | None, MarkerCategory]:
    """Return what a marker weakens the content to where it stands, and what sort of marker it is
    there.
    """
    word = words[0]
    if entry.category is MarkerCategory.HEDGE_MODAL:
        ruled_out = word.parent is not None and is_ruled_out(word, word.parent)
        return (None if ruled_out else entry.level), entry.category
    negated = NEGATED_BOOSTER.get(word.upos) if len(words) == 1 else None
    if negated is None or not has_negator(word, "advmod", "det"):
        return entry.level, entry.category
    if entry.category is MarkerCategory.BOOSTER:  # of what is not sure nothing is said
        return entry.level or Level.UNDERSPECIFIED, negated
    # What is not possible is surely not so
    return (None if entry.level is Level.POSSIBLE else entry.level), entry.category


def _to_marker(
    document: Document,
    span: Span,
    *,
    lemma: str,
    category: MarkerCategory,
    holder: Holder,
    scope: Scope,
) -> Marker:
    return Marker(
        span=span,
        text=" ".join(span.of(document.text).split()),
        lemma=lemma,
        category=category,
        holder=holder,
        scope=scope,
        quoted=document.quotation_at(span) is not None,
    )


def _find_implicatives(
    document: Document, tree: ContentTree, lexicon: Lexicon
) -> Iterator[MarkerFound]:
    """Yield the verbs of the spine that say that their complement is not so ("failed to repair
    it").
    """
    for word in tree.inside & tree.spine:
        entry = _find_reversing(word, lexicon)
        if entry is not None and find_implied(word, entry) is not None:
            yield _to_negation(document, word, entry, Holder.SPEAKER, Scope.CONTENT)


def _find_refusals(document: Document, draft: Draft, lexicon: Lexicon) -> Iterator[MarkerFound]:
    """Yield the verb by which the cue itself does not come about: "declined to say", "failed to
    mention".
    """
    head = draft.cue.head
    for word in (head, head.parent):
        entry = _find_reversing(word, lexicon) if word is not None else None
        if word is not None and entry is not None:
            below = find_implied(word, entry)
            if below is not None and _is_refused(below, word, draft):
                yield _to_negation(document, word, entry, Holder.JOURNALIST, Scope.REPORT)


def _is_refused(below: Word, word: Word, draft: Draft) -> bool:
    """Whether *below*, which does not come about by *word*, is a verb of the cue."""
    if below.upos != "VERB" or _covers(draft.content, below):
        return False
    return below is draft.cue.head or (word is draft.cue.head and below in draft.cue.words)


def _find_reversing(word: Word, lexicon: Lexicon) -> Implicative | None:
    entry = lexicon.implicative(base_lemma(word, lexicon))
    return entry if entry is not None and entry.reverses else None


def _to_negation(
    document: Document, word: Word, entry: Implicative, holder: Holder, scope: Scope
) -> MarkerFound:
    marker = _to_marker(
        document,
        word.span,
        lemma=entry.lemma,
        category=MarkerCategory.NEGATION,
        holder=holder,
        scope=scope,
    )
    return MarkerFound(marker=marker, reverses=True)


def _find_on_cue(document: Document, draft: Draft, index: MarkerIndex) -> Iterator[MarkerFound]:
    head = draft.cue.head
    expected = head.parent if head.relation == "xcomp" else None  # "is expected to say"
    beside = Phrase.of(_find_beside_cue(head, index.lexicon))
    above = () if expected is None else (expected,)
    words = (draft.cue.words | beside | above) - [head]
    outside = Phrase(tuple(word for word in words if not _covers(draft.content, word)))
    for hit in index.find_all(outside):
        if hit.entry.category not in FROM_ABOVE or hit.words[0] is expected:
            yield _read_hit(document, hit, Scope.REPORT, reverses=hit.entry.reverses)


def _find_beside_cue(head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the words that say how, and how surely, the cue is so; of its subject those that say
    that hardly anybody does it ("few experts", "no official", "nobody"), or that whoever does is
    only called so ("the purported letter").
    """
    for word in head.children():
        if word.relation in {"advmod", "aux"} or word.lemma in CORRELATIVES:
            yield word
    subject = own_subject(head)
    if subject is None:
        return
    if _is_quantifier(subject):
        yield subject
    for word in subject.children("det", "amod", "advmod"):
        if _is_quantifier(word) or _is_so_called(word, lexicon):
            yield word


def _is_quantifier(word: Word) -> bool:
    return not QUANTIFIERS.isdisjoint((word.lemma, word.lower))


def _is_so_called(word: Word, lexicon: Lexicon) -> bool:
    entries = (*lexicon.marker(word.lemma), *lexicon.marker(word.lower))
    return any(entry.evidence is EvidenceKind.HEARSAY for entry in entries)


def _covers(content: DraftContent, word: Word) -> bool:
    return any(span.covers(word.span) for span in content.spans)


def _find_scare_quotes(document: Document, content: DraftContent) -> Iterator[MarkerFound]:
    """Yield the short quoted pieces of a paraphrase."""
    for span in content.spans:
        for region in document.quotations_over(span):
            if region.inner is None or not region.closed:
                continue
            inner = " ".join(region.inner.of(document.text).split()).strip(STOPS)
            short = len(inner.split()) <= LONGEST_SCARE_QUOTE
            if short and _is_piece(document, region.span, span):
                yield MarkerFound(marker=_to_scare_quote(document, region.span, inner))


def _to_scare_quote(document: Document, span: Span, inner: str) -> Marker:
    return _to_marker(
        document,
        span,
        lemma=inner.lower(),
        category=MarkerCategory.SCARE_QUOTE,
        holder=Holder.SPEAKER,
        scope=Scope.PART,
    )


def _is_piece(document: Document, region: Span, span: Span) -> bool:
    """Whether *region* stands in *span* beside other words."""
    if not span.covers(region) or span == region:
        return False
    around = document.text[span.start : region.start] + document.text[region.end : span.end]
    return any(letter.isalnum() for letter in around)
