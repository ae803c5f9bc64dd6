"""Check this computer: nothing sounds before it is asked for, and each check gets its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coping_app.audio.levels import Levels
from coping_app.audio.mixer import Score
from coping_app.selftest.checks import CHECKS
from coping_app.selftest.facts import Facts, ScreenFacts, SoundFacts
from coping_app.ui.pages.selftest.page import SelfTestPage
from coping_app.ui.platform.selftest_facts import GIVE_UP_S, MEASURE_S, SoundMeasure, screen_facts
from coping_app.ui.platform.sound_output import SoundOutput
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import ManualClock, Recorder
from tests.gui.clock_fakes import Card, Cards, NoisyLines
from tests.gui.page_fakes import StillMeasure, by_id, shown, words_on


class Desk:
    """The page with what it was given."""

    def __init__(self, themes: ThemeStore, data: Path) -> None:
        self.measures: list[StillMeasure] = []
        self._data = data
        self.page = SelfTestPage(themes, self._measure, self._facts)

    def _measure(self) -> StillMeasure:
        self.measures.append(StillMeasure())
        return self.measures[-1]

    def _facts(self, sound: SoundFacts) -> Facts:
        screen = ScreenFacts("xcb", 1280, 800, 1.0)
        return Facts(self._data, "en", {"en": 60}, sound, screen)


@pytest.fixture
def desk(qtbot: QtBot, themes: ThemeStore, tmp_path: Path) -> Desk:
    desk = Desk(themes, tmp_path / "data")
    shown(qtbot, desk.page)
    return desk


def state(desk: Desk) -> str:
    return str(by_id(desk.page, "selftest.state").text())


def test_nothing_is_measured_before_start_is_pressed(desk: Desk) -> None:
    assert desk.measures == []
    by_id(desk.page, "selftest.start").click()
    assert [measure.asked for measure in desk.measures] == [["start"]]
    assert not by_id(desk.page, "selftest.start").isEnabled()
    assert state(desk) == "Checking…"


def test_each_check_gets_a_line_and_all_well_is_said(desk: Desk, qtbot: QtBot) -> None:
    by_id(desk.page, "selftest.start").click()
    desk.measures[0].measured.emit(SoundFacts("Headphones", (0.001,), 2.0))
    qtbot.waitUntil(lambda: state(desk) == "All is well here.")
    words = words_on(desk.page)
    for check in CHECKS:
        assert f"{check.title}: fine" in words
    assert "Headphones" in words
    assert by_id(desk.page, "selftest.start").isEnabled()


def test_what_is_red_says_so_in_words_and_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    by_id(desk.page, "selftest.start").click()
    desk.measures[0].measured.emit(SoundFacts("", (0.0,), 2.0))
    qtbot.waitUntil(lambda: state(desk) == "One thing needs a look.")
    words = words_on(desk.page)
    assert "Sound device: needs a look" in words
    assert "Connect speakers or headphones. Without them the words go on here." in words


def test_leaving_ends_the_measuring_and_forgets_what_was_found(desk: Desk) -> None:
    by_id(desk.page, "selftest.start").click()
    desk.page.refresh()
    assert desk.measures[0].asked == ["start", "stop"]
    assert by_id(desk.page, "selftest.start").isEnabled()
    assert "Checking…" not in words_on(desk.page)


def test_the_way_back_is_told(desk: Desk) -> None:
    told = Recorder()
    desk.page.back_requested.connect(lambda: told())
    by_id(desk.page, "selftest.back").click()
    assert len(told.calls) == 1


class Playing:
    """A measurement on a pretended card and a clock moved by hand."""

    def __init__(self, plugged: bool = True) -> None:
        self.clock = ManualClock(10.0)
        self.cards = Cards(self.clock)
        self.cards.plugged = plugged
        output = SoundOutput(
            Score(NoisyLines(), Levels()), devices=self.cards, monotonic=self.clock.now
        )
        self.measure = SoundMeasure(output, self.clock.now)
        self.told = Recorder()
        self.measure.measured.connect(self.told)
        self.measure.start()

    @property
    def card(self) -> Card:
        return self.cards.opened[-1]

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.01)):
            if self.told.calls:
                return
            self.clock.advance(0.01)
            if self.cards.opened:
                self.card.fill()
            self.measure.look()


@pytest.mark.parametrize("plugged", [True, False])
def test_an_even_sound_is_measured_as_even(qtbot: QtBot, plugged: bool) -> None:
    playing = Playing(plugged)
    playing.run(5.0)
    (facts,) = playing.told.values
    assert len(facts.off_s) == pytest.approx(100 * MEASURE_S, abs=3)
    assert max(map(abs, facts.off_s)) < 0.005


def test_a_sound_that_never_moves_is_given_up(qtbot: QtBot) -> None:
    playing = Playing()
    playing.card.fill = lambda: None  # type: ignore[method-assign]
    playing.card._held.clear()
    playing.run(GIVE_UP_S + 1.0)
    (facts,) = playing.told.values
    assert facts.off_s == ()


def test_the_screen_of_the_tests_is_told_as_none(qtbot: QtBot) -> None:
    assert screen_facts().platform == "offscreen"
