"""Find the words that show certainty or doubt, in the content and on the cue, and say what each
bears on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.certainty.modals import is_ruled_out
from claimkit.certainty.scope import bears_on, has_negator
from claimkit.certainty.senses import fits
from claimkit.clauses.spine import find_implied, is_own_hedge
from claimkit.clauses.tree import ContentTree, find_owners
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import own_subject
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import (
    Content,
    Cue,
    EvidenceKind,
    Holder,
    Level,
    Marker,
    MarkerCategory,
    Scope,
)
from claimkit.spans import Span, cover_spans

APOSTROPHES = frozenset("'’")
LONGEST_SCARE_QUOTE = 3  # words; a longer quoted piece is a quotation
# What is not possible is surely not so; of what is not sure nothing is said. By whether it is a
# booster, and its level
_LEVEL_NEGATED: Mapping[tuple[bool, Level | None], Level | None] = {
    (False, Level.POSSIBLE): None, (True, None): Level.UNDERSPECIFIED,
}  # fmt: skip


@frozen(kw_only=True)
class MarkerFound:
    """A marker and what it does to the content that it bears on.

    Attributes:
        level: what it weakens the content to; None if it does not weaken.
        reverses: whether it turns the polarity.
    """

    marker: Marker
    level: Level | None = None
    reverses: bool = False
    evidence: EvidenceKind | None = None

    @property
    def on_content(self) -> bool:
        return self.marker.scope is Scope.CONTENT


@frozen(kw_only=True)
class MarkerIndex:
    """The marker entries of a lexicon, by lemma, and those of several words by their first; None
    stands for no marker.
    """

    lexicon: Lexicon
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], MarkerEntry | None], ...]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> MarkerIndex:
        """Return the index of the markers of *lexicon*; of two phrases that begin alike, the longer
        is tried first.
        """
        entries: list[tuple[tuple[str, ...], MarkerEntry | None]] = [
            (tuple(p.split()), None) for p in lexicon.pseudo
        ]
        entries += [(words, e) for e in lexicon.markers for words in _divided(e.lemma.lower())]
        phrases: dict[str, tuple[tuple[tuple[str, ...], MarkerEntry | None], ...]] = {}
        for words, entry in sorted(entries, key=lambda pair: -len(pair[0])):
            phrases[words[0]] = (*phrases.get(words[0], ()), (words, entry))
        return cls(lexicon=lexicon, phrases=phrases)

    def at(
        self, sentence: Sentence, word: Word
    ) -> tuple[MarkerEntry | None, tuple[Word, ...]] | None:
        """Return the entry that begins at *word* and the words that it covers, None if none does.

        The entry is None for a phrase that only looks like a marker.
        """
        for first in dict.fromkeys((word.text.lower(), word.lemma.lower())):
            for words, entry in self.phrases.get(first, ()):
                covered = sentence.words[word.index - 1 : word.index - 1 + len(words)]
                written = len(covered) == len(words) and all(map(_is_written, covered, words))
                if not written:
                    continue
                if (
                    fits(sentence, entry, covered, self.lexicon)
                    if entry
                    else not _is_fused(sentence, covered[0], self.lexicon)
                ):
                    return entry, covered
        for lemma in dict.fromkeys((word.lemma.lower(), word.text.lower())):
            for entry in self.lexicon.marker(lemma):
                if (not entry.upos or word.upos in entry.upos) and fits(
                    sentence, entry, (word,), self.lexicon
                ):
                    return entry, (word,)
        return None


def _is_written(word: Word, as_listed: str) -> bool:
    """Whether *word* is the one that a phrase lists; of a contraction by its lemma ("n’t" for
    "not").
    """
    text = word.text.lower()
    return text == as_listed or (bool(set(text) & APOSTROPHES) and word.lemma.lower() == as_listed)


def _is_fused(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is written in one with a modal of ability, whose negation it is: "can’t just
    wait", not "is not just".
    """
    before = sentence.word(word.index - 1) if word.index > 1 else word
    able = before.lemma.lower() in lexicon.grammar.ability | lexicon.grammar.past_ability
    return able and before.span.end >= word.span.start


def _divided(lemma: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a marker of several; of a hyphenated one as tokenizers divide it: "so
    -called", "self - styled".
    """
    if " " in lemma:
        yield tuple(lemma.split())
    before, hyphen, behind = lemma.partition("-")
    if hyphen:
        yield from ((before, hyphen + behind), (before, hyphen, behind))


def find_markers(
    document: Document, cue: Cue, content: Content, tree: ContentTree | None, index: MarkerIndex
) -> tuple[MarkerFound, ...]:
    """Return the markers in *content* and on *cue*, in text order."""
    found = [
        *_in_content(document, content, index, tree),
        *(_implicatives(document, tree, index.lexicon) if tree is not None else ()),
        *_on_cue(document, cue, content, index),
        *_refusals(document, cue, content, index.lexicon),
        *_scare_quotes(document, content),
    ]
    return tuple(sorted(found, key=lambda m: m.marker.span))


def _in_content(
    document: Document, content: Content, index: MarkerIndex, tree: ContentTree | None
) -> Iterator[MarkerFound]:
    owners = find_owners(content.quotation)
    on = tree.spine if tree is not None else ()
    for span in content.spans:
        for sentence in document.sentences_over(span):
            words = [w for w in sentence.words if span.covers(w.span)]
            for entry, covered in _entries(sentence, words, index):
                if entry.category is MarkerCategory.HEDGE_VERB and not is_own_hedge(
                    covered[0], owners
                ):
                    continue
                itself = (
                    entry.category is MarkerCategory.BOOSTER
                    and covered[0].upos == "NOUN"
                    and covered[0] in on[-1:]
                )
                bears = (
                    tree is not None
                    and sentence is tree.head.sentence
                    and not itself
                    and bears_on(sentence, covered, entry, on, index.lexicon)
                )
                found = _found(
                    document,
                    entry,
                    covered,
                    Scope.CONTENT if bears else Scope.PART,
                    sentence,
                    index.lexicon,
                )
                yield (
                    evolve(found, reverses=False)
                    if _is_of_booster(sentence, covered, on, index.lexicon)
                    else found
                )


def _is_of_booster(
    sentence: Sentence, words: tuple[Word, ...], on: Sequence[Word], lexicon: Lexicon
) -> bool:
    """Whether *words* negate a booster of the spine: "I am not sure that" leaves open what "I am
    sure that" asserts.
    """
    above = sentence.parent(words[0])
    return above is not None and above in on[:-1] and _is_booster(above, lexicon)


def _is_booster(word: Word, lexicon: Lexicon) -> bool:
    return word.upos == "ADJ" and any(
        e.category is MarkerCategory.BOOSTER for e in lexicon.marker(word.lemma.lower())
    )


def _found(
    document: Document,
    entry: MarkerEntry,
    words: tuple[Word, ...],
    scope: Scope,
    sentence: Sentence,
    lexicon: Lexicon,
) -> MarkerFound:
    quoted = document.quotation_at(words[0].span) is not None
    hearsay = entry.category is MarkerCategory.EVIDENTIAL and entry.evidence is EvidenceKind.HEARSAY
    holder = (
        Holder.JOURNALIST if scope is Scope.REPORT or (hearsay and not quoted) else Holder.SPEAKER
    )
    level, category = entry.level, entry.category
    if (
        words[0].upos in {"ADJ", "NOUN"}
        and len(words) == 1
        and has_negator(sentence, words[0], lexicon, "advmod", "det")
    ):
        level = _LEVEL_NEGATED.get((category is MarkerCategory.BOOSTER, level), level)
        if category is MarkerCategory.BOOSTER:
            category = (
                MarkerCategory.HEDGE_NOUN
                if words[0].upos == "NOUN"
                else MarkerCategory.HEDGE_ADJECTIVE
            )
    head = sentence.parent(words[0])
    if (
        category is MarkerCategory.HEDGE_MODAL
        and head is not None
        and is_ruled_out(sentence, words[0], head, lexicon)
    ):
        level = None
    return MarkerFound(
        marker=_marker(
            document,
            cover_spans(w.span for w in words),
            entry.lemma,
            category,
            holder,
            scope,
            quoted=quoted,
        ),
        level=level,
        reverses=entry.negative or entry.category is MarkerCategory.NEGATION,
        evidence=entry.evidence if not quoted else None,
    )


def _marker(
    document: Document,
    span: Span,
    lemma: str,
    category: MarkerCategory,
    holder: Holder,
    scope: Scope,
    *,
    quoted: bool,
) -> Marker:
    text = " ".join(span.of(document.text).split())
    return Marker(
        span=span,
        text=text,
        lemma=lemma,
        category=category,
        holder=holder,
        scope=scope,
        quoted=quoted,
    )


def _implicatives(document: Document, tree: ContentTree, lexicon: Lexicon) -> Iterator[MarkerFound]:
    """Yield the verbs of the spine that say that their complement is not so ("failed to repair
    it").
    """
    for word in tree.spine:
        entry = lexicon.implicative(lexicon.base(word.lemma, word.lower))
        if entry is None or not entry.reverses or word not in tree.inside:
            continue
        if find_implied(word, entry) is not None:
            quoted = document.quotation_at(word.span) is not None
            marker = _marker(
                document,
                word.span,
                entry.lemma,
                MarkerCategory.NEGATION,
                Holder.SPEAKER,
                Scope.CONTENT,
                quoted=quoted,
            )
            yield MarkerFound(marker=marker, reverses=True)


def _refusals(
    document: Document, cue: Cue, content: Content, lexicon: Lexicon
) -> Iterator[MarkerFound]:
    """Yield the verb by which the cue itself does not come about: "declined to say", "failed to
    mention".
    """
    sentence = document.sentences[cue.sentence]
    head = sentence.word(cue.head)
    for word in (head, *filter(None, (sentence.parent(head),))):
        entry = lexicon.implicative(lexicon.base(word.lemma.lower(), word.text.lower()))
        below = find_implied(word, entry) if entry is not None and entry.reverses else None
        if (
            entry is None
            or below is None
            or below.upos != "VERB"
            or any(s.covers(below.span) for s in content.spans)
        ):
            continue
        if below is head or (word is head and any(s.covers(below.span) for s in cue.spans)):
            quoted = document.quotation_at(word.span) is not None
            marker = _marker(
                document,
                word.span,
                entry.lemma,
                MarkerCategory.NEGATION,
                Holder.JOURNALIST,
                Scope.REPORT,
                quoted=quoted,
            )
            yield MarkerFound(marker=marker, reverses=True)


def _on_cue(
    document: Document, cue: Cue, content: Content, index: MarkerIndex
) -> Iterator[MarkerFound]:
    sentence = document.sentences[cue.sentence]
    head = sentence.word(cue.head)
    of_subject = {w.index for w in _of_subject(sentence, head, index.lexicon)}
    expected = sentence.parent(head) if head.relation == "xcomp" else None  # "is expected to say"
    correlatives = index.lexicon.grammar.correlatives
    words = [
        w
        for w in sentence.words
        if w is not head
        and (
            any(s.covers(w.span) for s in cue.spans)
            or (
                w.head == head.index
                and (w.relation in {"advmod", "aux"} or w.lemma.lower() in correlatives)
            )
            or w.index in of_subject
            or w is expected
        )
        and not any(s.covers(w.span) for s in content.spans)
    ]
    for entry, covered in _entries(sentence, words, index):
        if (
            entry.category not in {MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN}
            or covered[0] is expected
        ):
            yield _found(document, entry, covered, Scope.REPORT, sentence, index.lexicon)


def _of_subject(sentence: Sentence, head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the words that say that hardly anybody does what *head* says ("few experts", "no
    official", "nobody"), or that the one who does is only called so ("the purported letter").
    """
    subject = own_subject(sentence, head)
    if subject is None:
        return
    for word in (subject, *sentence.children(subject, "det", "amod", "advmod")):
        forms = {word.lemma.lower(), word.text.lower()}
        called_so = any(
            e.evidence is EvidenceKind.HEARSAY for form in forms for e in lexicon.marker(form)
        )
        if forms & lexicon.grammar.quantifiers or (called_so and word is not subject):
            yield word


def _entries(
    sentence: Sentence, words: list[Word], index: MarkerIndex
) -> Iterator[tuple[MarkerEntry, tuple[Word, ...]]]:
    behind = 0
    own = {w.index for w in words}
    for word in words:
        hit = index.at(sentence, word) if word.index > behind else None
        if hit is not None and all(w.index in own for w in hit[1]):
            behind = hit[1][-1].index
            if hit[0] is not None:
                yield hit[0], hit[1]


def _scare_quotes(document: Document, content: Content) -> Iterator[MarkerFound]:
    """Yield the short quoted pieces of a paraphrase."""
    for span in content.spans:
        for region in document.quotations_over(span):
            if (
                region.inner is None
                or not region.closed
                or not span.covers(region.span)
                or span == region.span
            ):
                continue
            inner = " ".join(region.inner.of(document.text).split()).strip(" ,.;:!?")
            if len(inner.split()) <= LONGEST_SCARE_QUOTE and any(
                _beside(document, span, region.span)
            ):
                marker = _marker(
                    document,
                    region.span,
                    inner.lower(),
                    MarkerCategory.SCARE_QUOTE,
                    Holder.SPEAKER,
                    Scope.PART,
                    quoted=True,
                )
                yield MarkerFound(marker=marker)


def _beside(document: Document, span: Span, region: Span) -> Iterator[bool]:
    """Yield whether letters stand in *span* before and behind *region*."""
    yield any(c.isalnum() for c in document.text[span.start : region.start])
    yield any(c.isalnum() for c in document.text[region.end : span.end])
