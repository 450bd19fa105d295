"""Modal verbs by sense: whether one says how likely something is, or what is allowed, demanded or
possible to do.

What a modal mostly says stands in the lexicon (``[modals]``); a rule takes it for another sense
only on evidence of the tree.
"""

from __future__ import annotations

from collections.abc import Callable

from claimkit.certainty.permission import is_wish, permits
from claimkit.certainty.scope import has_negator
from claimkit.clauses.forms import has_perfect, has_progressive, opens_question
from claimkit.document import Sentence, Word
from claimkit.grammar import case_lemma, is_agentive, is_passive, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model import MarkerCategory, Modality, ReferentKind

Sense = Callable[[Sentence, Word, Word, Lexicon], bool]
BODIES = frozenset({ReferentKind.ORGANIZATION, ReferentKind.PLACE, ReferentKind.DOCUMENT})
QUOTES = frozenset("“”\"'‘’«»")


def is_modal(sentence: Sentence, word: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether *word*, an auxiliary of *head* or *head* itself, is a modal here: "have" only with
    "to", not in "has yet to".
    """
    if word is not head and word.relation == "aux":
        return word.lemma.lower() != "have"
    bare = word.lemma.lower() in lexicon.grammar.necessity  # "you need not pay"
    below = [c for c in sentence.children(word, "xcomp") if bare or case_lemma(sentence, c) == "to"]
    awaited = any(
        c.lemma.lower() in lexicon.grammar.awaiting
        for w in (word, *below)
        for c in sentence.children(w, "advmod")
    )
    return bool(below) and not awaited and not is_passive(sentence, word)


def is_epistemic(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether *modal*, an auxiliary of *head*, says how likely it is."""
    return modality_of(sentence, modal, head, lexicon) is Modality.EPISTEMIC


def modality_of(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> Modality:
    """Return what *modal*, an auxiliary of *head* or *head* itself, makes of the clause; NONE if it
    is no modal.
    """
    lemma = modal.lemma.lower()
    for group, sense, modality in SENSES:
        if lemma in getattr(lexicon.grammar, group) and sense(sentence, modal, head, lexicon):
            return modality
    return lexicon.modals.get(lemma, Modality.NONE)


def is_ruled_out(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether the possibility that *modal* tells is denied: "could not have known"."""
    words = lexicon.grammar
    able = modal.lemma.lower() in words.past_ability | words.ability
    return able and _is_denied(sentence, head, lexicon)


def is_inverted(sentence: Sentence, modal: Word, head: Word) -> bool:
    """Whether the auxiliary *modal* opens a condition without "if": "should it rain"."""
    subject = own_subject(sentence, head)
    marks = (
        m for m in sentence.children(head, "mark") if m is not modal and m.lemma.lower() != "to"
    )
    clause = head.relation == "advcl" and not any(True for _ in marks)
    return clause and subject is not None and modal.index < subject.index


def is_utmost(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether *head* is a comparative than which there is said to be no more: "could not be
    clearer".
    """
    words = lexicon.grammar
    able = any(
        a.lemma.lower() in words.past_ability | words.ability
        for a in sentence.children(head, "aux")
    )
    compared = head.feat("Degree") == "Cmp" or any(
        _is_bare_more(sentence, c, lexicon) for c in sentence.children(head, "advmod")
    )
    return able and compared and head.upos == "ADJ"


def _is_bare_more(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    return word.text.lower() in lexicon.grammar.more and not sentence.children(word)


def _is_denied(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether a negation stands by *head* or in its subject: "could not", "nobody could", "not
    everybody could".
    """
    words = lexicon.grammar
    if has_negator(sentence, head, lexicon, "advmod"):
        return True
    subject = own_subject(sentence, head)
    if subject is None:
        return False
    of_subject = (subject, *sentence.children(subject, "det", "advmod"))
    return any(
        w.lemma.lower() in words.negators | words.quantifiers | words.nothing for w in of_subject
    )


def _opens_condition(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    return is_inverted(sentence, modal, head)


def _tells_degree(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    return is_utmost(sentence, head, lexicon)


def _tells_ability(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "could" is the past of "can": negated, or of perceiving by somebody ("they could hear
    shots", "shots could be heard echoing").
    """
    if has_perfect(head):
        return False
    if _is_denied(sentence, head, lexicon):
        return True
    if head.lemma.lower() not in lexicon.perceiving or _has_condition(sentence, head, lexicon):
        return False
    if is_passive(sentence, head):
        clauses = sentence.children(head, "xcomp", "advcl")
        return any(
            c.feat("VerbForm") in {"Ger", "Part"} and case_lemma(sentence, c) is None
            for c in clauses
        )
    return _acts(sentence, head, lexicon) and not _is_body(sentence, head, lexicon)


def _is_body(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether the subject of *head* is a body, which has no senses: "the council could feel a
    squeeze".
    """
    subject = own_subject(sentence, head)
    noun = (
        lexicon.speaker_noun(subject.lemma.lower())
        if subject is not None and subject.upos == "NOUN"
        else None
    )
    return noun is not None and noun.kind in BODIES


def _excludes(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether a negated "can" concludes that it is not so: "cannot have left", "cannot be true",
    not "cannot walk".
    """
    if not _is_denied(sentence, head, lexicon):
        return False
    return has_perfect(head) or (
        head.lemma.lower() in lexicon.grammar.truths and _has_copula(sentence, head)
    )


def _forecasts(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "should" forecasts: of something that comes about by itself, or is brought about by a
    given time.
    """
    lasting = _is_of_duration(sentence, head, lexicon)
    # "the aim should be to close it"
    if any(m.lemma.lower() == "to" for m in sentence.children(head, "mark")):
        return False
    if opens_question(head) or (_is_denied(sentence, head, lexicon) and not lasting):
        return False  # "how it should happen", "should not end there" ask what is right
    if head.lemma.lower() in lexicon.grammar.able:
        return not _is_of_all(sentence, head) or _is_timed(sentence, head, lexicon)
    if head.lemma.lower() not in lexicon.coming_about or _acts(sentence, head, lexicon):
        return False
    if head.lemma.lower() in lexicon.grammar.lasting and not lasting:
        return False
    if is_passive(sentence, head) and not any(
        _is_date(sentence, w, lexicon) for w in sentence.children(head, "obl")
    ):
        return False
    by_now = any(
        w.lemma.lower() in lexicon.grammar.by_now for w in sentence.children(head, "advmod", "obl")
    )
    return not has_perfect(head) or by_now


def _is_of_duration(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether *head* says how long something takes: "should take a week", "should not take long";
    or that it "takes effect".
    """
    words = lexicon.grammar
    objects = sentence.children(head, "obj", "obl", "advmod")
    return head.lemma.lower() in words.lasting and any(
        w.lemma.lower() in lexicon.times | words.amounts | words.durations for w in objects
    )


def _is_of_all(sentence: Sentence, head: Word) -> bool:
    """Whether *head* is said of a whole kind, for whom it is a right: "pupils should be able to
    choose", "everyone should".
    """
    subject = own_subject(sentence, head)
    if subject is None:
        return False
    bare = (
        subject.upos == "NOUN"
        and subject.feat("Number") == "Plur"
        and sentence.child(subject, "det", "nmod:poss") is None
    )
    return bare or subject.feat("PronType") in {"Tot", "Ind"}


def _is_timed(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether a time is given for *head* or its infinitive: "should be able to leave tomorrow"."""
    below = sentence.children(head, "xcomp")
    adjuncts = [c for w in (head, *below) for c in sentence.children(w, "obl", "advmod")]
    return any(w.lemma.lower() in lexicon.times for w in adjuncts)


def _is_date(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* says by when: "by May", "by noon", "by 2030"."""
    dated = word.lemma.lower() in lexicon.times or word.upos in {"NUM", "PROPN"}
    return dated and case_lemma(sentence, word) == "by"


def _concludes(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "must" concludes rather than obliges: "must have left", "must be joking", "that must
    be a mistake".
    """
    words = lexicon.grammar
    if has_perfect(head):
        return True
    if head.text.lower() in words.demanded:
        return False
    if has_progressive(head):
        return True
    if head.lemma.lower() in words.concluded and not is_passive(sentence, head):
        return True
    subject = own_subject(sentence, head)
    pointing = subject is not None and subject.lemma.lower() in words.pointing
    return pointing and _has_copula(sentence, head)


def _has_copula(sentence: Sentence, head: Word) -> bool:
    return sentence.child(head, "cop") is not None


def _tells_habit(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "would" tells what somebody used to do ("would often walk home"); under a cue in the
    past it may as well be what was to come ("said he would often call").
    """
    above = sentence.parent(head)
    past = above is not None and head.relation == "ccomp" and above.feat("Tense") == "Past"
    quoted = any(set(c.text) & QUOTES for c in sentence.children(head, "punct"))
    if (
        has_perfect(head)
        or is_passive(sentence, head)
        or (past and not quoted)
        or not _acts(sentence, head, lexicon)
    ):
        return False
    return _recurs(sentence, head, lexicon) and not _has_condition(sentence, head, lexicon)


def _recurs(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether *head* is said to happen again and again: "often", "every morning"."""
    words = lexicon.grammar
    # not "more often than not"
    adverbs = (c for c in sentence.children(head, "advmod") if not sentence.children(c))
    if any(c.lemma.lower() in words.recurring for c in adverbs):
        return True
    times = (c for c in sentence.children(head, "obl") if c.lemma.lower() in lexicon.times)
    return any(d.lemma.lower() in words.each for c in times for d in sentence.children(c, "det"))


def _has_condition(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    return any(
        _is_condition(sentence, clause, lexicon) for clause in sentence.children(head, "advcl")
    )


def _is_condition(sentence: Sentence, clause: Word, lexicon: Lexicon) -> bool:
    marks = (e for m in sentence.children(clause, "mark") for e in lexicon.marker(m.lemma.lower()))
    return any(e.category is MarkerCategory.CONDITION for e in marks) or any(
        is_inverted(sentence, a, clause) for a in sentence.children(clause, "aux")
    )


def _is_contingent(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "need not" says that it may be otherwise ("need not be bad") rather than that nobody
    has to ("need not pay").
    """
    state = (
        _has_copula(sentence, head)
        or head.lemma.lower() in lexicon.grammar.states | lexicon.coming_about
    )
    return state and _is_denied(sentence, head, lexicon) and not _acts(sentence, head, lexicon)


def _acts(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether the subject of *head* is somebody who can act; things and "it" cannot."""
    subject = own_subject(sentence, head)
    return (
        subject is not None
        and subject.lemma.lower() not in lexicon.grammar.things
        and is_agentive(subject, lexicon)
    )


# The words of ``grammar.toml`` to which a rule applies, and what they make of a clause where it
# says yes; the first decides
SENSES: tuple[tuple[str, Sense, Modality], ...] = (
    ("permission", is_wish, Modality.DESIDERATIVE),
    ("permission", permits, Modality.DEONTIC),
    ("past_ability", _tells_degree, Modality.NONE),
    ("past_ability", _tells_ability, Modality.DYNAMIC),
    ("ability", _excludes, Modality.EPISTEMIC),
    ("advice", _opens_condition, Modality.CONDITIONAL),
    ("advice", _forecasts, Modality.EPISTEMIC),
    ("obligation", _concludes, Modality.EPISTEMIC),
    ("past_future", _tells_habit, Modality.NONE),
    ("necessity", _is_contingent, Modality.EPISTEMIC),
)
