"""Judge how surely a content is put: the speaker's commitment from the content, the journalist's
from the cue.

The scheme follows FactBank (Saurí & Pustejovsky 2009) for level and polarity, and keeps the
perspectives of speaker and journalist apart as Rubin (2007) does.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.certainty.level import judge_level, judge_polarity
from claimkit.certainty.markers import MarkerFound
from claimkit.certainty.modality import judge_modality
from claimkit.certainty.reading import read
from claimkit.certainty.score import ScoreModel
from claimkit.certainty.stance import judge_endorsement, judge_evidence, judge_focus, judge_stance
from claimkit.certainty.tense import judge_time
from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Certainty, Content, Cue, Speaker


def judge(
    document: Document,
    cue: Cue,
    speaker: Speaker | None,
    content: Content,
    markers: Sequence[MarkerFound],
    lexicon: Lexicon,
    model: ScoreModel,
) -> Certainty:
    """Return the certainty of *content*."""
    reading = read(document, cue, speaker, content, markers, lexicon)
    stance = judge_stance(reading)
    time = judge_time(reading, stance)
    certainty = Certainty(
        level=judge_level(reading, stance),
        polarity=judge_polarity(reading, stance),
        stance=stance,
        modality=judge_modality(reading, stance),
        time=time,
        endorsement=judge_endorsement(reading, stance),
        evidence=judge_evidence(reading),
        focus=judge_focus(reading, stance, time),
        markers=tuple(m.marker for m in markers),
        cue=" … ".join(" ".join(span.of(document.text).split()) for span in cue.spans),
        cue_negated=reading.negated,
    )
    return model.scored(certainty)
