from dutygraph.model import ListKind, Paragraph, Place
from dutygraph.parse.duties.drafts import Draft, Part
from dutygraph.parse.listing.sectioncells import part_to_section


def part(page: int, number: str, section: str) -> Part:
    place = Place(pages=(page, page))
    cells = {
        "number": (Paragraph(number, place),),
        "section": (Paragraph(section, place),),
    }
    return Part(cells, place)


def draft(
    number: int, section: str, page: int, kind: ListKind = ListKind.COOPERATIVE
) -> Draft:
    return Draft(kind, number, section, [part(page, str(number), section)])


def test_a_usual_name_that_a_page_has_cut_is_whole_for_all_its_duties() -> None:
    drafts = [draft(6, "民生服", 3), draft(7, "民生服", 3)]
    below = part(4, "8", "务")
    assert part_to_section(below, ListKind.COOPERATIVE, drafts) == "民生服务"
    assert [own.section for own in drafts] == ["民生服务", "民生服务"]


def test_a_name_of_another_list_is_made_whole_too() -> None:
    drafts = [draft(9, "草原畜牧", 2, ListKind.BASIC), draft(6, "草原畜", 3)]
    below = part(4, "7", "牧")
    assert part_to_section(below, ListKind.COOPERATIVE, drafts) == "草原畜牧"


def test_the_next_section_on_the_next_page_stays_apart() -> None:
    drafts = [draft(6, "民生服务", 3)]
    below = part(4, "7", "平安法治")
    assert part_to_section(below, ListKind.COOPERATIVE, drafts) == "平安法治"
    assert drafts[0].section == "民生服务"
