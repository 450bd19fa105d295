"""What the chains of a coreference model say of the words of a text: whom each stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.document import Document, Sentence, Word
from claimkit.model import NoName, ReferentKind
from claimkit.resolution.entities.find import Entity, Place
from claimkit.resolution.pronouns.antecedents import Choice
from claimkit.resolution.pronouns.find import FORMS, PronounKind
from claimkit.resolution.sieves.by_noun import unnamed
from claimkit.resolution.sieves.by_pronoun import indefinite
from claimkit.resolution.sieves.discourse import World
from claimkit.resolution.sieves.order import BY_NAME, settle
from claimkit.resolution.sieves.query import Asked, Resolution
from claimkit.spans import Span, Spans

DESCRIBING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@frozen(kw_only=True)
class Reference:
    """A mention of a chain, found in the tree.

    Attributes:
        word: its head.
        joined: whether "and" joins others to the head inside the mention.
        named: indices of the entities whose name it is, or stands beside; empty if it gives no
            name.
        is_open: whether the chain must say whom it stands for: a third-person pronoun, or a phrase
            for one that gives no name.
    """

    span: Span
    sentence: Sentence
    word: Word
    joined: bool
    named: tuple[int, ...]
    is_open: bool

    @property
    def place(self) -> Place:
        return (self.sentence.index, self.word.index)

    @property
    def is_pronoun(self) -> bool:
        return self.word.text.lower() in FORMS


@frozen(kw_only=True)
class _Link:
    """A chain in the tree. *named* are the indices of the entities that it stands for, empty if it
    names nobody.
    """

    mentions: Spans
    references: tuple[Reference, ...]
    named: tuple[int, ...]


def linked(world: World, chains: Iterable[Spans]) -> tuple[World, dict[Place, Resolution]]:
    """Return *world* as it is if *chains* are right, and whom each word that heads an open mention
    stands for.

    Args:
        chains: the mentions of each, sorted; a chain of one says nothing.
    """
    links = _by_place([_link(world, mentions) for mentions in chains if len(mentions) > 1])
    world = _with_links(world, links)
    return world, {place: _answer(world, link) for place, (link, _) in links.items()}


def answer_by_chain(
    answers: Mapping[Place, Resolution], world: World, asked: Asked
) -> Resolution | None:
    """Nouns and third-person pronouns in a chain: whoever the chain names."""
    return answers.get((asked.sentence.index, asked.word.index))


def _link(world: World, mentions: Spans) -> _Link:
    references = tuple(r for r in (_reference(world, span) for span in mentions) if r is not None)
    votes = Counter(r.named for r in references if r.named)
    return _Link(
        mentions=mentions, references=references, named=votes.most_common(1)[0][0] if votes else ()
    )


def _reference(world: World, span: Span) -> Reference | None:
    """Return the mention at *span*, None where no word is. One over several sentences counts in the
    first.
    """
    sentence, word, inside = _head(world.document, span)
    if sentence is None or word is None:
        return None
    joined = any(w.index in inside for w in sentence.children(word, "conj"))
    asked = Asked(sentence=sentence, word=word, spans=(span,))
    _, found = settle(world, asked, BY_NAME)
    named = tuple(e.index for e in found.entities if e.name is not None)
    stands = word.text.lower() in FORMS or (
        word.upos in DESCRIBING and indefinite(world, asked) is None
    )
    is_open = not named and not joined and stands
    return Reference(
        span=span, sentence=sentence, word=word, joined=joined, named=named, is_open=is_open
    )


def _head(document: Document, span: Span) -> tuple[Sentence | None, Word | None, frozenset[int]]:
    """Return sentence, head and indices of the words at *span*: the head is the one that hangs on a
    word outside.
    """
    for sentence in document.sentences_over(span):
        # Overlap is enough: two tokenizers may cut a contraction or a possessive differently.
        words = [w for w in sentence.words if w.span.overlaps(span)]
        inside = frozenset(w.index for w in words)
        head = next((w for w in words if w.head not in inside and w.upos != "PUNCT"), None)
        if head is not None:
            return sentence, head, inside
    return None, None, frozenset()


def _by_place(links: Iterable[_Link]) -> dict[Place, tuple[_Link, Reference]]:
    """Return the open mentions by their head; of two with one head the shorter counts, which says
    least beside the head.
    """
    found: dict[Place, tuple[_Link, Reference]] = {}
    for link in links:
        for reference in link.references:
            known = found.get(reference.place)
            if reference.is_open and (known is None or len(reference.span) < len(known[1].span)):
                found[reference.place] = link, reference
    return found


def _with_links(world: World, links: Mapping[Place, tuple[_Link, Reference]]) -> World:
    """Return *world* with what the chains say in place of what was guessed of the same words."""
    taken = {
        place: link.named[0] if len(link.named) == 1 else None for place, (link, _) in links.items()
    }
    pronouns = {
        place: Choice(entity=taken[place], probability=1.0)
        for place, (_, r) in links.items()
        if r.is_pronoun
    }
    nouns = {place: entity for place, entity in taken.items() if place not in pronouns}
    world = evolve(
        world,
        entities=tuple(_without_moved(entity, nouns) for entity in world.entities),
        pronouns={**world.pronouns, **pronouns},
        taken_up={place: e for place, e in {**world.taken_up, **nouns}.items() if e is not None},
    )
    described = (
        (entity, links[place][1].span) for place, entity in nouns.items() if entity is not None
    )
    return evolve(world, spoken=_spoken(world, described))


def _without_moved(entity: Entity, nouns: Mapping[Place, int | None]) -> Entity:
    """Return *entity* without the nouns that a chain gives to another, or to nobody with a name."""
    places = {noun: (noun.sentence, noun.head.index) for noun in entity.taken_up}
    kept = tuple(
        noun for noun, place in places.items() if nouns.get(place, entity.index) == entity.index
    )
    return entity if len(kept) == len(entity.taken_up) else evolve(entity, taken_up=kept)


def _spoken(world: World, described: Iterable[tuple[int, Span]]) -> dict[int, Spans]:
    found: dict[int, list[Span]] = defaultdict(list)
    for (sentence, index), choice in world.pronouns.items():
        if choice.entity is not None:
            found[choice.entity].append(world.document.sentences[sentence].word(index).span)
    for entity, span in described:
        found[entity].append(span)
    return {entity: tuple(spans) for entity, spans in found.items()}


def _answer(world: World, link: _Link) -> Resolution:
    if link.named:
        return Resolution(entities=tuple(world.entities[index] for index in link.named))
    return evolve(_described(world, link.references), mentions=link.mentions)


def _described(world: World, references: Sequence[Reference]) -> Resolution:
    """Return what the mentions of a chain without a name say: its first noun, else its pronouns."""
    if any(r.joined for r in references):
        return Resolution(reason=NoName.SEVERAL, kind=ReferentKind.GROUP)
    noun = next((r for r in references if r.word.upos == "NOUN"), None)
    if noun is not None:
        return unnamed(world, noun.sentence, noun.word)
    person = any(kind is PronounKind.PERSON for kind in _kinds(references))
    return Resolution(
        reason=NoName.NO_ANTECEDENT, kind=ReferentKind.PERSON if person else ReferentKind.UNKNOWN
    )


def _kinds(references: Iterable[Reference]) -> Iterator[PronounKind]:
    return (FORMS[r.word.text.lower()][0] for r in references if r.is_pronoun)
