"""Find the files that travel with the package: a name under the project, gives a path.

In a wheel they lie inside the package, under `share/`; in a checkout (also an editable
install) beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Give the path of a file or folder such as ``"ontology/dutygraph.ttl"``.

    Raises FileNotFoundError where neither the wheel nor the checkout has it.
    """
    for root in (_PACKAGE / "share", _PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"{name} is missing from this installation of dutygraph")
