"""The spine of a content: from its head down to its main proposition, over what only modifies it.

A spine leads over hedges ("is likely to close", "I think that it closed"), implicatives ("failed to
close") and semi-auxiliaries ("has to close").
"""

from __future__ import annotations

from claimkit.clauses.forms import opens_question
from claimkit.clauses.words import FIRST_PERSON, NEED, YET, clause_words
from claimkit.document import Word
from claimkit.grammar import case_lemma, is_passive, own_subject
from claimkit.lexicons.schema import Implicative, Lexicon
from claimkit.model import MarkerCategory
from claimkit.rules import Rule, first

LONGEST_SPINE = 6
CLAUSES = ("xcomp", "ccomp", "csubj")
# Categories of markers that weaken or strengthen a clause
CLAUSAL = frozenset(
    {
        MarkerCategory.HEDGE_ADJECTIVE,
        MarkerCategory.HEDGE_VERB,
        MarkerCategory.HEDGE_NOUN,
        MarkerCategory.BOOSTER,
        MarkerCategory.NEGATION,
        MarkerCategory.EVIDENTIAL,
    }
)


def find_spine(
    head: Word, lexicon: Lexicon, owners: frozenset[str] = FIRST_PERSON
) -> tuple[Word, ...]:
    """Return *head* and the heads below it, down to that of the main proposition.

    Args:
        owners: pronouns by which the speaker is meant as the subject of a verb of belief.
    """
    words = [head]
    while len(words) < LONGEST_SPINE:
        below = first(RULES, words[-1], lexicon, owners)
        if below is None or below.answer in words:
            break
        words.append(below.answer)
    return tuple(words)


def is_hedge(lemma: str, lexicon: Lexicon) -> bool:
    """Whether *lemma* is listed as an adjective, verb or noun that weakens or strengthens a
    clause.
    """
    return any(entry.category in CLAUSAL for entry in lexicon.marker(lemma))


def is_own_hedge(verb: Word, owners: frozenset[str] = FIRST_PERSON) -> bool:
    """Whether a verb of belief tells the speaker's own: "I think", "it seems", "is expected to",
    not "Berg thinks".
    """
    if verb.lemma in clause_words().raising or is_passive(verb):
        return True
    subject = own_subject(verb)
    return subject is not None and subject.lemma in owners


def find_implied(word: Word, implicative: Implicative) -> Word | None:
    """Return the head of what *word* says to be so or not; None where it says so of nothing
    here.
    """
    clauses = word.children("xcomp", "ccomp", "advcl", "obl")
    if implicative.from_only:
        return next((c for c in clauses if case_lemma(c) == "from"), None)
    complement = next(filter(_is_complement, clauses), None)
    if complement is None and implicative.object and not is_passive(word):
        return word.child("obj")
    return complement


def _is_complement(clause: Word) -> bool:
    bare = clause.feat("VerbForm") in {"Inf", "Ger"}
    return clause.relation == "xcomp" or (clause.relation == "ccomp" and bare)


def _below_implicative(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    implicative = lexicon.implicative(lexicon.base(word.lemma, word.lower))
    return find_implied(word, implicative) if implicative is not None else None


def _below_remaining(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    """Return the hedge that a verb such as "remain" has as its predicate."""
    if word.lemma not in clause_words().pending:
        return None
    return next((c for c in word.children("xcomp") if is_hedge(c.lemma, lexicon)), None)


def _below_open(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    """Return the head of the question that *word* leaves open: "it remains to be seen whether", "it
    is too early to say how", "has yet to be confirmed whether".
    """
    if word.lemma not in clause_words().pending and not _is_awaited(word):
        return None
    infinitives = [c for c in word.children("xcomp", "advcl") if _has_to(c)]
    for above in (word, *infinitives):
        for clause in above.children("csubj", "ccomp", "acl"):
            if clause.deprel != "acl:relcl" and opens_question(clause):
                return clause
    return None


def _is_awaited(word: Word) -> bool:
    """Whether *word* is yet to come: "has yet to be confirmed"."""
    above = word.parent
    if word.relation != "xcomp" or above is None:
        return False
    return any(w.lemma == YET for w in (*word.children("advmod"), *above.children("advmod")))


def _below_raising(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    if lexicon.base(word.lemma, word.lower) not in clause_words().raising:
        return None
    return _find_infinitive(word) or word.child(*CLAUSES)


def _below_semi_modal(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    if not _is_semi_modal(word, lexicon):
        return None
    infinitive = _find_infinitive(word)
    if infinitive is None and word.lemma == NEED:  # "you need not pay"
        return word.child(*CLAUSES)
    return infinitive


def _below_adjective(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    """Return the clause of a hedging adjective, also where it hangs on the verb above: "whether it
    runs remains unclear".
    """
    lemma = lexicon.base(word.lemma, word.lower)
    if word.upos != "ADJ" or not is_hedge(lemma, lexicon) or _only_modifies(word, lexicon):
        return None
    clause = word.child(*CLAUSES) or _find_infinitive(word)
    above = word.parent if word.relation == "xcomp" else None
    if clause is None and above is not None:
        return above.child("csubj", "ccomp")
    return clause


def _below_belief(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    hedge = word.upos == "VERB" and is_hedge(lexicon.base(word.lemma, word.lower), lexicon)
    return word.child("ccomp", "xcomp") if hedge and is_own_hedge(word, owners) else None


def _below_existence(word: Word, lexicon: Lexicon, owners: frozenset[str]) -> Word | None:
    """Return the clause of a hedging noun that is said to exist."""
    noun = word.child("nsubj") if word.child("expl") is not None else None
    if noun is None or not is_hedge(noun.lemma, lexicon) or _only_modifies(word, lexicon):
        return None
    return noun.child("acl", "ccomp")


def _only_modifies(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* has no other sense than to modify its infinitive."""
    raising = lexicon.base(word.lemma, word.lower) in clause_words().raising
    return raising or _is_semi_modal(word, lexicon)


def _is_semi_modal(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* only modifies its infinitive: "needs to close", not "is needed to close
    it".
    """
    lemma = lexicon.base(word.lemma, word.lower)
    if lemma not in clause_words().semi_modals:
        return False
    return lemma not in clause_words().modals or not is_passive(word)


def _find_infinitive(word: Word) -> Word | None:
    return next((c for c in word.children("xcomp", "ccomp", "advcl") if _has_to(c)), None)


def _has_to(clause: Word) -> bool:
    return case_lemma(clause) == "to"


# What a word only modifies; a word of which no rule tells is a proposition of its own
RULES = (
    Rule("spine.implicative", "Lee said the firm failed to close the plant.", _below_implicative),
    Rule("spine.remains", "Lee said it remains unclear whether it holds.", _below_remaining),
    Rule("spine.left-open", "Lee said it remains to be seen whether it holds.", _below_open),
    Rule("spine.raising", "Lee said the bridge seems to hold.", _below_raising),
    Rule("spine.semi-modal", "Lee said the firm has to close the plant.", _below_semi_modal),
    Rule("spine.adjective", "Lee said the firm is likely to close the plant.", _below_adjective),
    Rule("spine.belief", "“I think that the bridge holds,” Lee said.", _below_belief),
    Rule("spine.existence", "Lee said there is a risk that the bridge falls.", _below_existence),
)  # fmt: skip
