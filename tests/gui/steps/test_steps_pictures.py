"""Pictures of exercises are read with care, and texts from outside are only texts."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from coping_app.ui.steps.drawing.picture import MOST_SIDE, Picture, read_picture
from coping_app.ui.theme.theme import ThemeStore
from tests.gui.step_fakes import found, show_step, words_of

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9'/></svg>"
HOSTILE = "<b>bold</b> <img src='file:///etc/passwd'> <a href='file://server/x'>link</a>"


def png_head(width: int, height: int) -> bytes:
    """A PNG that claims a size and has no pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + body


def saved(folder: Path, name: str, form: str, width: int = 60, height: int = 40) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = folder / name
    assert image.save(str(path), form)
    return path


@pytest.mark.parametrize(("name", "form"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("b.png", "JPEG")])
def test_png_and_jpeg_are_read_by_what_they_are(tmp_path: Path, name: str, form: str) -> None:
    image = read_picture(saved(tmp_path, name, form))
    assert image is not None
    assert (image.width(), image.height()) == (60, 40)


@pytest.mark.parametrize(
    "content",
    [SVG, b"%PDF-1.7\n", b"", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\x00" * 40,
     png_head(30_000, 30_000), png_head(MOST_SIDE + 1, 1), png_head(4096, 4096), png_head(0, 0)],
    ids=["svg", "pdf", "empty", "cut", "gif", "huge", "wide", "16 Mpx", "nothing"],
)
def test_anything_else_is_no_picture(tmp_path: Path, content: bytes) -> None:
    """Row Q-03: a picture of 30 000 by 30 000, an SVG or PDF named ``.png``."""
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    assert read_picture(path) is None


def test_a_missing_file_is_no_picture(tmp_path: Path) -> None:
    assert read_picture(tmp_path / "none.png") is None


def test_a_picture_keeps_its_sides_in_proportion(
    qtbot: Any, themes: ThemeStore, tmp_path: Path
) -> None:
    picture = Picture(themes)
    qtbot.addWidget(picture)
    picture.show_file(saved(tmp_path, "a.png", "PNG", 300, 200))
    assert picture.heightForWidth(150) == 100
    assert picture.heightForWidth(4000) == 320


@pytest.mark.parametrize(
    ("verb", "values"),
    [
        ("show", {"show": HOSTILE, "title": "<h1>Title</h1>"}),
        ("say", {"say": HOSTILE}),
        ("choose", {"choose": "Which <b>way</b>?", "options": [{"label": "<b>a</b>"},
                                                               {"label": "<i>b</i>"}]}),
        ("plan", {"plan": "When?", "what": HOSTILE}),
        ("form", {"form": [{"ask": HOSTILE, "as": "a", "hint": HOSTILE}]}),
    ],
)
def test_tags_in_texts_are_shown_literally(
    qtbot: Any, themes: ThemeStore, verb: str, values: dict[str, Any]
) -> None:
    """Row Q-01: nothing is loaded, nothing becomes bold."""
    shown = show_step(qtbot, themes, verb, **values)
    shown.at(0.1)
    buttons = [button.text() for button in getattr(shown.view, "buttons", ())]
    assert any("<" in words for words in (*words_of(shown.view), *buttons))
    for words in words_of(shown.view):
        assert words.count("<") == words.count(">")


@pytest.mark.parametrize(
    "text", ["word " * 4_000, "x" * 5_000, "a" + "\u0301" * 200, "e\u0301" * 3_000],
    ids=["20 000 characters", "one long word", "combining marks", "many marks"],
)
def test_any_text_is_readable_and_scrolls(qtbot: Any, themes: ThemeStore, text: str) -> None:
    """Row Q-06."""
    shown = show_step(qtbot, themes, "show", show=text)
    view = shown.view
    words = found(view, "step-text")
    assert words.width() <= view.width()
    assert words.height() >= words.heightForWidth(words.width())
    assert view.next.isVisibleTo(view)
