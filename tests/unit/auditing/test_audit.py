"""Audits of made-up articles."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from claimkit.article import Article
from claimkit.auditing import Audit, Channel, Naming, Role, SourceKind
from claimkit.claimset import ClaimSet
from claimkit.corpus import Corpus
from claimkit.model.claim import Circumstances, Claim
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.model.speaker import Speaker
from claimkit.spans import Span
from tests.support.builders import build_claim, build_referent, build_speaker, span_of

LEE = build_referent("r1", "Ana Lee", role="mayor of Oslo")
OFFICIAL = build_referent(
    "r2", None, kind=ReferentKind.ANONYMOUS, role="official", why_unnamed=NoName.ANONYMOUS
)
CONTENT = "the bridge was safe"


def say(text: str, speaker: Speaker, **fields: Any) -> ClaimSet:
    """Return the one claim of *text*, whose cue is "said" and whose content is ``CONTENT``."""
    claim = build_claim(text, "c1", "said", CONTENT, speaker, **fields)
    return ClaimSet(text=text, claims=(claim,), sentences=(Span(0, len(text)),))


def audit_named(text: str, **fields: Any) -> Audit:
    return say(text, build_speaker(text, "Lee", LEE), **fields).audit()


CHANNELS = (
    ("Lee said the bridge was safe.", {}, Channel.NOT_SAID),
    ("In a statement, Lee said the bridge was safe.", {}, Channel.STATEMENT),
    ("Lee said in a written press statement that the bridge was safe.", {}, Channel.STATEMENT),
    ("Speaking to the Kirby Herald, Lee said the bridge was safe.", {}, Channel.OUTLET),
    ("Speaking to BBC Radio 4, Lee said the bridge was safe.", {}, Channel.OUTLET),
    ("Lee said the bridge was safe, in an interview with the Guardian.", {}, Channel.INTERVIEW),
    ("Speaking to independent experts, Lee said the bridge was safe.", {}, Channel.NOT_SAID),
    ("Lee said to the inquiry the bridge was safe.", {"audience": "to the inquiry"}, Channel.COURT),
    ("Lee said on Facebook the bridge was safe.", {}, Channel.POST),
    ("Lee said the bridge was safe, in an interview.", {}, Channel.INTERVIEW),
    ("Lee said the bridge was safe, according to court papers.", {}, Channel.COURT),
    ("Lee, who will host a debate, said the bridge was safe.", {}, Channel.NOT_SAID),
    ("Lee, who came to parliament in 2010, said the bridge was safe.", {}, Channel.NOT_SAID),
    ("Lee, hurt in a rally crash, said the bridge was safe.", {}, Channel.NOT_SAID),
    ("On the release of the film, Lee said the bridge was safe.", {}, Channel.NOT_SAID),
    ("In an interview on Monday, Lee said the bridge was safe.", {}, Channel.INTERVIEW),
    ("Lee said to reporters the bridge was safe.", {"audience": "to reporters"}, Channel.BRIEFING),
    ("Lee said to the BBC the bridge was safe.", {"audience": "to the BBC"}, Channel.OUTLET),
    ("Lee said to ITV's Moe the bridge was safe.", {"audience": "to ITV's Moe"}, Channel.OUTLET),
    ("Lee said to the Herald the bridge was safe.", {"audience": "to the Herald"}, Channel.OUTLET),
    ("Lee said to a friend the bridge was safe.", {"audience": "to a friend"}, Channel.NOT_SAID),
    ("Lee said to MPs the bridge was safe.", {"audience": "to MPs"}, Channel.MEETING),
    ("Lee said at a rally the bridge was safe.", {"occasion": "at a rally"}, Channel.SPEECH),
    ("Lee said the bridge was safe, but not in a letter.", {"occasion": "Lee"}, Channel.LETTER),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told", "channel"), CHANNELS)
def test_channels(text: str, told: Mapping[str, str], channel: Channel) -> None:
    spans = {kind: (span_of(text, words),) for kind, words in told.items()}
    (quoted,) = audit_named(text, circumstances=Circumstances(**spans))
    assert quoted.channel is channel


@pytest.mark.parametrize(
    ("words", "name", "kind", "channel"),
    [
        ("the report", None, ReferentKind.DOCUMENT, Channel.REPORT),
        ("a poll of 1,000 voters", None, ReferentKind.DOCUMENT, Channel.POLL),
        ("a poll by Oland Data", "Oland Data", ReferentKind.DOCUMENT, Channel.POLL),
        ("an indictment", None, ReferentKind.DOCUMENT, Channel.COURT),
        ("court papers", None, ReferentKind.ORGANIZATION, Channel.COURT),
        ("The Guardian", "The Guardian", ReferentKind.ORGANIZATION, Channel.OUTLET),
        ("Ballast Steel", "Ballast Steel", ReferentKind.ORGANIZATION, Channel.NOT_SAID),
    ],
)
def test_channel_is_the_source(
    words: str, name: str | None, kind: ReferentKind, channel: Channel
) -> None:
    text = f"{words} said the bridge was safe."
    speaker = build_speaker(text, words, build_referent("r1", name, kind=kind))
    (quoted,) = say(text, speaker).audit()
    assert quoted.channel is channel


REQUESTS = (
    ("An official said the bridge was safe.", Naming.UNNAMED),
    ("An official said the bridge was safe, on condition of anonymity.", Naming.ON_REQUEST),
    ("An official, who asked not to be named, said the bridge was safe.", Naming.ON_REQUEST),
    ("An official, who asked not to be moved, said the bridge was safe.", Naming.UNNAMED),
    ("An official said the bridge was safe but was not authorised to speak.", Naming.ON_REQUEST),
    ("An official who did not want to be identified said the bridge was safe.", Naming.ON_REQUEST),
)  # fmt: skip


@pytest.mark.parametrize(("text", "naming"), REQUESTS)
def test_requests(text: str, naming: Naming) -> None:
    (quoted,) = say(text, build_speaker(text, "An official", OFFICIAL)).audit()
    assert quoted.naming is naming
    assert (quoted.kind, quoted.role) == (SourceKind.OFFICIAL, Role.GOVERNMENT)


def test_request_in_content_is_of_nobody() -> None:
    """What is claimed says nothing of who claims it."""
    text = "An official said a man asked not to be named."
    speaker = build_speaker(text, "An official", OFFICIAL)
    claim = build_claim(text, "c1", "said", "a man asked not to be named", speaker)
    found = ClaimSet(text=text, claims=(claim,), sentences=(Span(0, len(text)),))
    assert found.audit()[0].naming is Naming.UNNAMED


@pytest.mark.parametrize(
    ("cue", "lemma", "content"),
    [
        ("asked", "ask", "not to be named because the matter is private"),
        ("did not want", "want", "to be named"),
        ("declined", "decline", "to comment"),
        ("refused", "refuse", "to be interviewed."),
        ("refused", "refuse", "to name her"),
    ],
)
def test_silence_is_no_quotation(cue: str, lemma: str, content: str) -> None:
    """What asks for anonymity says so of the source, though it is read as a claim."""
    text = f"An official, who {cue} {content}, said the bridge was safe."
    speaker = build_speaker(text, "An official", OFFICIAL)
    silent = build_claim(text, "c1", cue, content, speaker)
    silent = evolve(silent, cue=evolve(silent.cue, lemma=lemma))
    claims = (silent, build_claim(text, "c2", "said", CONTENT, speaker))
    audit = ClaimSet(text=text, claims=claims, sentences=(Span(0, len(text)),)).audit()
    assert [one.claim for one in audit] == ["c2"]
    asks = "named" in content
    assert audit[0].naming is (Naming.ON_REQUEST if asks else Naming.UNNAMED)


def test_request_in_another_sentence() -> None:
    """It counts where the sentence mentions the source."""
    text = "An official said the bridge was safe. The official asked not to be named."
    second = span_of(text, "The official")
    referent = build_referent("r2", None, mentions=(span_of(text, "An official"), second))
    claim = build_claim(text, "c1", "said", CONTENT, build_speaker(text, "An official", referent))
    sentences = (Span(0, second.start - 1), Span(second.start, len(text)))
    found = ClaimSet(text=text, claims=(claim,), sentences=sentences)
    assert found.audit()[0].naming is Naming.ON_REQUEST


@pytest.mark.parametrize(
    ("name", "naming"),
    [
        ("Maria, not her real name,", Naming.ON_REQUEST),
        ("Maria (not her real name)", Naming.ON_REQUEST),
        ("Maria — whose name has been changed —", Naming.ON_REQUEST),
        ("Maria, a pseudonym,", Naming.ON_REQUEST),
        ("Maria, whose town has been changed,", Naming.NAMED),
        ("Maria, whose sister Ana wrote to us under a pseudonym,", Naming.NAMED),
        ("Maria and Bo, not his real name,", Naming.NAMED),
        ("Maria and Bo, not their real names,", Naming.ON_REQUEST),
    ],
)
def test_changed_name(name: str, naming: Naming) -> None:
    """A name that is none does not tell readers who it is."""
    text = f"{name} said the bridge was safe."
    referent = build_referent("r1", "Maria", mentions=(Span(0, 5),))
    (quoted,) = say(text, build_speaker(text, "Maria", referent)).audit()
    assert quoted.naming is naming


@pytest.mark.parametrize(
    ("end", "naming"),
    [
        ("", Naming.NAMED),
        (".", Naming.NAMED),
        (". Her name has been changed.", Naming.ON_REQUEST),
        (" on Monday. Her real name has been changed.", Naming.ON_REQUEST),
        (". Smith, not his real name, was there.", Naming.NAMED),
        (". A pseudonym was used by the thief.", Naming.NAMED),
        (". His bank's name was changed.", Naming.NAMED),
        (", not her real name", Naming.ON_REQUEST),
    ],
)
def test_behind_last_name(end: str, naming: Naming) -> None:
    """What the next sentence says of a name is said of another one, but for "her name"."""
    text = f"The bridge was safe, said Maria{end}"
    name = span_of(text, "Maria")
    stop = text.find(". ") + 1 or len(text)
    sentences = [Span(0, stop), Span(stop + 1, len(text))] if stop < len(text) else [Span(0, stop)]
    speaker = build_speaker(text, "Maria", build_referent("r1", "Maria", mentions=(name,)))
    claim = build_claim(text, "c1", "said", "The bridge was safe", speaker)
    found = ClaimSet(text=text, claims=(claim,), sentences=tuple(sentences))
    assert found.audit()[0].naming is naming


def test_pseudonym_in_content_is_of_nobody() -> None:
    text = "Maria said a pseudonym protects."
    speaker = build_speaker(text, "Maria", build_referent("r1", "Maria", mentions=(Span(0, 5),)))
    claim = build_claim(text, "c1", "said", "a pseudonym protects", speaker)
    found = ClaimSet(text=text, claims=(claim,), sentences=(Span(0, len(text)),))
    assert found.audit()[0].naming is Naming.NAMED


TEXT = "Ana Lee said in a statement “all is safe now”. Bo Berg said it rained. Lee said it was so."


def _article(**metadata: Any) -> ClaimSet:
    lee, berg = LEE, build_referent("r3", "Bo Berg")
    first, second = TEXT.index("Bo"), TEXT.index("Lee said it")
    claims = (
        _claim("c1", "said", "all is safe now", "Ana Lee", lee, 0),
        _claim("c2", "said", "it rained", "Bo Berg", berg, 1),
        _claim("c3", "said", "it was so", "Lee", lee, 2),
        _claim("c4", "said", "so", "Lee", lee, 2, within="c3"),
    )
    sentences = (Span(0, first - 1), Span(first, second - 1), Span(second, len(TEXT)))
    return ClaimSet(TEXT, claims, sentences=sentences, article=Article(**metadata))


def _claim(
    id: str, cue: str, content: str, words: str, referent: Any, sentence: int, **fields: Any
) -> Claim:
    claim = build_claim(TEXT, id, cue, content, build_speaker(TEXT, words, referent), **fields)
    quoted = claim.content.spans if content.startswith("all") else ()
    return evolve(
        claim,
        cue=evolve(claim.cue, sentence=sentence),
        content=evolve(claim.content, quoted=quoted),
    )


def test_counts() -> None:
    audit = _article().audit()
    assert [one.claim for one in audit] == ["c1", "c2", "c3"]  # c4 is made in c3
    assert [one.words for one in audit] == [4, 2, 3]
    assert [one.direct_words for one in audit] == [4, 0, 0]
    assert [one.source for one in audit] == ["Ana Lee", "Bo Berg", "Ana Lee"]
    assert repr(audit) == "Audit(3 claims by 2 sources)"


def test_channel_goes_on() -> None:
    """Where a sentence does not say, it is what was said last of the same source."""
    channels = [one.channel for one in _article().audit()]
    assert channels == [Channel.STATEMENT, Channel.NOT_SAID, Channel.STATEMENT]


def test_shares() -> None:
    first, second = _article().audit().shares("source")
    assert (first.value, first.sources, first.claims, first.words) == ("Ana Lee", 1, 2, 7)
    assert (first.of_sources, first.of_words, first.of_direct_words) == (0.5, 7 / 9, 1.0)
    assert (second.value, second.of_direct_words) == ("Bo Berg", 0.0)
    assert _article().audit()[:0].shares("role") == ()
    with pytest.raises(ValueError, match=r"expected by to be one of naming, kind, .* got 'gender'"):
        _article().audit().shares("gender")


def test_corpus() -> None:
    """Sources are the same over articles, and counted by date."""
    corpus = Corpus.of(
        [_article(id="a", published="2026-05-03"), _article(published="2026-06-01"), _article()]
    )
    audit = corpus.audit()
    (share, _) = audit.shares("source")
    assert (share.value, share.claims) == ("Ana Lee", 6)
    months = [(share.period, share.claims) for share in audit.over_time("naming")]
    assert months == [("2026-05", 3), ("2026-06", 3), (None, 3)]
    assert [s.period for s in audit.over_time("naming", every="week")] == [
        "2026-W18",
        "2026-W23",
        None,
    ]
    with pytest.raises(ValueError, match="expected every to be one of day, week, month, year"):
        audit.over_time(every="hour")


def test_part_of_a_set() -> None:
    """A claim that is made in another one is not counted, be that one in the set or not."""
    assert not _article()[3:].audit()
    assert not _article().where(text="so")[1:].audit()


def test_frame_and_dicts() -> None:
    pytest.importorskip("pandas")
    audit = _article(id="a").audit()
    frame = audit.to_dataframe()
    assert list(frame["kind"]) == ["official", "person", "official"]
    assert frame.to_dict("records")[0] == audit.to_dicts()[0]
    assert list(audit[:0].to_dataframe().columns) == list(frame.columns)


def test_html_is_escaped() -> None:
    script = "<script>alert(1)</script>"
    text = f"{script} said the bridge was safe."
    speaker = build_speaker(text, script, build_referent("r1", script))
    shown = say(text, speaker).audit()._repr_html_()
    assert script not in shown
    assert "By naming" in html.unescape(shown)


def test_plots(tmp_path: Any) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    audit = Corpus.of([_article(published="2026-05-03"), _article()]).audit()
    axes = audit.plot("source")
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Ana Lee", "Bo Berg"]
    over = audit.plot("source", every="month", ax=axes.get_figure().add_subplot())
    assert [label.get_text() for label in over.get_yticklabels()] == ["2026-05", "no date"]
    audit.save_plot(tmp_path / "a.svg", "kind")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")
    with pytest.raises(ValueError, match="nothing is quoted"):
        audit[:0].plot()
