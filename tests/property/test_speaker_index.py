"""Laws of the speaker index, over arbitrary speakers of arbitrary articles."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit.claimset import ClaimSet
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex import Aliases, Decision, Decisions, Outcome, SpeakerIndex
from tests.support.speaking import article

quick = settings(max_examples=80, deadline=None)

NAMES = (
    "Ana Lee", "ANA LEE", "Ms. Ana Lee", "Ana M. Lee", "Ana Maria Lee", "Ana Marta Lee", "Anà Lee",
    "A. Lee", "Lee", "Bo Lee", "Bo Lee Jr.", "Bridget Sibyl Berg",
    "The Bridge Safety Board", "BSB", "Bridge Safety Board (BSB)", "The Kremlin",
)  # fmt: skip
KINDS = (
    ReferentKind.PERSON,
    ReferentKind.PERSON,
    ReferentKind.ORGANIZATION,
    ReferentKind.PLACE,
    ReferentKind.UNKNOWN,
)
speakers = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(KINDS),
    st.sampled_from([None, "mayor", "Oslo mayor", "vice mayor", "coach"]),
    st.sampled_from([None, "Oslo", "NATO"]),
    st.sampled_from([(), ("BSB",)]),
)
news = st.lists(st.lists(speakers, max_size=3), max_size=7).map(
    lambda rows: {
        f"n{place}": article(*row, unnamed=("officials",)) for place, row in enumerate(rows)
    }
)
tables = st.sampled_from(
    [
        Aliases(),
        Aliases.of({"Lee": "Ana Lee", "mayor A. Lee": "Anton Lee (mayor)"}),
        Aliases.of({"BSB": "Bo Lee", "x": "Lee"}),
    ]
)


def merged(index: SpeakerIndex) -> set[frozenset[tuple[str, str]]]:
    """Return who is one with whom: sets of articles and ids of claims."""
    return {frozenset((name, claim.id) for name, claim in speaker.claims) for speaker in index}


@quick
@given(news, tables, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(
    articles: dict[str, ClaimSet], table: Aliases, random: Any
) -> None:
    """Neither for who is merged nor for the decisions, with a split or without."""
    index = SpeakerIndex.of(articles, aliases=table)
    shuffled = random.sample(list(articles.items()), len(articles))
    other = SpeakerIndex.of(shuffled, aliases=table)
    assert merged(other) == merged(index)
    assert other.decisions == index.decisions
    several = [speaker for speaker in index if len(speaker.articles) > 1]
    if several:
        undo = index.split(several[0], min(several[0].articles)).undone
        first = SpeakerIndex.of(articles, aliases=table, undo=undo)
        assert merged(SpeakerIndex.of(shuffled, aliases=table, undo=undo)) == merged(first)


@quick
@given(news, tables)
def test_every_claim_is_in_the_index_once(articles: dict[str, ClaimSet], table: Aliases) -> None:
    """And nobody without a name is merged."""
    index = SpeakerIndex.of(articles, aliases=table)
    found = sorted((name, claim.id) for speaker in index for name, claim in speaker.claims)
    assert found == sorted(
        (name, claim.id) for name, claims in articles.items() for claim in claims
    )
    assert all(len(speaker.claims) == 1 for speaker in index if speaker.name is None)


@quick
@given(news, tables, st.data())
def test_a_merge_that_is_undone_is_gone(
    articles: dict[str, ClaimSet], table: Aliases, data: st.DataObject
) -> None:
    """A later run does the same from JSON, and the decision can be had back."""
    index = SpeakerIndex.of(articles, aliases=table)
    merges = [decision for decision in index.decisions if decision.outcome is Outcome.MERGED]
    if not merges:
        return
    decision = data.draw(st.sampled_from(merges))
    less = index.without(decision)
    assert decision not in less.decisions
    later = SpeakerIndex.of(
        articles, aliases=table, undo=Decisions.from_json(less.undone.to_json())
    )
    assert (merged(later), later.decisions) == (merged(less), less.decisions)
    assert merged(less.without(decision)) == merged(index)


@quick
@given(news, st.data())
def test_a_split_parts_the_articles_from_the_rest(
    articles: dict[str, ClaimSet], data: st.DataObject
) -> None:
    """Those split off are one speaker, with nobody of other articles in it."""
    index = SpeakerIndex.of(articles)
    several = [speaker for speaker in index if len(speaker.articles) > 1]
    if not several:
        return
    speaker = data.draw(st.sampled_from(several))
    own = data.draw(
        st.sets(st.sampled_from(speaker.articles), min_size=1, max_size=len(speaker.articles) - 1)
    )
    parted = merged(index.split(speaker, own))
    off = frozenset((name, claim.id) for name, claim in speaker.claims if name in own)
    assert any(off <= group and {name for name, _ in group} == own for group in parted)


strings = st.lists(st.text(), max_size=3).map(tuple)
any_decision = st.builds(
    Decision,
    rule=st.text(),
    names=strings,
    articles=strings,
    reason=st.text(),
    kind=st.sampled_from(ReferentKind),
    outcome=st.sampled_from(Outcome),
)


@quick
@given(st.lists(any_decision))
def test_json_gives_back_equal_decisions(decisions: list[Decision]) -> None:
    kept = Decisions.of(decisions)
    assert Decisions.from_json(kept.to_json()) == kept
    assert kept.to_json().isascii()


@quick
@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1)), st.text())
def test_any_undoing_can_be_given(names: dict[str, str], text: str) -> None:
    """Decisions of another index, or of another version, do no harm."""
    undo = [Decision(rule=text, names=(a, b), articles=(a,), reason="") for a, b in names.items()]
    assert len(SpeakerIndex.of([article(("Ana Lee",))], undo=undo)) == 1
