"""Where the head word of a cue's speaker stands, by kind of cue."""

from __future__ import annotations

from claimkit.document import Phrase, Word
from claimkit.draft import DraftCue
from claimkit.grammar import case_lemma, is_agentive, is_passive, own_subject, shared_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model import CueKind
from claimkit.rules import Rule
from claimkit.text.dashes import DASHES

VERBAL = frozenset({CueKind.VERB, CueKind.ADJECTIVE})
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


def find_agent(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The by-phrase of a passive."""
    if cue.kind is not CueKind.VERB or not is_passive(cue.head):
        return None
    return next((word for word in cue.head.children("obl") if _is_agent(word)), None)


def _is_agent(word: Word) -> bool:
    if word.deprel == "obl:agent":
        return True
    return word.upos in NOMINAL and case_lemma(word) == "by"


def find_subject(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The subject of the verb or adjective, its own or the one that it shares."""
    if cue.kind not in VERBAL or is_passive(cue.head):
        return None
    if cue.head.relation == "acl" and own_subject(cue.head) is None:
        return None
    return shared_subject(cue.head)


def find_modified_noun(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun that a participle modifies: "a letter saying that …"."""
    if cue.kind not in VERBAL or cue.head.deprel != "acl" or is_passive(cue.head):
        return None
    return cue.head.parent if cue.head.feat("VerbForm") in {"Ger", "Part"} else None


def find_possessor(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The possessor of a nominal cue: "Lee's claim", "his hope"."""
    return cue.carrier.child("nmod:poss") if cue.kind is CueKind.NOUN else None


def find_noun_agent(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The by- or from-phrase of a nominal cue: "accusations by the opposition"."""
    if cue.kind is not CueKind.NOUN:
        return None
    for phrase in cue.carrier.children("nmod"):
        if case_lemma(phrase) in {"by", "from"} and is_agentive(phrase, lexicon):
            return phrase
    return None


def find_governed(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase that a phrase like "according to" introduces."""
    if cue.kind is not CueKind.PHRASE:
        return None
    if cue.head.relation in {"case", "mark"} and cue.head.parent is not None:
        return cue.head.parent
    return cue.head.child("obl", "nmod", "obj")


def find_before_colon(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase before a colon."""
    if cue.kind is not CueKind.PUNCTUATION or cue.head.text in DASHES:
        return None
    return _highest_nominal(cue.sentence.phrase(1, cue.head.index - 1))


def find_behind_dash(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase behind a dash."""
    if cue.kind is not CueKind.PUNCTUATION or cue.head.text not in DASHES:
        return None
    return _highest_nominal(cue.sentence.phrase(cue.head.index + 1, len(cue.sentence.words)))


def _highest_nominal(words: Phrase) -> Word | None:
    return next((word for word in words.tops if word.upos in NOMINAL), None)


RULES: tuple[Rule[[DraftCue, Lexicon], Word], ...] = (
    Rule("speaker.agent", "The plan was described by Kim as absurd.", find_agent),
    Rule("speaker.subject", "Kim said it rained.", find_subject),
    Rule("speaker.modified-noun", "A letter saying that it rained was found.", find_modified_noun),
    Rule("speaker.possessor", "Kim's claim that it rained was wrong.", find_possessor),
    Rule("speaker.noun-agent", "Accusations by Kim that it rained were wrong.", find_noun_agent),
    Rule("speaker.governed", "According to Kim, it rained.", find_governed),
    Rule("speaker.colon", "Kim: “It rained.”", find_before_colon),
    Rule("speaker.signature", "“It rained all day.” — Kim Lee", find_behind_dash),
)
