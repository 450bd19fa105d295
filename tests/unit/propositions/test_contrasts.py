"""Claims that contradict each other."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit import (
    Argument,
    ArgumentRole,
    Certainty,
    Claim,
    ClaimSet,
    ContrastKind,
    Extractor,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    Proposition,
    ReportingClass,
    Time,
)
from claimkit.model.certainty import Marker
from claimkit.model.scheme import Holder, Scope
from tests.support.builders import (
    build_argument,
    build_claim,
    build_referent,
    build_speaker,
    span_of,
)
from tests.support.cases import Case, read_contrast_cases, read_proposition_cases, to_params

TEXT = "Lee said the bridge is safe. Berg denied the bridge is safe. Lee said the road is wet."
BRIDGE = build_argument("bridge")
SAFE = Proposition(predicate="safe", arguments=(BRIDGE,))


def claim(
    id: str, polarity: Polarity, proposition: Proposition | None = SAFE, **fields: Any
) -> Claim:
    certainty = Certainty(
        **{
            "level": Level.CERTAIN,
            "polarity": polarity,
            "reporting_class": ReportingClass.NEUTRAL,
            **fields,
        }
    )
    return build_claim(
        TEXT, id, "said", "the bridge is safe", certainty=certainty, proposition=proposition
    )


def safe(*arguments: Argument, **fields: Any) -> Proposition:
    return attrs.evolve(SAFE, arguments=arguments or (BRIDGE,), **fields)


def shared_of(asserted: Proposition, denied: Proposition) -> list[tuple[str, ...]]:
    """Return what each contrast between the two is about; the order of the claims makes no
    difference.
    """
    one, other = claim("c1", Polarity.POSITIVE, asserted), claim("c2", Polarity.NEGATIVE, denied)
    found = [contrast.shared for contrast in ClaimSet(TEXT, (one, other)).contrasts()]
    assert found == [contrast.shared for contrast in ClaimSet(TEXT, (other, one)).contrasts()]
    return found


@pytest.mark.parametrize("case", to_params(read_contrast_cases()))
def test_article(case: Case, by_rules: Extractor) -> None:
    """The contrasts of an article are those that a reader finds."""
    found = [
        {
            "kind": contrast.kind.value,
            "speakers": [_speaker(contrast.first), _speaker(contrast.second)],
            "shared": list(contrast.shared),
            "values": list(contrast.values),
        }
        for contrast in by_rules.extract(case.text).contrasts()
    ]
    assert found == case.expected["contrasts"]


def _speaker(claim: Claim) -> str | None:
    return claim.speaker.label


@pytest.mark.parametrize("case", to_params(read_proposition_cases()))
def test_proposition(case: Case, by_rules: Extractor) -> None:
    """The predicate and its arguments, whoever they are named by."""
    proposition = by_rules.extract(case.text)[0].proposition
    assert proposition is not None
    assert [written(argument) for argument in proposition.arguments] == case.expected["arguments"]
    assert proposition.predicate == case.expected["predicate"]
    assert list(proposition.times) == case.expected.get("times", [])


def written(argument: Argument) -> str:
    """Return "role:lemma" with case, number and name where there are any."""
    case = f"({argument.case})" if argument.case else ""
    number = f"#{argument.number:g}" if argument.number is not None else ""
    name = f"={argument.name}" if argument.name else ""
    return f"{argument.role}:{argument.lemma}{case}{number}{name}"


def test_what_a_contrast_tells() -> None:
    """It names the claims in text order, the kind, the predicate, what both are about, and in what
    they differ.
    """
    claims = ClaimSet(TEXT, (claim("c1", Polarity.POSITIVE), claim("c2", Polarity.NEGATIVE)))
    (contrast,) = claims.contrasts()
    assert (contrast.first.id, contrast.second.id, contrast.kind) == (
        "c1",
        "c2",
        ContrastKind.POLARITY,
    )
    assert (contrast.predicate, contrast.shared, contrast.values) == (
        "safe",
        ("bridge",),
        ("positive", "negative"),
    )
    assert contrast.explain() == "polarity: ‘safe’ of bridge: c1 positive, c2 negative"


@pytest.mark.parametrize(
    "other",
    [
        claim("c2", Polarity.POSITIVE),
        claim("c2", Polarity.UNKNOWN),
        claim("c2", Polarity.NEGATIVE, None),
        claim("c2", Polarity.NEGATIVE, attrs.evolve(SAFE, predicate="wet")),
        claim("c2", Polarity.NEGATIVE, safe(build_argument("road"))),
        claim("c2", Polarity.NEGATIVE, safe(stated=False)),
        claim("c2", Polarity.NEGATIVE, level=Level.UNDERSPECIFIED),
        claim("c2", Polarity.NEGATIVE, modality=Modality.CONDITIONAL),
        claim("c2", Polarity.NEGATIVE, modality=Modality.DEONTIC),
        attrs.evolve(claim("c2", Polarity.NEGATIVE), within="c1"),
    ],
    ids=[
        "agrees",
        "asks",
        "no proposition",
        "other predicate",
        "other subject",
        "states nothing",
        "asserts nothing",
        "on a condition",
        "what should not be",
        "within the first",
    ],
)
def test_no_contrast(other: Claim) -> None:
    assert ClaimSet(TEXT, (claim("c1", Polarity.POSITIVE), other)).contrasts() == ()


@pytest.mark.parametrize(
    ("positive", "negative", "contrasts"),
    [
        ({"level": Level.POSSIBLE}, {"level": Level.POSSIBLE}, 0),
        ({"level": Level.POSSIBLE}, {}, 1),
        ({"modality": Modality.DYNAMIC}, {}, 0),
        ({}, {"modality": Modality.DYNAMIC}, 1),
        ({"modality": Modality.DEONTIC}, {"modality": Modality.DEONTIC}, 1),
        ({"content_time": Time.PAST}, {"content_time": Time.FUTURE}, 0),
        ({"content_time": Time.PRESENT}, {"content_time": Time.PAST}, 1),
    ],
)
def test_levels_modalities_and_times(
    positive: dict[str, Any], negative: dict[str, Any], contrasts: int
) -> None:
    """What may be so may also not be; who can need not, but who cannot does not; tense shifts in
    reported speech.
    """
    claims = ClaimSet(
        TEXT,
        (claim("c1", Polarity.POSITIVE, **positive), claim("c2", Polarity.NEGATIVE, **negative)),
    )
    assert len(claims.contrasts()) == contrasts


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("donald trump", "trump", "donald trump"),
        ("donald trump", "donald trump", "donald trump"),
        ("donald trump", "donald tusk", None),
        ("donald trump", "donald", None),
        ("eastern gas", "southern gas", None),
        ("he", "he", None),
    ],
)
def test_names_are_compared_whole(one: str, other: str, shared: str | None) -> None:
    """A name is shared with itself and with its last words, not with another that has a word in
    common; pronouns tell nothing.
    """
    assert shared_of(safe(build_argument(one)), safe(build_argument(other))) == (
        [(shared,)] if shared else []
    )


def test_referents_decide() -> None:
    """A pronoun stands for its referent, and one surname can be that of two."""
    ana, pronoun = (
        build_argument(lemma, referent="r1", name="Ana Lee") for lemma in ("lee", "she")
    )
    bo = build_argument("lee", referent="r2", name="Bo Lee")
    assert shared_of(safe(ana), safe(pronoun)) == [("Ana Lee",)]
    assert shared_of(safe(ana), safe(bo)) == []


@pytest.mark.parametrize(
    ("asserted", "denied", "contrasts"),
    [
        (safe(BRIDGE, build_argument("lorry", ArgumentRole.OBLIQUE, case="for")), safe(), 1),
        (safe(), safe(BRIDGE, build_argument("lorry", ArgumentRole.OBLIQUE, case="for")), 0),
        (safe(), safe(BRIDGE, build_argument("any", ArgumentRole.OBJECT, open=True)), 1),
        (safe(), safe(build_argument("bridge", modifiers=("old",))), 0),
        (
            safe(build_argument("bridge", definite=True)),
            safe(build_argument("bridge", modifiers=("old",), definite=True)),
            1,
        ),
        (safe(), safe(modifiers=("fully",)), 0),
        (safe(modifiers=("fully",)), safe(), 1),
        (safe(), safe(times=("2019",)), 0),
        (safe(times=("2019",)), safe(), 1),
        (safe(times=("2019", "may")), safe(times=("2019", "jun")), 0),
        (
            safe(build_argument("we"), build_argument("wall", ArgumentRole.OBJECT)),
            safe(BRIDGE, build_argument("wall", ArgumentRole.OBJECT)),
            1,
        ),
        (
            safe(build_argument("it"), build_argument("wall", ArgumentRole.OBJECT)),
            safe(BRIDGE, build_argument("wall", ArgumentRole.OBJECT)),
            0,
        ),
    ],
    ids=[
        "asserted of more",
        "denied of less",
        "denied of any",
        "denied of some",
        "known by fewer words",
        "denied in part",
        "asserted in part",
        "denied at a time",
        "asserted at a time",
        "other times",
        "we may be anybody",
        "it is not anything",
    ],
)
def test_what_is_denied_is_no_narrower(
    asserted: Proposition, denied: Proposition, contrasts: int
) -> None:
    """Who denies something more particular does not deny the rest."""
    assert len(shared_of(asserted, denied)) == contrasts


def test_opposites() -> None:
    """Two assertions whose predicates exclude each other; of a passive the object is what is so."""
    closed = Proposition(
        predicate="close",
        arguments=(build_argument("bridge", ArgumentRole.OBJECT),),
        opposites=("open",),
    )
    is_open = Proposition(predicate="open", arguments=(BRIDGE,), opposites=("close",))
    (contrast,) = ClaimSet(
        TEXT, (claim("c1", Polarity.POSITIVE, is_open), claim("c2", Polarity.POSITIVE, closed))
    ).contrasts()
    assert (contrast.kind, contrast.shared, contrast.values) == (
        ContrastKind.OPPOSITES,
        ("bridge",),
        ("open", "close"),
    )
    denied = claim("c2", Polarity.NEGATIVE, closed)
    assert ClaimSet(TEXT, (claim("c1", Polarity.POSITIVE, is_open), denied)).contrasts() == ()


def counted(number: float | None, *others: Argument, **fields: Any) -> Proposition:
    return Proposition(
        predicate="die", arguments=(build_argument("people", number=number), *others), **fields
    )


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (counted(300), counted(200), [("300", "200")]),
        (counted(1_200_000), counted(2.5), [("1,200,000", "2.5")]),
        (counted(300), counted(300), []),
        (counted(300), counted(None), []),
        (counted(300, times=("2019",)), counted(200, times=("2020",)), []),
        (counted(300, times=("2019",)), counted(200), []),
        (counted(300, modifiers=("slowly",)), counted(200), []),
        (counted(300, build_argument("fire", ArgumentRole.OBLIQUE, case="in")), counted(200), []),
    ],
)
def test_numbers(one: Proposition, other: Proposition, values: list[tuple[str, str]]) -> None:
    """Different numbers of the same, all else alike."""
    claims = ClaimSet(
        TEXT, (claim("c1", Polarity.POSITIVE, one), claim("c2", Polarity.POSITIVE, other))
    )
    assert [contrast.values for contrast in claims.contrasts()] == values


def test_numbers_that_are_not_exact() -> None:
    """“At least 200” and “300” can both be so."""
    marker = Marker(
        span=span_of(TEXT, "bridge"),
        text="at least",
        lemma="at least",
        category=MarkerCategory.APPROXIMATOR,
        holder=Holder.SPEAKER,
        scope=Scope.PART,
    )
    least = claim("c1", Polarity.POSITIVE, counted(200), markers=(marker,))
    assert ClaimSet(TEXT, (least, claim("c2", Polarity.POSITIVE, counted(300)))).contrasts() == ()


def test_one_speaker_counts_two_events() -> None:
    """One speaker who gives two numbers and says nothing else mostly speaks of two events."""
    lee = build_speaker(TEXT, "Lee", build_referent("r1", "Ana Lee"))
    one, other = (
        attrs.evolve(claim("c1", Polarity.POSITIVE, counted(n)), speaker=lee) for n in (300, 200)
    )
    assert ClaimSet(TEXT, (one, other)).contrasts() == ()
    fire = build_argument("fire", ArgumentRole.OBLIQUE, case="in")
    one, other = (
        attrs.evolve(claim("c1", Polarity.POSITIVE, counted(n, fire)), speaker=lee)
        for n in (300, 200)
    )
    assert len(ClaimSet(TEXT, (one, other)).contrasts()) == 1


def test_same_speaker() -> None:
    """Two speakers are one if their referents are; without referents nobody knows."""
    lee = build_speaker(TEXT, "Lee", build_referent("r1", "Ana Lee"))
    one, other = (
        attrs.evolve(claim("c1", p), speaker=lee) for p in (Polarity.POSITIVE, Polarity.NEGATIVE)
    )
    (contrast,) = ClaimSet(TEXT, (one, other)).contrasts()
    assert contrast.same_speaker
    (contrast,) = ClaimSet(
        TEXT, (one, attrs.evolve(other, speaker=build_speaker(TEXT, "Berg")))
    ).contrasts()
    assert not contrast.same_speaker


SMALL = st.builds(
    build_argument,
    st.sampled_from(["bridge", "we", "ana lee", "lee"]),
    st.sampled_from([ArgumentRole.SUBJECT, ArgumentRole.OBJECT]),
    number=st.sampled_from([None, 1.0, 2.0]),
    modifiers=st.sampled_from([(), ("old",)]),
)
PROPOSITIONS = st.builds(
    Proposition,
    predicate=st.sampled_from(["open", "close"]),
    arguments=st.lists(SMALL, min_size=1, max_size=2).map(tuple),
    opposites=st.sampled_from([(), ("open",)]),
)
CLAIMS = st.builds(claim, st.just("c"), st.sampled_from(list(Polarity)), PROPOSITIONS)


@given(CLAIMS, CLAIMS)
def test_order_makes_no_difference(one: Claim, other: Claim) -> None:
    """Two claims contrast, and for the same reason, whichever comes first."""
    there = [(c.kind, c.shared, c.values) for c in ClaimSet(TEXT, (one, other)).contrasts()]
    back = [(c.kind, c.shared, c.values[::-1]) for c in ClaimSet(TEXT, (other, one)).contrasts()]
    assert there == back


@given(CLAIMS)
def test_nothing_contradicts_itself(claim: Claim) -> None:
    """A claim that is made twice makes no contrast, unless its predicate is listed as its own
    opposite.
    """
    if (
        claim.proposition is not None
        and claim.proposition.predicate not in claim.proposition.opposites
    ):
        assert ClaimSet(TEXT, (claim, claim)).contrasts() == ()
