"""Contents that are clauses which a noun, or what somebody says, is said to be.

“Her hope is that they win”, “Fears are growing that it will burst”, “What Kim said was that …”.
"""

from __future__ import annotations

from claimkit.contents.clefts import find_copula
from claimkit.contents.extent import find_clause, find_under
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_able_speaker, has_speaker, is_of, takes
from claimkit.contents.words import load_content_words
from claimkit.grammar import base_lemma, case_lemma, own_subject
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import Act, CueKind, ReportingClass
from claimkit.rules import only_if
from claimkit.tree import Word


@only_if(is_of(CueKind.NOUN))
def find_copular_clause(scene: Scene) -> ContentFound | None:
    """The clause that a noun is said to be: "Her hope is that they win", "the rumour is that"."""
    above = scene.carrier.parent_as("nsubj")
    if above is None or not (scene.carrier.child("nmod:poss") or _is_view(scene)):
        return None
    if above.lemma == "be":
        return find_under(scene, above.child("ccomp"))
    return _find_predicate_clause(scene, above)


def _find_predicate_clause(scene: Scene, above: Word) -> ContentFound | None:
    """Return the clause of *above*, which the parser takes for a predicate with a copula."""
    if above.child("cop") is None:
        return None
    marks = (word for word in above.children("mark") if word.index > scene.carrier.index)
    mark = next(marks, None)
    if mark is None:  # "she says that her hope is false" has none behind the noun
        return None
    clause = find_clause(scene, above)
    return ContentFound(words=clause.where(lambda word: word.index >= mark.index), head=above)


def _is_view(scene: Scene) -> bool:
    """Whether the cue is a noun for what people believe or tell each other, also where nobody is
    named: "the rumour", "word"; of others the writer speaks ("the point is that").
    """
    entry = scene.cue.entry
    if entry.act is Act.BELIEF or entry.reporting_class is ReportingClass.DOUBTFUL:
        return True
    return entry.lemma == "word" and scene.carrier.child("det", "amod") is None


@only_if(is_of(CueKind.NOUN), takes(Frame.CCOMP))
def find_extraposed_clause(scene: Scene) -> ContentFound | None:
    """The clause of a noun from which a verb that reports nothing parts it: "Fears are growing that
    it will burst".
    """
    verb = scene.carrier.parent_as("nsubj")
    if verb is None or scene.carrier.child("nmod:poss") is not None:
        return None
    if verb.child("obj") is not None or scene.lexicon.verb(base_lemma(verb, scene.lexicon)):
        return None
    clause = verb.child("ccomp")
    return find_under(scene, clause) if clause and case_lemma(clause) == "that" else None


@only_if(is_of(CueKind.VERB), takes(Frame.CCOMP), has_able_speaker)
def find_cleft(scene: Scene) -> ContentFound | None:
    """The clause that is said to be what somebody says: "What Kim said was that it fell"."""
    copula = find_copula(scene.head)
    if copula is None or copula.parent is None:
        return None
    return _find_predicate_clause(scene, copula.parent)


@only_if(is_of(CueKind.NOUN), has_speaker)
def find_in_view(scene: Scene) -> ContentFound | None:
    """The clause that is so in somebody's view, also a pronoun's or without a comma: "in her view
    the tower is too tall".
    """
    noun = scene.carrier
    clause = noun.parent_as("obl")
    if clause is None or case_lemma(noun) != "in" or noun.child("nmod:poss") is None:
        return None
    if noun.lemma not in load_content_words().views or own_subject(clause) is None:
        return None
    return ContentFound(words=find_clause(scene, clause) - noun.subtree(), head=clause)
