"""Whether words have the sense of the marker: "about" before a number, not "a few"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import filterfalse

from attrs import Factory, field, frozen

from claimkit.certainty.markers.clauses import find_clauses, is_circumstance, is_sensed
from claimkit.certainty.markers.nouns import is_existing, is_had
from claimkit.certainty.modals.ability import is_utmost
from claimkit.certainty.modals.clause import is_inverted
from claimkit.certainty.modals.decide import find_bare, is_epistemic
from claimkit.certainty.modals.negation import has_negator, is_compared
from claimkit.certainty.words import SenseWords, load_certainty_words
from claimkit.clauses.spine import is_own_hedge
from claimkit.clauses.words import FIRST_PERSON_SUBJECTS, THIRD_PERSON_SUBJECTS, load_clause_words
from claimkit.grammar import own_subject, subject_lemma
from claimkit.lexicons.entries import MarkerEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import MarkerCategory
from claimkit.rules import Rule, all_of, any_of, first, none_of, when
from claimkit.tree import Phrase, Word

# Modals that say how likely it is also where their verb is left out ("it might")
WITHOUT_VERB = frozenset({"may", "might"})
# An approximator that stands behind its number
OR_SO = "or so"
# Words of amount that negate what they belong to, but not behind these ("a few")
QUANTITIES = frozenset({"few", "little"})
PARTITIVES = frozenset({"a", "the", "these", "those", "very", "too"})
COUNTING_RELATIONS = frozenset({"amod", "nsubj", "det", "obj"})
# Words before nouns for inquiry, by which a matter is open only where more of it is wanted
# ("further research is needed"), or where there is not as much ("not enough evidence")
FURTHER = frozenset({"further", "more", "additional", "larger", "future"})
ENOUGH = frozenset({"enough", "sufficient"})
TELLING_HOW_MUCH = FURTHER | ENOUGH
INVITED = frozenset({"you", "we", "one"})
BOOSTING = frozenset({"ADJ", "VERB", "NOUN"})


@frozen(kw_only=True)
class Match:
    """Words that are written like a marker of the lexicon; its methods are conditions.

    Attributes:
        words: neighbours, at least one; *word* is the first of them.
        head: the word above the first; the first itself where that is the root.
    """

    entry: MarkerEntry
    words: Phrase
    lexicon: Lexicon
    word: Word = field(init=False, default=Factory(lambda match: match.words[0], takes_self=True))
    head: Word = field(
        init=False, default=Factory(lambda match: match.word.parent or match.word, takes_self=True)
    )

    def is_single(self) -> bool:
        """Whether it is one word."""
        return len(self.words) == 1

    def is_auxiliary(self) -> bool:
        """Whether it is an auxiliary or a copula."""
        return self.word.upos == "AUX"

    def is_predicate(self) -> bool:
        """Whether it is an adjective, verb or noun."""
        return self.word.upos in BOOSTING

    def has_number(self) -> bool:
        """Whether a number follows in two words, or stands before "or so"."""
        if self.entry.lemma == OR_SO:
            return True
        last = self.words[-1]
        following = last.sentence.words[last.index : last.index + 2]
        return any(word.upos == "NUM" for word in following)

    def is_preposition(self) -> bool:
        """Whether it begins with a preposition: "talks about half measures"."""
        return self.word.upos == "ADP"

    def has_amount(self) -> bool:
        """Whether an amount follows: "roughly a third", "at least a week"."""
        following = self.words[-1].after
        if following is None:
            return False
        noun = following.after if _is_indefinite(following) else None
        if noun is None:
            return following.lemma in _senses().amounts
        return noun.lemma in _senses().amounts | self.lexicon.times

    def is_quantity(self) -> bool:
        """Whether it is a word of amount."""
        return self.entry.lemma in QUANTITIES

    def is_degree(self) -> bool:
        """Whether it only says that there is no more of it: "could not be clearer"."""
        return self.word.relation == "advmod" and is_utmost(self.head)

    def is_as_listed(self) -> bool:
        """Whether it is written as it is listed: "few", not "fewer"."""
        return self.word.lower == self.entry.lemma

    def quantifies(self) -> bool:
        """Whether it modifies what it counts, or replaces it."""
        return self.word.relation in COUNTING_RELATIONS

    def is_partitive(self) -> bool:
        """Whether the word before it takes away the negation: "a few"."""
        before = self.word.before
        return before is not None and before.lower in PARTITIVES

    def is_either_way(self) -> bool:
        """Whether a modal is said with its negation: "may or may not" leaves no other sense."""
        return "or" in self.entry.lemma.split()

    def is_epistemic(self) -> bool:
        """Whether a modal says how likely it is."""
        if self.word.relation == "aux":
            return is_epistemic(self.word, self.head, self.lexicon)
        if self.word.xpos == "MD" and self.word.lemma in WITHOUT_VERB:
            return True
        if find_bare(self.word) is None:
            return False
        return is_epistemic(self.word, self.word, self.lexicon)

    def is_own(self) -> bool:
        """Whether a verb of belief is the speaker's."""
        return is_own_hedge(self.word, FIRST_PERSON_SUBJECTS | THIRD_PERSON_SUBJECTS)

    def is_put_in(self) -> bool:
        """Whether a verb of belief is inserted into the clause: "it will, I think, rain"."""
        return self.word.relation == "parataxis"

    def is_of_belief(self) -> bool:
        """Whether a clause stands below that is believed; who "feels ill" believes nothing, what
        "seems safe" may not be.
        """
        clauses = filterfalse(is_circumstance, find_clauses(self.word))
        raising = self.word.lemma in load_clause_words().raising
        return any(raising or not is_sensed(clause) for clause in clauses)

    def is_compared(self) -> bool:
        """Whether it is a finding about two things: "more likely than"."""
        return is_compared(self.words[-1])

    def is_of_more(self) -> bool:
        """Whether it says that there is more of something: "further research"."""
        return self.word.lower in FURTHER and not self.is_single()

    def is_of_enough(self) -> bool:
        """Whether it says that there is enough of something: "enough evidence"."""
        return self.word.lower in ENOUGH and not self.is_single()

    def is_measured(self) -> bool:
        """Whether it says how much there is of something: "a higher risk of flooding"."""
        return any(map(_is_measure, self.word.children("amod")))

    def is_wanted(self) -> bool:
        """Whether it is said to be needed: "is needed", "called for more tests"."""
        above = self.words.root.parent
        return above is not None and above.lemma in _senses().wanting

    def is_missing(self) -> bool:
        """Whether it is said not to be there: "there is not enough evidence", "we do not have
        enough evidence".
        """
        verb = self.words.root.parent_as("nsubj", "obj")
        return verb is not None and has_negator(verb, "advmod")

    def has_clause(self) -> bool:
        """Whether a noun has a clause, or is the predicate of one: "a risk that it falls".

        Who says of something that it "is a sign that" something is so asserts the first.
        """
        noun = self.words.root
        has_clause = noun.child("acl", "ccomp") is not None
        if noun.child("cop") is None:
            return has_clause
        if not has_clause:
            return True
        subject = own_subject(noun)
        if subject is None or subject.index > noun.index:  # "it is a possibility that it falls"
            return True
        return subject.lemma == "it"

    def has_complement(self) -> bool:
        """Whether a noun has a noun below it: "a risk of flooding"."""
        return self.words.root.child("nmod") is not None

    def exists(self) -> bool:
        """Whether a noun says what there is: "there is a risk of flooding"."""
        return is_existing(self.words.root)

    def is_had(self) -> bool:
        """Whether a noun says what somebody has: "has a chance of winning"."""
        return is_had(self.words.root, self.lexicon)

    def is_of_any_class(self) -> bool:
        """Whether it is listed for words of any class."""
        return not self.entry.upos

    def opens_clause(self) -> bool:
        """Whether it opens an adverbial clause; "if" and "whether" also open questions."""
        return self.head.relation == "advcl"

    def invites(self) -> bool:
        """Whether its clause only invites to look at what is asserted: "if you look at the
        figures".
        """
        if not self.opens_clause():
            return False
        if self.head.lemma not in _senses().considering:
            return False
        return subject_lemma(self.head) in INVITED

    def is_comparison(self) -> bool:
        """Whether it only compares with a thing: "as long as winter"."""
        return self.word.lower == "as" and self.words[-1].relation == "case"

    def is_inverted(self) -> bool:
        """Whether an auxiliary stands before its subject: "should it rain"."""
        return is_inverted(self.word, self.head)

    def is_state(self) -> bool:
        """Whether it tells in what state something is, not what may be: "no jobs are at risk"."""
        if self.word.child("nmod", "acl") is not None:
            return False
        return "at" in self.word.child_lemmas("case")

    def governs_clause(self) -> bool:
        """Whether a clause stands below: "it is clear that", not "clear water"."""
        return bool(find_clauses(self.word))


def find_sense(match: Match) -> str | None:
    """Return the name of the rule that gives the words the sense of the entry, else None."""
    found = first(RULES.get(match.entry.category, ANY), match)
    return found.rule if found is not None else None


def _senses() -> SenseWords:
    return load_certainty_words().senses


def _is_indefinite(word: Word) -> bool:
    return (word.relation, word.feat("Definite")) == ("det", "Ind")


def _is_measure(adjective: Word) -> bool:
    return adjective.feat("Degree") == "Cmp" or adjective.lemma in _senses().compared


def _is_always(match: Match) -> bool:
    return True


def _is_hedging(match: Match) -> bool:
    """Whether a noun says nothing of how much there is of it, and is no state: "at risk"."""
    if match.is_state():
        return False
    if match.is_single():
        return not match.is_measured()
    return match.word.lower not in TELLING_HOW_MUCH


def _opens_condition(match: Match) -> bool:
    if match.is_auxiliary() or match.invites() or match.is_comparison():
        return False
    if match.is_of_any_class() or not match.is_single():
        return True
    return match.opens_clause()


def _has_rough_amount(match: Match) -> bool:
    """Whether an amount follows, and not a lone preposition: "talks about half measures"."""
    if match.is_single() and match.is_preposition():
        return False
    return match.has_amount()


def _says_few(match: Match) -> bool:
    """Whether a word of amount denies: "few guests", neither "a few" nor "fewer"."""
    if match.is_partitive() or match.is_degree():
        return False
    return COUNTING(match)


def _is_not_enough(match: Match) -> bool:
    return match.is_of_enough() and match.is_missing()


BELIEVING = any_of(Match.is_put_in, Match.is_of_belief)
# Whether a word of amount stands as it is listed by what it counts
COUNTING = all_of(Match.is_quantity, Match.is_as_listed, Match.quantifies)
ALONE = all_of(Match.is_single, Match.is_predicate)
# By category the senses that count; the words of other categories have but one
RULES: Mapping[MarkerCategory, tuple[Rule[[Match], bool], ...]] = {
    MarkerCategory.APPROXIMATOR: (
        Rule("sense.number", "Lee said about 300 came.", when(Match.has_number, True)),
        Rule(
            "sense.amount",
            "Lee said roughly a third came.",
            when(_has_rough_amount, True),
        ),
    ),
    MarkerCategory.NEGATION: (
        Rule(
            "sense.negation",
            "Lee said it did not rain.",
            when(none_of(Match.is_quantity, Match.is_degree), True),
        ),
        Rule(
            "sense.few",
            "Lee said few guests came.",
            when(_says_few, True),
        ),
    ),
    MarkerCategory.HEDGE_MODAL: (
        Rule(
            "sense.either-way",
            "Lee said it may or may not rain.",
            when(Match.is_either_way, True),
        ),
        Rule("sense.epistemic", "Lee said it might rain.", when(Match.is_epistemic, True)),
    ),
    MarkerCategory.HEDGE_VERB: (
        Rule(
            "sense.own-belief",
            "“I think it rained,” Lee said.",
            when(all_of(BELIEVING, Match.is_own), True),
        ),
    ),
    MarkerCategory.HEDGE_ADJECTIVE: (
        Rule(
            "sense.weighing",
            "Lee said it is likely that it rained.",
            when(none_of(Match.is_compared), True),
        ),
    ),
    MarkerCategory.HEDGE_NOUN: (
        Rule(
            "sense.wanted",
            "Lee said further research is needed.",
            when(all_of(Match.is_of_more, Match.is_wanted), True),
        ),
        Rule(
            "sense.missing",
            "Lee said there is not enough evidence.",
            when(_is_not_enough, True),
        ),
        Rule(
            "sense.of-clause",
            "Lee said there is a risk that it falls.",
            when(all_of(_is_hedging, Match.has_clause), True),
        ),
        Rule(
            "sense.existing",
            "Lee said there is a risk of flooding.",
            when(all_of(_is_hedging, Match.has_complement, Match.exists), True),
        ),
        Rule(
            "sense.had",
            "Lee said the team has a chance of success.",
            when(all_of(_is_hedging, Match.has_complement, Match.is_had), True),
        ),
    ),
    MarkerCategory.CONDITION: (
        Rule("sense.condition", "Lee said it closes if it rains.", when(_opens_condition, True)),
        Rule(
            "sense.inverted",
            "Lee said it closes should it rain.",
            when(all_of(Match.is_auxiliary, Match.is_inverted), True),
        ),
    ),
    MarkerCategory.BOOSTER: (
        Rule(
            "sense.boosted",
            "Lee said it is clear that it rained.",
            when(all_of(ALONE, Match.governs_clause), True),
        ),
        Rule(
            "sense.booster",
            "Lee said it certainly rained.",
            when(none_of(ALONE), True),
        ),
    ),
}
ANY = (Rule("sense.any", "Lee said it probably rained.", when(_is_always, True)),)
