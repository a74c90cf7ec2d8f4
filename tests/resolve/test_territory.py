import pytest

from dutygraph.resolve.territory import short_names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("长沙县", "长沙"),
        ("科尔沁右翼中旗", "科右中旗"),
        ("土默特左旗", "土左旗"),
        ("鄂温克族自治旗", "鄂旗"),
        ("大厂回族自治县", "大厂县"),
        ("湘西土家族苗族自治州", "湘西州"),
    ],
)
def test_county_is_known_by_its_short_name(name: str, short: str) -> None:
    assert short in short_names(name)


@pytest.mark.parametrize("name", ["", "县", "城区", "长沙县"])
def test_short_names_are_shorter_and_no_single_character(name: str) -> None:
    assert all(1 < len(short) < len(name) for short in short_names(name))
