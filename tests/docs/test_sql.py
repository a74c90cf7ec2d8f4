"""The page about SQL shows what its commands and lines print."""

from pathlib import Path

from tests.readme import ROOT, show_outputs

PAGE = ROOT / "docs" / "sql.md"


def test_the_page_shows_what_its_commands_print(store: Path, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "graph").symlink_to(store)
    text = PAGE.read_text(encoding="utf-8")
    assert show_outputs(text, tmp_path) == text
