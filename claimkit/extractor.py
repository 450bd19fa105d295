"""The order of the stages, and the only place that knows it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from attrs import evolve, frozen

from claimkit.certainty.judge import judge
from claimkit.certainty.markers import MarkerIndex, find_markers
from claimkit.circumstances import find_circumstances
from claimkit.claimset import ClaimSet
from claimkit.contents.continuations import extended_over_following
from claimkit.contents.find import ContentMatch, find_content
from claimkit.cues.find import find_cues
from claimkit.document import Document
from claimkit.errors import InputTooLargeError
from claimkit.grammar import is_quoted
from claimkit.lexicons.loader import load
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Claim, Cue, Evidence, Referent, Skipped, Speaker
from claimkit.parsing.protocol import Parser
from claimkit.resolution.sieves import resolve
from claimkit.rules import CueCandidate, SpeakerFound
from claimkit.scoring.confidence import confidence_of
from claimkit.selection import enclosing_claims, without_conflicts
from claimkit.spans import Span, hull, merged
from claimkit.speakers.find import find_speaker

MAX_CHARS = 1_000_000
BATCH_TEXTS = 16  # texts parsed together by extract_many


@frozen(kw_only=True)
class _Draft:
    """A claim before it is known who the speaker is."""

    cue: Cue
    speaker: Speaker | None
    match: ContentMatch


class Extractor:
    """Extracts claims from texts; make one, use it for all. Safe to call from several threads.

    Args:
        parser: anything with ``parse_many``; by default an EmbeddedParser, made at the first call.
        lexicon: cue and marker entries; by default the English ones that come with claimkit.
        max_chars: longest text accepted, in code points.
        min_confidence: claims less sure than this are left out.
    """

    def __init__(
        self,
        parser: Parser | None = None,
        *,
        lexicon: Lexicon | None = None,
        max_chars: int = MAX_CHARS,
        min_confidence: float = 0.0,
    ) -> None:
        self._parser = parser
        self._lexicon = lexicon or load("en")
        self._markers = MarkerIndex.of(self._lexicon)
        self._max_chars = max_chars
        self._min_confidence = min_confidence
        self._lock = threading.Lock()

    @property
    def parser(self) -> Parser:
        """The parser; made here if none was given.

        Raises:
            ModelNotFoundError: the embedded model is missing.
        """
        with self._lock:
            if self._parser is None:
                self._parser = _default_parser()
            return self._parser

    def extract(self, text: str) -> ClaimSet:
        """Return the claims of *text* in text order of their cues; empty for a blank text.

        Raises:
            TypeError: *text* is no str.
            InputTooLargeError: it has more than ``max_chars`` code points.
            ModelNotFoundError: the parser's model is missing.
        """
        return next(iter(self.extract_many([text])))

    def extract_many(self, texts: Iterable[str]) -> Iterator[ClaimSet]:
        """Yield the ClaimSet of each of *texts*, in order, parsing several at a time.

        Raises:
            As ``extract``, when the iterator comes to the text concerned; those before it have been yielded.
        """
        waiting = iter(texts)
        while batch := list(islice(waiting, BATCH_TEXTS)):
            good = list(takewhile(self._accepts, batch))
            full = [text for text in good if text.strip()]
            documents = iter(self.parser.parse_many(full) if full else ())
            for text in good:
                yield self.extract_document(next(documents)) if text.strip() else ClaimSet(text=text, claims=())
            if len(good) < len(batch):
                self._check(batch[len(good)])

    def extract_document(self, document: Document) -> ClaimSet:
        """Return the claims of a parsed *document*."""
        drafts, skipped = self._drafts(document)
        drafts = list(without_conflicts(drafts, lambda d: d.match.content))
        drafts = _with_continuations(document, drafts)
        speakers = [d.speaker for d in drafts if d.speaker is not None]
        referents = iter(resolve(document, speakers, self._lexicon))
        claims = [self._claim(document, draft, next(referents) if draft.speaker else None) for draft in drafts]
        sure = [claim for claim in claims if claim.confidence >= self._min_confidence]
        numbered = [evolve(claim, id=f"c{number}") for number, claim in enumerate(sure, start=1)]
        return ClaimSet(text=document.text, claims=enclosing_claims(numbered), skipped=tuple(skipped))

    def _accepts(self, text: object) -> bool:
        return isinstance(text, str) and len(text) <= self._max_chars

    def _check(self, text: object) -> None:
        if not isinstance(text, str):
            raise TypeError(f"a text must be a str, got {type(text).__name__}; decode bytes first")
        if len(text) > self._max_chars:
            raise InputTooLargeError(
                f"the text has {len(text):,} characters, more than max_chars={self._max_chars:,}; "
                "split it, or pass Extractor(max_chars=...)"
            )

    def _drafts(self, document: Document) -> tuple[list[_Draft], list[Skipped]]:
        drafts: list[_Draft] = []
        skipped: list[Skipped] = []
        for candidate in find_cues(document, self._lexicon):
            found = find_speaker(document, candidate, self._lexicon)
            match = find_content(document, candidate, found, self._lexicon)
            if match is None:
                skipped.append(Skipped(span=hull(w.span for w in candidate.group), reason="no content"))
            else:
                speaker = _speaker(document, found) if found is not None else None
                drafts.append(_Draft(cue=_cue(document, candidate, match, self._lexicon), speaker=speaker, match=match))
        return drafts, skipped

    def _claim(self, document: Document, draft: _Draft, referent: Referent | None) -> Claim:
        speaker = evolve(draft.speaker, referent=referent) if draft.speaker is not None else None
        content = draft.match.content
        markers = find_markers(document, draft.cue, content, self._markers)
        certainty = judge(document, draft.cue, speaker, content, markers, self._lexicon)
        claim = Claim(
            id="c0", cue=draft.cue, speaker=speaker, content=content, act=draft.cue.act, certainty=certainty,
            circumstances=find_circumstances(document, draft.cue, content, self._lexicon),
        )  # fmt: skip
        return evolve(claim, confidence=confidence_of(claim))


def _cue(document: Document, candidate: CueCandidate, match: ContentMatch, lexicon: Lexicon) -> Cue:
    words = sorted({w.span for w in (*candidate.group, *match.cue_words)})
    spans = (hull(words),) if _contiguous(candidate, match) else merged(words, gap=1)
    return Cue(
        spans=spans, kind=candidate.kind, lemma=_lemma(candidate, lexicon), sentence=candidate.sentence.index,
        head=candidate.head.index, stance=candidate.entry.stance, act=candidate.entry.act, negated=candidate.negated,
        quoted=is_quoted(document, candidate.head), evidence=Evidence(rule=candidate.rule, spans=spans),
    )  # fmt: skip


def _contiguous(candidate: CueCandidate, match: ContentMatch) -> bool:
    indices = sorted(w.index for w in (*candidate.group, *match.cue_words))
    return indices[-1] - indices[0] + 1 == len(indices)


def _lemma(candidate: CueCandidate, lexicon: Lexicon) -> str:
    if candidate.carrier is candidate.head:
        return candidate.entry.lemma
    return f"{lexicon.base(candidate.head.lemma.lower(), candidate.head.text.lower())} {candidate.entry.lemma}"


def _speaker(document: Document, found: SpeakerFound) -> Speaker:
    span: Span = hull(w.span for w in found.words)
    return Speaker(
        spans=(span,), text=" ".join(span.of(document.text).split()), sentence=found.sentence.index, head=found.head.index,
        evidence=Evidence(rule=found.rule, spans=(span,)),
    )  # fmt: skip


def _with_continuations(document: Document, drafts: Sequence[_Draft]) -> list[_Draft]:
    contents = extended_over_following(document, [(d.cue, d.match.content) for d in drafts])
    return [evolve(d, match=evolve(d.match, content=content)) for d, content in zip(drafts, contents, strict=True)]


def _default_parser() -> Parser:
    # Imported late: stanza and torch take seconds, and `import claimkit` must not.
    from claimkit.parsing.embedded import EmbeddedParser

    return EmbeddedParser("en")


_MAKING = threading.Lock()


@cache
def _only_extractor() -> Extractor:
    return Extractor()


def default_extractor() -> Extractor:
    """Return the extractor that ``claimkit.extract`` uses, the same each time and in every thread."""
    with _MAKING:  # a cache alone may call twice when two threads come first together
        return _only_extractor()


def extract(text: str) -> ClaimSet:
    """Return the claims of *text*, found with the embedded English model, which is loaded at the first call.

    Raises:
        TypeError: *text* is no str.
        InputTooLargeError: it has more than a million code points; use ``Extractor(max_chars=...)``.
    """
    return default_extractor().extract(text)
