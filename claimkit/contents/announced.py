"""Contents that a colon announces: "Her advice was short: read everything", "Lee was clear: it must
stop".
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.clauses.forms import is_finite
from claimkit.contents.extent import find_head, find_under
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_able_speaker, has_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.document import QuotationRegion
from claimkit.grammar import SUBJECTS
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind
from claimkit.punctuation import trim_punctuation
from claimkit.rules import only_if
from claimkit.tree import Phrase, Word

COMPLEMENTS = ("ccomp", "csubj", "xcomp")
BEHIND_COLON = ("parataxis", "ccomp", "appos", "advcl")  # as the parser may attach the clause


@only_if(is_of(CueKind.ADJECTIVE), takes(Frame.QUOTE, Frame.CCOMP), has_able_speaker)
def find_announced_clause(scene: Scene) -> ContentFound | None:
    """The finite clause right behind the colon."""
    clauses = filter(_follows_colon, scene.head.children(*BEHIND_COLON))
    return find_under(scene, next(clauses, None))


def _follows_colon(clause: Word) -> bool:
    return clause.opening.text_before == ":" and is_finite(clause)


@only_if(is_of(CueKind.NOUN, CueKind.VERB), has_speaker)
def find_announced(scene: Scene) -> ContentFound | None:
    """The rest of the sentence, or the quotation, behind the colon: "Her motto: never sell", "She
    sent a note that hurt: “Go.”"
    """
    if scene.carrier.upos != "NOUN":
        return None
    region = find_announced_quotation(scene)
    if region is not None:
        quoted = scene.sentence.words_in(region.span).without_punctuation()
        return ContentFound(regions=(region.span,), head=find_head(quoted))
    colon = _find_colon(scene)
    if colon is None or not _announces(scene.carrier, colon):
        return None
    behind = scene.sentence.phrase(colon.index + 1, len(scene.sentence.words))
    words = Phrase(trim_punctuation(behind.words, keep=scene.is_quoted))
    if not words.has_letter or words & scene.taken:
        return None
    return ContentFound(words=words, head=find_head(words))


def find_announced_quotation(scene: Scene) -> QuotationRegion | None:
    """Return the quotation that opens behind a colon, where cue and speaker stand before that with
    no clause that the cue takes; None if there is none.
    """
    colon = _find_colon(scene)
    if colon is None or colon.after is None or _has_clause(scene.carrier, colon):
        return None
    if not _leads_to(scene.carrier, colon):
        return None
    region = scene.document.quotation_at(colon.after.span)
    if region is None or region.span.start != colon.after.span.start or region.inner is None:
        return None
    return region if region.inner.of(scene.document.text).lstrip()[:1].isupper() else None


def _leads_to(noun: Word, colon: Word) -> bool:
    """Whether nothing but *noun* can announce what stands behind *colon*: it is no subject of a
    verb that tells of something else ("Her advice was cut short by a call: “…”"), and no clause
    with a subject of its own stands between, but a relative one.
    """
    if noun.relation in SUBJECTS:
        return _announces(noun, colon)
    between = noun.sentence.phrase(noun.index + 1, colon.index - 1)
    return not any(_is_own_subject(word) for word in between)


def _is_own_subject(word: Word) -> bool:
    return word.relation in SUBJECTS and word.feat("PronType") != "Rel"


def _has_clause(carrier: Word, colon: Word) -> bool:
    """Whether *carrier* takes a clause before *colon*; a relative clause is none."""
    taken = (*carrier.children(*COMPLEMENTS), *filter(_is_marked, carrier.children("acl")))
    return any(clause.index < colon.index for clause in taken)


def _is_marked(clause: Word) -> bool:
    return clause.child("mark") is not None


def leave_out_announcing(scene: Scene, runs: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Return *runs* without what stands between the cue and the quotation that a colon announces;
    all of them where there is none.
    """
    region = find_announced_quotation(scene) if scene.speaker is not None else None
    if (
        region is None
        or _is_read_out(scene)
        or not any(run.span.overlaps(region.span) for run in runs)
    ):
        return tuple(runs)
    kept = (run.where(lambda word: word.span.start >= region.span.start) for run in runs)
    return tuple(filter(None, kept))


def _is_read_out(scene: Scene) -> bool:
    """Whether a verb right before the colon has the quotation: "a report that began: “…”"."""
    colon = _find_colon(scene)
    return colon is not None and colon.before is not None and colon.before.upos == "VERB"


def _find_colon(scene: Scene) -> Word | None:
    """Return the first colon behind the cue that stands in no quotation."""
    behind = scene.sentence.words[scene.carrier.index :]
    colon = next((word for word in behind if word.text == ":"), None)
    return None if colon is None or scene.is_quoted(colon) else colon


def _announces(noun: Word, colon: Word) -> bool:
    """Whether *noun* is all that stands before *colon*, or has a predicate there that tells how it
    sounds: "Her advice to voters: stay", "Her advice was short: stay".
    """
    sentence = noun.sentence
    if sentence.root is noun:
        return noun.child("cop", "nsubj") is None
    verb = noun.parent_as("nsubj")
    if verb is None or verb is not sentence.root or verb.index > colon.index:
        return False
    return verb.lemma in load_content_words().sounding
