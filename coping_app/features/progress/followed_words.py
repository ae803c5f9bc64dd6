"""The sentences of what followed: a title, what tempers it, and what is said of an exercise.

Before and after tell what followed an exercise, never what it did. Whether it helps, a finished
trial can say.
"""

from __future__ import annotations

from collections.abc import Iterable

from coping_app.content.reference.scales import Scale
from coping_app.features.progress import words as say
from coping_app.features.progress.view import Shown
from coping_app.insight.beginnings import Expected
from coping_app.insight.effects import Effect
from coping_app.insight.enough import TooEarly
from coping_app.insight.followed import Followed
from coping_app.insight.rated_sessions import Rated
from coping_app.wording.found import expected_anyway, expected_part, found, rated_times
from coping_app.wording.wording import Wording
from coping_app.wording.words import capital


def title(named: str, scale: Scale, words: Wording) -> str:
    """The finding; ``named`` is the exercise that may be named, empty for none."""
    translate = words.translate
    name = scale.title.lower()
    if named:
        form = (
            translate("progress", "What followed: {scale} was lower after {title}")
            if scale.better == "low"
            else translate("progress", "What followed: {scale} was higher after {title}")
        )
        return form.format(scale=name, title=named)
    return translate("progress", "What followed: nothing stands out for {scale} so far").format(
        scale=name
    )


def caution(
    fact: Followed | None, groups: Iterable[Rated], expected: str, words: Wording
) -> str:
    """What tempers the finding and stands right below it.

    Args:
        fact: What is named; None for nothing.
        groups: The exercises of the scale that have a range.
        expected: What is expected anyway (``expected_words``).
        words: How it is said.
    """
    translate = words.translate
    others = fact is not None and fact.others_may
    unsaid = fact is None and any(group.often_missing for group in groups)
    return " ".join([
        *([translate("progress", "Others may do as well.")] if others else []),
        expected,
        *(
            [translate("progress", "Where many ratings after are missing, nothing is named.")]
            if unsaid
            else []
        ),
    ])


def expected_words(
    expected: Expected | TooEarly | None, title: str, scale: Scale, words: Wording
) -> str:
    """That some change is expected anyway, and how much where check-ins can tell."""
    part = expected_part(expected, title, words) if isinstance(expected, Expected) else ""
    return f"{expected_anyway(scale, words)} {part}".strip()


def below(a_ring: int, scale: Scale, shown: Shown, words: Wording) -> str:
    """What the marks mean, and which days they are of."""
    translate = words.translate
    ring = (
        translate("progress", "○ a practice")
        if a_ring == 1
        else translate("progress", "○ up to {n} practices").format(n=a_ring)
    )
    form = translate(
        "progress", "Change in {scale}: {ring}, ◆ average and its likely range. {span}."
    )
    return form.format(
        scale=scale.title.lower(), ring=ring, span=capital(shown.words(words))
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


def note(waiting: Iterable[Rated], when_named: bool, words: Wording) -> str:
    """Exercises that were done too seldom, and when one is named if that is to be said."""
    translate = words.translate
    named = ", ".join(
        translate("progress", "{title} ({times})").format(title=w.title, times=words.times(w.n))
        for w in waiting
    )
    few = translate("progress", "Too few to say yet: {exercises}.").format(exercises=named)
    rule = translate("progress", "An exercise is named when it was clear two weeks ago, too.")
    return " ".join([*([few] if named else []), *([rule] if when_named else [])])


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


def brief(effect: Effect, words: Wording) -> str:
    """What stands in the row of an exercise."""
    told = (
        found(effect.change, words) if effect.change.enough else say.tally(effect.group, words)
    )
    rated = _rated(effect, words)
    return capital(f"{told}. {rated}" if rated else told)


def sentences(effect: Effect, scale: Scale, words: Wording) -> str:
    """The same as whole sentences."""
    translate = words.translate
    form = translate("progress", "{scale} after {title}: {found}.")
    later = ""
    told = say.tally(effect.group, words)
    if effect.change.enough:
        told = found(effect.change, words)
    else:
        later = say.more_later(words)
    first = form.format(scale=scale.title, title=effect.group.title, found=told)
    return " ".join(filter(None, (first, _rated(effect, words), later)))


def _rated(effect: Effect, words: Wording) -> str:
    """How many of its times were rated, and what that means where it is too few."""
    group = effect.group
    if group.often_missing and effect.change.enough:
        form = words.translate(
            "progress", "Rated before and after {n} of {all} times, so it is not named."
        )
        return form.format(n=group.n, all=group.begun)
    return rated_times(group, words)
