"""What a check takes and gives, and how its cost grows."""

from __future__ import annotations

import json

import pytest

from claimkit import Allowance, ClaimSet, Extractor, ReferentKind, Span, Verdict, check
from claimkit.checking.check import check_claims
from claimkit.checking.speakers import SpeakerNames
from tests.property.test_growth import count_steps
from tests.support.builders import build_claim, build_referent, build_speaker, span_of
from tests.support.parses import FrozenParser

EXTRACTOR = Extractor(parser=FrozenParser(), tier="rules")
FEW, TIMES, LIMIT = 40, 4, 4.8
SOURCE = "“I do not believe that the harbour is polluted,” said Ida Holm, a biologist."


def bare(text: str) -> ClaimSet:
    """Return *text* without claims."""
    return ClaimSet(text=text, claims=())


def check_bare(draft: str, *sources: str) -> list[tuple[Verdict, tuple[Allowance, ...]]]:
    check = check_claims(bare(draft), list(map(bare, sources)))
    return [(finding.verdict, finding.allowances) for finding in check]


def test_place() -> None:
    """Spans count code points of the source as it was given."""
    source = "👍 <b>He</b> said: “It is&nbsp;done, and done well.”"
    (finding,) = check_claims(bare("“It is done,” he said."), [bare(source)])
    (place,) = finding.places
    assert (place.source, place.text) == (1, "It is done")
    assert place.spans[0].of(source) == "It is&nbsp;done"
    assert finding.spans == (Span(0, 13),)


def test_differences() -> None:
    draft = "He said: “The old bridge was safe in May.”"
    (finding,) = check_claims(bare(draft), [bare("The old bridge is safe in May.")])
    (difference,) = finding.differences
    assert (difference.draft, difference.source) == ("was", "is")
    assert difference.span is not None
    assert difference.span.of(draft) == "was"
    assert finding.reason == "“was” for “is”"


@pytest.mark.parametrize(
    ("draft", "source", "allowances"),
    [
        ("“So it is – now,” he said.", "“So it is — now.”", {Allowance.DASHES}),
        ("“so it is now,” he said.", "“So it is, now.”", {Allowance.CASE, Allowance.MARKS}),
        ("“Ten of us came,” he said.", "“10 of us came.”", {Allowance.FIGURES}),
        ("“We came [home] late,” he said.", "“We came back late.”", {Allowance.BRACKETS}),
        ("“We came … and went,” he said.", "“We came late and went.”", {Allowance.ELLIPSIS}),
        ("“We came late,” he said.", "“We, uh, came late.”", {Allowance.HESITATION}),
        ("“We came late.”", "“We came,” he said, “late.”", {Allowance.INTERRUPTION}),
    ],
)
def test_allowances(draft: str, source: str, allowances: set[Allowance]) -> None:
    ((verdict, used),) = check_bare(draft, source)
    assert verdict is Verdict.VERBATIM
    assert allowances <= set(used)


@pytest.mark.parametrize(
    ("draft", "sources"),
    [("", []), ("“”", ["“It is.”"]), ("“It is.”", []), ("“…”", [""]), ("“[sic]”", ["It is."])],
)
def test_next_to_nothing(draft: str, sources: list[str]) -> None:
    verdicts = [verdict for verdict, _ in check_bare(draft, *sources)]
    assert set(verdicts) <= {Verdict.NOT_FOUND}


def test_texts_and_claim_sets() -> None:
    """Texts, pairs and claim sets are taken; an id says which source it is."""
    draft = "Holm said she did not believe that “the harbour is polluted”."
    given = check(draft, [("release", SOURCE)], extractor=EXTRACTOR)
    sets = check(
        EXTRACTOR.extract(draft), [("release", EXTRACTOR.extract(SOURCE))], extractor=EXTRACTOR
    )
    assert given.findings == sets.findings
    assert given[0].places[0].id == "release"
    assert repr(given) == "Check(1 verbatim)"


def test_one_source_is_no_list() -> None:
    with pytest.raises(TypeError, match=r"put it into a list$"):
        check("It is.", SOURCE, extractor=EXTRACTOR)
    with pytest.raises(TypeError, match="put it into a list"):
        check("It is.", bare(SOURCE), extractor=EXTRACTOR)


def test_json() -> None:
    (finding,) = check_claims(bare("“It is.”"), [bare("It is.")])
    assert json.loads(json.dumps(finding.to_dict()))["places"][0]["spans"] == [[0, 5]]
    draft = bare("“The old bridge over the river is red.”")
    (altered,) = check_claims(draft, [bare("The old bridge over the river is blue.")])
    (edit,) = altered.to_dict()["differences"]
    assert edit == {"draft": "red", "source": "blue", "span": [34, 37]}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("“The bridge is safe now.” ", "“The bridge is safe now,” she said. "),
        ("“the the the the” ", "the the the "),
        ("“We {0} the bridge of {0} all.” ", "“We {0} the river of {0} all.” "),
        ("the bridge “", "the bridge "),
        ("so “it … is … so” ", "it was and so it is not, so "),
    ],
)
def test_growth(draft: str, source: str) -> None:
    """Four times the draft and four times the source take about four times the steps."""

    def count(times: int) -> int:
        drafts = bare("".join(draft.format(number) for number in range(times)))
        sources = bare("".join(source.format(number) for number in range(times)))
        return count_steps(lambda: check_claims(drafts, [sources]))

    count(2)  # reads word lists
    assert count(TIMES * FEW) < LIMIT * count(FEW)


@pytest.mark.parametrize(
    ("draft", "source", "reason"),
    [
        ("“The old bridge is safe.”", "The old bridge is not very safe.", "left out: not very"),
        ("“The old bridge is very safe.”", "The old bridge is safe.", "put in: very"),
    ],
)
def test_words_for_none(draft: str, source: str, reason: str) -> None:
    """No empty quotation marks stand for words that are not there."""
    (finding,) = check_claims(bare(draft), [bare(source)])
    assert finding.reason == reason


@pytest.mark.parametrize(
    ("label", "name", "is_other"),
    [
        ("Bo Berg (rail union)", "Bo Berg", True),
        ("Bo Berg, rail union", "Bo Berg", True),
        ("Rail Union (RU)", "Rail Union", False),
        ("Rail Union", "Rail Union", False),
    ],
)
def test_a_role_is_no_name(label: str, name: str, is_other: bool) -> None:
    """Who is called "Bo Berg (rail union)" is not the body for which a rail chief speaks."""
    text = f"{label}: It is late."
    body = build_referent(
        "r1", name, kind=ReferentKind.ORGANIZATION, mentions=(span_of(text, name),)
    )
    theirs = build_claim(text, "c1", ":", "It is late", build_speaker(text, name, body))
    draft = "Rail chief Ida Holm said it was late."
    chief = build_referent("r1", "Ida Holm", role="Rail chief")
    own = build_claim(draft, "c1", "said", "it was late", build_speaker(draft, "Ida Holm", chief))
    names = SpeakerNames([ClaimSet(draft, (own,)), ClaimSet(text, (theirs,))])
    assert names.are_different(own.speaker, theirs.speaker) is is_other
