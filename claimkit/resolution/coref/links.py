"""The referents of words, as the chains of a coreference model give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.document import Document
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.pronouns.choice import AntecedentChoice
from claimkit.resolution.pronouns.find import FORMS, PronounKind
from claimkit.resolution.sieves.by_noun import describe_noun
from claimkit.resolution.sieves.by_pronoun import find_indefinite
from claimkit.resolution.sieves.discourse import DiscourseModel, gather_pronoun_spans
from claimkit.resolution.sieves.order import BY_NAME, settle
from claimkit.resolution.sieves.query import Answer, Query
from claimkit.spans import Span, Spans
from claimkit.tree import Phrase, Word

DESCRIBING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@frozen(kw_only=True)
class Reference:
    """A mention of a chain, found in the tree.

    Attributes:
        word: its head.
        is_joined: whether "and" joins other words to the head inside the mention.
        named: indices of the entities that it names, or whose name it is beside; empty if it gives
            no name.
        is_open: whether only the chain can say who is meant: a third-person pronoun, or a phrase
            for one referent without a name.
    """

    span: Span
    word: Word
    is_joined: bool
    named: tuple[int, ...]
    is_open: bool

    @property
    def is_pronoun(self) -> bool:
        return self.word.lower in FORMS


@frozen(kw_only=True)
class LinkedChain:
    """A chain, found in the tree.

    Attributes:
        named: indices of the entities that are its referent; empty if it names nobody.
    """

    mentions: Spans
    references: tuple[Reference, ...]
    named: tuple[int, ...]

    @property
    def entity(self) -> int | None:
        """Index of the entity that is its referent; None if there are several or none."""
        return self.named[0] if len(self.named) == 1 else None


@frozen
class OpenReference:
    """An open mention, with the chain that says who is meant."""

    reference: Reference
    chain: LinkedChain


@frozen
class LinkedDiscourse:
    """A text as the chains have it.

    Attributes:
        answers: by the head of an open mention.
    """

    model: DiscourseModel
    answers: Mapping[Word, Answer]


def link_chains(model: DiscourseModel, chains: Iterable[Spans]) -> LinkedDiscourse:
    """Return *model* with the antecedents that *chains* give.

    Args:
        chains: the mentions of each, sorted. A chain with one mention is ignored.
    """
    linked = [_link_chain(model, mentions) for mentions in chains if len(mentions) > 1]
    open_references = _find_open(linked)
    model = _put_into_model(model, open_references)
    answers = {word: _to_answer(model, found.chain) for word, found in open_references.items()}
    return LinkedDiscourse(model, answers)


def find_in_chain(
    answers: Mapping[Word, Answer], model: DiscourseModel, query: Query
) -> Answer | None:
    """Nouns and third-person pronouns in a chain: the referent that the chain names."""
    return answers.get(query.word)


def _link_chain(model: DiscourseModel, mentions: Spans) -> LinkedChain:
    references = tuple(_find_references(model, mentions))
    votes = Counter(reference.named for reference in references if reference.named)
    named = votes.most_common(1)[0][0] if votes else ()
    return LinkedChain(mentions=mentions, references=references, named=named)


def _find_references(model: DiscourseModel, mentions: Spans) -> Iterator[Reference]:
    """Yield the mentions that are in the tree. A mention over several sentences counts in the first
    of them; one without a word is left out.
    """
    for span in mentions:
        phrase = _find_phrase(model.document, span)
        head = _find_head(phrase)
        if head is not None:
            yield _to_reference(model, span, head, phrase)


def _find_phrase(document: Document, span: Span) -> Phrase:
    """Return the words at *span*, in the first sentence that has a head there."""
    for sentence in document.sentences_over(span):
        # Overlap is enough: two tokenizers may cut a contraction or a possessive differently.
        phrase = Phrase(tuple(word for word in sentence.words if word.span.overlaps(span)))
        if _find_head(phrase) is not None:
            return phrase
    return Phrase()


def _find_head(phrase: Phrase) -> Word | None:
    """Return the first word of *phrase*, punctuation aside, whose governor is outside it."""
    return next((word for word in phrase.tops if not word.is_punctuation), None)


def _to_reference(model: DiscourseModel, span: Span, head: Word, phrase: Phrase) -> Reference:
    is_joined = any(word in phrase for word in head.children("conj"))
    query = Query(word=head, spans=(span,))
    entities = settle(model, query, BY_NAME).answer.entities
    named = tuple(entity.index for entity in entities if entity.name is not None)
    is_decided = bool(named) or is_joined
    return Reference(
        span=span,
        word=head,
        is_joined=is_joined,
        named=named,
        is_open=not is_decided and _may_stand_for_somebody(model, query),
    )


def _may_stand_for_somebody(model: DiscourseModel, query: Query) -> bool:
    if query.word.lower in FORMS:
        return True
    return query.word.upos in DESCRIBING and find_indefinite(model, query) is None


def _find_open(chains: Iterable[LinkedChain]) -> dict[Word, OpenReference]:
    """Return the open mentions by their head. Of two mentions with the same head the shorter one
    counts: it has the fewest other words.
    """
    found: dict[Word, OpenReference] = {}
    for chain in chains:
        for reference in filter(_is_open, chain.references):
            rival = found.get(reference.word)
            if rival is None or len(reference.span) < len(rival.reference.span):
                found[reference.word] = OpenReference(reference, chain)
    return found


def _is_open(reference: Reference) -> bool:
    return reference.is_open


def _put_into_model(
    model: DiscourseModel, open_references: Mapping[Word, OpenReference]
) -> DiscourseModel:
    """Return *model* with the antecedents that the chains give, in place of those that were
    guessed.
    """
    pronouns = dict(model.pronouns)
    anaphors = dict(model.anaphors)
    moved: dict[Word, int | None] = {}
    described: list[tuple[int, Span]] = []
    for word, found in open_references.items():
        entity = found.chain.entity
        if found.reference.is_pronoun:
            pronouns[word] = AntecedentChoice(entity=entity, probability=1.0)
            continue
        moved[word] = entity
        anaphors.pop(word, None)
        if entity is not None:
            anaphors[word] = entity
            described.append((entity, found.reference.span))
    spans = gather_pronoun_spans(pronouns)
    for entity, span in described:
        spans[entity] = (*spans.get(entity, ()), span)
    return evolve(
        model,
        entities=tuple(_drop_moved(entity, moved) for entity in model.entities),
        pronouns=pronouns,
        anaphors=anaphors,
        pronoun_spans=spans,
    )


def _drop_moved(entity: Entity, moved: Mapping[Word, int | None]) -> Entity:
    """Return *entity* without the nouns that a chain gives to another entity, or to nobody with a
    name.
    """
    kept = tuple(
        noun for noun in entity.anaphors if moved.get(noun.head, entity.index) == entity.index
    )
    return entity if len(kept) == len(entity.anaphors) else evolve(entity, anaphors=kept)


def _to_answer(model: DiscourseModel, chain: LinkedChain) -> Answer:
    if chain.named:
        return Answer(entities=tuple(model.entities[index] for index in chain.named))
    return evolve(_describe(model, chain.references), mentions=chain.mentions)


def _describe(model: DiscourseModel, references: Sequence[Reference]) -> Answer:
    """Return what is known of a chain without a name, by its first noun or else by its pronouns."""
    if any(reference.is_joined for reference in references):
        return Answer(reason=NoName.SEVERAL, kind=ReferentKind.GROUP)
    for reference in references:
        if reference.word.upos == "NOUN":
            return describe_noun(model, reference.word)
    is_person = any(map(_is_for_person, references))
    kind = ReferentKind.PERSON if is_person else ReferentKind.UNKNOWN
    return Answer(reason=NoName.NO_ANTECEDENT, kind=kind)


def _is_for_person(reference: Reference) -> bool:
    form = FORMS.get(reference.word.lower)
    return form is not None and form.kind is PronounKind.PERSON
