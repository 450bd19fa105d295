"""Examples for the ranker of antecedents: pronouns with their candidates, and which are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from annotated.asked import AskedText, find_source
from annotated.coreference import Coreference, GapRow, find_clusters
from annotated.names import NamedSource
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.antecedents import read_pronouns
from claimkit.resolution.pronouns.choice import Anaphor, AntecedentChoice, Candidate
from claimkit.resolution.pronouns.find import Pronoun, PronounKind
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.sieves.discourse import read_discourse
from claimkit.spans import Span

# Kinds of pronouns of which many refer to nothing
IMPERSONAL = frozenset({PronounKind.THING, PronounKind.SEVERAL})


@define(frozen=True)
class Example:
    """A pronoun: the document it is in, the features of each candidate and, last, of none, and the
    indices of the right ones.
    """

    document: str
    kind: str
    candidates: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def find_gum_examples(corpus: Coreference, lexicon: Lexicon) -> Iterator[Example]:
    """Yield the pronouns of a document of GUM; those before each are taken for what they are
    annotated as.
    """
    entities = find_entities(corpus.document, lexicon)
    clusters = find_clusters(entities, corpus)
    examples: dict[int, Example] = {}  # by where the pronoun is: those of the second reading stay

    def choose(
        pronoun: Anaphor, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        clustered = corpus.pronouns if isinstance(pronoun, Pronoun) else corpus.heads
        cluster = clustered.get(pronoun.word.span.start)
        right = [] if cluster is None else find_in_cluster(candidates, clusters, cluster)
        if cluster is not None or pronoun.kind in IMPERSONAL:
            answers = right or [len(candidates)]
            example = build_example(corpus.name, pronoun, candidates, nothing, answers)
            examples[pronoun.word.span.start] = example
        entity = candidates[right[0]].entity if right else None
        return AntecedentChoice(entity=entity, probability=1.0)

    read_pronouns(corpus.document, entities, lexicon, choose)
    yield from examples.values()


def find_named_examples(
    asked: AskedText, lexicon: Lexicon, ranker: Ranker, *, follows_gold: bool
) -> Iterator[Example]:
    """Yield the pronouns of a text that are sources with known names.

    Args:
        ranker: decides whom the other pronouns stand for, and without *follows_gold* these too: so
            it meets in the fit what it meets in use, where who was mentioned before may be wrong
            (Ross, Gordon & Bagnell 2011).
    """
    examples: dict[int, Example] = {}
    entities: Sequence[Entity] = find_entities(asked.document, lexicon)

    def choose(
        pronoun: Anaphor, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        source = find_source(asked.named.sources, pronoun.word)
        if source is None:
            return ranker(pronoun, candidates, nothing)
        right = find_accepted(source, entities, candidates)
        example = build_example(asked.named.name, pronoun, candidates, nothing, right)
        examples[pronoun.word.span.start] = example
        if not follows_gold:
            return ranker(pronoun, candidates, nothing)
        named = [index for index in right if index < len(candidates)]
        entity = candidates[named[0]].entity if named and source.names else None
        return AntecedentChoice(entity=entity, probability=1.0)

    read_discourse(asked.document, asked.queries, lexicon, choose)
    yield from examples.values()


def find_accepted(
    source: NamedSource, entities: Sequence[Entity], candidates: Sequence[Candidate]
) -> list[int]:
    """Return the indices of the candidates whose name is an acceptable one of *source*; where none
    is, of those without a name, and of none.
    """
    names = [entities[candidate.entity].name for candidate in candidates]
    right = [n for n, name in enumerate(names) if name is not None and source.accepts(name)]
    if right:
        return right
    return [*(n for n, name in enumerate(names) if name is None), len(candidates)]


def find_in_cluster(
    candidates: Sequence[Candidate], clusters: Sequence[str | None], cluster: str
) -> list[int]:
    """Return the indices of the candidates whose entity is of *cluster*."""
    return [n for n, candidate in enumerate(candidates) if clusters[candidate.entity] == cluster]


def find_gap_examples(
    rows: Iterable[GapRow], lexicon: Lexicon, ranker: Ranker
) -> Iterator[Example]:
    """Yield the pronoun of each passage of GAP, if one of its candidates is right; those before it
    *ranker* decides.
    """
    for row in rows:
        yield from find_gap_example(row, lexicon, ranker)


def find_gap_example(row: GapRow, lexicon: Lexicon, ranker: Ranker) -> list[Example]:
    """Return the pronoun of a passage, or nothing."""
    entities = find_entities(row.document, lexicon)
    examples: list[Example] = []

    def choose(
        pronoun: Anaphor, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        if pronoun.word.span.start == row.pronoun.start:
            right = find_right_in_gap(row, entities, candidates)
            if right:
                example = build_example(row.name, pronoun, candidates, nothing, right)
                examples[:] = [example]
        return ranker(pronoun, candidates, nothing)

    read_pronouns(row.document, entities, lexicon, choose)
    return examples


def find_right_in_gap(
    row: GapRow, entities: Sequence[Entity], candidates: Sequence[Candidate]
) -> list[int]:
    """Return the indices of the candidates that are the right name or, where neither name is, of
    all that are neither.
    """
    for name, is_right in row.names:
        if is_right:
            return find_named(entities, candidates, name)
    named: set[int] = set()
    for name, _ in row.names:
        named.update(find_named(entities, candidates, name))
    others = sorted(set(range(len(candidates))) - named)
    return [*others, len(candidates)]


def find_named(
    entities: Sequence[Entity], candidates: Sequence[Candidate], name: Span
) -> list[int]:
    """Return the indices of the candidates that have a mention at *name*."""
    indices = []
    for index, candidate in enumerate(candidates):
        if any(span.overlaps(name) for span in entities[candidate.entity].spans):
            indices.append(index)
    return indices


def build_example(
    document: str,
    pronoun: Anaphor,
    candidates: Sequence[Candidate],
    nothing: Sequence[str],
    right: Sequence[int],
) -> Example:
    features = (candidate.features for candidate in candidates)
    return Example(document, pronoun.kind.value, (*features, tuple(nothing)), frozenset(right))
