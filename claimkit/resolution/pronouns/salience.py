"""Features by which an entity is compared with others as the antecedent of a pronoun.

They measure salience (Lappin & Leass 1994): place, function, form, kind and history.
``models/en/pronouns.json`` has a weight for each of these names, for each kind of pronoun;
a name that is not there weighs nothing. A number in a name stands for a bin, and is the smallest
number in that bin; "10+" is ten or more.

==============================  =================================================================
feature                         what it says
==============================  =================================================================
distance=N                      sentences back to the last mention: 0, 1, 2, 3, 5, 10+
STEP sentence, …                the last mention is in the same sentence, the previous or a farther
STEP sentence, FUNCTION         its function there ("main subject", …: GrammaticalFunction)
… , for FUNCTION                and that of the pronoun
since subject=N                 sentences since the entity was a subject: 0, 1, 2, 3, 6+ (6+ if it
                                never was); since main subject=N, since it reported=N likewise
rank=N                          place among the candidates, from 0: the last sentence first, and in
                                it from the left; 4 is the fifth or later, with STEP 2 the third or
                                later
form=FORM                       of the last mention: name, noun, person, thing or several
count=N                         mentions before the pronoun, pronouns too; 6 are six or more
mentions in the text=N          by name and noun, in all the text; 5 are five or more
kind=KIND                       of the entity, "unnamed" before it if only nouns describe it
not recognised                  no name of it has a label
most mentioned, most named      of the candidates it has the most mentions so far, in all the text
first in the text               of the candidates
taken for the pronoun before    the last pronoun of this form refers to it
only candidate                  there is no other
parallel                        the last mention and the pronoun have the same function; all
                                subjects count as the same
same paragraph                  the last mention is in that of the pronoun
quotation=WHICH                 which of them are in one: "none", "only the candidate", "only the
                                pronoun"; both in "the same", or in "two"
reports, …                      the pronoun is the subject of a verb that reports; then the
                                function of the last mention
in a row                        the last mention is joined to that of another that fits
was reported on last, …         somebody said something of it or to it there; whether the pronoun
                                speaks, or is quoted
dead                            the pronoun speaks, and the text said that the entity died
in brackets, opens its sentence the last mention is, or does
gender …                        fits or other, by title, given name or noun; "lone name" if all its
                                names have one word, else "said there" if the last mention
                                suggests it, "said elsewhere" if only another one does
pronoun before: same, other     most pronouns that refer to it are, or are not, of the gender
governs                         the last mention is the subject of a verb above the pronoun
same clause, clause above       the clause of the last mention is the pronoun's, or one above it
words between=N                 distance in words, in fours: 1 is four to seven, 4 sixteen or more
none …                          of "no antecedent": "none of N" candidates, 4 are four or more; the
                                function of the pronoun; whether it reports, is quoted, or is in the
                                first sentence
behind …                        the entity is only named after the pronoun, as the subject above its
                                clause or phrase, whose relation follows
==============================  =================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.bins import DISTANCES, MENTIONS, find_bin_since, name_paragraphs
from claimkit.resolution.pronouns.comparison import CandidateSet
from claimkit.resolution.pronouns.find import OPENING, Pronoun, PronounKind
from claimkit.resolution.pronouns.functions import SUBJECTS, GrammaticalFunction
from claimkit.resolution.pronouns.history import EntityHistory, MentionForm, Occurrence
from claimkit.spans import Spans
from claimkit.tree import Word

STEPS = ("same", "previous")  # by the distance in sentences; any other is farther
CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})
WORDS_IN_BIN = 4  # of "words between"
LAST_RANK, LAST_RANK_OF_STEP = 4, 2  # farther ones count as these
MOST_IN_TEXT = 5  # more count as these
DISTANCE_NAMES = {bin_: f"distance={bin_}" for bin_ in DISTANCES.names}
# In the order in which _find_comparisons asks for them; the braces are the step
COMPARISONS = (
    "most mentioned",
    "most named in the text",
    "leads the text, {} sentence",
    "first in the text",
    "taken for the pronoun before, {} sentence",
    "only candidate",
)
CONTINUING = frozenset({"add", "continue", "conclude", "go"})  # lemmas of cues of one who goes on


def find_features(
    pronoun: Pronoun, candidate: EntityHistory, among: CandidateSet, rank: int
) -> Sequence[str]:
    """Return the features of *candidate*.

    Args:
        rank: its position among the candidates, the nearest at 0.
    """
    last, entity, sentence = candidate.last, candidate.entity, pronoun.sentence
    here = pronoun.told if candidate.is_told else sentence.index
    there = last.told if candidate.is_told else last.sentence
    distance = max(here - there, 0)  # who is quoted is read before
    step = STEPS[distance] if distance < len(STEPS) else "farther"
    opens = pronoun.word.index <= OPENING
    features = [
        DISTANCE_NAMES[DISTANCES.find(distance)],
        *_name_place(step, last.function, pronoun.function, opens),
        *_name_rank(step, min(rank, LAST_RANK)),
        *_find_history_features(here, candidate, step),
        *_name_entity(entity.kind, entity.name is not None, entity.is_recognised),
        *_find_comparisons(candidate, among, step),
        *_find_mention_features(pronoun, last, step),
    ]
    features += _find_role_features(pronoun, candidate, among, here)
    if last.is_bracketed:
        features.append("in brackets")
    if last.opens:
        features.append(f"opens its sentence, {step} sentence")
    features += find_gender_features(pronoun, candidate)
    if last.sentence == sentence.index:
        features += _find_sentence_features(pronoun, last.head)
    return features


def _find_mention_features(pronoun: Pronoun, last: Occurrence, step: str) -> Sequence[str]:
    """Return how the *last* mention and *pronoun* stand to each other."""
    return _name_mention(
        step,
        last.function,
        pronoun.function,
        last.paragraph == pronoun.sentence.paragraph,
        _compare_quotations(pronoun, last),
    )


def _find_role_features(
    pronoun: Pronoun, candidate: EntityHistory, among: CandidateSet, here: int
) -> Sequence[str]:
    """Return how *candidate* fits what *pronoun* says, what was said of it, and who else fits."""
    features: list[str] = []
    if pronoun.reports:
        features += _find_report_features(here, candidate)
    if pronoun.speaks:
        features += _find_speech_features(pronoun, candidate, among)
    if candidate.last.is_reported_on:
        features.append(f"was reported on last, {_name_place_in_speech(pronoun)}")
    if candidate.entity.index in among.fitting and pronoun.kind is PronounKind.PERSON:
        features += _find_rival_features(candidate, among)
    return features


def _find_rival_features(candidate: EntityHistory, among: CandidateSet) -> Iterator[str]:
    """Yield who else fits than *candidate*, which does."""
    yield f"rivals that fit={min(len(among.fitting) - 1, 4)}"
    if candidate.entity.index in among.rows:
        yield "in a row"


# A few thousand candidates of a text have the same few features: these names are made once.


@cache
def _name_place(
    step: str, function: GrammaticalFunction, pronoun: GrammaticalFunction, opens: bool
) -> tuple[str, ...]:
    """Return the names for the function of the last mention in its sentence.

    Args:
        pronoun: the function of the pronoun; *opens*: whether it opens its sentence.
    """
    name = f"{step} sentence, {function}"
    names = (name, f"{name}, for {pronoun}")
    return (*names, f"{name}, for a pronoun that opens its sentence") if opens else names


@cache
def _name_mention(
    step: str,
    function: GrammaticalFunction,
    pronoun: GrammaticalFunction,
    in_same_paragraph: bool,
    quotations: str,
) -> tuple[str, ...]:
    """Return the names for how the last mention, with its *function*, stands to the pronoun, with
    its own.
    """
    names: list[str] = []
    if _are_parallel(pronoun, function):
        names.append(f"parallel, {step} sentence")
    if in_same_paragraph:
        names += ("same paragraph", f"same paragraph, {step} sentence")
    elif step == "previous":
        names.append(f"another paragraph, {step} sentence, {function}")
    if quotations == "only the candidate":
        names.append(f"only quoted, {step} sentence")
    return (*names, f"quotation={quotations}")


@cache
def _name_comparison(step: str, total: int, comparison: tuple[bool, ...]) -> tuple[str, ...]:
    """Return the names for how an entity compares with others.

    Args:
        total: of its mentions in the text; MOST_IN_TEXT for more.
        comparison: whether each of COMPARISONS holds.
    """
    names = (name.format(step) for name in compress(COMPARISONS, comparison))
    return (f"mentions in the text={total}", *names)


@cache
def _name_rank(step: str, rank: int) -> tuple[str, ...]:
    return (f"rank={rank}", f"{step} sentence, rank={min(rank, LAST_RANK_OF_STEP)}")


@cache
def _name_history(
    step: str, main_subject: str, subject: str, form: MentionForm | PronounKind, count: str
) -> tuple[str, ...]:
    """Return the names for how an entity was mentioned.

    Args:
        main_subject, subject: bins of the sentences since it was one.
        form: of the last mention.
    """
    since = f"since main subject={main_subject}"
    return (
        since,
        f"{step} sentence, {since}",
        f"since subject={subject}",
        f"form={form}",
        f"{step} sentence, form={form}",
        f"count={count}",
    )


@cache
def _name_entity(kind: ReferentKind, is_named: bool, is_recognised: bool) -> tuple[str, ...]:
    """Return the names for what an entity is."""
    name = f"kind={kind}" if is_named else f"kind=unnamed {kind}"
    return (name,) if is_recognised else (name, "not recognised")


def _find_history_features(here: int, candidate: EntityHistory, step: str) -> Sequence[str]:
    """Return how the entity was mentioned before the sentence at *here*."""
    return _name_history(
        step,
        find_bin_since(here, candidate.last_main_subject),
        find_bin_since(here, candidate.last_subject),
        candidate.last.form,
        MENTIONS.find(candidate.count),
    )


def _find_comparisons(candidate: EntityHistory, among: CandidateSet, step: str) -> Sequence[str]:
    """Return how *candidate* compares with the others."""
    entity = candidate.entity
    comparison = (
        candidate.count == among.most > 1,
        entity.total == among.most_in_text > 1,
        entity.index == among.leader and among.size > 1,
        entity.index == among.first,
        entity.index == among.last_antecedent,
        among.size == 1,
    )
    return _name_comparison(step, min(entity.total, MOST_IN_TEXT), comparison)


def _find_report_features(here: int, candidate: EntityHistory) -> Iterator[str]:
    since = find_bin_since(here, candidate.last_report)
    yield f"reports, since it reported={since}"
    yield f"reports, {candidate.last.function}"


def _find_speech_features(
    pronoun: Pronoun, candidate: EntityHistory, among: CandidateSet
) -> Iterator[str]:
    """Yield how what the pronoun says, and who spoke before, fit *candidate*."""
    entity = candidate.entity
    if among.spoke_last is not None:
        runs = name_paragraphs(pronoun.sentence.paragraph - among.spoke_last.paragraph)
        who = "spoke last" if entity.index == among.spoke_last.entity else "another spoke last"
        yield f"{who}, {runs}"
        if _does_continue(pronoun):
            yield f"{who}, and the cue continues"
    if candidate.is_dead:
        yield "dead"
    if pronoun.said and _is_mentioned_in(pronoun.said, entity):
        yield f"mentioned in what is said, {'quoted' if pronoun.quotes else 'not quoted'}"


def _name_place_in_speech(pronoun: Pronoun) -> str:
    if pronoun.speaks:
        return "speaks"
    return "is quoted" if pronoun.quotation is not None else "neither"


def _does_continue(pronoun: Pronoun) -> bool:
    """Whether the cue says that somebody goes on: "she added"."""
    verb = pronoun.word.parent
    return verb is not None and verb.lemma in CONTINUING


def _is_mentioned_in(said: Spans, entity: Entity) -> bool:
    return any(piece.covers(span) for piece in said for span in entity.spans)


def _are_parallel(function: GrammaticalFunction, other: GrammaticalFunction) -> bool:
    return function is other or (function in SUBJECTS and other in SUBJECTS)


def _compare_quotations(pronoun: Pronoun, last: Occurrence) -> str:
    """Return which of the two are in a quotation."""
    if pronoun.quotation is None:
        return "none" if last.quotation is None else "only the candidate"
    if last.quotation is None:
        return "only the pronoun"
    return "the same" if last.quotation is pronoun.quotation else "two"


def find_gender_features(pronoun: Pronoun, candidate: EntityHistory) -> Iterator[str]:
    """Yield how the gender of *pronoun* fits the pronouns, names and titles of *candidate* so far.
    It never excludes a candidate.
    """
    if pronoun.kind is not PronounKind.PERSON:
        return
    votes = candidate.pronouns
    same = votes.get(pronoun.gender, 0)
    if votes:
        total = sum(votes.values())
        yield f"pronoun before: {'same' if 2 * same > total else 'other'}"
        if total > 1 and not same:
            yield "pronouns before: other"
    is_other = bool(votes) and not same
    gender = candidate.entity.gender
    if gender is Gender.UNKNOWN:
        yield "gender unknown"
        return
    fits = "fits" if gender is pronoun.gender else "other"
    yield f"gender {fits}, {_find_sayer(candidate)}"
    if is_other and gender is not pronoun.gender:
        yield "gender other, by pronouns too"


def _find_sayer(candidate: EntityHistory) -> str:
    """Return which mention suggests the gender of *candidate*."""
    if candidate.entity.is_lone:
        return "lone name"
    says_itself = candidate.last.gender is candidate.entity.gender
    return "said there" if says_itself else "said elsewhere"


def _find_sentence_features(pronoun: Pronoun, head: Word) -> Iterator[str]:
    """Yield how the pronoun and a mention at *head* are related in the tree of their sentence."""
    word = pronoun.word
    if head.relation == "nsubj" and any(above.index == head.head for above in word.ancestors()):
        yield "governs"
        yield f"governs, {pronoun.function}"
    clause, other = find_clause(word), find_clause(head)
    if clause is other:
        yield f"same clause, {pronoun.function}"
    elif any(above is other for above in clause.ancestors()):
        yield "clause above"
    yield f"words between={min(abs(word.index - head.index) // WORDS_IN_BIN, 4)}"


def find_clause(word: Word) -> Word:
    """Return the head of the clause of *word*."""
    for above in word.lineage():
        if above.relation in CLAUSES or (above.relation == "conj" and above.is_verb):
            return above
    return word.sentence.root


def find_features_of_none(pronoun: Pronoun, candidates: int) -> Iterator[str]:
    """Yield the features of there being no antecedent among so many *candidates*."""
    yield "none"
    yield f"none of {min(candidates, 4)}"
    yield f"none, {pronoun.function}"
    if pronoun.reports:
        yield "none, reports"
    if pronoun.quotation is not None:
        yield "none, quoted"
    if pronoun.sentence.index == 0:
        yield "none, first sentence"
