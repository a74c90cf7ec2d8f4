import csv
import importlib.util
import itertools
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dutygraph.duties import departments_of
from dutygraph.errors import QueryError
from dutygraph.iris import duty_iris
from dutygraph.matters.grouping import match_duties
from dutygraph.matters.holdings import read_holdings
from dutygraph.matters.naming import GRAPH
from dutygraph.matters.reading import read_duties, read_matters, scan_duties
from dutygraph.matters.records import DutyText, merge_duties
from dutygraph.matters.storing import match_store
from dutygraph.matters.tables import (
    EXPLAIN,
    MATTERS,
    MISSING,
    explain_rows,
    find_township,
    matter_rows,
    missing_rows,
)
from dutygraph.meanings import ResolvedList
from dutygraph.model import Duty, ListKind
from dutygraph.parse import parse
from dutygraph.query import select
from dutygraph.readers import read
from dutygraph.resolve import resolve
from dutygraph.store import Store, create_store

SHARED = Path(__file__).parents[3] / "shared"
GRAZING = "对不签订草畜平衡责任书的处罚"
WAGES = "农民工工资"


@pytest.fixture(scope="module")
def matched(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("matched") / "graph"
    shutil.copytree(store, path)
    with create_store(path) as opened:
        assert match_store(opened) > 200
        yield opened


def named(opened: Store, name: str) -> list[tuple[object, ...]]:
    place = MATTERS.index("name")
    return [row for row in matter_rows(opened) if row[place] == name]


def test_a_duty_kept_here_is_taken_back_there(matched: Store) -> None:
    assert [row[2:7] for row in named(matched, GRAZING)] == [
        ("富河镇", "150422104", "reclaimed", 79, GRAZING),
        ("突泉镇", "152224100", "basic", 71, f"{GRAZING}。"),
        (
            "巴彦高勒苏木",
            "152922213",
            "basic",
            75,
            f"{GRAZING}；对在基本草原上超过核定的载畜量放牧的处罚；"
            "对在实行禁牧休牧的基本草原上放牧的处罚。",
        ),
    ]


def test_unpaid_wages_stand_in_three_kinds_of_list(matched: Store) -> None:
    assert [row[3:6] for row in named(matched, WAGES)] == [
        ("150422104", "basic", 43),
        ("152224100", "cooperative", 12),
        ("152922213", "reclaimed", 1),
    ]


def test_a_second_run_changes_no_byte(matched: Store) -> None:
    before = list(matched.lines())
    match_store(matched)
    assert list(matched.lines()) == before


def test_adding_a_document_renames_nothing(matched: Store) -> None:
    duties = read_duties(matched)
    few = [duty for duty in duties if duty.township != "152224100"]
    first = match_duties(few)
    later = match_duties(duties, first.matters)
    assert set(first.matters) <= set(later.matters)
    assert match_duties(few).matters == first.matters


def test_matters_stand_in_a_graph_of_their_own(matched: Store) -> None:
    assert GRAPH in matched.graphs()


def resolved_to_texts(resolved: ResolvedList) -> Iterator[DutyText]:
    """Give what the matcher reads of every duty of a list, in its order."""
    duties, code = resolved.duty_list.duties, resolved.divisions[-1].code
    for iri, duty in zip(duty_iris(code, duties), duties, strict=True):
        departments = departments_of(duty, resolved)
        yield DutyText(
            iri,
            code,
            duty.kind,
            duty.number,
            duty.title,
            resolved.policy_fields.get(duty.section, ""),
            tuple(sorted({one.label for one in departments})),
            tuple(sorted({line for one in departments for line in one.lines})),
            tuple(sorted(steps_of(duty))),
        )


def steps_of(duty: Duty) -> Iterable[str]:
    for part in duty.responsibilities:
        yield from (step.text for step in part.steps)
    for passages in (duty.township_steps, duty.work_methods):
        yield from (step.text for step in passages)


def test_what_a_store_says_is_what_a_list_says(matched: Store, sources: Path) -> None:
    path = next(sources.glob("150205202*"))
    resolved = resolve(parse(read(path)))
    wanted = sorted(resolved_to_texts(resolved), key=lambda one: one.iri)
    assert wanted == [
        one for one in read_duties(matched) if one.township == "150205202"
    ]


def test_every_membership_is_explained_in_the_graph(matched: Store) -> None:
    query = """
    SELECT (COUNT(*) AS ?unexplained) WHERE {
      ?duty dg:matter ?matter .
      FILTER NOT EXISTS {
        ?duty dg:matterMembership ?member .
        ?member dg:memberOf ?matter ; dg:score ?score ; dg:sharedWords ?words ;
          dg:matchingRule ?rule ; dg:namedInSteps ?named .
        FILTER(?score > 0 && ?score <= 1)
      }
    }"""
    assert list(select(matched, query).rows) == [(0,)]


def test_matters_across_kinds_stand_in_more_than_one_kind(matched: Store) -> None:
    rows = list(matter_rows(matched, across_kinds=True))
    for _, own in itertools.groupby(rows, key=lambda row: row[0]):
        assert len({row[MATTERS.index("kind")] for row in own}) > 1


def test_matters_are_chosen_by_kinds_field_and_township(matched: Store) -> None:
    chosen = list(
        matter_rows(
            matched,
            kinds=[ListKind.BASIC, ListKind.COOPERATIVE, ListKind.RECLAIMED],
            field="民生服务",
            township="富河镇",
        )
    )
    assert WAGES in {row[1] for row in chosen}
    assert GRAZING not in {row[1] for row in chosen}


def test_missing_is_what_others_list_and_this_one_does_not(matched: Store) -> None:
    rows = {row[1]: row for row in missing_rows(matched, "青山路街道")}
    place = MISSING.index("townships")
    assert rows["动物疫病防控"][place : place + 3] == (4, 4, "cooperative")
    assert "特困人员救助供养" not in rows
    assert GRAZING not in rows, "a kind of list that this township has not published"


def test_a_duty_and_a_matter_are_explained_alike(matched: Store) -> None:
    row = dict(zip(MATTERS, named(matched, WAGES)[0], strict=True))
    of_matter = list(explain_rows(matched, str(row["matter"])))
    of_duty = list(explain_rows(matched, str(row["duty"])))
    assert len(of_matter) == 3
    assert [one for one in of_duty if one in of_matter] == [of_matter[0]]
    explained = dict(zip(EXPLAIN, of_matter[0], strict=True))
    assert explained["rule"] == "object"
    assert explained["words"] == WAGES


def test_an_unknown_iri_is_an_error_with_advice(matched: Store) -> None:
    with pytest.raises(QueryError, match=r"no duty and no matter 'https://x\.org/1'"):
        list(explain_rows(matched, "https://x.org/1"))


def test_a_township_is_found_by_code_or_name_and_others_are_suggested(
    matched: Store,
) -> None:
    assert find_township(matched, "富河镇") == "150422104"
    assert find_township(matched, "150422104") == "150422104"
    with pytest.raises(QueryError, match="expected one of 富河镇"):
        find_township(matched, "富河乡")


def test_holdings_and_matters_agree(matched: Store) -> None:
    held = {one.matter for one in read_holdings(matched)}
    assert held == {matter.iri for matter in read_matters(matched)}


needs_reference = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the reference is not beside this checkout"
)


@needs_reference
def test_pairs_of_the_reference_are_found(matched: Store, tmp_path: Path) -> None:
    script = SHARED / "evaluate" / "score_resolution.py"
    spec = importlib.util.spec_from_file_location("score_resolution", script)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    result = tmp_path / "matters.csv"
    query = (SHARED / "evaluate" / "matters.rq").read_text("utf-8")
    answer = select(matched, query)
    with result.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([answer.names, *answer.rows])
    same, either = (
        SHARED / "reference" / f"matters-{n}.tsv" for n in ("same", "either")
    )
    assert scorer.matters(same, either, result) >= 0.95


@needs_reference
def test_what_is_only_alike_stays_apart(matched: Store) -> None:
    codes = {"002": "152922213", "004": "150422104"}
    held: dict[str, set[str]] = {}
    for one in read_holdings(matched):
        duty = one.duty
        held.setdefault(
            f"{duty.township}-{duty.kind.value[0]}{duty.number}", set()
        ).add(one.matter)
    lines = (
        (SHARED / "reference" / "matters-related.tsv").read_text("utf-8").split("\n")
    )
    pairs = [
        [f"{codes[key[:3]]}{key[3:]}" for key in line.split("\t")[:2]]
        for line in lines
        if line
    ]
    merged = [p for p in pairs if held.get(p[0], set()) & held.get(p[1], set())]
    assert len(pairs) == 133
    assert len(merged) <= 0.1 * len(pairs)


def test_duties_read_one_by_one_are_those_read_at_once(matched: Store) -> None:
    found = merge_duties(scan_duties(matched))
    assert tuple(found[iri] for iri in sorted(found)) == read_duties(matched)
