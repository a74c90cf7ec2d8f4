"""Takes a duty list, gives who and what is meant: a `ResolvedList`.

Township, departments with their functional lines, types of guarantees, policy fields.
"""

from dutygraph.meanings import ResolvedList
from dutygraph.model import Duty, DutyList, Issue, IssueKind, Place
from dutygraph.resolve.departments import resolve_departments
from dutygraph.resolve.explain import explain
from dutygraph.resolve.fields import resolve_field
from dutygraph.resolve.guarantees import UNSPECIFIED, type_guarantee
from dutygraph.resolve.mentions import collect_mentions
from dutygraph.resolve.overrides import load_overrides
from dutygraph.resolve.places import place_township
from dutygraph.resolve.territory import divisions_to_territory

__all__ = ["explain", "resolve"]


def resolve(duty_list: DutyList, code: str | None = None) -> ResolvedList:
    """Resolve one document; `code` is the township's nine digits where they are known.

    Raises PlaceError where neither the code nor the document says which township it
    is. All other doubts are issues of the result, beside those of the duty list.
    """
    mentions = collect_mentions(duty_list)
    texts = tuple(dict.fromkeys(mention.text for mention in mentions))
    placing = place_township(duty_list, texts, code)
    county = placing.divisions[-1].part_of or ""
    found = resolve_departments(
        mentions,
        divisions_to_territory(placing.divisions),
        county,
        load_overrides().for_county(county),
    )
    phrases = _first_places(duty_list.duties)
    types = {phrase: type_guarantee(phrase) for phrase in phrases}
    sections = dict.fromkeys(duty.section for duty in duty_list.duties)
    unspecified = tuple(
        Issue(IssueKind.GUARANTEE_UNSPECIFIED, phrases[phrase], phrase, (phrase,))
        for phrase, given in types.items()
        if given == (UNSPECIFIED,)
    )
    return ResolvedList(
        duty_list=duty_list,
        divisions=placing.divisions,
        departments=found.departments,
        guarantee_types=types,
        policy_fields={section: resolve_field(section) for section in sections},
        issues=(*placing.issues, *found.issues, *unspecified),
        decisions=found.decisions,
    )


def _first_places(duties: tuple[Duty, ...]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for duty in duties:
        for guarantee in duty.guarantees:
            places.setdefault(guarantee.text, guarantee.place)
    return places
