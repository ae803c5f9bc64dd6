"""The sentences of Progress: a finding as a title, and two sentences as a description.

Findings are cautious. Below eight pairs nothing is averaged: the words say what was counted.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from coping_app.content.scales import Scale
from coping_app.insight.change import ENOUGH_FOR_INTERVAL, PairedChange
from coping_app.ui.charts.days import tiny_day
from coping_app.ui.pages.progress_view import ExerciseProgress, PracticeSpan

translate = QCoreApplication.translate


def number(value: float) -> str:
    """One decimal at most, in the reader's locale."""
    return QLocale().toString(value, "f", 0 if abs(value - round(value)) < 0.05 else 1)


def counts(progress: ExerciseProgress) -> tuple[int, int, int]:
    """How often a scale was lower, the same and higher after practice."""
    steps = [pair.after - pair.before for pair in progress.pairs]
    lower = sum(step < 0 for step in steps)
    same = sum(step == 0 for step in steps)
    return lower, same, len(steps) - lower - same


def finding(progress: ExerciseProgress, scale: Scale, change: PairedChange | None) -> str:
    """One sentence: what was seen so far."""
    if change is None:
        return translate("progress", "{title}: {count} so far").format(
            title=progress.title, count=_practices(len(progress.pairs))
        )
    if change.high < 0:
        words = translate(
            "progress", "{title}: {scale} was lower after, by {low} to {high} points on average"
        )
        low, high = number(-change.high), number(-change.low)
    elif change.low > 0:
        words = translate(
            "progress", "{title}: {scale} was higher after, by {low} to {high} points on average"
        )
        low, high = number(change.low), number(change.high)
    else:
        return translate("progress", "{title}: no clear change in {scale}").format(
            title=progress.title, scale=scale.title.lower()
        )
    return words.format(title=progress.title, scale=scale.title.lower(), low=low, high=high)


def tally(progress: ExerciseProgress, scale: Scale) -> str:
    """``Pain: lower 5 times, the same twice, higher once.``"""
    lower, same, higher = counts(progress)
    return translate(
        "progress", "{scale}: lower {lower}, the same {same}, higher {higher}."
    ).format(scale=scale.title, lower=_times(lower), same=_times(same), higher=_times(higher))


def caution(progress: ExerciseProgress) -> str:
    """What the numbers cannot say."""
    if len(progress.pairs) < ENOUGH_FOR_INTERVAL:
        return translate("progress", "After eight practices this page can say more.")
    return translate("progress", "People often start when it is hard, so some change is expected.")


def practice_finding(spans: tuple[PracticeSpan, ...], this_week: float) -> str:
    """One sentence on practice."""
    if not any(span.minutes for span in spans):
        return translate("progress", "No practice in this time yet")
    return translate("progress", "You practised {minutes} min in the last seven days").format(
        minutes=round(this_week)
    )


def day_words(span: PracticeSpan) -> str:
    """A day or the first day of a week."""
    return tiny_day(span.first)


def _practices(count: int) -> str:
    return (
        translate("progress", "one practice")
        if count == 1
        else translate("progress", "{n} practices").format(n=count)
    )


def _times(count: int) -> str:
    if count == 0:
        return translate("progress", "never")
    if count == 1:
        return translate("progress", "once")
    if count == 2:
        return translate("progress", "twice")
    return translate("progress", "{n} times").format(n=count)
