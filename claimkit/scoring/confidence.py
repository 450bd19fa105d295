"""How likely a claim is right: logistic regression over named features, its weights in a table that
people can read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import exp
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from claimkit.draft import TAGGED_CONTENT, TAGGED_CUE, Draft, DraftCue, Origin, WeighedDraft
from claimkit.grammar import GERUND, NOMINAL, case_lemma, is_impersonal, is_passive, own_subject
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import Act, CueKind, Quotation, ReportingClass
from claimkit.scoring.features import find_features
from claimkit.scoring.new_rules import Shares, find_stand_ins, is_new
from claimkit.shipped import read_table

FILE = "confidence.json"
# The least for a clause that is plainly reported: of 13 to which a model gives less, 10 are right
PLAIN_REPORT = 0.5
OF_RELAYED = "speaker.relayed"  # name of the rule
OF_NOUNS = "speaker.modified-noun"
TAKING_OBJECTS = frozenset({Frame.OBJ, Frame.OBJ_AS, Frame.OBJ_XCOMP})
UNLISTED = 0.6  # the least confidence where the lexicon lacks the cue
OF_SIGNATURES = "content.signed"

DENYING = frozenset({ReportingClass.DENIAL, ReportingClass.CONCESSION})
OF_CLAUSES = "content.clause"
BY_NOUNS = frozenset({"content.announced", "content.viewed"})
OF_INSERTIONS = "content.interrupted"
OF_PREDICATES = "content.object-predicate"
HEARSAY = 0.75  # by the few that are annotated, all of which are right


@frozen(kw_only=True)
class LogisticModel:
    """Turns features into a probability.

    Attributes:
        weights: by feature; a feature without weight counts nothing.
        threshold: the least confidence of a claim that the extractor returns unless told otherwise.
        shares: the rules that the model was fitted with; others count as these do on average, see
            :mod:`claimkit.scoring.new_rules`.
    """

    intercept: float
    weights: Mapping[str, float] = field(repr=False)
    threshold: float
    shares: Shares = field(factory=dict, repr=False)

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the estimate, 0 to 1, that content and speaker are right."""
        return _to_probability(self._score(features))

    def _score(self, features: Mapping[str, float]) -> float:
        weights = self.weights
        weighed = [weights.get(name, 0.0) * value for name, value in features.items()]
        return self.intercept + sum(weighed)

    def weigh(self, draft: Draft) -> WeighedDraft:
        """Return *draft* with its confidence by this model."""
        score = sum(
            stand_in.share * self._score(find_features(stand_in.draft))
            for stand_in in find_stand_ins(draft, self.shares)
        )
        return WeighedDraft.of(draft, _to_probability(score))


def _to_probability(score: float) -> float:
    return 1 / (1 + exp(-score)) if score > -700 else 0.0


def _is_rare_form(cue: DraftCue) -> bool:
    """Whether *cue* is a hearsay adverb of a main clause, a phrase that counts before a name only
    ("per Reuters"), reports on with the verb of another cue ("and by another of theft"), or has its
    content for a subject ("it emerged that").
    """
    if not cue.by_form:
        return False
    if cue.kind in {CueKind.ADVERB, CueKind.PHRASE}:
        return True
    return cue.kind is CueKind.VERB and (cue.head.upos != "VERB" or cue.entry.impersonal)


def _is_relayed(draft: Draft) -> bool:
    """Whether the speaker is whose words somebody else gives: "the paper quoted Kim as saying".
    What a model learns of these is of no use: its corpus gives such words to who relays them.
    """
    return draft.cue.by_form and draft.speaker is not None and draft.speaker.rule == OF_RELAYED


def _is_plain_report(draft: Draft) -> bool:
    """Whether the content is the clause of the cue: of a noun a that-clause ("fears that it fell"),
    of a neutral verb a clause with a subject, behind one of its own ("Lee said it fell").
    """
    cue, head = draft.cue, draft.content.head
    if any(is_plain(draft) for is_plain in PLAIN):
        return True
    if cue.entry.weak or Frame.CCOMP not in cue.entry.frames:
        return False
    if head is None or head.parent is not cue.head:
        return False
    if cue.kind is CueKind.NOUN:
        return case_lemma(head) == "that"
    if draft.speaker is None or cue.entry.reporting_class is not ReportingClass.NEUTRAL:
        return False
    subjects = own_subject(cue.head), own_subject(head)
    return head.relation == "ccomp" and subjects[0] is draft.speaker.head and bool(subjects[1])


def _is_given_to_agent(draft: Draft) -> bool:
    """Whether a noun for a report has both who makes it and what it says: "reports by divers of a
    wreck".
    """
    cue, speaker, head = draft.cue, draft.speaker, draft.content.head
    if cue.kind is not CueKind.NOUN or speaker is None or head is None:
        return False
    if case_lemma(speaker.head) != "by" or speaker.head.parent is not cue.head:
        return False
    return head.parent in (cue.head, speaker.head)


def _is_said_by_nobody(draft: Draft) -> bool:
    """Whether "it is understood" or the like stands before or beside the clause that is the
    content.
    """
    head, verb = draft.content.head, draft.cue.head
    if head is None or draft.speaker is not None or not is_impersonal(verb):
        return False
    if own_subject(head) is None:
        return False
    return head.parent is verb or verb.relation == "parataxis"


def _is_said_to(draft: Draft) -> bool:
    """Whether a passive without an agent tells what its subject is said to do: "is reported to have
    left".
    """
    cue, head = draft.cue, draft.content.head
    if draft.content.rule != OF_PREDICATES or draft.speaker is not None or head is None:
        return False
    if cue.entry.act is not Act.STATEMENT or Frame.CCOMP not in cue.entry.frames:
        return False
    return is_passive(cue.head) and not cue.entry.tells and case_lemma(head) == "to"


def _is_described(draft: Draft) -> bool:
    """Whether the subject of a verb of saying describes something: "dismissed it as gossip"."""
    cue, head = draft.cue, draft.content.head
    if Frame.OBJ_AS not in cue.entry.frames or cue.entry.act is not Act.STATEMENT:
        return False
    if head is None or draft.speaker is None or case_lemma(head) != "as":
        return False
    return own_subject(cue.head) is draft.speaker.head


def _is_of_message(draft: Draft) -> bool:
    """Whether a noun for what is said or written says the clause or the infinitive of its
    participle, or what that calls somebody: "a petition demanding that Kim step down", "letters
    begging Kim to stay", "leaflets calling Kim a liar".
    """
    head = draft.content.head
    if head is None or draft.speaker is None or draft.speaker.rule != OF_NOUNS:
        return False
    if draft.content.rule == OF_PREDICATES:
        return True
    return head.relation in {"ccomp", "xcomp"} and head.parent is draft.cue.head


def _is_called(draft: Draft) -> bool:
    """Whether the speaker says by a noun or an adjective what something is: "called the plan
    absurd", "letters calling her a thief".
    """
    cue, head = draft.cue, draft.content.head
    if draft.content.rule != OF_PREDICATES or cue.entry.act is not Act.STATEMENT:
        return False
    if head is None or draft.speaker is None or head.relation not in {"xcomp", "obj"}:
        return False
    return head.upos in {"NOUN", "ADJ"} and case_lemma(head) is None


def _is_accused_by(draft: Draft) -> bool:
    """Whether the agent of a passive accuses of a deed, tells somebody to do it, tells them of
    something, or describes it: "stands accused by Berg of lying", "was told by Berg to leave", "was
    warned by Berg of floods", "was described by Berg as shy".
    """
    cue, speaker, head = draft.cue, draft.speaker, draft.content.head
    if speaker is None or head is None or speaker.head.deprel != "obl:agent":
        return False
    if case_lemma(head) == "as":
        return Frame.OBJ_AS in cue.entry.frames
    if cue.entry.tells and case_lemma(head) in cue.entry.prepositions:
        return True
    if cue.entry.reporting_class is ReportingClass.ACCUSATION:
        return case_lemma(head) in cue.entry.prepositions
    return head.is_verb and draft.content.rule == OF_PREDICATES and case_lemma(head) == "to"


def _is_blamed(draft: Draft) -> bool:
    """Whether the subject of a verb of accusing says of what somebody or something is guilty:
    "blamed the rain for the flood".
    """
    cue, head = draft.cue, draft.content.head
    if cue.entry.reporting_class is not ReportingClass.ACCUSATION or head is None:
        return False
    if draft.speaker is None or own_subject(cue.head) is not draft.speaker.head:
        return False
    if head.parent is not cue.head or cue.head.child("obj") is None:
        return False
    return case_lemma(head) in cue.entry.prepositions


def _is_denied_doing(draft: Draft) -> bool:
    """Whether the subject of a verb that denies or concedes says so of a gerund right behind it:
    "denied having seen it", "admits taking it".
    """
    cue, head = draft.cue, draft.content.head
    if cue.entry.reporting_class not in DENYING or head is None or head.relation != "xcomp":
        return False
    if draft.speaker is None or own_subject(cue.head) is not draft.speaker.head:
        return False
    return head.parent is cue.head and head.opening.xpos == GERUND


def _is_believed(draft: Draft) -> bool:
    """Whether a noun is said to be the that-clause: "the view among dealers is that"."""
    cue, head = draft.cue, draft.content.head
    if cue.kind is not CueKind.NOUN or head is None or draft.content.rule != OF_CLAUSES:
        return False
    return cue.carrier.parent_as("nsubj") is head and case_lemma(head) == "that"


def _is_announced(draft: Draft) -> bool:
    """Whether a noun announces the content before a colon ("Lee’s advice: stay"), or tells whose
    the clause is ("in Lee’s view, it fell").
    """
    return draft.content.rule in BY_NOUNS


def _is_signed_headline(draft: Draft) -> bool:
    """Whether a headline ends with who says what stands before its mark: ‘I was robbed’: jockey."""
    if draft.content.rule != OF_SIGNATURES or draft.speaker is None:
        return False
    return draft.cue.sentence.heading


def _is_put_so(draft: Draft) -> bool:
    """Whether the cue is inserted in its content, in an as-clause or behind a comma: "as Kim puts
    it", "as she likes to say", "It fell, he claims in a letter".
    """
    if draft.content.rule != OF_INSERTIONS or draft.speaker is None or draft.cue.entry.weak:
        return False
    verb = draft.cue.head.parent_as("xcomp") or draft.cue.head
    if verb.relation == "advcl":
        return case_lemma(verb) == "as"
    is_saying = draft.cue.entry.act is Act.STATEMENT and verb.relation == "parataxis"
    return is_saying and draft.speaker.head in verb.children("nsubj", "obl:agent")


PLAIN: tuple[Callable[[Draft], bool], ...] = (
    _is_given_to_agent,
    _is_called,
    _is_of_message,
    _is_described,
    _is_said_by_nobody,
    _is_said_to,
    _is_accused_by,
    _is_blamed,
    _is_denied_doing,
    _is_believed,
    _is_announced,
    _is_put_so,
    _is_signed_headline,
)


def _is_beyond_frames(draft: Draft) -> bool:
    """Whether the tagger gives a listed verb a noun as its content that no frame of it takes."""
    cue, head = draft.cue, draft.content.head
    if draft.content.rule != TAGGED_CONTENT or cue.kind is not CueKind.VERB:
        return False
    if head is None or head.upos not in NOMINAL or head.parent is not cue.head:
        return False
    if draft.content.quotation is not Quotation.INDIRECT:
        return False
    if head.relation == "obj":
        return TAKING_OBJECTS.isdisjoint(cue.entry.frames)
    return head.relation == "obl" and case_lemma(head) not in cue.entry.prepositions


def _is_overlooked(draft: Draft) -> bool:
    """Whether the rules have found a content where the tagger sees none."""
    support = draft.support
    return support is not None and support.origin is Origin.RULES and not support.rival


@frozen(kw_only=True)
class ConfidenceModels:
    """One model for claims that the rules alone have found, one for those that a tagger has looked
    at.
    """

    rules: LogisticModel
    neural: LogisticModel

    def choose_for(self, draft: Draft) -> LogisticModel:
        """Return the model that weighs *draft*."""
        return self.rules if draft.support is None else self.neural

    def find_threshold(self, draft: Draft) -> float:
        """Return the least confidence that *draft* must have: more where the tagger alone knows the
        cue, or that it takes such a content, for what the lexicon lacks is often an act ("stayed
        cold on the truce", "declined a lift").
        """
        threshold = self.choose_for(draft).threshold
        if draft.cue.rule == TAGGED_CUE or _is_beyond_frames(draft):
            return max(threshold, UNLISTED)
        return threshold

    def weigh(self, draft: Draft) -> WeighedDraft:
        """Return *draft* with its confidence. One that the tagger cannot know is weighed as if
        there were no tagger. What is sure by its form, and too rare in what the models were
        fitted with to be weighed, or annotated otherwise there, is as sure as a hearsay adverb of a
        main clause; what is plainly reported in a clause is never less sure than such drafts are on
        the whole.
        """
        if _is_rare_form(draft.cue) or _is_relayed(draft):
            return WeighedDraft.of(draft, HEARSAY)
        if _is_overlooked(draft) and is_new(draft, self.neural.shares):
            draft = evolve(draft, support=None)
        weighed = self.choose_for(draft).weigh(draft)
        if weighed.confidence < PLAIN_REPORT and _is_plain_report(draft):
            return WeighedDraft.of(draft, PLAIN_REPORT)
        return weighed

    @classmethod
    def load(cls, file: Path | None = None) -> ConfidenceModels:
        """Return the models in *file*; by default those that come with claimkit.

        Raises:
            ModelNotFoundError: there is no such file.
            ModelCorruptError: it is damaged.
        """
        return read_table(FILE, cls._build, file)

    @classmethod
    def _build(cls, tables: Mapping[str, Any]) -> ConfidenceModels:
        return cls(**{name: LogisticModel(**tables[name]) for name in ("rules", "neural")})

    def save(self, file: Path) -> None:
        """Write the models to *file*, the heaviest weights first."""
        tables = {
            name: {
                "intercept": model.intercept,
                "threshold": model.threshold,
                "shares": model.shares,
                "weights": dict(sorted(model.weights.items(), key=lambda item: -abs(item[1]))),
            }
            for name, model in (("rules", self.rules), ("neural", self.neural))
        }
        file.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
