"""Markers that say that something does not come about: the content, or the report itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimkit.certainty.markers.scene import MarkerFound, MarkerScene, to_marker
from claimkit.certainty.words import QUANTIFIERS, load_certainty_words
from claimkit.clauses.forms import is_finite, is_infinitive
from claimkit.clauses.spine import find_implied
from claimkit.document import Document
from claimkit.grammar import NEGATIONS, OBJECTS, base_lemma, case_lemma, is_negated, own_subject
from claimkit.lexicons.entries import Frame, Implicative
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Holder, MarkerCategory, ReportingClass, Scope
from claimkit.tree import Word

HESITATING = "o/+"  # the signature of who hesitates to do something
AIMS = ("xcomp", "advcl", "ccomp", "csubj", "acl")  # relations of infinitives to a predicate
LONGEST_REFUSAL = 3  # words from the cue up: "stopped short of saying"


def find_implicatives(scene: MarkerScene) -> Iterator[MarkerFound]:
    """Yield the verbs of the spine that say that their complement is not so ("failed to repair
    it").
    """
    for word in scene.tree.inside & scene.tree.spine:
        entry = _find_reversing(word, scene.lexicon)
        if entry is not None and find_implied(word, entry) is not None:
            yield _to_negation(scene.document, word, entry.lemma, Holder.SPEAKER, Scope.CONTENT)


def find_refusals(scene: MarkerScene) -> Iterator[MarkerFound]:
    """Yield the word by which the cue itself does not come about: "declined to say", "failed to
    mention", "was reluctant to say", "did not dare to say".
    """
    for word in islice(scene.head.lineage(), LONGEST_REFUSAL):
        lemma = _find_refusal(word, scene)
        if lemma is not None:
            yield _to_negation(scene.document, word, lemma, Holder.JOURNALIST, Scope.REPORT)


def _find_refusal(word: Word, scene: MarkerScene) -> str | None:
    """Return the lemma under which *word* says that the cue does not come about, None if it does
    not say so.
    """
    entry = _find_implicative(word, scene.lexicon)
    if entry is not None and _leaves_undone(word, entry):
        return entry.lemma if _is_refused(find_implied(word, entry), word, scene) else None
    if _is_retracting(word, scene):
        return word.lemma
    if _is_denying(word, scene.lexicon):
        return word.lemma if _is_refused(_find_denied(word), word, scene) else None
    if not (_is_against(word, scene.lexicon) or _is_unwilling(word)):
        return None
    return word.lemma if _is_refused(_find_aim(word), word, scene) else None


def _leaves_undone(word: Word, entry: Implicative) -> bool:
    """Whether by *word*, which may be negated, its complement is not so or is left open."""
    where_positive, where_negated = entry.signature.split("/")
    if _is_denied(word):
        return where_negated != "+"
    return where_positive == "-" or entry.signature == HESITATING


def _is_denied(word: Word) -> bool:
    """Whether *word* is negated, by its subject too: "nobody dared", "no witness dared"."""
    subject = own_subject(word)
    words = (subject, *subject.children("det")) if subject is not None else ()
    if any(not QUANTIFIERS.isdisjoint((other.lemma, other.lower)) for other in words):
        return True
    return is_negated(word)


def is_undoing(negation: Word, lexicon: Lexicon) -> bool:
    """Whether *negation* only says that something comes about: "did not fail to say", "did not
    hesitate to say".
    """
    above = negation.parent
    if above is None or negation.lemma not in NEGATIONS:
        return False
    entry = _find_implicative(above, lexicon)
    return entry is not None and entry.signature.endswith("+")


def _find_aim(word: Word) -> Word | None:
    """Return the infinitive of *word*, which the parser may take for an adjunct."""
    return next(filter(is_infinitive, word.children(*AIMS)), None)


def _is_against(word: Word, lexicon: Lexicon) -> bool:
    """Whether who is *word* is against what its infinitive names: "reluctant", "loath"."""
    entry = lexicon.adjective(word.lower) or lexicon.verb(base_lemma(word, lexicon))
    if entry is None or not entry.against:
        return False
    return Frame.XCOMP in entry.frames


def _is_retracting(word: Word, scene: MarkerScene) -> bool:
    """Whether the noun that is the cue is taken back by *word*, a finite verb: "withdrew its claim
    that", not "never withdrew it", "refused to withdraw it", "if he withdraws it".
    """
    if scene.head.parent_as(*OBJECTS) is not word or _is_denied(word):
        return False
    if not is_finite(word) or case_lemma(word) is not None:
        return False
    particles = word.child_lemmas("compound:prt", "advmod")
    phrases = {word.lemma, *(f"{word.lemma} {particle}" for particle in particles)}
    return not phrases.isdisjoint(load_certainty_words().retracting)


def _is_denying(word: Word, lexicon: Lexicon) -> bool:
    """Whether somebody says that what stands under *word* is not so: "denied telling them that"."""
    entry = lexicon.verb(base_lemma(word, lexicon))
    if entry is None or entry.reporting_class is not ReportingClass.DENIAL:
        return False
    return not _is_denied(word)


def _find_denied(word: Word) -> Word | None:
    """Return the clause or gerund that is denied, not one that stands beside it: "disputed the
    penalty, saying that".
    """
    if word.child("obj") is not None:
        return None
    clauses = word.children("xcomp", "ccomp", "advcl")
    return next((clause for clause in clauses if clause.opening.text_before != ","), None)


def _is_unwilling(word: Word) -> bool:
    """Whether who is *word* is not: "was not willing to say", "nobody was ready to say"."""
    return word.lower in load_certainty_words().willing and _is_denied(word)


def _is_refused(below: Word | None, word: Word, scene: MarkerScene) -> bool:
    """Whether *below*, which does not come about by *word*, is a verb of the cue."""
    if below is None or below.upos != "VERB":
        return False
    if scene.covers(below):
        return False
    if word is scene.head:
        return below in scene.draft.cue.words
    return below is scene.head


def _find_reversing(word: Word, lexicon: Lexicon) -> Implicative | None:
    entry = _find_implicative(word, lexicon)
    return entry if entry is not None and entry.reverses else None


def _find_implicative(word: Word, lexicon: Lexicon) -> Implicative | None:
    lemma = base_lemma(word, lexicon)
    adverbs = word.children("advmod")
    if not adverbs:
        return lexicon.implicative(lemma)
    phrases = (f"{lemma} {adverb.lemma}" for adverb in adverbs)
    entries = map(lexicon.implicative, (*phrases, lemma))
    return next(filter(None, entries), None)


def _to_negation(
    document: Document, word: Word, lemma: str, holder: Holder, scope: Scope
) -> MarkerFound:
    marker = to_marker(
        document,
        word.span,
        lemma=lemma,
        category=MarkerCategory.NEGATION,
        holder=holder,
        scope=scope,
    )
    return MarkerFound(marker=marker, reverses=True)
