"""Contents that are the items of a list behind a colon."""

from __future__ import annotations

from claimkit.contents.extent import find_head
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene, has_speaker, is_of, takes
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind
from claimkit.rules import only_if
from claimkit.text.lists import find_announced


@only_if(is_of(CueKind.VERB), takes(Frame.CCOMP), has_speaker)
def find_list(scene: Scene) -> ContentFound | None:
    """The items of the list behind the clause of the cue: "Lee also said:"."""
    items = find_announced(scene.document, scene.head)
    if not items:
        return None
    first = scene.document.sentences_over(items[0])[0].words_in(items[0])
    return ContentFound(regions=items, head=find_head(first.without_punctuation()))
