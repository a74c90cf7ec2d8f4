"""Takes the divisions of a township, gives the names by which texts call them."""

from dataclasses import dataclass

from dutygraph.meanings import Division

_PROVINCE_ENDS = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")
_ENDS = ("自治县", "自治旗", "自治州", "地区", "新区", "林区", "矿区")
_SIDES = "左右前后中"


@dataclass(frozen=True, slots=True)
class Territory:
    """The names of one township's divisions; each list longest first.

    `county` holds the full name, the name without its kind, and short forms such as
    达旗; `city` is "county" where the word 市 means the county-level city.
    """

    county: tuple[str, ...]
    county_short: tuple[str, ...]
    prefecture: tuple[str, ...]
    province: tuple[str, ...]
    township: tuple[str, ...]
    city: str

    @property
    def county_name(self) -> str:
        """The county's full name."""
        return self.county[0] if self.county else ""

    @property
    def higher_name(self) -> str:
        """The full name of the prefecture; of the province where there is none."""
        return next(iter((*self.prefecture[:1], *self.province[:1])), "")


def divisions_to_territory(divisions: tuple[Division, ...]) -> Territory:
    """Collect the names of divisions, told apart by the length of their codes.

    >>> county = Division("150223", "达尔罕茂明安联合旗", None)
    >>> divisions_to_territory((county,)).county_short
    ('达尔罕茂明安联合', '达旗')
    """
    named = (division for division in divisions if division.name != division.code[:6])
    names = {len(division.code): division.name for division in named}
    county, prefecture = names.get(6, ""), names.get(4, "")
    province, township = names.get(2, ""), names.get(9, "")
    return Territory(
        county=_full(county),
        county_short=short_names(county),
        prefecture=_full(prefecture) + short_names(prefecture),
        province=_full(province) + _province_short(province),
        township=_full(township),
        city="county" if county.endswith("市") else "prefecture",
    )


def short_names(name: str) -> tuple[str, ...]:
    """Give the shorter forms a county or prefecture is called by, longest first."""
    forms = {_without_kind(name)}
    if name.endswith(("旗", "县", "州")) and len(name) >= 4:
        forms.add(name[0] + name[-1])
    if name.endswith("旗") and name[-2] in _SIDES:
        side = name[-4] if name[-3:-2] == "翼" else ""
        forms |= {name[-2:], name[0] + side + name[-2:]}
    if name.endswith(("自治县", "自治旗", "自治州")):
        forms.add(name[:2] + name[-1])
    kept = {form for form in forms if len(form) > 1 and form != name}
    return tuple(sorted(kept, key=lambda form: (-len(form), name.find(form[-1]), form)))


def _full(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _without_kind(name: str) -> str:
    for end in _ENDS:
        if name.endswith(end) and len(name) > len(end) + 1:
            return name.removesuffix(end)
    return name[:-1]


def _province_short(name: str) -> tuple[str, ...]:
    for end in _PROVINCE_ENDS:
        if name.endswith(end):
            return (name.removesuffix(end),)
    return ()
