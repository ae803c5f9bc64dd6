from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from coping_app.features.player.status_words import fraction_done
from coping_app.session.events import CueStarted, StepStarted
from coping_app.session.replay import KEPT
from coping_app.session.runner import State
from coping_app.ui.player.bridge import LOST_S
from coping_app.ui.player.closing_view import ClosingView
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.rating_view import RatingView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText
from tests.gui.page_fakes import by_id
from tests.gui.player_fakes import Practice, make_exercise

BREATHS = [
    {"say": "Sit as you like.", "pause": "2 s"},
    {"breathe": {"in": "4 s", "out": "6 s"}, "rounds": "4"},
    {"say": "Look around.", "pause": "2 s"},
]


def up(practice: Practice) -> QWidget:
    """The view that the session shows now."""
    return practice.page._views.currentWidget()


def press(practice: Practice, identifier: str) -> None:
    """Presses the button of that identifier, as a mouse would."""
    QApplication.processEvents()
    for button in practice.page.findChildren(QAbstractButton):
        if button.accessibleIdentifier() == identifier and button.isVisibleTo(practice.page):
            button.click()
            return
    pytest.fail(f"no visible button {identifier}")


@pytest.fixture
def practice(qtbot: QtBot, themes: ThemeStore) -> Practice:
    made = Practice(themes, make_exercise(BREATHS))
    qtbot.addWidget(made.page)
    made.page.resize(1280, 800)
    made.page.show()
    made.page.begin()
    return made


def said(practice: Practice) -> list[str]:
    """Every text that is to be read on the view that is up, from the top."""
    QApplication.processEvents()
    return [t.text() for t in up(practice).findChildren(PlainText) if t.isVisible() and t.text()]


def rate(practice: Practice, value: int) -> None:
    press(practice, f"rating-{value}")
    press(practice, "rating-next")


@pytest.mark.parametrize("before", [{}, {"pain": 4}])
def test_start_leads_to_practice_with_no_page_between(
    qtbot: QtBot, themes: ThemeStore, before: dict[str, int]
) -> None:
    practice = Practice(themes, make_exercise(BREATHS), before=before)
    qtbot.addWidget(practice.page)
    practice.page.show()
    shown: list[QWidget] = []
    practice.page._views.currentChanged.connect(lambda _: shown.append(up(practice)))
    practice.page.begin()
    assert practice.runner.state is State.RUNNING
    assert practice.sound.asked.count("start") == 1
    assert {type(view) for view in (*shown, up(practice))} == {PlayerView}
    events = practice.store.sessions.events(practice.session_id)
    bodies = [e.body for e in events if e.kind == "rating-given"]
    assert bodies == [{"moment": "before", "scale": "pain", "value": before.get("pain")}]


def test_nothing_is_preselected_afterwards_and_done_waits_for_a_number(practice: Practice) -> None:
    practice.pass_time(60)
    view = up(practice)
    assert isinstance(view, RatingView)
    assert view.value is None
    assert not view._next.isEnabled()
    press(practice, "rating-6")
    assert view._next.isEnabled()


def test_the_first_words_come_up_only_when_they_are_heard(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise(BREATHS))
    qtbot.addWidget(practice.page)
    told: list[object] = []
    practice.bridge.event_committed.connect(told.append)
    practice.page.begin()
    practice.bridge.tick()  # the device wakes up: time stands still
    assert any(isinstance(event, StepStarted) for event in told)
    assert not any(isinstance(event, CueStarted) for event in told)
    practice.pass_time(0.016, step=0.016)
    assert sum(isinstance(event, CueStarted) for event in told) == 1


def test_what_is_answered_before_the_first_sound_is_kept_at_once(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    steps = [{"form": [{"ask": "What happened?", "as": "happened"}]}, {"say": "Look around."}]
    practice = Practice(themes, make_exercise(steps))
    qtbot.addWidget(practice.page)
    practice.page.begin()
    practice.bridge.answer({"happened": "It rained."})
    answers = practice.store.sessions.answers("happened")
    assert [answer.value for answer in answers] == ["It rained."]


def test_a_whole_session_is_kept_and_the_change_is_said_in_words(practice: Practice) -> None:
    practice.pass_time(60)
    assert practice.runner.state is State.AFTER
    rate(practice, 4)
    closing = up(practice)
    assert isinstance(closing, ClosingView)
    said = " ".join(label.text() for label in closing.findChildren(type(closing._title)))
    assert "two points lower" in said
    assert practice.kinds()[-1] == "session-finished"
    (pair,) = practice.store.ratings.pairs()
    assert (pair.before, pair.after) == (6, 4)


def test_the_before_value_is_not_shown_while_the_after_value_is_asked(practice: Practice) -> None:
    practice.pass_time(60)
    view = up(practice)
    assert isinstance(view, RatingView)
    assert view.value is None
    texts = [w.text() for w in view.findChildren(type(view._subject))]
    assert not any("7" in text for text in texts)


def test_every_event_is_committed_before_the_screen_tells_it(
    practice: Practice, qtbot: QtBot
) -> None:
    seen: list[tuple[str, int]] = []
    practice.bridge.event_committed.connect(
        lambda event: seen.append((type(event).__name__, practice.bridge.recorder.unsaved))
    )
    practice.pass_time(10)
    assert seen
    assert {unsaved for _, unsaved in seen} == {0}
    assert "rating-given" in practice.kinds()


def test_pause_stops_the_sound_and_time_and_go_on_takes_both_up_again(practice: Practice) -> None:
    practice.pass_time(3)
    press(practice, "player-pause")
    at = practice.runner.time_s
    practice.pass_time(600, step=4)
    assert practice.runner.time_s == at
    assert practice.sound.asked[-1] == "suspend"
    press(practice, "player-pause")
    assert practice.sound.asked[-1] == "resume"
    practice.pass_time(1)
    assert practice.runner.time_s == pytest.approx(at + 1)


def test_space_and_escape_pause_and_escape_never_goes_on(practice: Practice) -> None:
    player = up(practice)
    QTest.keyClick(player, Qt.Key.Key_Escape)
    assert practice.runner.state is State.PAUSED
    QTest.keyClick(player, Qt.Key.Key_Escape)
    assert practice.runner.state is State.PAUSED
    QTest.keyClick(player, Qt.Key.Key_Space)
    assert practice.runner.state is State.RUNNING


def test_stop_after_half_a_minute_ends_at_once_and_counts_what_was_done(
    practice: Practice, qtbot: QtBot
) -> None:
    practice.pass_time(35)
    press(practice, "player-stop")
    assert said(practice)[:2] == ["Stopped. That is fine.", "What you did is kept."]
    with qtbot.waitSignal(practice.page.left):
        press(practice, "closing-back")
    (session,) = practice.store.sessions.all()
    assert session.state == "stopped"
    assert session.practised_s == pytest.approx(35, abs=1)
    assert practice.store.ratings.pairs() == []


def test_a_stop_within_the_first_seconds_is_as_calm_and_offers_no_rating(
    practice: Practice,
) -> None:
    practice.pass_time(5)
    press(practice, "player-stop")
    assert said(practice) == ["Stopped. That is fine.", "What you did is kept."]
    assert practice.runner.state is State.STOPPED
    assert practice.kinds()[-1] == "session-stopped"


def test_after_a_stop_a_rating_is_kept_as_it_is_pressed_and_can_be_changed_and_taken_back(
    practice: Practice,
) -> None:
    practice.pass_time(35)
    press(practice, "player-stop")
    press(practice, "after.pain.3")
    assert [(p.before, p.after) for p in practice.store.ratings.pairs()] == [(6, 3)]
    press(practice, "after.pain.8")
    assert [(p.before, p.after) for p in practice.store.ratings.pairs()] == [(6, 8)]
    press(practice, "after.pain.clear")
    assert practice.store.ratings.pairs() == []
    press(practice, "after.pain.5")
    QTest.keyClick(up(practice), Qt.Key.Key_Escape)
    assert [(p.before, p.after) for p in practice.store.ratings.pairs()] == [(6, 5)]
    assert practice.kinds()[-1] == "session-stopped"


def test_however_the_stop_page_is_left_the_session_is_over(practice: Practice) -> None:
    practice.pass_time(35)
    press(practice, "player-stop")
    assert practice.runner.state is State.AFTER
    practice.page.end_if_stopped()
    assert practice.runner.state is State.STOPPED
    assert practice.store.sessions.interrupted() is None


def test_a_session_that_only_waits_for_its_ratings_is_not_ended_by_being_put_away(
    practice: Practice,
) -> None:
    practice.pass_time(60)
    practice.page.end_if_stopped()
    assert practice.runner.state is State.AFTER


def test_a_power_cut_on_the_stop_page_leads_back_to_it(qtbot: QtBot, themes: ThemeStore) -> None:
    made = make_exercise(BREATHS, ratings=["pain", "mood"])
    first = Practice(themes, made)
    qtbot.addWidget(first.page)
    first.page.begin()
    first.pass_time(35)
    first.page.stop()
    first.bridge.rate("pain", 2)
    again = Practice(themes, made, first.store, first.session_id)
    qtbot.addWidget(again.page)
    again.page.show()
    again.page.begin()
    assert said(again)[0] == "Stopped. That is fine."
    press(again, "after.mood.7")
    press(again, "closing-back")
    assert again.kinds()[-1] == "session-stopped"
    assert {r.value for r in again.store.ratings.all("pain")} == {6, 2}


def two_scales(qtbot: QtBot, themes: ThemeStore, before: dict[str, int]) -> Practice:
    """A session of two scales that has run to its end."""
    practice = Practice(themes, make_exercise(BREATHS, ratings=["pain", "mood"]), before=before)
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(60)
    return practice


def test_a_rating_after_the_end_can_be_gone_back_to_and_the_last_word_counts(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = two_scales(qtbot, themes, {"pain": 6, "mood": 5})
    view = up(practice)
    assert isinstance(view, RatingView)
    assert not view.can_go_back
    assert "1 of 2" in said(practice)
    rate(practice, 9)
    assert "2 of 2" in said(practice)
    press(practice, "rating-back")
    assert view.value == 9
    rate(practice, 2)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    press(practice, "rating-next")  # as it is: nothing is told twice
    rate(practice, 6)
    assert {p.scale: p.after for p in practice.store.ratings.pairs()} == {"pain": 2, "mood": 6}
    events = practice.store.sessions.events(practice.session_id)
    given = [e for e in events if e.kind == "rating-given"]
    assert [e.body["value"] for e in given] == [6, 5, 9, 2, 6]
    assert practice.runner.state is State.DONE


@pytest.mark.parametrize(
    ("before", "answers"),
    [({}, [4, 4]), ({"pain": 6}, [None, 4]), ({"pain": 6, "mood": 5}, [None, None])],
)
def test_nothing_lists_what_was_skipped(
    qtbot: QtBot, themes: ThemeStore, before: dict[str, int], answers: list[int | None]
) -> None:
    practice = two_scales(qtbot, themes, before)
    for value in answers:
        if value is None:
            press(practice, "rating-skip")
        else:
            rate(practice, value)
    words = " ".join(said(practice))
    assert isinstance(up(practice), ClosingView)
    assert "skipped" not in words.lower()
    assert "Pain" not in words
    assert "Mood" not in words


HARD = [
    ({"distress": 10}, {}, True),
    ({"distress": 8}, {}, True),
    ({"mood": 2}, {}, True),
    ({"worry": 9}, {}, True),
    ({"distress": 7}, {}, False),
    ({"mood": 3}, {}, False),
    ({"distress": 4}, {"distress": 6}, True),
    ({"mood": 7}, {"mood": 1}, True),
    ({"worry": 3}, {"worry": 10}, True),
    ({"distress": 4}, {"distress": 3}, False),
]


@pytest.mark.parametrize(("before", "after", "hard"), HARD)
def test_a_stop_with_a_hard_rating_offers_grounding_and_help_and_no_praise(
    qtbot: QtBot,
    themes: ThemeStore,
    before: dict[str, int],
    after: dict[str, int],
    hard: bool,
) -> None:
    practice = Practice(themes, make_exercise(BREATHS, ratings=[*before]), before=before)
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(35)
    press(practice, "player-stop")
    for scale, value in after.items():
        press(practice, f"after.{scale}.{value}")
    assert said(practice)[0] == "Stopped. That is fine."
    shown = {b.text() for b in up(practice).findChildren(QAbstractButton) if b.isVisible()}
    assert ({"Ground me now", "Get help"} <= shown) is hard


def test_help_that_was_offered_stays_when_the_rating_is_changed(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise(BREATHS, ratings=["distress"]), before={})
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(35)
    press(practice, "player-stop")
    press(practice, "after.distress.9")
    press(practice, "after.distress.1")
    with qtbot.waitSignal(practice.page.grounding_requested):
        press(practice, "gentle.ground")
    with qtbot.waitSignal(practice.page.help_requested):
        press(practice, "gentle.help")


def test_skip_and_back_lay_the_sound_anew(practice: Practice) -> None:
    practice.pass_time(1)
    press(practice, "player-skip")
    assert practice.runner.current is not None
    assert practice.runner.current.block.step.verb == "breathe"
    press(practice, "player-back")
    assert practice.runner.current.block.step.verb == "say"
    assert practice.sound.asked.count("replace") >= 2


def test_a_long_gap_pauses_and_says_that_we_were_away(practice: Practice) -> None:
    practice.pass_time(2)
    practice.clock.advance(2400)
    practice.bridge.tick()
    assert practice.runner.state is State.PAUSED
    player = up(practice)
    assert isinstance(player, PlayerView)
    assert "away" in player._status.text()


def test_f_01_on_a_full_disk_the_rating_waits_and_is_saved_on_retry(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise(BREATHS), before={"pain": 8})
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.disk.room = False
    practice.page.begin()
    assert practice.bridge.recorder.unsaved > 0
    says = by_id(practice.page, "player-unsaved")
    assert says.isVisible()
    assert "rating-given" not in practice.kinds()
    practice.disk.room = True
    practice.saves.timer.timeout.emit()
    assert practice.bridge.recorder.unsaved == 0
    assert "rating-given" in practice.kinds()
    assert not says.isVisible()


def test_help_is_on_every_view_and_pauses(practice: Practice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(practice.page.help_requested):
        press(practice, "help")
    with qtbot.waitSignal(practice.page.help_requested):
        press(practice, "help")
    assert practice.runner.state is State.PAUSED


def test_the_way_to_help_beside_private_writing_pauses_and_leads_there(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise([{"write": "Write.", "keep": "never"}]))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()

    with qtbot.waitSignal(practice.page.help_requested):
        press(practice, "write-help")


def test_much_higher_distress_brings_no_praise_but_a_way_to_ground(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(
        themes, make_exercise(BREATHS, ratings=["distress"]), before={"distress": 5}
    )
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(60)
    rate(practice, 8)
    closing = up(practice)
    assert isinstance(closing, ClosingView)
    assert closing._title is not None
    assert "Done" not in closing._title.text()
    names = [button.text() for button in closing.findChildren(QAbstractButton)]
    assert "Ground me now" in names
    assert "Get help" in names


def test_an_interrupted_session_goes_on_in_its_step_with_its_answers(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    steps = [
        {"form": [{"ask": "What happened?", "as": "happened"}]},
        {"form": [{"ask": "What else?", "as": "other"}], "keep_in_view": ["happened"]},
    ]
    first = Practice(themes, make_exercise(steps))
    qtbot.addWidget(first.page)
    first.page.show()
    first.page.begin()
    first.bridge.answer({"happened": "It rained."})
    first.page.close_session()
    again = Practice(themes, make_exercise(steps), first.store, first.session_id)
    qtbot.addWidget(again.page)
    again.page.show()
    again.page.begin()
    assert again.runner.current is not None
    assert again.runner.current.block.place == (1,)
    assert again.runner.answers.env()["happened"] == "It rained."


def test_what_was_typed_is_there_again_after_a_power_cut(qtbot: QtBot, themes: ThemeStore) -> None:
    steps = [{"write": "Write what you like.", "keep": "ask"}]
    first = Practice(themes, make_exercise(steps))
    qtbot.addWidget(first.page)
    first.page.show()
    first.page.begin()
    stage = first.page._stage
    assert stage.placed is not None
    stage.drafted.emit(stage.placed.block.place, "Half a sentence")
    assert first.store.drafts.at(first.session_id, stage.placed.block.place) == "Half a sentence"


def test_a_form_with_save_as_becomes_a_card(qtbot: QtBot, themes: ThemeStore) -> None:
    steps = [{"form": [{"ask": "First sign?", "as": "sign"}], "save_as": "My plan"}]
    practice = Practice(themes, make_exercise(steps))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.bridge.answer({"sign": "Tight neck"})
    card = practice.store.cards.titled("My plan")
    assert card is not None
    assert [dict(field) for field in card.fields] == [
        {"name": "sign", "ask": "First sign?", "answer": "Tight neck"}
    ]


def test_useful_is_told_once_it_is_pressed(practice: Practice, qtbot: QtBot) -> None:
    practice.pass_time(60)
    rate(practice, 6)
    with qtbot.waitSignal(practice.page.useful_answered) as told:
        press(practice, "useful-a-little")
    assert told.args == ["a-little"]


def test_after_a_cut_in_a_long_step_its_practice_is_counted(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise([{"wait": "10 min"}]))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    practice.pass_time(300)
    (session,) = practice.store.sessions.all()
    assert 280 <= session.practised_s <= 300


def test_in_a_group_each_turn_has_its_own_bell(qtbot: QtBot, themes: ThemeStore) -> None:
    practice = Practice(themes, make_exercise([{"round": "Say a word.", "each": "30 s"}]))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    bells: list[float] = []
    practice.bridge.event_committed.connect(
        lambda e: (
            bells.append(e.start_s)
            if getattr(getattr(e, "cue", None), "kind", "") == "bell"
            else None
        )
    )
    practice.pass_time(20)
    press(practice, "round-next")
    practice.pass_time(45)
    assert bells == pytest.approx([50.0], abs=0.6)


class NotedNotices:
    """A notifier that only notes."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def notify(self, title: str, words: str) -> None:
        self.told.append(words)


def test_a_background_exercise_runs_minimised_and_speaks_up_quietly(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise(BREATHS, background="true", ratings=[]))
    qtbot.addWidget(practice.page)
    notices = NotedNotices()
    practice.page.run_in_background(practice.page, notices)
    practice.page.show()
    practice.page.begin()
    assert practice.page.isMinimized()
    practice.pass_time(60)
    assert notices.told[0] == "Sit as you like."
    assert notices.told[-1].startswith("That was it.")


def test_the_bar_moves_in_an_exercise_that_only_asks(qtbot: QtBot, themes: ThemeStore) -> None:
    forms = [{"form": [{"ask": f"Question {n}?", "as": f"a{n}"}]} for n in range(4)]
    practice = Practice(themes, make_exercise(forms))
    qtbot.addWidget(practice.page)
    practice.page.show()
    practice.page.begin()
    shown = []
    for n in range(4):
        practice.pass_time(10)
        shown.append(fraction_done(practice.runner))
        practice.bridge.answer({f"a{n}": "x"})
    assert shown == sorted(shown)
    assert shown[0] < 0.2
    assert 0.5 < shown[-1] < 1.0


@pytest.fixture
def listened(qtbot: QtBot, themes: ThemeStore) -> Practice:
    """A session that is heard with closed eyes, and runs."""
    made = Practice(themes, make_exercise(BREATHS), needs_sound=True)
    qtbot.addWidget(made.page)
    made.page.show()
    made.page.begin()
    made.pass_time(2)
    return made


def test_sound_that_stays_away_pauses_the_session_and_says_so(listened: Practice) -> None:
    listened.sound.missing_s = LOST_S - 0.1
    listened.pass_time(1)
    assert listened.runner.state is State.RUNNING
    listened.sound.missing_s = LOST_S
    listened.pass_time(1)
    assert listened.runner.state is State.PAUSED
    assert up(listened)._status.text() == "The sound stopped. The session waits for you."
    assert "pause-started" in listened.kinds()


def test_who_goes_on_without_sound_is_not_paused_again(listened: Practice) -> None:
    listened.sound.missing_s = LOST_S
    listened.pass_time(1)
    press(listened, "player-pause")
    at = listened.runner.time_s
    listened.sound.missing_s = 60.0
    listened.pass_time(5)
    assert listened.runner.state is State.RUNNING
    assert listened.runner.time_s == pytest.approx(at + 5)


def test_a_session_that_is_read_goes_on_without_its_sound(practice: Practice) -> None:
    practice.sound.missing_s = 60.0
    practice.pass_time(3)
    assert practice.runner.state is State.RUNNING


MANY_BREATHS = {"breathe": {"in": "4 s", "out": "6 s"}, "rounds": 32}


def cut_and_gone_on(
    qtbot: QtBot, themes: ThemeStore, steps: list[dict[str, Any]], seconds: float
) -> Practice:
    """A session that was cut after so many seconds, and gone on with."""
    first = Practice(themes, make_exercise(steps))
    qtbot.addWidget(first.page)
    first.page.begin()
    first.pass_time(seconds)
    again = Practice(themes, make_exercise(steps), first.store, first.session_id)
    qtbot.addWidget(again.page)
    again.page.show()
    again.page.begin()
    again.pass_time(0.5)
    return again


def test_after_a_cut_the_very_breath_comes_again_on_the_screen(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    again = cut_and_gone_on(qtbot, themes, [MANY_BREATHS], 45.0)
    said = {label.text() for label in again.page.findChildren(PlainText)}
    assert "Breath 5 of 32 · 5 minutes left" in said
    assert fraction_done(again.runner) == pytest.approx(45.5 / 325.0, abs=0.002)


def test_after_a_cut_the_time_of_a_quiet_goes_on_on_the_screen(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    again = cut_and_gone_on(qtbot, themes, [{"wait": "10 min"}], 299.0)
    assert "5:05" in {label.text() for label in again.page.findChildren(PlainText)}


def test_going_back_before_a_cut_is_not_undone_by_it(qtbot: QtBot, themes: ThemeStore) -> None:
    first = Practice(themes, make_exercise([{"wait": "10 min"}]))
    qtbot.addWidget(first.page)
    first.page.begin()
    first.pass_time(100)
    assert first.store.sessions.reached(first.session_id) == {
        "place": [0], "at_s": 100.0, "practised_s": 100.0
    }
    first.bridge.back()
    assert first.store.sessions.reached(first.session_id) is None
    first.pass_time(5)
    found = first.store.sessions.reached(first.session_id)
    assert found is not None
    assert found["at_s"] == 5.0


def test_where_a_step_stands_is_written_over_and_adds_no_events(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise([{"wait": "60 s"}, MANY_BREATHS]))
    qtbot.addWidget(practice.page)
    practice.page.begin()
    written: list[float] = []
    practice.disk.told_reached = written.append
    practice.pass_time(60 + 320)
    practice.bridge.stop()
    assert len(written) == 11 + 31
    kinds = {event.kind for event in practice.store.sessions.events(practice.session_id)}
    assert kinds <= KEPT
    assert practice.store.sessions.reached(practice.session_id) is None


def test_a_full_disk_lets_no_place_run_ahead_of_the_events_that_wait(
    qtbot: QtBot, themes: ThemeStore
) -> None:
    practice = Practice(themes, make_exercise([{"say": "Hello."}, {"wait": "10 min"}]))
    qtbot.addWidget(practice.page)
    practice.page.begin()
    practice.disk.room = False
    practice.pass_time(30)
    assert practice.store.sessions.reached(practice.session_id) is None
    practice.disk.room = True
    practice.saves.retry()
    practice.pass_time(5)
    found = practice.store.sessions.reached(practice.session_id)
    assert found is not None
    assert found["place"] == [1]
