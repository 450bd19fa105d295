"""The forms of a cue, from the most specific to the least specific."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.clauses.citations import find_cited
from claimkit.clauses.forms import RELATIVE_CLAUSE
from claimkit.clauses.insertions import find_set_off_behind
from claimkit.clauses.passives import find_further_agents
from claimkit.clauses.spine import find_made
from claimkit.cues.accusers import find_accusers
from claimkit.cues.found import CueFound
from claimkit.cues.groups import verb_group
from claimkit.cues.headlines import find_headline_verbs
from claimkit.cues.marks import find_colons, find_signatures
from claimkit.cues.pleas import find_pleas, has_listed_predicate
from claimkit.document import Document
from claimkit.grammar import (
    OBJECTS,
    base_lemma,
    case_of,
    ends_headline,
    find_relaying,
    is_agentive,
    is_clausal,
    is_negated,
    own_subject,
)
from claimkit.lexicons.entries import CueEntry, Frame, PhraseEntry
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind
from claimkit.punctuation import DOUBLE_CLOSING
from claimkit.rules import Rule
from claimkit.text.lists import find_announced
from claimkit.tree import Phrase, Sentence, Word

MAKE = "make"
PREDICATIVE = frozenset({"ADJ", "VERB"})
OUTSIDE = frozenset({",", "(", *DOUBLE_CLOSING, None})  # before a phrase that is set off
MAIN_CLAUSES = frozenset({"root", "conj", "parataxis"})
IN_NAMES = frozenset({"compound", "flat"})
NO_PREDICATES = frozenset({"amod", "compound", "case", "fixed", "flat"})  # relations of verb forms


def find_light_verbs(
    document: Document, sentence: Sentence, lexicon: Lexicon
) -> Iterator[CueFound]:
    """A verb of little meaning with a noun that attributes as its object."""
    for verb in _list_verbs(sentence):
        if base_lemma(verb, lexicon) in lexicon.light_verbs:
            yield from _find_with_noun(verb, lexicon)


def _list_verbs(sentence: Sentence) -> list[Word]:
    return [word for word in sentence.words if word.upos == "VERB"]


def _find_with_noun(verb: Word, lexicon: Lexicon) -> Iterator[CueFound]:
    noun = verb.child("obj", "nsubj:pass")
    if noun is None:
        return
    if noun.child("nmod:poss") is not None:  # "expressed her hope" is hers
        return
    entry = lexicon.noun(noun.lemma)
    if entry is not None and not has_listed_predicate(noun, lexicon):
        yield CueFound(
            head=verb,
            words=_find_light_group(verb, noun),
            carrier=noun,
            entry=entry,
            kind=CueKind.VERB,
            negated=is_negated(verb) or is_negated(noun),
        )


def _find_light_group(verb: Word, noun: Word) -> Phrase:
    """Return the group of *verb* with *noun*, where only words of the noun stand between."""
    group = verb_group(verb)
    if noun.index < verb.index:
        return group
    between = noun.sentence.phrase(group[-1].index + 1, noun.index)
    return group if between - noun.subtree() else group | between


def find_adjectives(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """A predicate adjective of belief or feeling."""
    for word in sentence.words:
        entry = _find_adjective(word, lexicon) if word.upos in PREDICATIVE else None
        if entry is not None and _is_predicate(word):
            yield CueFound(
                head=word,
                words=verb_group(word),
                entry=entry,
                kind=CueKind.ADJECTIVE,
                negated=is_negated(word),
            )


def _find_adjective(word: Word, lexicon: Lexicon) -> CueEntry | None:
    """Return the entry of the adjective *word*, also of one that the parser takes for the passive
    of a verb by which somebody is made to think or do something: "is convinced that".
    """
    if not _is_made_to_think(word, lexicon):
        return lexicon.adjective(word.lemma)
    return lexicon.adjective(word.lower)


def _is_made_to_think(word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* is such a passive with a clause, and nobody is said to be behind it: not "can
    be convinced".
    """
    if not _is_state(word) or word.child("ccomp") is None:
        return False
    entry = lexicon.verb(word.lemma)
    if entry is None or entry.act is not Act.DIRECTIVE:
        return False
    return word.child("obl:agent") is None


def _is_state(word: Word) -> bool:
    """Whether *word* is tagged as an adjective, or a passive without a modal."""
    helper = word.child("aux:pass")
    if helper is None:
        return word.xpos == "JJ"
    return helper.xpos != "VB"


def _is_predicate(word: Word) -> bool:
    if _is_made(word):
        return False
    if word.relation in {"xcomp", "conj"}:
        return True
    return word.child("cop", "aux:pass") is not None


def _is_made(word: Word) -> bool:
    """Whether somebody takes care that it is so, and says nothing: "made sure that it was shut"."""
    verb = word.parent_as("xcomp")
    return verb is not None and verb.lemma == MAKE


def find_verbs(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """A verb that the lexicon lists, with its particle or fixed adjective where it has one."""
    yield from find_pleas(sentence, lexicon)
    yield from find_accusers(sentence, lexicon)
    yield from find_headline_verbs(sentence, lexicon)
    for verb in (*_list_verbs(sentence), *_find_taken_for_others(sentence, lexicon)):
        entry = _find_verb(verb, lexicon)
        if entry is not None and _is_reporting(verb, entry, lexicon):
            yield CueFound(
                head=verb,
                words=_find_group(verb, lexicon),
                entry=entry,
                kind=CueKind.VERB,
                negated=is_negated(verb),
                by_form=_is_settled(document, verb, entry, lexicon),
            )


def _find_taken_for_others(sentence: Sentence, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the verbs of saying between commas that the parser takes for other words: "The mill,
    claim neighbours, was shut".
    """
    for word in sentence.words:
        if word.text_before != "," or word.upos == "VERB" or not lexicon.reports(word.lemma):
            continue
        if find_set_off_behind(word, lexicon) is not None:
            yield word


def _is_settled(document: Document, verb: Word, entry: CueEntry, lexicon: Lexicon) -> bool:
    """Whether the form settles who says what: "quoted Kim as saying", "quoted Kim: “…”", "…, police
    say" in a headline, "accused by Kim of lying and by Lee of theft", "It, says Kim, was sold",
    "Lee v. Berg (1994) (holding that …)", "Lee also said:" before a list.
    """
    if Frame.CCOMP in entry.frames and find_announced(document, verb):
        return True
    if find_relaying(verb, lexicon) is not None or find_cited(verb):
        return True
    if ends_headline(verb) or find_set_off_behind(verb, lexicon) is not None:
        return True
    if entry.relays and _announces(verb, lexicon):
        return True
    if entry.impersonal and verb.child("ccomp") is not None:
        return True
    return any(find_further_agents(verb, entry.prepositions))


def _announces(verb: Word, lexicon: Lexicon) -> bool:
    """Whether a colon stands behind the one whose words *verb* gives: "quoted Kim: “It fell.”"."""
    spoken = (word for word in verb.children(*OBJECTS) if is_agentive(word, lexicon))
    return any(word.subtree()[-1].text_after == ":" for word in spoken)


def _find_group(verb: Word, lexicon: Lexicon) -> Phrase:
    """Return the group of *verb*; of "quoted Kim as saying" both verbs."""
    relaying, case = find_relaying(verb, lexicon), case_of(verb)
    if relaying is None or case is None:
        return verb_group(verb)
    return verb_group(relaying) | (case, *verb_group(verb))


def _is_reporting(verb: Word, entry: CueEntry, lexicon: Lexicon) -> bool:
    """Whether *verb* tells what somebody did; it neither modifies a noun nor tells the reader to do
    something ("Guess what"), and what is reported by it has no other verb.
    """
    if _is_no_predicate(verb) and find_set_off_behind(verb, lexicon) is None:
        return False
    if _is_hearsay(verb, entry, lexicon):
        return False
    return not (_is_relaying(verb, entry, lexicon) or _makes_report(verb, lexicon))


def _is_no_predicate(verb: Word) -> bool:
    """Whether *verb* is in a relation of modifiers, or an imperative."""
    if verb.relation in NO_PREDICATES:
        return True
    return verb.feat("Mood") == "Imp" and own_subject(verb) is None


def _makes_report(verb: Word, lexicon: Lexicon) -> bool:
    """Whether *verb* brings somebody to report, and reports nothing: "persuaded Kim to say"."""
    infinitives = verb.children("xcomp", "advcl")
    made = (below for below in infinitives if find_made(below, lexicon) is not None)
    return any(lexicon.verb(base_lemma(below, lexicon)) is not None for below in made)


def _is_hearsay(verb: Word, entry: CueEntry, lexicon: Lexicon) -> bool:
    """Whether others say that somebody means to do something: "allegedly threatened to burn it" is
    what they say, and no threat that the text reports.
    """
    if entry.act is not Act.INTENTION or verb.child("ccomp") is not None:
        return False
    hearsay = {phrase.text for phrase in lexicon.phrases if not phrase.speaker}
    return not hearsay.isdisjoint(verb.child_lemmas("advmod"))


def _is_relaying(verb: Word, entry: CueEntry, lexicon: Lexicon) -> bool:
    """Whether another verb says what is reported by *verb*: "quoted Kim as saying"."""
    if not entry.relays and Frame.OBJ_AS not in entry.frames:
        return False
    below = (verb, *verb.children(*OBJECTS))
    clauses = (clause for word in below for clause in word.children("advcl", "xcomp", "obl", "acl"))
    return any(find_relaying(clause, lexicon) is verb for clause in clauses)


def _find_verb(verb: Word, lexicon: Lexicon) -> CueEntry | None:
    lemma = base_lemma(verb, lexicon)
    if not lexicon.may_take_more(lemma):
        return lexicon.verb(lemma)
    for child in verb.children("compound:prt", "xcomp"):
        entry = lexicon.verb(f"{lemma} {child.lemma}")
        if entry is not None:
            return entry
    return lexicon.verb(lemma)


def find_nouns(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """A noun that attributes what its clause or phrase says."""
    for word in sentence.words:
        entry = lexicon.noun(word.lemma) if word.upos == "NOUN" else None
        if entry is not None and word.relation not in IN_NAMES:
            yield CueFound(
                head=word,
                words=Phrase((word,)),
                entry=entry,
                kind=CueKind.NOUN,
                negated=is_negated(word),
            )


def find_phrases(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """A fixed phrase of the lexicon with a speaker, matched by its words."""
    for phrase, words in _find_listed(sentence, lexicon, introducing=True):
        if phrase.named and not _is_before_name(words.root):
            continue
        yield CueFound(
            head=words.root,
            words=words,
            entry=_to_entry(phrase),
            kind=CueKind.PHRASE,
            by_form=phrase.named or phrase.settled,
        )


def _is_before_name(preposition: Word) -> bool:
    """Whether *preposition* introduces the name of a person or body, between commas or alone."""
    name = preposition.parent
    if name is None:
        return False
    if name.upos != "PROPN":
        return False
    if preposition.text_before not in OUTSIDE:
        return False
    if preposition.index == 1:
        return True
    return name.relation in {"obl", "nmod", "parataxis"}


def find_hearsay(document: Document, sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """An adverb by which the journalist reports what is said, and names nobody."""
    for phrase, words in _find_listed(sentence, lexicon, introducing=False):
        if _is_of_main_clause(words.root):
            yield CueFound(
                head=words.root,
                words=words,
                entry=_to_entry(phrase),
                kind=CueKind.ADVERB,
                by_form=True,
            )


def _is_of_main_clause(adverb: Word) -> bool:
    """Whether *adverb* qualifies a main clause, or a relative clause on a noun of one, which
    reports nothing itself: of "allegedly said that it fell" the content is what was said.
    """
    clause = adverb.parent
    if clause is None or not is_clausal(clause):
        return False
    if clause.child("ccomp") is not None:
        return False
    noun = clause.parent if clause.deprel == RELATIVE_CLAUSE else None
    main = clause if noun is None else noun.parent  # "a man who allegedly stole it was held"
    return main is not None and all(word.relation in MAIN_CLAUSES for word in main.lineage())


def _to_entry(phrase: PhraseEntry) -> CueEntry:
    return CueEntry(
        lemma=phrase.text, reporting_class=phrase.reporting_class, act=phrase.act, frames=()
    )


def _find_listed(
    sentence: Sentence, lexicon: Lexicon, *, introducing: bool
) -> Iterator[tuple[PhraseEntry, Phrase]]:
    """Yield the phrases of the lexicon in *sentence* that are *introducing* a speaker, or those
    that name nobody, each with its words.
    """
    forms = sentence.forms
    for phrase in lexicon.phrases:
        if phrase.speaker is introducing and forms.issuperset(phrase.words):  # seldom
            for words in _find_in_row(phrase.words, sentence):
                yield phrase, words


def _find_in_row(parts: tuple[str, ...], sentence: Sentence) -> Iterator[Phrase]:
    """Yield the words of *sentence* wherever *parts* stand side by side."""
    forms = tuple(word.lower for word in sentence.words)
    for start in range(len(forms) - len(parts) + 1):
        if forms[start : start + len(parts)] == parts:
            yield sentence.phrase(start + 1, start + len(parts))


RULES: tuple[Rule[[Document, Sentence, Lexicon], Iterator[CueFound]], ...] = (
    Rule("cue.phrase", "According to the ministry, exports fell.", find_phrases),
    Rule("cue.hearsay", "The driver allegedly left the scene.", find_hearsay),
    Rule("cue.light-verb", "The minister expressed hope for a deal.", find_light_verbs),
    Rule("cue.adjective", "She was confident that they would win.", find_adjectives),
    Rule("cue.verb", "She said it rained.", find_verbs),
    Rule("cue.noun", "Lee's claim that the bridge was safe surprised many.", find_nouns),
    Rule("cue.colon", "Lee: “We will win.”", find_colons),
    Rule("cue.signature", "“It rained all day.” — Kim Lee", find_signatures),
)
