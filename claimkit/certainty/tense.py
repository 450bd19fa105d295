"""When a content is said to hold, relative to the utterance."""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.certainty.ability import COULD
from claimkit.certainty.habit import WOULD
from claimkit.certainty.modals import judge_modal
from claimkit.certainty.negation import is_compared
from claimkit.certainty.reading import Reading
from claimkit.certainty.verdict import Verdict, decide
from claimkit.certainty.words import certainty_words
from claimkit.clauses.forms import has_perfect, has_progressive, is_finite
from claimkit.clauses.spine import is_hedge
from claimkit.document import Word
from claimkit.grammar import case_lemma, is_year
from claimkit.model import Act, CueKind, Modality, Quotation, Stance, Time
from claimkit.rules import Rule, when

# Classes of cues whose gerund looks back ("accused him of taking bribes", "praised them for
# waiting")
LOOKING_BACK = frozenset(
    {
        Stance.ACCUSATION,
        Stance.DENIAL,
        Stance.CONCESSION,
        Stance.EXPRESSIVE_POS,
        Stance.EXPRESSIVE_NEG,
    }
)
COMING = frozenset({"will", "shall", "'ll"})
FUTURE = COMING | {WOULD}
BELOW = frozenset({"xcomp", "obl", "advcl"})


def judge_time(reading: Reading, stance: Stance) -> Verdict[Time]:
    """Return when the content is said to hold, relative to the utterance."""
    tree = reading.tree
    if tree.is_order:
        return Verdict(Time.FUTURE, ("time.order",))
    if tree.is_nominal:
        return decide(OF_PHRASE, Time.UNSPECIFIED, reading, stance)
    head = next(filter(is_finite, reversed(tree.spine)), None)
    if head is None:
        return decide(OF_INFINITE, Time.UNSPECIFIED, reading, stance)
    if stance is Stance.DIRECTIVE:  # "demanded that they leave"
        return Verdict(Time.FUTURE, ("time.demand",))
    verdict = decide(OF_FINITE, Time.PRESENT, reading, head)
    if verdict.answer is Time.PRESENT and _is_hoped_for(reading, stance, head):
        return Verdict(Time.FUTURE, ("time.hope",))
    if verdict.answer is Time.PAST and _is_shifted(reading, head):
        return Verdict(Time.PRESENT, ("time.shifted",))
    return verdict


# Noun phrases, which have no time but what the cue gives them, and infinitives


def _is_small_clause(reading: Reading, stance: Stance) -> bool:
    """Whether the cue only says what it takes something for: "considers it unclean", "sees him as a
    rival".
    """
    if reading.takes_as:
        return True
    return stance is Stance.DOXASTIC and reading.tree.head.relation in BELOW


def _has_gerund(reading: Reading, stance: Stance) -> bool:
    """Whether the noun phrase is the one of whom a gerund behind it tells: "accused the firm of
    hiding it".
    """
    if stance not in LOOKING_BACK:
        return False
    head = reading.tree.head
    above = () if head.parent is None else (head.parent,)
    return any(_governs_gerund(word, reading) for word in (head, *above))


def _governs_gerund(word: Word, reading: Reading) -> bool:
    clauses = word.children("acl", "advcl", "xcomp")
    return any(clause.xpos == "VBG" and reading.covers(clause) for clause in clauses)


def _is_agreed_on(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.AGREEMENT


def _is_wanted(reading: Reading, stance: Stance) -> bool:
    intended = reading.act is Act.INTENTION or reading.stance is Stance.COMMISSIVE
    return intended or stance is Stance.DIRECTIVE


def _is_predicted(reading: Reading, stance: Stance) -> bool:
    """Whether the cue looks ahead; "was cautious about the plan" does not."""
    return reading.stance is Stance.PREDICTIVE and reading.level is None


def _is_perfect(reading: Reading, stance: Stance) -> bool:
    return reading.tree.is_perfect


def _is_intended(reading: Reading, stance: Stance) -> bool:
    return reading.act in {Act.INTENTION, Act.DIRECTIVE} or stance is Stance.DIRECTIVE


def _is_hope(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.AFFECTIVE and reading.tree.is_infinitive


def _is_ahead(reading: Reading, stance: Stance) -> bool:
    return reading.stance in {Stance.COMMISSIVE, Stance.PREDICTIVE}


def _is_doubted(reading: Reading, stance: Stance) -> bool:
    return stance is Stance.DOUBTFUL and reading.tree.is_infinitive


def _is_gerund_behind(reading: Reading, stance: Stance) -> bool:
    """Whether a gerund looks back: "denied taking bribes", "remembered leaving"."""
    recalled = stance is Stance.COGNITIVE_FACTIVE and reading.act is Act.BELIEF
    if stance not in LOOKING_BACK and not recalled:
        return False
    head = reading.tree.head
    return any(word.xpos == "VBG" for word in (head, *head.children("cop")))


OF_PHRASE = (
    Rule("time.small-clause", "Lee sees him as a rival.", when(_is_small_clause, Time.PRESENT)),
    Rule(
        "time.gerund-behind-noun",
        "Lee accused the firm of hiding it.",
        when(_has_gerund, Time.PAST),
    ),
    Rule("time.agreement", "Lee agreed with the plan.", when(_is_agreed_on, Time.UNSPECIFIED)),
    Rule("time.wanted", "Lee called for calm.", when(_is_wanted, Time.FUTURE)),
    Rule("time.predicted", "Lee warned of a flood.", when(_is_predicted, Time.FUTURE)),
)
OF_INFINITE = (
    Rule("time.perfect", "Lee claimed to have won.", when(_is_perfect, Time.PAST)),
    Rule("time.intended", "Lee plans to leave.", when(_is_intended, Time.FUTURE)),
    Rule("time.hoped-for", "Lee hopes to win.", when(_is_hope, Time.FUTURE)),
    Rule("time.promised", "Lee swore to fight on.", when(_is_ahead, Time.FUTURE)),
    Rule("time.taken-for", "Lee considers it unsafe.", when(_is_small_clause, Time.PRESENT)),
    Rule("time.claimed", "Lee claims to own it.", when(_is_doubted, Time.PRESENT)),
    Rule("time.gerund", "Lee denied taking bribes.", when(_is_gerund_behind, Time.PAST)),
)


# Finite clauses


def _verbs_of(head: Word) -> tuple[Word, ...]:
    """Return the auxiliaries, the copula and the verb of the clause of *head*."""
    return (*head.children("aux", "cop"), head)


def _has_past(head: Word) -> bool:
    """Whether the clause of *head* stands in the past tense."""
    return any(
        verb.feat("Tense") == "Past" and verb.feat("VerbForm") == "Fin" for verb in _verbs_of(head)
    )


def _has_modal(head: Word) -> bool:
    return any(verb.xpos == "MD" for verb in _verbs_of(head))


def _has_verb(head: Word, lemmas: frozenset[str]) -> bool:
    return any(verb.lemma in lemmas for verb in _verbs_of(head))


def _has_perfect_below(reading: Reading, head: Word) -> bool:
    """Whether an infinitive on the spine looks back: "appears to have left"."""
    return any(has_perfect(word) and not is_finite(word) for word in reading.tree.spine)


def _has_modal_perfect(reading: Reading, head: Word) -> bool:
    """Whether a modal looks back: "may have left", not "will have left"."""
    return _has_modal(head) and has_perfect(head) and not _has_verb(head, COMING)


def _is_habit(reading: Reading, head: Word) -> bool:
    """Whether "would" tells what used to be."""
    modals = (helper for helper in head.children("aux") if helper.lemma == WOULD)
    return any(judge_modal(modal, head, reading.lexicon) is Modality.NONE for modal in modals)


def _has_future(reading: Reading, head: Word) -> bool:
    return _has_verb(head, FUTURE)


def _looks_ahead(reading: Reading, head: Word) -> bool:
    """Whether the infinitive of *head* is still to come: "is going to close", "is likely to close",
    "is expected to close".
    """
    clauses = head.children("xcomp", "advcl", "csubj")
    below = next((clause for clause in clauses if case_lemma(clause) == "to"), None)
    if below is None or has_perfect(below):
        return False
    if head.lower in certainty_words().times.prospective:
        return True
    return not is_compared(head) and _is_forecast(reading, head)


def _is_forecast(reading: Reading, head: Word) -> bool:
    """Whether *head* is itself a cue of predicting, or an adjective that hedges."""
    entry = reading.lexicon.cue(head.lemma)
    if entry is not None and entry.stance is Stance.PREDICTIVE:
        return True
    return head.upos == "ADJ" and is_hedge(head.lemma, reading.lexicon)


def _find_ability(reading: Reading, head: Word) -> Time | None:
    """Return when an ability holds or held."""
    for modal in head.children("aux"):
        if judge_modal(modal, head, reading.lexicon) is Modality.DYNAMIC and _has_modal(head):
            return Time.PAST if modal.lemma == COULD else Time.PRESENT
    return None


def _has_modal_state(reading: Reading, head: Word) -> bool:
    """Whether a modal is said of a state, which may hold now: "may know"."""
    return _has_modal(head) and (_is_state(head) or has_progressive(head))


def _is_state(head: Word) -> bool:
    if head.upos != "VERB" or head.feat("VerbForm") == "Ger":
        return True
    return _is_stative(head)


def _is_stative(head: Word) -> bool:
    return head.lemma in certainty_words().modals.states


def _has_modal_event(reading: Reading, head: Word) -> bool:
    return _has_modal(head)


def _looks_back(reading: Reading, head: Word) -> bool:
    return has_perfect(head) or _has_past(head)


OF_FINITE = (
    Rule(
        "time.perfect-infinitive",
        "Lee said he appears to have left.",
        when(_has_perfect_below, Time.PAST),
    ),
    Rule("time.modal-perfect", "Lee said he may have left.", when(_has_modal_perfect, Time.PAST)),
    Rule("time.habit", "“She would often walk home,” Lee said.", when(_is_habit, Time.PAST)),
    Rule("time.future", "Lee said it will rain.", when(_has_future, Time.FUTURE)),
    Rule("time.prospective", "Lee said it is going to rain.", when(_looks_ahead, Time.FUTURE)),
    Rule("time.ability", "Lee said the team could not find the path.", _find_ability),
    Rule("time.modal-state", "Lee said he may know.", when(_has_modal_state, Time.UNSPECIFIED)),
    Rule("time.modal-event", "Lee said he may leave.", when(_has_modal_event, Time.FUTURE)),
    Rule("time.past", "Lee said the bridge had closed.", when(_looks_back, Time.PAST)),
)


def _is_hoped_for(reading: Reading, stance: Stance, head: Word) -> bool:
    """Whether a present tense is what somebody hopes for: "hopes that she wins"."""
    if stance is not Stance.AFFECTIVE or reading.entry is None or reading.level is not None:
        return False
    return head.upos == "VERB" and not _is_stative(head)


def _is_shifted(reading: Reading, head: Word) -> bool:
    """Whether a past tense only follows that of its cue: what lasts, reported as said before ("said
    that it was safe", "said he was waiting"); not what a word sets apart as past ("said it was safe
    in May"). After Comrie (1986).
    """
    if not _is_paraphrased(reading, head) or has_perfect(head):
        return False
    if not (_has_past(reading.cue.head) and _has_past(head)):
        return False
    lasting = _is_stative(head) or head.child("cop") is not None
    return (lasting or has_progressive(head)) and not _is_dated(reading, head)


def _is_paraphrased(reading: Reading, head: Word) -> bool:
    """Whether *head* is reported by a verb of its sentence in the reporter's words."""
    cue, content = reading.cue, reading.content
    if cue.kind is not CueKind.VERB or cue.head.sentence is not head.sentence:
        return False
    if content.quotation is Quotation.DIRECT:
        return False
    return not any(span.covers(head.span) for span in content.quoted)


def _is_dated(reading: Reading, head: Word) -> bool:
    """Whether a word says that *head* was in the past."""
    times = reading.lexicon.times
    dates = certainty_words().times.past | (times - certainty_words().times.of_speech)
    adjuncts = head.children("obl", "advmod", "advcl")
    return any(word.lemma in dates or is_year(word) for word in _find_adverbials(adjuncts, times))


def _find_adverbials(adjuncts: Iterable[Word], times: frozenset[str]) -> Iterable[Word]:
    """Yield *adjuncts* and the words right below them; prepositions only of *times* ("before
    Monday").
    """
    for adjunct in adjuncts:
        yield adjunct
        for word in adjunct.children():
            if word.relation != "case" or adjunct.lemma in times:
                yield word
