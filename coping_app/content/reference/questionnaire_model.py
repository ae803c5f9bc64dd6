"""What a questionnaire is: its whole file as one frozen class."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator

from coping_app.content.format.model import Part
from coping_app.content.format.scalars import (
    Count,
    ExerciseId,
    FormatNumber,
    Label,
    Language,
    Text,
    Title,
)
from coping_app.content.reference.questionnaire_fit import misfits
from coping_app.content.reference.questionnaire_parts import (
    Answer,
    Change,
    Code,
    Item,
    Licence,
    Norms,
    Scoring,
    limits_of,
    values_of,
)


class Questionnaire(Part):
    """A whole questionnaire, checked."""

    format: FormatNumber = Field(description="Always 1. The first line of the file.")
    questionnaire: ExerciseId = Field(description="Its id, such as gad-7.")
    version: Count = Field(description="A whole number that grows with every change.")
    title: Title = Field(description="Its name.")
    language: Language = Field(description="BCP 47 code of the words.")
    time_frame: Label = Field(description="The time that it asks about.")
    lead: Text = Field(description="What stands above the items.")
    answers: tuple[Answer, ...] = Field(default=(), description="The same for all items.")
    items: tuple[Item, ...] = Field(min_length=1, max_length=100, description="The questions.")
    scoring: Scoring = Field(description="How it is scored.")
    changes: tuple[Change, ...] = Field(default=(), description="Published sizes of change.")
    norms: Norms | None = Field(default=None, description="For reliable change.")
    codes: tuple[Code, ...] = Field(default=(), description="Codes for export.")
    licence: Licence = Field(description="Licence notice.")

    @model_validator(mode="after")
    def _fits_together(self) -> Questionnaire:
        if problem := next(misfits(self.answers, self.items, self.scoring, self.codes), None):
            raise ValueError(problem)
        return self

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Ids of all items in order."""
        return tuple(item.id for item in self.items)

    def values_of(self, item: Item) -> tuple[float, ...]:
        """Every value that an answer to ``item`` can have, rising."""
        return values_of(item, self.answers)

    def limits(self, ids: Sequence[str] = ()) -> tuple[float, float]:
        """Least and largest score of all items, or of those with the given ``ids``."""
        chosen = [item for item in self.items if not ids or item.id in ids]
        return limits_of(chosen, self.answers, self.scoring)
