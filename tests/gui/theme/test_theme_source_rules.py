"""Rules of the look that are read from the source of ``ui``: one place for each thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
UI = ROOT / "coping_app" / "ui"
FILES = sorted(UI.rglob("*.py"))
ICONS = ROOT / "assets" / "icons"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(UI)))
def test_colours_are_named_in_the_token_table_only(path: Path) -> None:
    if path.name == "tokens.py":
        return
    assert not re.findall(r"[\"']#[0-9A-Fa-f]{6}[\"']", text_of(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(UI)))
def test_q01_outside_text_has_one_door(path: Path) -> None:
    """Labels are PlainText, tool tips are escaped, and nothing takes HTML."""
    if path == UI / "widgets" / "text.py":
        return
    text = text_of(path)
    for call in (r"\bQLabel\(", r"\.setToolTip\(", r"\.setHtml\(", "QTextBrowser", "RichText"):
        assert not re.search(call, text), call
    assert "setOpenExternalLinks" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(UI)))
def test_qt_is_imported_by_name(path: Path) -> None:
    assert not re.search(r"from PySide6\S* import \*", text_of(path))


def test_every_icon_is_a_lucide_outline_that_takes_a_colour() -> None:
    for icon in ICONS.glob("*.svg"):
        text = text_of(icon)
        assert "currentColor" in text, icon.name
        assert 'stroke-width="2"' in text, icon.name


def test_the_icons_carry_their_licence() -> None:
    assert (ROOT / "assets" / "licences" / "lucide-ISC.txt").stat().st_size > 0
