"""Find the words of the speaker of a cue. Who that is, is found later."""

from __future__ import annotations

from itertools import takewhile

from claimkit.clauses.agents import find_given_to_agent, find_heard_clauses
from claimkit.clauses.citations import find_cited
from claimkit.clauses.passives import find_complement, find_stray_complement
from claimkit.clauses.topics import is_before_topic
from claimkit.document import Document
from claimkit.draft import DraftCue, DraftSpeaker
from claimkit.grammar import PERSON_LABEL, case_of, is_passive, is_speech
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.rules import answers
from claimkit.speakers.roles import is_empty
from claimkit.speakers.rules import RULES
from claimkit.text.dashes import DASHES
from claimkit.text.posts import is_signature
from claimkit.tree import Phrase, Word

OF_COURTS = "speaker.cited-case"
HYPHEN = "-"
# Relations in which a name may stand behind a comma that tells who the subject before it is
JOINED_BY_COMMA = frozenset({"appos", "list", "nsubj", "obj", "parataxis"})
NUMBER_SIGNS = frozenset({"no", "no."})
SETTING_OFF = DASHES | {",", "("}
# Relations of dependents of the head that are no part of its phrase: anywhere, before the head,
# before a head that is a verb
BESIDE = frozenset({"parataxis", "list", "discourse", "cop"})
BEFORE = BESIDE | {"case", "mark", "cc"}
BEFORE_VERB = BEFORE | {"nsubj", "aux", "advcl", "advmod"}


def find_speaker(document: Document, cue: DraftCue, lexicon: Lexicon) -> DraftSpeaker | None:
    """Return the speaker of *cue*, None if the text names nobody."""
    case = find_cited(cue.head)
    if case:
        return DraftSpeaker(words=case, head=case.root, rule=OF_COURTS)
    for answered in answers(RULES, cue, lexicon):
        words = _find_words(document, cue, answered.answer, lexicon)
        if words.has_letter:
            return DraftSpeaker(words=words, head=answered.answer, rule=answered.rule)
    return None


def _find_words(document: Document, cue: DraftCue, head: Word, lexicon: Lexicon) -> Phrase:
    """Return the words of the speaker with this *head*, none where it can be no speaker of
    *cue*.
    """
    if not _may_head_speaker(document, cue, head):
        return Phrase()
    keep_out = cue.words | _find_handle(document, cue) | _find_topic(cue, head)
    if head.parent is cue.head and is_passive(cue.head):
        stray = find_stray_complement(head, cue.entry.prepositions, lexicon)
        keep_out |= stray.subtree() if stray is not None else ()
    if cue.kind is CueKind.NOUN:
        given = find_given_to_agent(cue.carrier, head, cue.entry, lexicon)
        keep_out |= given.subtree() if given is not None else ()
    if cue.entry.hears:
        for clause in find_heard_clauses(head):
            keep_out |= clause.subtree()
    behind = find_complement(cue.head, cue.entry.prepositions) if cue.head.upos == "ADP" else None
    if behind is not None:
        keep_out |= behind.sentence.phrase(behind.index, len(behind.sentence.words))
    phrase = _drop_links(find_noun_phrase(head, lexicon, keep_out=keep_out))
    phrase |= _find_rest_of_name(phrase)
    phrase |= _find_name_behind(phrase, head) | _find_set_off_name(phrase, head)
    return _find_number_sign(head) | phrase


def _find_number_sign(head: Word) -> Phrase:
    """Return the "No." right before a number, which the parser may have joined to another word:
    "No. | 10 said so"; else nothing.
    """
    sign = head.before
    if sign is None or head.upos != "NUM" or sign.lower not in NUMBER_SIGNS:
        return Phrase()
    return Phrase((sign,)) if sign.text[0].isupper() else Phrase()


def _drop_links(phrase: Phrase) -> Phrase:
    """Return *phrase* without prepositions before it, to whatever word the parser attached them."""
    while len(phrase) > 1 and phrase[0].relation == "case" and phrase[0].upos == "ADP":
        phrase = phrase[1:]
    return phrase


def _find_name_behind(phrase: Phrase, head: Word) -> Phrase:
    """Return the name right behind *phrase*, a title without an article to which the parser did not
    join it: "in the view of curator | Kim Lee"; else nothing.
    """
    name = phrase[-1].after if phrase else None
    if name is None or (head.upos, name.upos) != ("NOUN", "PROPN"):
        return Phrase()
    if head.child("det", "nmod:poss") is not None or head.feat("Number") == "Plur":
        return Phrase()
    if name.parent is not head.parent or case_of(name) is not None:
        return Phrase()
    return name.subtree().run_with(name)


def _find_rest_of_name(phrase: Phrase) -> Phrase:
    """Return what right behind *phrase* goes on the name that ends it, for who recognises names,
    where the parser joined it to another word: "said Little | Ana Lee".
    """
    if not phrase or not phrase[-1].entity.endswith(PERSON_LABEL):
        return Phrase()
    behind = phrase.sentence.words[phrase[-1].index :]
    return Phrase(tuple(takewhile(lambda word: word.entity == f"I-{PERSON_LABEL}", behind)))


def _find_set_off_name(phrase: Phrase, head: Word) -> Phrase:
    """Return the name behind *phrase* and a comma that tells who *head*, a noun behind its verb,
    is, where the parser joined it to another word: "says his sister, | Lee."; else nothing.
    """
    verb, comma = head.parent, phrase[-1].after if phrase else None
    if verb is None or comma is None or comma.text != "," or not verb.index < head.index:
        return Phrase()
    name = comma.after
    if name is None or head.upos != "NOUN" or name.upos != "PROPN":
        return Phrase()
    words = name.subtree().run_with(name).trimmed()
    if name.relation not in JOINED_BY_COMMA or words.has_verb or words[0] is not name:
        return Phrase()
    return Phrase((comma, *words))


def _find_handle(document: Document, cue: DraftCue) -> Phrase:
    """Return what stands behind the author of an embedded post: the handle and the date."""
    if cue.kind is not CueKind.PUNCTUATION or not is_signature(document.text, cue.head.span):
        return Phrase()
    behind = cue.sentence.phrase(cue.head.index + 1, len(cue.sentence.words))
    bracket = next((word for word in behind if word.text.startswith("(")), None)
    return Phrase() if bracket is None else cue.sentence.phrase(bracket.index, behind[-1].index)


def _find_topic(cue: DraftCue, head: Word) -> Phrase:
    """Return of what *head* speaks before the colon *cue*: "Lee about her rival: “No comment.”"."""
    if cue.kind is not CueKind.PUNCTUATION:
        return Phrase()
    last = cue.head.index - 1 if head.index < cue.head.index else len(cue.sentence.words)
    behind = cue.sentence.phrase(head.index + 1, last)
    preposition = next(filter(is_before_topic, behind), None)
    return Phrase() if preposition is None else cue.sentence.phrase(preposition.index, last)


def _may_head_speaker(document: Document, cue: DraftCue, head: Word) -> bool:
    if head in cue.words:
        return False
    if is_empty(cue, head):
        return False
    return not _is_quoted_apart(document, cue, head)


def _is_quoted_apart(document: Document, cue: DraftCue, head: Word) -> bool:
    """Whether *head* stands in a quotation and the cue outside: then it belongs to what is said,
    whatever the parser thinks.
    """
    region = document.quotation_at(head.span)
    if region is None:
        return False
    if region.span.covers(cue.head.span):
        return False
    return is_speech(document, region)


def find_noun_phrase(head: Word, lexicon: Lexicon, *, keep_out: Phrase) -> Phrase:
    """Return the noun phrase of *head* without its preposition.

    Appositions and possessive 's are in it. Clauses and phrases after a comma or a dash, times, and
    what is beyond a word of *keep_out* are not.
    """
    barred = keep_out.indices

    def is_outside(word: Word) -> bool:
        if word.index in barred:
            return True
        if word.relation == "acl" and _is_set_off(word):
            return True
        return _is_beside(word, head, lexicon)

    return head.subtree(prune=is_outside).run_with(head).trimmed()


def _is_beside(word: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether *word* depends on *head*, and only links the phrase to its sentence, or says when."""
    if word.head != head.index:
        return False
    if word.index < head.index:
        return word.relation in (BEFORE_VERB if head.is_verb else BEFORE)
    if word.relation not in {"nmod", "obl"}:
        return word.relation in BESIDE
    return word.lemma in lexicon.times or _is_set_off(word)


def _is_set_off(word: Word) -> bool:
    """Whether a comma or a dash stands before what *word* heads; not the hyphen of
    "mother-in-law".
    """
    first = (word.subtree().without_punctuation() | (word,))[0]
    if first.text_before not in SETTING_OFF:
        return False
    return not (first.text_before == HYPHEN and _is_glued(first.before))


def _is_glued(mark: Word | None) -> bool:
    """Whether no space stands before *mark*."""
    before = None if mark is None else mark.before
    return before is not None and mark is not None and before.span.end == mark.span.start
