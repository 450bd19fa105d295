"""Contents that are an object and what is said of it: "described the talks as useful", "called the
plan absurd", "urged Kim to resign".
"""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from claimkit.clauses.agents import is_conjunction_of
from claimkit.clauses.forms import find_modified
from claimkit.contents.extent import find_clause, find_object, find_under
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.grammar import case_lemma, case_of, is_passive, own_subject
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.punctuation import NEWSWIRE_OPENING, OPENING_MARKS
from claimkit.rules import only_if
from claimkit.tree import Phrase, Word

OPENING = frozenset({*OPENING_MARKS, NEWSWIRE_OPENING})
FINDING_OUT = frozenset({ReportingClass.COGNITIVE_FACTIVE, ReportingClass.DISCLOSURE})
ASSERTING = frozenset({Act.STATEMENT, Act.BELIEF, Act.ATTITUDE, Act.EVIDENCE})
# Relations of a quoted predicate to its verb, as the parser may take it
QUOTED_BELOW = ("advmod", "amod", "obl", "xcomp")


@only_if(takes(Frame.OBJ_AS))
def find_as_phrase(scene: Scene) -> ContentFound | None:
    """An object and what it is described as."""
    thing = find_object(scene.head)
    seen_as = _find_seen_as(scene.head, thing)
    if seen_as is None:
        return None
    words, cue_words = find_clause(scene, thing, seen_as), _find_as_of_cue(scene, seen_as)
    if words[0].index > scene.head.index:  # with what stands between
        words = scene.sentence.phrase(words[0].index, words[-1].index) - scene.taken
    return ContentFound(words=words - cue_words, head=seen_as, cue_words=cue_words)


def _find_seen_as(verb: Word, thing: Word | None) -> Word | None:
    """Return what *verb* describes *thing* as; the parser may attach it to either."""
    seen_as = _find_as(verb, "obj", "obl", "xcomp", "advcl", "advmod", "ccomp")
    if seen_as is not None or thing is None:
        return seen_as
    return _find_as(thing, "nmod", "acl", "advcl") or _find_as_below(verb, thing)


def _find_as_below(verb: Word, thing: Word) -> Word | None:
    """Return what the parser attached to a verb behind *thing*: "dubbed his role in making policy
    as a mess".
    """
    behind = verb.sentence.words[thing.index :]
    for word in takewhile(lambda other: not other.is_punctuation or other.text in OPENING, behind):
        above = word.parent
        if above is None or above.feat("VerbForm") not in {"Inf", "Ger"}:
            continue
        if above.lemma in load_content_words().beings or not _is_as(word):
            continue
        if word.has_relation(("obl", "advcl")) and verb in above.ancestors():
            return word
    return None


def _find_as(word: Word, *relations: str) -> Word | None:
    """Return what *word* governs behind "as"; what has a subject tells how it is done."""
    tops = (child for child in word.children(*relations) if own_subject(child) is None)
    return next(filter(_is_as, tops), None)


def _is_as(word: Word) -> bool:
    case = case_of(word)
    return case is not None and case.lower == "as"


def _find_as_of_cue(scene: Scene, seen_as: Word) -> Phrase:
    """Return the "as" of "is seen as", where it stands right behind the cue; else nothing."""
    return Phrase.of(filter(None, [case_of(seen_as)])).where(partial(is_behind_cue, scene))


def is_behind_cue(scene: Scene, word: Word) -> bool:
    """Whether *word* stands right behind the cue."""
    return word.index == scene.cue.words[-1].index + 1


@only_if(is_of(CueKind.VERB))
def find_object_and_predicate(scene: Scene) -> ContentFound | None:
    """An object with an infinitive or an adjective: "urged Kim to resign", "called the plan
    absurd", "found it “rude”". Or what is left of it in a passive: "Kim is thought to be ill", and
    behind "what": "what she called a lapse".
    """
    if _is_of_free_relative(scene.head):
        return _find_name_of_what(scene)
    thing = find_object(scene.head, "iobj")
    if thing is None or is_conjunction_of(scene.head, thing):
        return None
    quoted = _find_quoted_predicate(scene, thing)
    if scene.takes(Frame.OBJ_XCOMP) or _is_raising(scene):
        further = _find_further_object(scene, thing)
        predicate, told = scene.head.child("xcomp", "ccomp"), _find_told_to(scene)
        if predicate is not None and further is not None and further.index > predicate.index:
            return find_under(scene, predicate, thing, further)
        torn = _find_torn_predicate(scene, thing)
        return find_under(scene, predicate or quoted or further or told or torn, thing)
    is_finding = scene.cue.entry.reporting_class in FINDING_OUT
    return find_under(scene, quoted, thing) if is_finding else None


def _is_of_free_relative(verb: Word) -> bool:
    """Whether *verb* stands under the "what" of "apologised for what she called a lapse"."""
    above = verb.parent_as("acl", "acl:relcl", "advcl:relcl")
    return above is not None and above.lower == "what" and above.index < verb.index


def _find_name_of_what(scene: Scene) -> ContentFound | None:
    """Return what "what" is called."""
    if not scene.takes(Frame.OBJ_XCOMP) or scene.tells:
        return None
    return find_under(scene, scene.head.child("xcomp", "obj"))


def _find_further_object(scene: Scene, thing: Word) -> Word | None:
    """Return one more object behind *thing*, which the parser took for that of the cue: "calls it a
    coffin", "told them to “block and hide” letters".
    """
    further = next((word for word in scene.head.children("obj") if word.index > thing.index), None)
    if further is None or thing.relation == "obj":
        return further
    is_named = scene.cue.entry.act is Act.STATEMENT and not scene.tells
    return further if is_named or scene.head.child("xcomp") is not None else None


def _find_torn_predicate(scene: Scene, thing: Word) -> Word | None:
    """Return what *thing* is called, a noun right behind it that the parser took for its apposition
    or for a subject of the next verb: "leaflets calling the mayor | a liar were found".
    """
    if scene.cue.entry.act is not Act.STATEMENT or scene.tells:
        return None
    modified = find_modified(scene.head)
    verb = None if modified is None else modified.parent
    tops = (*thing.children("appos"), *(() if verb is None else verb.children("nsubj")))
    return next((top for top in tops if _stands_behind(top, thing)), None)


def _stands_behind(top: Word, thing: Word) -> bool:
    """Whether the article of *top* stands right behind the phrase of *thing*."""
    article = top.child("det")
    if article is None or article.before is None:
        return False
    return article.before in thing.subtree(prune=lambda word: word is top)


def _find_told_to(scene: Scene) -> Word | None:
    """Return the infinitive of a passive that the parser took for an adjunct: "told to leave"."""
    clauses = scene.head.children("advcl") if is_passive(scene.head) else ()
    behind = (clause for clause in clauses if clause.index > scene.head.index)
    return next((clause for clause in behind if case_lemma(clause) == "to"), None)


def _is_raising(scene: Scene) -> bool:
    """Whether the cue is a passive with an infinitive that tells what is so, not what anybody is to
    do.
    """
    entry, below = scene.cue.entry, scene.head.child("xcomp")
    if below is None or case_lemma(below) != "to":
        return False
    if not scene.takes(Frame.CCOMP):
        return False
    if entry.act not in ASSERTING:
        return False
    if scene.tells or entry.lemma in load_content_words().duties:
        return False
    return is_passive(scene.head)


def _find_quoted_predicate(scene: Scene, thing: Word) -> Word | None:
    """Return what stands in quote marks behind *thing*, whether the parser took it for a predicate
    or, because of the marks, for something else: "called the ruling “a dark day”", "found the play
    “as dull as rain”".
    """
    below = (*thing.children("appos", "amod", "acl"), *scene.head.children(*QUOTED_BELOW))
    for top in below:
        words = top.subtree()
        first = words[0].span
        regions = scene.document.quotations_over(first) if words[0].index > thing.index else ()
        if any(region.span.start == first.start for region in regions):
            return top
    return None
