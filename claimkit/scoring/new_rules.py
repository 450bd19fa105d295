"""A fair score for drafts by rules that no model of confidence was fitted with.

A model has weights for the names of rules, so it has none for a rule that was added later. Such a
draft is scored once by each known rule of the same kind, as if that rule had found it. Its score is
the mean of these, weighted by how often each known rule took part when the model was fitted.

The tagger cannot know a new rule either. What a new rule finds and the tagger overlooks is weighed
as if there were no tagger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from attrs import evolve, frozen

from claimkit.draft import Draft

# By kind of rule ("cue", "speaker", "content") and name, 0 to 1: in which share of the drafts that
# a model was fitted with the rule took part; 0 also where the model does not ask which it was
Shares = Mapping[str, Mapping[str, float]]


@frozen
class StandIn:
    """A draft as if another rule had found a part of it, and how much it counts."""

    draft: Draft
    share: float


def find_rules(draft: Draft) -> Mapping[str, str]:
    """Return by kind the names of the rules that found the parts of *draft*."""
    rules = {"cue": draft.cue.rule, "content": draft.content.rule}
    if draft.speaker is not None:
        rules["speaker"] = draft.speaker.rule
    return rules


def is_new(draft: Draft, shares: Shares) -> bool:
    """Whether a rule of *draft* is missing in *shares*."""
    return next(_find_new_kinds(draft, shares), None) is not None


def _find_new_kinds(draft: Draft, shares: Shares) -> Iterator[str]:
    """Yield the kinds of the rules of *draft* that are none of those in *shares*."""
    for kind, rule in find_rules(draft).items():
        if kind in shares and rule not in shares[kind]:
            yield kind


def find_stand_ins(draft: Draft, shares: Shares) -> list[StandIn]:
    """Return what *draft* counts as.

    It is the draft itself if all its rules are known, else the same draft by known rules of their
    kinds.
    """
    stand_ins = [StandIn(draft, 1.0)]
    for kind in _find_new_kinds(draft, shares):
        spread = [_replace_rule(stand_in, kind, shares[kind]) for stand_in in stand_ins]
        stand_ins = list(chain.from_iterable(spread))
    return stand_ins


def _replace_rule(stand_in: StandIn, kind: str, known: Mapping[str, float]) -> Iterator[StandIn]:
    """Yield *stand_in* by each of the *known* rules of *kind*."""
    replace, total = REPLACERS[kind], sum(known.values())
    for rule, share in known.items():
        yield StandIn(replace(stand_in.draft, rule), stand_in.share * share / total)


def _replace_cue_rule(draft: Draft, rule: str) -> Draft:
    """Return *draft* as if *rule* had found its cue."""
    return evolve(draft, cue=evolve(draft.cue, rule=rule))


def _replace_speaker_rule(draft: Draft, rule: str) -> Draft:
    """Return *draft* as if *rule* had found its speaker, if it has one."""
    if draft.speaker is None:
        return draft
    return evolve(draft, speaker=evolve(draft.speaker, rule=rule))


def _replace_content_rule(draft: Draft, rule: str) -> Draft:
    """Return *draft* as if *rule* had found its content."""
    return evolve(draft, content=evolve(draft.content, rule=rule))


REPLACERS: Mapping[str, Callable[[Draft, str], Draft]] = {
    "cue": _replace_cue_rule,
    "speaker": _replace_speaker_rule,
    "content": _replace_content_rule,
}
