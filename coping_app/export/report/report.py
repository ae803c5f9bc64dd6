"""Builds the report for a visit from the records. Pure; every number comes from ``insight``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from coping_app.export.records.records import Records
from coping_app.export.report.changes import Changes, all_changes
from coping_app.export.report.events import all_events
from coping_app.export.report.forms import all_questions
from coping_app.export.report.lines import one_line
from coping_app.export.report.model import (
    Change,
    Headings,
    Note,
    Panel,
    Practice,
    Practised,
    Report,
    ReportChoices,
)
from coping_app.export.report.panels import all_panels
from coping_app.export.report.trials import trial_lines
from coping_app.export.report.weeks import weeks_guide
from coping_app.insight.practice import minutes_by_week
from coping_app.wording.trial_sentences import hidden_words
from coping_app.wording.wording import Wording

USUAL_DAYS = 91
"""A report is about the last three months unless asked otherwise, as is the Progress page."""
MOST_PANELS = 4
MOST_CHANGES = 5
MOST_FEW = 3
MOST_TRIALS = 2
MOST_EXERCISES = 6
MOST_NOTES = 5
VISIT_EXERCISE = "appointment-prep"
"""The exercise whose card says what the person wants to talk about."""


def build_report(
    records: Records, choices: ReportChoices | None = None, wording: Wording | None = None
) -> Report:
    """One page for a visit.

    Args:
        records: Of the time it is about.
        choices: The sections that the person wants; the usual ones where not given.
        wording: The language; English where not given.
    """
    wanted = (choices or ReportChoices()).sections
    words = wording or Wording()
    panels = all_panels(records, words)[:MOST_PANELS] if "weeks" in wanted else ()
    changes = all_changes(records, words) if "changes" in wanted else Changes((), (), "")
    shown, few = changes.averaged[:MOST_CHANGES], changes.few
    trials = tuple(trial_lines(records, words)) if "changes" in wanted else ()
    hidden = (
        hidden_words(records.trials, records.made_on, words) if "changes" in wanted else ""
    )
    practice = _practice(records, words) if "practice" in wanted else None
    questions = all_questions(records, words) if "questions" in wanted else None
    anything = bool(panels or shown or few or trials or practice or questions)
    events, more_events = (
        all_events(records, words) if "events" in wanted and anything else ((), "")
    )
    return Report(
        title=words.translate("report", "My practice and how I have been"),
        dates=words.translate("report", "{first} to {last}").format(
            first=words.day(records.first_day), last=words.day(records.last_day)
        ),
        first=records.first_day,
        last=records.last_day,
        language=records.wordings.language,
        headings=_headings(words),
        axis_ends=(words.short_day(records.first_day), words.short_day(records.last_day)),
        panels=panels,
        weeks_guide=weeks_guide(records, words) if panels else (),
        events=events,
        more_events=more_events,
        questions=questions,
        changes=shown,
        few=few[:MOST_FEW],
        caution=changes.caution,
        trials=trials[:MOST_TRIALS],
        hidden=hidden,
        practice=practice,
        uncertain=(
            tuple(_uncertain(records, words, panels, shown, few))
            if "uncertain" in wanted and anything
            else ()
        ),
        visit=_visit(records) if "visit" in wanted else (),
        empty="" if anything else words.translate("report", "Nothing was practised in this time."),
    )


def _headings(words: Wording) -> Headings:
    translate = words.translate
    return Headings(
        weeks=translate("report", "How I have been"),
        events=translate("report", "What happened"),
        questions=translate("report", "Questions about the last weeks"),
        changes=translate("report", "What followed practice"),
        trials=translate("report", "Trials of my own"),
        practice=translate("report", "What I practised"),
        uncertain=translate("report", "What these numbers cannot say"),
        visit=translate("report", "What I would like to talk about"),
        exercise=translate("report", "Exercise"),
        times=translate("report", "Times"),
        minutes=translate("report", "Minutes"),
        minutes_a_week=translate("report", "Minutes a week"),
        lower=translate("report", "lower after"),
        higher=translate("report", "higher after"),
        low_is_easier=translate("report", "Lower is easier"),
        high_is_easier=translate("report", "Higher is easier"),
    )


def _practice(records: Records, words: Wording) -> Practice | None:
    if not records.practice_s:
        return None
    titles: dict[str, str] = {}
    seconds: dict[str, list[float]] = {}
    for session in records.sessions:
        if session.practised_s > 0:
            titles[session.exercise_id] = session.title
            seconds.setdefault(session.exercise_id, []).append(session.practised_s)
    exercises = sorted(
        (
            Practised(key, titles[key], len(each), round(sum(each) / 60))
            for key, each in seconds.items()
        ),
        key=lambda each: (-each.times, -each.minutes, each.exercise_id),
    )
    left_out = len(exercises) - MOST_EXERCISES
    return Practice(
        weeks=minutes_by_week(records.practice_s, records.first_day, records.last_day),
        exercises=tuple(exercises[:MOST_EXERCISES]),
        finding=words.translate(
            "report", "{minutes} minutes in all, on {days} of {all} days"
        ).format(
            minutes=round(sum(records.practice_s.values()) / 60),
            days=len(records.practice_s),
            all=_days(records),
        ),
        more=(
            words.translate("report", "and {count} more").format(count=left_out)
            if left_out > 0
            else ""
        ),
    )


def _uncertain(
    records: Records,
    words: Wording,
    panels: Sequence[Panel],
    averaged: Sequence[Change],
    few: Sequence[str],
) -> Iterator[str]:
    translate = words.translate
    rated = len({rating.given.day for rating in records.ratings})
    yield translate("report", "Something was rated on {days} of {all} days.").format(
        days=rated, all=_days(records)
    )
    if any(len(panel.lines) > 1 for panel in panels):
        yield translate("report", "Where a line is open, nothing was rated.")
    if averaged:
        yield translate("report", "Each small dot is one practice, and the diamond the average.")
        yield translate(
            "report", "The bar shows where the average may lie, with 95 % confidence."
        )
    if few:
        yield translate("report", "Below eight practices no average is given.")
    if any(not change.is_rated_enough for change in averaged):
        yield translate(
            "report", "Where more than a fifth of ratings is missing, an average says too little."
        )
    if averaged or few:
        yield translate("report", "What followed practice need not have come from it.")


def _visit(records: Records) -> tuple[Note, ...]:
    cards = [card for card in records.kept.cards if card.exercise_id == VISIT_EXERCISE]
    if not cards:
        return ()
    latest = max(cards, key=lambda card: card.moment.utc_ms)
    notes = [Note(one_line(str(each["ask"])), _answer(each["answer"])) for each in latest.fields]
    return tuple(note for note in notes if note.answer)[:MOST_NOTES]


def _answer(value: object) -> str:
    if isinstance(value, list | tuple):
        return one_line(", ".join(str(each) for each in value))
    return "" if value is None else one_line(str(value))


def _days(records: Records) -> int:
    return (records.last_day - records.first_day + timedelta(days=1)).days
