"""The sieves in order, from the most to the least certain. A speaker whom none resolves stays
without a name.

After the multi-pass sieve of Raghunathan et al. (2010): each looks at the tree and at the entities
of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimkit.model.scheme import NoName
from claimkit.resolution.sieves.by_name import (
    find_own_name,
    find_relative_antecedent,
    find_several_names,
)
from claimkit.resolution.sieves.by_noun import (
    find_by_owner,
    find_by_role,
    find_described,
    find_nominal,
    find_organization,
)
from claimkit.resolution.sieves.by_pronoun import (
    find_first_person,
    find_floating_speaker,
    find_indefinite,
    find_interview_turn,
    find_labelled_speaker,
    find_person,
    find_second_person,
    find_several,
    find_thing,
)
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.resolution.sieves.query import Answer, Query, Sieve
from claimkit.rules import Rule, first

LONGEST_CHAIN = 5  # steps over relative clauses and quotations to a name
# Referent.method where no sieve applied. It is public output, a string in every record, and so
# cannot be None.
NO_SIEVE = "none"

BY_NAME: tuple[Sieve, ...] = (
    Rule(
        "label of a turn",
        "Ana Lee is the mayor.\n\nQ: Did it rain?\n\nA: It rained.",
        find_labelled_speaker,
    ),
    Rule("several names", "Ana Lee and Bo Berg said it rained.", find_several_names),
    Rule("own name", "Kremlin spokesperson Dmitry Peskov said it rained.", find_own_name),
)
BY_PERSON: tuple[Sieve, ...] = (  # certain by grammar, or by who is quoted
    Rule("relative pronoun", "Ana Lee, who said it rained, left.", find_relative_antecedent),
    Rule(
        "floating quotation",
        "“It rained,” said Lee. The crowd laughed.\n\n“I think it was hot” got no laugh.",
        find_floating_speaker,
    ),
    Rule(
        "turn of an interview",
        "Ana Lee is the mayor.\n\nQ: Did it rain?\n\nA: I think it rained.",
        find_interview_turn,
    ),
    Rule("first person", "“I think it rained,” said Lee.", find_first_person),
    Rule("second person", "You said it rained.", find_second_person),
)
BY_CONTEXT: tuple[Sieve, ...] = (  # by what the text said before, as a coreference model does
    Rule("he or she", "Ana Lee came. She said it rained.", find_person),
    Rule("they", "The World Health Organization met. They said it rained.", find_several),
    Rule("it", "The World Health Organization met. It said it rained.", find_thing),
    Rule("owner", "The Lee campaign said it rained.", find_by_owner),
    Rule("role noun", "Mayor Ana Lee came. The mayor said it rained.", find_by_role),
    Rule(
        "description",
        "Ana Lee leads the polls. Lee spoke in Ohio. The candidate said it rained.",
        find_described,
    ),
    Rule("body noun", "Renault grew. The company said it rained.", find_organization),
    Rule("indefinite", "Some said it rained.", find_indefinite),
    Rule("nominal", "Officials said it rained.", find_nominal),
)
SIEVES: tuple[Sieve, ...] = (*BY_NAME, *BY_PERSON, *BY_CONTEXT)


@frozen
class Settled:
    """An answer, and the sieve that answered first: with it, or with another word to ask about."""

    sieve: str
    answer: Answer


def settle(model: DiscourseModel, query: Query, sieves: Sequence[Sieve]) -> Settled:
    """Return the answer to *query* of the first of *sieves* that applies. If it answers with
    another word, that word is asked about next.
    """
    sieve: str | None = None
    for _ in range(LONGEST_CHAIN):
        answered = first(sieves, model, query)
        if answered is None:
            return Settled(sieve or NO_SIEVE, Answer(reason=NoName.NO_ANTECEDENT))
        sieve = sieve or answered.rule
        if isinstance(answered.answer, Answer):
            return Settled(sieve, answered.answer)
        query = answered.answer
    return Settled(NO_SIEVE, Answer(reason=NoName.NO_ANTECEDENT))
