"""Contents that a colon announces: "Her advice was short: read everything", "Lee was clear: it must
stop".
"""

from __future__ import annotations

from claimkit.clauses.forms import is_finite
from claimkit.contents.extent import find_head, find_under
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_able_speaker, has_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind
from claimkit.punctuation import trim_punctuation
from claimkit.rules import only_if
from claimkit.tree import Phrase, Word

BEHIND_COLON = ("parataxis", "ccomp", "appos", "advcl")  # as the parser may attach the clause


@only_if(is_of(CueKind.ADJECTIVE), takes(Frame.QUOTE, Frame.CCOMP), has_able_speaker)
def find_announced_clause(scene: Scene) -> ContentFound | None:
    """The finite clause right behind the colon."""
    clauses = filter(_follows_colon, scene.head.children(*BEHIND_COLON))
    return find_under(scene, next(clauses, None))


def _follows_colon(clause: Word) -> bool:
    return clause.opening.text_before == ":" and is_finite(clause)


@only_if(is_of(CueKind.NOUN), has_speaker)
def find_announced(scene: Scene) -> ContentFound | None:
    """The rest of the sentence, or the quotation, behind the colon."""
    colon = _find_colon(scene)
    if colon is None or not _announces(scene.carrier, colon):
        return None
    behind = scene.sentence.phrase(colon.index + 1, len(scene.sentence.words))
    words = Phrase(trim_punctuation(behind.words, keep=scene.is_quoted))
    if not words.has_letter or words & scene.taken:
        return None
    head = find_head(words)
    region = scene.document.quotation_at(words[0].span)
    if region is not None and region.span.start == words[0].span.start:
        return ContentFound(regions=(region.span,), head=head)
    return ContentFound(words=words, head=head)


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
