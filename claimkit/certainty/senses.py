"""Whether words have the sense in which the lexicon lists them as a marker: "about" before a
number, "few" but not "a few".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimkit.certainty.modals import is_epistemic, is_inverted, is_utmost
from claimkit.certainty.scope import has_negator, is_compared, top_of
from claimkit.clauses.spine import is_own_hedge
from claimkit.clauses.words import FIRST_PERSON, THIRD_PERSON, clause_words
from claimkit.document import Sentence, Word
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import MarkerCategory

Words = tuple[Word, ...]
Fits = Callable[[Sentence, MarkerEntry, Words, Lexicon], bool]
OF_CLAUSES = frozenset({"acl", "ccomp", "csubj", "xcomp", "advcl"})


def fits(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    """Whether *words*, which match *entry*, have its sense."""
    check = BY_CATEGORY.get(entry.category)
    return check is None or check(sentence, entry, words, lexicon)


def _before_number(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    """Whether a number follows, or an amount: "about 300", "roughly a third", "at least a week"."""
    following = sentence.words[words[-1].index : words[-1].index + 2]
    if any(w.upos == "NUM" for w in following) or entry.lemma in lexicon.grammar.behind_numbers:
        return True
    article = (
        following[:1] and following[0].relation == "det" and following[0].feat("Definite") == "Ind"
    )
    noun = following[-1] if article else next(iter(following), None)
    if noun is None or (words[-1].upos == "ADP" and len(words) == 1):  # "talks about half measures"
        return False
    return noun.lemma.lower() in lexicon.grammar.amounts or (
        bool(article) and noun.lemma.lower() in lexicon.times
    )


def _negates(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    word = words[0]
    head = sentence.parent(word)
    if word.relation == "advmod" and head is not None and is_utmost(sentence, head, lexicon):
        return False
    if entry.lemma not in lexicon.grammar.quantities:
        return True
    before = sentence.word(word.index - 1).text.lower() if word.index > 1 else ""
    plain = word.text.lower() == entry.lemma and before not in lexicon.grammar.partitives
    return plain and word.relation in {"amod", "nsubj", "det", "obj"}


def _is_epistemic(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    if "or" in entry.lemma.split():  # "may or may not" leaves no other sense
        return True
    head = sentence.parent(words[0])
    return (
        words[0].relation == "aux"
        and head is not None
        and is_epistemic(sentence, words[0], head, lexicon)
    )


def _is_own(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    word = words[0]
    has_clause = word.relation == "parataxis" or any(
        _is_clause(sentence, word, c, lexicon) for c in sentence.children(word)
    )
    return has_clause and is_own_hedge(word, FIRST_PERSON | THIRD_PERSON)


def _is_clause(sentence: Sentence, verb: Word, child: Word, lexicon: Lexicon) -> bool:
    """Whether *child* is the clause of a verb of belief; who "feels ill" believes nothing, what
    "seems safe" may not be.
    """
    sensed = (
        child.relation == "xcomp"
        and child.upos == "ADJ"
        and sentence.child(child, "mark", "cop") is None
    )
    return child.relation in OF_CLAUSES and not (
        sensed and verb.lemma not in clause_words().raising
    )


def _is_no_comparison(
    sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon
) -> bool:
    """Whether an adjective weighs what is so; what is "more likely than" something else is a
    finding about both.
    """
    return not is_compared(sentence, words[-1], lexicon)


def _has_content(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    """Whether a noun hedges a clause, or says what there is or what somebody has ("a risk of
    flooding"); "a higher risk of flooding" is measured.
    """
    word, before = top_of(words), words[0].text.lower()
    if len(words) == 1 and _is_measured(sentence, word, lexicon):
        return False
    if len(words) > 1 and before in lexicon.grammar.further:
        return _is_wanted(sentence, word, lexicon)
    if len(words) > 1 and before in lexicon.grammar.sufficient:
        return _is_missing(sentence, word, lexicon)
    if sentence.child(word, "acl", "ccomp", "cop") is not None:
        return True
    above = sentence.parent(word)
    if above is None or sentence.child(word, "nmod") is None:
        return False
    exists = word.relation == "nsubj" and sentence.child(above, "expl") is not None
    return exists or (word.relation == "obj" and above.lemma.lower() in lexicon.light_verbs)


def _is_measured(sentence: Sentence, noun: Word, lexicon: Lexicon) -> bool:
    adjectives = sentence.children(noun, "amod")
    return any(
        w.feat("Degree") == "Cmp" or w.lemma.lower() in lexicon.grammar.compared for w in adjectives
    )


def _is_wanted(sentence: Sentence, noun: Word, lexicon: Lexicon) -> bool:
    """Whether *noun* is said to be needed: "further research is needed", "called for more
    tests".
    """
    above = sentence.parent(noun)
    return above is not None and above.lemma.lower() in lexicon.grammar.wanting


def _is_missing(sentence: Sentence, noun: Word, lexicon: Lexicon) -> bool:
    """Whether *noun* is said not to be there: "there is not enough evidence", "we do not have
    enough evidence".
    """
    above = sentence.parent(noun)
    if above is None or noun.relation not in {"nsubj", "obj"}:
        return False
    return has_negator(sentence, above, lexicon, "advmod")


def _opens_clause(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    """Whether a conjunction opens a condition, or an auxiliary before its subject; "if" and
    "whether" also open questions.
    """
    clause = sentence.parent(words[0])
    if words[0].upos == "AUX":
        return clause is not None and is_inverted(sentence, words[0], clause)
    return len(words) > 1 or not entry.upos or (clause is not None and clause.relation == "advcl")


def _boosts(sentence: Sentence, entry: MarkerEntry, words: Words, lexicon: Lexicon) -> bool:
    """Whether an adjective, verb or noun boosts a clause ("it is clear that", not "clear
    water").
    """
    alone = len(words) == 1 and words[0].upos in {"ADJ", "VERB", "NOUN"}
    return not alone or any(c.relation in OF_CLAUSES for c in sentence.children(words[0]))


BY_CATEGORY: Mapping[MarkerCategory, Fits] = {
    MarkerCategory.APPROXIMATOR: _before_number,
    MarkerCategory.NEGATION: _negates,
    MarkerCategory.HEDGE_MODAL: _is_epistemic,
    MarkerCategory.HEDGE_VERB: _is_own,
    MarkerCategory.HEDGE_ADJECTIVE: _is_no_comparison,
    MarkerCategory.HEDGE_NOUN: _has_content,
    MarkerCategory.CONDITION: _opens_clause,
    MarkerCategory.BOOSTER: _boosts,
}
