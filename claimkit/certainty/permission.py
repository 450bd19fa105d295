"""Whether "may" gives or refuses leave, or wishes; else it says what is possible, and in news it
mostly does.
"""

from __future__ import annotations

from claimkit.document import Sentence, Word
from claimkit.grammar import SUBJECTS, case_lemma, is_agentive, is_passive, own_subject
from claimkit.lexicons.schema import Lexicon


def is_wish(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "may" opens a clause, before its subject, and asks nothing: "may the best team win",
    not "there may be one".
    """
    subject = own_subject(sentence, head)
    if (
        subject is None
        or subject.index < modal.index
        or subject.lemma.lower() in lexicon.grammar.first_person
    ):
        return False
    before = (
        c
        for c in sentence.children(head)
        if c.index < modal.index and c.relation not in {"punct", "cc", "discourse"}
    )
    asks = any(w.text == "?" for w in sentence.words[head.index :])
    return not asks and head.relation != "advcl" and not any(True for _ in before)


def permits(sentence: Sentence, modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether "may" is leave: only of an act, and only where the clause shows that a rule
    speaks.
    """
    if not _is_act(sentence, head, lexicon):
        return False
    subject, lemma, words = own_subject(sentence, head), head.lemma.lower(), lexicon.grammar
    if subject is None:
        return False
    somebody = _is_bound(subject, lexicon) or is_agentive(subject, lexicon)
    if (somebody or is_passive(sentence, head)) and _is_under_rules(sentence, head, lexicon):
        return True
    restricted = _is_restricted(sentence, head, subject, lexicon)
    if is_passive(sentence, head):
        return lemma in words.granted or (restricted and lemma in words.permitted | words.barred)
    if _is_anybody(sentence, subject, lexicon):
        return True
    wide = restricted or subject.lemma.lower() in words.addressed
    return _is_bound(subject, lexicon) and lemma in (
        words.permitted | words.barred if wide else words.permitted
    )


def _is_act(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether *head* is done at will, here and now or later: no state, nothing that befalls one or
    comes about by itself.
    """
    words = lexicon.grammar
    by_itself = (
        (words.states | words.befalling | lexicon.coming_about | lexicon.perceiving)
        - words.permitted
        - words.barred
    )
    if head.upos != "VERB" or head.lemma.lower() in by_itself:
        return False
    # A perfect looks back and a progressive at what goes on; neither is for rules to allow
    return not any(
        a.lemma.lower() in {"have", "be"} and a.deprel == "aux"
        for a in sentence.children(head, "aux")
    )


def _is_under_rules(sentence: Sentence, head: Word, lexicon: Lexicon) -> bool:
    """Whether a rule is named for *head* ("under the rules, tenants may …"), or says it ("the law
    says that tenants may …").
    """
    above = sentence.parent(head)
    reported = above is not None and head.relation == "ccomp"
    places = (head, above) if above is not None and reported else (head,)
    adjuncts = (a for place in places for a in sentence.children(place, "obl", "advcl"))
    words = lexicon.grammar
    # not "by acting"
    named = (a for a in adjuncts if a.upos in {"NOUN", "PROPN"} and a.lemma.lower() in words.rules)
    if any(case_lemma(sentence, a) in words.under for a in named):
        return True
    return (
        above is not None
        and reported
        and any(c.lemma.lower() in words.rules for c in sentence.children(above, *SUBJECTS))
    )


def _is_restricted(sentence: Sentence, head: Word, subject: Word, lexicon: Lexicon) -> bool:
    """Whether something is denied or kept for some: "may not", "may only", "only members may", "no
    visitor may".
    """
    words = lexicon.grammar
    by_head = (c.lemma.lower() for c in sentence.children(head, "advmod"))
    by_subject = (c.lemma.lower() for c in sentence.children(subject, "advmod", "det"))
    return any(lemma in words.negators | words.only for lemma in (*by_head, *by_subject)) or (
        subject.lemma.lower() in words.nothing
    )


def _is_anybody(sentence: Sentence, subject: Word, lexicon: Lexicon) -> bool:
    """Whether *subject* is nobody at all or none but some: "no one may", "only members may"."""
    words = lexicon.grammar
    before = {c.lemma.lower() for c in sentence.children(subject, "advmod", "det")}
    if subject.lemma.lower() in words.nobody or (
        subject.upos == "PRON" and before & words.negators
    ):
        return True
    return bool(before & words.only) and (
        _is_bound(subject, lexicon) or is_agentive(subject, lexicon)
    )


def _is_bound(subject: Word, lexicon: Lexicon) -> bool:
    """Whether *subject* is one whom rules tell what they may do: "you", "visitors", "tenants"."""
    return subject.lemma.lower() in lexicon.grammar.addressed | lexicon.grammar.bound
