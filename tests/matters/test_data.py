import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dutygraph.matters.folding import fold_title, replace_synonyms
from dutygraph.matters.lexicon import load_functions, load_objects, load_synonyms
from dutygraph.matters.sightings import read_title
from dutygraph.resources import resource

FILES = sorted(resource("data/spellings").glob("matters-*.toml"))
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_entry_has_a_reason(path: Path) -> None:
    for entries in tomllib.loads(path.read_text("utf-8")).values():
        assert all(entry["reason"].strip() for entry in entries)


def test_objects_have_names_of_their_own() -> None:
    names = [one.name for one in load_objects()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("one", load_objects(), ids=lambda one: one.name)
def test_every_spelling_of_an_object_finds_it(one: object) -> None:
    for spelling in one.spellings:  # type: ignore[attr-defined]
        title = spelling.replace("…", "和")
        names = {sighting.name for sighting in read_title(title).sightings}
        assert one.name in names, spelling  # type: ignore[attr-defined]


def test_every_synonym_is_replaced() -> None:
    for synonym in load_synonyms():
        for word in synonym.words:
            assert fold_title(word) == replace_synonyms(fold_title(synonym.means))


def test_functions_that_part_objects_are_few_and_known() -> None:
    apart = [one.name for one in load_functions() if one.apart]
    assert apart == ["处罚与强制", "追缴", "考核", "普查"]


def test_matching_loads_no_dictionary_but_its_own() -> None:
    script = (
        "import sys\n"
        "sys.modules['jieba'] = None\n"
        "from dutygraph.matters.sightings import read_title\n"
        "print(read_title('办理低保').sightings[0].name)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.strip() == "最低生活保障"
