"""Examples for the ranker of antecedents: pronouns with their candidates, and which are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from annotated.coreference import Coreference, GapRow, find_clusters
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.antecedents import AntecedentChoice, Candidate, read_pronouns
from claimkit.resolution.pronouns.find import Pronoun, PronounKind
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.spans import Span


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
    examples: list[Example] = []

    def choose(
        pronoun: Pronoun, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        cluster = corpus.pronouns.get(pronoun.word.span.start)
        right = [] if cluster is None else find_in_cluster(candidates, clusters, cluster)
        if cluster is not None or pronoun.kind is not PronounKind.PERSON:
            answers = right or [len(candidates)]
            examples.append(build_example(corpus.name, pronoun, candidates, nothing, answers))
        entity = candidates[right[0]].entity if right else None
        return AntecedentChoice(entity=entity, probability=1.0)

    read_pronouns(corpus.document, entities, lexicon, choose)
    yield from examples


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
        pronoun: Pronoun, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        if pronoun.word.span.start == row.pronoun.start:
            right = find_right_in_gap(row, entities, candidates)
            if right:
                examples.append(build_example(row.name, pronoun, candidates, nothing, right))
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
    pronoun: Pronoun,
    candidates: Sequence[Candidate],
    nothing: Sequence[str],
    right: Sequence[int],
) -> Example:
    features = (candidate.features for candidate in candidates)
    return Example(document, pronoun.kind.value, (*features, tuple(nothing)), frozenset(right))
