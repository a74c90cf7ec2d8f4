"""Say how a server behaves: takes options, gives one frozen record of them."""

import os
from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1_000_000


def _count_processes() -> int:
    """Give more workers than cores: one that runs away must not stop the others."""
    return max(4, 2 * (os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """What `dutygraph serve` was told, and the limits that keep it up.

    `store` is a folder, or the address of an endpoint as text.
    `timeout` is in seconds of one answer; `memory` in bytes of one worker, 0 for no
    limit; `rows` the most rows or statements of one answer; `queue` how many wait for a
    worker before the next is sent away; `largest_body` in bytes of a request;
    `patience` in seconds for a client to send it; `cache` in bytes of replies kept.
    """

    store: Path | str
    host: str = "127.0.0.1"
    port: int = 8000
    base_path: str = ""
    timeout: float = 10.0
    memory: int = 2_000 * MEGABYTE
    rows: int = 100_000
    processes: int = field(default_factory=_count_processes)
    queue: int = 200
    largest_body: int = 256_000
    patience: float = 10.0
    cache: int = 64 * MEGABYTE
