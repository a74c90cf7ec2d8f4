"""Keep bytes of any size: gives a file in memory, on disk once it is large."""

import tempfile

_IN_MEMORY = 8_000_000


class Spool(tempfile.SpooledTemporaryFile[bytes]):
    """A nameless file that is gone as soon as nobody holds it any more."""

    def __init__(self) -> None:
        super().__init__(max_size=_IN_MEMORY)

    def __del__(self) -> None:
        self.close()
