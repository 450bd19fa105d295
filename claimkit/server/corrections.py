"""What an editor changes in claims: who speaks, and which words are whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import define, evolve

from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.model.claim import Claim, to_place
from claimkit.model.speaker import UNATTRIBUTED, Referent
from claimkit.renaming import find_called, resolve_to
from claimkit.server.additions import make_claim
from claimkit.server.nesting import put_within
from claimkit.server.problems import ProblemError, make_fault, make_invalid
from claimkit.server.requests import Correction
from claimkit.server.rewording import EDITOR, Rewording
from claimkit.spans import Spans, intersect_spans, subtract_spans


def correct_claims(found: ClaimSet, corrections: Iterable[Correction]) -> ClaimSet:
    """Return *found* with *corrections*, one after the other.

    Raises:
        ProblemError: one is of a claim, a referent or words that there are not, or leaves no words,
            or gives a claim the content of another one; its field says which.
    """
    desk = _Desk.of(found)
    for number, correction in enumerate(corrections):
        try:
            desk.correct(correction)
        except InputError as error:
            fault = make_fault(str(error), f"corrections[{number}]")
            raise ProblemError(make_invalid([fault])) from error
    claims = sorted(desk.claims.values(), key=to_place)
    return evolve(found, claims=put_within(claims, found.claims))


@define
class _Desk:
    """Claims that are being corrected. Its methods that begin with "put" or "remove" change it.

    Attributes:
        rewording: of the text.
        claims: as they are now, by id.
        contents: how many of the claims have each content.
        speakers: all who have been a speaker.
    """

    rewording: Rewording
    claims: dict[str, Claim]
    contents: Counter[Spans]
    speakers: _Speakers

    @classmethod
    def of(cls, found: ClaimSet) -> _Desk:
        return cls(
            rewording=Rewording(found),
            claims={claim.id: claim for claim in found},
            contents=Counter(claim.content.spans for claim in found),
            speakers=_Speakers.of(found),
        )

    def correct(self, correction: Correction) -> None:
        """Put the corrected claim in the place of the one that is there, put in an added one, or
        remove one.

        Raises:
            InputError: it cannot be corrected so.
        """
        id = correction.claim
        claim = self.claims.get(id)
        if correction.added:
            if claim is not None:
                raise InputError(f"there is a claim {id!r} already")
            claim = make_claim(self.rewording, id, correction.content or ())
        if claim is None:
            raise InputError(f"there is no claim {id!r} to correct")
        if correction.removed:
            self.remove_claim(id)
        else:
            reworded = self._correct_words(claim, correction)
            self.put_claim(self._correct_speaker(reworded, correction))

    def put_claim(self, claim: Claim) -> None:
        """Put *claim* in the place of the one with its id, if there is one.

        Raises:
            InputError: its content is new to it, and another claim has the same.
        """
        spans = claim.content.spans
        before = self.claims.get(claim.id)
        if before is None or before.content.spans != spans:
            self._check_content(spans)
        if before is not None:
            self.contents[before.content.spans] -= 1
        self.contents[spans] += 1
        self.claims[claim.id] = claim

    def remove_claim(self, id: str) -> None:
        """Remove the claim with this *id*, which there must be."""
        self.contents[self.claims.pop(id).content.spans] -= 1

    def _check_content(self, spans: Spans) -> None:
        """Make sure that no claim has the content *spans*.

        Raises:
            InputError: one has.
        """
        if self.contents[spans] > 0:
            same = (claim.id for claim in self.claims.values() if claim.content.spans == spans)
            raise InputError(f"the claim {next(same)!r} has the same content")

    def _correct_words(self, claim: Claim, correction: Correction) -> Claim:
        """Return *claim* with other words; the content has none of speaker and cue.

        Where none of its parts is given, and where a new speaker or cue takes nothing of it, the
        content stays as it is.
        """
        chosen = correction.content
        moved: Spans = ()
        if correction.speaker is not None:
            speaker = self.rewording.move_speaker(claim.speaker, correction.speaker)
            claim, moved = evolve(claim, speaker=speaker), (*moved, *speaker.spans)
        if correction.cue is not None:
            cue = self.rewording.move_cue(claim.cue, correction.cue)
            claim, moved = evolve(claim, cue=cue), (*moved, *cue.spans)
        if moved and intersect_spans(claim.speaker.spans, claim.cue.spans):
            raise InputError("expected speaker and cue to have no word in common")
        if chosen is None and intersect_spans(claim.content.spans, moved):
            chosen = claim.content.spans
        return claim if chosen is None else self._move_content(claim, chosen)

    def _move_content(self, claim: Claim, chosen: Spans) -> Claim:
        """Return *claim* with those words *chosen* that are not its speaker's or cue's."""
        bare = subtract_spans(chosen, (*claim.speaker.spans, *claim.cue.spans))
        content = self.rewording.make_content(bare)
        is_same = content.spans == claim.content.spans
        return claim if is_same else evolve(claim, content=content)

    def _correct_speaker(self, claim: Claim, correction: Correction) -> Claim:
        """Return *claim* with who the editor says speaks; that one is known from now on."""
        if correction.nobody:
            return evolve(claim, speaker=evolve(UNATTRIBUTED, provenance=EDITOR))
        referent = self.speakers.find(correction)
        if referent is None:
            return claim
        self.speakers.put(referent)
        text = claim.speaker.text or referent.name or ""
        speaker = evolve(claim.speaker, text=text, referent=referent, provenance=EDITOR)
        return evolve(claim, speaker=speaker)


@define
class _Speakers:
    """All who have been a speaker.

    Attributes:
        by_id: also those of whom no claim is any more.
    """

    by_id: dict[str, Referent]

    @classmethod
    def of(cls, found: ClaimSet) -> _Speakers:
        referents = (claim.speaker.referent for claim in found)
        return cls({referent.id: referent for referent in referents if referent is not None})

    def put(self, referent: Referent) -> None:
        """Remember *referent*, in the place of the one with its id, if there is one."""
        self.by_id[referent.id] = referent

    def find(self, correction: Correction) -> Referent | None:
        """Return who the editor says speaks, None if nothing is said of that.

        Raises:
            InputError: nobody has this id, or the name is blank.
        """
        if correction.referent is not None:
            if correction.referent not in self.by_id:
                raise InputError(f"there is no referent {correction.referent!r} among the speakers")
            return resolve_to(self.by_id[correction.referent])
        if correction.name is None:
            return None
        try:
            return find_called(self.by_id, correction.name)
        except ValueError as error:
            raise InputError(str(error)) from error
