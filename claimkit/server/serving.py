"""Runs the service until it is ended."""

from __future__ import annotations

import logging

import uvicorn

from claimkit.extractor import Extractor
from claimkit.server.app import make_app
from claimkit.server.service import Service
from claimkit.server.settings import Settings

CONNECTIONS = 1000  # at once; more are refused
KEPT_ALIVE = 30  # seconds that a connection may be idle
GRACE = 5  # seconds that requests have when the service is ended


def serve(extractor: Extractor, settings: Settings) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Args:
        extractor: as each worker makes its own.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    config = uvicorn.Config(
        make_app(Service.of(extractor, settings)),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=KEPT_ALIVE,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=64 * 1024,
    )
    uvicorn.Server(config).run()
