"""Each practice of one exercise: what is drawn, said and listed is one and the same."""

from __future__ import annotations

from datetime import timedelta

from coping_app.features.progress.sessions import (
    MOST_SESSIONS,
    SessionsView,
    session_rows,
    sessions_view,
)
from coping_app.insight.rounded_change import rated_change
from tests.unit.features.rated_people import SCALES, TODAY, WORDS, groups, pair


def made(count: int, change: int = -2) -> tuple[SessionsView, list[tuple[str, ...]]]:
    pairs = [
        pair("slow", 6, 6 + change - number % 2, TODAY - timedelta(days=count - number))
        for number in range(count)
    ]
    view = sessions_view(groups(pairs)[0], pairs[-MOST_SESSIONS:], SCALES["pain"], TODAY, WORDS)
    return view, session_rows(pairs, WORDS)


def test_marks_are_the_latest_sessions_and_the_table_has_them_all() -> None:
    view, rows = made(40)
    assert len(view.marks) == MOST_SESSIONS
    assert len(rows) == 40
    assert "the last 24 of 40 practices" in view.below
    for mark, row in zip(reversed(view.marks), rows, strict=False):
        assert row == (WORDS.day(mark.day), str(mark.before), str(mark.after))
        assert mark.words == f"{row[0]}: pain {row[1]} before, {row[2]} after."


def test_the_average_is_of_all_sessions_and_rounding_is_counted_in() -> None:
    view, rows = made(40)
    told = rated_change((int(before), int(after)) for _, before, after in rows)
    assert view.change == told
    assert view.title == (
        f"Slow: pain {WORDS.points(-told.mean)} lower on average,"
        f" {WORDS.number(-told.high)} to {WORDS.number(-told.low)}"
    )


def test_below_eight_sessions_nothing_is_averaged() -> None:
    view, _ = made(7)
    assert view.change is None
    assert view.title == "Slow: 7 practices so far, pain rated"
    assert view.note == "Pain: lower 7 times. After 8 practices this page can say more."


def test_worse_is_said_as_plainly() -> None:
    view, _ = made(9, change=3)
    assert "higher on average" in view.title


def test_the_ends_of_the_scale_are_named_in_words() -> None:
    view, _ = made(3)
    assert view.below.endswith("Zero: no pain. Ten: the worst pain you can imagine.")


def test_the_last_day_is_today_where_it_is() -> None:
    pairs = [pair("slow", 6, 5, TODAY - timedelta(days=9)), pair("slow", 6, 5)]
    view = sessions_view(groups(pairs)[0], pairs, SCALES["pain"], TODAY, WORDS)
    assert view.axis_ends == ("21 Feb", "today")


def test_what_is_expected_anyway_stands_above_the_chart_of_an_average() -> None:
    told = "People often start when pain is high, so some fall is expected."
    assert made(9)[0].below.startswith(told)
    assert told not in made(7)[0].below


def test_ratings_that_are_missing_are_counted() -> None:
    pairs = [pair("slow", 6, 5, TODAY - timedelta(days=n)) for n in range(9)]
    group = groups(pairs)[0]._replace(missing=3)
    view = sessions_view(group, pairs, SCALES["pain"], TODAY, WORDS)
    assert view.note == "Pain: lower 9 times. Rated before and after 9 of 12 times."
