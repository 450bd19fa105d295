"""Judge how surely a content is put: the speaker's commitment from the content, the journalist's
from the cue.

The scheme follows FactBank (Saurí & Pustejovsky 2009) for level and polarity, and keeps the
perspectives of speaker and journalist apart as Rubin (2007) does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import chain

from claimkit.certainty.judges.case import Case
from claimkit.certainty.judges.endorsement import judge_endorsement
from claimkit.certainty.judges.evidence import judge_evidence
from claimkit.certainty.judges.focus import judge_focus
from claimkit.certainty.judges.level import judge_level
from claimkit.certainty.judges.modality import judge_modality
from claimkit.certainty.judges.polarity import judge_polarity
from claimkit.certainty.judges.stance import judge_stance
from claimkit.certainty.judges.tense import judge_time
from claimkit.certainty.judges.verdict import Verdict
from claimkit.certainty.reading import Reading
from claimkit.certainty.score import ScoreModel
from claimkit.model import Certainty, ReferentKind


def judge(reading: Reading, kind: ReferentKind | None, model: ScoreModel) -> Certainty:
    """Return the certainty of a content as it is read.

    Args:
        kind: what sort of speaker it is; None where there is none, or not resolved.
    """
    case = partial(Case, reading=reading, kind=kind)
    stance = judge_stance(case(stance=reading.stance))
    time = judge_time(case(stance=stance.answer))
    judged = case(stance=stance.answer, time=time.answer)
    level, polarity = judge_level(judged), judge_polarity(judged)
    modality, focus = judge_modality(judged), judge_focus(judged)
    endorsement, evidence = judge_endorsement(judged), judge_evidence(judged)
    verdicts = (stance, level, polarity, modality, time, endorsement, evidence, focus)
    certainty = Certainty(
        level=level.answer,
        polarity=polarity.answer,
        stance=stance.answer,
        modality=modality.answer,
        time=time.answer,
        endorsement=endorsement.answer,
        evidence=evidence.answer,
        focus=focus.answer,
        markers=tuple(found.marker for found in reading.markers),
        cue=reading.cue_text,
        cue_negated=reading.negated,
        rules=_list_rules(reading, verdicts),
    )
    return model.score(certainty)


def _list_rules(reading: Reading, verdicts: Iterable[Verdict[object]]) -> tuple[str, ...]:
    """Return the names of the rules that decided, each once: on the way down to the main
    proposition, of the markers, and by the fields of a Certainty.
    """
    decided = [found.rules for found in reading.markers] + [verdict.rules for verdict in verdicts]
    return tuple(dict.fromkeys((*reading.tree.rules, *chain.from_iterable(decided))))
