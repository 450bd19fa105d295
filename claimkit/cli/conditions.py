"""Options that say which claims are wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import click

from claimkit.claimset import ClaimSet
from claimkit.model.scheme import Act, Level


class Wanted(TypedDict):
    """Which claims are wanted; of an empty condition all are."""

    speaker: tuple[str, ...]
    act: tuple[str, ...]
    level: tuple[str, ...]


def condition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options that say which claims are wanted: several of one mean any."""
    options = (
        ("--speaker", str, "Only claims of this speaker: a name, or its last word."),
        ("--act", click.Choice([act.value for act in Act]), "Only claims of this act."),
        ("--level", click.Choice([level.value for level in Level]), "Only claims this certain."),
    )
    for name, kind, help in reversed(options):
        command = click.option(name, multiple=True, type=kind, help=help)(command)
    return command


def select(claims: ClaimSet, wanted: Wanted) -> ClaimSet:
    """Return those of *claims* that are *wanted*."""
    return claims.where(
        speaker=wanted["speaker"] or None, act=wanted["act"] or None, level=wanted["level"] or None
    )
