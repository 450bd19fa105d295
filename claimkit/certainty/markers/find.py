"""Find the words that show certainty or doubt, and what each of them modifies."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from claimkit.certainty.markers.beside import find_beside_cue
from claimkit.certainty.markers.index import Hit
from claimkit.certainty.markers.negations import find_implicatives, find_refusals, is_undoing
from claimkit.certainty.markers.scene import MarkerFound, MarkerScene, to_marker
from claimkit.certainty.markers.scope import Bearing, find_scope
from claimkit.certainty.modals.ability import is_ruled_out
from claimkit.certainty.modals.negation import has_negator
from claimkit.certainty.modals.shift import is_shifted
from claimkit.certainty.words import CORRELATIVES
from claimkit.clauses.spine import is_own_hedge
from claimkit.clauses.tree import ContentTree
from claimkit.document import Document
from claimkit.grammar import base_lemma
from claimkit.lexicons.entries import MarkerEntry
from claimkit.model.certainty import Marker
from claimkit.model.scheme import CueKind, Holder, Level, MarkerCategory, Scope
from claimkit.rules import Rule, answers
from claimkit.spans import Span
from claimkit.tree import Phrase, Word

LONGEST_SCARE_QUOTE = 3  # words; a longer quoted piece is a quotation
STOPS = " ,.;:!?"
# What the negation of a booster is: "not sure" is a hedge
NEGATED_BOOSTER = {
    "ADJ": MarkerCategory.HEDGE_ADJECTIVE,
    "NOUN": MarkerCategory.HEDGE_NOUN,
}
# Hedges that bear on a cue only from above it: "is expected to say"
FROM_ABOVE = frozenset({MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN})


def find_markers(scene: MarkerScene) -> tuple[MarkerFound, ...]:
    """Return the markers in the content and on the cue, in text order."""
    markers: list[MarkerFound] = []
    for finder in answers(FINDERS, scene):
        for found in finder.answer:
            markers.append(evolve(found, rules=(finder.rule, *found.rules)))
    return tuple(sorted(markers, key=lambda found: found.marker.span))


def _find_in_content(scene: MarkerScene) -> Iterator[MarkerFound]:
    for span in scene.draft.content.spans:
        for sentence in scene.document.sentences_over(span):
            for hit in scene.index.find_all(sentence.words_in(span)):
                if _is_speakers(hit, scene.tree) and not _is_tense(hit, scene):
                    yield _read_in_content(hit, scene)


def _is_speakers(hit: Hit, tree: ContentTree) -> bool:
    """Whether a marker in the content is no verb by which somebody else believes it."""
    return hit.entry.category is not MarkerCategory.HEDGE_VERB or is_own_hedge(
        hit.words[0], tree.owners
    )


def _is_tense(hit: Hit, scene: MarkerScene) -> bool:
    """Whether a modal is only the past of "will", which hedges nothing."""
    return is_shifted(hit.words[0], scene.draft.content, scene.draft.cue)


def _read_in_content(hit: Hit, scene: MarkerScene) -> MarkerFound:
    bearing = _find_bearing(hit, scene)
    if bearing is None:
        found = _read_hit(hit, scene, Scope.PART)
    else:
        found = _read_hit(hit, scene, Scope.CONTENT, bearing)
    if _is_of_booster(hit.words[0], scene):
        return evolve(found, reverses=False)
    left_open = _find_left_open(hit.words[0], scene) if found.reverses else None
    return evolve(found, reverses=False, level=left_open) if left_open is not None else found


def _find_bearing(hit: Hit, scene: MarkerScene) -> str | None:
    """Return the name of the rule by which a marker bears on the whole content, None if it bears on
    a part; a booster that is what is said boosts nothing: "the certainty".
    """
    tree = scene.tree
    if hit.words.sentence is not tree.head.sentence or _is_boosting_noun(hit, tree.predicate):
        return None
    spine = Phrase.of(tree.spine)
    return find_scope(Bearing(entry=hit.entry, words=hit.words, spine=spine, lexicon=scene.lexicon))


def _is_boosting_noun(hit: Hit, predicate: Word) -> bool:
    if hit.words[0] is not predicate or predicate.upos != "NOUN":
        return False
    return hit.entry.category is MarkerCategory.BOOSTER


def _is_of_booster(word: Word, scene: MarkerScene) -> bool:
    """Whether *word* negates a booster of the spine: "I am not sure that" leaves open what "I am
    sure that" asserts.
    """
    above = word.parent
    if above is None or above not in scene.tree.spine[:-1]:
        return False
    return above.upos == "ADJ" and scene.lexicon.is_marker(above.lemma, MarkerCategory.BOOSTER)


def _find_left_open(negation: Word, scene: MarkerScene) -> Level | None:
    """Return how sure it leaves what a verb of the spine excludes that *negation* belongs to: "said
    they cannot rule out arson".
    """
    verb = negation.parent
    if verb is None or verb not in scene.tree.spine:
        return None
    lemma = base_lemma(verb, scene.lexicon)
    lemmas = (lemma, *(f"{lemma} {word.lemma}" for word in verb.children("compound:prt")))
    entries = filter(None, map(scene.lexicon.verb, lemmas))
    return next((entry.negated_level for entry in entries if entry.negated_level), None)


def _read_hit(hit: Hit, scene: MarkerScene, scope: Scope, *bearing: str) -> MarkerFound:
    """Return the marker that *hit* is.

    Args:
        bearing: the name of the rule by which it bears on the content.
    """
    entry, words = hit.entry, hit.words
    level, category = _weigh(entry, words)
    quoted = scene.document.quotation_at(words[0].span) is not None
    marker = to_marker(
        scene.document,
        words.span,
        lemma=entry.lemma,
        category=category,
        holder=_find_holder(entry, scope, quoted=quoted),
        scope=scope,
    )
    return MarkerFound(
        marker=marker,
        level=level,
        reverses=entry.reverses,
        evidentiality=None if quoted else entry.evidentiality,
        rules=(hit.sense, *bearing),
    )


def _find_holder(entry: MarkerEntry, scope: Scope, *, quoted: bool) -> Holder:
    """Return whose word a marker is: hearsay is the journalist's unless it is quoted."""
    if scope is Scope.REPORT:
        return Holder.JOURNALIST
    if quoted or not entry.is_hearsay:
        return Holder.SPEAKER
    return Holder.JOURNALIST


def _weigh(entry: MarkerEntry, words: Phrase) -> tuple[Level | None, MarkerCategory]:
    """Return what a marker weakens the content to where it stands, and what sort of marker it is
    there.
    """
    if entry.category is MarkerCategory.BOOSTER:
        negated = _find_negated_booster(words)
        if negated is not None:  # of what is not sure nothing is said
            return entry.level or Level.UNDERSPECIFIED, negated
    return None if _is_excluding(entry, words) else entry.level, entry.category


def _find_negated_booster(words: Phrase) -> MarkerCategory | None:
    """Return what sort of marker the negation of a booster makes of *words*, None where nothing
    negates them.
    """
    category = NEGATED_BOOSTER.get(words[0].upos)
    return category if _is_negated(words) else None


def _is_negated(words: Phrase) -> bool:
    return len(words) == 1 and has_negator(words[0], "advmod", "det")


def _is_excluding(entry: MarkerEntry, words: Phrase) -> bool:
    """Whether a hedge with its negation weakens nothing: what is not possible, or of which there is
    no sign, is surely not so.
    """
    word = words[0]
    if entry.category is MarkerCategory.HEDGE_MODAL and _is_ruled_out(word):
        return True
    if word.upos == "NOUN":
        return _is_negated(words)
    return (word.upos, entry.level) == ("ADJ", Level.POSSIBLE) and _is_negated(words)


def _is_ruled_out(modal: Word) -> bool:
    return modal.parent is not None and is_ruled_out(modal, modal.parent)


def _find_on_cue(scene: MarkerScene) -> Iterator[MarkerFound]:
    head = scene.head
    above = tuple(head.ancestors())[:1] if head.relation == "xcomp" else ()  # "is expected to say"
    words = scene.draft.cue.words | (*find_beside_cue(head, scene.lexicon), *above)
    listed = scene.draft.cue.entry.lemma.split()  # "plead not guilty" is a word of its own
    outside = (words - [head]).where(lambda w: not scene.covers(w) and w.lower not in listed)
    outside = outside.where(lambda w: not is_undoing(w, scene.lexicon))
    if scene.draft.cue.kind is CueKind.NOUN:  # "nor did the claim that it fell help"
        outside = outside.where(lambda w: w.lemma not in CORRELATIVES)
    for hit in scene.index.find_all(outside):
        if hit.entry.category not in FROM_ABOVE or hit.words[0] in above:
            yield _read_hit(hit, scene, Scope.REPORT)


def _find_scare_quotes(scene: MarkerScene) -> Iterator[MarkerFound]:
    """Yield the short quoted pieces of a paraphrase."""
    document = scene.document
    for span in scene.draft.content.spans:
        for region in document.quotations_over(span):
            if region.inner is None or not region.closed:
                continue
            inner = region.inner.squeeze(document.text).strip(STOPS)
            if len(inner.split()) > LONGEST_SCARE_QUOTE:
                continue
            if _is_piece(document, region.span, span):
                yield MarkerFound(marker=_to_scare_quote(document, region.span, inner))


def _to_scare_quote(document: Document, span: Span, inner: str) -> Marker:
    return to_marker(
        document,
        span,
        lemma=inner.lower(),
        category=MarkerCategory.SCARE_QUOTE,
        holder=Holder.SPEAKER,
        scope=Scope.PART,
    )


def _is_piece(document: Document, region: Span, span: Span) -> bool:
    """Whether *region* stands in *span* beside other words."""
    if not span.covers(region) or span == region:
        return False
    around = document.text[span.start : region.start] + document.text[region.end : span.end]
    return any(letter.isalnum() for letter in around)


FINDERS: tuple[Rule[[MarkerScene], Iterator[MarkerFound]], ...] = (
    Rule("marker.content", "Lee said it might rain.", _find_in_content),
    Rule("marker.implicative", "Lee said the firm failed to repair it.", find_implicatives),
    Rule("marker.cue", "Few experts believe that it works.", _find_on_cue),
    Rule("marker.refusal", "Lee declined to say that it had closed.", find_refusals),
    Rule("marker.scare-quote", "Lee said the “reform” had failed.", _find_scare_quotes),
)
