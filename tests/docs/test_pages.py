"""The pages of the ontology are those that the generator makes, and are safe."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docs.generator.__main__ import DOCS, store_to_pages
from docs.generator.diagram import Edge, classes_to_svg, edges_between
from docs.generator.page import ontology_to_page
from docs.generator.questions import Answered
from docs.generator.terms import ONTOLOGY, Resource, read_resources
from dutygraph.questions import saved_questions
from dutygraph.resources import resource
from dutygraph.store import open_store

HOSTILE = '<script>alert("1")</script>&\'"'
RESOURCES = read_resources(sorted(resource("ontology").glob("*.ttl")))


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text outside style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [
            value
            for _, attributes in self.elements
            if (value := attributes.get(attribute)) is not None
        ]


@pytest.fixture(scope="module")
def pages(store: Path) -> dict[str, str]:
    with open_store(store) as opened:
        return store_to_pages(opened)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_are_up_to_date(lang: str, pages: dict[str, str]) -> None:
    name = f"ontology.{lang}.html"
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == pages[name], "say make docs"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_describes_every_term_shape_and_question(
    lang: str, pages: dict[str, str]
) -> None:
    page = pages[f"ontology.{lang}.html"]
    ids = Elements(page).values("id")
    assert len(ids) == len(set(ids))
    for name, one in RESOURCES.items():
        if one.texts.get("rdfs:label"):
            assert name in ids
            assert html.escape(one.text("skos:definition", lang)) in page
        if name.startswith("dgs:"):
            assert html.escape(one.text("sh:message", lang)) in page
    for question in saved_questions():
        assert f"query-{question.name}" in ids


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_links_lead_to_what_is_there(lang: str, pages: dict[str, str]) -> None:
    elements = Elements(pages[f"ontology.{lang}.html"])
    inner = {one.removeprefix("#") for one in elements.values("href") if "#" in one}
    assert inner <= set(elements.values("id"))
    outer = {one for one in elements.values("href") if not one.startswith("#")}
    assert outer == {f"ontology.{'en' if lang == 'zh' else 'zh'}.html"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_loads_nothing_and_runs_nothing(
    lang: str, pages: dict[str, str]
) -> None:
    page = pages[f"ontology.{lang}.html"]
    elements = Elements(page)
    assert not {"script", "img", "iframe", "link", "object", "form"} & {
        tag for tag, _ in elements.elements
    }
    assert elements.values("src") == []
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src 'none'" in page


def test_hostile_text_stays_text() -> None:
    one = Resource(
        "dg:Hostile",
        {"rdf:type": ("owl:Class",), "rdfs:seeAlso": (HOSTILE,)},
        {
            "rdfs:label": {"en": HOSTILE},
            "skos:definition": {"en": HOSTILE},
        },
    )
    question = Answered(
        "x", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,),
        ((HOSTILE,),), 1,
    )  # fmt: skip
    page = ontology_to_page({**RESOURCES, "dg:Hostile": one}, [question], "en")
    assert "<script" not in page
    assert not [name for name in Elements(page).values("onclick") if name]
    assert page.count(html.escape(HOSTILE)) == 9


def test_a_question_that_needs_a_parameter_says_so() -> None:
    question = Answered("x", "题", "Title", "", "", " --township TOWNSHIP", "SELECT *")
    page = ontology_to_page(RESOURCES, [question], "en")
    assert "dutygraph query x --store STORE --township TOWNSHIP" in page
    assert "This question needs a parameter first." in page


def test_the_version_stands_on_the_page() -> None:
    (version,) = RESOURCES[ONTOLOGY].all("owl:versionInfo")
    assert f"<dd>{version}</dd>" in ontology_to_page(RESOURCES, [], "zh")


def test_every_class_of_the_ontology_is_drawn(pages: dict[str, str]) -> None:
    drawn = set(re.findall(r'<a href="#([\w:]+)"><rect', pages["ontology.zh.html"]))
    classes = {
        name
        for name, one in RESOURCES.items()
        if name.startswith("dg:") and one.is_a("owl:Class")
    }
    assert classes <= drawn


def test_lines_are_those_of_the_ontology() -> None:
    names = ("dg:CooperativeDuty", "dg:Department", "dg:BranchOffice")
    assert set(edges_between(dict.fromkeys(names), RESOURCES)) == {
        Edge("dg:CooperativeDuty", "dg:Department", ("dg:counterpart", "dg:lead")),
        Edge("dg:BranchOffice", "dg:Department", ("dg:superior",)),
        Edge("dg:BranchOffice", "dg:Department"),
    }


def test_a_drawing_has_a_box_a_line_and_its_name() -> None:
    places = {"dg:Township": (0, 0), "dg:Division": (1, 0)}
    drawing = classes_to_svg(places, RESOURCES, "en", "Places")
    assert drawing.count("<rect ") == 2
    assert drawing.count("<line ") == 1
    assert ">territory</text>" in drawing
    assert 'aria-label="Places"' in drawing
