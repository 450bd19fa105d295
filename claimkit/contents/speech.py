"""Contents in quotation marks or behind a colon."""

from __future__ import annotations

from itertools import takewhile

from claimkit.contents.found import ContentFound, clause_words, head_of
from claimkit.contents.quotations import regions_of
from claimkit.document import QuotationRegion, Word
from claimkit.grammar import without_edge_punctuation
from claimkit.lexicons.schema import Frame
from claimkit.model import CueKind
from claimkit.rules import Scene
from claimkit.spans import cover_spans
from claimkit.text.dashes import DASHES

SHORTEST_TURN = 3  # words


def speech(scene: Scene) -> ContentFound | None:
    """Quotations beside the clause of the cue."""
    if Frame.QUOTE not in scene.cue.entry.frames or scene.cue.kind not in {
        CueKind.VERB,
        CueKind.PUNCTUATION,
    }:
        return None
    if scene.cue.head.text in DASHES or (scene.cue.kind is CueKind.VERB and scene.speaker is None):
        return None
    regions = regions_of(scene)
    if not regions or _says_more(scene):
        return None
    spans = tuple(q.span for q in regions)
    outside = _clause_before(scene, regions[0])
    inside = [
        w
        for w in scene.sentence.words
        if any(s.covers(w.span) for s in spans) and w.upos != "PUNCT"
    ]
    return ContentFound(words=outside, regions=spans, head=head_of((*outside, *inside)))


def turn(scene: Scene) -> ContentFound | None:
    """The rest of the paragraph behind a name and a colon: a turn of a transcript, or a
    headline.
    """
    if (
        scene.cue.kind is not CueKind.PUNCTUATION
        or scene.cue.head.text in DASHES
        or scene.speaker is None
    ):
        return None
    following = (
        scene.document.sentences[i]
        for i in range(scene.sentence.index, len(scene.document.sentences))
    )
    sentences = takewhile(lambda s: s.paragraph == scene.sentence.paragraph, following)
    words = [w for s in sentences for w in s.words if w.span.start >= scene.cue.head.span.end]
    words = list(
        without_edge_punctuation(
            words, keep=lambda w: scene.document.quotation_at(w.span) is not None
        )
    )
    if len(words) < SHORTEST_TURN:
        return None
    own = [w for w in words if scene.sentence.span.covers(w.span)]
    return ContentFound(regions=(cover_spans(w.span for w in words),), head=head_of(own))


def signed(scene: Scene) -> ContentFound | None:
    """The quotation before a dash and a name, with the paragraphs before that it goes on from."""
    document, cue = scene.document, scene.cue
    if cue.kind is not CueKind.PUNCTUATION or cue.head.text not in DASHES or scene.speaker is None:
        return None
    region = document.quotation_before(cue.head.span)
    if region is None:
        return None
    regions = [region]
    for earlier in reversed(document.quotations[: document.quotations.index(region)]):
        if not regions[-1].continues:
            break
        regions.append(earlier)
    words = [w for w in scene.sentence.words if region.span.covers(w.span)]
    return ContentFound(regions=tuple(r.span for r in regions), head=head_of(words))


def _clause_before(scene: Scene, region: QuotationRegion) -> tuple[Word, ...]:
    """Return the words before *region* that belong to what is said, where the quotation begins in
    mid-clause: Kim “did it,” Lee said.
    """
    before = [w for w in scene.sentence.words if w.span.end <= region.span.start]
    behind = [w for w in scene.sentence.words if region.span.covers(w.span) and w.upos != "PUNCT"]
    while before and (before[0].upos == "PUNCT" or before[0].relation == "cc"):
        before.pop(0)
    if (
        not before
        or not behind
        or scene.cue.head.index < behind[0].index
        or scene.taken & {w.index for w in before}
    ):
        return ()
    if any(
        _takes_quotation(scene, w) or scene.document.quotation_at(w.span) is not None
        for w in before
    ):
        return ()
    places = {w.index for w in before}
    governed = any(w.head in places for w in behind)
    return tuple(before) if governed or behind[0].text[:1].islower() else ()


def _takes_quotation(scene: Scene, word: Word) -> bool:
    lemma = scene.lexicon.base(word.lemma.lower(), word.text.lower())
    entry = scene.lexicon.verb(lemma) if word.upos == "VERB" else None
    return entry is not None and Frame.QUOTE in entry.frames


def _says_more(scene: Scene) -> bool:
    """Whether a clause behind the cue holds words that are not quoted: what is said is that
    clause.
    """
    top = next(
        (
            c
            for c in scene.sentence.children(scene.cue.carrier, "ccomp")
            if c.index > scene.cue.head.index
        ),
        None,
    )
    if top is None:
        return False
    last = scene.cue.group[-1].index
    own = [w for w in clause_words(scene, top) if w.upos != "PUNCT" and w.index not in scene.taken]
    outside = [w for w in own if scene.document.quotation_at(w.span) is None]
    return (
        bool(outside)
        and own[0].index > last
        and not (outside == own and _is_attached_wrongly(scene, own))
    )


def _is_attached_wrongly(scene: Scene, words: list[Word]) -> bool:
    """Whether a sentence end stands between the cue and *words*: the parser took the next sentence
    for a complement.
    """
    between = scene.document.text[scene.cue.group[-1].span.end : words[0].span.start]
    return any(stop in between for stop in (". ", "? ", "! ", "\n"))
