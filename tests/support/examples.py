"""The examples of all rules, which are tests."""

from __future__ import annotations

from claimkit.contents.rules import RULES as CONTENT_RULES
from claimkit.cues.rules import RULES as CUE_RULES
from claimkit.resolution.entities.matching import NAME_SIEVES
from claimkit.resolution.sieves.order import SIEVES
from claimkit.speakers.rules import RULES as SPEAKER_RULES

RULES = (*CUE_RULES, *SPEAKER_RULES, *CONTENT_RULES, *SIEVES, *NAME_SIEVES)


def list_examples() -> list[str]:
    """Return the examples of all rules, each once."""
    return list(dict.fromkeys(rule.example for rule in RULES))
