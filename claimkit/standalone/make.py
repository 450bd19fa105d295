"""The way from a claim to its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import frozen

from claimkit.arguments import check_number
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.reference import Reference
from claimkit.model.scheme import Polarity, ReferentKind, ReportingClass, Standing
from claimkit.punctuation import CLOSING_GUILLEMETS, CLOSING_MARKS, SPEECH_ENDS
from claimkit.spans import Span, cover_spans
from claimkit.standalone.background import Background
from claimkit.standalone.editing import Editor, join_brackets, keep_disjoint
from claimkit.standalone.naming import ARTICLE, Names, find_part, make_possessive
from claimkit.standalone.pronouns import UNSURE, PronounReader
from claimkit.standalone.result import Change, Left, Replacement, Standalone
from claimkit.standalone.sentence import Frame, lower_small, write_sentence
from claimkit.standalone.times import TimeReader

MIN_CONFIDENCE = 0.8
WHOLLY_NAMED = frozenset({ReferentKind.PERSON, ReferentKind.GROUP})
OWNERS = frozenset({"his", "her", "their", "its"})
PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we"})
MARKS = f"{CLOSING_MARKS}{CLOSING_GUILLEMETS}"
REJECTING = frozenset({ReportingClass.DENIAL})


def make_standalone(
    background: Background, claim: Claim, *, min_confidence: float = MIN_CONFIDENCE
) -> Standalone:
    """Return *claim* as one sentence that can be understood without its article.

    Args:
        background: what is known of the article.
        min_confidence: what is less sure is not replaced, from 0 to 1.

    Raises:
        ValueError: *claim* is none of the article's, or *min_confidence* is outside 0 to 1.
    """
    check_number("min_confidence", min_confidence, 0, 1)
    if not isinstance(claim, Claim) or background.claims.get(claim.id) != claim:
        raise ValueError(f"expected a claim of this set, got {claim!r}")
    return _Maker(background=background, least=min_confidence).make(claim)


@frozen(kw_only=True)
class _Maker:
    """Makes sentences of the claims of a text.

    Attributes:
        least: confidence below which words stay.
    """

    background: Background
    least: float

    @property
    def found(self) -> Extraction:
        return self.background.found

    @property
    def names(self) -> Names:
        return self.background.names

    def make(self, claim: Claim) -> Standalone:
        around = self._find_around(claim)
        if around is not None and not _does_hold(around):
            return self.make(around)  # "Lee denied that Kim had said so": Kim's claim alone is none
        changes = list(self._find_changes(claim))
        replacements = keep_disjoint(c for c in changes if isinstance(c, Replacement))
        editor = Editor(self.found.plain, replacements)
        frame = Frame(
            found=self.found,
            claim=claim,
            editor=editor,
            speaker=self._write_speaker(claim, editor),
        )
        sentence = write_sentence(frame)
        if around is not None:
            sentence = f"according to {self._name_around(around)}, {lower_small(sentence)}"
        return Standalone(
            sentence=_finish(join_brackets(sentence)),
            claim=claim,
            replacements=replacements,
            left=_sort_left(changes, replacements),
        )

    def _find_around(self, claim: Claim) -> Claim | None:
        """Return the claim in whose content *claim* is made, if somebody else makes it."""
        around = None if claim.within is None else self.background.claims.get(claim.within)
        if around is None or not around.speaker.is_given:
            return None
        return None if around.speaker.key == claim.speaker.key else around

    def _name_around(self, around: Claim) -> str:
        name = around.speaker.name
        if name is None:
            return around.speaker.label
        return self.names.write(name, around.speaker.kind)

    def _find_changes(self, claim: Claim) -> Iterator[Replacement | Left]:
        """Yield what is replaced and what stays, in the speaker, the cue and the content."""
        spans = _list_parts(claim)
        pronouns = PronounReader(background=self.background, claim=claim, least=self.least)
        times = TimeReader.of(self.background, claim, self.least)
        yield from self._read_speaker(claim, pronouns)
        for reference in self._find_references(spans):
            yield from pronouns.read(reference)
        for span in spans:
            yield from times.read(span)

    def _find_references(self, spans: Sequence[Span]) -> Iterator[Reference]:
        for reference in chain.from_iterable(map(self.background.list_references, spans)):
            if reference.standing is not Standing.TIME:  # that is read with the words around it
                yield reference

    def _read_speaker(self, claim: Claim, pronouns: PronounReader) -> Iterator[Replacement | Left]:
        """Yield what stands for the words of the speaker of *claim*."""
        speaker = claim.speaker
        referent = speaker.referent
        if not speaker.spans or referent is None:
            return
        span = cover_spans(speaker.spans)
        words = self.found.plain.read(span)
        if span in self.background.around:
            return  # it stands in another content, and is read as part of that
        name = referent.name
        if name is None or _does_name(words, name, referent.kind):
            return
        is_document = referent.kind is ReferentKind.DOCUMENT  # a statement is not its author
        if referent.confidence < self.least or is_document:
            yield Left(span=span, words=words, reason=UNSURE.format(name=name))
            return
        is_owned = words.lower().partition(" ")[0] in OWNERS  # of "his Lee plan" nothing is a name
        part = span if is_owned else find_part(self.found.text, span, name)
        if part != span and self.found.plain.read(part).lower() in PRONOUNS:
            return  # "He Jianxiong" is no "Liu He"
        written = self.names.write(name, referent.kind)
        is_owner = words.lower() in OWNERS or (part == span and words.endswith(("'s", "’s")))
        yield Replacement(
            span=part,
            words=self.found.plain.read(part),
            text=make_possessive(written) if is_owner else written,
            change=Change.SPEAKER,
            confidence=referent.confidence,
            referent=referent.id,
        )

    def _write_speaker(self, claim: Claim, editor: Editor) -> str | None:
        """Return the speaker as the sentence names them; None for nobody."""
        speaker = claim.speaker
        if not speaker.is_given:
            return None
        if speaker.spans:
            span = cover_spans(speaker.spans)
            if not editor.find_in(span) and speaker.description not in {None, speaker.text}:
                return f"[{speaker.description}]"
            return editor.write(span)
        name = speaker.name
        return speaker.label if name is None else f"[{self.names.write(name, speaker.kind)}]"


def _list_parts(claim: Claim) -> tuple[Span, ...]:
    """Return what of the text may stand in the sentence of *claim*: the content, and what is
    around it.
    """
    told = claim.circumstances
    around = (*claim.cue.spans, *claim.speaker.spans, *told.audience, *told.said_when)
    pieces = [*claim.content.spans]
    pieces += [span for span in around if not any(p.overlaps(span) for p in claim.content.spans)]
    return tuple(sorted(pieces))


def _does_name(words: str, name: str, kind: ReferentKind) -> bool:
    """Whether *words* say themselves who *name* is: all of the name of a person, a part of that of
    a body ("a Lee University study").
    """
    there = words.lower()
    if there in PRONOUNS:
        return there in name.lower().split()  # a pronoun that was taken for a name, such as He
    parts = [part for part in name.split() if part[0].isupper() and part.lower() != ARTICLE]
    enough = all if kind in WHOLLY_NAMED else any
    return name.lower() in there or enough(part.lower() in there for part in parts)


def _does_hold(claim: Claim) -> bool:
    """Whether the speaker of *claim* says that its content is so."""
    certainty = claim.certainty
    if certainty.cue_negated or certainty.reporting_class in REJECTING:
        return False
    return certainty.polarity is Polarity.POSITIVE


def _sort_left(
    changes: Iterable[Replacement | Left], replaced: Sequence[Replacement]
) -> tuple[Left, ...]:
    """Return what stays, in text order, each once."""
    left = {change.span: change for change in changes if isinstance(change, Left)}
    kept = (left[span] for span in sorted(left))
    return tuple(one for one in kept if not any(r.span.overlaps(one.span) for r in replaced))


def _finish(sentence: str) -> str:
    """Return *sentence* with a capital at its beginning and a stop at its end."""
    words = sentence.strip().rstrip(",;:—– ")
    bare = words.rstrip(MARKS)
    marks = words[len(bare) :]
    if bare.endswith((",", ";")):
        words = f"{bare[:-1]}.{marks}"
    elif not bare.endswith(SPEECH_ENDS):
        words = f"{words}."
    first = next((i for i, sign in enumerate(words) if sign.isalpha()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]
