"""One rating before or after practice: only Next hands over the number that was chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coping_app.content.reference.scales import load_scales
from coping_app.ui.player.rating_view import RatingView
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import press, shown
from tests.gui.page_zoo import EXERCISES

PAIN = load_scales(EXERCISES, "en")["pain"]


@pytest.mark.parametrize(("button", "handed_over"), [("rating-next", 7), ("rating-skip", None)])
def test_skip_gives_no_rating_even_where_a_number_was_chosen(
    qtbot: QtBot, themes: ThemeStore, button: str, handed_over: int | None
) -> None:
    view = RatingView(themes)
    rated = Recorder()
    view.rated.connect(rated)
    view.ask(PAIN, "Slow breathing", "Begin")
    shown(qtbot, view)
    press(view, "rating-7")
    press(view, button)
    assert rated.calls == [(handed_over,)]
