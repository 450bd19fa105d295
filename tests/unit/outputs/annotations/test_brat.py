"""Brat's files: written, and read back as ``claimkit evaluate`` reads them."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from claimkit.evaluation.articles import to_scored_article
from claimkit.evaluation.brat import read_brat
from claimkit.evaluation.corpora import read_corpus
from claimkit.model.scheme import Level, Polarity
from claimkit.outputs.annotations import brat
from claimkit.spans import Spans
from tests.support.annotating import TEXT, make_claims

CONFIGURATION = Path(brat.__file__).with_name("annotation.conf")


def list_offsets(spans: Spans) -> set[int]:
    """Return where the characters of *spans* stand that are no white space."""
    return {
        place
        for span in spans
        for place in range(span.start, span.end)
        if not TEXT[place].isspace()
    }


def test_round_trip(tmp_path: Path) -> None:
    """What is read back are the outermost claims with a cue, as they are scored."""
    claims = make_claims()
    claims.save(tmp_path, "brat")
    (read,) = read_corpus(tmp_path)
    wanted = to_scored_article("1", attrs.evolve(claims, claims=claims.claims[:3]))
    assert (read.name, read.text) == ("2", wanted.text)
    assert len(read.attributions) == len(wanted.attributions) == 2
    for one, other in zip(read.attributions, wanted.attributions, strict=True):
        for part in ("speaker", "cue", "content"):
            assert list_offsets(getattr(one, part)) == list_offsets(getattr(other, part))


def test_file() -> None:
    """An event for each claim; no piece crosses the end of a line; a claim without a cue is
    noted.
    """
    lines = make_claims().to_brat().splitlines()
    start = TEXT.index("“We\n")
    assert lines[:5] == [
        "T1\tSource 2 21\tAna Ruiz, the mayor",
        "T2\tCue 23 27\tsaid",
        f"T3\tContent 47 61;{start} {start + 3};{start + 4} {start + 18}\t"
        "“It’s safe 😀,” “We checked 🧪 it.”",
        "E1\tCue:T2 Source:T1 Content:T3",
        "A1\tLevel E1 certain",
    ]
    assert "A7\tInner E3" in lines
    assert lines[-1] == "#1\tAnnotatorNotes T10\tc4: no words attribute it"


def test_inner_claims_are_left_out(tmp_path: Path) -> None:
    """Without the attribute the claim is read."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    annotation = tmp_path / "a.ann"
    annotation.write_text(make_claims().to_brat(), encoding="utf-8")
    assert len(read_brat(annotation).attributions) == 2
    without = re.sub("A\\d+\tInner .*\n", "", make_claims().to_brat())
    annotation.write_text(without, encoding="utf-8")
    assert len(read_brat(annotation).attributions) == 3


def test_configuration_has_all_values() -> None:
    """Brat may mark every value that is written."""
    configuration = CONFIGURATION.read_text(encoding="utf-8")
    assert f"Value:{'|'.join(Level)}" in configuration
    assert f"Value:{'|'.join(Polarity)}" in configuration
    for kind in (*brat.TYPES.values(), brat.INNER):
        assert re.search(rf"^{kind}\b", configuration, re.MULTILINE)
