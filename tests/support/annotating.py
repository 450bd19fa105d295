"""What the tests of annotations write: claims of a text with an emoji, in pieces and in lines."""

from __future__ import annotations

import attrs

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.model.claim import Circumstances, Claim, Content
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import CueKind, Quotation
from claimkit.spans import Span
from tests.support.builders import build_claim, build_referent, build_speaker, span_of

TEXT = (
    "🎉 Ana Ruiz, the mayor, said on Monday in Oslo: “It’s safe 😀,” she said. “We\n"
    "checked 🧪 it.”\n"
    "Bo Berg said that Ana Ruiz denied it.\n"
    "“We are done.”\n"
)
ARTICLE = Article(
    id="a 1/2", url="https://news.example/bridge", title="Bridge", published="2024-05-29"
)


def _in_pieces(claim: Claim, *pieces: str) -> Claim:
    spans = tuple(span_of(TEXT, piece) for piece in pieces)
    text = " … ".join(span.squeeze(TEXT) for span in spans)
    content = Content(
        spans=spans, text=text, quotation=Quotation.DIRECT, provenance=Provenance(rule="test")
    )
    return attrs.evolve(claim, content=content)


def make_claims(article: Article = ARTICLE) -> ClaimSet:
    """Return four claims: the first in pieces, the third within the second, the last without a
    cue.
    """
    ana = build_referent(
        "r1",
        "Ana Ruiz",
        role="mayor",
        affiliation="City of Oslo",
        mentions=(span_of(TEXT, "Ana Ruiz"), Span(TEXT.index("she"), TEXT.index("she") + 3)),
    )
    first = build_claim(TEXT, "c1", "said", "It", build_speaker(TEXT, "Ana Ruiz, the mayor", ana))
    first = _in_pieces(first, "“It’s safe 😀,”", "“We\nchecked 🧪 it.”")
    first = attrs.evolve(
        first,
        circumstances=Circumstances(
            said_when=(span_of(TEXT, "on Monday"),), place=(span_of(TEXT, "in Oslo"),)
        ),
    )
    bo = build_referent("r2", "Bo Berg")
    start = TEXT.index("Bo Berg said") + len("Bo Berg ")
    second = build_claim(
        TEXT, "c2", "said", "that Ana Ruiz denied it", build_speaker(TEXT, "Bo Berg", bo)
    )
    second = attrs.evolve(
        second, cue=attrs.evolve(second.cue, spans=(Span(start, start + 4),)), confidence=0.7
    )
    inner = TEXT.index("Ana Ruiz denied")
    third = build_claim(TEXT, "c3", "denied", "it", build_speaker(TEXT, "Ana Ruiz", ana))
    speaker = attrs.evolve(third.speaker, spans=(Span(inner, inner + len("Ana Ruiz")),))
    content = attrs.evolve(
        third.content, spans=(Span(TEXT.index("it.\n“We"), TEXT.index("it.\n“We") + 2),)
    )
    third = attrs.evolve(third, speaker=speaker, content=content, within="c2")
    fourth = _in_pieces(build_claim(TEXT, "c4", "said", "it"), "“We are done.”")
    cue = attrs.evolve(fourth.cue, spans=(), kind=CueKind.PUNCTUATION, lemma="“”")
    fourth = attrs.evolve(fourth, cue=cue)
    return ClaimSet(TEXT, (first, second, third, fourth), article=article)
