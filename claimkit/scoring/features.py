"""Named features of a draft: what the models of confidence weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from claimkit.draft import Draft, DraftContent, DraftSpeaker, Origin, Support
from claimkit.grammar import is_passive
from claimkit.tree import Word

LONGEST = 7  # power of two
UNDECIDED = 0.5  # the probability whose log-odds are 0
WITH_RIVAL = {True: "with", False: "without"}
CERTAIN = 0.999  # probabilities are cut here, for their log-odds are used


def find_features(draft: Draft) -> Mapping[str, float]:
    """Return the features of *draft* by name; a name with "=" is one of a kind and counts 1."""
    if draft.support is None:
        return dict.fromkeys(_find_names_by_rules(draft), 1.0)
    return dict(_measure_support(draft, draft.support))


def _find_names_by_rules(draft: Draft) -> Iterator[str]:
    """Yield the features of a draft that no tagger has looked at."""
    yield from _describe_speaker(draft)
    yield from _describe_cue(draft)
    rule = f"content={draft.content.rule}"
    yield rule
    yield f"quotation={draft.content.quotation}"
    for name in (*_find_properties(draft), _describe_length(draft.content)):
        yield name
        yield f"{name} {rule}"


def _describe_speaker(draft: Draft) -> Iterator[str]:
    speaker = draft.speaker
    name = f"speaker class={_find_class(speaker)}"
    yield name
    yield f"{name} content={draft.content.rule}"
    yield f"quotation={draft.content.quotation} {name}"
    yield f"speaker={_find_rule(speaker)}"
    if speaker is not None and speaker.head.upos == "NOUN":
        yield f"speaker lemma={speaker.head.lemma}"


def _find_class(speaker: DraftSpeaker | None) -> str:
    return "none" if speaker is None else speaker.head.upos


def _find_rule(speaker: DraftSpeaker | None) -> str:
    return "none" if speaker is None else speaker.rule


def _describe_cue(draft: Draft) -> Iterator[str]:
    cue, rule = draft.cue, draft.content.rule
    yield f"lemma={cue.lemma}"
    yield f"lemma={cue.lemma} content={rule}"
    yield f"stance={cue.entry.reporting_class} content={rule}"
    yield f"cue={cue.rule}"
    yield f"kind={cue.kind}"
    yield f"relation={cue.head.deprel}"
    yield f"form={' '.join(_describe_form(cue.head))}"
    for auxiliary in cue.head.children("aux"):
        yield f"auxiliary={auxiliary.lemma}"


def _describe_form(verb: Word) -> Iterator[str]:
    for name in ("VerbForm", "Tense", "Mood"):
        yield verb.feat(name) or "-"


def _find_properties(draft: Draft) -> Iterator[str]:
    """Yield what holds of *draft* or does not."""
    cue, spans = draft.cue, draft.content.spans
    if cue.negated:
        yield "is=negated"
    if is_passive(cue.head):
        yield "is=passive"
    if cue.sentence.heading:
        yield "is=heading"
    if spans[0].start < cue.spans[0].start:
        yield "is=content first"
    if len(spans) > 1:
        yield "is=pieces"


def _measure_support(draft: Draft, support: Support) -> Iterator[tuple[str, float]]:
    """Yield the features of a draft that a tagger has looked at."""
    origin = f"{support.origin}, rival" if support.rival else support.origin.value
    yield from ((name, 1.0) for name in _find_names_by_tagger(draft, support, origin))
    yield f"cue by {origin}", _to_log_odds(support.cue)
    yield f"content by {origin}", _to_log_odds(support.content)
    # no speaker is not one that the tagger doubts
    yield f"speaker by {origin}", _to_log_odds(support.speaker or UNDECIDED)
    yield f"same speaker by {origin}", float(support.same_speaker)
    if support.rival:
        yield f"same content by {origin}", support.same_content
    if support.ruled is not None:
        yield f"rules by {origin}", _to_log_odds(support.ruled)


def _find_names_by_tagger(draft: Draft, support: Support, origin: str) -> Iterator[str]:
    cue, content = draft.cue, draft.content
    yield f"by={origin}"
    yield f"speaker={_find_rule(draft.speaker)} by {origin}"
    if support.origin is Origin.RULES:
        yield f"content={content.rule}"
        yield f"content={content.rule} {WITH_RIVAL[support.rival]} rival"
    yield f"quotation={content.quotation} by {origin}"
    yield f"cue={cue.rule}"
    yield f"class={cue.head.upos}"
    yield _describe_length(content)
    if cue.sentence.heading:
        yield "is=heading"


def _describe_length(content: DraftContent) -> str:
    """Return the feature of the content's length: its words, in powers of two."""
    return f"words={min(len(content.text.split()).bit_length(), LONGEST)}"


def _to_log_odds(probability: float) -> float:
    cut = min(max(probability, 1 - CERTAIN), CERTAIN)
    return log(cut / (1 - cut))
