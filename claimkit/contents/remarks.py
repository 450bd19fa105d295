"""What the reporter tells beside a content: remarks on it, and what happened next.

“He claimed it was tested, but no record exists”: that none does is not his.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.clauses.forms import RELATIVE_CLAUSE
from claimkit.contents.scene import Scene, has_speaker
from claimkit.contents.words import load_content_words
from claimkit.grammar import (
    AUXILIARIES,
    GERUND,
    OBJECTS,
    SUBJECTS,
    base_lemma,
    case_lemma,
    is_agentive,
    own_subject,
)
from claimkit.model.scheme import ReportingClass
from claimkit.punctuation import CLOSING_MARKS
from claimkit.text.dashes import DASHES
from claimkit.tree import Word

CONCESSIVE = frozenset({"although", "though"})
AGAINST = frozenset({"although", "when", "whereas", "while"})
GOING_ON = frozenset({"and", "but"})
PRO_VERBS = frozenset({"do", "be", "have"})


def is_narrated(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause that tells what happened next, behind a cue that a quotation
    precedes: “It is over,” she said, and the lights went out.
    """
    if not scene.is_verb or scene.cue.quoted:
        return False
    link = word.child("cc")
    if link is None or link.lemma not in GOING_ON:
        return False
    if not scene.taken[-1].index < link.index < word.index:
        return False
    if own_subject(word) is None:
        return False
    before = scene.document.quotation_before(scene.taken.span)
    return before is not None and before.span.overlaps(scene.sentence.span)


def is_todays_remark(scene: Scene, word: Word) -> bool:
    """Whether *word*, behind a dash at the end of a report in the past, is a noun of which a clause
    in the present tells more: “He said they would train at night – a habit that has cost him two
    captains.”
    """
    if word.opening.text_before not in DASHES or scene.head.feat("Tense") != "Past":
        return False
    clause = word.child("acl:relcl")
    if clause is None or not ends_sentence(word):
        return False
    return _find_tense(clause) == "Pres"


def is_known_anyway(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a relative clause that only describes, and so is no part of what is
    denied: “He denied that they had a club, for which they were known.”
    """
    if scene.cue.entry.reporting_class is not ReportingClass.DENIAL:
        return False
    if word.deprel != RELATIVE_CLAUSE or word.parent is None or not ends_sentence(word):
        return False
    return word.parent.upos == "PROPN" or _is_behind_comma(word.opening)


def is_reservation(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a concession in its own words at the end of a sentence in the present,
    which is the writer's: “The party says it has won, although counting has not begun.”
    """
    if scene.head.feat("Tense") == "Past":
        return False
    if not is_marked(word, CONCESSIVE) or not ends_sentence(word):
        return False
    subject = own_subject(word)
    return subject is not None and subject.feat("PronType") != "Prs"


def is_before_doing(scene: Scene, word: Word) -> bool:
    """Whether *word* ends the sentence with what the speaker did then: "…, before turning the
    sign".
    """
    if word.xpos != GERUND or case_lemma(word) != "before" or own_subject(word) is not None:
        return False
    return word.opening.text_before == "," and ends_sentence(word)


def is_gesture(scene: Scene, word: Word) -> bool:
    """Whether *word* ends the sentence with what speakers do while they speak, right behind a cue
    that ends what they say: “The kiln was old, Lee said, wiping her hands.”
    """
    if word.xpos != GERUND or word.lemma not in load_content_words().gestures:
        return False
    if not (scene.is_verb and has_speaker(scene)) or own_subject(word) is not None:
        return False
    comma = word.opening.before
    if comma is None or comma.text != "," or comma.before is not scene.taken[-1]:
        return False
    return ends_sentence(word)


def is_comment(scene: Scene, word: Word) -> bool:
    """Whether *word* ends the sentence with what the writer thinks of the report: "…, wrongly",
    "…, apparently unaware of the fire", "…, without giving any evidence".
    """
    if not scene.is_verb or word.opening.text_before != "," or not ends_sentence(word):
        return False
    words = load_content_words()
    if word.index < scene.head.index or own_subject(word) is not None:
        return False
    if word.xpos == GERUND:
        return word.lemma in words.backing and _is_without_evidence(word)
    return not words.judging.isdisjoint((word.lemma, word.lower))


def _is_without_evidence(gerund: Word) -> bool:
    """Whether *gerund* tells what speakers leave out: "without elaborating", "without giving
    details", not "without giving workers notice".
    """
    if case_lemma(gerund) != "without":
        return False
    left_out = gerund.child_lemmas(*OBJECTS)
    return left_out <= load_content_words().evidence


def is_contradicted(scene: Scene, word: Word) -> bool:
    """Whether *word* heads what speaks against the content: "…, contrary to the figures", also
    where the tree has "contrary" beside it, or "…, when in fact it fell".
    """
    if _is_against_fact(word):
        return True
    if "contrary" not in word.sentence.forms:
        return False
    opening = word.subtree().without_punctuation()[0]
    if opening.lower == "to" and opening.before is not None:
        opening = opening.before
    return opening.lower == "contrary" and opening.text_before == ","


def _is_against_fact(word: Word) -> bool:
    """Whether the clause of *word* opens behind a comma with "when in fact"."""
    opening = word.opening
    if word.relation != "advcl" or opening.text_before != "," or opening.lower not in AGAINST:
        return False
    words = [other.lower for other in word.sentence.phrase(opening.index + 1, opening.index + 2)]
    return words == ["in", "fact"] or words[:1] == ["actually"]


def is_contested(scene: Scene, word: Word) -> bool:
    """Whether *word* is an apposition that tells what another says of the content, or who said the
    like: "…, a claim that Kim denied", "… – the same words he used in May".
    """
    if word.opening.text_before not in {",", *DASHES}:
        return False
    if _is_claim_of_another(scene, word):
        return True
    clause = word.child("acl:relcl")
    if clause is None:
        return False
    other = own_subject(clause)
    if other is None or other.upos == "PRON":  # "twice what he said"
        return False
    return scene.lexicon.reports(base_lemma(clause, scene.lexicon))


def _is_claim_of_another(scene: Scene, word: Word) -> bool:
    """Whether *word* names the report itself, and a clause with a subject or an agent says more of
    it: "…, a claim that three men dispute", "…, a view shared by three men", "the same words".
    """
    determiner = word.child("det")
    if determiner is None:
        return False
    if determiner.feat("Definite") != "Ind" and "same" not in word.child_lemmas("amod"):
        return False
    if scene.lexicon.noun(word.lemma) is None:
        return False
    clause = word.child("acl")
    return clause is not None and clause.child(*SUBJECTS, "obl:agent") is not None


def is_done_all_the_same(scene: Scene, word: Word) -> bool:
    """Whether *word* is all of a clause that tells what came of it: "told her not to go, but she
    did".
    """
    if word.lemma not in PRO_VERBS or "but" not in word.child_lemmas("cc"):
        return False
    return own_subject(word) is not None and word.subtree()[-1] is word and ends_sentence(word)


def is_answer(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause that tells how another answers: "It is a joke, Lee says, but
    Kim disagrees".
    """
    if word.lemma not in load_content_words().answers or "but" not in word.child_lemmas("cc"):
        return False
    if case_lemma(word) == "that":  # "…, but that Kim disagreed" is said too
        return False
    subject = own_subject(word)
    if subject is None or subject.upos == "PRON" or word.index < scene.head.index:
        return False
    return is_agentive(subject, scene.lexicon) and not _is_told_on(scene, word)


def _is_told_on(scene: Scene, word: Word) -> bool:
    """Whether *word*, in the past, may go on with what is told behind the cue: "Lee said he had
    asked, but the club did not reply".
    """
    first = word.parent
    if first is None or first.index < scene.head.index:
        return False
    return _find_tense(word) == "Past"


def is_remark(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause behind a dash that hangs on the cue: “He says it works — and at
    times he is right.”
    """
    if word.parent is not scene.head or word.opening.text_before not in DASHES:
        return False
    return own_subject(word) is not None


def is_of_today(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause in the present, set against one in the past that a cue in the
    past reports: “He claimed it was tested, but no record exists.”
    """
    if not _is_contrast(word) or own_subject(word) is None:
        return False
    tenses = [_find_tense(verb) for verb in (word, word.parent or word)]
    return [*tenses, scene.head.feat("Tense")] == ["Pres", "Past", "Past"]


def _is_contrast(word: Word) -> bool:
    return "but" in word.child_lemmas("cc") or is_marked(word, CONCESSIVE)


def _find_tense(verb: Word) -> str | None:
    """Return the tense of the clause of *verb*: that of its first auxiliary, else its own."""
    helper = verb.child(*AUXILIARIES)
    return (helper or verb).feat("Tense")


def is_marked(word: Word, marks: Iterable[str]) -> bool:
    """Whether the clause of *word* begins behind a comma with one of *marks*, alone or behind an
    adverb ("even as").
    """
    mark = word.child("mark")
    if mark is None or mark.lemma not in marks:
        return False
    if word.opening.index < mark.index - 1:
        return False
    return _is_behind_comma(word.opening)


def _is_behind_comma(word: Word) -> bool:
    """Whether a comma stands before *word*, or before the mark that closes a quotation there."""
    before = (other.text for other in word.preceding() if other.text not in CLOSING_MARKS)
    return next(before, None) == ","


def ends_sentence(word: Word) -> bool:
    last = word.subtree()[-1]
    return all(after.is_punctuation for after in last.sentence.words[last.index :])
