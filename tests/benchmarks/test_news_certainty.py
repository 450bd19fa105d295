"""Judgements of claims in news: read, found again, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.news_certainty import (
    CLAIMKIT,
    FIELDS,
    JUDGED,
    Agreement,
    find_answers,
    find_claim,
    read_items,
)
from claimkit import Endorsement, Extractor, Level, Polarity, Span, Time
from claimkit.testing import StubParser, read_conllu

CONLLU = """# text = Lee said it may rain.
1\tLee\tLee\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\tsaid\tsay\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
3\tit\tit\tPRON\tPRP\t_\t5\texpl\t_\t_
4\tmay\tmay\tAUX\tMD\tVerbForm=Fin\t5\taux\t_\t_
5\train\train\tVERB\tVB\tVerbForm=Inf\t2\tccomp\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
HEAD = "part\tdocument\tcue\tcontent\tjudge\t" + "\t".join(FIELDS)


def table(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "judged.tsv"
    file.write_text(
        "\n".join([HEAD, *("\t".join(row.split()) for row in rows)]) + "\n", encoding="utf-8"
    )
    return file


def test_judges_and_claimkit(tmp_path: Path) -> None:
    """Judgements of one claim come together, those of another part and claims that are not found do
    not.
    """
    file = table(
        tmp_path,
        "dev a 4-8 9-20 1 possible positive future neutral",
        "dev a 4-8 9-20 2 certain positive future neutral",
        "dev a 0-3 9-20 1 certain positive past neutral",
        "train a 4-8 9-20 1 certain negative past reject",
    )
    items = read_items(file, "dev")
    assert [(item.cue, item.content, sorted(item.judges)) for item in items] == [
        (Span(4, 8), (Span(9, 20),), ["1", "2"]),
        (Span(0, 3), (Span(9, 20),), ["1"]),
    ]
    document = read_conllu(CONLLU)
    extractor = Extractor(StubParser((document,)), tier="rules", min_confidence=0)
    (answer,) = find_answers(items, {"a": document.text}, extractor)
    assert answer[CLAIMKIT] == (Level.POSSIBLE, Polarity.POSITIVE, Time.FUTURE, "neutral")
    assert answer["2"][0] == "certain"


def test_another_content_is_not_found(tmp_path: Path) -> None:
    document = read_conllu(CONLLU)
    claims = Extractor(StubParser((document,)), tier="rules", min_confidence=0).extract(
        document.text
    )
    wide, narrow = read_items(
        table(tmp_path, "dev a 4-8 9-20 1 a b c d", "dev a 4-8 9-11 1 a b c d"), "dev"
    )
    assert find_claim(wide, claims) is not None
    assert find_claim(narrow, claims) is None


def test_agreement() -> None:
    """Cohen's kappa is 0 where judges agree no more than by chance, 1 where they always do."""
    assert Agreement.of("aabb", "abab") == Agreement(0.5, pytest.approx(0))
    assert Agreement.of("ab", "ab") == Agreement(1, pytest.approx(1))
    assert Agreement.of("a", "a") == Agreement(1, 1)


def test_judgements_are_of_the_scheme() -> None:
    """Every value of the table is one of its field, and each claim of the development part has two
    judges.
    """
    for item in read_items(JUDGED, "dev"):
        assert sorted(item.judges) == ["1", "2"]
        for values in item.judges.values():
            assert all(
                value in set(kind)
                for kind, value in zip((Level, Polarity, Time, Endorsement), values, strict=True)
            )
