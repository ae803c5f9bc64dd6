"""The sound in a person's hands: nothing is heard that was not planned, and nothing clicks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.bursts import STEP_N, clicks, frames_of, wrong_frames
from benchmarks.figures import Measured, Outcome, Skipped
from benchmarks.noise_score import VERSIONS, noise
from benchmarks.onsets import Wave, find, read_recording
from benchmarks.run import Run
from benchmarks.stage import RATE_HZ, Recorder, missing_for_sound, sound_card

KEYS = ("bursts", "clicks", "pause-silence")
TIMES = 10
LAST_S = 1.5
"""What happens so long after the last act belongs to it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a hand did, and what was heard from then until the next.

    Attributes:
        wrong_ms: How long something was heard that comes later in the plan, or nowhere in it.
        click: The loudest click above 5 kHz, of full scale.
        last_ms: From the act to the last sound before the next act.
    """

    name: str
    wrong_ms: float
    click: float
    last_ms: float


def measure(run: Run) -> dict[str, Outcome]:
    """Rows ``bursts``, ``clicks`` and ``pause-silence``."""
    if missing := missing_for_sound():
        return dict.fromkeys(KEYS, Skipped(f"there is no {missing} on this machine"))
    acts = record(run, TIMES)
    names = list(dict.fromkeys(act.name for act in acts))
    wrong = [f"{name} {sum(a.wrong_ms > 0 for a in acts if a.name == name)}" for name in names]
    loudest = [f"{name} {max(a.click for a in acts if a.name == name):.3f}" for name in names]
    return {
        "bursts": Measured(
            tuple(act.wrong_ms for act in acts),
            (),
            f"{', '.join(names)}: {TIMES} times each, while noise is played of which every 10 ms "
            "can be found again in the recording. Acts after which something was heard ahead of "
            f"its time: {', '.join(wrong)}. Choice, Skip and Back ask the same of the sound.",
        ),
        "clicks": Measured(
            tuple(act.click for act in acts if act.name == "resume"),
            (),
            "Loudest part above 5 kHz, where nothing is planned, for sound that begins anew. "
            "Sound that ends is turned down by Qt in steps of 20 ms, two to a pause and four "
            f"elsewhere, which click, too: {', '.join(loudest)} (the noise has peaks of 0.4).",
        ),
        "pause-silence": Measured(tuple(a.last_ms for a in acts if a.name == "pause")),
    }


def record(run: Run, times: int) -> list[Act]:
    """Lets the acts be done on the recorded sound card, each so many times."""
    out = run.folder / "hands.npz"
    with sound_card() as card:
        recorder = Recorder(card, run.folder / "hands.raw")
        try:
            run.start("handle_sound", str(out), str(times), **card)
        finally:
            recorder.stop()
    recording = read_recording(recorder.file, recorder.arrivals)
    noted = np.load(out)
    at_n = np.round((noted["at"] - recording.began_at) * RATE_HZ).astype(np.int64)
    near = round(recording.sample_at(float(noted["begun"])))
    return acts_of(recording.wave, [str(name) for name in noted["names"]], at_n, near)


def acts_of(wave: Wave, names: list[str], at_n: NDArray[np.int64], near: int) -> list[Act]:
    """What was heard after each act.

    Raises:
        RuntimeError: The beginning of the noise is not in the recording.
    """
    noises = [noise(version) for version in range(VERSIONS)]
    start = find(wave, noises[0][: RATE_HZ // 2].astype(float), near, 2 * RATE_HZ)
    if start is None:
        raise RuntimeError("the beginning of the noise is not in the recording")
    frames = frames_of(wave, noises, -start)
    wrong = np.array(wrong_frames(frames, -start), np.int64)
    sounding = np.array([frame.at_n for frame in frames], np.int64)
    click = clicks(wave)
    ends = np.append(at_n[1:], at_n[-1] + round(LAST_S * RATE_HZ))
    return [
        Act(
            name,
            wrong_ms=1000 * STEP_N / RATE_HZ * int(((wrong >= first) & (wrong < last)).sum()),
            click=float(click[first:last].max()),
            last_ms=_last_ms(sounding, first, last),
        )
        for name, first, last in zip(names, at_n, ends, strict=True)
    ]


def _last_ms(sounding: NDArray[np.int64], first: int, last: int) -> float:
    """Milliseconds from ``first`` to the end of the last frame with sound before ``last``."""
    within = sounding[(sounding >= first) & (sounding < last)]
    return float(1000 * (within[-1] + 2 * STEP_N - first) / RATE_HZ) if len(within) else 0.0
