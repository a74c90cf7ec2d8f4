"""Write the index of words of a snapshot, in a process of its own.

Started as ``python -m dutygraph.web.indexing FOLDER``; it gives way to all others.
"""

import asyncio
import logging
import os
import sys
from pathlib import Path

from dutygraph.errors import DutygraphError
from dutygraph.search import write_index
from dutygraph.web.snapshot import open_snapshot

log = logging.getLogger(__name__)

INDEX = "words.sqlite"
"""The file of the index beside the database."""


async def start_indexing(folder: Path) -> asyncio.subprocess.Process:
    """Start to write the index of the store in a folder."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "dutygraph.web.indexing", str(folder)),
        stdin=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )


def main(folder: str) -> None:
    """Write the index into the folder of the store."""
    if sys.platform != "win32":
        os.nice(10)
    try:
        with open_snapshot(Path(folder)) as store:
            write_index(store, Path(folder) / INDEX)
    except DutygraphError as error:
        log.error("nothing can be searched: %s", error)


if __name__ == "__main__":
    main(*sys.argv[1:])
