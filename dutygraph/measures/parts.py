"""Divide duties: takes a duty, gives the part of it that falls to each who is measured.

D(q) are the departments that a duty q names, each once, generic mentions such as
相关部门 left out. What is measured is a department, a functional line, a township or a
policy field, named by one of DIVISIONS and told apart by IRI.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dutygraph.loads import Basic, Load, Loads, Relief

AnyDuty: TypeAlias = Load | Relief | Basic
"""A duty of any of the three lists."""


@dataclass(frozen=True, slots=True)
class Part:
    """What falls to `key` of one duty, divided `among` so many; `leads` where first.

    None where a duty is whole by nature. `lines` is the number of lines among them:
    what is not divided among departments is still divided among the lines of one.

    >>> Part("d:1", 4, True).fraction, Part("t:1", None, True).fraction
    (0.25, 1)
    """

    key: str
    among: int | None
    leads: bool
    lines: int | None = None

    @property
    def fraction(self) -> float:
        """The part of the duty, above 0 and at most 1."""
        return divide(1, self.among)


def divide(value: float, among: int | None) -> float:
    """Divide a value, or leave it, whole numbers whole, where it is divided among None.

    >>> divide(6, 4), divide(6, None)
    (1.5, 6)
    """
    return value if among is None else value / among


def department_parts(duty: AnyDuty, rows: Loads) -> list[Part]:
    """Divide a duty among D(q): 1/#D(q) to each, nothing where D(q) is empty."""
    named = rows.named(duty.departments)
    first = duty.lead if isinstance(duty, Load) else None
    return [Part(one, len(named), one == first) for one in named]


def line_parts(duty: AnyDuty, rows: Loads) -> list[Part]:
    """Divide each department's part among its n lines; departments without go missing.

    Two departments of one duty on one line give that line two parts.
    """
    return [
        Part(line.iri, len(named) * len(lines), part.leads, len(lines))
        for named in [department_parts(duty, rows)]
        for part in named
        for lines in [rows.departments[part.key].lines]
        for line in lines
    ]


def township_parts(duty: AnyDuty, rows: Loads) -> list[Part]:
    """Give a duty whole to its township."""
    return [Part(duty.township, None, True)]


def field_parts(duty: AnyDuty, rows: Loads) -> list[Part]:
    """Divide a duty among its policy fields, mostly one; nothing where it has none."""
    number = len(duty.fields) if len(duty.fields) > 1 else None
    return [Part(one, number, True, number) for one in duty.fields]


DIVISIONS: Mapping[str, Callable[[AnyDuty, Loads], list[Part]]] = {
    "department": department_parts,
    "line": line_parts,
    "township": township_parts,
    "field": field_parts,
}
"""How a duty is divided, by the name of what is measured."""


def load_parts(duty: AnyDuty, rows: Loads, by: str) -> list[Part]:
    """Divide a duty that names a department; one that names none counts nowhere."""
    return DIVISIONS[by](duty, rows) if rows.named(duty.departments) else []
