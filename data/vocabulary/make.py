"""Take the three vocabularies beside this script, give their SKOS schemes in ontology/.

    python data/vocabulary/make.py

Same input, same bytes.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ONTOLOGY = HERE.parent.parent / "ontology"
PREFIXES = """\
@prefix dg: <https://w3id.org/dutygraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One vocabulary: its file, the path of its concepts, their class, its names."""

    name: str
    path: str
    concept_class: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str


SCHEMES = (
    Scheme(
        "functional-lines",
        "functional-line",
        "FunctionalLine",
        "条线",
        "Functional lines",
        "县级部门所属的职能条线，使各县之间可以比较。",
        "The functions of county departments, by which counties compare.",
    ),
    Scheme(
        "guarantee-types",
        "guarantee-type",
        "GuaranteeType",
        "履职保障类型",
        "Guarantee types",
        "上级部门向乡镇承诺的支持的种类。",
        "The kinds of support that higher departments promise to townships.",
    ),
    Scheme(
        "policy-fields",
        "policy-field",
        "PolicyField",
        "政策领域",
        "Policy fields",
        "清单中的分类，同一领域的不同写法为一个概念。",
        "The sections of the lists; spellings of the same field are one concept.",
    ),
)


def scheme_to_turtle(scheme: Scheme) -> Iterator[str]:
    """Give the scheme and its concepts, in the order of the file."""
    yield PREFIXES
    top = f"<https://w3id.org/dutygraph/id/{scheme.path}>"
    yield f"{top} a skos:ConceptScheme ;"
    yield f"    dcterms:title {_text(scheme.label_zh, 'zh')} ,"
    yield f"        {_text(scheme.label_en, 'en')} ;"
    yield f"    skos:prefLabel {_text(scheme.label_zh, 'zh')} ,"
    yield f"        {_text(scheme.label_en, 'en')} ;"
    yield f"    skos:definition {_text(scheme.definition_zh, 'zh')} ,"
    yield f"        {_text(scheme.definition_en, 'en')} ."
    with (HERE / f"{scheme.name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from _concept(scheme, top, row)


def _concept(scheme: Scheme, top: str, row: dict[str, str]) -> Iterator[str]:
    yield ""
    yield f"<https://w3id.org/dutygraph/id/{scheme.path}/{row['id']}>"
    yield f"    a dg:{scheme.concept_class} , skos:Concept ;"
    yield f"    skos:inScheme {top} ;"
    yield f"    skos:topConceptOf {top} ;"
    yield f"    skos:notation {_text(row['id'])} ;"
    if "kind" in row:
        yield f"    dg:guaranteeKind {_text(row['kind'])} ;"
    yield f"    skos:prefLabel {_text(row['label_zh'], 'zh')} ,"
    yield f"        {_text(row['label_en'], 'en')} ;"
    for spelling in row.get("spellings", "").split():
        yield f"    skos:altLabel {_text(spelling, 'zh')} ;"
    for name in row.get("names", "").split():
        yield f"    skos:example {_text(name, 'zh')} ;"
    yield f"    skos:definition {_text(row['definition_zh'], 'zh')} ,"
    yield f"        {_text(row['definition_en'], 'en')} ."


def _text(value: str, language: str = "") -> str:
    quoted = json.dumps(value, ensure_ascii=False)
    return f"{quoted}@{language}" if language else quoted


def main() -> None:
    """Write the three files."""
    for scheme in SCHEMES:
        text = "\n".join(line.rstrip() for line in scheme_to_turtle(scheme)) + "\n"
        (ONTOLOGY / f"{scheme.name}.ttl").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
