"""The errors of the package, each a sentence a user can act on.

DutygraphError
├── ReadError           a file that cannot be read as what it seems to be
│   └── NoTextError     a scan: pages, but no text on them
├── ParseError          a text that is no duty list, or of unknown structure
├── PlaceError          a list whose township is not known
├── StoreError          a store that is locked, damaged, missing or no store at all
│   └── EndpointError   a triple store elsewhere that is down, full or talks nonsense
├── ClusterError        a cluster that is not reached, or loses its workers
├── QueryError          a query that cannot be read or run, a question not there
└── OutputError         a file that cannot be written or is already there

DutygraphWarning is of an answer that came, but that may lack something.

A message says where, what was found (quoted), what was expected and what to do. Errors
of other libraries become one of these at the boundary where they arise.
"""


class DutygraphError(Exception):
    """Any error of this package that a user can act on.

    `where` is the file, store or query; `found` what was met there; `expected` what
    should have been; `advice` the next move.
    """

    def __init__(
        self, where: object, found: str, expected: str = "", advice: str = ""
    ) -> None:
        self.where = str(where)
        self.found = found
        self.expected = expected
        self.advice = advice
        super().__init__(self.where, found, expected, advice)

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.found}"]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.advice:
            parts.append(self.advice)
        return "; ".join(parts)


class ReadError(DutygraphError):
    """The file cannot be read as the carrier it seems to be."""


class NoTextError(ReadError):
    """The pages carry no text: a scan."""


class ParseError(DutygraphError):
    """The text is no duty list, or its structure is not understood."""


class PlaceError(DutygraphError):
    """The township of a list is not known."""


class StoreError(DutygraphError):
    """The store is locked, damaged, missing or no store at all."""


class EndpointError(StoreError):
    """The triple store at an address fails, refuses or talks nonsense."""


class ClusterError(DutygraphError):
    """The cluster is not reached, lost its workers, or these cannot do the work."""


class QueryError(DutygraphError):
    """The query cannot be read or run, or the question is not there."""


class OutputError(DutygraphError):
    """The file cannot be written, or is already there."""


def is_interrupt(error: BaseException) -> bool:
    """Tell whether Ctrl-C is meant: DuckDB, at work, calls it a RuntimeError."""
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"


class DutygraphWarning(UserWarning):
    """What a user should know of an answer that came; the command line says it too."""
