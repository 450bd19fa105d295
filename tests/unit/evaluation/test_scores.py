"""Scores: the same as PolNeAR's scorer gives, and what is said of errors and of two runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scorer import score_attributions as yardstick
from claimkit.errors import CorpusError
from claimkit.evaluation.articles import Attribution, ScoredArticle
from claimkit.evaluation.corpora import read_corpus
from claimkit.evaluation.differences import Kind, compare, find_changes, find_errors
from claimkit.evaluation.scores import align, compute_scores
from claimkit.spans import Span, Spans
from tests.support.builders import span_of

TEXT = (
    "Lee’s aides said the bridge was safe. “It will hold,” Kim added: “for years.” Critics "
    "doubt it — Berg."
)
NAMES = {
    "claim": "attribution.content",
    "claim + speaker": "attribution.content+source",
    "all exact": "attribution.full_exact",
    "exact cue": "span_exact.cue",
    "exact speaker": "span_exact.source",
    "exact content": "span_exact.content",
    "claim + speaker, direct": "by_type.direct.content+source",
    "claim + speaker, indirect": "by_type.indirect.content+source",
}


def attribution(speaker: str | None, cue: str, *content: str) -> Attribution:
    def spans(*words: str) -> Spans:
        return tuple(span_of(TEXT, own) for own in words)

    return Attribution(
        speaker=spans(speaker) if speaker else (), cue=spans(cue), content=spans(*content)
    )


def article(*attributions: Attribution, name: str = "a") -> ScoredArticle:
    return ScoredArticle(name=name, text=TEXT, attributions=attributions)


SAFE = attribution("Lee’s aides", "said", "the bridge was safe")
HOLD = attribution("Kim", "added", "“It will hold,”", "“for years.”")
DOUBT = attribution("Critics", "doubt", "it")
GOLD = article(SAFE, HOLD, DOUBT)
RUNS = {
    "itself": GOLD,
    "nothing": article(),
    "wrong speaker": article(attribution("Berg", "said", "the bridge was safe"), HOLD),
    "short content": article(
        attribution("Lee’s", "said", "bridge was safe"), attribution("Kim", ":", "“It will hold,”")
    ),
    "no speaker": article(
        attribution(None, "doubt", "it"), attribution("Berg", "—", "Critics doubt it")
    ),
}


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_yardstick_gives_the_same(tmp_path: Path, run: str) -> None:
    """On articles of our own with every kind of error."""
    rows, paths = [], []
    for side, own in (("gold", GOLD), ("found", RUNS[run])):
        named = [
            {"source": a.speaker, "cue": a.cue, "content": a.content} for a in own.attributions
        ]
        plain = [
            {role: [[s.start, s.end] for s in spans] for role, spans in row.items()}
            for row in named
        ]
        rows.append([{"doc_id": "a", "text": TEXT, "attributions": plain}])
        paths.append(tmp_path / f"{side}.jsonl")
        paths[-1].write_text(json.dumps(rows[-1][0]), encoding="utf-8")
    theirs, _ = yardstick.run(*rows, 0.5, 0, None, False)
    ours = compute_scores(align(*(read_corpus(path) for path in paths)), resamples=0)
    for name, known in NAMES.items():
        counted = tuple(theirs["scores"][known][side] for side in ("tp", "pred", "gold"))
        assert (ours[name].right, ours[name].found, ours[name].gold) == counted, name


def test_errors() -> None:
    """Each error once, with both sides in words."""
    found = article(
        attribution("Berg", "said", "the bridge was safe"),
        attribution("Kim", "added", "“It will hold,”"),
        attribution("Berg", "—", "Kim added"),
    )
    errors = list(find_errors(align([GOLD], [found])))
    assert [(error.kind, error.gold, error.found) for error in errors] == [
        (
            Kind.SPEAKER,
            "[Lee’s aides] said {the bridge was safe}",
            "[Berg] said {the bridge was safe}",
        ),
        (
            Kind.CONTENT,
            "[Kim] added {“It will hold,” … “for years.”}",
            "[Kim] added {“It will hold,”}",
        ),
        (Kind.MISSED, "[Critics] doubt {it}", None),
        (Kind.SPURIOUS, None, "[Berg] — {Kim added}"),
    ]


def test_compare() -> None:
    """What the second run has right and the first has not, and the other way round."""
    result = compare(
        [GOLD], [article(SAFE)], [article(attribution("Berg", "said", "the bridge was safe"), HOLD)]
    )
    assert [(own.kind, own.gold) for own in result.differences] == [
        (Kind.LOST, "[Lee’s aides] said {the bridge was safe}"),
        (Kind.GAINED, "[Kim] added {“It will hold,” … “for years.”}"),
    ]
    assert [score.right for score in result.scores] == [1, 1]
    assert result.gain == pytest.approx(2 / 5 - 2 / 4)


def test_changes_without_gold() -> None:
    changed = find_changes(
        [article(SAFE, HOLD)], [article(attribution("Lee’s", "said", "the bridge was safe"), DOUBT)]
    )
    assert [(own.kind, own.gold is None, own.found is None) for own in changed] == [
        (Kind.CHANGED, False, False),
        (Kind.LOST, False, True),
        (Kind.GAINED, True, False),
    ]


def test_runs_that_do_not_fit() -> None:
    """Another text or an article too many is an error; one too few counts as nothing found."""
    with pytest.raises(CorpusError, match="not annotated, the first is 'b'"):
        align([GOLD], [article(name="b")])
    with pytest.raises(CorpusError, match="'a': the texts differ"):
        align([GOLD], [ScoredArticle(name="a", text="other", attributions=())])
    assert compute_scores(align([GOLD], []))["claim"].recall == 0


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=2).map(
    lambda pairs: tuple(Span(start, start + size) for start, size in pairs)
)
attributions = st.builds(Attribution, speaker=spans, cue=spans, content=spans)
articles = st.lists(st.lists(attributions, max_size=4), min_size=1, max_size=4).map(
    lambda sides: [article(*own, name=str(number)) for number, own in enumerate(sides)]
)


@given(articles)
def test_against_itself(corpus: list[ScoredArticle]) -> None:
    """All that has a content is found again."""
    scores = compute_scores(align(corpus, corpus), resamples=0)
    assert scores["exact content"].right == scores["exact content"].gold
    assert scores["claim"].right == sum(bool(a.content) for own in corpus for a in own.attributions)


@given(articles, articles)
def test_order_changes_nothing(gold: list[ScoredArticle], found: list[ScoredArticle]) -> None:
    found = found[: len(gold)]
    assert compute_scores(align(gold, found), resamples=0) == compute_scores(
        align(gold[::-1], found[::-1]), resamples=0
    )
