"""The antecedents of third-person pronouns, in text order. A pronoun with an antecedent counts as a
mention for the pronouns after it.

For each pronoun the entities before it that may fit are compared by features
(:mod:`claimkit.resolution.pronouns.salience`), and one of them is chosen, or none. The weights of
the features were learnt (:mod:`claimkit.resolution.pronouns.ranking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.pronouns.choice import AntecedentChoice, ChooseAntecedent
from claimkit.resolution.pronouns.find import NOTHING
from claimkit.resolution.pronouns.order import Place, list_places
from claimkit.resolution.pronouns.state import DiscourseState, Reading
from claimkit.resolution.pronouns.votes import GenderVotes
from claimkit.spans import Spans
from claimkit.tree import Word


def read_pronouns(
    document: Document,
    entities: Sequence[Entity],
    lexicon: Lexicon,
    choose: ChooseAntecedent,
    said: Mapping[Word, Spans] = NOTHING,
) -> dict[Word, AntecedentChoice]:
    """Return the antecedent of each third-person pronoun of *document*.

    The text is read again where its pronouns tell the gender of somebody.

    Args:
        entities: each is at its index.
        said: what the text credits to a word.
    """
    places = list_places(document, entities, lexicon, said)
    once = _read(places, DiscourseState(entities, choose, votes=GenderVotes(), before=Reading()))
    votes = GenderVotes.count(once.choices)
    if not votes.tell(entities):
        return once.choices
    return _read(places, DiscourseState(entities, choose, votes=votes, before=once)).choices


def _read(places: Iterable[Place], state: DiscourseState) -> Reading:
    for place in places:
        state.read(place)
    return state.reading
