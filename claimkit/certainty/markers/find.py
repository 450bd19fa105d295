"""Find the words that show certainty or doubt, and what each of them modifies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from attrs import evolve, frozen

from claimkit.certainty.markers.index import Hit, MarkerIndex
from claimkit.certainty.markers.scope import Bearing, find_scope
from claimkit.certainty.modals.ability import is_ruled_out
from claimkit.certainty.modals.negation import has_negator
from claimkit.certainty.modals.shift import is_shifted
from claimkit.certainty.words import CORRELATIVES, QUANTIFIERS
from claimkit.clauses.forms import is_infinitive
from claimkit.clauses.spine import find_implied, is_own_hedge
from claimkit.clauses.tree import ContentTree
from claimkit.document import Document
from claimkit.draft import Draft
from claimkit.grammar import base_lemma, own_subject
from claimkit.lexicons.entries import Frame, Implicative, MarkerEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.certainty import Marker
from claimkit.model.scheme import Evidentiality, Holder, Level, MarkerCategory, Scope
from claimkit.rules import Rule, answers
from claimkit.spans import Span
from claimkit.tree import Phrase, Word

ONE = "one"
LONGEST_REFUSAL = 3  # words from the cue up: "stopped short of saying"
LONGEST_SCARE_QUOTE = 3  # words; a longer quoted piece is a quotation
STOPS = " ,.;:!?"
# What the negation of a booster is: "not sure" is a hedge
NEGATED_BOOSTER = {
    "ADJ": MarkerCategory.HEDGE_ADJECTIVE,
    "NOUN": MarkerCategory.HEDGE_NOUN,
}
# Hedges that bear on a cue only from above it: "is expected to say"
FROM_ABOVE = frozenset({MarkerCategory.HEDGE_VERB, MarkerCategory.HEDGE_NOUN})


@frozen(kw_only=True)
class MarkerFound:
    """A marker, and its effect on the content.

    Attributes:
        level: what it weakens the content to; None if it does not weaken.
        reverses: whether it turns the polarity.
        evidentiality: what it says that the content rests on, None if it says nothing of that.
        rules: names of the rules that found it, gave it its sense and its scope.
    """

    marker: Marker
    level: Level | None = None
    reverses: bool = False
    evidentiality: Evidentiality | None = None
    rules: tuple[str, ...] = ()

    @property
    def on_content(self) -> bool:
        return self.marker.scope is Scope.CONTENT

    @property
    def weakens(self) -> bool:
        """Whether it weakens the content."""
        return self.on_content and self.level is not None


@frozen(kw_only=True)
class MarkerScene:
    """All that finders of markers may look at.

    Attributes:
        tree: the content of *draft* in its tree.
        index: the markers of the lexicon.
    """

    document: Document
    draft: Draft
    tree: ContentTree
    index: MarkerIndex

    @property
    def lexicon(self) -> Lexicon:
        return self.index.lexicon

    @property
    def head(self) -> Word:
        """The head word of the cue."""
        return self.draft.cue.head

    def covers(self, word: Word) -> bool:
        """Whether *word* is in the content."""
        return self.draft.content.covers(word.span)


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
    return found


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


def _read_hit(hit: Hit, scene: MarkerScene, scope: Scope, *bearing: str) -> MarkerFound:
    """Return the marker that *hit* is.

    Args:
        bearing: the name of the rule by which it bears on the content.
    """
    entry, words = hit.entry, hit.words
    level, category = _weigh(entry, words)
    quoted = scene.document.quotation_at(words[0].span) is not None
    marker = _to_marker(
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


def _to_marker(
    document: Document,
    span: Span,
    *,
    lemma: str,
    category: MarkerCategory,
    holder: Holder,
    scope: Scope,
) -> Marker:
    return Marker(
        span=span,
        text=span.squeeze(document.text),
        lemma=lemma,
        category=category,
        holder=holder,
        scope=scope,
        quoted=document.quotation_at(span) is not None,
    )


def _find_implicatives(scene: MarkerScene) -> Iterator[MarkerFound]:
    """Yield the verbs of the spine that say that their complement is not so ("failed to repair
    it").
    """
    for word in scene.tree.inside & scene.tree.spine:
        entry = _find_reversing(word, scene.lexicon)
        if entry is not None and find_implied(word, entry) is not None:
            yield _to_negation(scene.document, word, entry.lemma, Holder.SPEAKER, Scope.CONTENT)


def _find_refusals(scene: MarkerScene) -> Iterator[MarkerFound]:
    """Yield the word by which the cue itself does not come about: "declined to say", "failed to
    mention", "was reluctant to say".
    """
    for word in islice(scene.head.lineage(), LONGEST_REFUSAL):
        lemma = _find_refusal(word, scene)
        if lemma is not None:
            yield _to_negation(scene.document, word, lemma, Holder.JOURNALIST, Scope.REPORT)


def _find_refusal(word: Word, scene: MarkerScene) -> str | None:
    """Return the lemma under which *word* says that the cue does not come about, None if it does
    not say so.
    """
    entry = _find_reversing(word, scene.lexicon)
    if entry is not None and _is_refused(find_implied(word, entry), word, scene):
        return entry.lemma
    if not _is_against(word, scene.lexicon):
        return None
    return word.lemma if _is_refused(_find_aim(word), word, scene) else None


def _find_aim(word: Word) -> Word | None:
    """Return the infinitive of *word*, which the parser may take for an adjunct."""
    return next(filter(is_infinitive, word.children("xcomp", "advcl")), None)


def _is_against(word: Word, lexicon: Lexicon) -> bool:
    """Whether who is *word* is against what its infinitive names: "reluctant", "loath"."""
    entry = lexicon.adjective(word.lower) or lexicon.verb(base_lemma(word, lexicon))
    if entry is None or not entry.against:
        return False
    return Frame.XCOMP in entry.frames


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
    lemma = base_lemma(word, lexicon)
    phrases = (f"{lemma} {adverb.lemma}" for adverb in word.children("advmod"))
    entries = map(lexicon.implicative, (*phrases, lemma))
    entry = next(filter(None, entries), None)
    return entry if entry is not None and entry.reverses else None


def _to_negation(
    document: Document, word: Word, lemma: str, holder: Holder, scope: Scope
) -> MarkerFound:
    marker = _to_marker(
        document,
        word.span,
        lemma=lemma,
        category=MarkerCategory.NEGATION,
        holder=holder,
        scope=scope,
    )
    return MarkerFound(marker=marker, reverses=True)


def _find_on_cue(scene: MarkerScene) -> Iterator[MarkerFound]:
    head = scene.head
    above = tuple(head.ancestors())[:1] if head.relation == "xcomp" else ()  # "is expected to say"
    words = scene.draft.cue.words | (*_find_beside_cue(head, scene.lexicon), *above)
    listed = scene.draft.cue.entry.lemma.split()  # "plead not guilty" is a word of its own
    outside = (words - [head]).where(lambda w: not scene.covers(w) and w.lower not in listed)
    for hit in scene.index.find_all(outside):
        if hit.entry.category not in FROM_ABOVE or hit.words[0] in above:
            yield _read_hit(hit, scene, Scope.REPORT)


def _find_beside_cue(head: Word, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the words that say how, and how surely, the cue is so; of its subject those that say
    that hardly anybody does it ("few experts", "no official", "nobody"), or that whoever does is
    only called so ("the purported letter").
    """
    for word in head.children():
        if word.relation in {"advmod", "aux"} or word.lemma in CORRELATIVES:
            yield word
    subject = own_subject(head)
    if subject is None:
        return
    if _is_quantifier(subject) or subject.lemma == ONE:  # also of "no one", "not one"
        yield subject
    for word in subject.children("det", "amod", "advmod", "cc"):
        if _is_denying(word, subject) or _is_so_called(word, lexicon):
            yield word


def _is_quantifier(word: Word) -> bool:
    return not QUANTIFIERS.isdisjoint((word.lemma, word.lower))


def _is_denying(word: Word, subject: Word) -> bool:
    """Whether *word* says of *subject* that hardly anybody of them does it.

    Not so in names: "No 10", "Little Mix", "little Ana".
    """
    if ONE in {subject.lemma, *subject.child_lemmas("nummod")}:  # "not one", "not one of them"
        return _is_quantifier(word) or word.lemma == "not"
    if subject.upos == "NUM" or (word.relation, subject.upos) == ("amod", "PROPN"):
        return False
    return _is_quantifier(word)


def _is_so_called(word: Word, lexicon: Lexicon) -> bool:
    entries = (*lexicon.marker(word.lemma), *lexicon.marker(word.lower))
    return any(entry.evidentiality is Evidentiality.HEARSAY for entry in entries)


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
    return _to_marker(
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
    Rule("marker.implicative", "Lee said the firm failed to repair it.", _find_implicatives),
    Rule("marker.cue", "Few experts believe that it works.", _find_on_cue),
    Rule("marker.refusal", "Lee declined to say that it had closed.", _find_refusals),
    Rule("marker.scare-quote", "Lee said the “reform” had failed.", _find_scare_quotes),
)
