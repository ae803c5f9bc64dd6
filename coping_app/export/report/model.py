"""The report for a visit as plain data: what stands on the page, before anybody lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from coping_app.insight.change import PairedChange
from coping_app.insight.practice import WeekOfPractice
from coping_app.insight.series import DayValue, Segment

Section = Literal["weeks", "events", "questions", "changes", "practice", "uncertain", "visit"]
SECTIONS: tuple[Section, ...] = get_args(Section)
"""In the order of the page."""
USUAL_SECTIONS: frozenset[Section] = frozenset(SECTIONS) - {"visit"}
"""All but what the person wrote for the visit, which is theirs to add."""


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What the person wants on the page."""

    sections: frozenset[Section] = USUAL_SECTIONS


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure over time, 0 to 10.

    Attributes:
        scale: Id of the scale.
        ends: What zero and ten mean, in words.
        better: The easier end; panels of the two kinds never share an axis.
        dots: Every day that was rated.
        lines: Days that a line may join; nothing is drawn across a gap.
        finding: The latest value in words.
    """

    scale: str
    title: str
    ends: str
    better: Literal["low", "high"]
    dots: Segment
    lines: tuple[Segment, ...]
    finding: str

    @property
    def latest(self) -> DayValue:
        """The last day that was rated."""
        return self.dots[-1]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, marked on the charts by its number."""

    number: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class FormScore:
    """What came of one questionnaire.

    Attributes:
        questionnaire: Its id.
        latest: The last score; None where answers were missing each time.
        band: What such a score is called; None where there are no bands.
        day: The day of the last score.
        partly: How many times answers were missing, so that there is no score.
        words: All of that in sentences.
    """

    questionnaire: str
    title: str
    latest: float | None
    band: str | None
    day: date | None
    partly: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """Questionnaires that were filled in.

    Attributes:
        scores: In the order of the app's list of questionnaires.
        caution: What a score is not; it stands wherever a score does.
    """

    scores: tuple[FormScore, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class Change:
    """A scale before and after one exercise.

    Attributes:
        better: The easier end of the scale.
        changes: After minus before, of every practice, the oldest first.
        average: With its interval.
        title: Exercise and scale.
        words: What was found, in words.
        is_rated_enough: False where more than a fifth of the ratings after are missing.
    """

    exercise_id: str
    scale: str
    better: Literal["low", "high"]
    changes: tuple[int, ...]
    average: PairedChange
    title: str
    words: str
    is_rated_enough: bool = True


@dataclass(frozen=True, slots=True)
class Practised:
    """One exercise: how many times, and minutes in all."""

    exercise_id: str
    title: str
    times: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Practice:
    """What was practised.

    Attributes:
        weeks: Every week of the time, weeks without practice too.
        exercises: The most practised first.
        finding: Minutes, days and times in words.
        more: How many exercises are left out of ``exercises``, in words; empty for none.
    """

    weeks: tuple[WeekOfPractice, ...]
    exercises: tuple[Practised, ...]
    finding: str
    more: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person wrote for the visit."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of the page, and the columns of its table."""

    weeks: str
    events: str
    questions: str
    changes: str
    trials: str
    practice: str
    uncertain: str
    visit: str
    exercise: str
    times: str
    minutes: str
    minutes_a_week: str
    lower: str
    higher: str
    low_is_easier: str
    high_is_easier: str


@dataclass(frozen=True, slots=True)
class Report:
    """One page. A section that was not chosen, or has nothing to say, is empty.

    Attributes:
        title: Of the page.
        dates: The time it is about, in words.
        first: First day of that time.
        last: Last day of that time.
        weeks_guide: Four weeks beside the four before by the usual rules, in words.
        more_events: How many events there was no room for, in words; empty for none.
        few: Changes that are too few for an average, in words.
        caution: What is to be expected of changes anyway; stands right below their heading.
        trials: What each personal trial came to that is over, in words.
        hidden: Which exercises a running trial hides, in words; empty for none.
        empty: One sentence where there is nothing at all to tell; else empty.
        language: BCP 47 code of the words.
        axis_ends: First and last day in short.
    """

    title: str
    dates: str
    first: date
    last: date
    language: str
    headings: Headings
    axis_ends: tuple[str, str]
    panels: tuple[Panel, ...]
    weeks_guide: tuple[str, ...]
    events: tuple[Event, ...]
    more_events: str
    questions: Questions | None
    changes: tuple[Change, ...]
    few: tuple[str, ...]
    caution: str
    trials: tuple[str, ...]
    hidden: str
    practice: Practice | None
    uncertain: tuple[str, ...]
    visit: tuple[Note, ...]
    empty: str
