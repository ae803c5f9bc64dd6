"""How soon the page of progress stands after ten years of five sessions a day."""

from __future__ import annotations

from statistics import median

from benchmarks.decade import SESSIONS, make_decade
from benchmarks.figures import Measured, Outcome
from benchmarks.run import Run, in_turns
from coping_app.folders import Folders


def measure(run: Run) -> dict[str, Outcome]:
    """Row ``progress``."""
    data = run.folder / "decade"
    make_decade(Folders(data).profile)
    times: dict[str, list[float]] = {"all": [], "months": [], "peer": []}
    for name in in_turns(run.rounds, list(times)):
        if name == "peer":
            said = run.start("draw_marks", str(SESSIONS))
        else:
            said = run.start("draw_progress", str(data), name)
        times[name].append(said["ms"])
    note = (
        f"From making the page to its first frame with all {SESSIONS:,} sessions, records read "
        f"from the encrypted store, imports left out. As the page first comes up, with three "
        f"months: {median(times['months']):.0f} ms. Beside it one pyqtgraph plot of "
        f"{SESSIONS:,} marks and a line through them, from memory, in turns."
    )
    return {"progress": Measured(tuple(times["all"]), tuple(times["peer"]), note)}
