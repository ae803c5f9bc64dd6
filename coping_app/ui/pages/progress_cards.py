"""The cards of Progress: records in, a chart with its sentence and table out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.content.scales import Scale
from coping_app.insight.change import ENOUGH_FOR_INTERVAL, paired_change
from coping_app.ui.charts.chart_card import ChartCard
from coping_app.ui.charts.days import whole_day
from coping_app.ui.charts.dumbbell import Dumbbell, DumbbellPlot
from coping_app.ui.charts.practice_bars import Bar, PracticeBars
from coping_app.ui.pages import progress_words as words
from coping_app.ui.pages.progress_view import MOST_DUMBBELLS, ExerciseProgress, ProgressView
from coping_app.ui.theme.theme import ThemeStore

translate = QCoreApplication.translate


def practice_card(themes: ThemeStore, view: ProgressView) -> ChartCard:
    """Minutes of practice, a bar a day or a week."""
    spans = view.practice
    bars = [Bar(span.minutes, words.day_words(span)) for span in spans]
    weekly = bool(spans) and spans[0].days == 7
    below = (
        translate("progress", "Minutes a week")
        if weekly
        else translate("progress", "Minutes a day")
    )
    return ChartCard(
        themes,
        words.practice_finding(spans, view.minutes_this_week),
        below,
        PracticeBars(themes, below, bars),
        (
            translate("progress", "Week from") if weekly else translate("progress", "Day"),
            translate("progress", "Minutes"),
        ),
        [(words.day_words(span), words.number(span.minutes)) for span in reversed(spans)],
    )


def exercise_card(themes: ThemeStore, progress: ExerciseProgress, scale: Scale) -> ChartCard:
    """Before and after of one exercise on one scale."""
    enough = len(progress.pairs) >= ENOUGH_FOR_INTERVAL
    values = [(pair.before, pair.after) for pair in progress.pairs]
    change = paired_change(values) if enough else None
    marks = [Dumbbell(p.day, p.before, p.after) for p in progress.pairs[-MOST_DUMBBELLS:]]
    below = translate("progress", "{scale} before ○ and after ◆. Zero: {low}. Ten: {high}.").format(
        scale=scale.title, low=scale.low_word, high=scale.high_word
    )
    return ChartCard(
        themes,
        words.finding(progress, scale, change),
        below,
        DumbbellPlot(themes, progress.title, marks),
        (
            translate("progress", "Day"),
            translate("progress", "Before"),
            translate("progress", "After"),
        ),
        [
            (whole_day(pair.day), str(pair.before), str(pair.after))
            for pair in reversed(progress.pairs)
        ],
        f"{words.tally(progress, scale)} {words.caution(progress)}",
    )
