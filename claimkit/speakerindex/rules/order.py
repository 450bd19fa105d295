"""The rules that merge speakers of different articles, in order.

Each looks names up by keys, so that the time grows with the number of speakers and not with that of
pairs, and proposes what to merge or says why it keeps apart what might be the same. A wrong merge
is worse than a missed one: what is ambiguous stays apart.

The example of a rule is two articles, with " / " between, whose speakers it merges.
"""

from __future__ import annotations

from claimkit.rules import Rule
from claimkit.speakerindex.decisions import SAME_NAME
from claimkit.speakerindex.rules.proposals import IndexRule
from claimkit.speakerindex.rules.same_name import propose_same_name
from claimkit.speakerindex.rules.surnames import propose_surnames
from claimkit.speakerindex.rules.variants import (
    propose_accents,
    propose_acronyms,
    propose_initials,
    propose_middle_names,
)

RULES: tuple[IndexRule, ...] = (
    Rule(
        SAME_NAME,
        "Ana Lee said that it rained. / Ms. ANA LEE said that it snowed.",
        propose_same_name,
    ),
    Rule(
        "accents",
        "Zoë Müller said that it rained. / Zoe Muller said that it snowed.",
        propose_accents,
    ),
    Rule(
        "initials",
        "Ana Maria Lee said that it rained. / Ana M. Lee said that it snowed.",
        propose_initials,
    ),
    Rule(
        "middle names",
        "Ana M. Lee said that it rained. / Ana Lee said that it snowed.",
        propose_middle_names,
    ),
    Rule(
        "acronyms",
        "The Bridge Safety Board (BSB) said that it rained. / The BSB said that it snowed.",
        propose_acronyms,
    ),
    Rule(
        "surnames",
        "Ana Lee, the mayor of Oslo, said that it rained. / Mayor Lee said that it snowed.",
        propose_surnames,
    ),
)
