"""Before an exercise: what it is, what to mind, and what to change this time."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.content.checks.loading import parse_exercise
from coping_app.content.format.model import Exercise
from coping_app.features.exercise import words as exercise_words
from coping_app.features.exercise.defaults import ExerciseDefaults
from coping_app.features.exercise.view import ExerciseView
from coping_app.features.today.view import GoOn
from coping_app.ui.pages.exercise.page import ExercisePage
from coping_app.ui.theme.theme import ThemeStore
from tests.fakes import Recorder
from tests.gui.page_fakes import (
    by_id,
    exercise,
    has,
    heights_by_tab,
    press,
    settle,
    shown,
    words_on,
)
from tests.gui.step_fakes import SCALES

NUMBERS = range(11)
SCALES_HERE = ("pain", "mood")

HEAD = """format: 1
id: slow
version: 1
title: Slow breathing
summary: Four in, six out.
family: relaxation
language: en
length: 1 min
evidence:
  grade: B
  tested: package
  note: It eased mood a little.
steps:
"""
PLAIN = parse_exercise((HEAD + "  - wait: 60 s\n").encode(), "slow.yaml")
SCAN = parse_exercise(
    (HEAD + "  - body:\n      - {area: neck, say: Your neck., pause: 10 s}\n").encode(), "a.yaml"
)
TENSING = parse_exercise(
    (HEAD + "  - body:\n      - {area: neck, say: Now., tense: 5 s, release: 20 s}\n").encode(),
    "a.yaml",
)


def page_of(
    qtbot: QtBot,
    themes: ThemeStore,
    whole: Exercise = PLAIN,
    info: ExerciseInfo | None = None,
    defaults: ExerciseDefaults | None = None,
) -> ExercisePage:
    page = ExercisePage(themes, lambda _: whole, lambda: defaults or ExerciseDefaults())
    page.show_exercise(info or exercise())
    shown(qtbot, page)
    return page


def started(page: ExercisePage) -> dict[str, Any]:
    """What Start tells."""
    recorder = Recorder()
    page.start_requested.connect(recorder)
    press(page, "exercise.start")
    ((exercise_id, choices, before),) = recorder.calls
    assert before == {}
    assert exercise_id == "slow"
    return dict(choices)


def test_it_says_what_it_is_how_long_and_how(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes, defaults=ExerciseDefaults(sound="Sound is on."))
    words = words_on(page)

    assert page.heading.text() == "Slow breathing"
    assert "About five minutes. Little effort. Sitting or lying." in words
    assert "You need nothing else." in words
    assert "Sound is on." in words


def test_cautions_are_one_line_that_opens_and_without_any_there_is_none(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, info=exercise(cautions=("Not while driving.", "Ask first.")))
    closed = words_on(page)
    press(page, "exercise.cautions-more")
    opened = words_on(page)
    one = page_of(qtbot, themes, info=exercise(cautions=("Not while driving.",)))

    assert "Good to know: Not while driving." in closed
    assert "Ask first." not in closed
    assert "Ask first." in opened
    assert not has(page, "exercise.cautions-more")
    assert not has(one, "exercise.cautions-more")
    assert "Good to know" not in words_on(page_of(qtbot, themes))


def rated(qtbot: QtBot, themes: ThemeStore, **fields: Any) -> ExercisePage:
    """The page with its rating rows."""
    page = ExercisePage(
        themes, lambda _: PLAIN, ExerciseDefaults, scales=lambda language: SCALES
    )
    page.show_exercise(exercise(ratings=("pain", "mood")), **fields)
    shown(qtbot, page)
    return page


def before_of(page: ExercisePage) -> dict[str, int]:
    """What Start tells of the ratings."""
    recorder = Recorder()
    page.start_requested.connect(recorder)
    press(page, "exercise.start")
    return dict(recorder.calls[-1][2])


def test_start_is_enabled_with_nothing_rated_and_nothing_is_preselected(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes)

    assert by_id(page, "exercise.start").isEnabled()
    assert not any(by_id(page, f"before.{s}.{n}").isChecked() for s in SCALES_HERE for n in NUMBERS)
    assert before_of(page) == {}


def test_each_rating_can_be_given_corrected_and_taken_back(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes)
    for number in ("before.pain.7", "before.mood.2", "before.pain.3"):
        press(page, number)
    assert before_of(page) == {"pain": 3, "mood": 2}
    press(page, "before.mood.clear")
    assert not has(page, "before.mood.clear")
    assert before_of(page) == {"pain": 3}


def test_by_keyboard_digits_arrows_and_delete_do_the_same(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes)
    first = by_id(page, "before.pain.0")
    first.setFocus()
    for key, then in (
        (Qt.Key.Key_6, {"pain": 6}),
        (Qt.Key.Key_Right, {"pain": 7}),
        (Qt.Key.Key_End, {"pain": 10}),
        (Qt.Key.Key_Delete, {}),
        (Qt.Key.Key_1, {"pain": 1}),
    ):
        QTest.keyClick(page.focusWidget(), key)
        assert before_of(page) == then, key
        by_id(page, f"before.pain.{then.get('pain', 0)}").setFocus()


def test_every_number_is_told_with_the_name_of_its_scale(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes)

    for title, scale in (("Pain", "pain"), ("Mood", "mood")):
        for number in NUMBERS:
            name = by_id(page, f"before.{scale}.{number}").accessibleName()
            assert title in name
            assert str(number) in name


def test_name_start_and_rows_come_in_this_order_and_start_stands_high(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes)
    page.resize(1080, 800)
    settle()
    heights = heights_by_tab(page, 6)
    start, rows = by_id(page, "exercise.start"), by_id(page, "before.pain.0")

    assert heights == sorted(heights)
    assert heights[2] == start.mapTo(page.widget(), start.rect().center()).y()
    assert heights[4] == rows.mapTo(page.widget(), rows.rect().center()).y()
    assert start.mapTo(page, start.rect().bottomLeft()).y() <= 400


def test_what_was_rated_on_the_way_here_is_chosen_already_and_only_once(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes, before={"pain": 8})
    assert before_of(page) == {"pain": 8}
    page.refresh()
    assert before_of(page) == {}


def test_whoever_comes_to_begin_finds_start_under_the_keyboard(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = rated(qtbot, themes, shorter=True)
    page.focus_start()

    assert page.focusWidget() is by_id(page, "exercise.start")
    assert by_id(page, "exercise.half").isChecked()


def test_how_well_it_is_tested_is_one_plain_sentence_and_the_note(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    words = words_on(page_of(qtbot, themes))

    assert "How well is this tested?" in words
    assert (
        "Part of a course tested in at least one study with people in lasting pain. "
        "It eased mood a little."
    ) in words


@pytest.mark.parametrize("grade", ["A", "B", "C", "D", None])
def test_every_grade_has_its_words(grade: str | None) -> None:
    assert exercise_words.evidence(ExerciseView(grade=grade)).endswith(".")


def test_start_tells_the_settings_where_nothing_was_changed(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    defaults = ExerciseDefaults(pace=1.5)

    assert started(page_of(qtbot, themes, defaults=defaults)) == {
        "shorter": False, "pace": 1.5, "areas": {},
    }  # fmt: skip


def test_half_as_long_and_the_pace_are_told(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes)

    by_id(page, "exercise.half").click()
    press(page, "exercise.more-choices")
    pace = by_id(page, "exercise.pace")
    pace.field.selectAll()
    QTest.keyClicks(pace.field, "2")

    assert started(page) == {"shorter": True, "pace": 2.0, "areas": {}}


def test_a_pace_that_is_no_number_keeps_the_written_one(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes)
    press(page, "exercise.more-choices")

    by_id(page, "exercise.pace").field.clear()

    assert started(page)["pace"] == 1.0


def test_areas_are_asked_only_where_the_exercise_goes_through_the_body(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    plain, scan = page_of(qtbot, themes), page_of(qtbot, themes, SCAN)
    for page in (plain, scan):
        press(page, "exercise.more-choices")

    assert not has(plain, "area-list-neck")
    assert has(scan, "area-list-neck")


def test_an_area_marked_in_the_list_is_left_out_of_a_scan(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    page = page_of(qtbot, themes, SCAN)
    press(page, "exercise.more-choices")

    by_id(page, "area-list-neck").click()

    assert not has(page, "areas.release")
    assert started(page)["areas"] == {"neck": "skip"}


@pytest.mark.parametrize(("mark", "care"), [("areas.release", "release"), ("areas.skip", "skip")])
def test_where_muscles_are_tensed_letting_go_is_a_choice(
    qtbot: QtBot, themes: ThemeStore, mark: str, care: str
) -> None:
    page = page_of(qtbot, themes, TENSING, defaults=ExerciseDefaults(areas={"jaw": "release"}))
    press(page, "exercise.more-choices")

    by_id(page, "area-list-neck").click()
    by_id(page, mark).click()

    assert started(page)["areas"] == {"jaw": care, "neck": care}


def test_an_exercise_that_cannot_be_read_says_so_and_cannot_start(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    def broken(_: str) -> Exercise:
        raise ValueError("slow.yaml:3:1 the third line is <b>odd</b>")

    page = ExercisePage(themes, broken, ExerciseDefaults)
    page.show_exercise(exercise())
    shown(qtbot, page)

    assert not by_id(page, "exercise.start").isEnabled()
    assert "This exercise cannot be opened. Your records are safe." in words_on(page)
    assert "<b>odd</b>" in words_on(page)


def test_another_exercise_starts_with_fresh_choices(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes)
    by_id(page, "exercise.half").click()

    page.show_exercise(exercise())
    page.refresh()

    assert started(page)["shorter"] is False


def test_back_and_escape_leave(qtbot: QtBot, themes: ThemeStore) -> None:
    page = page_of(qtbot, themes)
    left = Recorder()
    page.back_requested.connect(left)

    press(page, "exercise.back")
    QTest.keyClick(by_id(page, "exercise.start"), Qt.Key.Key_Escape)

    assert len(left.calls) == 2


@pytest.mark.parametrize(
    ("verbs", "tags", "words"),
    [
        (("form",), (), "You write a little, by keys or by voice typing."),
        (("draw",), (), "You draw, with mouse, finger or keys."),
        (("play",), ("music",), "You need music of your own, as files."),
        (("round",), (), "You need other people, two or more in all."),
    ],
)
def test_what_is_needed_is_said_before_the_start(
    qtbot: QtBot, themes: ThemeStore, verbs: tuple[str, ...], tags: tuple[str, ...], words: str
) -> None:
    page = page_of(qtbot, themes, info=exercise(verbs=verbs, tags=tags))

    assert words in words_on(page)


def test_a_session_that_was_cut_off_is_offered_beside_a_new_start(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    cut_off = {"slow": GoOn("s1", "Slow breathing", 4)}
    page = ExercisePage(themes, lambda _: PLAIN, ExerciseDefaults, cut_off=cut_off.get)
    page.show_exercise(exercise())
    shown(qtbot, page)
    gone_on, finished, begun = Recorder(), Recorder(), Recorder()
    page.continue_requested.connect(gone_on)
    page.finish_requested.connect(finished)
    page.start_requested.connect(begun)

    assert "Your last session stopped at step 4." in words_on(page)
    assert not has(page, "exercise.start")
    for identifier in ("exercise.continue", "exercise.finish", "exercise.start-anew"):
        press(page, identifier)
    assert gone_on.calls == finished.calls == [("s1",)]
    assert begun.calls[0][0] == "slow"

    cut_off.clear()
    page.refresh()
    assert has(page, "exercise.start")
    assert not has(page, "exercise.continue")
    assert not has(page, "exercise.start-anew")
