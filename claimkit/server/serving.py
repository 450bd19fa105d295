"""Runs the service until it is ended."""

from __future__ import annotations

import logging
import socket

import uvicorn

from claimkit.errors import ServiceError
from claimkit.extractor import Extractor
from claimkit.server.app import make_app
from claimkit.server.service import Service
from claimkit.server.settings import Settings

CONNECTIONS = 1000  # at once; more are refused
KEPT_ALIVE = 30  # seconds that a connection may be idle
GRACE = 5  # seconds that requests have when the service is ended


def listen(settings: Settings) -> socket.socket:
    """Return the socket at which the service listens.

    Raises:
        ServiceError: nobody can listen there, for the port is in use, say.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ServiceError(
            f"cannot listen at {settings.host}, port {settings.port}: {reason}; choose another one "
            "by --port or --host"
        ) from error


def serve(extractor: Extractor, settings: Settings, bound: socket.socket) -> None:
    """Serve at *bound* until Ctrl-C or SIGTERM.

    Args:
        extractor: as each worker makes its own.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    config = uvicorn.Config(
        make_app(Service.of(extractor, settings)),
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=KEPT_ALIVE,
        timeout_graceful_shutdown=GRACE,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=64 * 1024,
    )
    uvicorn.Server(config).run(sockets=[bound])
