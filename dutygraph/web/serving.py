"""Run the server until it is told to stop: takes settings, listens, logs."""

import socket
from collections.abc import Callable

import uvicorn

from dutygraph.errors import DutygraphError
from dutygraph.web.app import create_app
from dutygraph.web.settings import Settings
from dutygraph.web.snapshot import take_snapshot

_LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(message)s"},
        "access": {
            "()": "uvicorn.logging.AccessFormatter",
            "fmt": '%(asctime)s %(client_addr)s "%(request_line)s" %(status_code)s',
            "use_colors": False,
        },
    },
    "handlers": {
        "errors": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "stream": "ext://sys.stderr",
        },
        "access": {
            "class": "logging.StreamHandler",
            "formatter": "access",
            "stream": "ext://sys.stdout",
        },
    },
    "loggers": {
        "uvicorn.error": {"handlers": ["errors"], "level": "INFO"},
        "uvicorn.access": {"handlers": ["access"], "level": "INFO"},
        "dutygraph": {"handlers": ["errors"], "level": "INFO"},
    },
}
_LAST_SECONDS = 5
_BACKLOG = 2_048


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; what is under way may end first.

    `announce` is told the address, once anything can be asked there. Raises StoreError
    where there is no store or an endpoint does not answer, and DutygraphError where the
    address is taken.
    """
    take_snapshot(settings.store).remove()
    with _listen(settings.host, settings.port) as listener:
        port = listener.getsockname()[1]
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = f"http://{host}:{port}{settings.base_path}/"
        config = uvicorn.Config(
            create_app(settings, lambda: announce(address)),
            log_config=_LOG,
            server_header=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=_LAST_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError) as error:
        raise DutygraphError(
            f"{host}:{port}",
            f"it cannot listen there ({getattr(error, 'strerror', None) or error})",
            "an address of this machine and a free port",
            "choose others with --host and --port",
        ) from error
