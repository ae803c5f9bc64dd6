"""Questionnaires over time: every score from the least to the largest that there can be.

Scores are those that were kept. Where the items of a questionnaire are rating scales of ours, and
all of them were rated in one session, that session counts as well, as it does in exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.features.progress.days import (
    MOST_DOTS,
    Stretch,
    dot_words,
    step_for,
    stretch_words,
    thinned,
)
from coping_app.insight.measures import WEEKLY_GAP_DAYS
from coping_app.insight.points import Better
from coping_app.insight.scoring import AnswerError, score
from coping_app.insight.series import DayValue, Segment, joined
from coping_app.store.repositories.records import StoredRating, StoredScore
from coping_app.wording.score_changes import score_change
from coping_app.wording.wording import Wording

FORTNIGHT_GAP_DAYS = 17
"""Forms about two weeks, further apart than this, leave more than three days out between them. So
no line joins them, as none joins weekly ratings with more than three days between their weeks."""
_LEVELS = 2
"""Parts of a scale without named ranges, for its quiet lines."""


@dataclass(frozen=True, slots=True)
class Band:
    """A named range: from half a step below its least score to half a step above its largest."""

    low: float
    high: float
    name: str


@dataclass(frozen=True, slots=True)
class FormMark:
    """One score, and all of it in words."""

    day: date
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class FormOverTime:
    """One questionnaire.

    Attributes:
        finding: The latest score, dated.
        below: What its ends mean.
        least: The least score that there can be.
        most: The largest.
        levels: Scores with a quiet line and their number.
        grounds: Its named ranges, from low to high.
        marks: In order of days.
        lines: Days that a line may join.
        note: What was missing, and what a score is not.
        rows: Scores and days without one as words, the latest first.
    """

    form: str
    title: str
    finding: str
    below: str
    better: Better
    least: float
    most: float
    levels: tuple[float, ...]
    grounds: tuple[Band, ...]
    marks: tuple[FormMark, ...]
    lines: tuple[Segment, ...]
    first: date
    last: date
    axis_ends: tuple[str, str]
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def form_over_time(
    form: Questionnaire,
    scores: Sequence[StoredScore],
    unscored: Sequence[date],
    since: date | None,
    today: date,
    words: Wording,
) -> FormOverTime | None:
    """One questionnaire in a range that ends today; None where it has no score in it.

    Args:
        form: The questionnaire.
        scores: Of the range, in order of days.
        unscored: Days on which answers were missing.
        since: First day of the range; None for all.
        today: The person's day.
        words: The language.
    """
    if not scores:
        return None
    least, most = form.limits()
    translate = words.translate
    first = since or min([scores[0].local_date, *unscored])
    days = [DayValue(each.local_date, each.value) for each in scores]
    step = 1 if len(days) <= MOST_DOTS else step_for((today - first).days + 1)
    gap = WEEKLY_GAP_DAYS if is_of_week(form) else FORTNIGHT_GAP_DAYS
    titles = _part_titles(form)
    return FormOverTime(
        form=form.questionnaire,
        title=form.title,
        finding=_finding(form, scores[-1], most, words),
        below=_below(form, least, most, words),
        better=form.scoring.better,
        least=least,
        most=most,
        levels=_levels(form, least, most),
        grounds=tuple(_grounds(form, least, most)),
        marks=tuple(
            FormMark(each.middle, each.value, _mark_words(form, each, step, most, words))
            for each in _dots(days, step, today)
        ),
        lines=joined(days, gap),
        first=first,
        last=today,
        axis_ends=(words.short_day(first), translate("forms", "today")),
        note=" ".join(_notes(form, scores, unscored, step, words)),
        head=(
            translate("forms", "Day"), translate("forms", "Score"),
            *([translate("forms", "Range")] if form.scoring.bands else []), *titles.values(),
        ),
        rows=tuple(_rows(form, scores, unscored, words)),
    )


def is_of_week(form: Questionnaire) -> bool:
    """True for forms whose questions are rating scales of ours: those are about one week."""
    return not form.codes and all(item.id.startswith("week_") for item in form.items)


def rated_scores(
    form: Questionnaire, ratings: Mapping[str, Sequence[StoredRating]]
) -> list[StoredScore]:
    """Scores of sessions in which all items were rated in between, by the latest rating of each.

    Args:
        form: One ``is_of_week``.
        ratings: By item, in order.
    """
    found: dict[str, dict[str, StoredRating]] = {}
    for item in form.item_ids:
        for rating in ratings.get(item, ()):
            if rating.moment == "between":
                found.setdefault(rating.session_id, {})[item] = rating
    whole = [given for given in found.values() if len(given) == len(form.items)]
    return sorted(_scored(form, whole), key=lambda each: each.at_utc)


def _scored(
    form: Questionnaire, sessions: Iterable[Mapping[str, StoredRating]]
) -> Iterator[StoredScore]:
    for given in sessions:
        latest = max(given.values(), key=lambda rating: rating.at_utc)
        try:
            result = score(form, {item: float(rating.value) for item, rating in given.items()})
        except AnswerError:
            continue
        if result is not None:
            yield StoredScore(
                latest.session_id, form.questionnaire, form.version, result.value,
                {part.id: part.value for part in result.subscales}, latest.local_date,
                latest.at_utc,
            )


def band_of(form: Questionnaire, value: float) -> str:
    """What such a score is called; empty where there are no named ranges."""
    reached = [band.label for band in form.scoring.bands if band.low <= value]
    return reached[-1] if reached else ""


def _part_titles(form: Questionnaire) -> dict[str, str]:
    return {part.id: part.title for part in form.scoring.subscales}


def _finding(form: Questionnaire, latest: StoredScore, most: float, words: Wording) -> str:
    return words.translate("forms", "{title}: {value} of {most} on {day}").format(
        title=form.title, value=words.number(latest.value), most=words.number(most),
        day=words.day(latest.local_date),
    )


def _below(form: Questionnaire, least: float, most: float, words: Wording) -> str:
    sentence = (
        words.translate("forms", "From {least} to {most}. Lower is easier. Gaps stay open.")
        if form.scoring.better == "low"
        else words.translate("forms", "From {least} to {most}. Higher is easier. Gaps stay open.")
    )
    return sentence.format(least=words.number(least), most=words.number(most))


def _dots(days: Sequence[DayValue], step: int, today: date) -> Sequence[Stretch]:
    """Every score as it is, two of one day too, unless there are more than can be told apart."""
    if step == 1:
        return [Stretch(each.day, each.day, each.value) for each in days]
    return thinned(days, step, today)


def _mark_words(
    form: Questionnaire, each: Stretch, step: int, most: float, words: Wording
) -> str:
    band = band_of(form, each.value)
    sentence = (
        words.translate("forms", "{day}: {value} of {most}, {band}.")
        if band
        else words.translate("forms", "{day}: {value} of {most}.")
    )
    return sentence.format(
        day=stretch_words(each.end, step, words), value=words.number(each.value),
        most=words.number(most), band=band,
    )


def _levels(form: Questionnaire, least: float, most: float) -> tuple[float, ...]:
    """Where each named range begins, and both ends; else the middle and both ends."""
    starts = [band.low for band in form.scoring.bands]
    if len(starts) < _LEVELS:
        starts = [(least + most) / _LEVELS]
    return tuple(sorted({least, *starts, most}))


def _grounds(form: Questionnaire, least: float, most: float) -> Iterator[Band]:
    """Neighbours meet in the middle between the last score of one and the first of the next."""
    bands = form.scoring.bands
    for at, band in enumerate(bands):
        low = (bands[at - 1].high + band.low) / 2 if at else least
        high = (band.high + bands[at + 1].low) / 2 if at + 1 < len(bands) else most
        yield Band(low, high, band.label)


def missing_words(unscored: Sequence[date], words: Wording) -> str:
    """On which day, or how many times, answers were missing; empty where none were."""
    if not unscored:
        return ""
    if len(unscored) == 1:
        form = words.translate("forms", "On {day} answers were missing, so that day has no score.")
        return form.format(day=words.day(unscored[0]))
    form = words.translate("forms", "Answers were missing {times}: those times have no score.")
    return form.format(times=words.times(len(unscored)))


def _notes(
    form: Questionnaire,
    scores: Sequence[StoredScore],
    unscored: Sequence[date],
    step: int,
    words: Wording,
) -> Iterator[str]:
    if len(scores) > 1:
        yield from score_change(form, scores[-2].value, scores[-1].value, words)
    if step > 1:
        yield dot_words(step, words)
    if unscored:
        yield missing_words(unscored, words)
    if form.scoring.bands:
        yield words.translate("forms", "Clinicians use these names for the ranges.")
    yield words.translate("forms", "A score is only a guide. It is no diagnosis.")


def _rows(
    form: Questionnaire, scores: Sequence[StoredScore], unscored: Sequence[date], words: Wording
) -> Iterator[tuple[str, ...]]:
    parts = _part_titles(form)
    has_bands = bool(form.scoring.bands)
    missing = words.translate("forms", "Answers were missing")
    found: list[tuple[date, tuple[str, ...]]] = [
        (day, (missing, *([""] if has_bands else []), *("" for _ in parts))) for day in unscored
    ]
    for each in scores:
        values = (words.number(each.parts[part]) if part in each.parts else "" for part in parts)
        band = [band_of(form, each.value)] if has_bands else []
        found.append((each.local_date, (words.number(each.value), *band, *values)))
    found.sort(key=lambda row: row[0], reverse=True)
    for day, cells in found:
        yield words.day(day), *cells
