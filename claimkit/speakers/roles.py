"""Who takes which part in what a cue says: who is spoken to or of is not the speaker."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.clauses.forms import find_modified, is_asked_about
from claimkit.clauses.spine import find_made, find_seen
from claimkit.clauses.words import load_clause_words
from claimkit.draft import DraftCue, DraftSpeaker
from claimkit.grammar import (
    GERUND,
    NOMINAL,
    OBJECTS,
    SUBJECTS,
    base_lemma,
    case_lemma,
    find_relaying,
    is_agentive,
    is_expletive,
    is_impersonal,
    is_passive,
    is_relative_pronoun,
    own_subject,
    shared_subject,
)
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind, ReferentKind
from claimkit.speakers.torn import find_of_report_before, is_name_behind
from claimkit.speakers.words import load_speaker_words
from claimkit.tree import Word

PAST = frozenset({"VBD", "VBN"})
# What stands right behind a verb that names no hearer
BEHIND_TOLD = frozenset({"about", "by", "how", "if", "of", "that", "to", "whether", "why"})
BEFORE_TOPICS = frozenset({"about", "on", "over"})
BEFORE_PLACES = frozenset({"at", "in", "on", "to"})
CONTRACTED = ("'s", "’s")  # "is" or "has"


def may_speak(cue: DraftCue, speaker: DraftSpeaker, lexicon: Lexicon) -> bool:
    """Whether *speaker* may be that of *cue*, as far as the tree tells.

    Not so an expletive ("it is said that"), whoever does something on an occasion that the cue
    names ("shares fell amid reports that"), who is told ("Kim was told that"), who is accused, and
    whoever gets the letter of "a letter accusing her"; of "the paper quoted Kim as saying" and of
    "they forced Kim to admit" only Kim.
    """
    if is_empty(cue, speaker.head):
        return False
    if cue.kind is CueKind.NOUN:
        if _is_beside_occasion(speaker.head, cue.carrier) or _is_told(speaker.head, cue.carrier):
            return False
        return not _is_target(speaker.head, cue.carrier, lexicon)
    if cue.kind is not CueKind.VERB:
        return True
    finders = (find_made, find_seen, find_of_report_before)
    made = next(filter(None, (find(cue.head, lexicon) for find in finders)), None)
    if made is not None:
        return speaker.head in made.subtree()
    relaying = find_relaying(cue.head, lexicon)
    if relaying is not None:
        return any(speaker.head in word.subtree() for word in find_quoted(relaying))
    if any(_is_in(speaker.head, word, cue) for word in _find_hearers(cue, lexicon)):
        return False
    if _is_beside_writing(speaker.head, cue, lexicon) or _is_place(speaker.head, cue, lexicon):
        return False
    if _speaks_elsewhere(speaker.head, cue, lexicon):
        return False
    message = _find_message(cue, speaker.head, lexicon)
    return message is None or _may_send(speaker.head, message, lexicon)


def _is_place(speaker: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether *speaker* only tells where or to whom it is said: "it is said in the village that",
    not "it is said in a report that".
    """
    if not is_impersonal(cue.head) or speaker.parent_as("obl") is not cue.head:
        return False
    if case_lemma(speaker) not in BEFORE_PLACES:
        return False
    return not _is_said_or_written(speaker, lexicon)


def _speaks_elsewhere(speaker: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether *speaker* stands behind another verb of saying, and *cue* has a subject behind it: of
    “Why?” asked Lee. “I did not,” said Kim.
    """
    subject, verb = own_subject(cue.head), speaker.parent_as(*SUBJECTS, *OBJECTS)
    if subject is None or verb is None or verb is cue.head or subject.index < cue.head.index:
        return False
    if speaker in subject.subtree() or speaker.index < verb.index:
        return False
    return lexicon.reports(base_lemma(verb, lexicon))


def is_empty(cue: DraftCue, subject: Word) -> bool:
    """Whether *subject* stands for nothing, for what *cue* reports ("it emerged that"), or for whom
    a question asks ("who said that?").
    """
    if is_expletive(subject):
        return True
    if subject.lemma == "who" and is_asked_about(cue.head):
        return True
    return cue.entry.impersonal and subject.lemma == "it"


def find_reporting_before(cue: DraftCue) -> Word | None:
    """Return the verb between the participle *cue* and the verb of what is said, below which the
    tree has the participle: “It is shallow,” said Kim, noting that it was wide.
    """
    said = cue.head.parent_as("advcl")
    verb = None if said is None or cue.head.xpos != GERUND else said.parent_as("ccomp")
    if said is None or verb is None:
        return None
    return verb if said.index < verb.index < cue.head.index else None


def is_agent(word: Word) -> bool:
    """Whether *word*, below a passive, is who does it: "by Kim"."""
    if word.deprel == "obl:agent" and case_lemma(word) != "to":  # "it was put to Kim that"
        return True
    return word.upos in NOMINAL and case_lemma(word) == "by"


def _find_message(cue: DraftCue, speaker: Word, lexicon: Lexicon) -> Word | None:
    """Return the noun for what is said or written that the participle *cue* modifies, and in whose
    phrase *speaker* is not.
    """
    modified = find_modified(cue.head) or find_received(cue.head, lexicon)
    if modified is None or _is_set_off(cue.head):
        return None
    if _is_in(speaker, modified, cue):
        return None
    return modified if _is_said_or_written(modified, lexicon) else None


def find_received(participle: Word, lexicon: Lexicon) -> Word | None:
    """Return the noun for what is said or written that somebody gets, of which *participle* right
    behind it tells what it says, where the parser attached that to the verb: "got hundreds of
    letters begging him to stay"; None if there is none.
    """
    verb = participle.parent_as("advcl", "xcomp", "ccomp")
    if verb is None or participle.xpos != GERUND:
        return None
    if not is_receiving(verb, lexicon):
        return None
    for thing in verb.children(*OBJECTS):
        nouns = thing.subtree(prune=lambda word: word is participle)
        is_before = nouns[-1].after is participle.opening
        if is_before and any(_is_said_or_written(noun, lexicon) for noun in nouns):
            return thing
    return None


def _is_beside_writing(speaker: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether a relative clause tells by *cue* what is said in a writing, to whose phrase *speaker*
    does not belong: "Kim released two reports that describe a delay".
    """
    subject = own_subject(cue.head)
    if subject is None or not is_relative_pronoun(subject) or subject is speaker:
        return False
    noun = cue.head.parent_as("acl")
    if noun is None or not _is_said_or_written(noun, lexicon):
        return False
    return speaker not in noun.subtree()


def is_surely_speaker(head: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    """Whether *head* speaks whatever a tagger sees: what is said or written, of which the
    participle *cue* tells what it says; a name right behind the verb *cue*; the subject of the
    verb between what is said and the participle *cue*.
    """
    if head is cue.head.after and is_name_behind(cue.head):
        return True
    if find_reporting_before(cue) is not None:
        return True
    return find_modified(cue.head) is head and _is_said_or_written(head, lexicon)


def _is_beside_occasion(speaker: Word, noun: Word) -> bool:
    """Whether *noun* only tells on what occasion *speaker* does something."""
    if case_lemma(noun) not in load_speaker_words().occasions:
        return False
    verb = noun.parent_as("obl")
    return verb is not None and speaker.parent_as(*SUBJECTS) is verb


def _is_target(speaker: Word, noun: Word, lexicon: Lexicon) -> bool:
    """Whether *speaker* hears what *noun* names, or does something about it: "faced charges that",
    "rejected claims that", "was pressed over claims that".
    """
    verb = noun.parent_as(*OBJECTS, "obl")
    if verb is None or speaker in noun.subtree():
        return False
    if _is_asked_about(speaker, noun, verb):
        return True
    return is_meeting(verb, lexicon) and speaker.index < verb.index


def _is_asked_about(speaker: Word, noun: Word, verb: Word) -> bool:
    """Whether *verb* is done to *speaker* because of what *noun* names: "pressed Kim over claims
    that".
    """
    if case_lemma(noun) not in BEFORE_TOPICS:
        return False
    # also an object that the parser takes for an adjunct
    adjuncts = (word for word in verb.children("obl") if case_lemma(word) is None)
    return any(speaker in asked.subtree() for asked in (*find_patients(verb), *adjuncts))


def is_meeting(verb: Word, lexicon: Lexicon) -> bool:
    """Whether the subject of *verb* meets with what others say: "faced charges"."""
    return base_lemma(verb, lexicon) in load_speaker_words().meeting


def is_receiving(verb: Word, lexicon: Lexicon) -> bool:
    """Whether the subject of *verb* gets what others say: "got letters"."""
    return base_lemma(verb, lexicon) in load_speaker_words().receiving


def _is_told(speaker: Word, noun: Word) -> bool:
    """Whether what *noun* names is said to *speaker*: "warnings to Kim that"."""
    return speaker.parent_as("nmod") is noun and case_lemma(speaker) == "to"


def _is_in(speaker: Word, noun: Word, cue: DraftCue) -> bool:
    """Whether *speaker* is in the phrase of *noun*, not in the clause of *cue* that modifies it."""
    return speaker in noun.subtree(prune=lambda word: word is cue.head)


def _is_said_or_written(noun: Word, lexicon: Lexicon) -> bool:
    """Whether *noun* names what is said or written, and so can itself be who says it."""
    if lexicon.noun(noun.lemma) is not None:
        return True
    return lexicon.speaker_kind(noun.lemma, noun.lower) is ReferentKind.DOCUMENT


def _is_set_off(participle: Word) -> bool:
    """Whether *participle* stands behind a comma, where it tells what the subject does."""
    return participle.text_before == ","


def find_patients(verb: Word) -> tuple[Word, ...]:
    """Return to whom *verb* is done: its objects, of a passive its subject or the noun that it
    modifies.
    """
    if not is_passive(verb):
        return verb.children(*OBJECTS)
    done_to = shared_subject(verb) or verb.parent_as("acl")
    return (done_to,) if done_to is not None else ()


def find_quoted(relaying: Word) -> tuple[Word, ...]:
    """Return whose words *relaying* gives: to whom it is done, or who stands behind it although the
    parser took that for one more subject: "Tass quoted | Kim as saying".
    """
    patients = find_patients(relaying)
    if patients or is_passive(relaying):
        return patients
    return tuple(word for word in relaying.children(*SUBJECTS) if word.index > relaying.index)


def _find_hearers(cue: DraftCue, lexicon: Lexicon) -> Iterator[Word]:
    """Yield who is spoken to, or of, by the verb *cue*."""
    if not cue.entry.frames:  # no verb of the lexicon
        return
    subject = own_subject(cue.head)
    if subject is not None and (find_source(cue, lexicon) is not None or is_told(cue)):
        yield subject
    if lexicon.adjective(cue.head.lower) is not None:  # a state, which only has a subject
        return
    if _is_surely_passive(cue.head):
        yield from find_patients(cue.head)
    elif _has_hearer(cue):
        yield from cue.head.children(*OBJECTS)
    yield from (word for word in cue.head.children("obl") if case_lemma(word) == "to")


def is_told(cue: DraftCue) -> bool:
    """Whether the subject of the verb *cue* is told, although the parser takes that for an active:
    "The mayor, told that the dam had burst, left".
    """
    if cue.entry.lemma not in load_clause_words().heard or cue.head.text_before != ",":
        return False
    if cue.head.xpos not in PAST:
        return False
    return cue.head.after is not None and cue.head.after.lower in BEHIND_TOLD


def find_source(cue: DraftCue, lexicon: Lexicon) -> Word | None:
    """Return whom the subject of *cue* has it from: "heard from Kim that"."""
    if not cue.entry.hears:
        return None
    behind = (word for word in cue.head.children("obl") if case_lemma(word) == "from")
    return next((word for word in behind if is_agentive(word, lexicon)), None)


def _is_surely_passive(verb: Word) -> bool:
    """Whether *verb* is a passive, and no perfect: "he's called for calm"."""
    if not is_passive(verb):
        return False
    return not any(map(_is_of_active, verb.children("aux:pass", "nsubj")))


def _is_of_active(word: Word) -> bool:
    """Whether *word* is the subject of an active, or may be its "has"."""
    return word.deprel == "nsubj" or word.text.endswith(CONTRACTED)


def _has_hearer(cue: DraftCue) -> bool:
    """Whether the object of the cue, which has a subject of its own, is who is told or asked."""
    if own_subject(cue.head) is None:
        return False
    return cue.entry.tells or Frame.OBJ_XCOMP in cue.entry.frames


def _may_send(speaker: Word, modified: Word, lexicon: Lexicon) -> bool:
    """Whether *speaker* may have sent what *modified* names: "Kim issued a letter saying that",
    neither "Kim read a letter saying that" nor "Kim posted a video of letters saying that".
    """
    verb = modified.parent_as(*OBJECTS)
    if verb is None or is_passive(verb):
        return False
    if base_lemma(verb, lexicon) not in load_speaker_words().sending:
        return False
    subject = shared_subject(verb)
    return subject is not None and speaker in subject.subtree()
