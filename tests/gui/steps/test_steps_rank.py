"""The ladder on the screen: rating one at a time, then putting in order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from coping_app.ui.theme.theme import ThemeStore
from tests.gui.looking import name_of
from tests.gui.step_fakes import (
    Shown,
    found,
    press,
    press_key,
    show_step,
    tab_to,
    type_words,
    words_of,
)

ITEMS = ["Walk to the shop", "Carry a bag", "Take the bus"]


def show_rank(qtbot: Any, themes: ThemeStore, items: Any = ITEMS, **more: Any) -> Shown:
    return show_step(qtbot, themes, "rank", rank="Your ladder", items=items, **more)


def order(shown: Shown) -> list[str]:
    return [rung.item for rung in shown.view.ladder.rungs]


def rate_all(shown: Shown, *values: int) -> None:
    for value in values:
        press(shown.view, f"rating-{value}")
        press(shown.view, "rung-next")


def test_items_are_rated_one_at_a_time_and_then_sorted(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, scale="distress")
    assert found(shown.view, "rung-item").text() == "Walk to the shop"
    assert "1 of 3" in words_of(shown.view)
    rate_all(shown, 7, 2, 5)
    assert order(shown) == ["Carry a bag", "Take the bus", "Walk to the shop"]
    press(shown.view, "step-next")
    assert shown.answers == [
        {"ladder": [["Carry a bag", 2], ["Take the bus", 5], ["Walk to the shop", 7]]}
    ]


def test_each_rating_begins_empty_and_can_be_skipped(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, scale="distress")
    rate_all(shown, 7)
    assert shown.view.rater.bar.value is None
    press(shown.view, "rung-next")
    assert shown.noted.said == ["Please choose a number, or skip this."]
    assert shown.view.skip()
    rate_all(shown, 1)
    press(shown.view, "step-next")
    assert shown.answers == [
        {"ladder": [["Take the bus", 1], ["Walk to the shop", 7], ["Carry a bag", None]]}
    ]


def test_without_a_scale_the_person_only_puts_in_order(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, **{"as": "steps"})
    press(shown.view, "rung-0-up")
    press(shown.view, "step-next")
    assert shown.answers == [
        {"steps": [["Carry a bag", None], ["Walk to the shop", None], ["Take the bus", None]]}
    ]


def test_the_keyboard_stays_with_the_item_that_moves(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes)
    tab_to(shown.view, "rung-0-up")
    press_key(shown.view, Qt.Key.Key_Space)
    assert shown.view.focusWidget().accessibleIdentifier() == "rung-1-up"
    press_key(shown.view, Qt.Key.Key_Space)
    assert order(shown) == ["Carry a bag", "Take the bus", "Walk to the shop"]
    assert shown.view.focusWidget().accessibleIdentifier() == "rung-2-down"


def test_the_easiest_stands_at_the_bottom_and_the_ends_offer_only_what_is_possible(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_rank(qtbot, themes)
    rows = shown.view.list.rows
    heights = [row.y() for row in rows]
    assert heights == sorted(heights, reverse=True)
    assert "The easiest is at the bottom. Move things as you like." in words_of(shown.view)
    assert [row.up.isHidden() for row in rows] == [False, False, True]
    assert [row.down.isHidden() for row in rows] == [True, False, False]


def test_rungs_reach_from_rail_to_rail(qtbot: Any, themes: ThemeStore) -> None:
    view = show_rank(qtbot, themes).view
    picture = view.list.grab().toImage()
    rail = themes.theme.colour("control").rgb()
    middle = view.list.rows[1].geometry().center().y()
    edge = view.list.width() - 3
    for x, y in ((2, 40), (edge, 40), (12, middle), (edge - 10, middle)):
        assert picture.pixelColor(x, y).rgb() == rail


def test_buttons_of_an_item_are_named_with_it(qtbot: Any, themes: ThemeStore) -> None:
    view = show_rank(qtbot, themes).view
    assert name_of(found(view, "rung-1-up")) == "Move up: Carry a bag"


def test_a_rating_can_be_changed_and_the_ladder_sorted_again(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_rank(qtbot, themes, scale="distress")
    rate_all(shown, 7, 2, 5)
    assert not shown.view.sort.isEnabled()
    press(shown.view, "rung-0-rate")
    assert shown.view.rater.bar.value == 2
    rate_all(shown, 9)
    assert order(shown)[0] == "Carry a bag", "order is the person's, until they sort"
    press(shown.view, "rank-sort")
    assert order(shown) == ["Take the bus", "Walk to the shop", "Carry a bag"]


def test_own_items_are_added_rated_and_removed_with_undo(
    qtbot: Any, themes: ThemeStore
) -> None:
    shown = show_rank(qtbot, themes, scale="distress")
    rate_all(shown, 1, 2, 3)
    found(shown.view, "rank-own").setFocus()
    type_words(shown.view, "Swim")
    press_key(shown.view, Qt.Key.Key_Return)
    assert found(shown.view, "rung-item").text() == "Swim"
    rate_all(shown, 4)
    press(shown.view, "rung-3-remove")
    assert order(shown) == ITEMS
    press(shown.view, "undo")
    press(shown.view, "step-next")
    assert shown.answers[0]["ladder"][3] == ["Swim", 4]


def test_only_own_items_can_be_removed(qtbot: Any, themes: ThemeStore) -> None:
    view = show_rank(qtbot, themes).view
    assert all(row.remove.isHidden() for row in view.list.rows)


def test_items_come_from_an_earlier_list(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, items="fears", env={"fears": ["One", "Two"]})
    assert order(shown) == ["One", "Two"]


def test_without_any_items_the_person_adds_their_own(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, items="fears", scale="distress")
    found(shown.view, "rank-own").setFocus()
    type_words(shown.view, "Swim")
    press(shown.view, "rank-add")
    rate_all(shown, 4)
    press(shown.view, "step-next")
    assert shown.answers == [{"ladder": [["Swim", 4]]}]


def test_an_empty_ladder_is_no_answer(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, items="fears")
    press(shown.view, "step-next")
    assert shown.answers == [{}]


def test_a_ladder_goes_on_where_the_person_stopped(qtbot: Any, themes: ThemeStore) -> None:
    first = show_rank(qtbot, themes, scale="distress")
    rate_all(first, 7)
    again = show_rank(qtbot, themes, scale="distress", draft=first.drafts[-1])
    assert found(again.view, "rung-item").text() == "Carry a bag"
    rate_all(again, 2, 5)
    moved = show_rank(qtbot, themes, scale="distress", draft=again.drafts[-1])
    assert order(moved) == ["Carry a bag", "Take the bus", "Walk to the shop"]


def test_a_kept_rating_outside_the_scale_of_the_ladder_is_not_taken_up(
    qtbot: Any, themes: ThemeStore
) -> None:
    values = {"Walk": 0, "Bend": 10, "Lift": 11, "Swim": -1}
    draft = {"rungs": [[item, value, False] for item, value in values.items()], "rating": None}
    shown = show_rank(qtbot, themes, items=list(values), scale="distress", draft=draft)
    press(shown.view, "step-next")
    ((kept,),) = [answer.values() for answer in shown.answers]
    assert kept == [["Walk", 0], ["Bend", 10], ["Lift", None], ["Swim", None]]


def test_a_scale_to_a_hundred_is_a_slider(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes, items=["Walk", "Swim"], scale="ladder_worry")
    press_key(shown.view, Qt.Key.Key_End)
    press(shown.view, "rung-next")
    press_key(shown.view, Qt.Key.Key_Home)
    press(shown.view, "rung-next")
    press(shown.view, "step-next")
    assert shown.answers == [{"ladder": [["Swim", 0], ["Walk", 100]]}]


def test_leaving_forgets_the_ladder(qtbot: Any, themes: ThemeStore) -> None:
    shown = show_rank(qtbot, themes)
    shown.view.leave()
    assert order(shown) == []
    assert shown.view.list.rows == []
