"""``claimkit serve``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from claimkit.cli.failures import reading_options, report, reporting
from claimkit.cli.options import Share, make_tier_option
from claimkit.errors import MissingExtraError
from claimkit.extractor import Extractor
from claimkit.server.settings import MEBIBYTE, Settings

DEFAULTS = Settings()
NEEDED = ("starlette", "uvicorn")

HELP = """Serve the page and the HTTP interface until Ctrl-C.

On the page editors see the claims of an article, correct them and take them
away, and check the quotations of a draft. Programs use POST /v1/extract and
POST /v1/check; /openapi.json describes them (docs/server.md).

Only this machine can reach it, unless --host says otherwise. There is no
login: whoever can reach it can use it. Texts are neither kept nor logged.
"""


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
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=DEFAULTS.workers,
    show_default=True,
    help="Processes that extract; each loads the model (some 600 MB).",
)
@click.option(
    "--max-waiting",
    type=click.IntRange(1),
    default=DEFAULTS.waiting,
    show_default=True,
    help="Requests at once; more are refused.",
)
@click.option(
    "--max-mb",
    type=click.IntRange(1),
    default=DEFAULTS.max_body // MEBIBYTE,
    show_default=True,
    help="Mebibytes of a request.",
)
@click.option(
    "--max-texts",
    type=click.IntRange(1),
    default=DEFAULTS.max_texts,
    show_default=True,
    help="Texts of a request.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=DEFAULTS.max_chars,
    show_default=True,
    help="Characters of a text.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(0.1, 24 * 3600),
    default=DEFAULTS.max_seconds,
    show_default=True,
    help="Seconds that a request may wait for a worker, and then may take.",
)
@make_tier_option()
@click.option(
    "--min-confidence",
    type=Share(),
    help="Leave out claims with a lower confidence; by default the tier decides.",
)
@click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    help="TOML with your own entries; see claimkit lexicon check.",
)
@reporting
def serve(
    host: str,
    port: int,
    names: tuple[str, ...],
    workers: int,
    max_waiting: int,
    max_mb: int,
    max_texts: int,
    max_chars: int,
    max_seconds: float,
    tier: str,
    min_confidence: float | None,
    lexicon: Path | None,
) -> None:
    settings = Settings(
        host=host,
        port=port,
        names=names,
        workers=workers,
        waiting=max_waiting,
        max_body=max_mb * MEBIBYTE,
        max_texts=max_texts,
        max_chars=max_chars,
        max_seconds=max_seconds,
    )
    with reading_options():
        _check_installed()
        extractor = Extractor(
            tier=tier, min_confidence=min_confidence, lexicon=lexicon, max_chars=max_chars
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
