"""Contents that a colon announces behind a predicate: "Lee was clear: it must stop"."""

from __future__ import annotations

from claimkit.clauses.forms import is_finite
from claimkit.contents.extent import find_under
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_able_speaker, is_of, takes
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind
from claimkit.rules import only_if
from claimkit.tree import Word

BEHIND_COLON = ("parataxis", "ccomp", "appos", "advcl")  # as the parser may attach the clause


@only_if(is_of(CueKind.ADJECTIVE), takes(Frame.QUOTE, Frame.CCOMP), has_able_speaker)
def find_announced_clause(scene: Scene) -> ContentFound | None:
    """The finite clause right behind the colon."""
    clauses = filter(_follows_colon, scene.head.children(*BEHIND_COLON))
    return find_under(scene, next(clauses, None))


def _follows_colon(clause: Word) -> bool:
    return clause.opening.text_before == ":" and is_finite(clause)
