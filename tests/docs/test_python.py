"""The page about Python shows what its lines print."""

from pathlib import Path

import pytest

from tests.readme import make_folder, show_outputs

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.mark.slow
def test_the_page_shows_what_its_lines_print(tmp_path: Path) -> None:
    make_folder(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    assert show_outputs(text, tmp_path) == text
