"""The sentences of what helps: a title, what the marks mean, and what is said of an exercise."""

from __future__ import annotations

from collections.abc import Iterable

from coping_app.content.scales import Scale
from coping_app.export.wording import Wording
from coping_app.insight.beginnings import Expected
from coping_app.insight.change import PairedChange
from coping_app.insight.effects import Effect, Effects, Waiting
from coping_app.insight.enough import TooEarly
from coping_app.ui.pages import progress_words as say
from coping_app.ui.pages.progress_view import Shown


def title(effects: Effects, scale: Scale, words: Wording) -> str:
    """Names an exercise only where its whole likely range is for the better."""
    translate = words.translate
    name = scale.title.lower()
    if (found := effects.stands_out) is not None:
        form = (
            translate("progress", "What helps so far: {scale} was lower after {title}")
            if scale.better == "low"
            else translate("progress", "What helps so far: {scale} was higher after {title}")
        )
        return form.format(scale=name, title=found.title)
    return translate("progress", "What helps: nothing stands out for {scale} so far").format(
        scale=name
    )


def below(a_ring: int, scale: Scale, shown: Shown, words: Wording) -> str:
    """What the marks mean, and which days they are of."""
    translate = words.translate
    ring = (
        translate("progress", "○ a practice")
        if a_ring == 1
        else translate("progress", "○ up to {n} practices").format(n=a_ring)
    )
    form = translate(
        "progress", "Change in {scale}: {ring}, ◆ best guess and its likely range. {span}."
    )
    return form.format(
        scale=scale.title.lower(), ring=ring, span=say.capital(shown.words(words))
    )


def ends(scale: Scale, words: Wording) -> tuple[str, str, str]:
    """What the left end, the middle and the right end of the axis mean."""
    translate = words.translate
    name = scale.title.lower()
    return (
        translate("progress", "lower {scale} after").format(scale=name),
        translate("progress", "no change"),
        translate("progress", "higher {scale} after").format(scale=name),
    )


def note(waiting: Iterable[Waiting], is_guessed: bool, scale: Scale, words: Wording) -> str:
    """Exercises that were done too seldom, what a best guess is, and what is expected anyway."""
    translate = words.translate
    named = ", ".join(
        translate("progress", "{title} ({times})").format(title=w.title, times=words.times(w.n))
        for w in waiting
    )
    too_few = translate("progress", "Too few to say yet: {exercises}.").format(exercises=named)
    leans = translate(
        "progress", "A best guess leans on all your exercises, so it differs from a plain average."
    )
    return " ".join([
        *([too_few] if named else []),
        *([leans] if is_guessed else []),
        say.expected_anyway(scale, words),
    ])


def too_early(early: TooEarly, scale: Scale, words: Wording) -> str:
    """How many there are, and how many it takes."""
    translate = words.translate
    have = say.practices(early.have, words) if early.have else translate("progress", "none")
    form = (
        translate(
            "progress", "So far: {have} with {scale} rated before and after. It takes {need}."
        )
        if early.missing == "pairs"
        else translate(
            "progress",
            "So far: {have} of exercises done three times or more, {scale} rated. It takes {need}.",
        )
    )
    return form.format(have=have, scale=scale.title.lower(), need=early.need)


def sentences(effect: Effect, change: PairedChange, scale: Scale, words: Wording) -> str:
    """What followed an exercise, and how often such a finding holds."""
    translate = words.translate
    form = (
        translate("progress", "In {chance} such cases the usual fall is a point or more.")
        if scale.better == "low"
        else translate("progress", "In {chance} such cases the usual rise is a point or more.")
    )
    first = translate("progress", "{scale} after {title}: {found}.").format(
        scale=scale.title, title=effect.title, found=guess(change, words)
    )
    return f"{first} {form.format(chance=chance(effect.likely, words))}"


def guess(change: PairedChange, words: Wording) -> str:
    """``about 1.5 points lower, likely 0.7 to 2.2``, or that no change is clear."""
    if change.low <= 0.0 <= change.high:
        return say.found(change, words)
    near, far = sorted((abs(change.low), abs(change.high)))
    points = words.points(abs(change.mean))
    if words.number(near) == words.number(far):
        sure = (
            words.translate("progress", "{points} lower")
            if change.mean < 0
            else words.translate("progress", "{points} higher")
        )
        return sure.format(points=points)
    form = (
        words.translate("progress", "about {points} lower, likely {near} to {far}")
        if change.mean < 0
        else words.translate("progress", "about {points} higher, likely {near} to {far}")
    )
    return form.format(points=points, near=words.number(near), far=words.number(far))


def chance(likely: float, words: Wording) -> str:
    """In tenths, and never sure."""
    tenths = int(likely * 10.0 + 0.5)
    if tenths <= 0:
        return words.translate("progress", "fewer than 1 of 10")
    if tenths >= 10:
        return words.translate("progress", "more than 9 of 10")
    return words.translate("progress", "about {n} of 10").format(n=tenths)


def expected_words(expected: Expected, title: str, in_a_year: bool, words: Wording) -> str:
    """How much of a change beginnings alone explain, for an exercise; empty for hardly any.

    Args:
        expected: Of that exercise.
        title: Its name.
        in_a_year: Whether the past year was looked at instead of a longer time that is shown.
        words: How it is said.
    """
    if not expected.worth_saying:
        return ""
    form = (
        words.translate(
            "progress", "With {title}, up to {expected} of {change} in a year could be that alone."
        )
        if in_a_year
        else words.translate(
            "progress", "With {title}, up to {expected} of {change} could be that alone."
        )
    )
    part = min(abs(expected.expected), abs(expected.change))
    return form.format(
        title=title, expected=words.number(part), change=words.points(abs(expected.change))
    )
