"""The sentences of Today."""

from __future__ import annotations

from coping_app.features.plan.progress import WeekState
from coping_app.features.today.view import (
    Followed,
    GoOn,
    Offer,
    PartOfDay,
    TrialToday,
)
from coping_app.wording import words
from coping_app.wording.translate import translate
from coping_app.wording.wording import own_wording

_SPOKEN_VERBS = ("say", "body")


def greeting(part: PartOfDay) -> str:
    """The heading of the page."""
    greetings = {
        "morning": translate("today", "Good morning"),
        "afternoon": translate("today", "Good afternoon"),
        "evening": translate("today", "Good evening"),
        "night": translate("today", "Hello"),
    }
    return greetings[part]


def go_on(session: GoOn) -> str:
    """What is said of an interrupted session."""
    if session.step is None:
        return translate("today", "Your last session stopped before it began.")
    return translate("today", "Your last session stopped at step {step}.").format(step=session.step)


def why(offer: Offer) -> str:
    """The line above the exercise of the main card."""
    if offer.lighter:
        return translate("today", "A lighter one, if you like")
    reasons = {
        "therapist": translate("today", "From your therapist, for this week"),
        "plan": translate("today", "Next in your plan"),
        "extra": translate("today", "This week is done. One more, if you like"),
        "first-week": translate("today", "A good one to begin with"),
        "again": translate("today", "One that you know already"),
    }
    return reasons[offer.why]


def details(offer: Offer, voice_on: bool) -> str:
    """Length, posture and whether a voice guides."""
    info = offer.exercise
    length = words.capital(words.minutes(info.length_s))
    postures = words.postures(info.posture)
    if postures:
        sentence = translate("today", "{length}, {postures}.")
    else:
        sentence = translate("today", "{length}.")
    sentence = sentence.format(length=length, postures=postures)
    if voice_on and any(verb in info.verbs for verb in _SPOKEN_VERBS):
        sentence += " " + translate("today", "A voice guides you.")
    return sentence


def followed(shown: Followed) -> str:
    """The mean change after an exercise, in the same digits as on Progress."""
    fact = shown.fact
    form = (
        translate("today", "{scale} was {points} lower on average after “{title}”.")
        if fact.change < 0
        else translate("today", "{scale} was {points} higher on average after “{title}”.")
    )
    scale = words.scale(fact.scale) or translate("today", "your rating")
    return form.format(
        title=shown.exercise.title,
        scale=words.capital(scale),
        points=_points(abs(fact.change)),
    )


def _points(value: float) -> str:
    number = _number(value)
    if number == "1":
        return translate("today", "{number} point").format(number=number)
    return translate("today", "{number} points").format(number=number)


def _number(value: float) -> str:
    return own_wording().number(value)


def followed_from(shown: Followed) -> str:
    """How much there is behind it, and what tempers it."""
    fact = shown.fact
    near, far = (_number(end) for end in sorted((abs(fact.low), abs(fact.high))))
    likely = translate("today", "Likely {near} to {far}, from {count} practices in three months.")
    told = [
        likely.format(near=near, far=far, count=words.number(fact.n)),
        translate("today", "Some fall is expected anyway.")
        if fact.change < 0
        else translate("today", "Some rise is expected anyway."),
    ]
    if fact.others_may:
        told.append(translate("today", "Others may do as well."))
    return " ".join(told)


def followed_nothing_yet() -> str:
    """What is said where no exercise may be named."""
    return translate("today", "Nothing stands out so far.")


def followed_later() -> str:
    """What will stand there later."""
    return translate("today", "Where a change after practice is clear, it stands here.")


def trial_title(state: TrialToday) -> str:
    """What the personal trial is about today."""
    if state.exercise is None:
        return translate("today", "Your trial is over")
    return translate("today", "Today: {title}").format(title=state.exercise.title)


def trial(state: TrialToday) -> str:
    """One sentence below it."""
    if state.exercise is None:
        return translate("today", "The result is here when you like.")
    told = translate(
        "today", "Your trial suggests this on day {day} of {days}. Any other is fine, too."
    ).format(day=state.day, days=state.days)
    if state.beside is None:
        return told
    from coping_app.features.trial.words import pause_note  # with all of the statistics

    return f"{told} {pause_note(state.beside.title, state.beside.length_s)}"


def week(state: WeekState) -> str:
    """What is done of the plan's week and what is still there, without a word of blame."""
    left = state.wanted - state.done
    if state.wanted == 0:
        return translate("today", "Take what you need, when you need it.")
    if left == 0:
        return translate("today", "All done. The rest of the week is yours.")
    if state.done == 0:
        return _none_done(left)
    done = words.capital(words.number(state.done))
    if left == 1:
        return translate("today", "{done} done. One is still here if you want it.").format(
            done=done
        )
    return translate("today", "{done} done. {left} are still here if you want them.").format(
        done=done, left=words.capital(words.number(left))
    )


def _none_done(left: int) -> str:
    if left == 1:
        return translate("today", "One is here if you want it.")
    return translate("today", "{left} are here if you want them.").format(
        left=words.capital(words.number(left))
    )


def week_dots(state: WeekState) -> str:
    """What the dots say, for assistive technology."""
    return translate("today", "{done} of {wanted} done").format(
        done=state.done, wanted=state.wanted
    )
