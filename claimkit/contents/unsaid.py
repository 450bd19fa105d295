"""Claims within claims in which nobody says anything.

"She said that she wants to win" is what she said: that she wants to is a part of it, no second
claim. "If the firm agrees to the sale, he said, …" has nobody agree. What somebody else says, and
what anybody thinks in a clause of its own ("he said he thinks that …"), is a claim within a claim.
"""

from __future__ import annotations

from claimkit.clauses.forms import is_finite
from claimkit.contents.acts import REFUSING
from claimkit.draft import Draft, DraftCue
from claimkit.grammar import FIRST_PERSON, OBJECTS, case_lemma
from claimkit.model.scheme import Act, CueKind
from claimkit.tree import Word

PHRASES = frozenset({*OBJECTS, "obl", "nmod", "xcomp", "advcl", "acl"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
# What is not said aloud
SILENT = frozenset({Act.ATTITUDE, Act.INTENTION, Act.PERCEPTION})
# Marks of clauses that leave open whether it is so, or say that it is not
OPEN_MARKS = frozenset({"if", "whether", "unless", "to", "at", "against", "without", "from"})


def find_reason(inner: Draft, *, has_same_speaker: bool) -> str | None:
    """Return why *inner*, a claim within another, is none of its own; None if it is one.

    Args:
        has_same_speaker: whether the claim around it is the same speaker's.
    """
    if not _is_phrase(inner):
        return None
    if _is_left_possible(inner.cue):
        return None
    if has_same_speaker or _is_first_person(inner):
        return "what the speaker says of their own"
    if _is_open(inner.cue):
        return "nobody has said so yet"
    return "wanted or felt, not said" if _is_silent(inner.cue) else None


def _is_phrase(draft: Draft) -> bool:
    """Whether the content is a noun or an infinitive under the cue, no clause with a subject."""
    head = draft.content.head
    if head is None or head.parent not in (draft.cue.head, draft.cue.carrier):
        return False
    if not head.has_relation(PHRASES):
        return False
    if is_finite(head):
        return False
    if head.child(*SUBJECTS) is not None:
        return False
    return not _has_predicate(draft, head)


def _has_predicate(draft: Draft, head: Word) -> bool:
    """Whether the content says something of an object: "urged Kim to go", "saw it as a threat"."""
    if case_lemma(head) == "as":
        return True
    if "as" in head.child_lemmas("mark"):
        return True
    if not head.has_relation(("xcomp", "advcl")):
        return False
    things = draft.cue.head.children(*OBJECTS, "nsubj:pass")
    return any(draft.content.overlaps(thing.span) for thing in things)


def _is_first_person(draft: Draft) -> bool:
    return (
        draft.cue.quoted and draft.speaker is not None and draft.speaker.head.lower in FIRST_PERSON
    )


def _is_open(cue: DraftCue) -> bool:
    """Whether the verb is in a clause that leaves open if somebody does so at all."""
    if cue.kind is not CueKind.VERB:
        return False
    if any(helper.xpos == "MD" for helper in cue.head.children("aux")):
        return True
    if not OPEN_MARKS.isdisjoint(cue.head.child_lemmas("mark")):
        return True
    return cue.head.feat("VerbForm") == "Inf"


def _is_left_possible(cue: DraftCue) -> bool:
    """Whether somebody refuses to say that it is not so: "refused to rule out a return"."""
    above = cue.head.parent_as("xcomp")
    if above is None or above.lemma not in REFUSING:
        return False
    return cue.entry.negated_level is not None


def _is_silent(cue: DraftCue) -> bool:
    """Whether it tells in a quotation what another one wants or feels."""
    return cue.quoted and cue.entry.act in SILENT
