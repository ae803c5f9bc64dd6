"""Every target, one row each, and the families that measure them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import charting, checking, drawing, handling, keeping, launching, sounding
from benchmarks.figures import Outcome, Row, deviation, percentile_99, worst
from benchmarks.run import Run

BARE = "bare PySide6 window"

LAUNCH_MISSED = (
    "Qt's network part and every page but the first wait until they are wanted, and the records "
    "are opened in a thread meanwhile. The largest part that is left is Qt's own names, in the "
    "table of imports below: the first use of one of them makes Python build 93 enumerations with "
    "more than a thousand members, which a bare window never does. It would take a PySide6 that "
    "makes an enumeration when it is first used."
)

ROWS = (
    Row(
        "launch-60", "launch to first painted page, 60 exercises", 2.0, "ratio", "ms", BARE,
        missed=LAUNCH_MISSED,
    ),
    Row("launch-time", "the same, for a person who waits", 300, "value", "ms"),
    Row(
        "launch-10000", "the same with 10,000 exercises installed", 2.0, "ratio", "ms", BARE,
        missed="As above; the exercises themselves are one query of the index.",
    ),
    Row(
        "memory", "resident memory on the first page", 1.6, "ratio", "MiB", BARE, digits=1,
        missed="The rows of numbers on Today take some 2.5 MiB, measured beside the same page "
        "without them; they wait for the first paint, but not for a person who asks for them.",
    ),
    Row("first-sound", "Start pressed to first sound", 300, "value", "ms"),
    Row(
        "onset-worst", "cue onsets on the recorded sound card, window busy: worst", 2.0, "value",
        "ms", "QTimer and QSoundEffect", worst, 3,
    ),
    Row(
        "onset-spread", "the same: spread (standard deviation)", 0.5, "value",
        "ms", "QTimer and QSoundEffect", deviation, 3,
    ),
    Row(
        "bursts", "pause, resume, level, choice, skip, back, ten times each on the recorded sound "
        "card: sound that nobody planned, longest", 0, "value", "ms", "", worst,
    ),
    Row(
        "clicks", "the same: loudest click of sound that begins anew", 0.002, "value",
        "of full scale", "", worst, 4,
    ),
    Row("pause-silence", "Pause pressed to silence: worst", 120, "value", "ms", "", worst),
    Row("told", "caption and pacer against sound: worst", 40, "value", "ms", "", worst),
    Row(
        "pacer-frames", "pacer at 60 Hz: 99th percentile of frame times", 20, "value", "ms",
        "bare QPainter circle", percentile_99, 1,
    ),
    Row(
        "pacer-processor", "the same: processor", 1.5, "ratio", "% of a core",
        "bare QPainter circle", digits=1,
    ),
    Row(
        "check", "check of 1,000 exercises", 1.5, "ratio", "s", "CSafeLoader alone", digits=2,
        missed="What check looks at has grown: cautions, preparation, skipped answers, words of "
        "a breath. Which of it takes the time was not looked into.",
    ),
    Row(
        "progress", "progress page, ten years of five sessions a day: first paint", 1.0, "ratio",
        "ms", "pyqtgraph drawing the same marks",
    ),
    Row("rating", "confirmed rating, until durable", 5, "value", "ms", "SQLite FULL insert",
        digits=2),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that are measured together.

    Attributes:
        keys: Of the rows.
        measure: Answers an outcome for each of them.
    """

    keys: tuple[str, ...]
    measure: Callable[[Run], dict[str, Outcome]]


FAMILIES = (
    Family(("launch-60", "launch-time", "launch-10000", "memory"), launching.measure),
    Family(sounding.KEYS, sounding.measure),
    Family(handling.KEYS, handling.measure),
    Family(("pacer-frames", "pacer-processor"), drawing.measure),
    Family(("check",), checking.measure),
    Family(("progress",), charting.measure),
    Family(("rating",), keeping.measure),
)
