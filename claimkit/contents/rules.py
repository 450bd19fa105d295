"""The forms of a content, in the order in which they are tried."""

from __future__ import annotations

from claimkit.contents.amounts import find_amount
from claimkit.contents.announced import find_announced, find_announced_clause
from claimkit.contents.clauses import (
    find_finite,
    find_headline,
    find_infinitive,
)
from claimkit.contents.found import ContentFound
from claimkit.contents.interrupted import find_interrupted
from claimkit.contents.lists import find_list
from claimkit.contents.phrases import (
    find_noun_object,
    find_prepositional,
)
from claimkit.contents.predicates import find_as_phrase, find_object_and_predicate
from claimkit.contents.qualified import find_qualified, find_viewed
from claimkit.contents.scene import Scene
from claimkit.contents.speech import find_signed, find_speech, find_turn
from claimkit.rules import Rule

RULES: tuple[Rule[[Scene], ContentFound], ...] = (
    Rule("content.list", "Kim also said:\n\n• the gate was shut\n• the lamp was out", find_list),
    Rule("content.headline", "Mayor sold the lake to a cousin, claims rival", find_headline),
    Rule("content.speech", "“It rained,” she said.", find_speech),
    Rule("content.signed", "“It rained all day.” — Kim Lee", find_signed),
    Rule("content.announced", "Kim’s advice was short: read everything.", find_announced),
    Rule("content.turn", "LEE: It rained all day.", find_turn),
    Rule("content.as-phrase", "She described the talks as useful.", find_as_phrase),
    Rule("content.phrase", "According to the ministry, exports fell.", find_qualified),
    Rule("content.viewed", "In Lee’s view, the lamp was out.", find_viewed),
    Rule("content.clause", "She said that it rained.", find_finite),
    Rule("content.announced", "Lee was clear: it had to stop.", find_announced_clause),
    Rule("content.interrupted", "The tax, she said, will rise.", find_interrupted),
    Rule("content.object-predicate", "She urged Kim to resign.", find_object_and_predicate),
    Rule("content.amount", "The ministry put the toll at 41.", find_amount),
    Rule("content.infinitive", "She vowed to fight.", find_infinitive),
    Rule("content.prepositional", "She called for calm.", find_prepositional),
    Rule("content.noun-object", "She announced the call.", find_noun_object),
)
