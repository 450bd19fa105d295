"""Read lexicons from TOML: one folder a language, one file a kind of word. Everything is checked as
it is read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from attrs import fields
from cattrs import ClassValidationError, Converter, transform_error

from claimkit.errors import LexiconError
from claimkit.lexicons.comparison import ComparisonWords
from claimkit.lexicons.schema import (
    CueEntry,
    Frame,
    GrammarWords,
    Implicative,
    Lexicon,
    LexiconExtension,
    MarkerEntry,
    PhraseEntry,
    SpeakerNoun,
)
from claimkit.model import Act, EvidenceKind, Level, MarkerCategory, Modality, ReferentKind, Stance

NAME_WORDS = (
    "titles", "honorifics", "male_titles", "female_titles", "name_particles", "name_suffixes", "company_endings", "places",
    "role_verbs", "body_nouns", "plain_people", "essential", "body_endings", "areas", "distinguishing", "question_labels",
    "answer_labels", "kin",
)  # fmt: skip
GRAMMAR_WORDS = tuple(attribute.name for attribute in fields(GrammarWords))
MARKER_WORDS = ("coming_about", "perceiving")
COMPARISON_WORDS = tuple(
    attribute.name for attribute in fields(ComparisonWords) if attribute.default == frozenset()
)
# The sections of a user's own file, and what names their entries
EXTENSION = ("verbs", "nouns", "adjectives", "phrases", "markers", "implicatives", "irregular")
# The files of a lexicon and the sections of each
FILES = {
    "verbs.toml": ("irregular", "verbs"),
    "nouns.toml": ("light_verbs", "nouns"),
    "adjectives.toml": ("adjectives",),
    "phrases.toml": ("phrases",),
    "markers.toml": ("rejecting", *MARKER_WORDS, "pseudo", "markers", "modals", "implicatives"),
    "speakers.toml": ("anonymous", "courts", *NAME_WORDS, "kinds", "metonyms", "title_nouns"),
    "grammar.toml": GRAMMAR_WORDS,
    "circumstances.toml": ("occasions", "times", "telling"),
    "contrasts.toml": (*COMPARISON_WORDS, "opposites", "numerals"),
}
GIVEN_NAMES = "given_names.tsv"

Entry = TypeVar("Entry", CueEntry, PhraseEntry, MarkerEntry, Implicative)


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of *language* that comes with claimkit.

    Raises:
        LexiconError: there is none.
    """
    folder = resources.files("claimkit.lexicons") / language
    if not folder.is_dir():
        raise LexiconError(
            f"no lexicon for {language!r} comes with claimkit; read your own with read_lexicon(folder)"
        )
    return _read(folder, language)


def read_lexicon(folder: str | Path) -> Lexicon:
    """Return the lexicon in *folder*, which holds the files of ``claimkit/lexicons/en``; its name
    is the language.

    Raises:
        LexiconError: a file is missing or malformed; the message names file, entry and reason.
    """
    path = Path(folder)
    return _read(path, path.name)


def read_extension(file: str | Path) -> LexiconExtension:
    """Return the entries of a user's own *file*: TOML with any of the sections of EXTENSION,
    written as in ``claimkit/lexicons/en``.

    Raises:
        LexiconError: the file is missing, malformed or holds no entry; the message has a line for
            each malformed entry, with file, entry and reason.
    """
    path = Path(file)
    table = _parsed(path.name, path)
    filled: dict[str, Any] = {**{section: {} for section in EXTENSION}, "markers": [], **table}
    _, *sections = _all(
        partial(_only, path.name, table, EXTENSION),
        partial(_named, path.name, filled, "verbs", "lemma", CueEntry),
        partial(_named, path.name, filled, "nouns", "lemma", CueEntry),
        partial(_named, path.name, filled, "adjectives", "lemma", CueEntry),
        partial(_named, path.name, filled, "phrases", "text", PhraseEntry),
        partial(_markers, path.name, filled),
        partial(_named, path.name, filled, "implicatives", "lemma", Implicative),
        partial(_strings, path.name, filled, "irregular"),
    )
    extension = LexiconExtension(**dict(zip(EXTENSION, sections, strict=True)))
    if extension == LexiconExtension():
        raise LexiconError(
            f"{path.name}: no entries; expected one of the sections {', '.join(EXTENSION)}"
        )
    return extension


def _read(folder: Traversable, language: str) -> Lexicon:
    tables = {name: _table(folder, name) for name in FILES}
    speakers = tables["speakers.toml"]
    return Lexicon(
        language=language,
        verbs=_named("verbs.toml", tables["verbs.toml"], "verbs", "lemma", CueEntry),
        irregular=_strings("verbs.toml", tables["verbs.toml"], "irregular"),
        nouns=_named("nouns.toml", tables["nouns.toml"], "nouns", "lemma", CueEntry),
        adjectives=_named(
            "adjectives.toml", tables["adjectives.toml"], "adjectives", "lemma", CueEntry
        ),
        light_verbs=_words("nouns.toml", tables["nouns.toml"], "light_verbs"),
        phrases=_named("phrases.toml", tables["phrases.toml"], "phrases", "text", PhraseEntry),
        markers=_markers("markers.toml", tables["markers.toml"]),
        rejecting=_words("markers.toml", tables["markers.toml"], "rejecting"),
        pseudo=_words("markers.toml", tables["markers.toml"], "pseudo"),
        implicatives=_named(
            "markers.toml", tables["markers.toml"], "implicatives", "lemma", Implicative
        ),
        modals=_modals(tables["markers.toml"]),
        speaker_nouns=tuple(_speaker_nouns(speakers)),
        metonyms=_strings("speakers.toml", speakers, "metonyms"),
        title_nouns=_strings("speakers.toml", speakers, "title_nouns"),
        given_names=_given_names(folder),
        grammar=GrammarWords(**_word_sets("grammar.toml", tables["grammar.toml"], GRAMMAR_WORDS)),
        comparison=_comparison("contrasts.toml", tables["contrasts.toml"]),
        **_word_sets("speakers.toml", speakers, ("courts", *NAME_WORDS)),
        **_word_sets("markers.toml", tables["markers.toml"], MARKER_WORDS),
        **_word_sets(
            "circumstances.toml", tables["circumstances.toml"], FILES["circumstances.toml"]
        ),
    )


def _table(folder: Traversable, name: str) -> dict[str, Any]:
    if not (folder / name).is_file():
        raise LexiconError(f"{name}: not in {folder}; a lexicon needs {', '.join(FILES)}")
    table = _parsed(name, folder / name)
    _only(name, table, FILES[name])
    return table


def _parsed(name: str, file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{name}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: no valid TOML in UTF-8: {error}") from None


def _only(name: str, table: Mapping[str, Any], sections: Sequence[str]) -> None:
    unknown = [
        f"{name}: {key}: unknown key; expected {', '.join(sections)}"
        for key in table
        if key not in sections
    ]
    if unknown:
        raise LexiconError("\n".join(unknown))


def _all(*makers: Callable[[], Any]) -> list[Any]:
    """Return what each of *makers* makes.

    Raises:
        LexiconError: any of them does; with the messages of all that do.
    """
    made, errors = [], []
    for make in makers:
        try:
            made.append(make())
        except LexiconError as error:
            errors.append(str(error))
    if errors:
        raise LexiconError("\n".join(errors))
    return made


def _named(
    name: str, table: Mapping[str, Any], section: str, field: str, kind: type[Entry]
) -> tuple[Entry, ...]:
    entries = _section(name, table, section, dict)

    def make(key: str, value: Any) -> Entry:
        return _entry(
            name,
            f"{section}.{key}",
            {field: key, **_is(name, f"{section}.{key}", value, dict)},
            kind,
        )

    return tuple(_all(*(partial(make, key, value) for key, value in entries.items())))


def _markers(name: str, table: Mapping[str, Any]) -> tuple[MarkerEntry, ...]:
    def make(place: int, value: Any) -> MarkerEntry:
        row = _is(name, f"markers[{place}]", value, dict)
        return _entry(
            name, f"markers[{place}] ({row.get('lemma', 'without lemma')})", row, MarkerEntry
        )

    rows = _section(name, table, "markers", list)
    return tuple(_all(*(partial(make, place, value) for place, value in enumerate(rows))))


def _modals(table: Mapping[str, Any]) -> dict[str, Modality]:
    modals = _strings("markers.toml", table, "modals")
    for lemma, modality in modals.items():
        if modality not in set(Modality):
            raise LexiconError(
                f"markers.toml: modals.{lemma}: expected one of {', '.join(Modality)}, got {modality!r}"
            )
    return {lemma: Modality(modality) for lemma, modality in modals.items()}


def _comparison(name: str, table: Mapping[str, Any]) -> ComparisonWords:
    def pair(place: int, value: Any) -> tuple[str, str]:
        if (
            not isinstance(value, list)
            or len(value) != 2
            or not all(isinstance(word, str) for word in value)
        ):
            raise LexiconError(f"{name}: opposites[{place}]: expected two words, got {value!r}")
        if value[0] == value[1]:
            raise LexiconError(f"{name}: opposites[{place}]: {value[0]!r} is no opposite of itself")
        return (value[0], value[1])

    pairs = _all(
        *(
            partial(pair, place, value)
            for place, value in enumerate(_section(name, table, "opposites", list))
        )
    )
    numerals = _section(name, table, "numerals", dict)
    _all(*(partial(_is, name, f"numerals.{key}", value, int) for key, value in numerals.items()))
    return ComparisonWords(
        opposites=tuple(pairs), numerals=numerals, **_word_sets(name, table, COMPARISON_WORDS)
    )


def _given_names(folder: Traversable) -> dict[str, float]:
    """Return the share of women by given name; a language may have no such table."""
    table = folder / GIVEN_NAMES
    if not table.is_file():
        return {}
    shares: dict[str, float] = {}
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines()[1:], start=2):
        name, _, share = line.partition("\t")
        try:
            shares[name] = float(share)
        except ValueError:
            raise LexiconError(
                f"{GIVEN_NAMES}: line {number}: expected a name, a tab and a number, got {line!r}"
            ) from None
    return shares


def _speaker_nouns(table: Mapping[str, Any]) -> Iterator[SpeakerNoun]:
    anonymous = frozenset(_words("speakers.toml", table, "anonymous"))
    for kind, lemmas in _section("speakers.toml", table, "kinds", dict).items():
        if kind not in set(ReferentKind):
            raise LexiconError(
                f"speakers.toml: kinds.{kind}: unknown kind; expected one of {', '.join(ReferentKind)}"
            )
        for lemma in _is("speakers.toml", f"kinds.{kind}", lemmas, list):
            yield SpeakerNoun(lemma=lemma, kind=ReferentKind(kind), anonymous=lemma in anonymous)


def _entry(name: str, place: str, row: dict[str, Any], kind: type[Entry]) -> Entry:
    try:
        return _converter().structure(row, kind)
    except ClassValidationError as error:
        reasons = "; ".join(transform_error(error, path="", format_exception=_reason))
        raise LexiconError(f"{name}: {place}: {reasons}") from None


def _reason(error: BaseException, kind: type[Any] | None) -> str:
    known = getattr(kind, "__members__", None)
    if isinstance(error, ValueError) and known is not None:
        return f"{error}; expected one of {', '.join(member.value for member in known.values())}"
    if isinstance(error, KeyError):
        return f"missing field {error}"
    return str(error) or type(error).__name__


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, bool):
        converter.register_structure_hook(kind, _strict(kind))
    for enum in (Act, EvidenceKind, Frame, Level, MarkerCategory, Stance):
        # One by one: they are strings, and the hook of str would take them.
        converter.register_structure_hook(enum, lambda value, kind: kind(value))
    return converter


def _strict(kind: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, kind):
            raise ValueError(f"expected {kind.__name__}, got {value!r}")
        return value

    return structure


def _words(name: str, table: Mapping[str, Any], section: str) -> tuple[str, ...]:
    words = _section(name, table, section, list)
    for place, word in enumerate(words):
        _is(name, f"{section}[{place}]", word, str)
    return tuple(words)


def _word_sets(
    name: str, table: Mapping[str, Any], sections: Sequence[str]
) -> dict[str, frozenset[str]]:
    return {section: frozenset(_words(name, table, section)) for section in sections}


def _strings(name: str, table: Mapping[str, Any], section: str) -> dict[str, str]:
    strings = _section(name, table, section, dict)
    _all(*(partial(_is, name, f"{section}.{key}", value, str) for key, value in strings.items()))
    return dict(strings)


def _section(name: str, table: Mapping[str, Any], section: str, kind: type) -> Any:
    if section not in table:
        raise LexiconError(f"{name}: {section}: missing")
    return _is(name, section, table[section], kind)


def _is(name: str, place: str, value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise LexiconError(f"{name}: {place}: expected {kind.__name__}, got {value!r}")
    return value
