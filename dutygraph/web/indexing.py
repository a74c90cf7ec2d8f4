"""Write the index of words of a snapshot, in a process of its own.

Started as ``python -m dutygraph.web.indexing FOLDER``; it gives way to all others.
"""

import asyncio
import os
import sys
from pathlib import Path

from dutygraph.search import write_index
from dutygraph.store import open_store

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
    with open_store(folder) as store:
        write_index(store, Path(folder) / INDEX)


if __name__ == "__main__":
    main(*sys.argv[1:])
