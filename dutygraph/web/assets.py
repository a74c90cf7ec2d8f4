"""Find scripts and styles: the project's own, and those that installed wheels carry.

CodeMirror and ECharts come in the wheel of nicegui, as modules that need nothing else
of it; only these folders are served, and nicegui itself is never imported.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

STATIC = Path(__file__).parent / "static"
LIBRARIES = {"codemirror": "codemirror/dist", "echarts": "echart/dist"}
"""The libraries pages may load, and where in nicegui's elements they lie."""


@cache
def library_folder(name: str) -> Path:
    """Give the folder of a library of LIBRARIES."""
    spec = find_spec("nicegui")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "nicegui, whose wheel carries the scripts of the site"
        )
    return Path(spec.origin).parent / "elements" / LIBRARIES[name]
