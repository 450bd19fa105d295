"""Claims for tests, built by hand from the words of a text; and Hypothesis strategies for arbitrary
ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from typing import Any

import attrs
from hypothesis import strategies as st

from claimkit.article import Article
from claimkit.model.certainty import Certainty, Marker
from claimkit.model.claim import Claim, Content, Cue, Skipped
from claimkit.model.extraction import Extraction, Generator, TextWarning
from claimkit.model.proposition import Argument
from claimkit.model.provenance import Provenance
from claimkit.model.reference import Agreement, Reference
from claimkit.model.scheme import (
    Act,
    ArgumentRole,
    CueKind,
    Level,
    Polarity,
    Quotation,
    ReferentKind,
    ReportingClass,
)
from claimkit.model.speaker import UNATTRIBUTED, Referent, Speaker
from claimkit.outputs.checks import LIMITS
from claimkit.spans import CoverIndex, Span, merge_spans

ARTICLE = (
    "Ana Ruiz, the mayor, said the bridge was safe.\n\nShe may have hinted that Bo said it was not."
)


def span_of(text: str, words: str) -> Span:
    """Return the first span of *words* in *text*."""
    start = text.index(words)
    return Span(start, start + len(words))


def build_speaker(text: str, words: str, referent: Referent | None = None) -> Speaker:
    return Speaker(
        spans=(span_of(text, words),),
        text=words,
        sentence=0,
        head=1,
        provenance=Provenance(rule="test"),
        referent=referent,
    )


def build_referent(id: str, name: str | None, **fields: Any) -> Referent:
    return Referent(
        **{"id": id, "name": name, "kind": ReferentKind.PERSON, "method": "test", **fields}
    )


def build_claim(
    text: str,
    id: str,
    cue: str,
    content: str,
    speaker: Speaker = UNATTRIBUTED,
    level: Level = Level.CERTAIN,
    **fields: Any,
) -> Claim:
    """Return a claim of the words *cue* and *content*; *fields* are the claim's own."""
    defaults: dict[str, Any] = {
        "id": id,
        "cue": Cue(
            spans=(span_of(text, cue),),
            kind=CueKind.VERB,
            lemma=cue,
            sentence=0,
            head=1,
            reporting_class=ReportingClass.NEUTRAL,
            act=Act.STATEMENT,
            provenance=Provenance(rule="test"),
        ),
        "speaker": speaker,
        "content": Content(
            spans=(span_of(text, content),),
            text=content,
            quotation=Quotation.INDIRECT,
            provenance=Provenance(rule="test"),
        ),
        "act": Act.STATEMENT,
        "certainty": Certainty(
            level=level, polarity=Polarity.POSITIVE, reporting_class=ReportingClass.NEUTRAL
        ),
    }
    return Claim(**{**defaults, **fields})


def build_argument(
    lemma: str, role: ArgumentRole = ArgumentRole.SUBJECT, **fields: Any
) -> Argument:
    return Argument(
        **{"lemma": lemma, "role": role, "span": Span(0, 1), "sentence": 0, "head": 1, **fields}
    )


def article_claims() -> tuple[Claim, ...]:
    """Return three claims of ARTICLE; the third lies within the second."""
    ana = build_referent("r1", "Ana Ruiz", role="mayor")
    second = build_speaker(ARTICLE, "She", ana)
    return (
        build_claim(
            ARTICLE,
            "c1",
            "said",
            "the bridge was safe",
            build_speaker(ARTICLE, "Ana Ruiz, the mayor", ana),
        ),
        build_claim(
            ARTICLE,
            "c2",
            "may have hinted",
            "Bo said it was not",
            second,
            Level.POSSIBLE,
            act=Act.BELIEF,
            confidence=0.5,
        ),
        build_claim(
            ARTICLE,
            "c3",
            "Bo said",
            "it was not",
            build_speaker(ARTICLE, "Bo"),
            Level.PROBABLE,
            within="c2",
            confidence=0.25,
        ),
    )


def article_skipped() -> tuple[Skipped, ...]:
    return (Skipped(span=span_of(ARTICLE, "safe"), reason="no speaker"),)


def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Any string that JSON can hold: lone surrogates included, surrogate pairs not."""
    awkward = st.sampled_from(
        [
            "<b>",
            "&amp;",
            '"',
            "'",
            "\r\n",
            "\n\n",
            "\ud800",
            "\u202e",
            "\x00",
            "\x1b[31m",
            "[red]",
            "😀",
        ]
    )
    pieces = st.lists(
        st.one_of(st.text(st.characters(codec=None), max_size=8), awkward),
        min_size=min_size,
        max_size=8,
    )
    return pieces.map("".join).map(_without_pairs).filter(lambda text: len(text) >= min_size)


def _without_pairs(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def spans(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    if not length:
        return st.just(())
    offsets = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True).map(sorted)
    return st.lists(offsets.map(lambda pair: Span(*pair)), max_size=3).map(merge_spans)


OF_ONE_SPEAKER = ("role", "affiliation", "method", "distance", "confidence")
"""What two speakers that are one referent need not have in common."""


def build_strategy(cls: type, length: int) -> st.SearchStrategy[Any]:
    """Return a strategy for values of the attrs class *cls* over a text of *length* code points."""
    fields = attrs.fields_dict(attrs.resolve_types(cls))
    return st.builds(
        cls,
        **{
            name: _for_field(cls, name, field.type, length)
            for name, field in fields.items()
            if name != "within"
        },
    )


def _for_field(cls: type, name: str, kind: Any, length: int) -> st.SearchStrategy[Any]:
    if name == "spans" and cls in {Cue, Content}:
        return spans(length).filter(len)
    if name not in LIMITS:
        return _for_type(kind, length)
    least, most = LIMITS[name]
    if most == math.inf:
        numbers: st.SearchStrategy[Any] = st.integers(int(least), 2**53)
    else:
        numbers = st.floats(least, most)
    return numbers if kind in {int, float} else st.none() | numbers


def _for_type(kind: Any, length: int) -> st.SearchStrategy[Any]:
    known: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
        str: texts,
        bool: st.booleans,
        float: lambda: st.floats(allow_nan=False, allow_infinity=False),
        Span: lambda: spans(length).filter(len).map(lambda found: found[0]),
        tuple[Span, ...]: lambda: spans(length),
        tuple[Marker, ...]: lambda: st.lists(
            build_strategy(Marker, length), max_size=2 if length else 0
        ).map(tuple),
        tuple[Agreement, ...]: lambda: st.lists(
            build_strategy(Agreement, length), max_size=2 if length else 0
        ).map(tuple),
        tuple[Argument, ...]: lambda: st.lists(
            build_strategy(Argument, length), max_size=2 if length else 0
        ).map(tuple),
    }
    if kind in known:
        return known[kind]()
    options = getattr(kind, "__args__", ())
    if type(None) in options:
        return st.none() | _for_type(options[0], length)
    return build_strategy(kind, length) if attrs.has(kind) else st.from_type(kind)


def metadata() -> st.SearchStrategy[Article]:
    dates = st.none() | st.datetimes().map(lambda moment: moment.isoformat())
    words = st.none() | texts()
    return st.builds(Article, id=words, url=words, title=words, byline=words, published=dates)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Any text with any claims, skipped words, sentences and metadata over it. Each claim has an id
    of its own, and ``within`` is None or that of an earlier claim around it;
    speakers may share a referent.
    """
    text = draw(texts())
    length = len(text)
    claims = draw(st.lists(build_strategy(Claim, length), max_size=3 if text else 0))
    return Extraction(
        text=text,
        claims=tuple(draw(_tied(claims, length))),
        skipped=tuple(draw(st.lists(build_strategy(Skipped, length), max_size=2 if text else 0))),
        sentences=draw(spans(length)),
        article=draw(metadata()),
        generator=draw(st.none() | build_strategy(Generator, length)),
        warnings=tuple(draw(st.lists(build_strategy(TextWarning, length), max_size=2))),
        references=tuple(
            draw(st.lists(build_strategy(Reference, length), max_size=2 if text else 0))
        ),
    )


def claim_spans(claim: Claim) -> tuple[Span, ...]:
    """The spans that lie in the content of a claim that *claim* is within."""
    return (*claim.cue.spans, *claim.content.spans)


@st.composite
def _tied(draw: st.DrawFn, claims: list[Claim], length: int) -> list[Claim]:
    """Return *claims* with ids, and with referents of which each id has one."""
    ids = draw(st.lists(texts(), min_size=len(claims), max_size=len(claims), unique=True))
    table = [
        attrs.evolve(draw(build_strategy(Referent, length)), id=name)
        for name in ("r1", "", "\ud800")
    ]
    tied = []
    for place, (id, claim) in enumerate(zip(ids, claims, strict=True)):
        around = [
            other
            for other, outer in zip(ids[:place], claims, strict=False)
            if all(map(CoverIndex.of(outer.content.spans).covers, claim_spans(claim)))
        ]
        within = draw(st.sampled_from([None, *around]))
        speaker = claim.speaker
        if speaker.referent is not None:
            own = {name: getattr(speaker.referent, name) for name in OF_ONE_SPEAKER}
            referent = attrs.evolve(draw(st.sampled_from(table)), **own)
            speaker = attrs.evolve(speaker, referent=referent)
        tied.append(attrs.evolve(claim, id=id, within=within, speaker=speaker))
    return tied


_VOID = frozenset({"br", "meta"})  # tags without an end


class _ArticleReader(HTMLParser):
    """Collects the paragraphs of the article part, and checks that tags match."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.paragraphs: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "p" and self._is_in("claimkit-text"):
            self.paragraphs.append("")
        if tag == "br":
            self.paragraphs[-1] += "\n"
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if self._is_in("claimkit-text") and "p" in tags and "sup" not in tags:
            self.paragraphs[-1] += data

    def _is_in(self, name: str) -> bool:
        return any(name == given for _, given in self.open)


def read_html(html: str) -> tuple[list[str], set[str]]:
    """Return the paragraphs of the article part of *html*, without the notes that stand in it, and
    all its tag names; tags must match.
    """
    reader = _ArticleReader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return _drop_empty(reader.paragraphs), reader.tags


def shown_in_html(text: str) -> list[str]:
    """Return the paragraphs of *text* as HTML can hold them: U+FFFD for lone surrogates and NUL."""
    shown = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    lines = re.sub("\r\n?|[\u2028\u2029]", "\n", shown)
    return _drop_empty(re.split("\n(?:[ \t]*\n)+", lines))


def _drop_empty(paragraphs: Iterable[str]) -> list[str]:
    """Return *paragraphs* without the newlines at their borders, and without empty ones."""
    return list(filter(None, (paragraph.strip("\n") for paragraph in paragraphs)))
