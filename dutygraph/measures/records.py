"""Hold what is measured: takes sums, gives frozen values that can be added up."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Measures:
    """The load measures of one department, line, township or field; all 0 or more.

    duties: Σ 1 over the duties that name the department. Misleads where a list cuts one
    matter into many duties, and counts a small part of a joint duty as a whole one.
    share: Σ 1/#D(q), the same with a joint duty divided. Misleads where one of many
    departments does the work. lead: Σ 1 over the duties that name it first. Misleads
    where a list prints its departments in the order of the government's register.
    steps: Σ s(q)/#D(q), the township actions it causes. Misleads where lists differ in
    how finely they number. unsupported_steps: the same over duties without a guarantee
    of kind hard. Misleads where a promise of money is printed that is never kept.
    relief: Σ 1 over the reclaimed duties that it receives. Misleads where a list takes
    back what no township ever did. Whole and fractional counting: Waltman, van Eck
    2015 (Journal of Informetrics 9); s, D and hard as this package defines them.

    >>> Measures(duties=1, share=0.5) + Measures(duties=1, share=0.25, lead=1)
    Measures(duties=2, share=0.75, lead=1, steps=0, unsupported_steps=0, relief=0)
    """

    duties: float = 0
    share: float = 0
    lead: float = 0
    steps: float = 0
    unsupported_steps: float = 0
    relief: float = 0

    def __add__(self, other: "Measures") -> "Measures":
        pairs = zip(self.values(), other.values(), strict=True)
        return Measures(*(one + two for one, two in pairs))

    def values(self) -> tuple[float, ...]:
        """Give the values in the order of NAMES."""
        return (
            self.duties,
            self.share,
            self.lead,
            self.steps,
            self.unsupported_steps,
            self.relief,
        )

    def divided(self, number: int) -> "Measures":
        """Give one of `number` equal parts; duties and lead count fully on each.

        >>> Measures(duties=4, share=3, lead=2).divided(2).values()
        (4, 1.5, 2, 0.0, 0.0, 0.0)
        """
        return Measures(
            self.duties,
            self.share / number,
            self.lead,
            self.steps / number,
            self.unsupported_steps / number,
            self.relief / number,
        )


NAMES = tuple(field.name for field in fields(Measures))
"""The names of the measures, in the order of their columns."""

WEIGHTS = NAMES[:5]
"""The five that weigh a load: all but relief, which is what was taken back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over duties, all 0 or more: whole, or divided among those who share.

    `duties`, `steps` and `unsupported_steps` are of cooperative duties, `relief` of
    reclaimed ones. Whole counts of several parties add up to more than there is.

    >>> Counts(duties=1, steps=4) + Counts(duties=0.5, relief=1)
    Counts(duties=1.5, steps=4, unsupported_steps=0, relief=1)
    """

    duties: float = 0
    steps: float = 0
    unsupported_steps: float = 0
    relief: float = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.duties + other.duties,
            self.steps + other.steps,
            self.unsupported_steps + other.unsupported_steps,
            self.relief + other.relief,
        )
