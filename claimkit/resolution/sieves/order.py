"""Who a speaker is: sieves tried in order, from the surest to the least sure; what none settles
stays without a name.

In the manner of the multi-pass sieve of Raghunathan et al. (2010): each looks at the tree and at
the entities of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.model import NoName
from claimkit.resolution.sieves.by_name import own_name, relative_pronoun, several_names
from claimkit.resolution.sieves.by_noun import body_noun, nominal, role_noun
from claimkit.resolution.sieves.by_pronoun import (
    first_person,
    floating_quotation,
    indefinite,
    interview_turn,
    person_pronoun,
    second_person,
    several_pronoun,
    thing_pronoun,
)
from claimkit.resolution.sieves.discourse import World
from claimkit.resolution.sieves.query import Asked, Resolution, Sieve

LONGEST_CHAIN = 5  # steps over relative clauses and quotations to a name

BY_NAME = (
    Sieve("several names", "Ana Lee and Bo Berg said it rained.", several_names),
    Sieve("own name", "Kremlin spokesperson Dmitry Peskov said it rained.", own_name),
)
BY_PERSON = (  # by what the grammar, or who is quoted, says for sure
    Sieve("relative pronoun", "Ana Lee, who said it rained, left.", relative_pronoun),
    Sieve(
        "floating quotation",
        "“It rained,” said Lee. The crowd laughed.\n\n“I think it was hot.”",
        floating_quotation,
    ),
    Sieve(
        "turn of an interview",
        "Ana Lee is the mayor.\n\nQ: Did it rain?\n\nA: I think it rained.",
        interview_turn,
    ),
    Sieve("first person", "“I think it rained,” said Lee.", first_person),
    Sieve("second person", "You said it rained.", second_person),
)
BY_CONTEXT = (  # by what was said before: what a coreference model knows too
    Sieve("he or she", "Ana Lee came. She said it rained.", person_pronoun),
    Sieve("they", "The World Health Organization met. They said it rained.", several_pronoun),
    Sieve("it", "The World Health Organization met. It said it rained.", thing_pronoun),
    Sieve("role noun", "Mayor Ana Lee came. The mayor said it rained.", role_noun),
    Sieve("body noun", "Renault grew. The company said it rained.", body_noun),
    Sieve("indefinite", "Some said it rained.", indefinite),
    Sieve("nominal", "Officials said it rained.", nominal),
)
SIEVES: tuple[Sieve, ...] = (*BY_NAME, *BY_PERSON, *BY_CONTEXT)


def settle(world: World, asked: Asked, sieves: Sequence[Sieve]) -> tuple[str, Resolution]:
    """Return the first of *sieves* that settles who is *asked* for, by name, and what was found."""
    first: str | None = None
    for _ in range(LONGEST_CHAIN):
        name, found = _first(world, asked, sieves)
        first = first or name
        if isinstance(found, Resolution):
            return first, found
        asked = found
    return "none", Resolution(reason=NoName.NO_ANTECEDENT)


def _first(world: World, asked: Asked, sieves: Sequence[Sieve]) -> tuple[str, Resolution | Asked]:
    for sieve in sieves:
        found = sieve.find(world, asked)
        if found is not None:
            return sieve.name, found
    return "none", Resolution(reason=NoName.NO_ANTECEDENT)
