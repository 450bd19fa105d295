"""Entries of a user's own, and the command that checks them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimkit import LexiconError, ReportingClass
from claimkit.cli import main
from claimkit.lexicons.entries import SIGNATURES
from claimkit.lexicons.loader import load, read_extension
from claimkit.lexicons.schema import LexiconExtension

OWN = """\
markers = [{ lemma = "in my book", category = "hedge_adverb", level = "probable" }]
[verbs]
tootle = { reporting_class = "manner", act = "statement", frames = ["quote", "ccomp"] }
say = { reporting_class = "assertive", act = "statement", frames = ["quote"] }
[implicatives]
dodge = { signature = "-/+", object = true }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_adds_and_replaces(file: Path) -> None:
    """New entries come behind the shipped ones; one with a known lemma takes the place of the
    shipped one.
    """
    shipped = load("en")
    lexicon = shipped.extended(read_extension(file))
    tootle, say = lexicon.verb("tootle"), lexicon.verb("say")
    assert tootle is not None
    assert say is not None
    assert (tootle.reporting_class, say.reporting_class) == (
        ReportingClass.MANNER,
        ReportingClass.ASSERTIVE,
    )
    assert len(lexicon.verbs) == len(shipped.verbs) + 1
    assert lexicon.marker("in my book")
    assert lexicon.implicative("dodge")
    assert shipped.verb("tootle") is None


def test_a_lexicon_can_be_pickled(file: Path) -> None:
    """A worker process gets the same entries."""
    lexicon = load("en").extended(read_extension(file))
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon


def test_nothing_added_changes_nothing() -> None:
    assert load("en").extended(LexiconExtension()) == load("en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[verb]\n", "own.toml: verb: unknown key; expected verbs, nouns"),
        ("", "own.toml: no entries; expected one of the sections verbs"),
        ("x = = 1", "own.toml: no valid TOML"),
        (
            '[verbs]\ntoot = { act = "statement", frames = [] }',
            "own.toml: verbs.toot: reporting_class: missing",
        ),
        (
            '[implicatives]\ndodge = { signature = "-" }',
            r"own.toml: implicatives.dodge: signature: unknown '-'; expected one of \+/\+",
        ),
        (
            'markers = [{ lemma = " ", category = "booster" }]',
            r"own.toml: markers\[0\] \( \): lemma: expected words, got ' '",
        ),
        (
            '[verbs]\n"" = { reporting_class = "manner", act = "statement", frames = ["quote"] }',
            "own.toml: verbs.: lemma: expected words, got ''",
        ),
        (
            'markers = [{ lemma = "-", category = "booster" }]',
            r"own.toml: markers\[0\] \(-\): lemma: expected words, got '-'",
        ),
        (
            'markers = [{ lemma = "so\\u202e", category = "booster" }]',
            r"lemma: expected words, got 'so\\u202e' with the invisible character U\+202E",
        ),
        ("\nx = " + "[" * 20_000, r"own.toml: nested too deeply \(at line 2\)"),
        ("\n\nx = " + "9" * 10_000, r"a number of more than 4300 digits \(at line 3\)"),
        ("verbs" + ".a" * 5000 + " = 1", r"own.toml: verbs.a: "),
        (
            'markers = [{ lemma = "x", category = "loud" }]',
            r"own.toml: markers\[0\] \(x\): category: unknown 'loud'; expected one of hedge_modal",
        ),
    ],
)
def test_malformed(tmp_path: Path, text: str, message: str) -> None:
    """The error names file, entry and reason, and the command exits with 1."""
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_extension(path)
    result = CliRunner().invoke(main, ["lexicon", "check", str(path)])
    assert result.exit_code == 1
    assert "claimkit: own.toml: " in result.stderr


def test_every_malformed_entry_is_named(tmp_path: Path) -> None:
    """One line for each mistake, in the order of the file."""
    path = tmp_path / "own.toml"
    path.write_text(
        'markers = [{ lemma = "x", category = "loud" }, { lemma = "y", category = '
        '"booster" }, { category = "booster" }]\n'
        '[verb]\n[verbs]\ntoot = { act = "statement", frames = [] }\nhoot = 3\n'
        '[implicatives]\ndodge = { signature = "-" }\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["lexicon", "check", str(path)])
    assert result.exit_code == 1
    places = [line.split(": ")[2] for line in result.stderr.splitlines()]
    assert places == [
        "markers[0] (x)",
        "markers[2] (without lemma)",
        "verb",
        "verbs.toot",
        "verbs.hoot",
        "implicatives.dodge",
    ]


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml: cannot be read: No such file"):
        read_extension(tmp_path / "none.toml")


def test_check(file: Path) -> None:
    """The command tells what is new and what takes the place of shipped entries."""
    result = CliRunner().invoke(main, ["lexicon", "check", str(file)])
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "verbs: 2 (1 new, 1 in place of shipped ones)",
        "markers: 1 (1 new, 0 in place of shipped ones)",
        "implicatives: 1 (1 new, 0 in place of shipped ones)",
    ]


def test_every_shipped_entry_says_where_it_is_from() -> None:
    """Sources are letters that PROVENANCE.md explains; signatures are known."""
    lexicon = load("en")
    entries = (
        *lexicon.verbs,
        *lexicon.nouns,
        *lexicon.adjectives,
        *lexicon.phrases,
        *lexicon.markers,
        *lexicon.implicatives,
    )
    provenance = (Path(__file__).parents[3] / "claimkit/lexicons/en/PROVENANCE.md").read_text(
        encoding="utf-8"
    )
    letters = {letter for entry in entries for letter in entry.source}
    assert all(entry.source for entry in entries)
    assert all(f"| `{letter}` |" in provenance for letter in letters)
    assert {entry.signature for entry in (*lexicon.verbs, *lexicon.implicatives)} <= set(SIGNATURES)


def test_sizes() -> None:
    """What the documentation promises of the lexicon."""
    lexicon = load("en")
    assert len(lexicon.verbs) >= 450
    assert len(lexicon.nouns) >= 80
    assert len(lexicon.adjectives) >= 40
