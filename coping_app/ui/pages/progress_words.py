"""Phrases that several parts of Progress share. Findings are cautious; worse is said as plainly."""

from __future__ import annotations

from coping_app.content.scales import Scale
from coping_app.export.wording import Wording
from coping_app.insight.change import ENOUGH_FOR_INTERVAL, PairedChange
from coping_app.ui.pages.progress_view import Rated


def scale_ends(scale: Scale, words: Wording) -> str:
    """``Zero: no pain. Ten: the worst pain you can imagine.``"""
    return words.translate("progress", "Zero: {low}. Ten: {high}.").format(
        low=scale.low_word, high=scale.high_word
    )


def practices(count: int, words: Wording) -> str:
    """``one practice``, ``14 practices``."""
    if count == 1:
        return words.translate("progress", "one practice")
    return words.translate("progress", "{n} practices").format(n=count)


def found(change: PairedChange, words: Wording) -> str:
    """``1.6 points lower, 1.1 to 2.1``, or that no change is clear."""
    if change.low <= 0.0 <= change.high:
        return words.translate("progress", "no clear change, {low} to {high}").format(
            low=words.moved(change.low), high=words.moved(change.high)
        )
    near, far = sorted((abs(change.low), abs(change.high)))
    form = (
        words.translate("progress", "{points} lower on average, {near} to {far}")
        if change.mean < 0
        else words.translate("progress", "{points} higher on average, {near} to {far}")
    )
    return form.format(
        points=words.points(abs(change.mean)), near=words.number(near), far=words.number(far)
    )


def tally(group: Rated, words: Wording) -> str:
    """``lower 5 times, the same twice``: nothing averaged, and what never was is left out."""
    translate = words.translate
    forms = (
        translate("progress", "lower {times}"),
        translate("progress", "the same {times}"),
        translate("progress", "higher {times}"),
    )
    return ", ".join(
        form.format(times=words.times(count))
        for form, count in zip(forms, group.tally(), strict=True)
        if count
    )


def more_later(words: Wording) -> str:
    """When more can be said."""
    return words.translate("progress", "After {n} practices this page can say more.").format(
        n=ENOUGH_FOR_INTERVAL
    )


def expected_anyway(scale: Scale, words: Wording) -> str:
    """People begin when it is bad, so some of a change comes without any exercise."""
    if scale.better == "low":
        form = words.translate(
            "progress", "People often start when {scale} is high, so some fall is expected."
        )
    else:
        form = words.translate(
            "progress", "People often start when {scale} is low, so some rise is expected."
        )
    return form.format(scale=scale.title.lower())


def capital(text: str) -> str:
    """The same with a capital in front, as a sentence begins."""
    return text[:1].upper() + text[1:]
