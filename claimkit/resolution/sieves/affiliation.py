"""The body that a speaker belongs to, as the text says with the name or with the noun."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.document import Sentence, Word
from claimkit.model import ReferentKind
from claimkit.resolution.entities.find import Entity
from claimkit.resolution.mentions.titles import affiliating, phrase
from claimkit.resolution.sieves.discourse import World

BODIES = frozenset({ReferentKind.ORGANIZATION, ReferentKind.PLACE})


def affiliation_of(world: World, entity: Entity) -> str | None:
    """Return the body that some mention of *entity* ties it to: by name if one does, else in the
    words of the text.
    """
    sentences = world.document.sentences
    places = [
        (sentences[m.sentence], word) for m in entity.mentions for word in m.standing.affiliation
    ]
    places += [
        (sentences[n.sentence], word)
        for n in entity.taken_up
        for word in affiliating(sentences[n.sentence], n.head)
    ]
    return _first_body(world, places)


def affiliation_of_noun(world: World, sentence: Sentence, noun: Word) -> str | None:
    """Return the body that a phrase without a name ties its referent to: "a spokesman for Renault",
    "a Kremlin official".
    """
    return _first_body(world, [(sentence, word) for word in affiliating(sentence, noun)])


def _first_body(world: World, places: Iterable[tuple[Sentence, Word]]) -> str | None:
    described: list[str] = []
    for sentence, word in places:
        body = _body_at(world, sentence, word)
        if body is not None:
            return body.name
        if word.entity[2:] == "ORG":
            described.append(_labelled(world, sentence, word))
        elif word.upos == "NOUN" and word.feat("Number") != "Plur" and _is_body(world, word):
            described.append(_described(world, sentence, word))
    return described[0] if described else None


def _body_at(world: World, sentence: Sentence, word: Word) -> Entity | None:
    """Return the named body that *word* stands for: by name, as "the firm" or as "its"."""
    place = (sentence.index, word.index)
    choice = world.pronouns.get(place)
    found = (
        choice.entity if choice is not None else world.named.get(place, world.taken_up.get(place))
    )
    if found is None and word.upos == "NOUN":
        found = world.body_near(sentence, word)
    entity = world.entities[found] if found is not None else None
    return (
        entity if entity is not None and entity.name is not None and entity.kind in BODIES else None
    )


def _is_body(world: World, word: Word) -> bool:
    noun = world.lexicon.speaker_noun(word.lemma.lower(), word.text.lower())
    return (
        noun is not None
        and noun.kind is ReferentKind.ORGANIZATION
        and noun.lemma not in world.lexicon.areas
    )


def _labelled(world: World, sentence: Sentence, word: Word) -> str:
    """Return the name that the labels have around *word* ("Green Party" of "Green Party
    candidate").
    """
    first = last = word.index
    while first > 1 and (
        sentence.word(first).entity.startswith("I-") or _opens(sentence, first - 1, first)
    ):
        first -= 1
    while last < len(sentence.words) and sentence.word(last + 1).entity == f"I-{word.entity[2:]}":
        last += 1
    return phrase(world.document, sentence.words[first - 1 : last])


def _opens(sentence: Sentence, index: int, name: int) -> bool:
    """Whether the word at *index* is a capitalised word of the name that goes on at *name* ("Green
    Party", "White House").
    """
    word = sentence.word(index)
    return (
        word.text[:1].isupper()
        and word.relation in {"amod", "compound"}
        and word.entity[2:] in {"", sentence.word(name).entity[2:]}
    )


def _described(world: World, sentence: Sentence, word: Word) -> str:
    """Return the noun with what describes it, without article and possessor."""
    apart = {"det", "case", "punct", "acl", "appos", "conj", "cc"}
    words = sentence.subtree(
        word,
        prune=lambda w: w.head == word.index and (w.relation in apart or w.deprel == "nmod:poss"),
    )
    return phrase(world.document, [w for w in words if w.upos != "PUNCT"])
