"""Write docs/ontology.zh.html and docs/ontology.en.html: `python -m docs.generator`.

The answers are those of the documents in data/sources, built into a store that is
thrown away. Same input, same bytes.
"""

import tempfile
from pathlib import Path

from docs.generator.page import ontology_to_page
from docs.generator.questions import answer_questions
from docs.generator.terms import read_resources
from dutygraph.build import build
from dutygraph.resources import resource
from dutygraph.store import Store, open_store

DOCS = Path(__file__).resolve().parents[1]
SOURCES = DOCS.parent / "data" / "sources"


def store_to_pages(store: Store) -> dict[str, str]:
    """Give the pages by the names of their files."""
    # The ontology comes first, the shapes behind the concepts.
    files = sorted(resource("ontology").glob("*.ttl"))
    files.sort(key=lambda path: (path.stem != "dutygraph", path.stem == "shapes"))
    resources = read_resources(files)
    questions = list(answer_questions(store))
    return {
        f"ontology.{lang}.html": ontology_to_page(resources, questions, lang)
        for lang in ("zh", "en")
    }


def main() -> None:
    """Build the documents, answer the questions, write both pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        build([SOURCES], path)
        with open_store(path) as store:
            pages = store_to_pages(store)
    for name, page in pages.items():
        (DOCS / name).write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
