"""The sentences of personal trials: plain, cautious, and the same for better and worse."""

from __future__ import annotations

from datetime import date

from coping_app.features.trial.view import Running, pause_minutes
from coping_app.insight.enough import TooEarly
from coping_app.insight.kept_trial import KeptTrial
from coping_app.insight.trial import Trial
from coping_app.insight.trial_power import found_of_100
from coping_app.insight.trial_result import LEAST_BLOCKS, LEAST_DAYS_EACH, TrialDay, TrialResult
from coping_app.wording import trial_sentences, words
from coping_app.wording.translate import translate
from coping_app.wording.wording import own_wording


def explanation() -> tuple[str, ...]:
    """How a trial goes, before it begins."""
    return (
        translate("trial", "Days come in pairs. Chance decides which exercise comes first."),
        translate("trial", "It is only a suggestion. Every exercise stays open on every day."),
        translate("trial", "What counts is its first time that day, rated before and after."),
        translate("trial", "You can stop at any time. You need no reason."),
        translate("trial", "The result comes at the end. An early look would mislead."),
    )


def power_hint() -> str:
    """What two and four weeks can find: see ``trial_power``."""
    one = translate(
        "trial", "In two weeks, {short} of 100 trials find a difference of one point."
    ).format(short=found_of_100(1, 2))
    more = translate("trial", "In four weeks, {long} do. Most trials cannot tell.").format(
        long=found_of_100(1, 4)
    )
    two = translate(
        "trial", "Two points are found by {short} in two weeks, and {long} in four."
    ).format(short=found_of_100(2, 2), long=found_of_100(2, 4))
    return f"{one} {more} {two}"


def pause_hint() -> str:
    """What a quiet pause is for."""
    return translate("trial", "Against a quiet pause, a trial can say whether an exercise helps.")


def pause_note(other: str, length_s: float) -> str:
    """How long the quiet pause is to be."""
    return translate(
        "trial", "Choose {minutes} of quiet, about as long as “{title}”."
    ).format(minutes=words.minutes(pause_minutes(length_s) * 60.0), title=other)


def order_hint() -> str:
    """How the exercises to choose from are ordered."""
    return translate("trial", "What you practised most lately stands first.")


def effort_differs() -> str:
    """Two exercises that are hard to compare."""
    return translate("trial", "One of them takes more effort. That can sway the result.")


def same_twice() -> str:
    """The same exercise was chosen twice."""
    return translate("trial", "Please choose two different exercises.")


def begun(start: date, today: date) -> str:
    """Said when a trial begins."""
    if start > today:
        return translate("trial", "Your trial begins tomorrow. Today is already in use.")
    return translate("trial", "Your trial begins today.")


def name(kept: KeptTrial) -> str:
    """Both exercises."""
    return translate("trial", "“{a}” or “{b}”").format(a=kept.a_title, b=kept.b_title)


def dates(kept: KeptTrial, today: date) -> str:
    """From when to when, and on which scale."""
    last = kept.trial.last_day if kept.stopped is None else min(kept.stopped, kept.trial.last_day)
    return translate("trial", "{first} to {last}. What counts is {scale}.").format(
        first=words.day(kept.trial.start, today),
        last=words.day(max(last, kept.trial.start), today),
        scale=words.scale(kept.trial.scale),
    )


def how_far(state: Running) -> str:
    """Which day it is, and how many pairs of days are complete."""
    if state.day < 1:
        return translate("trial", "It begins tomorrow.")
    day = translate("trial", "Day {day} of {days}.").format(day=state.day, days=state.days)
    if state.pairs == 0:
        pairs = translate("trial", "No pair of days is complete yet.")
    elif state.pairs == 1:
        pairs = translate("trial", "One pair of days is complete.")
    else:
        pairs = translate("trial", "{count} pairs of days are complete.").format(
            count=words.capital(words.number(state.pairs))
        )
    return f"{day} {pairs}"


def enough_needed() -> str:
    """What a result takes."""
    return translate(
        "trial", "A result takes {days} days of each, in {pairs} pairs of days or more."
    ).format(days=words.number(LEAST_DAYS_EACH), pairs=words.number(LEAST_BLOCKS))


def today_title(kept: KeptTrial, exercise_id: str) -> str:
    """What chance picked for today."""
    return translate("trial", "Today: {title}").format(title=kept.title_of(exercise_id))


def only_a_suggestion() -> str:
    """Below it."""
    return translate("trial", "Chance picked this one. Any other is fine, too.")


def done_today() -> str:
    """The suggestion of today was taken up."""
    return translate("trial", "That is done for today. The next one comes tomorrow.")


def put_off() -> str:
    """After "Not today"."""
    return translate("trial", "Nothing more today. That is fine.")


def resting() -> str:
    """The exercise of today is better left for now."""
    return translate("trial", "This one is better left for now. You can stop the trial.")


def missing() -> str:
    """The exercise of today is gone from this computer."""
    return translate("trial", "This exercise is not on this computer. You can stop the trial.")


def finding(kept: KeptTrial, result: TrialResult | TooEarly) -> str:
    """What the trial says, or that it cannot tell; as in the report."""
    return trial_sentences.finding(kept, result, words.scale(kept.trial.scale), own_wording())


def details(kept: KeptTrial, result: TrialResult | TooEarly) -> str:
    """The difference with its interval, as in the report; or what was missing."""
    told = trial_sentences.likely_range(kept, result, words.scale(kept.trial.scale), own_wording())
    return told or enough_needed()


def arms(kept: KeptTrial, result: TrialResult | TooEarly) -> tuple[str, ...]:
    """What followed each of the two, and on how many days."""
    if isinstance(result, TooEarly):
        return ()
    form = translate("trial", "After “{title}”: {moved} on average, over {days} days.")
    moved = own_wording().moved
    return (
        form.format(title=kept.a_title, moved=moved(result.a_mean), days=result.a_days),
        form.format(title=kept.b_title, moved=moved(result.b_mean), days=result.b_days),
    )


def what_next(kept: KeptTrial, result: TrialResult | TooEarly) -> str:
    """What the person can do with it."""
    if isinstance(result, TooEarly):
        return translate("trial", "You can try again whenever you like. Nothing is lost.")
    if result.verdict == "cannot-tell":
        return translate(
            "trial", "That is how most trials end. Take the one you like more."
        )
    if result.verdict == "alike":
        return translate("trial", "Take the one you like more, or the shorter one.")
    better = kept.a_title if result.verdict == "a" else kept.b_title
    return translate("trial", "You could go on with “{title}”. The other stays open.").format(
        title=better
    )


def table_head(trial: Trial) -> tuple[str, str, str, str]:
    """Columns of the table of days."""
    scale = words.capital(words.scale(trial.scale))
    return (
        translate("trial", "Day"),
        translate("trial", "Exercise"),
        translate("trial", "{scale} before").format(scale=scale),
        translate("trial", "{scale} after").format(scale=scale),
    )


def table_row(kept: KeptTrial, each: TrialDay, today: date) -> tuple[str, str, str, str]:
    """One day; a dash where nothing counts."""
    none = translate("trial", "–")
    return (
        words.day(each.day, today),
        kept.title_of(kept.trial.exercise(each.arm)),
        none if each.before is None else str(each.before),
        none if each.after is None else str(each.after),
    )
