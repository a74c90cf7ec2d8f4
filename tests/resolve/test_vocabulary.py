"""The vocabularies, their SKOS schemes and the words of names agree with each other."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SKOS

from dutygraph.resolve.concepts import concepts_to_lines, read_name
from dutygraph.resolve.fields import fold_section, resolve_field
from dutygraph.resolve.lexicon import load_lexicon
from dutygraph.resources import resource

DG = rdflib.Namespace("https://w3id.org/dutygraph/ontology#")
ID = "https://w3id.org/dutygraph/id/"
SCHEMES = {
    "functional-lines": "functional-line",
    "guarantee-types": "guarantee-type",
    "policy-fields": "policy-field",
}
SHARED = Path(__file__).parents[3] / "shared" / "vocabulary"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", SCHEMES)
def test_scheme_has_each_concept_with_labels_and_definitions(name: str) -> None:
    graph = rdflib.Graph().parse(resource(f"ontology/{name}.ttl"))
    for row in rows_of(resource(f"data/vocabulary/{name}.csv")):
        concept = rdflib.URIRef(f"{ID}{SCHEMES[name]}/{row['id']}")
        assert graph.value(concept, SKOS.notation) == rdflib.Literal(row["id"])
        for term in (SKOS.prefLabel, SKOS.definition):
            languages = {text.language for text in graph.objects(concept, term)}
            assert languages == {"zh", "en"}, concept


def test_guarantee_kinds_stand_in_the_scheme() -> None:
    graph = rdflib.Graph().parse(resource("ontology/guarantee-types.ttl"))
    kinds = {str(s)[len(ID) :]: str(o) for s, o in graph[: DG.guaranteeKind]}
    assert kinds["guarantee-type/funding"] == "hard"
    assert kinds["guarantee-type/training"] == "soft"
    assert kinds["guarantee-type/oversight"] == "none"
    assert len(kinds) == 12


def test_schemes_are_what_their_command_makes(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "vocabulary"
    shutil.copytree(resource("data/vocabulary"), folder)
    (tmp_path / "ontology").mkdir()
    command = [sys.executable, str(folder / "make.py")]
    subprocess.run(command, check=True, timeout=60)
    for name in SCHEMES:
        made = (tmp_path / "ontology" / f"{name}.ttl").read_bytes()
        assert made == resource(f"ontology/{name}.ttl").read_bytes()


@pytest.mark.skipif(not SHARED.exists(), reason="the given vocabulary is not here")
@pytest.mark.parametrize("name", ["functional-lines", "guarantee-types"])
def test_given_ids_stay(name: str) -> None:
    ours = {row["id"] for row in rows_of(resource(f"data/vocabulary/{name}.csv"))}
    assert {row["id"] for row in rows_of(SHARED / f"{name}.csv")} <= ours


def test_words_of_names_lead_to_lines_of_the_vocabulary() -> None:
    lexicon = load_lexicon()
    path = resource("data/vocabulary/functional-lines.csv")
    known = {row["id"] for row in rows_of(path)}
    concepts = {c for cs in lexicon.words.values() for c in cs}
    concepts |= set(lexicon.letters.values())
    assert concepts <= set(lexicon.lines)
    assert {line for lines in lexicon.lines.values() for line in lines} <= known


def test_official_names_of_each_line_have_this_line() -> None:
    for row in rows_of(resource("data/vocabulary/functional-lines.csv")):
        if row["id"] == "generic":
            continue
        for name in row["names"].split():
            lines = concepts_to_lines(read_name(name).concepts)
            assert row["id"] in lines, (name, lines)


def test_no_spelling_of_a_field_is_that_of_another() -> None:
    for row in rows_of(resource("data/vocabulary/policy-fields.csv")):
        for spelling in (row["label_zh"], *row["spellings"].split()):
            assert resolve_field(spelling) == row["id"], spelling


def test_spellings_of_one_field_are_one_concept() -> None:
    assert resolve_field("生态环保") == resolve_field("生态保护") == "ecology"
    assert resolve_field("文化旅游") == resolve_field("文化和旅游")


def test_unknown_field_has_an_id_of_its_own_for_all_its_spellings() -> None:
    assert resolve_field("数字 乡村类") == resolve_field("数字乡村")
    assert resolve_field("数字乡村") == "field-a5405dd1cf7b"
    assert fold_section("（一）") == "一"
