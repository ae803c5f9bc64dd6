"""What an exercise is: one frozen class a step verb, and the table that names them.

The classes hold checked values only. Text becomes values through the types of
``content/format/scalars.py``, so a number or a duration is never guessed by a YAML library. A new
verb is one class here and one row in ``STEP_KINDS``; the reader, the JSON Schema and the checks
follow.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from coping_app.content.format.scalars import (
    Condition,
    Count,
    Duration,
    ExerciseId,
    Expression,
    Flag,
    FormatNumber,
    Frequency,
    Label,
    Language,
    Name,
    Number,
    RelativePath,
    Sound,
    Text,
    Title,
    TotalDuration,
)

Family = Literal["cbt", "mindfulness", "relaxation", "expressive", "social", "wellbeing"]
Effort = Literal["low", "medium", "high"]
Posture = Literal["sitting", "lying", "standing", "walking", "any"]
Grade = Literal["A", "B", "C", "D"]


class Part(BaseModel):
    """What all parts of an exercise share: unknown keys are errors, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Step(Part):
    """One thing that happens or is asked. ``verb`` is the first key in the file."""

    verb: ClassVar[str]
    waits: ClassVar[bool] = False
    """True where the step ends when the person says so, not by time."""


class Say(Step):
    """A spoken and captioned line; lasts as long as its speech plus ``pause`` seconds."""

    verb = "say"
    say: Text = Field(description="The line, spoken and shown.")
    pause: Duration | None = Field(default=None, description="Silence after the line.")
    bell: Literal["before", "after", "none"] = Field(
        default="none", description="A bell with the line."
    )
    image: RelativePath | None = Field(default=None, description="A picture beside the line.")


class Wait(Step):
    """Quiet practice of ``wait`` seconds, with something calm to look at if wanted."""

    verb = "wait"
    wait: Duration = Field(description="How long.")
    caption: Text | None = Field(default=None, description="What the screen shows meanwhile.")
    bell_every: Duration | None = Field(default=None, description="A soft bell as often as this.")
    scene: Literal["none", "sea", "stream", "candle"] = Field(
        default="none", description="Something calm to look at."
    )


class BreathPattern(Part):
    """One breath. Without ``hold`` or ``rest`` that phase is left out."""

    inhale_s: Duration = Field(alias="in", description="Length of the in-breath.")
    hold_s: Duration | None = Field(
        default=None, alias="hold", description="Hold after the in-breath."
    )
    exhale_s: Duration = Field(alias="out", description="Length of the out-breath.")
    rest_s: Duration | None = Field(
        default=None, alias="rest", description="Rest after the out-breath."
    )

    @property
    def length_s(self) -> float:
        """Length of one whole breath in seconds."""
        return self.inhale_s + (self.hold_s or 0.0) + self.exhale_s + (self.rest_s or 0.0)


class BreathWords(Part):
    """Words said at the start of each phase of a breath."""

    inhale: Label = Field(alias="in", description="Said as the in-breath starts.")
    hold: Label | None = Field(default=None, description="Said as the hold starts.")
    exhale: Label = Field(alias="out", description="Said as the out-breath starts.")
    rest: Label | None = Field(default=None, description="Said as the rest starts.")


class Breathe(Step):
    """A breathing pacer. Whole breaths only: ``for`` is rounded to the nearest whole breath."""

    verb = "breathe"
    breathe: BreathPattern = Field(description="The breath.")
    rounds: Count | None = Field(default=None, description="How many breaths.")
    for_s: Duration | None = Field(
        default=None, alias="for", description="How long, instead of how many breaths."
    )
    count: Flag = Field(default=False, description="Count the seconds of each phase.")
    words: BreathWords | None = Field(
        default=None, description="Words said with the breath, in place of the usual ones."
    )
    start: BreathPattern | None = Field(
        default=None, alias="from", description="The breath to start with."
    )
    over_s: Duration | None = Field(
        default=None, alias="over", description="How long it takes to ease from one to the other."
    )
    say: Text | None = Field(
        default=None, description="A line, spoken and shown as the first breath begins."
    )

    @model_validator(mode="after")
    def _one_length(self) -> Breathe:
        if (self.rounds is None) == (self.for_s is None):
            raise ValueError('Give either "rounds" or "for".')
        if (self.start is None) != (self.over_s is None):
            raise ValueError('"from" and "over" go together.')
        return self


class BodyPart(Part):
    """One area of a body step: noticed (``pause``), or tensed and released."""

    area: Name = Field(description="The part of the body, such as left_hand.")
    say: Text = Field(description="The line, spoken and shown.")
    pause: Duration | None = Field(default=None, description="Quiet time to notice the area.")
    tense: Duration | None = Field(default=None, description="How long to tense it.")
    release: Duration | None = Field(default=None, description="How long to let it go.")

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
    body: tuple[BodyPart, ...] = Field(min_length=1, description="The areas, in order.")
    rounds: Count = Field(default=1, description="How many times each area.")


class Repeat(Step):
    """The steps inside, ``repeat`` times."""

    verb = "repeat"
    repeat: Count = Field(description="How many times.")
    steps: Steps = Field(description="What is repeated.")


FieldType = Literal[
    "text", "long", "number", "scale", "choice", "choices", "list", "date", "time"
]


class FormField(Part):
    """One question of a form. Its answer is kept under ``as``.

    ``scale`` runs from ``min`` to ``max`` (0 and 10 unless told); ``low`` and ``high`` are the
    words at its ends. ``options`` belong to ``choice`` and ``choices``; for ``text``, ``long`` and
    ``list`` they are examples that can be taken over by a tap.
    """

    ask: Text = Field(description="The question.")
    name: Name = Field(alias="as", description="The name that keeps the answer.")
    type: FieldType = Field(default="text", description="How it is answered.")
    optional: Flag = Field(default=False, description="Marked as one that can be left out.")
    hint: Text | None = Field(default=None, description="A line of help below the question.")
    options: tuple[Label, ...] = Field(default=(), description="What can be chosen.")
    min: Number | None = Field(default=None, description="The least number.")
    max: Number | None = Field(default=None, description="The largest number.")
    low: Label | None = Field(default=None, description="The word at the low end of a scale.")
    high: Label | None = Field(default=None, description="The word at the high end of a scale.")
    unit: Label | None = Field(default=None, description="The unit shown after a number.")

    @model_validator(mode="after")
    def _options_where_needed(self) -> FormField:
        if self.type in ("choice", "choices") and len(self.options) < 2:
            raise ValueError(f'A field of type "{self.type}" needs at least two "options".')
        return self


class Form(Step):
    """Structured questions. ``save_as`` keeps the answers as a personal card of that title."""

    verb = "form"
    waits = True
    form: tuple[FormField, ...] = Field(min_length=1, description="The questions.")
    keep_in_view: tuple[Name, ...] = Field(
        default=(), description="Earlier answers that stay on the screen."
    )
    save_as: Title | None = Field(default=None, description="Keep the answers as this card.")
    source: Title | None = Field(
        default=None, alias="from", description="Start from the answers on this card."
    )


class Write(Step):
    """Private writing. ``never`` destroys the text unread; ``ask`` lets the person decide."""

    verb = "write"
    waits = True
    write: Text = Field(description="What to write about.")
    for_s: Duration | None = Field(
        default=None,
        alias="for",
        description="After this long a soft bell; nobody is cut off. Over 5 minutes, soft signs "
        "at half of it and two minutes before, unless the person wants none.",
    )
    keep: Literal["ask", "always", "never"] = Field(
        default="ask", description="What becomes of the text."
    )
    name: Name | None = Field(
        default=None, alias="as", description="The name that keeps the text for this session."
    )


class Draw(Step):
    """A canvas or a body map to draw on."""

    verb = "draw"
    waits = True
    draw: Text = Field(description="What to draw.")
    for_s: Duration | None = Field(
        default=None, alias="for", description="After this long a soft bell; nobody is cut off."
    )
    on: Literal["blank", "body"] = Field(default="blank", description="What to draw on.")
    name: Name | None = Field(default=None, alias="as", description="The name of the drawing.")


def _items_tag(value: Any) -> str:
    return "name" if isinstance(value, str) else "list"


RankItems = Annotated[
    Annotated[tuple[Label, ...], Field(min_length=2), Tag("list")] | Annotated[Name, Tag("name")],
    Discriminator(_items_tag),
]


class Rank(Step):
    """A ladder: items rated on ``scale`` and sorted by the person.

    ``items`` is a list, or the name of an earlier list answer.
    """

    verb = "rank"
    waits = True
    rank: Text = Field(description="What to rate and sort.")
    items: RankItems = Field(description="The items, or the name of an earlier list answer.")
    scale: Name | None = Field(default=None, description="The scale that each item is rated on.")
    name: Name | None = Field(
        default=None, alias="as", description="The name that keeps the sorted list."
    )


class Plan(Step):
    """Puts ``what`` into the person's calendar, ``repeat`` as often."""

    verb = "plan"
    waits = True
    plan: Text = Field(description="What the person is asked.")
    what: Text = Field(description="What goes into the calendar.")
    repeat: Frequency = Field(default="once", description="How often.")


class Rate(Step):
    """A rating in between, or (``live``) a slider that stays beside the steps that follow."""

    verb = "rate"
    rate: tuple[Name, ...] = Field(min_length=1, description="Ids from scales.yaml.")
    live: Flag = Field(default=False, description="A slider that follows, instead of a question.")

    @property
    def waits_for_person(self) -> bool:
        """A live slider does not hold up the exercise."""
        return not self.live


class Option(Part):
    """One way of a fork."""

    label: Label = Field(description="What the button says.")
    steps: tuple[AnyStep, ...] = Field(default=(), description="What happens then.")


class Choose(Step):
    """A fork: the person picks one of ``options``; its label is kept under ``as`` if given.

    Skipping it takes the first option.
    """

    verb = "choose"
    waits = True
    choose: Text = Field(description="What the person is asked.")
    options: tuple[Option, ...] = Field(min_length=2, max_length=5, description="The ways.")
    name: Name | None = Field(
        default=None, alias="as", description="The name that keeps the chosen label."
    )
    on_skip: Text | None = Field(
        default=None,
        description="Said where the fork is skipped, in place of \"Going on with: ...\".",
    )


class When(Step):
    """The exercise adapts: ``steps`` if the condition holds, else ``otherwise``."""

    verb = "when"
    when: Condition = Field(description="Such as distress >= 8 or change(pain) >= 2.")
    steps: Steps = Field(description="What happens if it holds.")
    otherwise: tuple[AnyStep, ...] = Field(default=(), description="What happens if not.")


class Show(Step):
    """Something to read at one's own pace; ``chart`` puts in one of the person's own."""

    verb = "show"
    waits = True
    show: Text = Field(description="The text.")
    title: Title | None = Field(default=None, description="A heading above it.")
    image: RelativePath | None = Field(default=None, description="A picture below it.")
    chart: Literal["before-after", "trend", "practice"] | None = Field(
        default=None, description="One of the person's own charts."
    )


class Let(Step):
    """A value computed from answers."""

    verb = "let"
    let: Name = Field(description="The name that keeps the value.")
    be: Expression = Field(description="Numbers, names, + - * /, mean, min, max and round.")
    label: Label | None = Field(
        default=None, description="What stands above it where a form keeps it in view."
    )


class Play(Step):
    """The exercise's own recording, or (``choose``) music that the person picks."""

    verb = "play"
    play: Sound = Field(description="A file beside the exercise, or choose.")
    for_s: Duration | None = Field(
        default=None, alias="for", description="How much of it; without it all of the file."
    )
    caption: Text | None = Field(default=None, description="What the screen shows meanwhile.")


class Round(Step):
    """In a group: a turn for everyone, with a gentle timer of ``each`` seconds."""

    verb = "round"
    waits = True
    round: Text = Field(description="What everyone is asked.")
    each: Duration = Field(description="Time for each person; a soft bell, no cut.")


class Include(Step):
    """Another exercise as a part of this one; its cautions join unless ``steps_only``."""

    verb = "include"
    include: ExerciseId = Field(description="The id of the other exercise.")
    steps_only: Flag = Field(default=False, description="Leave its cautions out.")


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


Tested = Literal["alone", "kind", "package", "nothing"]


class Evidence(Part):
    """How well the exercise is tested: grade A to D, of what, one plain note, and the sources."""

    grade: Grade = Field(
        description="A reviews of trials in chronic pain, B a trial in chronic pain, "
        "C trials in other groups, D clinical custom."
    )
    tested: Tested | None = Field(
        default=None,
        description="What the trials tested: the exercise alone, another kind of it (kind), a "
        "package of which it was a part, or nothing of it. Without it no page says that this "
        "exercise itself was tested.",
    )
    note: Text = Field(description="What was found, in one plain sentence.")
    sources: tuple[Text, ...] = Field(default=(), description="Where it was found.")


class Preparation(Part):
    """What a person is told before Start, where an exercise can stir much."""

    expect: Text = Field(description="What may happen, during it and after.")
    stop: Text = Field(description="How to stop, and what is kept then.")
    later: Text = Field(description="When to leave it for later, and with whom to do it.")


class Exercise(Part):
    """A whole exercise, checked."""

    format: FormatNumber = Field(description="Always 1. The first line of the file.")
    id: ExerciseId = Field(description="Small letters, digits and hyphens; history hangs on it.")
    version: Count = Field(description="A whole number that grows with every change.")
    title: Title = Field(description="The name that people see.")
    summary: Text = Field(description="One sentence on what it is for.")
    family: Family = Field(description="The shelf it stands on.")
    language: Language = Field(description="BCP 47 code, such as en, es or pt-BR.")
    length_s: TotalDuration = Field(
        alias="length", description="Stated length; within 10 % of the rehearsed one."
    )
    effort: Effort = Field(default="low", description="How much it asks of the person.")
    posture: tuple[Posture, ...] = Field(
        default=("any",), min_length=1, description="How it can be done."
    )
    tags: tuple[Label, ...] = Field(
        default=(),
        description="Words to find it by. Where the first is sleep, all sound grows softer, by "
        "8 dB from a third of the stated length on.",
    )
    ratings: tuple[Name, ...] = Field(
        default=(), description="Asked before and after; ids from scales.yaml."
    )
    assigned_only: Flag = Field(
        default=False,
        description="Offered only when a therapist assigned it; with prepare, a person finds it "
        "in the Library, too, but it is never suggested.",
    )
    prepare: Preparation | None = Field(
        default=None, description="What is told before it can be started."
    )
    background: Flag = Field(
        default=False, description="May run minimised and speak up by a quiet notification."
    )
    cautions: tuple[Text, ...] = Field(default=(), description="Read before the first time.")
    evidence: Evidence | None = Field(default=None, description="How well it is tested.")
    steps: Steps = Field(description="What happens, in order.")
