import re
from collections.abc import Callable

import pytest

from dutygraph.errors import PlaceError
from dutygraph.meanings import Division
from dutygraph.model import DutyList, IssueKind
from dutygraph.parse.wording.titles import text_to_township
from dutygraph.resolve import resolve
from dutygraph.resolve.gazetteer import (
    find_townships,
    load_text,
    names_of_township,
    townships_in,
)
from dutygraph.resolve.places import full_path

Builder = Callable[..., DutyList]


def names_of(duty_list: DutyList, code: str | None = None) -> list[str]:
    return [division.name for division in resolve(duty_list, code).divisions]


def test_title_places_the_township(duty_list: Builder) -> None:
    assert resolve(duty_list()).divisions == (
        Division("43", "湖南省", None),
        Division("4301", "长沙市", "43"),
        Division("430121", "长沙县", "4301"),
        Division("430121102", "黄兴镇", "430121"),
    )


def test_county_directly_under_a_province_has_no_prefecture(
    duty_list: Builder,
) -> None:
    placed = names_of(duty_list(heading="仙桃市郑场镇履职事项清单"))
    assert placed == ["湖北省", "仙桃市", "郑场镇"]


@pytest.mark.parametrize(
    ("department", "county"),
    [("青山区民政局", "青山区"), ("榆林市生态环境局榆阳分局", "榆阳区")],
)
def test_departments_decide_between_townships_of_one_name(
    duty_list: Builder, department: str, county: str
) -> None:
    document = duty_list(((department,), ()), heading="青山路街道配合履职事项清单")
    assert names_of(document)[2:] == [county, "青山路街道"]


def test_a_name_with_the_word_for_a_county_in_it_is_whole(duty_list: Builder) -> None:
    heading = "山东省潍坊市坊子区黄旗堡街道履职事项清单"
    placed = names_of(duty_list(heading=heading, township="堡街道"))
    assert placed == ["山东省", "潍坊市", "坊子区", "黄旗堡街道"]


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("天津市河东区", "常州道街道"),
        ("河东区", "常州道街道"),
        ("内蒙古自治区呼伦贝尔市满洲里市", "南区街道"),
        ("沈阳市和平区", "北市场街道"),
        ("晋城市城区", "矿区街道"),
        ("吉林省四平市铁东区", "平东街道"),
        ("浙江省宁波市江北区", "慈城镇"),
        ("江北区", "慈城镇"),
        ("四川省巴中市平昌县", "镇龙镇"),
    ],
)
def test_the_longest_name_in_a_county_of_the_title_is_the_township(
    duty_list: Builder, above: str, name: str
) -> None:
    heading = f"{above}{name}基本履职事项清单"
    resolved = resolve(duty_list(heading=heading, township=text_to_township(heading)))
    *higher, county, township = (division.name for division in resolved.divisions)
    assert above in "".join([*higher, county])
    assert (township, resolved.issues) == (name, ())


def test_townships_named_like_what_is_above_them_are_placed_by_their_full_title(
    duty_list: Builder,
) -> None:
    codes = re.findall(r"^(\d{6})\t", load_text(), re.MULTILINE)
    listed = [one for code in codes for one in townships_in(code)]
    named = re.compile("[^（]*[省市县区旗盟州镇乡][^（]+(?:街道|镇|乡)")
    found = [one for one in listed if named.fullmatch(one.name)][::4]
    wrong = {}
    for one in found:
        title = f"{full_path(one)}配合履职事项清单"
        document = duty_list(heading=title, township=text_to_township(title))
        placed = resolve(document).divisions[-1]
        if (placed.code[:6], placed.name) != (one.code[:6], one.name):
            wrong[title] = placed
    assert len(found) > 50
    assert wrong == {}


def test_a_county_in_the_name_alone_does_not_say_where_it_lies(
    duty_list: Builder,
) -> None:
    with pytest.raises(PlaceError) as caught:
        resolve(duty_list(heading="矿区街道基本履职事项清单"))
    assert "140502005 山西省晋城市城区矿区街道" in caught.value.found
    assert "阳泉市矿区" not in caught.value.found


def test_a_name_that_begins_inside_that_of_a_county_is_none(
    duty_list: Builder,
) -> None:
    with pytest.raises(PlaceError) as caught:
        resolve(duty_list(heading="博乐市东街道履职事项清单"))
    assert "新疆维吾尔自治区博尔塔拉蒙古自治州博乐市" in caught.value.found
    assert "乐市东街道;" not in caught.value.found
    assert "七星关区" not in caught.value.found


def test_undecided_name_raises_with_codes_paths_and_advice(
    duty_list: Builder,
) -> None:
    with pytest.raises(PlaceError) as caught:
        resolve(duty_list(heading="青山路街道配合履职事项清单"))
    assert "150204006 内蒙古自治区包头市青山区青山路街道" in caught.value.found
    assert "610802002 陕西省榆林市榆阳区青山路街道" in caught.value.found
    assert "--township CODE" in caught.value.advice


def test_unknown_township_of_a_known_county_raises_with_its_neighbours(
    duty_list: Builder,
) -> None:
    with pytest.raises(PlaceError) as caught:
        resolve(duty_list(heading="湖南省长沙市长沙县无有镇履职事项清单"))
    assert "430121102 湖南省长沙市长沙县黄兴镇" in caught.value.found


def test_changed_kind_of_township_is_placed_and_reported(duty_list: Builder) -> None:
    heading = "内蒙古自治区兴安盟突泉县突泉街道履行职责事项清单"
    resolved = resolve(duty_list(heading=heading))
    assert resolved.divisions[-1] == Division("152224100", "突泉街道", "152224")
    (issue,) = resolved.issues
    assert issue.kind is IssueKind.TOWNSHIP_UNKNOWN
    assert issue.details == ("突泉街道", "突泉镇")


def test_code_that_is_not_listed_is_accepted_and_reported(duty_list: Builder) -> None:
    resolved = resolve(duty_list(heading="新建镇履行职责事项清单"), "152224999")
    assert resolved.divisions[-2:] == (
        Division("152224", "突泉县", "1522"),
        Division("152224999", "新建镇", "152224"),
    )
    assert [i.kind for i in resolved.issues] == [IssueKind.TOWNSHIP_UNKNOWN]


def test_code_that_agrees_with_the_title_is_no_issue(duty_list: Builder) -> None:
    assert resolve(duty_list(), "430121102").issues == ()


@pytest.mark.parametrize("code", ["15222", "abcdefghi", "１５２２２４１００", "-"])
def test_code_of_another_form_is_refused(duty_list: Builder, code: str) -> None:
    with pytest.raises(PlaceError, match="nine digits"):
        resolve(duty_list(), code)


def test_name_of_the_second_source_is_found_by_name_and_code() -> None:
    assert [t.code for t in find_townships("巴彦高勒苏木")] == ["152922213"]
    assert {t.name for t in names_of_township("152922207")} == {"巴彦高勒苏木"}


@pytest.mark.parametrize("name", ["", "\t", "青山\n", "|", "001", ".*"])
def test_borders_of_the_file_are_no_names(name: str) -> None:
    assert find_townships(name) == ()
