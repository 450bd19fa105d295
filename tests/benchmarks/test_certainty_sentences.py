"""How surely sentences of our own put their claims: what a linguist says of each against what comes
out.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import click
import pytest

from benchmarks.certainty_sentences import (
    GoldSentence,
    count_by_field,
    judge_sentence,
    list_misses,
    measure,
    read_sentences,
)
from claimkit import Claim, ClaimSet, Extractor, Span
from claimkit.model.certainty import Certainty, Marker
from claimkit.model.claim import Content, Cue
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import (
    Act,
    CueKind,
    Holder,
    Level,
    MarkerCategory,
    Polarity,
    Quotation,
    ReportingClass,
    Scope,
)
from tests.support.cases import CASES

TABLES = (("first", 150), ("second", 100), ("third", 80))
TEXT = "Lee said it isn’t safe."
ENTRY = f"""
[[sentence]]
text = "{TEXT}"
cue = "said"
content = "safe"
level = "certain"
polarity = "negative"
markers = ["not:negation:speaker"]
quoted = []
negated = false
"""
RULE = Provenance(rule="by hand")
NOT = Marker(
    span=Span(14, 17),
    text="n’t",
    lemma="n’t",
    category=MarkerCategory.NEGATION,
    holder=Holder.SPEAKER,
    scope=Scope.CONTENT,
)


def read_table(table: str) -> tuple[GoldSentence, ...]:
    return read_sentences(find_table(table))


def find_table(table: str) -> Path:
    return CASES / "sentences" / f"{table}.toml"


def claim(level: Level, *markers: Marker) -> Claim:
    return Claim(
        id="c1",
        cue=Cue(
            spans=(Span(4, 8),),
            kind=CueKind.VERB,
            lemma="say",
            sentence=0,
            head=2,
            reporting_class=ReportingClass.NEUTRAL,
            act=Act.STATEMENT,
            provenance=RULE,
        ),
        speaker=None,
        content=Content(
            spans=(Span(9, 22),), text=TEXT[9:22], quotation=Quotation.INDIRECT, provenance=RULE
        ),
        act=Act.STATEMENT,
        certainty=Certainty(
            level=level,
            polarity=Polarity.NEGATIVE,
            reporting_class=ReportingClass.NEUTRAL,
            markers=markers,
        ),
    )


@pytest.fixture
def sentence(tmp_path: Path) -> GoldSentence:
    path = tmp_path / "table.toml"
    path.write_text(ENTRY, encoding="utf-8")
    return read_sentences(path)[0]


@pytest.mark.slow
@pytest.mark.parametrize("table", [table for table, _ in TABLES])
def test_fields(table: str, live: Extractor) -> None:
    """At least 95 in 100 fields are right over all sentences."""
    outcomes = measure(live, find_table(table))
    counts = count_by_field(outcomes)
    right, total = counts["all"]
    shares = [f"{name}: {good} of {of}" for name, (good, of) in counts.items()]
    assert right / total >= 0.95, "\n".join(["", *shares, *list_misses(outcomes)])


def test_no_sentence_stands_twice() -> None:
    sentences = [read_table(table) for table, _ in TABLES]
    texts = [sentence.text for sentence in itertools.chain(*sentences)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("table", "number"), TABLES)
def test_the_tables_are_sound(table: str, number: int) -> None:
    """Marker words stand in the text, and what is quoted is a marker."""
    sentences = read_table(table)
    assert len(sentences) == number
    for sentence in sentences:
        words = {marker.word for marker in sentence.markers}
        text = sentence.text.lower().replace("n’t", " not")
        assert {word for word in words if word not in text} == set(), sentence.text
        assert set(sentence.quoted or ()) <= words, sentence.text


def test_right_fields_count(sentence: GoldSentence) -> None:
    """All five fields are right; a contracted negation is "not"."""
    outcomes = tuple(judge_sentence(ClaimSet(TEXT, (claim(Level.CERTAIN, NOT),)), sentence))
    assert count_by_field(outcomes)["all"] == (5, 5), list_misses(outcomes)


@pytest.mark.parametrize(
    ("claims", "right"),
    [
        pytest.param((claim(Level.POSSIBLE, NOT),), 4, id="another level"),
        pytest.param((claim(Level.CERTAIN),), 4, id="a marker too few"),
        pytest.param((claim(Level.CERTAIN, NOT, NOT),), 4, id="a marker too many"),
        pytest.param((), 0, id="no claim"),
    ],
)
def test_wrong_fields_do_not_count(
    claims: tuple[Claim, ...], right: int, sentence: GoldSentence
) -> None:
    """One field is lost for what is wrong, all for a claim that is not found; the list of misses
    says so in one entry.
    """
    outcomes = tuple(judge_sentence(ClaimSet(TEXT, claims), sentence))
    assert count_by_field(outcomes)["all"] == (right, 5)
    assert len(list_misses(outcomes)) == 1


def test_unknown_values_are_refused(tmp_path: Path) -> None:
    """The message names the file, the sentence and what is wrong."""
    path = tmp_path / "table.toml"
    path.write_text(ENTRY.replace('"certain"', '"sure"'), encoding="utf-8")
    with pytest.raises(
        click.ClickException, match=r"table\.toml: sentence 1 .*'sure' is not a valid Level"
    ):
        read_sentences(path)
