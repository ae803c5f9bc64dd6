"""The rating scales: wording, ends and direction, as data in ``scales.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from coping_app.content.format.model import Part
from coping_app.content.format.scalars import (
    FormatNumber,
    Label,
    Language,
    Name,
    Number,
    Text,
    Title,
)
from coping_app.content.format.validating import validate
from coping_app.content.reading.problems import ContentError, Problem
from coping_app.content.reading.read_file import read_file
from coping_app.content.reading.reader import Document


@dataclass(frozen=True, slots=True)
class Scale:
    """One thing that can be rated in whole numbers.

    Attributes:
        id: Small letters, digits and ``_``; history hangs on it.
        title: Its name in lists and charts.
        question: What the person is asked; names the time frame.
        low_word: The word at ``minimum``.
        high_word: The word at ``maximum``.
        better: Which end is the better one.
        minimum: Least value.
        maximum: Largest value.
        language: BCP 47 code of the words.
    """

    id: str
    title: str
    question: str
    low_word: str
    high_word: str
    better: Literal["low", "high"]
    minimum: int = 0
    maximum: int = 10
    language: str = "en"


class ScaleEntry(Part):
    """One scale of ``scales.yaml``."""

    id: Name = Field(description="What exercises call it.")
    title: Title = Field(description="Its name in lists and charts.")
    question: Text = Field(description="What the person is asked, with its time frame.")
    low: Label = Field(description="The word at the low end.")
    high: Label = Field(description="The word at the high end.")
    better: Literal["low", "high"] = Field(description="Which end is the better one.")
    minimum: Number = Field(default=0.0, description="The least value.")
    maximum: Number = Field(default=10.0, description="The largest value.")

    @model_validator(mode="after")
    def _whole_and_rising(self) -> ScaleEntry:
        if not (self.minimum.is_integer() and self.maximum.is_integer()):
            raise ValueError('"minimum" and "maximum" are whole numbers.')
        if not self.minimum < self.maximum:
            raise ValueError('"minimum" must be less than "maximum".')
        return self


class ScalesDocument(Part):
    """The whole of ``scales.yaml``, or of a translation such as ``scales.es.yaml``."""

    format: FormatNumber = Field(description="Always 1.")
    language: Language = Field(description="BCP 47 code of the words.")
    scales: tuple[ScaleEntry, ...] = Field(min_length=1, description="The scales.")


def scales_file(folder: Path, language: str) -> Path:
    """The file of scales in ``language``, in its main language, or else the English one."""
    for code in (language, language.split("-")[0]):
        translated = folder / f"scales.{code}.yaml"
        if translated.is_file():
            return translated
    return folder / "scales.yaml"


def load_scales(folder: Path, language: str = "en") -> dict[str, Scale]:
    """Every scale by id, in ``language`` as far as there is a translation, else in English.

    Raises:
        ContentError: A file is missing or has problems.
    """
    scales = _load(folder / "scales.yaml")
    chosen = scales_file(folder, language)
    if chosen.name != "scales.yaml":
        scales.update({key: each for key, each in _load(chosen).items() if key in scales})
    return scales


def check_scales(document: Document) -> tuple[Problem, ...]:
    """Every problem of a file of scales."""
    try:
        scales_of(document)
    except ContentError as error:
        return error.problems
    return ()


def scales_of(document: Document) -> dict[str, Scale]:
    """The scales of one read file by id.

    Raises:
        ContentError: With everything that is wrong in the file.
    """
    parsed, problems = validate(document, ScalesDocument)
    if parsed is None:
        raise ContentError(problems)
    scales: dict[str, Scale] = {}
    for index, entry in enumerate(parsed.scales):
        if entry.id in scales:
            line, column = document.marks[("scales", index, "id")]
            message = f'The scale "{entry.id}" is here twice.'
            path = f"scales[{index}].id"
            raise ContentError([Problem(document.file, line, column, path, message)])
        scales[entry.id] = _scale(entry, parsed.language)
    return scales


def _load(path: Path) -> dict[str, Scale]:
    return scales_of(read_file(path))


def _scale(entry: ScaleEntry, language: str) -> Scale:
    return Scale(
        id=entry.id,
        title=entry.title,
        question=entry.question,
        low_word=entry.low,
        high_word=entry.high,
        better=entry.better,
        minimum=int(entry.minimum),
        maximum=int(entry.maximum),
        language=language,
    )
