"""Where the speaker of a cue stands, by kind of cue."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.document import Word
from claimkit.grammar import case_lemma, is_agentive, is_passive, own_subject, shared_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model import CueKind
from claimkit.rules import CueCandidate, Rule
from claimkit.text.dashes import DASHES

VERBAL = {CueKind.VERB, CueKind.ADJECTIVE}


def agent(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The by-phrase of a passive."""
    if cue.kind is not CueKind.VERB or not is_passive(cue.sentence, cue.head):
        return None
    for phrase in cue.sentence.children(cue.head, "obl"):
        nominal = phrase.upos in {"PROPN", "PRON", "NOUN"}
        if phrase.deprel == "obl:agent" or (case_lemma(cue.sentence, phrase) == "by" and nominal):
            return phrase
    return None


def subject(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The subject of the verb or adjective, its own or the one that it shares."""
    if cue.kind not in VERBAL or is_passive(cue.sentence, cue.head):
        return None
    if cue.head.relation in {"acl"} and own_subject(cue.sentence, cue.head) is None:
        return None
    return shared_subject(cue.sentence, cue.head)


def modified_noun(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The noun that a participle or an infinitive modifies: "a letter saying that …"."""
    head = cue.head
    if (
        cue.kind not in VERBAL
        or head.deprel != "acl"
        or head.feat("VerbForm") not in {"Ger", "Part"}
        or is_passive(cue.sentence, head)
    ):
        return None
    return cue.sentence.parent(head)


def possessor(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The possessor of a nominal cue: "Lee's claim", "his hope"."""
    return cue.sentence.child(cue.carrier, "nmod:poss") if cue.kind is CueKind.NOUN else None


def noun_agent(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The by- or from-phrase of a nominal cue: "accusations by the opposition"."""
    if cue.kind is not CueKind.NOUN:
        return None
    for phrase in cue.sentence.children(cue.carrier, "nmod"):
        if case_lemma(cue.sentence, phrase) in {"by", "from"} and is_agentive(phrase, lexicon):
            return phrase
    return None


def governed(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The noun phrase that a phrase like "according to" introduces."""
    if cue.kind is not CueKind.PHRASE:
        return None
    sentence, head = cue.sentence, cue.head
    if head.relation in {"case", "mark"} and head.head:
        return sentence.parent(head)
    return sentence.child(head, "obl", "nmod", "obj")


def before_colon(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The noun phrase before a colon."""
    if cue.kind is not CueKind.PUNCTUATION or cue.head.text in DASHES:
        return None
    return _highest_nominal(cue.sentence.words[: cue.head.index - 1])


def behind_dash(cue: CueCandidate, lexicon: Lexicon) -> Word | None:
    """The noun phrase behind a dash."""
    if cue.kind is not CueKind.PUNCTUATION or cue.head.text not in DASHES:
        return None
    return _highest_nominal(cue.sentence.words[cue.head.index :])


def _highest_nominal(words: Sequence[Word]) -> Word | None:
    inside = {w.index for w in words}
    return next(
        (w for w in words if w.head not in inside and w.upos in {"PROPN", "NOUN", "PRON"}), None
    )


RULES: tuple[Rule[[CueCandidate, Lexicon], Word], ...] = (
    Rule("speaker.agent", "The plan was described by Kim as absurd.", agent),
    Rule("speaker.subject", "Kim said it rained.", subject),
    Rule("speaker.modified-noun", "A letter saying that it rained was found.", modified_noun),
    Rule("speaker.possessor", "Kim's claim that it rained was wrong.", possessor),
    Rule("speaker.noun-agent", "Accusations by Kim that it rained were wrong.", noun_agent),
    Rule("speaker.governed", "According to Kim, it rained.", governed),
    Rule("speaker.colon", "Kim: “It rained.”", before_colon),
    Rule("speaker.signature", "“It rained all day.” — Kim Lee", behind_dash),
)
