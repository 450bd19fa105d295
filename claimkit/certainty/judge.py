"""Judge how surely a content is put: the speaker's commitment from the content, the journalist's
from the cue.

The scheme follows FactBank (Saurí & Pustejovsky 2009) for level and polarity, and keeps the
perspectives of speaker and journalist apart as Rubin (2007) does.
"""

from __future__ import annotations

from claimkit.certainty.level import judge_level, judge_polarity
from claimkit.certainty.modality import judge_modality
from claimkit.certainty.reading import Reading
from claimkit.certainty.score import ScoreModel
from claimkit.certainty.stance import judge_endorsement, judge_evidence, judge_focus, judge_stance
from claimkit.certainty.tense import judge_time
from claimkit.model import Certainty, ReferentKind


def judge(reading: Reading, kind: ReferentKind | None, model: ScoreModel) -> Certainty:
    """Return the certainty of a content as it is read.

    Args:
        kind: what sort of speaker it is; None where there is none, or not resolved.
    """
    stance = judge_stance(reading)
    time = judge_time(reading, stance)
    certainty = Certainty(
        level=judge_level(reading, stance),
        polarity=judge_polarity(reading, stance),
        stance=stance,
        modality=judge_modality(reading, stance),
        time=time,
        endorsement=judge_endorsement(reading, stance),
        evidence=judge_evidence(reading, kind),
        focus=judge_focus(reading, stance, time),
        markers=tuple(m.marker for m in reading.markers),
        cue=" … ".join(
            " ".join(span.of(reading.document.text).split()) for span in reading.cue.spans
        ),
        cue_negated=reading.negated,
    )
    return model.scored(certainty)
