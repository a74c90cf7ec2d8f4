"""Run the server until it is told to stop: takes settings, listens, logs."""

import uvicorn

from dutygraph.errors import StoreError
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


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C; what is under way may end first.

    Raises StoreError where there is no store, and OSError where the port is taken.
    """
    take_snapshot(settings.store).remove()
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=_LOG,
        server_header=False,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=_LAST_SECONDS,
        backlog=2_048,
    )
    server = uvicorn.Server(config)
    server.run()
    if not server.started:
        raise StoreError(settings.store, "the server could not start; see above")
