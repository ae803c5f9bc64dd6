"""A rating that was kept is taken up again only where it lies on its scale."""

from __future__ import annotations

from typing import Any

import pytest

from coping_app.ui.theme.theme import ThemeStore
from tests.gui.step_fakes import show_step


def goes_on_with(qtbot: Any, themes: ThemeStore, scale: str, value: Any) -> Any:
    """What the step hands over for a scale that a draft has a value of."""
    shown = show_step(qtbot, themes, "rate", rate=[scale, "mood"], draft={scale: value})
    assert shown.view.scale.id == "mood"
    shown.view.skip()
    (answer,) = shown.answers
    return answer[scale]


@pytest.mark.parametrize(("scale", "ends"), [("pain", (0, 10)), ("ladder_worry", (0, 100))])
def test_a_kept_rating_at_an_end_of_its_scale_is_taken_up(
    qtbot: Any, themes: ThemeStore, scale: str, ends: tuple[int, int]
) -> None:
    for value in ends:
        assert goes_on_with(qtbot, themes, scale, value) == value


@pytest.mark.parametrize(
    ("scale", "value"), [("pain", -1), ("pain", 11), ("pain", 99), ("ladder_worry", 101)]
)
def test_a_kept_rating_outside_its_scale_is_not_taken_up(
    qtbot: Any, themes: ThemeStore, scale: str, value: int
) -> None:
    assert goes_on_with(qtbot, themes, scale, value) is None
