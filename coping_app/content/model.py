"""What an exercise is: one frozen class a step verb, and the table that names them.

The classes hold checked values only. Text becomes values through the types of
``content/scalars.py``, so a number or a duration is never guessed by a YAML library. A new verb is
one class here and one row in ``STEP_KINDS``; the reader, the JSON Schema and the checks follow.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from coping_app.content.scalars import (
    Condition,
    Count,
    Duration,
    ExerciseId,
    Expression,
    Flag,
    Frequency,
    Label,
    Language,
    Name,
    Number,
    RelativePath,
    Text,
    Title,
)

Family = Literal["cbt", "mindfulness", "relaxation", "expressive", "social", "wellbeing"]
Effort = Literal["low", "medium", "high"]
Posture = Literal["sitting", "lying", "standing", "walking", "any"]
Grade = Literal["A", "B", "C", "D"]


class _Part(BaseModel):
    """What all parts of an exercise share: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Step(_Part):
    """One thing that happens or is asked. ``verb`` is the first key in the file."""

    verb: ClassVar[str]
    waits: ClassVar[bool] = False
    """True where the step ends when the person says so, not by time."""


class Say(Step):
    """A spoken and captioned line; lasts as long as its speech plus ``pause`` seconds."""

    verb = "say"
    say: Text
    pause: Duration | None = None
    bell: Literal["before", "after", "none"] = "none"
    image: RelativePath | None = None


class Wait(Step):
    """Quiet practice of ``wait`` seconds, with something calm to look at if wanted."""

    verb = "wait"
    wait: Duration
    caption: Text | None = None
    bell_every: Duration | None = None
    scene: Literal["none", "sea", "stream", "candle"] = "none"


class BreathPattern(_Part):
    """Seconds of one breath. Zero ``hold_s`` or ``rest_s`` means that the phase is left out."""

    inhale_s: Duration = Field(alias="in")
    hold_s: Duration | None = Field(default=None, alias="hold")
    exhale_s: Duration = Field(alias="out")
    rest_s: Duration | None = Field(default=None, alias="rest")

    @property
    def length_s(self) -> float:
        """Length of one whole breath in seconds."""
        return self.inhale_s + (self.hold_s or 0.0) + self.exhale_s + (self.rest_s or 0.0)


class BreathWords(_Part):
    """Words said at the start of each in-breath and out-breath."""

    inhale: Label = Field(alias="in")
    exhale: Label = Field(alias="out")


class Breathe(Step):
    """A breathing pacer. Whole breaths only: ``for`` is rounded to the nearest whole breath."""

    verb = "breathe"
    breathe: BreathPattern
    rounds: Count | None = None
    for_s: Duration | None = Field(default=None, alias="for")
    count: Flag = False
    words: BreathWords | None = None
    start: BreathPattern | None = Field(default=None, alias="from")
    over_s: Duration | None = Field(default=None, alias="over")

    @model_validator(mode="after")
    def _one_length(self) -> Breathe:
        if (self.rounds is None) == (self.for_s is None):
            raise ValueError('Give either "rounds" or "for".')
        if (self.start is None) != (self.over_s is None):
            raise ValueError('"from" and "over" go together.')
        return self


class BodyPart(_Part):
    """One area of a body step: noticed (``pause``), or tensed and released."""

    area: Name
    say: Text
    pause: Duration | None = None
    tense: Duration | None = None
    release: Duration | None = None

    @model_validator(mode="after")
    def _pause_or_release(self) -> BodyPart:
        if (self.pause is None) == (self.release is None):
            raise ValueError('Give either "pause", or "release" with or without "tense".')
        if self.tense is not None and self.release is None:
            raise ValueError('"tense" needs a "release" after it.')
        return self


class Body(Step):
    """A body scan or muscle relaxation, area by area, ``rounds`` times each area."""

    verb = "body"
    body: tuple[BodyPart, ...] = Field(min_length=1)
    rounds: Count = 1


class Repeat(Step):
    """The steps inside, ``repeat`` times."""

    verb = "repeat"
    repeat: Count
    steps: Steps


FieldType = Literal[
    "text", "long", "number", "scale", "choice", "choices", "list", "date", "time"
]


class FormField(_Part):
    """One question of a form. Its answer is kept under ``as``.

    ``scale`` runs from ``min`` to ``max`` (0 and 10 unless told); ``low`` and ``high`` are the
    words at its ends. ``options`` belong to ``choice`` and ``choices``; for ``text``, ``long`` and
    ``list`` they are examples that can be taken over by a tap.
    """

    ask: Text
    name: Name = Field(alias="as")
    type: FieldType = "text"
    optional: Flag = False
    hint: Text | None = None
    options: tuple[Label, ...] = ()
    min: Number | None = None
    max: Number | None = None
    low: Label | None = None
    high: Label | None = None
    unit: Label | None = None

    @model_validator(mode="after")
    def _options_where_needed(self) -> FormField:
        if self.type in ("choice", "choices") and len(self.options) < 2:
            raise ValueError(f'A field of type "{self.type}" needs at least two "options".')
        return self


class Form(Step):
    """Structured questions. ``save_as`` keeps the answers as a personal card of that title."""

    verb = "form"
    waits = True
    form: tuple[FormField, ...] = Field(min_length=1)
    keep_in_view: tuple[Name, ...] = ()
    save_as: Title | None = None
    source: Title | None = Field(default=None, alias="from")


class Write(Step):
    """Private writing. ``never`` destroys the text unread; ``ask`` lets the person decide."""

    verb = "write"
    waits = True
    write: Text
    for_s: Duration | None = Field(default=None, alias="for")
    keep: Literal["ask", "always", "never"] = "ask"
    name: Name | None = Field(default=None, alias="as")


class Draw(Step):
    """A canvas or a body map to draw on."""

    verb = "draw"
    waits = True
    draw: Text
    for_s: Duration | None = Field(default=None, alias="for")
    on: Literal["blank", "body"] = "blank"
    name: Name | None = Field(default=None, alias="as")


class Rank(Step):
    """A ladder: items rated on ``scale`` and sorted by the person.

    ``items`` is a list, or the name of an earlier list answer.
    """

    verb = "rank"
    waits = True
    rank: Text
    items: tuple[Label, ...] | Name
    scale: Name | None = None
    name: Name | None = Field(default=None, alias="as")


class Plan(Step):
    """Puts ``what`` into the person's calendar, ``repeat`` as often."""

    verb = "plan"
    waits = True
    plan: Text
    what: Text
    repeat: Frequency = "once"


class Rate(Step):
    """A rating in between, or (``live``) a slider that stays beside the steps that follow."""

    verb = "rate"
    rate: tuple[Name, ...] = Field(min_length=1)
    live: Flag = False

    @property
    def waits_for_person(self) -> bool:
        """A live slider does not hold up the exercise."""
        return not self.live


class Option(_Part):
    """One way of a fork."""

    label: Label
    steps: Steps | tuple[()] = ()


class Choose(Step):
    """A fork: the person picks one of ``options``; its label is kept under ``as`` if given."""

    verb = "choose"
    waits = True
    choose: Text
    options: tuple[Option, ...] = Field(min_length=2, max_length=5)
    name: Name | None = Field(default=None, alias="as")


class When(Step):
    """The exercise adapts: ``steps`` if the condition holds, else ``otherwise``."""

    verb = "when"
    when: Condition
    steps: Steps
    otherwise: Steps | tuple[()] = ()


class Show(Step):
    """Something to read at one's own pace; ``chart`` puts in one of the person's own."""

    verb = "show"
    waits = True
    show: Text
    title: Title | None = None
    image: RelativePath | None = None
    chart: Literal["before-after", "trend", "practice"] | None = None


class Let(Step):
    """A value computed from answers."""

    verb = "let"
    let: Name
    be: Expression


class Play(Step):
    """The exercise's own recording, or (``choose``) music that the person picks."""

    verb = "play"
    play: Literal["choose"] | RelativePath
    for_s: Duration | None = Field(default=None, alias="for")
    caption: Text | None = None


class Round(Step):
    """In a group: a turn for everyone, with a gentle timer of ``each`` seconds."""

    verb = "round"
    waits = True
    round: Text
    each: Duration


class Include(Step):
    """Another exercise as a part of this one; its cautions join unless ``steps_only``."""

    verb = "include"
    include: ExerciseId
    steps_only: Flag = False


STEP_KINDS: dict[str, type[Step]] = {
    kind.verb: kind
    for kind in (
        Say, Wait, Breathe, Body, Repeat, Form, Write, Draw, Rank, Plan,
        Rate, Choose, When, Show, Let, Play, Round, Include,
    )
}
"""Every step verb of format 1 and its class, in the order of the documentation."""


def verb_of(value: Any) -> str | None:
    """The verb that names a step: the first key of a mapping, or that of a ready step."""
    if isinstance(value, Step):
        return value.verb
    if isinstance(value, dict):
        first = next(iter(value), None)
        return first if first in STEP_KINDS else None
    return None


AnyStep = Annotated[
    Annotated[Say, Tag("say")]
    | Annotated[Wait, Tag("wait")]
    | Annotated[Breathe, Tag("breathe")]
    | Annotated[Body, Tag("body")]
    | Annotated[Repeat, Tag("repeat")]
    | Annotated[Form, Tag("form")]
    | Annotated[Write, Tag("write")]
    | Annotated[Draw, Tag("draw")]
    | Annotated[Rank, Tag("rank")]
    | Annotated[Plan, Tag("plan")]
    | Annotated[Rate, Tag("rate")]
    | Annotated[Choose, Tag("choose")]
    | Annotated[When, Tag("when")]
    | Annotated[Show, Tag("show")]
    | Annotated[Let, Tag("let")]
    | Annotated[Play, Tag("play")]
    | Annotated[Round, Tag("round")]
    | Annotated[Include, Tag("include")],
    Discriminator(verb_of),
]
Steps = Annotated[tuple[AnyStep, ...], Field(min_length=1)]

for _kind in (Repeat, Option, Choose, When):
    _kind.model_rebuild()


class Evidence(_Part):
    """How well the exercise is tested: grade A to D, one plain note, and the sources."""

    grade: Grade
    note: Text
    sources: tuple[Text, ...] = ()


class Exercise(_Part):
    """A whole exercise, checked."""

    format: Literal[1]
    id: ExerciseId
    version: Count
    title: Title
    summary: Text
    family: Family
    language: Language
    length_s: Duration = Field(alias="length")
    effort: Effort = "low"
    posture: tuple[Posture, ...] = ("any",)
    tags: tuple[Label, ...] = ()
    ratings: tuple[Name, ...] = ()
    assigned_only: Flag = False
    background: Flag = False
    cautions: tuple[Text, ...] = ()
    evidence: Evidence | None = None
    steps: Steps
