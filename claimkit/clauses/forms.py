"""The form of a clause, by its head: finite, nominal, perfect, progressive, order, question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse

from claimkit.clauses.words import QUESTION_WORDS, YET, load_clause_words
from claimkit.grammar import case_of, is_passive
from claimkit.punctuation import SENTENCE_ENDS
from claimkit.tree import Phrase, Word

NOMINAL_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Relations of clauses that can give an order
MAIN = frozenset({"root", "ccomp", "parataxis", "conj"})
# Relations of clauses that the parser may attach to their question word
ADNOMINAL_OR_ADVERBIAL = ("acl", "advcl")
# Relations of clauses whose question word is not their head's: "when it fell, they left"
ASIDE = frozenset({"advcl", "csubj"})
# What a clause that gives an order does not have
NOT_OF_ORDERS = ("nsubj", "csubj", "expl", "mark")
RELATIVE_CLAUSE = "acl:relcl"
RELATIVE_CLAUSES = frozenset({RELATIVE_CLAUSE, "advcl:relcl"})
# Tag, form, form of the verb and mood by which a verb has no ending: one is enough
BARE = frozenset({"VB", "be", "Inf", "Sub"})
BARE_VERBS = frozenset({("VERB", "VB"), ("AUX", "VB")})
ASKED_FOR = frozenset({"who", "which", "what"})
SINGULAR = frozenset({"NN", "NNP"})
INFLECTED_DO = frozenset({"VBD", "VBZ"})


def is_finite(head: Word) -> bool:
    """Whether *head*, its copula or one of its auxiliaries is a finite verb."""
    verbs = (head, *head.children("aux", "cop"))
    return any(verb.feat("VerbForm") == "Fin" for verb in verbs) or is_unchanged_past(head)


def is_unchanged_past(verb: Word) -> bool:
    """Whether *verb* is a past tense that is like the bare form, for which the parser takes it, of
    one person or thing: "said that the team never shut the gate".
    """
    if (verb.xpos, verb.lower) != ("VB", verb.lemma):
        return False
    if verb.lemma not in load_clause_words().unchanged or verb.child("aux", "cop") is not None:
        return False
    subject = verb.child("nsubj")
    return subject is not None and subject.xpos in SINGULAR and not is_infinitive(verb)


def is_nominal(head: Word) -> bool:
    """Whether *head* is a noun without copula or clause of its own."""
    return head.upos in NOMINAL_HEADS and head.child("cop", "nsubj") is None


def is_infinitive(head: Word) -> bool:
    """Whether *head* is an infinitive with "to"."""
    return "to" in head.child_lemmas("mark")


def has_perfect(head: Word) -> bool:
    """Whether *head* is a perfect: "has closed", "to have closed"."""
    return "have" in head.child_lemmas("aux")


def has_progressive(head: Word) -> bool:
    """Whether *head* is a progressive: "is waiting"."""
    helpers = head.children("aux") if head.upos == "VERB" else ()
    return any((helper.lemma, helper.deprel) == ("be", "aux") for helper in helpers)


def is_awaited(verb: Word) -> bool:
    """Whether *verb* is yet to come: "has yet to arrive"."""
    return YET in verb.child_lemmas("advmod")


def is_imperative(head: Word) -> bool:
    """Whether *head* is an imperative: "Do not touch it"."""
    if _has_own_subject(head):
        return False
    verb = head.child("cop") or head
    if any(word.feat("Mood") == "Imp" for word in (verb, *head.children("aux"))):
        return True
    if (verb.upos, verb.xpos) not in BARE_VERBS:
        return False
    return _may_order(head) and all(map(_is_bare_do, head.children("aux", "aux:pass")))


def _has_own_subject(head: Word) -> bool:
    """Whether somebody else than the hearer does it: "most guests cry", not "you stay"."""
    subject = head.child("nsubj")
    return subject is not None and subject.index < head.index and subject.upos == "NOUN"


def _may_order(head: Word) -> bool:
    """Whether the clause of *head* is a main one, and has nothing that an order does not have."""
    return head.relation in MAIN and head.child(*NOT_OF_ORDERS) is None


def _is_bare_do(helper: Word) -> bool:
    return helper.lemma == "do" and helper.xpos not in INFLECTED_DO


def is_subjunctive(head: Word) -> bool:
    """Whether *head* is a that-clause with the bare form of the verb: "that he resign"."""
    verb = head.child("cop", "aux:pass") or head
    if not verb.is_verb or head.relation in {"root", "parataxis"}:  # "most guests, Lee said, leave"
        return False
    if verb.lemma in load_clause_words().unchanged:  # "said that the hall never shut" is a past
        return False
    if not _may_be_finite(head):
        return False
    return _has_bare_form(verb) or _has_past_like_bare(verb, head)


def _may_be_finite(head: Word) -> bool:
    """Whether *head* has a subject, and nothing that would make its verb an infinitive."""
    subject = head.child("nsubj", "csubj")
    if subject is None:
        return False
    between = head.sentence.phrase(subject.index + 1, head.index)
    if any(word.xpos == "MD" for word in between):  # also one that the parser attached elsewhere
        return False
    return head.child_lemmas("aux") <= {"be"} and not is_infinitive(head)


def _has_bare_form(verb: Word) -> bool:
    """Whether the parser says so; a form that is none of its lemma ("forgave") shows that it
    errs.
    """
    if verb.lower not in {verb.lemma, "be"}:
        return False
    signs = (verb.xpos, verb.lower, verb.feat("VerbForm"), verb.feat("Mood"))
    return not BARE.isdisjoint(signs)


def _has_past_like_bare(verb: Word, head: Word) -> bool:
    """Whether the parser takes *verb* for a past, which would have another form; its subject is a
    noun for one, so that a present would show.
    """
    subject = head.child("nsubj")
    if subject is None or subject.upos not in {"NOUN", "PROPN"}:
        return False
    if (verb.lower, verb.feat("Tense")) != (verb.lemma, "Past"):
        return False
    return subject.feat("Number") == "Sing" and subject.child("conj") is None


def find_opening(head: Word) -> str | None:
    """Return the lemma of the conjunction or question word that opens the clause of *head*, None
    if none does.
    """
    marks = head.children("mark")
    if marks:  # of "over whether" the latter
        return next((mark.lemma for mark in marks if mark.lemma in QUESTION_WORDS), marks[0].lemma)
    words = (word for word in _find_openings(head) if word.lemma in QUESTION_WORDS)
    return next((word.lemma for word in words if not _is_of_relative(word, head)), None)


def _is_of_relative(word: Word, clause: Word) -> bool:
    """Whether *word* stands before the verb above *clause* and so is its relative pronoun: "a plan
    which he said would fail".
    """
    above = clause.parent_as("ccomp")
    if above is None or not above.index > word.index:
        return False
    return above.deprel in RELATIVE_CLAUSES and clause.index > above.index


def _find_openings(head: Word) -> Iterator[Word]:
    """Yield the words that may be the question word of the clause of *head*."""
    above = head.parent_as(*ADNOMINAL_OR_ADVERBIAL)
    if above is not None:
        yield above  # which the parser may take for the head: "explained why it fell"
    if head.deprel == RELATIVE_CLAUSE:  # "the bridge, which fell" asks nothing
        return
    yield from _find_torn_off(head)
    if head.upos != "VERB" and not _is_said_of_another(head):  # "who they are"
        yield head
    yield from filterfalse(_is_free_relative, _find_first_words(head))


def _find_torn_off(head: Word) -> Iterator[Word]:
    """Yield the word right before the clause of *head* that the parser attached to the word above
    as well: *where* of "revealed where the money went".
    """
    before = head.opening.before
    if before is not None and before.parent is head.parent and not before.is_verb:
        yield before


def _is_said_of_another(head: Word) -> bool:
    """Whether *head* is what its subject is said to be: "this is what they want"."""
    subject = head.child("nsubj")
    return subject is not None and subject.index < head.index


def _is_free_relative(word: Word) -> bool:
    """Whether *word* has a clause of its own, and so asks nothing: "what they want is a rise",
    "despite what they say".
    """
    return any(clause.deprel in RELATIVE_CLAUSES for clause in word.children("acl", "advcl"))


def _find_first_words(head: Word) -> Phrase:
    """Return the first dependent of *head*, or *head* itself where none stands before it, with its
    modifiers.
    """
    opening = next(filter(_may_open, head.children()), head)
    if opening.index > head.index:
        return Phrase()
    return Phrase.of((opening, *opening.children("det", "advmod", "amod")))


def _may_open(child: Word) -> bool:
    return not child.is_punctuation and child.relation not in ASIDE


def opens_question(clause: Word) -> bool:
    """Whether *clause* begins with a question word: "whether it holds", "on how the fire began",
    "which bridge is closed".
    """
    opening = next((w for w in clause.subtree() if w.upos != "ADP"), clause)
    return opening.lemma in QUESTION_WORDS


def is_asked_about(verb: Word) -> bool:
    """Whether a direct question asks if somebody does what *verb* names, or who does: "Did Kim say
    …?", "Who said …?"; not "Why did Kim say …?", which takes for granted that she did.
    """
    subject = verb.child("nsubj")
    if subject is None or subject.index > verb.index or not _ends_question(verb):
        return False
    if subject.lemma in ASKED_FOR or not ASKED_FOR.isdisjoint(subject.child_lemmas("det")):
        return verb.relation in MAIN
    if not QUESTION_WORDS.isdisjoint(verb.child_lemmas("advmod")):
        return False
    return any(helper.index < subject.index for helper in verb.children("aux", "aux:pass"))


def _ends_question(verb: Word) -> bool:
    """Whether the next mark behind *verb* that ends a sentence is a question mark."""
    behind = verb.sentence.words[verb.index :]
    return next((word.text for word in behind if word.text in SENTENCE_ENDS), None) == "?"


def find_modified(verb: Word) -> Word | None:
    """Return the noun that the participle *verb* modifies, alone or with another one: "a letter
    calling her a thief and demanding that she leave".
    """
    if verb.feat("VerbForm") not in {"Ger", "Part"}:
        return None
    first = verb.parent_as("conj") or verb
    if case_of(first) is not None or is_passive(first):  # "a way of knowing"
        return None
    return first.parent if first.deprel == "acl" else _find_torn_noun(first)


def _find_torn_noun(participle: Word) -> Word | None:
    """Return the subject that *participle* stands right behind, where the parser attached it to the
    verb behind both: "leaflets | calling him a liar | were found".
    """
    verb, before = participle.parent_as("advcl"), participle.opening.before
    if verb is None or before is None or verb.index < participle.index:
        return None
    subjects = verb.children("nsubj")
    return next((noun for noun in subjects if noun.subtree()[-1] is before), None)
