"""Annotated articles from JSON and from brat's files, and what is said of broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimkit import ClaimSet, Span
from claimkit.errors import CorpusError
from claimkit.evaluation.corpora import read_corpus
from tests.support.builders import ARTICLE, article_claims

TEXT = "“It holds,” Ana Lee said.\r\n“It is old, but it holds.”"
ROW = {
    "doc_id": "a",
    "text": TEXT,
    "attributions": [{"source": [[12, 19]], "cue": [[20, 24]], "content": [[0, 11], [27, 53]]}],
}
BOUND = """\
T1\tSource 12 19\tAna Lee
T2\tCue 20 24\tsaid
T3\tContent 0 11;27 53\t“It holds,” “It is old, but it holds.”
"""
RELATIONS = "R1\tspeaker_of Arg1:T1 Arg2:T2\nR2\tcontent_of Arg1:T3 Arg2:T2\n"
EVENT = "E1\tCue:T2 Source:T1 Content:T3\nA1\tSure E1\n#1\tAnnotatorNotes E1\tfine\n"


def brat(folder: Path, annotations: str, text: str = TEXT) -> Path:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_text(annotations, encoding="utf-8")
    return folder


@pytest.mark.parametrize("links", [RELATIONS, EVENT, "E1\tCue:T2 Source1:T1 Content2:T3\n"])
def test_brat_and_json_give_the_same(tmp_path: Path, links: str) -> None:
    """Offsets count the characters of the file, carriage returns included; pieces stay pieces."""
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW) + "\n\n", encoding="utf-8")
    (article,) = read_corpus(brat(tmp_path, BOUND + links))
    assert (article,) == read_corpus(tmp_path / "a.jsonl")
    (attribution,) = article.attributions
    assert attribution.content == (Span(0, 11), Span(27, 53))


def test_records(tmp_path: Path) -> None:
    """Outermost claims of claimkit's own output, whichever way it was written."""
    record = ClaimSet(ARTICLE, article_claims()).to_record()
    for number, content in enumerate([record, [record], {"file": "x", "record": record}]):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        (article,) = read_corpus(file)
        assert len(article.attributions) == 2
    assert article.name == "x"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no articles in it"),
        ("{", r"x\.jsonl:1: no valid JSON"),
        ("[3]", "item 1: expected an object, got int"),
        ('{"doc_id": "a"}', "missing text, attributions"),
        (json.dumps(ROW) + "\n" + json.dumps(ROW), "two articles are called 'a'"),
        (
            json.dumps({**ROW, "attributions": [{"cue": [[4]]}]}),
            r"attribution 1, cue: expected \[start, end\]",
        ),
        (
            json.dumps({**ROW, "attributions": [{"cue": [[5, 4]]}]}),
            r"expected \[start, end\] with start < end, got \[5, 4\]",
        ),
        (
            json.dumps({**ROW, "attributions": [{"cue": [[0, 99]]}]}),
            "ends behind the text, which has 53 characters",
        ),
        ('{"schema": "claimkit/9.0"}', "item 1: "),
        (json.dumps(ROW) + "\n" + "[" * 100_000, r"x\.jsonl:2: nested too deeply"),
        (json.dumps(ROW) + "\n" + "9" * 10_000, r"x\.jsonl:2: a number of more than 4300 digits"),
        (json.dumps({**ROW, "text": 3}), "item 1: expected text to be a string"),
        (json.dumps({**ROW, "attributions": {}}), "item 1: .* attributions an array"),
        (
            json.dumps({**ROW, "attributions": [{"cue": 3}]}),
            r"cue: expected an array of \[start, end\], got 3",
        ),
        (
            json.dumps({**ROW, "attributions": [{"cue": [[1.5, True]]}]}),
            r"expected \[start, end\] with start < end, got \[1\.5, True\]",
        ),
    ],
)
def test_broken_json(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        read_corpus(file)


@pytest.mark.parametrize(
    ("annotations", "message"),
    [
        ("T1\tSource 12\tAna", r"a\.ann:1: expected “T1<tab>Cue 0 4<tab>words”"),
        ("T1\tPlace 12 19\tAna Lee", "unknown type 'Place'; expected Source, Cue or Content"),
        ("T1\tSource 13 20\tAna Lee", "the text has 'na Lee ' at 13 20, not 'Ana Lee'"),
        (
            BOUND + "R1\tof Arg1:T1 Arg2:T3",
            r"a\.ann:4: a relation must link a source or a content to a cue",
        ),
        (BOUND + "R1\tof Arg1:T1 Arg2:T9", "no annotation 'T9'"),
        (BOUND + "E1\tSource:T1 Content:T3", "T1 is no cue"),
    ],
)
def test_broken_brat(tmp_path: Path, annotations: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read_corpus(brat(tmp_path, annotations))


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere: not found"):
        read_corpus(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match="no articles"):
        read_corpus(tmp_path)
    (tmp_path / "a.ann").write_text(BOUND, encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"a\.txt: not found; brat keeps NAME\.txt beside NAME\.ann"
    ):
        read_corpus(tmp_path)
