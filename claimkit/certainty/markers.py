"""Find the words that show certainty or doubt, in the content and on the cue, and say what each bears on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from claimkit.document import Document, MarkStyle, Sentence, Word
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import Content, Cue, EvidenceKind, Holder, Marker, MarkerCategory
from claimkit.spans import Span, hull

LONGEST_SCARE_QUOTE = 3  # words; a longer quoted piece is a quotation
# Relations over which a word bears on the clause of its head
BEARING = frozenset({"aux", "advmod", "cop", "mark", "det", "cc", "discourse", "obl", "parataxis", "case", "expl"})
ARGUMENTS = frozenset({"nsubj", "obj", "csubj"})


@frozen(kw_only=True)
class MarkerFound:
    """A marker and what it bears on.

    Attributes:
        entry: the lexicon's; None for a scare quote.
        on_head: whether it bears on the content's head rather than on something inside the content.
        on_cue: whether it stands on the cue.
    """

    marker: Marker
    entry: MarkerEntry | None
    on_head: bool = False
    on_cue: bool = False


@frozen(kw_only=True)
class MarkerIndex:
    """The marker entries of a lexicon, by lemma, and those of several words by their first."""

    single: Mapping[str, tuple[MarkerEntry, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], MarkerEntry], ...]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> MarkerIndex:
        """Return the index of the markers of *lexicon*; of two phrases that begin alike, the longer is tried first."""
        single: dict[str, tuple[MarkerEntry, ...]] = {}
        phrases: dict[str, tuple[tuple[tuple[str, ...], MarkerEntry], ...]] = {}
        for entry in sorted(lexicon.markers, key=lambda e: -len(e.lemma.split())):
            words = tuple(entry.lemma.split())
            if len(words) == 1:
                single[entry.lemma] = (*single.get(entry.lemma, ()), entry)
            else:
                phrases[words[0]] = (*phrases.get(words[0], ()), (words, entry))
        return cls(single=single, phrases=phrases)

    def at(self, sentence: Sentence, word: Word) -> tuple[MarkerEntry, tuple[Word, ...]] | None:
        """Return the entry that begins at *word* and the words that it covers, None if none does."""
        for words, entry in self.phrases.get(word.text.lower(), ()):
            covered = sentence.words[word.index - 1 : word.index - 1 + len(words)]
            if tuple(w.text.lower() for w in covered) == words and _fits(sentence, entry, covered):
                return entry, covered
        for lemma in dict.fromkeys((word.lemma.lower(), word.text.lower())):
            for entry in self.single.get(lemma, ()):
                if (not entry.upos or word.upos in entry.upos) and _fits(sentence, entry, (word,)):
                    return entry, (word,)
        return None


def _fits(sentence: Sentence, entry: MarkerEntry, words: tuple[Word, ...]) -> bool:
    """Whether *words* have the sense of *entry*: "about" only before a number, "few" not in "a few"."""
    if entry.category is MarkerCategory.APPROXIMATOR:
        following = sentence.words[words[-1].index : words[-1].index + 2]
        return any(w.upos == "NUM" for w in following) or entry.lemma == "or so"
    if entry.category is MarkerCategory.NEGATION and entry.lemma in {"few", "little"}:
        before = sentence.word(words[0].index - 1).text.lower() if words[0].index > 1 else ""
        return before not in {"a", "the", "these", "those", "very"} and words[0].relation in {"amod", "nsubj", "det"}
    return True


def find_markers(document: Document, cue: Cue, content: Content, index: MarkerIndex) -> tuple[MarkerFound, ...]:
    """Return the markers in *content* and on *cue*, in text order."""
    found = [*_in_content(document, content, index), *_on_cue(document, cue, content, index), *_scare_quotes(document, content)]
    return tuple(sorted(found, key=lambda m: m.marker.span))


def _in_content(document: Document, content: Content, index: MarkerIndex) -> Iterator[MarkerFound]:
    for span in content.spans:
        for sentence in document.sentences_over(span):
            words = [w for w in sentence.words if span.covers(w.span)]
            for entry, covered in _entries(sentence, words, index):
                quoted = document.quotation_at(hull(w.span for w in covered)) is not None
                hearsay = entry.evidence is EvidenceKind.HEARSAY and not quoted
                yield MarkerFound(
                    marker=_marker(entry, covered, Holder.JOURNALIST if hearsay else Holder.SPEAKER, quoted=quoted),
                    entry=entry,
                    on_head=_bears_on_head(sentence, covered[0], content),
                )


def _on_cue(document: Document, cue: Cue, content: Content, index: MarkerIndex) -> Iterator[MarkerFound]:
    sentence = document.sentences[cue.sentence]
    head = sentence.word(cue.head)
    words = [
        w
        for w in sentence.words
        if w is not head
        and (any(s.covers(w.span) for s in cue.spans) or (w.head == head.index and w.relation in {"advmod", "aux"}))
        and not any(s.covers(w.span) for s in content.spans)
    ]
    for entry, covered in _entries(sentence, words, index):
        if entry.category not in {MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN}:
            quoted = document.quotation_at(covered[0].span) is not None
            yield MarkerFound(marker=_marker(entry, covered, Holder.JOURNALIST, quoted=quoted), entry=entry, on_cue=True)


def _entries(sentence: Sentence, words: list[Word], index: MarkerIndex) -> Iterator[tuple[MarkerEntry, tuple[Word, ...]]]:
    behind = 0
    own = {w.index for w in words}
    for word in words:
        hit = index.at(sentence, word) if word.index > behind else None
        if hit is not None and all(w.index in own for w in hit[1]):
            behind = hit[1][-1].index
            yield hit


def _marker(entry: MarkerEntry, words: tuple[Word, ...], holder: Holder, *, quoted: bool) -> Marker:
    return Marker(span=hull(w.span for w in words), lemma=entry.lemma, category=entry.category, holder=holder, quoted=quoted)


def _bears_on_head(sentence: Sentence, word: Word, content: Content) -> bool:
    """Whether *word* is the content's head, or bears on it: over one of the BEARING relations, or as determiner of one of
    its arguments ("no official").
    """
    if content.head is None or content.head[0] != sentence.index:
        return False
    head = content.head[1]
    if word.index == head or (word.head == head and word.relation in BEARING | ARGUMENTS):
        return True
    above = sentence.parent(word)
    return (
        above is not None
        and above.head == head
        and word.relation in {"det", "case", "advmod", "fixed"}
        and above.relation in ARGUMENTS | BEARING
    )


def _scare_quotes(document: Document, content: Content) -> Iterator[MarkerFound]:
    """Yield the short quoted pieces of a paraphrase."""
    for span in content.spans:
        for region in document.quotations_over(span):
            if region.inner is None or region.style is MarkStyle.SINGLE or not span.covers(region.span) or span == region.span:
                continue
            inner = region.inner.of(document.text)
            if len(inner.split()) <= LONGEST_SCARE_QUOTE and any(_alone(document, span, region.span)):
                marker = Marker(
                    span=region.span, lemma=" ".join(inner.lower().split()).strip(" ,.;:!?"), category=MarkerCategory.SCARE_QUOTE,
                    holder=Holder.SPEAKER, quoted=True,
                )  # fmt: skip
                yield MarkerFound(marker=marker, entry=None)


def _alone(document: Document, span: Span, region: Span) -> Iterator[bool]:
    """Yield whether letters stand in *span* before and behind *region*."""
    yield any(c.isalnum() for c in document.text[span.start : region.start])
    yield any(c.isalnum() for c in document.text[region.end : span.end])
