"""What a questionnaire is made of: one frozen class for each part of its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from coping_app.content.format.model import Part
from coping_app.content.format.scalars import Label, Name, Number, Text, Title


class Answer(Part):
    """One answer that can be chosen, and what it counts."""

    label: Label = Field(description="What the person reads.")
    value: Number = Field(description="What it counts.")


class AnswerRange(Part):
    """Whole numbers that can be chosen, with a word at either end."""

    min: Number = Field(description="The least number.")
    max: Number = Field(description="The largest number.")
    low: Label = Field(description="The word at the least number.")
    high: Label = Field(description="The word at the largest number.")

    @model_validator(mode="after")
    def _whole_and_rising(self) -> AnswerRange:
        if not (self.min.is_integer() and self.max.is_integer() and self.min < self.max):
            raise ValueError('"min" and "max" are whole numbers, and "min" is less than "max".')
        return self


class Item(Part):
    """One question; ``range`` where its answers are not those of the whole questionnaire."""

    id: Name = Field(description="What keeps its answer.")
    ask: Text = Field(description="The question.")
    range: AnswerRange | None = Field(default=None, description="Numbers to choose from.")


class Band(Part):
    """Scores that have a name, both ends included."""

    low: Number = Field(alias="from", description="The least score.")
    high: Number = Field(alias="to", description="The largest score.")
    label: Label = Field(description="What such scores are called, in words for a clinician.")


class Cut(Part):
    """A score from which on, or down to which, one looks closer. Never a diagnosis."""

    at: Number = Field(description="The score itself counts, too.")
    side: Literal["high", "low"] = Field(
        default="high", description="Whether higher or lower scores are beyond it."
    )
    source: Text = Field(description="Where it was found.")


class Subscale(Part):
    """A score of some of the items, made the same way as the whole."""

    id: Name = Field(description="What it is called in exports.")
    title: Title = Field(description="Its name.")
    items: tuple[Name, ...] = Field(min_length=1, description="Ids of its items.")
    cut: Cut | None = Field(default=None, description="Where one looks closer.")


class Scoring(Part):
    """How answers become one number. There is none while any answer is missing."""

    method: Literal["sum", "mean"] = Field(description="Sum or mean of all items.")
    times: Number = Field(default=1.0, description="The sum or mean is taken this many times.")
    better: Literal["low", "high"] = Field(description="Which end is the better one.")
    bands: tuple[Band, ...] = Field(default=(), description="Named ranges, from low to high.")
    cut: Cut | None = Field(default=None, description="Where one looks closer.")
    subscales: tuple[Subscale, ...] = Field(default=(), description="Scores of some items.")


class Change(Part):
    """How many points between two times were published as more than chance or noise."""

    kind: Literal["meaningful", "reliable"] = Field(
        description="meaningful: people notice it; reliable: more than error of measurement."
    )
    points: Number = Field(description="At least this many points.")
    source: Text = Field(description="Where it was found.")


class Norms(Part):
    """What a reliable change is worked out from; without all three there is no verdict."""

    sd: Number = Field(description="Standard deviation of scores in the group.")
    reliability: Number = Field(description="Reliability of the scores, 0 to below 1.")
    source: Text = Field(description="Where both were found.")

    @model_validator(mode="after")
    def _possible(self) -> Norms:
        if not (self.sd > 0 and 0 <= self.reliability < 1):
            raise ValueError('"sd" is above 0, and "reliability" from 0 to below 1.')
        return self


class Code(Part):
    """A code of a public terminology for the score, a subscale or an item."""

    of: Name = Field(description="total, panel, or the id of a subscale or an item.")
    system: Literal["loinc", "snomed"] = Field(description="The terminology.")
    code: Label = Field(description="The code.")
    display: Title = Field(description="What the terminology calls it.")
    status: Literal["verified", "consistent", "unverified"] = Field(
        description="How sure it is; only verified ones are exported."
    )


class Licence(Part):
    """What the makers ask to be shown, and on what ground it may be copied."""

    notice: Text = Field(description="Shown with the questionnaire, word for word.")
    basis: Text = Field(description="Why it may be shipped or used.")


def values_of(item: Item, answers: Sequence[Answer]) -> tuple[float, ...]:
    """Every value that an answer to ``item`` can have, rising.

    Args:
        answers: Those of the whole questionnaire, for an item without a ``range``.
    """
    if item.range is None:
        return tuple(sorted(answer.value for answer in answers))
    return tuple(float(n) for n in range(int(item.range.min), int(item.range.max) + 1))


def limits_of(
    items: Sequence[Item], answers: Sequence[Answer], scoring: Scoring
) -> tuple[float, float]:
    """Least and largest score that answers to ``items`` can have together."""
    values = [values_of(item, answers) for item in items]
    share = scoring.times / (len(items) if scoring.method == "mean" else 1)
    ends = sum(each[0] for each in values) * share, sum(each[-1] for each in values) * share
    return min(ends), max(ends)
