"""What was found of one exercise, in the same words on Progress and in the report."""

from __future__ import annotations

from coping_app.content.reference.scales import Scale
from coping_app.insight.beginnings import Expected
from coping_app.insight.change import PairedChange
from coping_app.insight.rated_sessions import Rated
from coping_app.wording.wording import Wording


def found(change: PairedChange, words: Wording) -> str:
    """``1.6 points lower on average, 1.1 to 2.1``, or that no change is clear."""
    translate = words.translate
    if change.low <= 0.0 <= change.high:
        return translate("report", "no clear change, {low} to {high}").format(
            low=words.moved(change.low), high=words.moved(change.high)
        )
    near, far = (words.number(end) for end in sorted((abs(change.low), abs(change.high))))
    if near == far:
        form = (
            translate("report", "{mean} lower on average")
            if change.mean < 0
            else translate("report", "{mean} higher on average")
        )
    else:
        form = (
            translate("report", "{mean} lower on average, {near} to {far}")
            if change.mean < 0
            else translate("report", "{mean} higher on average, {near} to {far}")
        )
    return form.format(mean=words.points(abs(change.mean)), near=near, far=far)


def rated_times(group: Rated, words: Wording) -> str:
    """How many of the times that were rated before were rated after, too; empty for all."""
    if not group.missing:
        return ""
    return words.translate("report", "Rated before and after {n} of {all} times.").format(
        n=group.n, all=group.begun
    )


def expected_anyway(scale: Scale, words: Wording) -> str:
    """People begin when it is bad, so some of a change comes without any exercise."""
    form = (
        words.translate(
            "report", "People often start when {scale} is high, so some fall is expected."
        )
        if scale.better == "low"
        else words.translate(
            "report", "People often start when {scale} is low, so some rise is expected."
        )
    )
    return form.format(scale=scale.title.lower())


def expected_part(expected: Expected, title: str, words: Wording) -> str:
    """How much of a change beginnings alone explain, for an exercise; empty for hardly any."""
    if not expected.worth_saying:
        return ""
    part = min(abs(expected.expected), abs(expected.change))
    return words.translate(
        "report", "With {title}, up to {expected} of {change} could be that alone."
    ).format(title=title, expected=words.number(part), change=words.points(abs(expected.change)))
