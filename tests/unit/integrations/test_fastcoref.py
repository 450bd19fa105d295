"""fastcoref by stand-ins that answer as its documentation says."""

from __future__ import annotations

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from claimkit.integrations.fastcoref import FastCoref
from claimkit.resolution.coref.chains import CorefModel
from claimkit.spans import Span
from tests.support.builders import span_of

TEXT = "Ana Lee came. She left."
Cluster = list[tuple[int, int] | None]


@frozen
class Answer:
    """What a model of fastcoref's says of a text: words by default, pairs of offsets on demand."""

    text: str
    clusters: list[Cluster]

    def get_clusters(self, as_strings: bool = True) -> list[Cluster] | list[list[str]]:
        if not as_strings:
            return self.clusters
        return [
            [self.text[pair[0] : pair[1]] for pair in cluster if pair is not None]
            for cluster in self.clusters
        ]


@frozen
class Model:
    """A stand-in for ``FCoref``: one answer a text of the list, none for those longer than
    *longest*.
    """

    clusters: list[Cluster]
    longest: int = 1000

    def predict(
        self, texts: list[str], is_split_into_words: bool = False, max_tokens_in_batch: int = 10000
    ) -> list[Answer]:
        assert isinstance(texts, list)
        return [Answer(text, self.clusters) for text in texts if len(text) <= self.longest]


def test_clusters_are_chains() -> None:
    """Pairs of code points, half-open, become spans."""
    (chain,) = FastCoref(Model([[(0, 7), (14, 17)]])).find_chains(TEXT)
    assert chain.mentions == (span_of(TEXT, "Ana Lee"), span_of(TEXT, "She"))


def test_no_clusters() -> None:
    assert FastCoref(Model([])).find_chains(TEXT) == ()


def test_mentions_without_a_place_are_left_out() -> None:
    (chain,) = FastCoref(Model([[(0, 7), None, (14, 17)]])).find_chains(TEXT)
    assert [span.of(TEXT) for span in chain.mentions] == ["Ana Lee", "She"]


def test_a_text_that_the_model_leaves_out() -> None:
    """A warning, and no chains."""
    with pytest.warns(
        UserWarning,
        match=r"left out a text of 2,300 characters; its speakers are settled without it",
    ):
        assert FastCoref(Model([], longest=100)).find_chains(TEXT * 100) == ()


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 22), st.integers(1, 23)).filter(lambda p: p[0] < p[1]),
            max_size=4,
        ),
        max_size=4,
    )
)
def test_every_pair_is_a_span(clusters: list[Cluster]) -> None:
    """Nothing is lost, nothing added, one chain a cluster."""
    chains = FastCoref(Model(clusters)).find_chains(TEXT)
    assert [set(chain.mentions) for chain in chains] == [
        {Span(*pair) for pair in own if pair} for own in clusters
    ]


def test_is_a_model() -> None:
    assert isinstance(FastCoref(Model([])), CorefModel)
