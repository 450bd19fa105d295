"""The markers of a lexicon, and how they are found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import Factory, field, frozen

from claimkit.certainty.markers.senses import Match, find_sense
from claimkit.certainty.modals.ability import ABLE
from claimkit.certainty.words import load_certainty_words
from claimkit.lexicons.entries import MarkerEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.tree import Phrase, Word

APOSTROPHES = frozenset("'’")


@frozen(kw_only=True)
class Hit:
    """A marker in a sentence: its words and its entry.

    Attributes:
        sense: name of the rule by which they have the sense of the entry.
    """

    words: Phrase
    entry: MarkerEntry
    sense: str


@frozen
class Lookalike:
    """Words that only look like a marker: "not only"."""

    words: Phrase


@frozen
class Written:
    """A phrase of the lexicon: its words as they are written, and its entry, None for no marker."""

    words: tuple[str, ...]
    entry: MarkerEntry | None


def _index_phrases(lexicon: Lexicon) -> Mapping[str, tuple[Written, ...]]:
    """Return the phrases by their first word; of two that begin alike the longer comes first."""
    phrases = [
        Written(tuple(phrase.split()), None) for phrase in load_certainty_words().senses.lookalikes
    ]
    for entry in lexicon.markers:
        phrases += [Written(words, entry) for words in _divide(entry.lemma.lower())]
    index: dict[str, tuple[Written, ...]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
        index[phrase.words[0]] = (*index.get(phrase.words[0], ()), phrase)
    return index


def _divide(lemma: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a marker of several; of a hyphenated one as tokenizers divide it: "so
    -called", "self - styled".
    """
    if " " in lemma:
        yield tuple(lemma.split())
    before, hyphen, behind = lemma.partition("-")
    if hyphen:
        yield (before, hyphen + behind)
        yield (before, hyphen, behind)


def _find_first_words(lexicon: Lexicon, phrases: Iterable[str]) -> Iterator[str]:
    """Yield the words by which a marker is looked up: all of *phrases*, and single ones."""
    yield from phrases
    for entry in lexicon.markers:
        yield entry.lemma


@frozen
class MarkerIndex:
    """The marker entries of a lexicon, by lemma, and those of several words by their first."""

    lexicon: Lexicon
    _phrases: Mapping[str, tuple[Written, ...]] = field(
        init=False,
        repr=False,
        default=Factory(lambda index: _index_phrases(index.lexicon), takes_self=True),
    )

    _first: frozenset[str] = field(  # words that a marker begins with
        init=False,
        repr=False,
        default=Factory(
            lambda index: frozenset(_find_first_words(index.lexicon, index._phrases)),
            takes_self=True,
        ),
    )

    def find_all(self, words: Phrase) -> Iterator[Hit]:
        """Yield the markers in *words*, in order; none overlaps another."""
        inside, behind = words.indices, 0
        first = self._first  # at most words none begins
        for word in [w for w in words.words if w.lower in first or w.lemma in first]:
            hit = self._find_at(word) if word.index > behind else None
            if hit is not None and hit.words.indices <= inside:
                behind = hit.words[-1].index
                if isinstance(hit, Hit):
                    yield hit

    def _find_at(self, word: Word) -> Hit | Lookalike | None:
        """Return what begins at *word*, the longest there is."""
        forms = (word.lower,) if word.lower == word.lemma else (word.lower, word.lemma)
        return self._find_phrase(word, forms) or self._find_single(word, reversed(forms))

    def _find_phrase(self, word: Word, forms: Iterable[str]) -> Hit | Lookalike | None:
        for form in forms:
            for phrase in self._phrases.get(form, ()):
                hit = self._match(word, phrase)
                if hit is not None:
                    return hit
        return None

    def _match(self, word: Word, phrase: Written) -> Hit | Lookalike | None:
        inside, first = word.sentence.words, word.index - 1
        behind = first + len(phrase.words)
        if behind > len(inside) or not _is_form(inside[behind - 1], phrase.words[-1]):
            return None
        words = inside[first:behind]
        if not all(map(_is_form, words, phrase.words)):
            return None
        if phrase.entry is not None:
            return self._check(Phrase(words), phrase.entry)
        return None if _is_fused(word) else Lookalike(Phrase(words))

    def _find_single(self, word: Word, forms: Iterable[str]) -> Hit | None:
        for form in forms:
            for entry in self.lexicon.marker(form):
                if not entry.upos or word.upos in entry.upos:
                    hit = self._check(Phrase((word,)), entry)
                    if hit is not None:
                        return hit
        return None

    def _check(self, words: Phrase, entry: MarkerEntry) -> Hit | None:
        """Return *words* as a marker where they have the sense of *entry*, None where they have
        another.
        """
        sense = find_sense(Match(entry=entry, words=words, lexicon=self.lexicon))
        return Hit(words=words, entry=entry, sense=sense) if sense is not None else None


def _is_form(word: Word, listed: str) -> bool:
    """Whether *word* is written as *listed*; of a contraction by the lemma ("n’t" for "not")."""
    if word.lower == listed:
        return True
    return word.lemma == listed and not APOSTROPHES.isdisjoint(word.lower)


def _is_fused(word: Word) -> bool:
    """Whether *word* is written together with a modal of ability, whose negation it is: "can’t
    just wait", not "is not just".
    """
    before = word.before or word
    return before.lemma in ABLE and before.span.end >= word.span.start
