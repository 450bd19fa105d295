"""``claimkit serve``."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from claimkit.cli.failures import reading_options, report, reporting
from claimkit.cli.options import (
    computing_options,
    confidence_option,
    lexicon_option,
    make_tier_option,
)
from claimkit.errors import MissingExtraError
from claimkit.extractor import Extractor
from claimkit.parts import Computing
from claimkit.server.settings import MEBIBYTE, Settings

Command = Callable[..., None]
DEFAULTS = Settings()
AT_LEAST_ONE = click.IntRange(1)
NEEDED = ("starlette", "uvicorn")

HELP = """Serve the page and the HTTP interface until Ctrl-C.

On the page editors see the claims of an article, correct them and take them
away, and check the quotations of a draft. Programs use POST /v1/extract and
POST /v1/check; /openapi.json describes them (docs/server.md).

Only this machine can reach it, unless --host says otherwise. There is no
login: whoever can reach it can use it. Texts are neither kept nor logged.
"""


@frozen
class _Limit:
    """An option that sets a limit of the service.

    Attributes:
        setting: its name in Settings.
        unit: how many of the setting one of the option is.
    """

    option: str
    setting: str
    help: str
    kind: click.ParamType[Any] = AT_LEAST_ONE
    unit: int = 1

    @property
    def default(self) -> float:
        value: float = getattr(DEFAULTS, self.setting)
        return value if self.unit == 1 else value // self.unit


LIMITS = (
    _Limit("--workers", "workers", "Processes that extract; each loads the model (some 600 MB)."),
    _Limit("--max-waiting", "waiting", "Requests at once; more are refused."),
    _Limit("--max-mb", "max_body", "Mebibytes of a request.", unit=MEBIBYTE),
    _Limit("--max-texts", "max_texts", "Texts of a request."),
    _Limit("--max-chars", "max_chars", "Characters of a text."),
    _Limit(
        "--max-seconds",
        "max_seconds",
        "Seconds to send a request; as many to wait for a worker, and to be worked on.",
        click.FloatRange(0.1, 24 * 3600),
    ),
)


def _limiting(command: Command) -> Command:
    """Give *command* the options of ``LIMITS``."""
    for limit in reversed(LIMITS):
        option = click.option(
            limit.option,
            limit.setting,
            type=limit.kind,
            default=limit.default,
            show_default=True,
            help=limit.help,
        )
        command = option(command)
    return command


@click.command(help=HELP, short_help="Serve the page and the HTTP interface.")
@click.option("--host", default=DEFAULTS.host, show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULTS.port,
    show_default=True,
    help="0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="Another host name that this service answers to; may be repeated.",
)
@_limiting
@make_tier_option()
@confidence_option
@lexicon_option
@computing_options
@reporting
def serve(
    host: str,
    port: int,
    names: tuple[str, ...],
    tier: str,
    min_confidence: float | None,
    lexicon: Path | None,
    precision: str,
    device: str,
    **limits: Any,
) -> None:
    units = {limit.setting: limit.unit for limit in LIMITS}
    scaled = {name: value * units[name] for name, value in limits.items()}
    settings = Settings(host=host, port=port, names=names, **scaled)
    with reading_options():
        _check_installed()
        Computing(precision=precision, device=device).check_machine()
        extractor = Extractor(
            tier=tier,
            min_confidence=min_confidence,
            lexicon=lexicon,
            max_chars=settings.max_chars,
            precision=precision,
            device=device,
        )
    from claimkit.server.serving import listen, serve  # late: an extra, and a big import

    bound = listen(settings)
    _greet(settings, bound.getsockname()[1])
    serve(extractor, settings, bound)


def _check_installed() -> None:
    """Make sure that there is what serves.

    Raises:
        MissingExtraError: there is not.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise MissingExtraError(
            f'claimkit serve needs {" and ".join(missing)}: pip install "claimkit[server]", or in '
            'a clone of claimkit pip install ".[server]"'
        )


def _greet(settings: Settings, port: int) -> None:
    if settings.is_open:
        report(f"{settings.host} lets other machines in, and there is no login")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    report(f"the page is at http://{host}:{port}/; the model is loaded meanwhile")
