"""ClaimSet: a sequence of claims with filters and exports."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import Any

import attrs
import pytest

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.errors import RecordError
from claimkit.model.claim import Claim
from claimkit.model.scheme import Act, Level, Polarity, Quotation, ReportingClass
from claimkit.model.speaker import UNATTRIBUTED
from tests.support.builders import ARTICLE, article_claims, article_skipped, build_speaker


@pytest.fixture
def claims() -> ClaimSet:
    return ClaimSet(ARTICLE, article_claims(), article_skipped())


def ids(claims: ClaimSet) -> str:
    return " ".join(claim.id for claim in claims)


def change_certainty(claim: Claim, **fields: Any) -> Claim:
    return attrs.evolve(claim, certainty=attrs.evolve(claim.certainty, **fields))


def test_is_a_sequence(claims: ClaimSet) -> None:
    first, second, third = article_claims()
    assert isinstance(claims, Sequence)
    assert list(claims) == [first, second, third]
    assert (len(claims), claims[0], claims[-1]) == (3, first, third)
    assert third in claims
    assert "c1" not in claims
    assert claims.index(second) == 1
    assert list(reversed(claims)) == [third, second, first]


def test_a_slice_is_a_set(claims: ClaimSet) -> None:
    """Its claims are the same as in the whole: of one that encloses another only the id is left."""
    assert claims[1:].claims == article_claims()[1:]
    assert claims[2:][0].within == "c2"
    assert claims[2:].parent(claims[2]) is None


def test_a_claim_by_its_id(claims: ClaimSet) -> None:
    assert claims["c3"] is claims[2]
    with pytest.raises(KeyError, match="no claim 'c9' among 3"):
        claims["c9"]


def test_a_position_that_is_none(claims: ClaimSet) -> None:
    with pytest.raises(IndexError, match="no claim at 99 among 3"):
        claims[99]


def test_standalone_takes_an_id(claims: ClaimSet) -> None:
    assert claims.standalone("c1") == claims.standalone(claims[0])


def test_empty_is_false() -> None:
    assert not ClaimSet("", ())


def test_repr(claims: ClaimSet) -> None:
    assert repr(claims) == "ClaimSet(3 claims by 2 speakers)"
    assert repr(ClaimSet("", ())) == "ClaimSet(0 claims by 0 speakers)"
    named = attrs.evolve(claims[:1], article=Article(id="a1"))
    assert repr(named) == "ClaimSet('a1', 1 claim by 1 speaker)"


def test_repr_of_a_claim_is_one_line(claims: ClaimSet) -> None:
    long = attrs.evolve(claims[0], content=attrs.evolve(claims[0].content, text="and\nso on " * 30))
    assert repr(claims[0]) == "Claim(c1: Ana Ruiz | said | the bridge was safe | certain, positive)"
    assert len(repr(long).splitlines()) == 1
    assert len(repr(long)) < 160


@pytest.mark.parametrize("words", ["x" * 500, "\u6a4b" * 500, "a\r\x1b[31m\u2028\u202e b" * 50])
def test_repr_of_a_claim_shows_the_beginning(claims: ClaimSet, words: str) -> None:
    """Whatever stands in it: one line that can be printed, and bounded."""
    claim = claims[0]
    odd = attrs.evolve(
        claim,
        id=words,
        cue=attrs.evolve(claim.cue, lemma=words),
        content=attrs.evolve(claim.content, text=words),
    )
    assert repr(odd).isprintable()
    assert repr(odd).count(words[0]) > 3
    assert len(repr(odd)) < 300


def test_a_number_of_numpy_is_a_position(claims: ClaimSet) -> None:
    numpy = pytest.importorskip("numpy")
    assert claims[numpy.int64(1)] is claims[1]
    with pytest.raises(TypeError):
        claims[1.0]  # type: ignore[call-overload]


def test_groups_can_be_pickled(claims: ClaimSet) -> None:
    groups = claims.by_speaker()
    copy = pickle.loads(pickle.dumps(groups))
    assert copy == groups
    assert copy["she"] == groups["she"]


def test_by_speaker(claims: ClaimSet) -> None:
    """Keys are labels; claims are in text order, those of nobody too."""
    nobody = attrs.evolve(claims[0], id="c4", speaker=UNATTRIBUTED)
    groups = ClaimSet(ARTICLE, (*claims, nobody)).by_speaker()
    assert list(groups) == ["Ana Ruiz", "Bo", "(no speaker)"]
    assert ids(groups["Ana Ruiz"]) == "c1 c2"
    assert ids(groups["(no speaker)"]) == "c4"


def test_speakers_of_one_label_are_numbered(claims: ClaimSet) -> None:
    """Two whose words are the same but whose referents are not."""
    first, second = (
        attrs.evolve(
            claims[2],
            id=f"c{n}",
            speaker=attrs.evolve(
                claims[2].speaker, referent=attrs.evolve(claims[0].speaker.referent, id=f"r{n}")
            ),
        )
        for n in (4, 5)
    )
    assert list(ClaimSet(ARTICLE, (first, second)).by_speaker()) == ["Ana Ruiz", "Ana Ruiz (2)"]


def test_a_group_is_found_as_where_finds(claims: ClaimSet) -> None:
    groups = claims.by_speaker()
    assert groups["ruiz"] == groups["Ana Ruiz"] == claims.where(speaker="Ruiz")
    assert groups["ana ruiz"] is groups["Ana Ruiz"]
    assert "she" in groups
    assert "Cho" not in groups
    with pytest.raises(KeyError, match="no speaker 'Cho'; there are Ana Ruiz, Bo"):
        groups["Cho"]


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, "c1 c2 c3"),
        ({"speaker": "ana ruiz"}, "c1 c2"),
        ({"speaker": "RUIZ"}, "c1 c2"),
        ({"speaker": "she"}, "c2"),
        ({"speaker": "Ana"}, ""),
        ({"speaker": ["Bo", "She"]}, "c2 c3"),
        ({"speaker": "(no speaker)"}, ""),
        ({"speaker": None}, "c1 c2 c3"),
        ({"certainty": "certain"}, "c1"),
        ({"level": "certain"}, "c1"),
        ({"level": Level.POSSIBLE}, "c2"),
        ({"level": iter(["certain", Level.PROBABLE])}, "c1 c3"),
        ({"level": []}, ""),
        ({"act": Act.BELIEF}, "c2"),
        ({"quotation": Quotation.INDIRECT}, "c1 c2 c3"),
        ({"quotation": "direct"}, ""),
        ({"min_confidence": 0.5}, "c1 c2"),
        ({"min_score": 0}, "c1 c2 c3"),
        ({"speaker": "Ruiz", "act": "statement"}, "c1"),
        ({"text": "SAFE"}, "c1"),
        ({"text": ["safe", "it was"]}, "c1 c2 c3"),
        ({"role": "mayor"}, "c1 c2"),
        ({"affiliation": "port"}, ""),
        ({"lemma": "said"}, "c1"),
        ({"marker": "hedge_modal"}, ""),
        ({"speaker_kind": "person"}, "c1 c2"),
        ({"why_unnamed": "unnamed"}, ""),
        ({"cue_kind": "verb", "reporting_class": "neutral", "polarity": "positive"}, "c1 c2 c3"),
        ({"modality": "none", "content_time": "unspecified"}, "c1 c2 c3"),
        ({"endorsement": "neutral", "evidentiality": "speech", "claim_type": "fact"}, "c1 c2 c3"),
        ({"negated": True}, ""),
        ({"quoted": False}, "c1 c2 c3"),
        ({"hedged": True}, "c2 c3"),
        ({"boosted": True}, ""),
    ],
)
def test_where(claims: ClaimSet, conditions: dict[str, Any], found: str) -> None:
    kept = claims.where(**conditions)
    assert ids(kept) == found
    assert (kept.text, kept.skipped) == (claims.text, claims.skipped)
    assert all(claim in claims for claim in kept)


@pytest.mark.parametrize(
    ("conditions", "error", "message"),
    [
        ({"level": "sure"}, ValueError, "level to be one of certain, .*; got 'sure'"),
        ({"act": ["statement", "shout"]}, ValueError, "act to be one of .*; got 'shout'"),
        ({"quotation": "indirekt"}, ValueError, "quotation to be one of direct, indirect, mixed"),
        ({"min_confidence": 50}, ValueError, "from 0 to 1, got 50"),
        ({"level": 5}, TypeError, "level to be a str or several, got 5"),
        ({"level": [["certain"]]}, TypeError, r"level to be a str or several, got \['certain'\]"),
        ({"speaker": 5}, TypeError, "speaker to be a str or several, got 5"),
        ({"speaker": b"Bo"}, TypeError, "speaker to be a str or several, got b'Bo'"),
        ({"text": ["a", 3]}, TypeError, "text to be a str or several, got 3"),
        ({"lemma": 5}, TypeError, "lemma to be a str or several, got 5"),
        ({"marker": [None]}, TypeError, "marker to be a str or several, got None"),
        ({"min_confidence": "0.5"}, TypeError, "min_confidence to be a number, got '0.5'"),
        ({"min_confidence": True}, TypeError, "min_confidence to be a number, got True"),
        ({"min_confidence": float("nan")}, ValueError, "min_confidence from 0 to 1, got nan"),
        ({"min_score": 9}, ValueError, "min_score from -3 to 3, got 9"),
        ({"negated": "no"}, TypeError, "negated to be True or False, got 'no'"),
        ({"mood": "good"}, TypeError, "unknown condition 'mood'; expected any of speaker_kind"),
    ],
)
def test_where_rejects(
    claims: ClaimSet, conditions: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        claims.where(**conditions)


def test_parents(claims: ClaimSet) -> None:
    assert claims.parent(claims["c3"]) is claims["c2"]
    assert claims.parent(claims["c1"]) is None
    assert ids(claims.outermost()) == "c1 c2"
    assert ids(claims.where(speaker="Bo").outermost()) == "c3"


def test_denials_and_negative_claims_are_two_things(claims: ClaimSet) -> None:
    """To deny is an act; to say that something is not so needs no denial."""
    said_not = change_certainty(claims[0], polarity=Polarity.NEGATIVE)
    denied = change_certainty(
        claims[1], polarity=Polarity.NEGATIVE, reporting_class=ReportingClass.DENIAL
    )
    did_not_deny = attrs.evolve(
        change_certainty(claims[2], reporting_class=ReportingClass.DENIAL),
        cue=attrs.evolve(claims[2].cue, negated=True),
    )
    changed = ClaimSet(ARTICLE, (said_not, denied, did_not_deny))
    assert ids(changed.denials) == "c2"
    assert ids(changed.negative) == "c1 c2"


def test_by_certainty(claims: ClaimSet) -> None:
    """From certainly so to certainly not so; text order within a score."""
    scored = ClaimSet(
        ARTICLE,
        tuple(
            change_certainty(claim, score=score)
            for claim, score in zip(claims, (-1.0, 2.0, -1.0), strict=True)
        ),
    )
    assert ids(scored.by_certainty()) == "c2 c1 c3"


def test_union(claims: ClaimSet) -> None:
    """Text order, each claim once, whichever side it is on."""
    assert claims[2:] | claims[:2] == claims[:2] | claims[1:] == claims
    assert ids(claims.where(speaker="Bo") | claims.where(level="certain")) == "c1 c3"


def test_union_rejects(claims: ClaimSet) -> None:
    with pytest.raises(ValueError, match="two sets of the same text; use Corpus"):
        claims | ClaimSet("other", ())
    other = attrs.evolve(claims, claims=(attrs.evolve(claims[0], confidence=0.1),))
    with pytest.raises(ValueError, match="expected one claim 'c1', got two that differ"):
        claims | other
    with pytest.raises(TypeError):
        claims | [claims[0]]  # type: ignore[operator]


def test_speaker_of_nobody(claims: ClaimSet) -> None:
    """A loop over claims never meets None."""
    claim = attrs.evolve(claims[0], speaker=UNATTRIBUTED)
    speaker = claim.speaker
    assert (speaker.name, speaker.text, speaker.spans) == (None, "", ())
    assert (speaker.role, speaker.affiliation, speaker.kind.value) == (None, None, "unknown")
    assert (speaker.why_unnamed, speaker.label) == ("not given", "(no speaker)")
    assert not speaker.is_given


def test_label_of_a_relative_pronoun() -> None:
    """The words that it refers back to, never the pronoun."""
    who = attrs.evolve(build_speaker(ARTICLE, "She"), text="who", description="the driver")
    assert who.label == "the driver"
    assert attrs.evolve(who, description=None).label == "(unnamed)"


def test_exports(claims: ClaimSet) -> None:
    assert ClaimSet.from_json(claims.to_json(indent=2)) == claims
    assert ClaimSet.from_record(claims.to_record()) == claims
    assert [row["id"] for row in claims.to_dicts()] == ["c1", "c2", "c3"]
    assert claims._repr_html_() == claims.to_html()
    assert pickle.loads(pickle.dumps(claims))["c2"] == claims["c2"]
    with pytest.raises(RecordError):
        ClaimSet.from_json("{}")


def test_dataframe(claims: ClaimSet) -> None:
    pytest.importorskip("pandas")
    assert len(claims.to_dataframe()) == 3


def test_nobody_is_no_speaker_to_look_up() -> None:
    """``by_speaker()[claim.speaker.name]`` of an unnamed speaker must not give all claims."""
    groups = ClaimSet(text=ARTICLE, claims=article_claims()).by_speaker()
    assert None not in groups
    with pytest.raises(KeyError, match="no speaker None"):
        groups[None]  # type: ignore[index]


def test_renamed() -> None:
    """One claim gets another speaker, and the record of all can be read back."""
    found = ClaimSet(ARTICLE, article_claims())
    mended = found.renamed("c2", " Bo  Berg ")
    assert [claim.speaker.name for claim in mended] == ["Ana Ruiz", "Bo Berg", None]
    assert ClaimSet.from_json(mended.to_json()) == mended
    again = mended.renamed(mended[0], "Bo Berg")
    assert again[0].speaker.key == again[1].speaker.key
    assert ClaimSet.from_json(again.to_json()) == again
    assert again[0].speaker.referent.method == "editor"
    assert found.renamed("c1", "Ana Ruiz")[0].speaker.key == found[0].speaker.key


def test_renamed_wrongly() -> None:
    found = ClaimSet(ARTICLE, article_claims())
    with pytest.raises(ValueError, match="blank"):
        found.renamed("c1", " ")
    with pytest.raises(KeyError, match="c9"):
        found.renamed("c9", "Bo Berg")
    with pytest.raises(ValueError, match="of this set"):
        found[:1].renamed(found[1], "Bo Berg")
