"""Where the head word of the speaker is, by kind of cue."""

from __future__ import annotations

from collections.abc import Callable

from claimkit.clauses.forms import find_modified
from claimkit.clauses.headlines import (
    find_behind,
    find_reporting,
    find_source_behind,
    is_before_source,
    is_voice,
)
from claimkit.clauses.spine import find_made
from claimkit.draft import DraftCue
from claimkit.grammar import (
    FINITE,
    OBJECTS,
    SUBJECTS,
    case_lemma,
    find_relaying,
    find_resumed,
    is_agentive,
    is_passive,
    own_subject,
    shared_subject,
)
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.punctuation import CLOSING_MARKS, NEWSWIRE_CLOSING
from claimkit.rules import Rule, only_if
from claimkit.speakers.roles import find_patients, find_source
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word

QUOTATION_ENDS = frozenset({*CLOSING_MARKS, NEWSWIRE_CLOSING})
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


def is_of(*kinds: CueKind) -> Callable[[DraftCue, Lexicon], bool]:
    """Return the condition that a cue is of one of *kinds*."""
    return lambda cue, lexicon: cue.kind in kinds


def has_active(cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether the cue is no passive, or stands for an adjective: "is convinced"."""
    return cue.kind is CueKind.ADJECTIVE or not is_passive(cue.head)


@only_if(is_of(CueKind.VERB))
def find_behind_comma(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """Who stands behind the verb at the end of a headline, whatever the tree makes of it."""
    if find_reporting(cue.head, lexicon) is None:
        return None
    return _find_nominal(find_behind(cue.head))


@only_if(is_of(CueKind.VERB))
def find_agent(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The by-phrase of a passive; of a further agent the one behind its own "by"."""
    if cue.head.upos == "ADP":
        return cue.head.parent
    if not is_passive(cue.head):
        return None
    return next((word for word in cue.head.children("obl") if _is_agent(word)), None)


def _is_agent(word: Word) -> bool:
    if word.deprel == "obl:agent":
        return True
    return word.upos in NOMINAL and case_lemma(word) == "by"


@only_if(is_of(CueKind.VERB))
def find_heard(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """Whom somebody has it from: "heard from Kim that it rained"."""
    return find_source(cue, lexicon)


@only_if(is_of(CueKind.VERB))
def find_relayed(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The one whose words somebody else gives: "the paper quoted Kim as saying"."""
    relaying = cue.head if cue.entry.relays else find_relaying(cue.head, lexicon)
    if relaying is None:
        return None
    words = find_patients(relaying)
    if relaying is cue.head:  # "quoted officials", not "quoted figures"
        return next((word for word in words if is_agentive(word, lexicon)), None)
    return next(iter(words), None)


@only_if(is_of(CueKind.VERB, CueKind.ADJECTIVE), has_active)
def find_subject(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The subject of the verb or adjective, its own or a shared one."""
    subject = own_subject(cue.head) or _find_inverted(cue.head, lexicon)
    if subject is not None:
        return subject
    if cue.head.relation == "acl":
        return None
    made = find_made(cue.head, lexicon)
    if made is not None:
        return made
    return shared_subject(find_resumed(cue.head, lexicon) or cue.head)


def _find_inverted(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return the subject right behind *verb*, which a quotation precedes, where the parser took it
    for the object: “Who paid?” asked Kim; or which stands in a clause whose subject it took it for:
    "The house, says Kim, was sold."
    """
    if verb.xpos not in FINITE or own_subject(verb) is not None:
        return None
    if verb.text_before in QUOTATION_ENDS:
        tops = verb.children(*OBJECTS)
    elif verb.text_before == "," and verb.relation == "parataxis" and verb.parent is not None:
        tops = verb.parent.children(*SUBJECTS)
    else:
        return None
    behind = (word for word in tops if _is_right_behind(word, verb))
    return next((word for word in behind if is_voice(word, lexicon)), None)


def _is_right_behind(word: Word, verb: Word) -> bool:
    return word.subtree()[0].index == verb.index + 1


@only_if(is_of(CueKind.VERB, CueKind.ADJECTIVE), has_active)
def find_modified_noun(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun that a participle modifies: "a letter saying that …"."""
    return find_modified(cue.head)


@only_if(is_of(CueKind.NOUN))
def find_possessor(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The possessor of a nominal cue: "Lee's claim", "his hope"."""
    return cue.carrier.child("nmod:poss")


@only_if(is_of(CueKind.NOUN))
def find_noun_agent(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The by- or from-phrase of a nominal cue: "accusations by the opposition"."""
    for phrase in cue.carrier.children("nmod"):
        if case_lemma(phrase) in {"by", "from"} and is_agentive(phrase, lexicon):
            return phrase
    return None


@only_if(is_of(CueKind.PHRASE))
def find_governed(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase that a phrase like "according to" introduces."""
    return cue.head.parent_as("case", "mark") or cue.head.child("obl", "nmod", "obj")


@only_if(is_of(CueKind.PUNCTUATION))
def find_before_colon(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase before a colon."""
    if _is_behind(cue):
        return None
    return _find_nominal(cue.sentence.phrase(1, cue.head.index - 1))


@only_if(is_of(CueKind.PUNCTUATION))
def find_behind_dash(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase after a dash, or after the colon of a headline: "Mayor quits: aide"."""
    if not _is_behind(cue):
        return None
    return _find_nominal(find_source_behind(cue.head, lexicon))


def _is_behind(cue: DraftCue) -> bool:
    """Whether the speaker stands behind the mark."""
    if not (cue.by_form or cue.head.text in DASHES):
        return False
    return is_before_source(cue.head)


def _find_nominal(words: Phrase) -> Word | None:
    """Return the noun of *words* that none of the others governs."""
    return next((word for word in words.tops if word.upos in NOMINAL), None)


RULES: tuple[Rule[[DraftCue, Lexicon], Word], ...] = (
    Rule("speaker.headline", "Mayor sold the lake to a cousin, claims rival", find_behind_comma),
    Rule("speaker.relayed", "The paper quoted Kim as saying that it rained.", find_relayed),
    Rule("speaker.heard", "Lee heard from Kim that it rained.", find_heard),
    Rule("speaker.agent", "The plan was described by Kim as absurd.", find_agent),
    Rule("speaker.subject", "Kim said it rained.", find_subject),
    Rule("speaker.modified-noun", "A letter saying that it rained was found.", find_modified_noun),
    Rule("speaker.possessor", "Kim's claim that it rained was wrong.", find_possessor),
    Rule("speaker.noun-agent", "Accusations by Kim that it rained were wrong.", find_noun_agent),
    Rule("speaker.governed", "According to Kim, it rained.", find_governed),
    Rule("speaker.colon", "Kim: “It rained.”", find_before_colon),
    Rule("speaker.signature", "“It rained all day.” — Kim Lee", find_behind_dash),
)
