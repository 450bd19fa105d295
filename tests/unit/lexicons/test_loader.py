"""Reading lexicons: what comes with claimkit, and what a malformed file gets."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import claimkit
from claimkit import Act, LexiconError, MarkerCategory, ReferentKind, ReportingClass
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.loader import load, read_lexicon

ENGLISH = Path(claimkit.__file__).parent / "lexicons" / "en"
Edit = Callable[[str], str]


def test_size_and_classes() -> None:
    """The English lexicon has what it promises, and every class is in use."""
    lexicon = load("en")
    assert len(lexicon.verbs) >= 250
    assert len(lexicon.nouns) >= 60
    assert {entry.reporting_class for entry in lexicon.verbs} == set(ReportingClass)
    assert {marker.category for marker in lexicon.markers} == set(MarkerCategory) - {
        MarkerCategory.SCARE_QUOTE
    }


def test_lookup() -> None:
    """Entries are found by lemma, particle included."""
    lexicon = load("en")
    say, point_out = lexicon.verb("say"), lexicon.verb("point out")
    assert say is not None
    assert point_out is not None
    assert (say.reporting_class, say.act, Frame.CCOMP in say.frames) == (
        ReportingClass.NEUTRAL,
        Act.STATEMENT,
        True,
    )
    assert lexicon.verb("walk") is None


def test_speaker_kind() -> None:
    """The kind is found by lemma or, where that is none, by form; other words have none."""
    lexicon = load("en")
    assert lexicon.speaker_kind("spokesman") is ReferentKind.PERSON
    assert lexicon.speaker_kind("firme", "firms") is ReferentKind.ORGANIZATION
    assert lexicon.speaker_kind("stone") is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ENGLISH, tmp_path / "en"))


def test_a_copy_reads_the_same(folder: Path) -> None:
    """read_lexicon of the shipped folder gives the shipped lexicon."""
    assert read_lexicon(folder) == load("en")


def _first(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("file", "edit", "message"),
    [
        (
            "verbs.toml",
            _first('{ reporting_class = "neutral"', '{ reporting_class = "loud"'),
            (
                r"verbs\.toml: verbs\.say: reporting_class: unknown 'loud'; "
                r"expected one of neutral, .*agreement$"
            ),
        ),
        (
            "verbs.toml",
            _first('say = { reporting_class = "neutral"', 'say = { mood = "neutral"'),
            r"verbs\.toml: verbs\.say: mood: unknown key; expected reporting_class, act, frames",
        ),
        (
            "verbs.toml",
            _first('frames = ["quote"', 'frames = ["quotes"'),
            r"verbs\.say: frames\[0\]: unknown 'quotes'; expected one of quote, ccomp",
        ),
        (
            "verbs.toml",
            _first("by_frame = { finite", "by_frame = { finit"),
            r"verbs\.agree: by_frame\.finit: unknown 'finit'; expected one of finite, as, ",
        ),
        (
            "verbs.toml",
            _first('any = "disclosure"', 'any = "news"'),
            r"verbs\.find: by_frame\.any: unknown 'news'; expected one of ",
        ),
        (
            "verbs.toml",
            _first("say = {", "say = 3 #"),
            r"verbs\.toml: verbs\.say: expected a table, got 3",
        ),
        (
            "verbs.toml",
            _first("[verbs]", "[verb]"),
            r"verbs\.toml: verb: unknown key; expected irregular, verbs",
        ),
        ("verbs.toml", lambda _: "a = = b", r"verbs\.toml: no valid TOML"),
        (
            "markers.toml",
            _first('category = "', 'category = "x'),
            r"markers\.toml: markers\[0\] \(may\): ",
        ),
        (
            "speakers.toml",
            _first("person = [", "persons = ["),
            r"speakers\.toml: kinds\.persons: unknown 'persons'; expected one of person, ",
        ),
        (
            "circumstances.toml",
            _first('"briefing"', "1"),
            r"circumstances\.toml: occasions\[\d+\]: expected a string, got 1",
        ),
        (
            "circumstances.toml",
            _first('"briefing"', '"briefing", "briefing"'),
            r"circumstances\.toml: occasions: more than once: briefing",
        ),
        (
            "names.toml",
            _first('"van"', '"van", "van"'),
            r"names\.toml: particles: more than once: van",
        ),
        (
            "given_names.tsv",
            _first("\t0", "\tmany"),
            r"given_names\.tsv: line 2: expected a name, a tab and a number",
        ),
    ],
)
def test_malformed(folder: Path, file: str, edit: Edit, message: str) -> None:
    """The error names file, entry and reason."""
    path = folder / file
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_lexicon(folder)


def test_missing_file(folder: Path) -> None:
    """The error says which file is missing and which a lexicon needs."""
    (folder / "nouns.toml").unlink()
    with pytest.raises(LexiconError, match=r"nouns\.toml: not in .*; a lexicon needs verbs\.toml"):
        read_lexicon(folder)


def test_unknown_language() -> None:
    """There is no lexicon for every language."""
    with pytest.raises(LexiconError, match="no lexicon for 'xx'"):
        load("xx")
