"""Duties for tests, said in one line each."""

from dutygraph.matters.records import DutyText, Matching
from dutygraph.model import ListKind

KINDS = {kind.value[0]: kind for kind in ListKind}


def duty(key: str, title: str, **more: tuple[str, ...] | str) -> DutyText:
    """Make a duty; ``"152224100-b7"`` is number 7 of the basic list of a township."""
    township, _, rest = key.partition("-")
    iri = f"https://example.org/duty/{key}"
    return DutyText(iri, township, KINDS[rest[0]], int(rest[1:]), title, **more)


def members(found: Matching) -> dict[str, list[str]]:
    """Give the keys of the duties of each matter, by the matter's name."""
    names = {matter.iri: matter.name for matter in found.matters}
    held: dict[str, list[str]] = {name: [] for name in sorted(names.values())}
    for one in found.memberships:
        held[names[one.matter]].append(one.duty.rpartition("/")[2])
    return {name: sorted(keys) for name, keys in held.items()}


WAGES = (
    duty("110101001-b1", "负责排查拖欠农民工工资矛盾"),
    duty("110101002-c1", "对拖欠农民工工资等劳动争议排查"),
    duty("110101003-r1", "保障农民工工资支付"),
)
