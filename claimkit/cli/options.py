"""Arguments and options that several commands have."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import click

from claimkit.cli.reading import STDIN
from claimkit.inputs import list_files
from claimkit.model.scheme import Device, Precision, Tier

PATTERN_SIGNS = frozenset("*?[")
STARS = re.compile(r"\*+")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class ShareType(click.FloatRange):
    """A number from 0 to 1; of "nan" it can be said neither that it is less nor that it is more."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not in the range {self._describe_range()}.", param, ctx)
        return number


class ReadFile(click.Path):
    """A file to be read, or a folder or pattern of such, or "-" for standard input; an empty name,
    which Path takes for the current folder, is none.
    """

    def __init__(self) -> None:
        super().__init__(allow_dash=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if value == "":
            self.fail("a name is empty; is it that of a variable that is not set?", param, ctx)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


class NewFile(click.Path):
    """A file to be written when all is done; checked before the work begins."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        file = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            reason = find_obstacle(file)
        except OSError as error:  # a name that is too long, say
            reason = f"'{click.format_filename(file)}': {error.strerror}."
        if reason is not None:
            self.fail(reason, param, ctx)
        return file


def find_obstacle(file: Path) -> str | None:
    """Return why *file* cannot be written, None if it can be, as far as that can be seen.

    Raises:
        OSError: there is no such name.
    """
    folder = file.parent
    if file.is_dir():  # of which click does not know: an empty name
        return f"'{click.format_filename(file)}' is a folder."
    if not folder.is_dir():
        return f"there is no folder '{click.format_filename(folder)}'."
    if not file.exists() and not os.access(folder, os.W_OK):
        return f"folder '{click.format_filename(folder)}' is not writable."
    return None


def expand_files(
    context: click.Context, parameter: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Return the files that *paths* mean: of a folder those in it that claimkit reads, of a pattern
    those that match. What means none stays as it is, so that it is reported beside the others.

    Raises:
        click.BadParameter: standard input is among them twice.
    """
    check_stdin(paths)
    return tuple(chain.from_iterable(_expand(path) or [path] for path in paths))


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file that is there."""
    return one.exists() and other.exists() and one.samefile(other)


def check_stdin(paths: Sequence[Path]) -> None:
    """Make sure that standard input is among *paths* only once.

    Raises:
        click.BadParameter: it is there twice.
    """
    if paths.count(STDIN) > 1:
        raise click.BadParameter("'-' more than once; standard input can be read only once.")


def _expand(path: Path) -> Sequence[Path]:
    """Return the files that *path* means, none if there are none, or they cannot be listed."""
    if path.is_dir():
        with suppress(OSError):  # it is said where the folder is read
            return list_files(path)
    if path.exists() or PATTERN_SIGNS.isdisjoint(str(path)):
        return [path]
    return [match for match in _match(path) if match.is_file()]


def _match(pattern: Path) -> list[Path]:
    """Return the paths that match *pattern*, sorted, no hidden ones but those that it names; "**"
    goes into no folder by a link, which may lead back.
    """
    parts = pattern.parts
    fixed = next(place for place, part in enumerate(parts) if not PATTERN_SIGNS.isdisjoint(part))
    base, rest = Path(*parts[:fixed]), list(map(_to_glob, parts[fixed:]))
    if rest[-1] == "**":  # files too
        rest.append("*")
    names_hidden = any(part.startswith(".") for part in rest)
    found = base.glob(str(Path(*rest)))
    return sorted(
        match for match in found if names_hidden or not _is_hidden(match.relative_to(base))
    )


def _to_glob(part: str) -> str:
    """Return *part* of a pattern as Path takes it: two stars beside a letter are one."""
    return part if part == "**" else STARS.sub("*", part)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


files_argument = click.argument(
    "files",
    nargs=-1,
    required=True,
    type=ReadFile(),
    metavar="FILE...",
    callback=expand_files,
)
confidence_option = click.option(
    "--min-confidence",
    type=ShareType(),
    help="Leave out claims with a lower confidence; by default the tier decides.",
)
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    help="TOML with your own entries; see claimkit lexicon check.",
)
PRECISION_OPTION = click.option(
    "--precision",
    type=click.Choice([precision.value for precision in Precision]),
    default=Precision.AUTO.value,
    show_default=True,
    help="Of the network: auto takes what is fastest on this processor, single finds the same on "
    "every processor.",
)
DEVICE_OPTION = click.option(
    "--device",
    type=click.Choice([device.value for device in Device]),
    default=Device.CPU.value,
    show_default=True,
    help="What the network computes on: the processor, or a GPU (cuda).",
)
json_option = click.option(
    "--json",
    "json_file",
    type=NewFile(),
    help="Also write the numbers to this file.",
)


def make_tier_option(
    help: str = "Which parts propose claims: rules alone, or a neural tagger too.",
) -> Decorator:
    return click.option(
        "--tier",
        type=click.Choice([tier.value for tier in Tier]),
        default=Tier.NEURAL.value,
        show_default=True,
        help=help,
    )


def computing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how the network computes."""
    for option in (DEVICE_OPTION, PRECISION_OPTION):
        command = option(command)
    return command


def make_format_option(names: Iterable[str]) -> Decorator:
    """Return the option ``--format``, a choice of *names*; the first is the default."""
    choices = list(names)
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="Output format.",
    )
