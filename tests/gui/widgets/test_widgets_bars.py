"""Bars and announcements: what is said, when, and how it goes away."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import ANNOUNCE_GAP_S, UNDO_S
from coping_app.ui.widgets.announcer import Announcer, announcer_of
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.countdown import Countdown
from coping_app.ui.widgets.fader import fade_in
from coping_app.ui.widgets.message_bar import MessageBar, MessageTone
from coping_app.ui.widgets.progress_line import DoneDots, ProgressLine
from coping_app.ui.widgets.undo_bar import UndoBar
from tests.fakes import ManualClock, Recorder
from tests.gui.looking import name_of, picture, role_of, show_active, told


class TestAnnouncer:
    @pytest.fixture
    def clock(self) -> ManualClock:
        return ManualClock(100.0)

    @pytest.fixture
    def said(self) -> Recorder:
        return Recorder()

    @pytest.fixture
    def announcer(self, qtbot: QtBot, clock: ManualClock, said: Recorder) -> Announcer:
        source = QWidget()
        qtbot.addWidget(source)
        announcer = Announcer(source, clock.now, said)
        announcer.source_kept = source  # type: ignore[attr-defined]
        return announcer

    def test_the_first_is_said_at_once_and_politely(
        self, announcer: Announcer, said: Recorder
    ) -> None:
        announcer.say("Breathe in")
        assert said.calls == [("Breathe in", False)]

    def test_a_second_within_four_seconds_waits(
        self, announcer: Announcer, said: Recorder, clock: ManualClock
    ) -> None:
        announcer.say("one")
        clock.advance(1)
        announcer.say("two")
        assert said.values == ["one"]
        clock.advance(ANNOUNCE_GAP_S - 1.01)
        announcer.poll()
        assert said.values == ["one"]
        clock.advance(0.02)
        announcer.poll()
        announcer.poll()
        assert said.values == ["one", "two"]

    def test_newer_words_take_the_place_of_waiting_ones(
        self, announcer: Announcer, said: Recorder, clock: ManualClock
    ) -> None:
        for word in ("one", "two", "three"):
            announcer.say(word)
        clock.advance(ANNOUNCE_GAP_S)
        announcer.poll()
        assert said.values == ["one", "three"]

    def test_errors_are_said_at_once_and_end_the_waiting(
        self, announcer: Announcer, said: Recorder, clock: ManualClock
    ) -> None:
        announcer.say("one")
        announcer.say("two")
        announcer.say("No room.", assertive=True)
        clock.advance(ANNOUNCE_GAP_S)
        announcer.poll()
        assert said.calls == [("one", False), ("No room.", True)]

    def test_never_two_polite_ones_within_four_seconds(
        self, announcer: Announcer, said: Recorder, clock: ManualClock
    ) -> None:
        times: list[float] = []
        for number in range(200):
            before = len(said.calls)
            announcer.say(f"word {number}")
            times += [clock.now()] * (len(said.calls) - before)
            clock.advance(0.3)
        gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
        assert min(gaps) >= ANNOUNCE_GAP_S
        assert max(gaps) <= ANNOUNCE_GAP_S + 0.31

    def test_nothing_is_not_said(self, announcer: Announcer, said: Recorder) -> None:
        announcer.say("")
        assert said.calls == []

    def test_the_platform_is_told_without_a_sender_of_our_own(self, qtbot: QtBot) -> None:
        source = QWidget()
        qtbot.addWidget(source)
        announcer = Announcer(source)
        announcer.say("Saved.")
        announcer.say("No room.", assertive=True)

    def test_a_window_has_one_announcer_for_all_that_is_in_it(self, qtbot: QtBot) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        inside = QWidget(QWidget(window))
        assert announcer_of(inside) is announcer_of(window)


class TestUndoBar:
    @pytest.fixture
    def bar(self, themes: ThemeStore, qtbot: QtBot) -> UndoBar:
        bar = UndoBar(themes)
        qtbot.addWidget(bar)
        return bar

    def test_it_is_hidden_until_there_is_something_to_undo(self, bar: UndoBar) -> None:
        assert not bar.isVisible()

    def test_undo_takes_back_once(self, bar: UndoBar) -> None:
        undone = Recorder()
        bar.offer("Removed from My cards.", undone)
        assert bar.isVisible()
        assert bar.text() == "Removed from My cards."
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
        assert len(undone.calls) == 1
        assert not bar.isVisible()

    def test_it_offers_for_ten_seconds(self, bar: UndoBar) -> None:
        bar.offer("Removed.", Recorder())
        assert UNDO_S == 10
        assert bar._timer.isActive()
        assert bar._timer.interval() == 10_000

    def test_it_is_announced_with_the_way_back(self, bar: UndoBar) -> None:
        said = Recorder()
        Announcer(bar, ManualClock(0.0).now, said)
        bar.offer("Removed.", Recorder())
        assert said.calls == [("Removed. Undo", False)]

    def test_the_offer_ends(self, bar: UndoBar) -> None:
        undone = Recorder()
        bar.offer("Removed.", undone)
        bar.expire()
        assert not bar.isVisible()
        bar.button.click()
        assert undone.calls == []

    def test_it_stays_while_the_keyboard_is_on_it(self, bar: UndoBar, qtbot: QtBot) -> None:
        bar.offer("Removed.", Recorder())
        show_active(qtbot, bar)
        bar.button.setFocus()
        bar.expire()
        assert bar.isVisible()

    def test_closing_keeps_what_was_done(self, bar: UndoBar) -> None:
        undone = Recorder()
        bar.offer("Removed.", undone)
        bar.findChild(IconButton).click()
        assert undone.calls == []
        assert not bar.isVisible()

    def test_a_new_offer_replaces_the_old(self, bar: UndoBar) -> None:
        first, second = Recorder(), Recorder()
        bar.offer("One removed.", first)
        bar.offer("Two removed.", second)
        bar.button.click()
        assert (len(first.calls), len(second.calls)) == (0, 1)


class TestMessageBar:
    @pytest.mark.parametrize("tone", ["info", "ok", "warn", "danger"])
    def test_it_is_told_as_a_message_in_words(
        self, themes: ThemeStore, qtbot: QtBot, tone: MessageTone
    ) -> None:
        bar = MessageBar(themes, "No sound here. Captions go on.", tone)
        qtbot.addWidget(bar)
        assert role_of(bar) == QAccessible.Role.AlertMessage
        assert name_of(bar) == "No sound here. Captions go on."

    def test_it_stays_until_it_is_closed(self, themes: ThemeStore, qtbot: QtBot) -> None:
        bar = MessageBar(themes, "Saved.")
        qtbot.addWidget(bar)
        bar.show()
        closed = Recorder()
        bar.closed.connect(closed)
        bar.findChild(IconButton).click()
        assert len(closed.calls) == 1
        assert not bar.isVisible()

    def test_its_action_is_told(self, themes: ThemeStore, qtbot: QtBot) -> None:
        bar = MessageBar(themes, "Stopped at step 4.", "warn", "Go on", closable=False)
        qtbot.addWidget(bar)
        acted = Recorder()
        bar.acted.connect(acted)
        bar.action.click()
        assert len(acted.calls) == 1
        assert bar.findChild(IconButton) is None

    def test_it_can_say_something_else(self, themes: ThemeStore, qtbot: QtBot) -> None:
        bar = MessageBar(themes, "One")
        qtbot.addWidget(bar)
        bar.set_text("Two")
        assert bar.text() == "Two"

    @pytest.mark.parametrize(("tone", "urgent"), [("ok", False), ("warn", False), ("danger", True)])
    def test_it_is_announced_when_it_comes_up_and_when_it_changes(
        self, themes: ThemeStore, qtbot: QtBot, tone: MessageTone, urgent: bool
    ) -> None:
        window, said, clock = QWidget(), Recorder(), ManualClock(0.0)
        qtbot.addWidget(window)
        Announcer(window, clock.now, said)
        window.show()
        bar = MessageBar(themes, "", tone, parent=window)
        bar.set_text("Kept.")
        assert said.calls == []
        bar.show()
        clock.advance(ANNOUNCE_GAP_S)
        bar.set_text("Kept once more.")
        assert said.calls == [("Kept.", urgent), ("Kept once more.", urgent)]


class TestProgress:
    def test_the_line_grows_and_says_how_far(self, themes: ThemeStore, qtbot: QtBot) -> None:
        line = ProgressLine(themes, "Session")
        qtbot.addWidget(line)
        line.resize(200, 8)
        filled = []
        for fraction in (-1.0, 0.0, 0.25, 0.5, 1.0, 3.0):
            line.set_fraction(fraction)
            image = picture(line)
            done = themes.theme.colour("primary").rgb()
            filled.append(sum(image.pixelColor(x, 4).rgb() == done for x in range(200)))
        assert filled == sorted(filled)
        assert filled[0] == filled[1] == 0
        assert filled[4] == filled[5] >= 194
        assert told(line).valueInterface().currentValue() == 100
        assert role_of(line) == QAccessible.Role.ProgressBar

    def test_dots_are_counted_in_words(self, themes: ThemeStore, qtbot: QtBot) -> None:
        dots = DoneDots(themes)
        qtbot.addWidget(dots)
        dots.set_counts(2, 5, "Two of five done")
        assert name_of(dots) == "Two of five done"
        width = dots.sizeHint().width()
        themes.apply(text_scale=2.0)
        assert dots.sizeHint().width() > width
        picture(dots)

    @pytest.mark.parametrize(
        ("seconds", "text"), [(None, ""), (0, "0:00"), (9, "0:09"), (80, "1:20"), (3600, "60:00")]
    )
    def test_countdown(
        self, themes: ThemeStore, qtbot: QtBot, seconds: int | None, text: str
    ) -> None:
        clock = Countdown(themes)
        qtbot.addWidget(clock)
        clock.set_seconds(seconds)
        assert clock.text() == text
        assert role_of(clock) == QAccessible.Role.Clock


class TestFader:
    def test_a_veil_lifts_and_goes(self, themes: ThemeStore, qtbot: QtBot) -> None:
        page = QWidget()
        qtbot.addWidget(page)
        page.show()
        fade_in(page, themes, 20)
        assert len(page.children()) == 1
        qtbot.waitUntil(lambda: not page.children(), timeout=2000)

    def test_reduced_motion_is_a_cut(self, themes: ThemeStore, qtbot: QtBot) -> None:
        themes.apply(motion="reduced")
        page = QWidget()
        qtbot.addWidget(page)
        fade_in(page, themes)
        assert page.children() == []
