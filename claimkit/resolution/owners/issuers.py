"""Who issued a document: the pollster of a poll, the author of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from claimkit.grammar import base_lemma
from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import join_names
from claimkit.resolution.mentions.nominals import DEFINITE
from claimkit.resolution.owners.references import References
from claimkit.resolution.owners.words import load_owner_words
from claimkit.rules import Rule, find_answer
from claimkit.tree import Sentence, Word

BODIES = (ReferentKind.ORGANIZATION, ReferentKind.UNKNOWN)
ISSUERS = (*BODIES, ReferentKind.PERSON, ReferentKind.PLACE)
BY = frozenset({"by", "from"})
INSIDE = frozenset({"in", "via", "on"})
BEFORE = ("compound", "nmod", "amod", "nmod:desc")
ARTICLE, POLL = "article", "poll"  # sorts of documents; nobody's poll is named for a topic
# Sorts of documents of which a name before them says where they stand, or whom they are against: "a
# Facebook post", "the Renault lawsuit"
PERSONAL_SORTS = frozenset({"message", "suit"})
# Sorts before which a name says what they are about, or where
WORKS = frozenset({"book", "plan", "research", "speech", "view"})
STATEMENT = "statement"
PASSIVE = "nsubj:pass"


Names = tuple[str, ...]


def spell_issuers(noun: Word, references: References) -> str | None:
    """Return the name of who issued the document *noun*, as its sentence tells; None if it does
    not.
    """
    return _spell(find_answer(ISSUER_RULES, noun, references))


def spell_actors(verb: Word, references: References) -> str | None:
    """Return the name of the subject of *verb*, an act by which somebody issues a document."""
    return _spell(_find_subject(verb, verb, references))


def _spell(issuers: Names | None) -> str | None:
    if issuers is None:
        return None
    names = dict.fromkeys(name.replace("/", " and ") for name in issuers)
    return join_names(list(names)) if len(names) > 1 else next(iter(names))


def _find_owner(noun: Word, references: References) -> Names | None:
    owner = noun.child("nmod:poss")
    return None if owner is None else _find_joined(owner, references)


def _find_joined(word: Word, references: References) -> Names | None:
    """Return the names of *word* and of those joined to it, or of those in apposition to a plural
    ("economists Ana Lee and Bo Berg"); None if one of them is not named.
    """
    beside = word.child("appos", "flat") if word.feat("Number") == "Plur" else None
    top = word if beside is None else beside
    words = (top, *top.children("conj"))
    names = tuple(filter(None, (references.find_name(w, *ISSUERS) for w in words)))
    return names if len(names) == len(words) else None


def _find_before(noun: Word, references: References) -> Names | None:
    """Return the bodies whose names stand before *noun*: "a Harlow Research poll"."""
    sort = load_owner_words().documents[noun.lemma]
    if sort in PERSONAL_SORTS:
        return None
    if sort in WORKS:
        return None
    kinds = (*BODIES, ReferentKind.PERSON) if sort == POLL else BODIES
    words = filter(lambda word: word.index < noun.index, noun.children(*BEFORE))
    joined = chain.from_iterable((word, *word.children("conj", "compound")) for word in words)
    return _find_names(joined, references, *kinds)


def _find_names(
    words: Iterable[Word], references: References, *kinds: ReferentKind
) -> Names | None:
    """Return the names of those of *words* that have one of these *kinds*; None without any."""
    return tuple(filter(None, (references.find_name(word, *kinds) for word in words))) or None


def _find_behind(noun: Word, references: References) -> Names | None:
    """Return who is named after "by" or "from": "a letter from the board"; the paper in which an
    article stands.
    """
    behind = noun.children("nmod", "obl")
    names = _find_first_by(behind, references)
    if names is None and load_owner_words().documents[noun.lemma] == ARTICLE:
        inside = (word for word in behind if "in" in word.child_lemmas("case"))
        return _find_names(inside, references, *BODIES)
    return names


def _find_first_by(words: Iterable[Word], references: References) -> Names | None:
    for word in words:
        if word.child_lemmas("case") & BY:
            return _find_joined(word, references)
    return None


def _find_agent(noun: Word, references: References) -> Names | None:
    """Return who issued it by a participle or clause: "a report published by the board", "a report
    that the board published", "a poll of voters released by the board".
    """
    inner = (word for child in noun.children("nmod") for word in child.children("acl"))
    for verb in (*noun.children("acl", "acl:relcl"), *filter(_is_past_participle, inner)):
        if _is_issuing(verb, references):
            agent = _find_first_by(verb.children("obl", "obl:agent"), references)
            return agent or _find_subject(verb, noun, references)
    return None


def _find_agent_of_passive(noun: Word, references: References) -> Names | None:
    """Return who issued it by the verb of which it is the subject: "an email was sent by Lee"."""
    verb = noun.parent if noun.deprel == PASSIVE else None
    if verb is None or not _is_issuing(verb, references):
        return None
    return _find_first_by(verb.children("obl", "obl:agent"), references)


def _is_past_participle(verb: Word) -> bool:
    return verb.xpos == "VBN"


def _find_publisher(noun: Word, references: References) -> Names | None:
    """Return the subject of a verb that has *noun* as its object: "the board published a report",
    not "two reports".
    """
    verb = noun.parent if noun.relation == "obj" else None
    if noun.feat("Number") == "Plur" and not noun.child_lemmas("det") & DEFINITE:
        return None
    if verb is None or not _is_issuing(verb, references):
        return None
    return _find_subject(verb, noun, references)


def _find_sayer(noun: Word, references: References) -> Names | None:
    """Return who says something in it: "the board said in a statement that it rained". Whatever
    somebody does in a statement, it is theirs: "the board hit back in a statement".
    """
    verb = _find_verb_above(noun)
    if verb is None or INSIDE.isdisjoint(noun.child_lemmas("case")):
        return None
    is_said = references.lexicon.reports(base_lemma(verb, references.lexicon))
    if not is_said and noun.lemma != STATEMENT:
        return None
    return _find_subject(verb, noun, references)


def _find_verb_above(noun: Word) -> Word | None:
    """Return the verb to which *noun* belongs, or to whose object the parser has put it: "denied
    the story in a statement".
    """
    above = noun.parent
    if above is not None and noun.relation == "nmod" and above.relation == "obj":
        above = above.parent
    elif noun.relation != "obl":
        return None
    return above if above is not None and above.upos == "VERB" else None


def _find_subject(verb: Word, noun: Word, references: References) -> Names | None:
    for clause in _find_clauses(verb):
        subject = clause.child("nsubj")
        if subject is not None:
            is_other = subject == noun or subject.deprel == PASSIVE
            return None if is_other else _find_joined(subject, references)
    return None


def spell_last_sayer(noun: Word, references: References, before: Iterable[Sentence]) -> str | None:
    """Return the name of who spoke last in the sentences *before* that of *noun*, the nearest
    first: "Renault denied it. “…,” the statement said."
    """
    for sentence in before:
        for verb in (*reversed(sentence.root.children("conj")), sentence.root):
            if references.lexicon.reports(base_lemma(verb, references.lexicon)):
                return _spell(_find_subject(verb, noun, references))
    return None


def _find_clauses(verb: Word) -> Iterator[Word]:
    """Yield *verb* and, as far as it has no subject of its own, the verbs it is joined to."""
    yield verb
    while verb.relation in {"conj", "xcomp", "advcl"} and verb.parent is not None:
        verb = verb.parent
        yield verb


def _is_issuing(verb: Word, references: References) -> bool:
    return base_lemma(verb, references.lexicon) in load_owner_words().issuing


ISSUER_RULES = (
    Rule("possessor", "Lee’s report said it rained.", _find_owner),
    Rule("name before", "A Harlow Research poll said it rained.", _find_before),
    Rule("name after by", "A letter from Renault said it rained.", _find_behind),
    Rule("agent", "A report published by Renault said it rained.", _find_agent),
    Rule(
        "agent of a passive",
        "An email was sent by Renault. The email said it rained.",
        _find_agent_of_passive,
    ),
    Rule("publisher", "Renault published a report. The report said it rained.", _find_publisher),
    Rule("sayer", "Renault said so in a statement. The statement said it rained.", _find_sayer),
)
