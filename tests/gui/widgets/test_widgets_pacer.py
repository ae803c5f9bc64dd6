"""The pacer: size, word and number agree, and a screen reader hears the phase."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import MotionChoice, ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from coping_app.ui.widgets.pacer import BreathPhase, Pacer, eased
from coping_app.ui.widgets.text_layout import natural_width
from tests.gui.looking import name_of, picture, role_of, value_of

SIDE = 400


@pytest.fixture
def pacer(themes: ThemeStore, qtbot: QtBot) -> Pacer:
    pacer = Pacer(themes)
    qtbot.addWidget(pacer)
    pacer.resize(SIDE, SIDE)
    return pacer


def disc_radius(image: QImage, themes: ThemeStore) -> int:
    """Pixels from the middle to the disc's edge colour, along the horizontal."""
    edge = themes.theme.colour("pacer-edge").rgb()
    hits = [x for x in range(SIDE // 2) if image.pixelColor(SIDE // 2 + x, SIDE // 2).rgb() == edge]
    return max(hits, default=0)


def test_easing_is_soft_at_both_ends() -> None:
    assert eased(0) == 0
    assert eased(0.5) == pytest.approx(0.5)
    assert eased(1) == pytest.approx(1)
    assert eased(0.1) < 0.1
    assert eased(0.9) > 0.9
    assert eased(-1) == 0
    assert eased(2) == pytest.approx(1)


def test_the_disc_grows_stays_shrinks_and_rests(pacer: Pacer, themes: ThemeStore) -> None:
    def radius(kind: str, fraction: float) -> int:
        pacer.set_phase(kind, fraction, "", 0)  # type: ignore[arg-type]
        return disc_radius(picture(pacer), themes)

    growing = [radius("inhale", part / 4) for part in range(5)]
    shrinking = [radius("exhale", part / 4) for part in range(5)]
    assert growing == sorted(growing)
    assert growing[-1] - growing[0] > 60
    assert shrinking == growing[::-1]
    assert radius("hold", 0.1) == radius("hold", 0.9) == growing[-1]
    assert radius("rest", 0.1) == radius("rest", 0.9) == growing[0]


def test_reduced_motion_keeps_the_size(pacer: Pacer, themes: ThemeStore) -> None:
    themes.apply(motion="reduced")
    pictures = []
    for fraction in (0.0, 0.1, 0.2):
        pacer.set_phase("inhale", fraction, "Breathe in", 4)
        pictures.append(picture(pacer))
    assert pictures[0] == pictures[1] == pictures[2]


def test_reduced_motion_fills_the_ring_in_steps_of_a_second(
    pacer: Pacer, themes: ThemeStore
) -> None:
    themes.apply(motion="reduced")
    filled = []
    for seconds in (4, 3, 2, 1):
        pacer.set_phase("inhale", (4 - seconds) / 4, "Breathe in", seconds)
        pacer.set_phase("inhale", (4 - seconds) / 4 + 0.2, "Breathe in", seconds)
        image = picture(pacer)
        edge = themes.theme.colour("pacer-edge").rgb()
        filled.append(
            sum(
                image.pixelColor(x, y).rgb() == edge
                for x in range(0, SIDE, 3)
                for y in range(0, SIDE, 3)
            )
        )
    assert filled == sorted(filled)
    assert len(set(filled)) == 4


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_shows_the_same_shape(
    pacer: Pacer, themes: ThemeStore, name: ThemeName
) -> None:
    pacer.set_phase("inhale", 0.5, "Breathe in", 3)
    usual = disc_radius(picture(pacer), themes)
    themes.apply(name)
    assert disc_radius(picture(pacer), themes) == usual > 100


def test_the_word_and_the_number_are_drawn(pacer: Pacer) -> None:
    pacer.set_phase("hold", 0.5, "", 0)
    bare = picture(pacer)
    pacer.set_phase("hold", 0.5, "Hold", 0)
    worded = picture(pacer)
    pacer.set_phase("hold", 0.5, "Hold", 3)
    numbered = picture(pacer)
    assert bare != worded != numbered


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("word", ["Breathe in", "Ganz langsam ausatmen und loslassen"])
def test_long_words_stay_inside_the_circle(
    pacer: Pacer, themes: ThemeStore, scale: float, word: str
) -> None:
    themes.apply(text_scale=scale)
    pacer.resize(SIDE, SIDE)
    pacer.set_phase("rest", 0.0, word, 4)
    picture(pacer)
    assert pacer._words is not None
    assert pacer._words.deviceIndependentSize().width() <= SIDE


@pytest.mark.parametrize("motion", ["full", "reduced"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_edge_runs_through_a_word_at_any_moment_of_a_breath(
    pacer: Pacer, themes: ThemeStore, scale: float, motion: MotionChoice
) -> None:
    themes.apply(text_scale=scale, motion=motion)
    pacer.resize(SIDE, SIDE)
    words = ("Breathe in", "Breathe out", "Hold")
    pacer.expect(words)
    phases: tuple[BreathPhase, ...] = ("inhale", "exhale", "hold")
    for phase, word in zip(phases, words, strict=True):
        for tenth in range(11):
            pacer.set_phase(phase, tenth / 10, word, 4)
            role, _ = pacer._fitting()
            width = natural_width(word, themes.theme.font(role))
            assert width <= 1.75 * pacer._radius() * pacer._part()


def test_the_words_of_a_breath_are_all_of_one_size(pacer: Pacer) -> None:
    pacer.expect(("Breathe in", "A much longer word to breathe out by"))
    sizes = set()
    for word in ("Breathe in", "A much longer word to breathe out by"):
        pacer.set_phase("inhale", 0.5, word, 4)
        sizes.add(pacer._fitting())
    assert len(sizes) == 1


def test_it_is_told_as_an_animation_with_its_phase(pacer: Pacer) -> None:
    assert role_of(pacer) == QAccessible.Role.Animation
    assert name_of(pacer) == "Breathing guide"
    pacer.set_phase("inhale", 0.2, "Breathe in", 3)
    assert name_of(pacer) == "Breathing guide: Breathe in"
    assert value_of(pacer) == "Breathe in, 3"
    pacer.set_phase("hold", 0.2, "Hold", 0)
    assert value_of(pacer) == "Hold"


def test_still_shows_a_word_and_the_small_disc(pacer: Pacer) -> None:
    pacer.set_still("Paused")
    assert value_of(pacer) == "Paused"


def test_the_same_moment_asks_for_no_repaint(
    pacer: Pacer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pacer.set_phase("inhale", 0.5, "Breathe in", 3)
    asked: list[object] = []
    monkeypatch.setattr(pacer, "update", lambda *area: asked.append(area))
    pacer.set_phase("inhale", 0.5, "Breathe in", 3)
    assert asked == []
    pacer.set_phase("inhale", 0.6, "Breathe in", 3)
    assert len(asked) == 1
