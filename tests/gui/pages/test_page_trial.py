"""The page of personal trials: it begins, goes on, stops, survives, and is honest at the end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.reference.places import assets_folder
from coping_app.export.json.json_export import records_json
from coping_app.export.json.json_import import read_records
from coping_app.export.records.records import Span
from coping_app.features.report.service import ReportService
from coping_app.features.trial.service import TrialService
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.trial import suggested
from coping_app.store.base.encoding import new_id
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable
from coping_app.ui.charts.chart_table import ChartTable
from coping_app.ui.pages.trial.page import TrialPage
from coping_app.ui.paper.look import report_look
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.wording import Wording
from tests.fakes import Recorder
from tests.gui.page_fakes import (
    Days,
    by_id,
    exercise,
    has,
    heights_by_tab,
    memory_store,
    practise,
    press,
    settle,
    shown,
    words_on,
)
from tests.gui.player_fakes import FullDisk
from tests.unit.export.support import WORDINGS

SLOW = exercise("slow", "Slow breathing", ratings=("pain", "mood"))
SCAN = exercise("scan", "Short body scan", ratings=("pain", "mood"))
STRETCH = exercise("stretch", "Gentle stretches", ratings=("pain",), effort="high")
ALONE = exercise("alone", "Only by a therapist", ratings=("pain",), assigned_only=True)
INFOS = (SLOW, SCAN, STRETCH, ALONE)


class Place:
    """The page with what it was given, and a calendar that a test turns."""

    def __init__(
        self,
        qtbot: QtBot,
        themes: ThemeStore,
        infos: tuple[ExerciseInfo, ...] = INFOS,
        store: Any = None,
    ) -> None:
        self.now = Days()
        self.store: Any = store or memory_store(self.now)
        self.left_out: set[str] = set()
        self.assigned: set[str] = set()
        self.page = TrialPage(
            themes,
            self.store,
            lambda: infos,
            lambda: self.assigned,
            lambda: self.left_out,
            draw=lambda: 20260302,
        )
        self.undo = Recorder()
        self.page.undo_offered.connect(self.undo)
        shown(qtbot, self.page)

    @property
    def kept(self) -> KeptTrial:
        """The trial begun last."""
        return TrialService(self.store).all()[0]

    def next_day(self, days: int = 1) -> None:
        self.now.forward(days)
        self.page.refresh()
        settle()

    def live(self, days: int, changes: dict[str, int]) -> None:
        """Does what is suggested, day after day."""
        for _ in range(days):
            name = suggested(self.kept.trial, self.store.today())
            if name is not None:
                practise(self.store, name, name.title(), {"pain": (6, 6 + changes[name])})
            self.now.forward(1)
        self.page.refresh()
        settle()

    def press(self, name: str) -> None:
        press(self.page, f"trial.{name}.{self.kept.key}")

    def words(self) -> str:
        return words_on(self.page)


@pytest.fixture
def place(qtbot: QtBot, themes: ThemeStore) -> Place:
    return Place(qtbot, themes)


def options(page: TrialPage, name: str) -> list[str]:
    choice = by_id(page, name)
    return [str(choice.itemData(n)) for n in range(choice.count())]


# Choosing


def test_what_was_practised_is_offered_first_and_what_is_assigned_only_then(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    place = Place(qtbot, themes)
    assert options(place.page, "trial.a") == ["stretch", "scan", "slow"]
    practise(place.store, "slow")
    place.assigned = {"alone"}
    place.page.refresh()
    assert options(place.page, "trial.a") == ["slow", "stretch", "alone", "scan"]
    assert "What you practised most lately stands first." in place.words()


def test_what_rests_is_not_offered(place: Place) -> None:
    place.left_out = {"scan"}
    place.page.refresh()
    assert options(place.page, "trial.a") == ["stretch", "slow"]


def test_another_scale_offers_what_asks_it(place: Place) -> None:
    assert options(place.page, "trial.scale") == ["pain", "mood"]
    by_id(place.page, "trial.scale").set_key("mood")
    assert options(place.page, "trial.b") == ["scan", "slow"]


def test_an_exercise_is_not_compared_with_itself(place: Place) -> None:
    by_id(place.page, "trial.a").set_key("slow")
    by_id(place.page, "trial.b").set_key("slow")
    assert by_id(place.page, "trial.note").text() == "Please choose two different exercises."
    assert not by_id(place.page, "trial.start").isEnabled()
    by_id(place.page, "trial.b").set_key("stretch")
    assert "more effort" in by_id(place.page, "trial.note").text()
    assert by_id(place.page, "trial.start").isEnabled()
    by_id(place.page, "trial.b").set_key("scan")
    assert not has(place.page, "trial.note")


def test_four_weeks_stand_first(place: Place) -> None:
    assert by_id(place.page, "chip-4").isChecked()
    assert "In four weeks, 35 do. Most trials cannot tell." in place.words()


def test_with_one_exercise_alone_there_is_a_sentence(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    place = Place(qtbot, themes, infos=(SLOW,))
    assert "When two exercises ask the same rating" in place.words()
    assert not has(place.page, "trial.start")


# On the way


def begin(place: Place, weeks: str = "2", a: str = "slow", b: str = "scan") -> None:
    by_id(place.page, "trial.a").set_key(a)
    by_id(place.page, "trial.b").set_key(b)
    press(place.page, f"chip-{weeks}")
    press(place.page, "trial.start")


def test_start_keeps_the_trial_and_names_the_exercise_of_today(place: Place) -> None:
    begin(place, weeks="4")
    trial = place.kept.trial
    assert (trial.a, trial.b, trial.weeks, trial.scale) == ("slow", "scan", 4, "pain")
    assert trial.start == place.store.today()
    title = place.kept.title_of(str(suggested(trial, trial.start)))
    assert by_id(place.page, "trial.said").text() == "Your trial begins today."
    assert f"Today: {title}" in place.words()
    assert "Day 1 of 28. No pair of days is complete yet." in place.words()
    assert not has(place.page, "trial.start")


def test_a_day_that_is_in_use_lets_the_trial_begin_tomorrow(place: Place) -> None:
    practise(place.store, "scan")
    place.page.refresh()
    begin(place)
    assert "begins tomorrow" in by_id(place.page, "trial.said").text()
    assert "It begins tomorrow." in place.words()
    place.next_day()
    assert "Day 1 of 14." in place.words()


def test_start_starts_the_exercise_of_today(place: Place) -> None:
    begin(place)
    started = Recorder()
    place.page.start_requested.connect(started)
    place.press("begin")
    assert started.calls == [(suggested(place.kept.trial, place.store.today()), False)]


def test_not_today_is_fine_and_start_stays(place: Place) -> None:
    begin(place)
    place.press("not-today")
    assert "Nothing more today. That is fine." in place.words()
    assert not has(place.page, f"trial.not-today.{place.kept.key}")
    assert has(place.page, f"trial.begin.{place.kept.key}")
    place.next_day()
    assert has(place.page, f"trial.not-today.{place.kept.key}")


def test_what_was_done_today_is_done(place: Place) -> None:
    begin(place)
    practise(place.store, str(suggested(place.kept.trial, place.store.today())))
    place.page.refresh()
    settle()
    assert "That is done for today." in place.words()
    assert not has(place.page, f"trial.begin.{place.kept.key}")


def test_what_rests_meanwhile_is_not_pressed_on_anyone(place: Place) -> None:
    begin(place)
    place.left_out = {"slow", "scan"}
    place.page.refresh()
    settle()
    assert "This one is better left for now." in place.words()
    assert not has(place.page, f"trial.begin.{place.kept.key}")
    assert has(place.page, f"trial.stop.{place.kept.key}")


def test_on_the_way_no_difference_is_told(place: Place) -> None:
    begin(place, weeks="2")
    place.live(11, {"slow": -5, "scan": 0})
    words = place.words()
    assert "Day 12 of 14. Five pairs of days are complete." in words
    for telling in ("lower", "higher", "average", "interval", "Show the days", "See the result"):
        assert telling not in words


# The end


def test_at_the_end_the_result_waits_until_the_person_looks(place: Place) -> None:
    begin(place, weeks="2")
    place.live(14, {"slow": -3, "scan": 0})
    assert "This trial is over. The result is here when you like." in place.words()
    assert "lower" not in place.words()

    place.press("look")

    words = place.words()
    assert (
        "In this trial, pain was 3 points lower after “Slow breathing”"
        " than after “Short body scan”."
        in words
    )
    assert "After “Slow breathing”: 3 lower on average, over 7 days." in words
    assert "95 % interval" in words
    assert "You could go on with “Slow breathing”." in words
    assert "Earlier trials" in words
    assert has(place.page, "trial.start")


def test_the_days_are_a_table_that_agrees_with_the_records(place: Place) -> None:
    begin(place, weeks="2")
    place.live(14, {"slow": -3, "scan": 0})
    place.press("look")
    place.press("days")
    (table,) = place.page.findChildren(ChartTable)
    model = table.model()
    assert model.rowCount() == 14
    rows = [[model.data(model.index(r, c)) for c in range(4)] for r in range(14)]
    assert [rows[0][0], rows[-1][0]] == ["3 March", "16 March"]
    for row in rows:
        assert row[2] == "6"
        assert row[3] == ("3" if row[1] == "Slow breathing" else "6")
    place.press("days")
    assert not table.isVisibleTo(place.page)


def test_a_difference_that_cannot_be_told_is_said_plainly(place: Place) -> None:
    begin(place, weeks="2")
    changes = iter([-5, 2, -4, 1, -3, 0, -4, -3, 2, 1, -4, 0, -5, 2])
    for _ in range(14):
        name = str(suggested(place.kept.trial, place.store.today()))
        practise(place.store, name, name, {"pain": (6, 6 + next(changes))})
        place.now.forward(1)
    place.page.refresh()
    place.press("look")
    assert "This trial cannot tell the two apart." in place.words()
    assert "That is how most trials end." in place.words()


def test_a_trial_stops_at_once_and_can_go_on(place: Place) -> None:
    begin(place)
    place.live(3, {"slow": -3, "scan": 0})
    place.press("stop")
    assert "See the result" in place.words()
    ((words, undo),) = place.undo.calls
    assert words == "The trial is stopped. All of it is kept."
    undo()
    settle()
    assert "Day 4 of 14." in place.words()


def test_who_has_looked_does_not_go_on(place: Place) -> None:
    begin(place)
    place.live(3, {"slow": -3, "scan": 0})
    place.press("stop")
    place.press("look")
    assert "There were too few days to tell." in place.words()
    ((_, undo),) = place.undo.calls
    undo()
    settle()
    assert "There were too few days to tell." in place.words()


# What happens to it


def test_it_goes_on_after_a_restart(
    qtbot: QtBot, themes: ThemeStore, tmp_path: Path
) -> None:
    now = Days()
    store = Store.open(tmp_path / "profile", now)
    place = Place(qtbot, themes, store=store)
    place.now = now
    begin(place)
    place.live(4, {"slow": -3, "scan": 0})
    kept = place.kept
    store.close()

    again = Store.open(tmp_path / "profile", now)
    place = Place(qtbot, themes, store=again)
    assert place.kept == kept
    assert "Day 5 of 14. Two pairs of days are complete." in place.words()
    again.close()


def _desk(store: Store) -> ReportService:
    return ReportService(store, lambda: WORDINGS, report_look(assets_folder() / "fonts", Wording()))


def test_it_travels_with_the_records_and_two_computers_add_up(place: Place) -> None:
    begin(place)
    place.live(4, {"slow": -3, "scan": 0})
    there = memory_store(place.now)
    TrialService(there).begin(place.kept.trial, "A", "B")
    raw = records_json(_desk(place.store).records(Span()))

    there.take_in(read_records(raw).portable)

    assert len(TrialService(there).all()) == 2
    assert TrialService(there).find(place.kept.key) == place.kept
    there.take_in(read_records(raw).portable)
    assert len(TrialService(there).all()) == 2


def test_f01_a_full_disk_is_told_and_nothing_pretends(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    full = FullDisk(memory_store())
    full.room = False
    place = Place(qtbot, themes, store=full)
    press(place.page, "trial.start")
    assert "There is no room left on the disk." in by_id(place.page, "trial.said").text()
    assert TrialService(full).all() == ()
    assert has(place.page, "trial.start")

    full.room = True
    press(place.page, "trial.start")
    full.room = False
    place.press("stop")
    assert "There is no room left on the disk." in by_id(place.page, "trial.said").text()
    assert place.undo.calls == []
    assert place.kept.stopped is None


def test_q01_titles_of_an_imported_trial_are_plain_text(place: Place) -> None:
    begin(place)
    bad = "<img src=file:///etc/passwd>"
    (row,) = place.store.trials.all()
    titled = row._replace(id=new_id(), a_title=bad, b_title=bad)
    place.store.take_in(Portable(trials=(titled,)))
    place.page.refresh()
    assert bad in place.words()


def test_the_way_back_leads_to_progress(place: Place) -> None:
    back = Recorder()
    place.page.back_requested.connect(back)
    press(place.page, "trial.back")
    assert len(back.calls) == 1


def test_the_whole_way_by_keyboard_alone(place: Place) -> None:
    """Choose two weeks, start, say not today, stop, look: by Tab, arrows and Space."""
    page = place.page
    page.activateWindow()
    page.focus_heading()

    def go(identifier: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        for _ in range(40):
            here = page.focusWidget() or page
            if here.accessibleIdentifier().startswith(identifier):
                QTest.keyClick(here, key)
                settle()
                return
            QTest.keyClick(here, Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reached {identifier}")

    go("trial.b", Qt.Key.Key_Down)
    go("chip-")
    go("trial.start")
    go("trial.not-today")
    assert page.focusWidget() is by_id(page, f"trial.begin.{place.kept.key}")
    go("trial.stop")
    assert page.focusWidget() is by_id(page, f"trial.look.{place.kept.key}")
    go("trial.look")
    assert "There were too few days to tell." in place.words()
    assert place.kept.trial.start == date(2025, 3, 3)


def test_tab_goes_through_the_page_as_it_is_read(place: Place) -> None:
    begin(place)
    place.live(14, {"slow": -3, "scan": 0})
    page = place.page
    heights = heights_by_tab(page, 7)
    assert heights == sorted(heights)


def test_a_month_of_the_calendar_is_told_with_its_dates(place: Place) -> None:
    begin(place, weeks="4")
    last = place.kept.trial.start + timedelta(days=27)
    assert last == datetime(2025, 3, 30).date()
    assert "3 March to 30 March. What counts is pain." in place.words()
