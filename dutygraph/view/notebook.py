"""Show a page in a notebook: takes a page, gives what Jupyter puts into a cell."""

import html
from dataclasses import dataclass
from pathlib import Path

from dutygraph.view.files import refuse_existing, write_page


@dataclass(frozen=True, slots=True)
class Cell:
    """A page as the value of a cell; `height` is in pixels.

    It stands in a frame of its own that may run its script and save files, and nothing
    else: it can neither read the notebook nor leave it.
    """

    page: str
    height: int = 720

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html.escape(self.page)}" width="100%" '
            f'height="{self.height}" sandbox="allow-scripts allow-downloads" '
            'style="border:0" title="dutygraph"></iframe>'
        )

    def save(self, path: Path | str, *, force: bool = False) -> None:
        """Write the page to a file; OutputError where one is there without `force`."""
        refuse_existing(Path(path), force)
        write_page(self.page, Path(path))
