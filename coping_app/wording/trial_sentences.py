"""What a personal trial says, in one place: its page, Today, Progress and the report say the same.

A trial is the only thing here that can tell what an exercise adds, because chance chose its days.
So these are the only sentences in which an exercise may have helped, and only where the result is
clear and the other arm was a quiet pause.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coping_app.insight.enough import TooEarly
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.practice import QUIET_PAUSE
from coping_app.insight.trial import Arm
from coping_app.insight.trial_result import TrialResult
from coping_app.wording.wording import Wording


def hidden_words(trials: Iterable[KeptTrial], today: date, words: Wording) -> str:
    """Which exercises are hidden, and until when; empty for none."""
    translate = words.translate
    return " ".join(
        (
            translate("trial", "Hidden until your trial ends: {a} and {b}.")
            if kept.is_running(today)
            else translate("trial", "Hidden until you see your trial's result: {a} and {b}.")
        ).format(a=_name(kept, "a", words), b=_name(kept, "b", words))
        for kept in trials
        if kept.hides(today)
    )


def finding(
    kept: KeptTrial, result: TrialResult | TooEarly, scale: str, words: Wording
) -> str:
    """What the trial says, or that it cannot tell.

    Args:
        kept: The trial, over.
        result: What it came to.
        scale: What the scale measures, as within a sentence: ``pain``.
        words: The language.
    """
    translate = words.translate
    if isinstance(result, TooEarly):
        return translate("trial", "There were too few days to tell.")
    if result.verdict == "cannot-tell":
        return translate("trial", "This trial cannot tell the two apart.")
    if result.verdict == "alike":
        return translate("trial", "Both were followed by about the same.")
    difference = result.difference if result.verdict == "a" else -result.difference
    better, other = _named(kept, result.verdict, words)
    form = (
        translate(
            "trial", "In this trial, {better} helped: {scale} was {moved} than after {other}."
        )
        if has_helped(kept, result)
        else translate(
            "trial", "In this trial, {scale} was {moved} after {better} than after {other}."
        )
    )
    return form.format(
        better=better, other=other, scale=scale, moved=_moved_points(difference, words)
    )


def has_helped(kept: KeptTrial, result: TrialResult | TooEarly) -> bool:
    """Whether the exercise was clearly better than a quiet pause of the same length."""
    if isinstance(result, TooEarly) or result.verdict not in ("a", "b"):
        return False
    other = kept.trial.b if result.verdict == "a" else kept.trial.a
    return other == QUIET_PAUSE


def likely_range(
    kept: KeptTrial, result: TrialResult | TooEarly, scale: str, words: Wording
) -> str:
    """The difference with its 95 % interval; empty where there were too few days."""
    if isinstance(result, TooEarly):
        return ""
    translate = words.translate
    a, b = (_name(kept, arm, words) for arm in ("a", "b"))
    mean = translate("trial", "{scale} after {a}, against {b}: {mean} on average.").format(
        scale=scale[:1].upper() + scale[1:], a=a, b=b, mean=words.moved(result.difference)
    )
    interval = translate("trial", "It may lie anywhere from {low} to {high} (95 % interval).")
    return f"{mean} " + interval.format(low=words.moved(result.low), high=words.moved(result.high))


def _named(kept: KeptTrial, better: Arm, words: Wording) -> tuple[str, str]:
    """The better one and the other."""
    other: Arm = "b" if better == "a" else "a"
    return _name(kept, better, words), _name(kept, other, words)


def _name(kept: KeptTrial, arm: Arm, words: Wording) -> str:
    if kept.trial.exercise(arm) == QUIET_PAUSE:
        return words.translate("trial", "a quiet pause")
    return words.translate("trial", "“{title}”").format(
        title=kept.title_of(kept.trial.exercise(arm))
    )


def _moved_points(difference: float, words: Wording) -> str:
    """``1.1 points lower``."""
    form = (
        words.translate("trial", "{points} lower")
        if difference < 0
        else words.translate("trial", "{points} higher")
    )
    return form.format(points=words.points(abs(difference)))
