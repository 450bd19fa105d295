"""What a source says around the words of a quotation, and a draft leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimkit.checking.alignment import Match
from claimkit.checking.locating import Located
from claimkit.checking.texts import CheckedText, Range
from claimkit.checking.tokens import Token
from claimkit.checking.weights import Weight, find_weights, has_negation, is_approximate
from claimkit.checking.words import load_check_words
from claimkit.model.claim import Claim
from claimkit.model.scheme import Polarity, ReportingClass
from claimkit.spans import count_overlap

PARTING = frozenset(";—–.!?")  # signs behind which a clause of its own begins
LONGEST_PHRASE = 5  # words
NEAR = frozenset({Weight.NEGATION, Weight.HEDGE})
FAR = frozenset({Weight.CONDITION, Weight.QUESTION})


@frozen(kw_only=True)
class Frame:
    """What a draft has around a quotation.

    Attributes:
        words: of its sentences, outside of quotation marks.
        claim: that holds the quotation.
        is_part: whether the quotation is a part of what is credited, not all.
        asks: whether it has a question mark.
    """

    words: tuple[Token, ...]
    claim: Claim | None
    is_part: bool
    asks: bool

    @property
    def weights(self) -> frozenset[Weight]:
        found = set(find_weights(self.words))
        if self.asks or _reports(self.claim, ReportingClass.INTERROGATIVE):
            found.add(Weight.QUESTION)
        if is_approximate(self.words):
            found.add(Weight.APPROXIMATION)
        if self.claim is not None and self.claim.certainty.polarity is Polarity.NEGATIVE:
            found.add(Weight.NEGATION)
        return frozenset(found)


def find_left_out(located: Located, frame: Frame) -> frozenset[Weight]:
    """Return what the source says of the words of a quotation, and the draft does not."""
    if not located.matches[0].matched:
        return frozenset()
    found = set(_weigh_around(located, frame))
    for before, match in zip(located.matches, located.matches[1:], strict=False):
        found |= _weigh_gap(before, match)
    return frozenset(found) - frame.weights


def turns_around(located: Located, frame: Frame) -> bool:
    """Whether the draft puts a negation around words that the source has without one."""
    if frame.claim is None or not frame.is_part:
        return False
    certainty = frame.claim.certainty
    if certainty.polarity is not Polarity.NEGATIVE or not has_negation(frame.words):
        return False
    first, last = located.matches[0], located.matches[-1]
    source = first.source
    start, behind = source.find_around(first.start, last.end)
    return not has_negation(source.words[start:behind])


def _weigh_around(located: Located, frame: Frame) -> set[Weight]:
    first, last = located.matches[0], located.matches[-1]
    source = first.source
    claims = find_holding(source, first.start, last.end)
    words_before = source.words[_find_scope(source, claims, first.start)[0] : first.start]
    words_behind = source.words[last.end : _find_scope(source, claims, last.end - 1)[1]]
    found = set[Weight]()
    if is_approximate(words_before) and _begins_with_number(first):
        found.add(Weight.APPROXIMATION)
    found |= _weigh_cues(claims)
    if _is_phrase(first, words_before, frame):
        return found & {Weight.VOICE, Weight.APPROXIMATION}
    found |= find_weights(_cut_before(words_before, source.words[first.start], near=True)) & NEAR
    found |= find_weights(_cut_before(words_before, source.words[first.start], near=False)) & FAR
    found |= find_weights(_cut_behind(words_behind)) & {Weight.CONDITION}
    found |= find_weights(words_behind[:3]) & {Weight.HEDGE} if _ends(words_behind) else set()
    if "?" in source.get_ending(source.find_sentence(last.end - 1)) and not words_behind:
        found.add(Weight.QUESTION)
    return found


def _ends(words: Sequence[Token]) -> bool:
    return 0 < len(words) <= 3


def _begins_with_number(match: Match) -> bool:
    return match.piece.words[0].is_number


def find_holding(source: CheckedText, first: int, behind: int) -> list[Claim]:
    """Return the claims that hold the words of *source*, the innermost first; not those whose cue
    is among these words.
    """
    span = source.to_span(first, behind)
    claims = source.list_claims_over(first, behind)
    return [claim for claim in claims if not count_overlap([span], claim.cue.spans)]


def _find_scope(source: CheckedText, claims: Sequence[Claim], word: int) -> Range:
    """Return the words that may govern *word*: those of its sentence, in the same content or in the
    same quotation.
    """
    first, behind = source.find_around(word, word + 1)
    contents = claims[-1].content.spans if claims else ()
    around = [pair for pair in map(source.find_words, contents) if pair[0] <= word < pair[1]]
    region = None if contents else source.find_region(word)
    if region is not None:
        around.append(region)
    if not around:
        return first, behind
    return max(first, around[0][0]), min(behind, around[0][1])


def _cut_before(words: Sequence[Token], next_word: Token, *, near: bool) -> Sequence[Token]:
    """Return the words of *words* that may govern what follows: those behind the last border of a
    clause.
    """
    classes = load_check_words().classes
    behind = [*words[1:], next_word]
    for index in range(len(words) - 1, -1, -1):
        word, signs = words[index], behind[index].before
        if word.key in classes["firm"] or not PARTING.isdisjoint(signs):
            return words[index + 1 :]
        if near and word.key in classes["joints"] and "," in word.before:
            return words[index + 1 :]
        if near and word.key == "no" and "," in signs:
            return words[index + 1 :]
    return words


def _cut_behind(words: Sequence[Token]) -> Sequence[Token]:
    firm = load_check_words().classes["firm"]
    for index, word in enumerate(words):
        if word.key in firm or not PARTING.isdisjoint(word.before):
            return words[:index]
    return words


def _is_phrase(match: Match, before: Sequence[Token], frame: Frame) -> bool:
    """Whether the words name something and say nothing of it ("a second dam")."""
    classes = load_check_words().classes
    keys = [word.key for word in match.piece.words]
    openers = classes["openers"] if frame.is_part else classes["indefinite"]
    if len(keys) > LONGEST_PHRASE or keys[0] not in openers:
        return False
    if not classes["copulas"].isdisjoint(keys):
        return False
    last = {word.key for word in before[-2:]}
    return classes["copulas"].isdisjoint(last)


def _weigh_cues(claims: Sequence[Claim]) -> set[Weight]:
    """Return what the words that attribute say of what they attribute."""
    found: set[Weight] = set()
    for claim in claims:
        if claim.cue.negated or _reports(claim, ReportingClass.DENIAL):
            found.add(Weight.NEGATION)
        if _reports(claim, ReportingClass.INTERROGATIVE):
            found.add(Weight.QUESTION)
    if claims and claims[0].speaker.key != claims[-1].speaker.key:
        found.add(Weight.VOICE)
    return found


def _reports(claim: Claim | None, kind: ReportingClass) -> bool:
    return claim is not None and claim.cue.reporting_class is kind


def _weigh_gap(before: Match, match: Match) -> frozenset[Weight]:
    """Return what stands in the words between two pieces of one sentence and governs the second."""
    source = before.source
    if source.find_sentence(before.end - 1) != source.find_sentence(match.start):
        return frozenset()
    words = source.words[before.end : match.start]
    return find_weights(_cut_before(words, source.words[match.start], near=True)) & NEAR
