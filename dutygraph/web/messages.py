"""Carry work to another process: a job there, a reply back, each as one frame."""

import asyncio
import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO

CUT = "X-Dutygraph-Limit"
"""The header that says at how many rows or statements an answer was cut."""

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to answer: the name of a task and its arguments, in a fixed order.

    It may take `patience` times as long as others.
    """

    task: str
    arguments: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    patience: int = 1

    def to_arguments(self) -> dict[str, str | tuple[str, ...]]:
        """Give the arguments by name."""
        return dict(self.arguments)


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the client: status, media type, body and further headers."""

    status: int
    media_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def make_job(task: str, **arguments: str | tuple[str, ...]) -> Job:
    """Make a job; equal arguments make equal jobs, whatever their order."""
    return Job(task, tuple(sorted(arguments.items())))


def read_frame(stream: IO[bytes]) -> object:
    """Give what the next frame holds; EOFError where the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    return pickle.loads(stream.read(*_LENGTH.unpack(head)))


def write_frame(stream: IO[bytes], content: object) -> None:
    """Write a frame and send it off."""
    stream.write(to_frame(content))
    stream.flush()


def to_frame(content: object) -> bytes:
    """Give a frame: its length, then the pickled content."""
    data = pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


async def receive_frame(stream: asyncio.StreamReader) -> object:
    """Give what the next frame holds; EOFError where the other side is gone."""
    try:
        head = await stream.readexactly(_LENGTH.size)
        return pickle.loads(await stream.readexactly(*_LENGTH.unpack(head)))
    except asyncio.IncompleteReadError as error:
        raise EOFError from error
