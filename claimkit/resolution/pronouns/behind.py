"""Entities that the sentence of a pronoun names only after it: "When she arrived, Ana Lee said …",
"In his speech, Bo Berg said …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from claimkit.resolution.pronouns.binding import may_be, may_be_at
from claimkit.resolution.pronouns.choice import Candidate
from claimkit.resolution.pronouns.find import Pronoun, PronounKind
from claimkit.resolution.pronouns.history import EntityHistory, EntityMention
from claimkit.resolution.pronouns.salience import find_gender_features
from claimkit.tree import Word

BEHIND = "behind"
SUBORDINATE = frozenset({"advcl", "obl"})  # relations of what may go before the name in a sentence


def find_behind(pronoun: Pronoun, mentions: Iterable[EntityMention]) -> Iterator[Candidate]:
    """Yield the entities that are only named after the pronoun.

    Args:
        mentions: all in its sentence.
    """
    word = pronoun.word
    is_main_subject = word.deprel == "nsubj" and word.parent is word.sentence.root
    if is_main_subject or pronoun.kind is PronounKind.THING:
        return
    for mention in mentions:
        entity, head = mention.entity, mention.word
        if entity.name is None or head.index <= word.index:
            continue
        relation = _find_relation_under(word, head)
        if relation is None or not may_be(pronoun.kind, entity):
            continue
        if may_be_at(pronoun, mention.occurrence):
            history = EntityHistory(entity=entity, last=mention.occurrence)
            gender = find_gender_features(pronoun, history)
            behind = f"{BEHIND}, {relation}"
            features = (BEHIND, behind, f"{behind}, {pronoun.function}", *gender)
            yield Candidate(entity=entity.index, features=features)


def add_behind(candidate: Candidate, behind: Candidate | None) -> Candidate:
    """Return *candidate*, who was mentioned before, with the place of the name *behind*, if there
    is one.
    """
    if behind is None:
        return candidate
    again = (f"again {feature}" for feature in behind.features if feature.startswith(BEHIND))
    return evolve(candidate, features=(*candidate.features, *again))


def _find_relation_under(word: Word, head: Word) -> str | None:
    """Return the relation of the clause or phrase of *word* to the verb whose subject is *head*;
    None if it does not depend on that verb.
    """
    if head.relation != "nsubj":
        return None
    branch = next((above for above in word.lineage() if above.head == head.head), None)
    if branch is None or branch.relation not in SUBORDINATE:
        return None
    return branch.relation
