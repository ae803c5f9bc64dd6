"""What a chart shows: a higher value stands higher, a later day to the right, in its colour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt

from coping_app.features.progress.body_view import AreaDays
from coping_app.features.progress.followed import EffectRow, FollowedView
from coping_app.features.progress.forms_view import Band, FormMark, FormOverTime
from coping_app.features.progress.practice import HeatDay, HeatView
from coping_app.features.progress.sessions import SessionMark, SessionsView
from coping_app.features.progress.trend_panel import TrendMark, TrendPanel
from coping_app.features.progress.trends import EventMark, TrendsView
from coping_app.insight.change import PairedChange
from coping_app.insight.series import DayValue
from coping_app.ui.charts.body_map import BodyMap
from coping_app.ui.charts.chart import Chart
from coping_app.ui.charts.dumbbell import DumbbellChart
from coping_app.ui.charts.effects import EffectsChart
from coping_app.ui.charts.heat_map import HeatMap
from coping_app.ui.charts.legend import heat_legend
from coping_app.ui.charts.score_chart import ScoreChart
from coping_app.ui.charts.trend import TrendChart
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import THEMES, ThemeName
from tests.gui.looking import picture
from tests.gui.painted import Stroke, of_kind, painted, written

DAY = date(2025, 3, 3)
"""A Monday."""
SHARES = ((0, 0.0), (1, 10.0), (4, 5.0), (10, 2.5))
"""Days after the first of eleven, and their values."""
BETTER = {"low": "chart-pain", "high": "chart-mood"}
every_end = pytest.mark.parametrize("better", BETTER)
every_theme = pytest.mark.parametrize("theme", THEMES)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def segment(values: Sequence[tuple[int, float]]) -> tuple[DayValue, ...]:
    return tuple(DayValue(after(days), value) for days, value in values)


def trend(themes: ThemeStore, better: Any = "low") -> TrendChart:
    marks = tuple(TrendMark(after(d), after(d), v, f"{d}: {v}") for d, v in SHARES)
    lines = (segment(SHARES[:2]), segment(SHARES[2:]))
    panel = TrendPanel("any", "Any", better, "Any: 2", "Zero. Ten.", marks, lines)
    view = TrendsView(
        first=DAY, last=after(10), axis_ends=("3 March", "today"), title="Over time", below="",
        panels=(panel,), events=(EventMark(7, after(4), "Moved"),), head=(), rows=(),
    )  # fmt: skip
    return TrendChart(themes, view, panel, with_days=True)


def form(themes: ThemeStore, better: Any = "low") -> ScoreChart:
    """Scores from 4 to 24; the shares of the scale are those of ``SHARES``."""
    scores = [(days, 4 + 2 * value) for days, value in SHARES]
    view = FormOverTime(
        form="any", title="Any", finding="", below="", better=better, least=4, most=24,
        levels=(4, 14, 24), grounds=(Band(4, 9.5, "mild"), Band(9.5, 24, "severe")),
        marks=tuple(FormMark(after(days), value, f"{days}: {value}") for days, value in scores),
        lines=(segment(scores[:2]), segment(scores[2:])), first=DAY, last=after(10),
        axis_ends=("3 March", "today"), note="", head=(), rows=(),
    )  # fmt: skip
    return ScoreChart(themes, view)


OVER_TIME = {"trend": (trend, ("0", "5", "10")), "score": (form, ("4", "14", "24"))}
over_time = pytest.mark.parametrize("name", OVER_TIME)


def middle(strokes: list[Stroke], words: str) -> float:
    """How far down a number of the scale stands."""
    return written(strokes, words).box.center().y()


def left_and_right(strokes: list[Stroke], chart: Chart) -> tuple[float, float]:
    """Where the quiet lines of the scale begin and end."""
    grid = chart.themes.theme.colour("chart-grid").name()
    lines = of_kind(strokes, "line", edge=grid)
    return min(line.points[0].x() for line in lines), max(line.points[1].x() for line in lines)


@every_theme
@every_end
@over_time
def test_dots_and_lines_have_the_colour_of_pain_where_low_is_easier_and_of_mood_where_high_is(
    themes: ThemeStore, name: str, better: str, theme: ThemeName
) -> None:
    themes.apply(theme, 1.0)
    chart = OVER_TIME[name][0](themes, better)
    strokes, ink = painted(chart), chart.themes.theme.colour(BETTER[better]).name()
    assert len(of_kind(strokes, "ellipse", fill=ink)) == len(of_kind(strokes, "ellipse")) == 4
    assert len(of_kind(strokes, "lines", edge=ink)) == len(of_kind(strokes, "lines")) == 2


@over_time
def test_a_dot_stands_as_high_as_the_number_of_the_scale_that_it_is(
    themes: ThemeStore, name: str
) -> None:
    make, (least, half, most) = OVER_TIME[name]
    strokes = painted(make(themes))
    low, high = middle(strokes, least), middle(strokes, most)
    assert high < middle(strokes, half) < low
    assert middle(strokes, half) == pytest.approx((low + high) / 2)
    heights = [dot.box.center().y() for dot in of_kind(strokes, "ellipse")]
    assert heights == pytest.approx([low + (high - low) * value / 10 for _, value in SHARES])


@over_time
def test_first_and_last_day_stand_at_the_ends_and_days_between_in_proportion(
    themes: ThemeStore, name: str
) -> None:
    chart = OVER_TIME[name][0](themes)
    strokes = painted(chart)
    left, right = left_and_right(strokes, chart)
    across = [chart.spot(index) for index in range(chart.mark_count)]
    assert across[0].left() == pytest.approx(left)
    assert across[-1].right() == pytest.approx(right)
    start, end = across[0].center().x(), across[-1].center().x()
    places = [dot.box.center().x() for dot in of_kind(strokes, "ellipse")]
    assert places == pytest.approx([start + (end - start) * days / 10 for days, _ in SHARES])
    first, last = written(strokes, "3 March"), written(strokes, "today")
    assert first.how & Qt.AlignmentFlag.AlignLeft.value
    assert last.how & Qt.AlignmentFlag.AlignRight.value
    assert (first.box.left(), last.box.right()) == pytest.approx((left, right))


@over_time
def test_dots_are_where_the_keyboard_walks_and_lines_go_from_dot_to_dot(
    themes: ThemeStore, name: str
) -> None:
    chart = OVER_TIME[name][0](themes)
    strokes = painted(chart)
    dots = [dot.box.center() for dot in of_kind(strokes, "ellipse")]
    assert [chart.spot(index).center() for index in range(4)] == dots
    pieces = [stroke.points for stroke in of_kind(strokes, "lines")]
    assert pieces == [tuple(dots[:2]), tuple(dots[2:])]


def test_a_named_day_is_a_line_through_its_day_with_its_number_above(themes: ThemeStore) -> None:
    chart = trend(themes)
    strokes = painted(chart)
    (line,) = of_kind(strokes, "line", edge=themes.theme.colour("chart-axis").name())
    number = written(strokes, "7")
    day = chart.spot(2).center().x()
    assert (line.points[0].x(), line.points[1].x()) == pytest.approx((day, day))
    assert number.box.center().x() == pytest.approx(day)
    assert number.box.bottom() <= chart.spot(1).top() + 4


def test_names_of_ranges_stand_beside_their_scores(themes: ThemeStore) -> None:
    strokes = painted(form(themes))
    low, high = middle(strokes, "4"), middle(strokes, "24")
    mild, severe = written(strokes, "mild").box, written(strokes, "severe").box
    border = low + (high - low) * 5.5 / 20
    assert (mild.bottom(), mild.top()) == pytest.approx((low, border))
    assert (severe.bottom(), severe.top()) == pytest.approx((border, high))
    grid = of_kind(strokes, "line", edge=themes.theme.colour("chart-grid").name())
    heights = [line.points[0].y() for line in grid]
    assert heights == pytest.approx([border, low, high])
    (shaded,) = of_kind(strokes, "rect", fill=themes.theme.colour("sunken").name())
    assert (shaded.box.top(), shaded.box.bottom()) == pytest.approx((mild.top(), mild.bottom()))


PAIRS = ((10, 0), (5, 5), (2, 7))


def dumbbell(themes: ThemeStore) -> DumbbellChart:
    marks = tuple(SessionMark(after(n), *pair, f"{n}") for n, pair in enumerate(PAIRS))
    view = SessionsView("any", "pain", "Any", "", "", None, marks, ("3 March", "5 March"), ())
    return DumbbellChart(themes, view)


@every_theme
def test_a_dumbbell_is_hollow_before_and_filled_after_each_in_its_colour(
    themes: ThemeStore, theme: ThemeName
) -> None:
    themes.apply(theme, 1.0)
    strokes, look = painted(dumbbell(themes)), themes.theme
    before, ground = look.colour("chart-before").name(), look.colour("surface").name()
    filled = look.colour("chart-after").name()
    assert len(of_kind(strokes, "ellipse", edge=before, fill=ground)) == len(PAIRS)
    assert len(of_kind(strokes, "polygon", fill=filled)) == len(PAIRS)
    assert of_kind(strokes, "words", words="2", edge=before)
    assert of_kind(strokes, "words", words="7", edge=filled)


def test_both_ends_of_a_dumbbell_stand_as_high_as_their_numbers(themes: ThemeStore) -> None:
    chart = dumbbell(themes)
    strokes = painted(chart)
    low, high = middle(strokes, "0"), middle(strokes, "10")
    assert high < middle(strokes, "5") < low

    def heights(kind: str) -> list[float]:
        return [stroke.box.center().y() for stroke in of_kind(strokes, kind)]

    befores, afters = zip(*PAIRS, strict=True)
    assert heights("ellipse") == pytest.approx([low + (high - low) * v / 10 for v in befores])
    assert heights("polygon") == pytest.approx([low + (high - low) * v / 10 for v in afters])
    joined = of_kind(strokes, "line", edge=themes.theme.colour("chart-axis").name())
    ends = [(line.points[0].y(), line.points[1].y()) for line in joined]
    pairs = list(zip(heights("ellipse"), heights("polygon"), strict=True))
    assert ends == [pairs[0], pairs[2]]


def test_the_latest_session_stands_right_of_those_before_in_even_steps(
    themes: ThemeStore
) -> None:
    chart = dumbbell(themes)
    strokes = painted(chart)
    places = [stroke.box.center().x() for stroke in of_kind(strokes, "ellipse")]
    steps = [later - earlier for earlier, later in pairwise(places)]
    assert steps[0] == pytest.approx(steps[1])
    assert steps[0] > 0
    assert [chart.spot(n).center().x() for n in range(3)] == pytest.approx(places)
    assert written(strokes, "3 March").how & Qt.AlignmentFlag.AlignLeft.value
    assert written(strokes, "5 March").how & Qt.AlignmentFlag.AlignRight.value


def effect(
    name: str, rings: Sequence[tuple[int, int]], estimate: PairedChange | None
) -> EffectRow:
    counted = tuple(rings)
    return EffectRow(name, name, 8, name, counted, counted, estimate, f"{name}!", name, ())


ROWS = (
    effect("calm", ((-3, 2), (0, 1), (1, 1)), PairedChange(8, -1.0, -2.0, 0.5)),
    effect("walk", ((-2, 3),), None),
)


def effects(themes: ThemeStore) -> EffectsChart:
    ends = ("lower", "no change", "higher")
    view = FollowedView("pain", "low", "Title", "", "", ends, ROWS, "", ())
    return EffectsChart(themes, view, ROWS)


def test_rings_stand_at_their_change_from_the_line_of_no_change_fewer_points_left(
    themes: ThemeStore
) -> None:
    strokes = painted(effects(themes))
    (zero,) = of_kind(strokes, "line", edge=themes.theme.colour("chart-axis").name())
    none = zero.points[0].x()
    places = [ring.box.center().x() - none for ring in of_kind(strokes, "ellipse")]
    point = places[3]
    assert point > 0
    assert [place / point for place in places] == pytest.approx([-3, -3, 0, 1, -2, -2, -2])
    assert zero.points[1].x() == none


@pytest.mark.parametrize(("better", "share"), [("low", 3 / 4), ("high", 1 / 4)])
def test_the_axis_of_changes_has_more_room_on_the_side_that_is_hoped_for(
    themes: ThemeStore, better: Any, share: float
) -> None:
    rows = (effect("calm", ((0, 8),), None),)
    view = FollowedView("any", better, "Title", "", "", ("a", "none", "b"), rows, "", ())
    strokes = painted(EffectsChart(themes, view, rows), width=600)
    (zero,) = of_kind(strokes, "line", edge=themes.theme.colour("chart-axis").name())
    assert zero.points[0].x() == pytest.approx(600 * share, abs=10)


def test_the_axis_widens_for_rows_that_come_later(themes: ThemeStore) -> None:
    chart = effects(themes)
    chart.set_rows((*ROWS, effect("far", ((-9, 1), (8, 1)), None)))
    rings = of_kind(painted(chart, width=600), "ellipse")
    assert all(ring.box.left() >= 0 and ring.box.right() <= 600 for ring in rings)


def test_rings_of_one_change_are_heaped_upwards(themes: ThemeStore) -> None:
    heap = [each.box.center().y() for each in of_kind(painted(effects(themes)), "ellipse")][-3:]
    assert heap == sorted(heap, reverse=True)
    assert len(set(heap)) == 3


def test_an_average_is_a_diamond_on_the_bar_of_its_range(themes: ThemeStore) -> None:
    strokes = painted(effects(themes))
    ink = themes.theme.colour("chart-after").name()
    (zero,) = of_kind(strokes, "line", edge=themes.theme.colour("chart-axis").name())
    (bar,), (mean,) = of_kind(strokes, "line", edge=ink), of_kind(strokes, "polygon", fill=ink)
    middle, rings = zero.points[0].x(), of_kind(strokes, "ellipse")
    point = rings[3].box.center().x() - middle
    found = [bar.points[0].x(), mean.box.center().x(), bar.points[1].x()]
    assert [(x - middle) / point for x in found] == pytest.approx([-2.0, -1.0, 0.5])
    assert bar.points[0].y() == pytest.approx(mean.box.center().y())


def test_rows_go_down_in_their_order_each_with_its_name_above_and_its_words_below(
    themes: ThemeStore
) -> None:
    chart = effects(themes)
    strokes = painted(chart)
    tops = [written(strokes, words).box.top() for words in ("calm", "calm!", "walk", "walk!")]
    assert tops == sorted(tops)
    for number, row in enumerate(("calm", "walk")):
        assert chart.spot(number).contains(written(strokes, row).box.center())
    assert written(strokes, "lower").how & Qt.AlignmentFlag.AlignLeft.value
    assert written(strokes, "higher").how & Qt.AlignmentFlag.AlignRight.value


MINUTES = (0, 5, 15, 25, 45, 90, 0, 1, 2, 3)
"""From a Wednesday on."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEDNESDAY = after(2)


def heat(themes: ThemeStore, days: int = 10) -> HeatMap:
    levels = (0, 1, 2, 3, 4, 5, 0, 1, 1, 1)
    cells = tuple(
        HeatDay(WEDNESDAY + timedelta(days=n), MINUTES[n % 10], levels[n % 10], f"{n}")
        for n in range(days)
    )
    view = HeatView(
        title="Calendar", below="", days=cells, months=((WEDNESDAY, "March"),), weekdays=WEEKDAYS,
        legend=(), head=(), rows=(), has_earlier=False, has_later=False,
    )  # fmt: skip
    return HeatMap(themes, view)


def cells_of(strokes: list[Stroke]) -> list[QRectF]:
    return [stroke.box for stroke in of_kind(strokes, "rect")]


def test_a_day_stands_in_the_row_of_its_weekday_and_the_column_of_its_week(
    themes: ThemeStore
) -> None:
    chart = heat(themes)
    strokes = painted(chart)
    cells = cells_of(strokes)
    side = chart.spot(0).width()
    for number, cell in enumerate(cells):
        weekday, week = (number + 2) % 7, (number + 2) // 7
        assert cell.center().y() == pytest.approx(middle(strokes, WEEKDAYS[weekday]))
        assert cell.center().x() == pytest.approx(cells[0].center().x() + week * side)
        assert chart.spot(number).center() == cell.center()
    assert written(strokes, "March").box.left() == pytest.approx(chart.spot(0).left())
    assert written(strokes, "March").box.bottom() <= chart.spot(0).top()


def test_weeks_without_room_go_on_in_a_band_below(themes: ThemeStore) -> None:
    chart = heat(themes, days=140)
    painted(chart, width=200)
    spots = [chart.spot(number) for number in range(chart.mark_count)]
    assert all(spot.left() > 0 and spot.right() <= 200 for spot in spots)
    first_of_band = next(n for n in range(1, 140) if spots[n].left() < spots[n - 1].left())
    assert (WEDNESDAY + timedelta(days=first_of_band)).weekday() == 0
    assert spots[first_of_band].left() == spots[0].left()
    assert spots[first_of_band].top() > max(spot.bottom() for spot in spots[:first_of_band])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_more_minutes_are_a_further_step_of_colour(themes: ThemeStore, theme: ThemeName) -> None:
    themes.apply(theme, 1.0)
    fills = [stroke.fill for stroke in of_kind(painted(heat(themes)), "rect")]
    steps = themes.theme.heat()
    assert fills[1:7] == [step.name() for step in (*steps[1:], steps[0])]
    assert len({step.name() for step in steps}) == 6


@pytest.mark.parametrize("theme", ["contrast-light", "contrast-dark"])
def test_where_colour_carries_no_meaning_each_day_has_its_minutes(
    themes: ThemeStore, theme: ThemeName
) -> None:
    themes.apply(theme, 1.0)
    chart = heat(themes)
    strokes = painted(chart)
    numbers = [each for each in of_kind(strokes, "words") if each.words.isdigit()]
    assert [int(each.words) for each in numbers] == list(MINUTES)
    for index, number in enumerate(numbers):
        assert number.box.center() == chart.spot(index).center()


@pytest.mark.parametrize("theme", THEMES)
def test_the_legend_has_the_steps_of_colour_beside_their_words_in_order(
    qtbot: Any, themes: ThemeStore, theme: ThemeName
) -> None:
    themes.apply(theme, 1.0)
    legend = heat_legend(themes, ["none", "a", "b", "c", "d", "e"])
    qtbot.addWidget(legend)
    legend.resize(900, 60)
    legend.show()
    pairs = [child for child in legend.children() if child.isWidgetType()]
    shown = []
    for pair in pairs:
        swatch, words = [child for child in pair.children() if child.isWidgetType()]
        image = picture(swatch)
        at = image.pixelColor(image.width() // 2, image.height() // 2)
        shown.append((words.text(), at.name()))
    colours = [step.name() for step in themes.theme.heat()]
    assert shown == list(zip(["none", "a", "b", "c", "d", "e"], colours, strict=True))


AREAS = ("right_hand", "left_hand", "head", "hips", "lower_back", "trunk", "chest")


def body(themes: ThemeStore) -> BodyMap:
    areas = [AreaDays(area, 3, min(n + 1, 5), area) for n, area in enumerate(AREAS)]
    return BodyMap(themes, "Where it hurt", areas, height=300, walkable=True)


def test_an_area_stands_where_it_is_on_a_person_that_faces_us_and_on_one_seen_from_behind(
    themes: ThemeStore
) -> None:
    chart = body(themes)
    strokes = painted(chart)
    spot = {area: chart.spot(number).center() for number, area in enumerate(AREAS)}
    front, back = written(strokes, "Front").box, written(strokes, "Back").box
    assert front.right() <= back.left() + 4
    assert spot["head"].x() == pytest.approx(front.center().x())
    assert spot["right_hand"].x() < spot["head"].x() < spot["left_hand"].x()
    assert spot["head"].y() < spot["chest"].y() < spot["hips"].y()
    assert spot["lower_back"].x() == pytest.approx(back.center().x())


def test_an_area_is_filled_by_its_step_and_a_smaller_one_lies_upon_a_larger(
    themes: ThemeStore
) -> None:
    chart = body(themes)
    edge = themes.theme.colour("primary").name()
    filled = of_kind(painted(chart), "path", edge=edge)
    steps = themes.theme.heat()
    assert len(filled) == len(AREAS)
    for number in range(len(AREAS)):
        (fill,) = [each.fill for each in filled if each.box == chart.spot(number)]
        assert fill == steps[min(number + 1, 5)].name()
    sizes = [each.box.width() * each.box.height() for each in filled]
    assert sizes == sorted(sizes, reverse=True)
