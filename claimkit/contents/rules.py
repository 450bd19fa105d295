"""The shapes in which a content stands, in the order in which they are tried."""

from __future__ import annotations

from claimkit.contents.clauses import clause, infinitive, interrupted
from claimkit.contents.found import ContentFound
from claimkit.contents.phrases import (
    as_phrase,
    noun_object,
    object_and_predicate,
    phrase_clause,
    prepositional,
)
from claimkit.contents.speech import signed, speech, turn
from claimkit.rules import Rule, Scene

RULES: tuple[Rule[[Scene], ContentFound], ...] = (
    Rule("content.speech", "“It rained,” she said.", speech),
    Rule("content.signed", "“It rained all day.” — Kim Lee", signed),
    Rule("content.turn", "LEE: It rained all day.", turn),
    Rule("content.as-phrase", "She described the talks as useful.", as_phrase),
    Rule("content.phrase", "According to the ministry, exports fell.", phrase_clause),
    Rule("content.clause", "She said that it rained.", clause),
    Rule("content.interrupted", "The tax, she said, will rise.", interrupted),
    Rule("content.object-predicate", "She urged Kim to resign.", object_and_predicate),
    Rule("content.infinitive", "She vowed to fight.", infinitive),
    Rule("content.prepositional", "She called for calm.", prepositional),
    Rule("content.noun-object", "She announced the call.", noun_object),
)
