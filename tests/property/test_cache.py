"""Laws of the cache: what comes out is equal to what was put in, or it is seen to be damaged."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.mutations import mutate
from claimkit.cache.coding import DAMAGES, Strings, pack, unpack
from claimkit.cache.documents import DocumentEntry
from claimkit.cache.tags import TagsEntry
from claimkit.document import Document
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase
from tests.support.parses import read_all_blocks, read_parse

TEXTS = st.sampled_from(sorted(read_all_blocks()))
SEEDS = st.integers(0, 2**32)


@given(TEXTS, SEEDS)
def test_documents(text: str, seed: int) -> None:
    """Words, trees and quotations come back, and what is worked out from them."""
    document = mutate(Random(seed), read_parse(text))
    found = unpack(pack(DocumentEntry.of(document)), DocumentEntry).build(document.text)
    assert found == document
    for sentence, expected in zip(found.sentences, document.sentences, strict=True):
        assert sentence.dependents == expected.dependents
        for word, other in zip(sentence.words, expected.words, strict=True):
            assert word.sentence is sentence
            assert (word.lemma, word.lower, word.relation) == (
                other.lemma, other.lower, other.relation,
            )  # fmt: skip


@given(TEXTS, SEEDS)
def test_tags(text: str, seed: int) -> None:
    """Whatever words a tagger names, in whatever order, and however sure it is."""
    document = read_parse(text)
    random = Random(seed)
    tags = tuple(_tag(document, random) for _ in range(random.randrange(4)))
    assert unpack(pack(TagsEntry.of(tags)), TagsEntry).build(document) == tags


def _tag(document: Document, random: Random) -> TaggedAttribution:
    return TaggedAttribution(
        cue=_choose(document, random),
        speaker=tuple(_choose(document, random) for _ in range(random.randrange(3))),
        content=tuple(_choose(document, random) for _ in range(random.randrange(3))),
        cue_probability=random.random(),
        speaker_probability=random.random(),
        content_probability=random.random(),
    )


def _choose(document: Document, random: Random) -> Phrase:
    words = random.choice(document.sentences).words
    return Phrase.of(random.choices(words, k=random.randrange(1, 9)))


@given(st.lists(st.text(st.characters())))
def test_strings(strings: list[str]) -> None:
    """Empty ones too, and lone surrogates."""
    assert unpack(pack(Strings.of(strings)), Strings).split() == strings


@given(TEXTS, SEEDS)
def test_damage_is_seen(text: str, seed: int) -> None:
    """A byte that has changed, bytes that are missing or too many: never another document, never
    another error.
    """
    document = read_parse(text)
    data = pack(DocumentEntry.of(document))
    random = Random(seed)
    damaged = bytearray(data)
    damaged[random.randrange(len(data))] ^= random.randrange(1, 256)
    for spoilt in (bytes(damaged), data[: random.randrange(len(data))], data + b"\0"):
        try:
            found = unpack(spoilt, DocumentEntry).build(text)
        except DAMAGES:
            continue
        assert found == document
