"""How evenly the breathing circle moves, and what that costs."""

from __future__ import annotations

from benchmarks.figures import Measured, Outcome
from benchmarks.run import Run, in_turns

SECONDS = 8.0
MOST_ROUNDS = 4


def measure(run: Run) -> dict[str, Outcome]:
    """Rows ``pacer-frames`` and ``pacer-processor``."""
    frames: dict[str, list[float]] = {"draw_pacer": [], "draw_circle": []}
    processor: dict[str, list[float]] = {"draw_pacer": [], "draw_circle": []}
    for program in in_turns(min(run.rounds, MOST_ROUNDS), list(frames)):
        said = run.start(program, str(SECONDS))
        frames[program] += said["frames_ms"]
        processor[program].append(100 * said["processor"])
    note = (
        f"A window of 1280 × 800 ({run.screen_name}), {SECONDS:.0f} s a round, in turns: the "
        "player's pacer, and a plain circle that changes its radius at the same tick."
    )
    return {
        "pacer-frames": Measured(tuple(frames["draw_pacer"]), tuple(frames["draw_circle"]), note),
        "pacer-processor": Measured(
            tuple(processor["draw_pacer"]), tuple(processor["draw_circle"])
        ),
    }
