"""Headlines that end with who says what they say: "Mayor quits: aide", "Lake was sold, claims
rival".
"""

from __future__ import annotations

from claimkit.clauses.words import load_clause_words
from claimkit.grammar import base_lemma, is_agentive, own_subject
from claimkit.lexicons.entries import CueEntry, Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.punctuation import DOUBLE_OPENING
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word

LONGEST_SOURCE = 5  # words
SHORTEST_CLAUSE = 2  # words
# Relations of the main verb of the second half of a headline
MAIN = frozenset({"root", "parataxis", "conj", "appos", "acl", "ccomp"})
PRESENT = frozenset({"VBZ", "VBP", "VB", "NNS", "NN"})  # "claims" may be taken for a noun


def find_reporting(verb: Word, lexicon: Lexicon) -> CueEntry | None:
    """Return the entry of *verb* if it stands before who says what is before the comma; None for
    any other word.
    """
    if not verb.sentence.heading or verb.text_before != "," or verb.xpos not in PRESENT:
        return None
    entry = lexicon.verb(verb.lemma)
    if entry is None or not _may_report(entry, lexicon):
        return None
    clause = verb.sentence.phrase(1, verb.index - 2)
    source = find_behind(verb)
    if not 0 < len(source) <= LONGEST_SOURCE:
        return None
    return entry if is_clause(clause) and is_source(source, lexicon) else None


def _may_report(entry: CueEntry, lexicon: Lexicon) -> bool:
    """Whether a verb with *entry* takes a clause, and nobody to be told it."""
    if entry.lemma in load_clause_words().heard or Frame.CCOMP not in entry.frames:
        return False
    return lexicon.reports(entry.lemma)


def find_behind(mark: Word) -> Phrase:
    """Return the words of the sentence behind *mark*."""
    return mark.sentence.phrase(mark.index + 1, len(mark.sentence.words))


def is_before_source(mark: Word) -> bool:
    """Whether what is said stands before *mark*, a dash or that of a headline, and not behind."""
    if mark.after is not None and mark.after.text in DOUBLE_OPENING:
        return False
    if mark.text in DASHES:
        return True
    before = mark.sentence.phrase(1, mark.index - 1)
    return before.has_verb or before[0].is_punctuation


def find_source_behind(mark: Word, lexicon: Lexicon) -> Phrase:
    """Return who says it of the words behind the *mark* of a headline: all of them, or the subject
    where they report more, or tell what one does who says "I": ‘I will stay’: mayor vows to fight
    on, ‘I was robbed’: jockey sues club.
    """
    behind = find_behind(mark)
    verb = next((word for word in behind if _reports_on(word, lexicon)), None)
    if verb is None and _is_in_first_person(mark):
        verb = next((word for word in behind if _is_done(word, lexicon)), None)
    if verb is None:
        return behind
    before = behind.where(lambda word: word.index < verb.index)
    return before if own_subject(verb) in before else behind


def _reports_on(verb: Word, lexicon: Lexicon) -> bool:
    """Whether *verb* is the main verb of the words behind a mark, and reports."""
    if verb.xpos not in {"VBZ", "VBP", "VBD"} or verb.relation not in MAIN:
        return False
    return lexicon.reports(base_lemma(verb, lexicon))


def _is_in_first_person(mark: Word) -> bool:
    """Whether what stands before *mark* says "I" or "we"."""
    before = mark.sentence.phrase(1, mark.index - 1)
    return any(word.feat("Person") == "1" for word in before)


def _is_done(verb: Word, lexicon: Lexicon) -> bool:
    """Whether *verb* is the main verb of the words behind a mark, and its subject can speak."""
    if verb.xpos not in {"VBZ", "VBP", "VBD"} or verb.relation not in MAIN:
        return False
    subject = own_subject(verb)
    return subject is not None and is_voice(subject, lexicon)


def is_clause(words: Phrase) -> bool:
    """Whether *words* say something of a subject: neither "Jailed" nor "Share this"."""
    if not words.has_verb:
        return False
    if len(words.without_punctuation()) < SHORTEST_CLAUSE:
        return False
    top = words.tops[0]
    if top.upos != "VERB":
        return True
    return own_subject(top) is not None


def is_source(words: Phrase, lexicon: Lexicon) -> bool:
    """Whether *words* name somebody who speaks, and say nothing."""
    if any(_says(word, lexicon) for word in words):
        return False
    if not words.has_letter:
        return False
    return any(top.upos != "PRON" and is_voice(top, lexicon) for top in words.tops)


def is_voice(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* can speak, by its form too: the lemma of "grower" may be taken for "grow"."""
    return is_agentive(word, lexicon) or lexicon.speaker_noun(word.lower) is not None


def may_be_noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a common noun, or by its form one that can speak, which the parser of a
    headline may take for a verb: "report".
    """
    return word.upos == "NOUN" or lexicon.speaker_noun(word.lower) is not None


def _says(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is a verb that says something of those who are named."""
    if not word.is_verb or _is_in_relative(word):
        return False
    return not may_be_noun(word, lexicon)


def _is_in_relative(word: Word) -> bool:
    """Whether *word* stands in a relative clause: "farmer whose barn burned down"."""
    return any(above.deprel == "acl:relcl" for above in word.lineage())
