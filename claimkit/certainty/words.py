"""Word classes for judging certainty: grammar, and the classes of ``words.toml``."""

from __future__ import annotations

from attrs import frozen

from claimkit.grammar import NEGATIONS
from claimkit.lexicons.words import make_loader

# Conjunctions of which a second one adds nothing to the first
CORRELATIVES = frozenset({"neither", "nor"})
# Negations of a verb; words that do so only together with one ("no longer")
NEGATORS = NEGATIONS - CORRELATIVES
WITH_NEGATOR = frozenset({"longer", "long"})
# Subjects and their words that negate what is said of them ("few experts believe")
QUANTIFIERS = frozenset({"few", "no", "little", "none", "nobody", "neither"})


@frozen(kw_only=True)
class ModalWords:
    """Words that show the sense of a modal verb."""

    states: frozenset[str]
    coming_about: frozenset[str]
    perceiving: frozenset[str]
    truths: frozenset[str]
    concluded: frozenset[str]
    demanded: frozenset[str]
    recurring: frozenset[str]


@frozen(kw_only=True)
class PermissionWords:
    """Words that show that "may" permits."""

    permitted: frozenset[str]
    barred: frozenset[str]
    granted: frozenset[str]
    befalling: frozenset[str]
    bound: frozenset[str]
    rules: frozenset[str]

    @property
    def ruled(self) -> frozenset[str]:
        """Acts that rules permit or bar."""
        return self.permitted | self.barred


@frozen(kw_only=True)
class SenseWords:
    """Words beside a marker that show its sense."""

    lookalikes: tuple[str, ...]
    amounts: frozenset[str]
    wanting: frozenset[str]
    compared: frozenset[str]
    considering: frozenset[str]


@frozen(kw_only=True)
class TimeWords:
    """Words that show the time of a content."""

    past: frozenset[str]
    of_speech: frozenset[str]


@frozen(kw_only=True)
class ReportingWords:
    """Words that show the reporting class of a cue and the journalist's view."""

    courts: frozenset[str]
    rejecting: frozenset[str]


@frozen(kw_only=True)
class CertaintyWords:
    """Word classes; comments in ``words.toml`` explain each."""

    modals: ModalWords
    permission: PermissionWords
    senses: SenseWords
    times: TimeWords
    reporting_class: ReportingWords
    addressing: frozenset[str]
    willing: frozenset[str]
    retracting: frozenset[str]


load_certainty_words = make_loader(CertaintyWords)
