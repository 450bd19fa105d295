"""Judge how surely a content is put: the speaker's commitment from the content, the journalist's
from the cue.

The scheme follows FactBank (Saurí & Pustejovsky 2009) for level and polarity, and keeps the
perspectives of speaker and journalist apart as Rubin (2007) does.
"""

from __future__ import annotations

from claimkit.certainty.case import Case
from claimkit.certainty.endorsement import judge_endorsement
from claimkit.certainty.evidence import judge_evidence
from claimkit.certainty.focus import judge_focus
from claimkit.certainty.level import judge_level
from claimkit.certainty.modality import judge_modality
from claimkit.certainty.polarity import judge_polarity
from claimkit.certainty.reading import Reading
from claimkit.certainty.score import ScoreModel
from claimkit.certainty.stance import judge_stance
from claimkit.certainty.tense import judge_time
from claimkit.model import Certainty, ReferentKind


def judge(reading: Reading, kind: ReferentKind | None, model: ScoreModel) -> Certainty:
    """Return the certainty of a content as it is read.

    Args:
        kind: what sort of speaker it is; None where there is none, or not resolved.
    """
    stance = judge_stance(Case(reading=reading, stance=reading.stance, kind=kind)).answer
    case = Case(reading=reading, stance=stance, kind=kind)
    time = judge_time(case).answer
    certainty = Certainty(
        level=judge_level(case).answer,
        polarity=judge_polarity(case).answer,
        stance=stance,
        modality=judge_modality(case).answer,
        time=time,
        endorsement=judge_endorsement(case).answer,
        evidence=judge_evidence(case).answer,
        focus=judge_focus(case, time).answer,
        markers=tuple(found.marker for found in reading.markers),
        cue=reading.cue_text,
        cue_negated=reading.negated,
    )
    return model.scored(certainty)
