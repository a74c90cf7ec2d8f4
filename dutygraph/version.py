"""The version of this program; a test holds it and pyproject.toml together.

It stands in every graph, so it must be known where nothing is installed.
"""

VERSION = "0.1.0"
