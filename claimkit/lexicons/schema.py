"""What a lexicon holds, and how its entries are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import Factory, evolve, field, frozen

from claimkit.lexicons.entries import (
    REPORTING_FRAMES,
    CueEntry,
    Implicative,
    MarkerEntry,
    NameWords,
    PhraseEntry,
    SpeakerNoun,
)
from claimkit.lexicons.inflection import list_regular_forms
from claimkit.lexicons.tables import to_table
from claimkit.model.scheme import MarkerCategory, ReferentKind

Lemmatized = TypeVar("Lemmatized", CueEntry, Implicative, SpeakerNoun)


def _index_by_lemma(entries: Iterable[Lemmatized]) -> Mapping[str, Lemmatized]:
    return {entry.lemma: entry for entry in entries}


def _group_by_lemma(markers: Iterable[MarkerEntry]) -> Mapping[str, tuple[MarkerEntry, ...]]:
    groups: dict[str, tuple[MarkerEntry, ...]] = {}
    for marker in markers:
        groups[marker.lemma] = (*groups.get(marker.lemma, ()), marker)
    return groups


@frozen(kw_only=True)
class LexiconIndex:
    """The entries of a lexicon by lemma.

    Attributes:
        bases: by a form of a verb its lemma.
        openings: the first words of the verbs of several words ("point out").
        sayings: by each of its words a saying, as words.
    """

    verbs: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    adjectives: Mapping[str, CueEntry]
    implicatives: Mapping[str, Implicative]
    markers: Mapping[str, tuple[MarkerEntry, ...]]
    speakers: Mapping[str, SpeakerNoun]
    bases: Mapping[str, str]
    openings: frozenset[str]
    sayings: Mapping[str, tuple[tuple[str, ...], ...]]


def _make_index(lexicon: Lexicon) -> LexiconIndex:
    return LexiconIndex(
        verbs=_index_by_lemma(lexicon.verbs),
        nouns=_index_by_lemma(lexicon.nouns),
        adjectives=_index_by_lemma(lexicon.adjectives),
        implicatives=_index_by_lemma(lexicon.implicatives),
        markers=_group_by_lemma(lexicon.markers),
        speakers=_index_by_lemma(_to_speaker_nouns(lexicon)),
        bases=dict(_find_forms(lexicon)),
        openings=frozenset(v.lemma.partition(" ")[0] for v in lexicon.verbs if " " in v.lemma),
        sayings=_group_by_word(lexicon.sayings),
    )


def _group_by_word(sayings: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    groups: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(saying.split() for saying in sayings):
        for word in words:
            groups[word] = (*groups.get(word, ()), tuple(words))
    return groups


def _to_speaker_nouns(lexicon: Lexicon) -> Iterator[SpeakerNoun]:
    for kind, lemmas in lexicon.kinds.items():
        for lemma in lemmas:
            yield SpeakerNoun(lemma=lemma, kind=kind, anonymous=lemma in lexicon.anonymous)


def _find_forms(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield every form of the verbs with its lemma; a lemma is its own, whatever other verb has
    that form. The past of an irregular verb has no regular form: "seed" is no "see".
    """
    verbs = (entry.lemma.split()[0] for entry in lexicon.verbs)
    lemmas = dict.fromkeys([*verbs, *lexicon.light_verbs])
    irregular = frozenset(lexicon.irregular.values())
    for lemma in lemmas:
        forms = list_regular_forms(lemma)
        yield from ((form, lemma) for form in forms if not _is_past(form, lemma, irregular))
    yield from lexicon.irregular.items()
    yield from zip(lemmas, lemmas, strict=True)


def _is_past(form: str, lemma: str, irregular: frozenset[str]) -> bool:
    """Whether *form* is the regular past of one of the *irregular* verbs."""
    return lemma in irregular and form.endswith("ed") and form != lemma


@frozen(kw_only=True)
class Lexicon:
    """All entries of one language, looked up by lemma. Values only; lookups never change it.

    Attributes:
        irregular: forms of irregular verbs and their lemmas.
        kinds: common nouns that can be a speaker, by the kind of speaker that they make.
        anonymous: of these, those that without a name count as an anonymous source ("officials").
        names: what is known of names.
        occasions: nouns for where one speaks ("briefing").
        times: nouns and adverbs of time.
        sayings: phrases that report nothing ("needless to say"), words between single spaces.
    """

    language: str
    names: NameWords
    verbs: tuple[CueEntry, ...] = ()
    nouns: tuple[CueEntry, ...] = ()
    adjectives: tuple[CueEntry, ...] = ()
    irregular: Mapping[str, str] = field(factory=dict, converter=to_table)
    light_verbs: tuple[str, ...] = ()
    phrases: tuple[PhraseEntry, ...] = ()
    markers: tuple[MarkerEntry, ...] = ()
    implicatives: tuple[Implicative, ...] = ()
    kinds: Mapping[ReferentKind, frozenset[str]] = field(factory=dict, converter=to_table)
    anonymous: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    sayings: frozenset[str] = frozenset()
    _index: LexiconIndex = field(
        init=False, eq=False, repr=False, default=Factory(_make_index, takes_self=True)
    )

    def base(self, lemma: str, form: str) -> str:
        """Return the lemma under which the lexicon has a verb.

        It is *lemma*, or the lemma of *form* if the lexicon does not know *lemma*, or that is only
        the past tense of a verb, which the parser takes for an adjective.
        """
        is_past = lemma == form and lemma.endswith("ed") and lemma not in self._index.verbs
        if lemma in self._index.bases and not is_past:
            return lemma
        return self._index.bases.get(form, lemma)

    def verb(self, lemma: str) -> CueEntry | None:
        """Return the entry of a verb, None where it has none."""
        return self._index.verbs.get(lemma)

    def may_take_more(self, lemma: str) -> bool:
        """Whether a verb of several words begins with *lemma*: "point" for "point out"."""
        return lemma in self._index.openings

    def sayings_with(self, form: str) -> tuple[tuple[str, ...], ...]:
        """Return the words of each saying that holds *form*."""
        return self._index.sayings.get(form, ())

    def reports(self, lemma: str) -> bool:
        """Whether the verb takes a clause or a quotation and is not weak."""
        entry = self.verb(lemma)
        if entry is None or entry.weak:
            return False
        return not REPORTING_FRAMES.isdisjoint(entry.frames)

    def noun(self, lemma: str) -> CueEntry | None:
        """Return the entry of a noun that attributes, None where it has none."""
        return self._index.nouns.get(lemma)

    def adjective(self, lemma: str) -> CueEntry | None:
        """Return the entry of an adjective that attributes, None where it has none."""
        return self._index.adjectives.get(lemma)

    def speaker_noun(self, lemma: str, form: str = "") -> SpeakerNoun | None:
        """Return the entry of *lemma* or, for lemmatizers err on rare nouns, of *form* or its
        singular, all in lower case.
        """
        table = self._index.speakers
        return table.get(lemma) or table.get(form) or table.get(form.removesuffix("s"))

    def speaker_kind(self, lemma: str, form: str = "") -> ReferentKind | None:
        """Return the kind of a speaker with this noun; None if it is no noun for speakers.

        The noun is found as by :meth:`speaker_noun`.
        """
        noun = self.speaker_noun(lemma, form)
        return None if noun is None else noun.kind

    def marker(self, lemma: str) -> tuple[MarkerEntry, ...]:
        """Return the markers with *lemma*, one for each sense."""
        return self._index.markers.get(lemma, ())

    def is_marker(self, lemma: str, *categories: MarkerCategory) -> bool:
        """Whether one of the markers with *lemma* is of one of *categories*."""
        return any(entry.category in categories for entry in self.marker(lemma))

    def implicative(self, lemma: str) -> Implicative | None:
        """Return the entry of a verb or adjective that says whether its complement is true."""
        return self._index.implicatives.get(lemma)

    def cue(self, lemma: str) -> CueEntry | None:
        """Return the entry of a cue by its lemma: verb, adjective, noun, or the noun of a light
        verb ("express hope").
        """
        return self.verb(lemma) or self.adjective(lemma) or self.noun(lemma.rpartition(" ")[2])

    def extended(self, extension: LexiconExtension) -> Lexicon:
        """Return this lexicon with *extension*, whose entries replace those of the same lemma."""
        return evolve(
            self,
            verbs=_extend(self.verbs, extension.verbs),
            nouns=_extend(self.nouns, extension.nouns),
            adjectives=_extend(self.adjectives, extension.adjectives),
            phrases=_extend(self.phrases, extension.phrases),
            markers=_extend(self.markers, extension.markers),
            implicatives=_extend(self.implicatives, extension.implicatives),
            irregular={**self.irregular, **extension.irregular},
        )


@frozen(kw_only=True)
class LexiconExtension:
    """A user's own entries, for :meth:`Lexicon.extended`."""

    verbs: tuple[CueEntry, ...] = ()
    nouns: tuple[CueEntry, ...] = ()
    adjectives: tuple[CueEntry, ...] = ()
    phrases: tuple[PhraseEntry, ...] = ()
    markers: tuple[MarkerEntry, ...] = ()
    implicatives: tuple[Implicative, ...] = ()
    irregular: Mapping[str, str] = field(factory=dict, converter=to_table)


Entry = TypeVar("Entry", CueEntry, PhraseEntry, MarkerEntry, Implicative)


def _extend(entries: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[Entry, ...]:
    keys = {_to_key(entry) for entry in new}
    return tuple(entry for entry in entries if _to_key(entry) not in keys) + new


def _to_key(entry: CueEntry | PhraseEntry | MarkerEntry | Implicative) -> tuple[str, ...]:
    """Return what tells *entry* from others of its kind; a word can be several markers."""
    if isinstance(entry, PhraseEntry):
        return (entry.text,)
    if isinstance(entry, MarkerEntry):
        return (entry.lemma, *entry.upos)
    return (entry.lemma,)
