"""Whether words have the sense in which the lexicon lists them as a marker: "about" before a
number, "few" but not "a few".
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.certainty.ability import is_utmost
from claimkit.certainty.modalclause import is_inverted
from claimkit.certainty.modals import is_epistemic
from claimkit.certainty.negation import has_negator, is_compared
from claimkit.certainty.words import SenseWords, certainty_words
from claimkit.clauses.spine import is_own_hedge
from claimkit.clauses.words import FIRST_PERSON, THIRD_PERSON, clause_words
from claimkit.document import Phrase, Word
from claimkit.lexicons.schema import Lexicon, MarkerEntry
from claimkit.model import MarkerCategory
from claimkit.rules import Rule, first, when

OF_CLAUSES = frozenset({"acl", "ccomp", "csubj", "xcomp", "advcl"})
# An approximator that stands behind its number
OR_SO = "or so"
# Words of amount that negate what they belong to, but not behind these ("a few")
QUANTITIES = frozenset({"few", "little"})
PARTITIVES = frozenset({"a", "the", "these", "those", "very", "too"})
QUANTIFYING = frozenset({"amod", "nsubj", "det", "obj"})
BOOSTING = frozenset({"ADJ", "VERB", "NOUN"})


@frozen(kw_only=True)
class Match:
    """Words that are written like a marker of the lexicon.

    Attributes:
        words: neighbours, at least one.
    """

    entry: MarkerEntry
    words: Phrase
    lexicon: Lexicon

    @property
    def word(self) -> Word:
        """The first of the words."""
        return self.words[0]

    @property
    def is_single(self) -> bool:
        """Whether it is one word."""
        return len(self.words) == 1


def find_sense(match: Match) -> str | None:
    """Return the name of the rule by which the words have the sense of the entry, None if they have
    another.
    """
    found = first(RULES.get(match.entry.category, ANY), match)
    return found.rule if found is not None else None


def _has_number(match: Match) -> bool:
    """Whether a number follows in two words, or stands before "or so"."""
    last = match.words[-1]
    following = last.sentence.words[last.index : last.index + 2]
    return match.entry.lemma == OR_SO or any(word.upos == "NUM" for word in following)


def _has_amount(match: Match) -> bool:
    """Whether an amount follows: "roughly a third", "at least a week"; not "talks about half
    measures".
    """
    following = match.words[-1].after
    if following is None or (match.is_single and match.word.upos == "ADP"):
        return False
    noun = following.after if _is_indefinite(following) else None
    if noun is not None and noun.lemma in match.lexicon.times:
        return True
    return (noun or following).lemma in certainty_words().senses.amounts


def _is_indefinite(word: Word) -> bool:
    return word.relation == "det" and word.feat("Definite") == "Ind"


def _negates(match: Match) -> bool:
    """Whether a negation denies something, rather than says that there is no more of it ("could not
    be clearer").
    """
    return match.entry.lemma not in QUANTITIES and not _is_of_utmost(match.word)


def _is_few(match: Match) -> bool:
    """Whether a word of amount says that there is hardly any: "few", not "a few", "fewer"."""
    word = match.word
    if match.entry.lemma not in QUANTITIES or _is_of_utmost(word):
        return False
    if word.lower != match.entry.lemma or word.relation not in QUANTIFYING:
        return False
    return word.before is None or word.before.lower not in PARTITIVES


def _is_of_utmost(word: Word) -> bool:
    head = word.parent
    return word.relation == "advmod" and head is not None and is_utmost(head)


def _is_either_way(match: Match) -> bool:
    """Whether a modal is said with its negation: "may or may not" leaves no other sense."""
    return "or" in match.entry.lemma.split()


def _is_epistemic(match: Match) -> bool:
    head = match.word.parent
    if match.word.relation != "aux" or head is None:
        return False
    return is_epistemic(match.word, head, match.lexicon)


def _is_own_belief(match: Match) -> bool:
    """Whether a verb of belief is the speaker's own, and says of a clause that it is believed."""
    verb = match.word
    if verb.relation != "parataxis" and not any(_is_believed(c, verb) for c in verb.children()):
        return False
    return is_own_hedge(verb, FIRST_PERSON | THIRD_PERSON)


def _is_believed(child: Word, verb: Word) -> bool:
    """Whether *child* is the clause of *verb*, one of belief; who "feels ill" believes nothing,
    what "seems safe" may not be.
    """
    if child.relation not in OF_CLAUSES:
        return False
    return verb.lemma in clause_words().raising or not _is_sensed(child)


def _is_sensed(child: Word) -> bool:
    bare = child.relation == "xcomp" and child.upos == "ADJ"
    return bare and child.child("mark", "cop") is None


def _weighs(match: Match) -> bool:
    """Whether an adjective weighs what is so; what is "more likely than" something else is a
    finding about both.
    """
    return not is_compared(match.words[-1])


def _is_wanted(match: Match) -> bool:
    """Whether more inquiry is said to be needed: "further research is needed", "called for more
    tests".
    """
    above = match.words.root.parent
    return _is_of_more(match) and above is not None and above.lemma in _senses().wanting


def _is_missing(match: Match) -> bool:
    """Whether enough is said not to be there: "there is not enough evidence", "we do not have
    enough evidence".
    """
    noun = match.words.root
    above = noun.parent
    if not _is_of_enough(match) or above is None or noun.relation not in {"nsubj", "obj"}:
        return False
    return has_negator(above, "advmod")


def _has_clause(match: Match) -> bool:
    """Whether a noun hedges a clause: "a risk that it falls"."""
    return _is_hedge(match) and match.words.root.child("acl", "ccomp", "cop") is not None


def _exists(match: Match) -> bool:
    """Whether a noun says what there is: "there is a risk of flooding"."""
    noun = match.words.root
    above = noun.parent
    if noun.relation != "nsubj" or above is None or noun.child("nmod") is None:
        return False
    return _is_hedge(match) and above.child("expl") is not None


def _is_had(match: Match) -> bool:
    """Whether a noun says what somebody has: "has a chance of winning"."""
    noun = match.words.root
    above = noun.parent
    if noun.relation != "obj" or above is None or noun.child("nmod") is None:
        return False
    return _is_hedge(match) and above.lemma in match.lexicon.light_verbs


def _is_hedge(match: Match) -> bool:
    """Whether a noun says nothing of how much there is of it: not "a higher risk of flooding"."""
    if match.is_single:
        return not any(map(_is_measure, match.word.children("amod")))
    return not _is_of_more(match) and not _is_of_enough(match)


def _is_measure(adjective: Word) -> bool:
    return adjective.feat("Degree") == "Cmp" or adjective.lemma in _senses().compared


def _is_of_more(match: Match) -> bool:
    return not match.is_single and match.word.lower in _senses().further


def _is_of_enough(match: Match) -> bool:
    return not match.is_single and match.word.lower in _senses().sufficient


def _opens_condition(match: Match) -> bool:
    """Whether a conjunction opens a condition; "if" and "whether" also open questions."""
    if match.word.upos == "AUX":
        return False
    if not match.is_single or not match.entry.upos:
        return True
    clause = match.word.parent
    return clause is not None and clause.relation == "advcl"


def _is_inverted(match: Match) -> bool:
    """Whether an auxiliary before its subject opens a condition: "should it rain"."""
    clause = match.word.parent
    return match.word.upos == "AUX" and clause is not None and is_inverted(match.word, clause)


def _boosts_clause(match: Match) -> bool:
    """Whether an adjective, verb or noun boosts a clause: "it is clear that", not "clear water"."""
    word = match.word
    if not match.is_single or word.upos not in BOOSTING:
        return False
    return any(child.relation in OF_CLAUSES for child in word.children())


def _boosts(match: Match) -> bool:
    return not match.is_single or match.word.upos not in BOOSTING


def _senses() -> SenseWords:
    return certainty_words().senses


def _is_always(match: Match) -> bool:
    return True


# By category the senses that count; the words of other categories have but one
RULES: Mapping[MarkerCategory, tuple[Rule[[Match], bool], ...]] = {
    MarkerCategory.APPROXIMATOR: (
        Rule("sense.number", "Lee said about 300 came.", when(_has_number, True)),
        Rule("sense.amount", "Lee said roughly a third came.", when(_has_amount, True)),
    ),
    MarkerCategory.NEGATION: (
        Rule("sense.negation", "Lee said it did not rain.", when(_negates, True)),
        Rule("sense.few", "Lee said few guests came.", when(_is_few, True)),
    ),
    MarkerCategory.HEDGE_MODAL: (
        Rule("sense.either-way", "Lee said it may or may not rain.", when(_is_either_way, True)),
        Rule("sense.epistemic", "Lee said it might rain.", when(_is_epistemic, True)),
    ),
    MarkerCategory.HEDGE_VERB: (
        Rule("sense.own-belief", "“I think it rained,” Lee said.", when(_is_own_belief, True)),
    ),
    MarkerCategory.HEDGE_ADJECTIVE: (
        Rule("sense.weighing", "Lee said it is likely that it rained.", when(_weighs, True)),
    ),
    MarkerCategory.HEDGE_NOUN: (
        Rule("sense.wanted", "Lee said further research is needed.", when(_is_wanted, True)),
        Rule("sense.missing", "Lee said there is not enough evidence.", when(_is_missing, True)),
        Rule("sense.of-clause", "Lee said there is a risk that it falls.", when(_has_clause, True)),
        Rule("sense.existing", "Lee said there is a risk of flooding.", when(_exists, True)),
        Rule("sense.had", "Lee said the team has a chance of success.", when(_is_had, True)),
    ),
    MarkerCategory.CONDITION: (
        Rule("sense.condition", "Lee said it closes if it rains.", when(_opens_condition, True)),
        Rule("sense.inverted", "Lee said it closes should it rain.", when(_is_inverted, True)),
    ),
    MarkerCategory.BOOSTER: (
        Rule("sense.boosted", "Lee said it is clear that it rained.", when(_boosts_clause, True)),
        Rule("sense.booster", "Lee said it certainly rained.", when(_boosts, True)),
    ),
}  # fmt: skip
ANY = (Rule("sense.any", "Lee said it probably rained.", when(_is_always, True)),)
