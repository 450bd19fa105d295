"""Where the head word of the speaker is, by kind of cue."""

from __future__ import annotations

from collections.abc import Callable

from claimkit.clauses.forms import find_modified
from claimkit.clauses.headlines import (
    find_behind,
    find_reporting,
    find_source_behind,
    is_before_source,
    may_be_noun,
)
from claimkit.clauses.insertions import find_set_off_behind
from claimkit.clauses.spine import find_made, find_seen
from claimkit.clauses.topics import is_known_from
from claimkit.draft import DraftCue
from claimkit.grammar import (
    GERUND,
    NOMINAL,
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
from claimkit.rules import Rule, only_if
from claimkit.speakers.roles import (
    find_patients,
    find_received,
    find_reporting_before,
    find_source,
    is_agent,
    is_told,
)
from claimkit.speakers.torn import find_torn_subject
from claimkit.speakers.words import load_speaker_words
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word


def is_of(*kinds: CueKind) -> Callable[[DraftCue, Lexicon], bool]:
    """Return the condition that a cue is of one of *kinds*."""
    return lambda cue, lexicon: cue.kind in kinds


def has_active(cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether the cue is no passive, or stands for an adjective: "is convinced"."""
    return cue.kind is CueKind.ADJECTIVE or not (is_passive(cue.head) or is_told(cue))


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
    return next(filter(is_agent, cue.head.children("obl")), None)


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
    own = _find_own(cue.head)
    before = find_set_off_behind(cue.head, lexicon) if _is_parted(own, cue.head) else None
    subject = before or own or find_torn_subject(cue.head, lexicon)
    if subject is not None:
        return _find_behind_source(subject) or subject
    if cue.head.relation == "acl" or _is_plural(cue.head):
        return None
    made = find_made(cue.head, lexicon) or find_seen(cue.head, lexicon)
    if made is not None:
        return made
    if find_received(cue.head, lexicon) is not None:  # "got letters begging him to stay"
        return None
    above = find_reporting_before(cue) or find_resumed(cue.head, lexicon)
    if above is None and own_subject(cue.head) is not None:  # of a gerund, behind it
        above = cue.head.parent
    return shared_subject(above or cue.head)


def _is_plural(verb: Word) -> bool:
    """Whether *verb* can only be a noun in the plural, for another finite verb governs it, with
    nothing between them: "faces claims that".
    """
    if verb.relation != "xcomp" or verb.xpos != "VBZ":
        return False
    return verb.parent is verb.before and verb.before is not None


def _find_own(verb: Word) -> Word | None:
    """Return the subject of *verb* itself: of a gerund none behind it, which is that of its clause:
    "…, saying anybody who complains is wrong".
    """
    subject = own_subject(verb)
    if subject is None or verb.xpos != GERUND or subject.index < verb.index:
        return subject
    return None


def _is_parted(subject: Word | None, verb: Word) -> bool:
    """Whether a comma parts *subject*, in which there is none, from *verb* behind it; or there is
    no subject.
    """
    if subject is None:
        return True
    words = subject.subtree().trimmed()
    if not words or words[-1].index != verb.index - 2:
        return False
    return not any(word.is_punctuation for word in words)


def _find_behind_source(subject: Word) -> Word | None:
    """Return the real subject behind *subject*, which stands behind "according to": "according to
    Kim, Lee wrote that".
    """
    return subject.child("appos") if is_known_from(subject) else None


@only_if(is_of(CueKind.VERB, CueKind.ADJECTIVE), has_active)
def find_modified_noun(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun that a participle modifies: "a letter saying that …"."""
    return find_modified(cue.head) or find_received(cue.head, lexicon)


@only_if(is_of(CueKind.NOUN))
def find_possessor(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The possessor of a nominal cue: "Lee's claim", "his hope"."""
    return cue.carrier.child("nmod:poss")


@only_if(is_of(CueKind.NOUN))
def find_feeling(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """Who does something out of what a nominal cue names: "fled for fear that it would fall"."""
    noun = cue.carrier
    verb = noun.parent_as("obl")
    if verb is None or noun.child("amod", "nmod:poss") is not None:
        return None
    preposition = load_speaker_words().reasons.get(noun.lemma)
    if preposition is None or case_lemma(noun) != preposition:
        return None
    subject = shared_subject(verb)
    return subject if subject is not None and is_agentive(subject, lexicon) else None


@only_if(is_of(CueKind.NOUN))
def find_noun_agent(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The by-, from- or among-phrase of a nominal cue: "accusations by the opposition"."""
    for phrase in cue.carrier.children("nmod"):
        if case_lemma(phrase) in {"by", "from", "among"} and is_agentive(phrase, lexicon):
            return phrase
    return None


@only_if(is_of(CueKind.PHRASE))
def find_governed(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """The noun phrase that a phrase like "according to" introduces, also where the tree has the
    phrase at a noun behind it: "according to guidance from Kim", "according to Kim research".
    """
    noun = cue.head.parent_as("case", "mark")
    if noun is None:
        return cue.head.child("obl", "nmod", "obj")
    return _find_noun_before(noun, cue.head) or _find_noun_behind(noun) or noun


def _find_noun_before(noun: Word, phrase: Word) -> Word | None:
    """Return the noun between *phrase* and *noun* to which a preposition of its own ties *noun*."""
    above = noun.parent_as("nmod")
    if above is None or above.index < phrase.index or len(noun.children("case")) == 1:
        return None
    return above


def _find_noun_behind(noun: Word) -> Word | None:
    """Return the common noun that ends the phrase in which *noun* is a name, where the tree has
    both below one word.
    """
    end = noun.subtree().trimmed()[-1].after
    if end is None or end.upos != "NOUN" or end.parent is not noun.parent:
        return None
    return end if end.child("case", "det") is None else None


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
    source = find_source_behind(cue.head, lexicon)
    nouns_by_form = (top for top in source.tops if may_be_noun(top, lexicon))
    return _find_nominal(source) or next(nouns_by_form, None)


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
    Rule("speaker.feeling", "Kim left for fear that it would fall.", find_feeling),
    Rule("speaker.noun-agent", "Accusations by Kim that it rained were wrong.", find_noun_agent),
    Rule("speaker.governed", "According to Kim, it rained.", find_governed),
    Rule("speaker.colon", "Kim: “It rained.”", find_before_colon),
    Rule("speaker.signature", "“It rained all day.” — Kim Lee", find_behind_dash),
)
