"""The charts of a report as shapes: scales from 0 to 10 always, gaps left open, events marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from coping_app.export.report.drawing import (
    TEXT_SIZE,
    Bar,
    Diamond,
    Dot,
    Drawing,
    Line,
    Shape,
    Words,
)
from coping_app.export.report.model import Change, Event, Panel, Practice, Report

HALF_WIDTH = 250.0
FULL_WIDTH = 515.0
_PANEL_HEIGHT = 88.0
_LEFT = 16.0
"""Room for the numbers of the scale."""
_BELOW = 12.0
"""Room for the days."""
_TOP = 10.0
_LINE = 1.6
_THIN = 0.6
_ROW = 30.0
_CHANGE_WIDTH = 210.0
_WIDEST_CHANGE = 10
_LEAST_TOP_MIN = 10.0
"""The axis of minutes reaches ten at least, so that one minute is no tower. As on Progress."""
_DOTS_IN_COLUMN = 5
_MOST_COLUMNS = 3
_DOT_GAP = 2.6
_NUMBER_WIDTH = 9.0
"""Room that the number of an event takes, with the gap to the next."""


def panel_drawing(report: Report, panel: Panel) -> Drawing:
    """One measure over time, with the numbers of events at their days."""
    right, bottom = HALF_WIDTH - 6.0, _PANEL_HEIGHT - _BELOW
    days = max((report.last - report.first).days, 1)
    ink = "chart-pain" if panel.better == "low" else "chart-mood"

    def x(day: date) -> float:
        return _LEFT + 4.0 + (right - _LEFT - 8.0) * (day - report.first).days / days

    def y(value: float) -> float:
        return bottom - (bottom - _TOP) * value / 10.0

    shapes: list[Shape] = []
    for level in (0, 5, 10):
        shapes.append(Line(_LEFT, y(level), right, y(level), "chart-grid", _THIN))
        shapes.append(Words(_LEFT - 4.0, y(level) + 3.0, str(level), "end", number=True))
    shapes += _event_marks(report, x, bottom)
    for piece in panel.lines:
        for start, end in pairwise(piece):
            shapes.append(Line(x(start.day), y(start.value), x(end.day), y(end.value), ink, _LINE))
    radius = 2.6 if len(panel.dots) <= 30 else 1.6
    shapes += [Dot(x(each.day), y(each.value), radius, ink) for each in panel.dots]
    shapes += _day_ends(report, right, _PANEL_HEIGHT)
    return Drawing(HALF_WIDTH, _PANEL_HEIGHT, tuple(shapes), f"{panel.finding}. {panel.ends}")


def _event_marks(report: Report, x: Callable[[date], float], bottom: float) -> Iterator[Shape]:
    """A dashed line at each event, its number above; numbers that would touch stand together."""
    together: list[list[Event]] = []
    for event in report.events:
        yield Line(x(event.day), _TOP, x(event.day), bottom, "chart-axis", _THIN, True)
        if together and x(event.day) - x(together[-1][-1].day) < _NUMBER_WIDTH:
            together[-1].append(event)
        else:
            together.append([event])
    for group in together:
        middle = (x(group[0].day) + x(group[-1].day)) / 2.0
        numbers = " ".join(str(event.number) for event in group)
        yield Words(middle, _TOP - 2.0, numbers, "middle", "text", number=True)


def _day_ends(report: Report, right: float, below: float) -> Iterator[Shape]:
    first, last = report.axis_ends
    yield Words(_LEFT, below - 1.0, first)
    yield Words(right, below - 1.0, last, "end")


def change_drawings(report: Report) -> tuple[tuple[str, Drawing], ...]:
    """Average changes with their intervals, and what is easier in words.

    Scales on which lower is easier and those on which higher is stand apart.
    """
    headings = report.headings
    found = []
    for better, words in (("low", headings.low_is_easier), ("high", headings.high_is_easier)):
        rows = [change for change in report.changes if change.better == better]
        if rows:
            found.append((words, _change_drawing(report, rows)))
    return tuple(found)


def _change_drawing(report: Report, rows: Sequence[Change]) -> Drawing:
    left = FULL_WIDTH - _CHANGE_WIDTH
    middle = left + _CHANGE_WIDTH / 2.0
    point = (_CHANGE_WIDTH - 22.0) / (2.0 * _WIDEST_CHANGE)
    bottom = len(rows) * _ROW
    shapes: list[Shape] = []
    for level in (-10, -5, 0, 5, 10):
        at = middle + level * point
        ink, width = ("chart-axis", 1.0) if level == 0 else ("chart-grid", _THIN)
        shapes.append(Line(at, 0.0, at, bottom, ink, width))
        text = f"{level:+d}".replace("-", "−") if level else "0"
        shapes.append(Words(at, bottom + TEXT_SIZE, text, "middle", number=True))
    for number, change in enumerate(rows):
        shapes += _change_row(change, number * _ROW, middle, point)
    below = bottom + 2.2 * TEXT_SIZE
    shapes.append(Words(middle - 8.0, below, f"← {report.headings.lower}", "end"))
    shapes.append(Words(middle + 8.0, below, f"{report.headings.higher} →"))
    summary = ". ".join(f"{change.title}: {change.words}" for change in rows)
    return Drawing(FULL_WIDTH, below + 3.0, tuple(shapes), summary)


def _change_row(change: Change, top: float, middle: float, point: float) -> Iterator[Shape]:
    yield Words(0.0, top + 11.0, change.title, ink="text", strong=True)
    yield Words(0.0, top + 23.0, change.words, ink="text")
    average = change.average
    y = top + 8.0
    yield Line(
        middle + average.low * point, y, middle + average.high * point, y, "chart-after", 2.2
    )
    for end in (average.low, average.high):
        x = middle + end * point
        yield Line(x, y - 3.0, x, y + 3.0, "chart-after", 1.2)
    yield Diamond(middle + average.mean * point, y, 4.4, "chart-after")
    for value, count in sorted(Counter(change.changes).items()):
        yield from _stack(count, middle + value * point, top + 15.0)


def _stack(count: int, x: float, top: float) -> Iterator[Shape]:
    """A dot for every practice: in one column while it has room, then in up to three."""
    columns = min(_MOST_COLUMNS, -(-count // _DOTS_IN_COLUMN))
    rows = -(-count // columns)
    down = min(_DOT_GAP, _DOTS_IN_COLUMN * _DOT_GAP / rows)
    for number in range(count):
        row, column = divmod(number, columns)
        aside = (column - (columns - 1) / 2.0) * _DOT_GAP
        yield Dot(x + aside, top + row * down, 1.1, "chart-before")


def practice_drawing(report: Report, practice: Practice) -> Drawing:
    """Minutes of every week, as bars from zero."""
    right, height = HALF_WIDTH - 6.0, 84.0
    bottom, left = height - _BELOW, _LEFT + 10.0
    most = max((week.minutes for week in practice.weeks), default=0.0)
    top = max(_LEAST_TOP_MIN, -(-most // 10) * 10)
    shapes: list[Shape] = []
    for level in (0.0, top / 2.0, top):
        y = bottom - (bottom - _TOP) * level / top
        shapes.append(Line(left, y, right, y, "chart-grid", _THIN))
        shapes.append(Words(left - 4.0, y + 3.0, f"{level:g}", "end", number=True))
    slot = (right - left) / max(len(practice.weeks), 6)
    for number, week in enumerate(practice.weeks):
        tall = (bottom - _TOP) * week.minutes / top
        if tall:
            x = left + (number + 0.2) * slot
            shapes.append(Bar(x, bottom - tall, slot * 0.6, tall, "chart-after"))
    shapes += [Words(left, height - 1.0, report.headings.minutes_a_week)]
    return Drawing(HALF_WIDTH, height, tuple(shapes), practice.finding)
