"""Judge how certain a content is: for the speaker by the content, for the journalist by the cue.

The scheme follows FactBank (Saurí & Pustejovsky 2009) for level and polarity, and keeps the
perspectives of speaker and journalist apart as Rubin (2007) does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import chain

from claimkit.certainty.judges.case import Case
from claimkit.certainty.judges.claim_type import judge_claim_type
from claimkit.certainty.judges.endorsement import judge_endorsement
from claimkit.certainty.judges.evidentiality import judge_evidentiality
from claimkit.certainty.judges.level import judge_level
from claimkit.certainty.judges.modality import judge_modality
from claimkit.certainty.judges.polarity import judge_polarity
from claimkit.certainty.judges.reporting_class import judge_reporting_class
from claimkit.certainty.judges.time import judge_time
from claimkit.certainty.judges.verdict import Verdict
from claimkit.certainty.reading import Reading
from claimkit.certainty.score import ScoreModel
from claimkit.model.certainty import Certainty
from claimkit.model.scheme import ReferentKind


def judge(reading: Reading, kind: ReferentKind | None, model: ScoreModel) -> Certainty:
    """Return the certainty of the content that *reading* describes.

    Args:
        kind: what sort of speaker it is; None where there is none, or not resolved.
    """
    case = partial(Case, reading=reading, kind=kind)
    reporting_class = judge_reporting_class(case(reporting_class=reading.reporting_class))
    time = judge_time(case(reporting_class=reporting_class.answer))
    judged = case(reporting_class=reporting_class.answer, time=time.answer)
    level, polarity = judge_level(judged), judge_polarity(judged)
    modality, claim_type = judge_modality(judged), judge_claim_type(judged)
    endorsement, evidentiality = judge_endorsement(judged), judge_evidentiality(judged)
    verdicts = (
        reporting_class,
        level,
        polarity,
        modality,
        time,
        endorsement,
        evidentiality,
        claim_type,
    )
    certainty = Certainty(
        level=level.answer,
        polarity=polarity.answer,
        reporting_class=reporting_class.answer,
        modality=modality.answer,
        content_time=time.answer,
        endorsement=endorsement.answer,
        evidentiality=evidentiality.answer,
        claim_type=claim_type.answer,
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
