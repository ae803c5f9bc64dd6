"""Phrases that several parts of Progress share. Findings are cautious; worse is said as plainly."""

from __future__ import annotations

from coping_app.content.reference.scales import Scale
from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.rated_sessions import Rated
from coping_app.wording.wording import Wording


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
