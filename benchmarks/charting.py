"""How soon the page of progress stands after ten years of five sessions a day."""

from __future__ import annotations

from statistics import median

from benchmarks.decade import SESSIONS, make_decade
from benchmarks.figures import Measured, Outcome
from benchmarks.run import Run, in_turns
from coping_app.system.folders import Folders


def measure(run: Run) -> dict[str, Outcome]:
    """Row ``progress``."""
    data = run.folder / "decade"
    make_decade(Folders(data).profile)
    said: dict[str, list[dict[str, float]]] = {"all": [], "months": [], "peer": []}
    for name in in_turns(run.rounds, list(said)):
        if name == "peer":
            said[name].append(run.start("draw_marks", str(SESSIONS)))
        else:
            said[name].append(run.start("draw_progress", str(data), name))

    def middle(name: str, key: str) -> float:
        return median(each[key] for each in said[name])

    note = (
        f"From making the page to its first frame with all {SESSIONS:,} sessions, records read "
        f"from the encrypted store, imports left out. The first frame has all that is seen "
        f"without scrolling; every panel stands after {middle('all', 'all_ms'):.0f} ms, and no "
        f"turn in between took longer than {middle('all', 'longest_ms'):.0f} ms. As the page "
        f"first comes up, with three months: {middle('months', 'ms'):.0f} ms. Where sessions are "
        f"many, one ring stands for several and one dot for a week or four. Beside it one "
        f"pyqtgraph plot of {SESSIONS:,} marks and a line through them, from memory, in turns."
    )
    ours, peer = (tuple(each["ms"] for each in said[name]) for name in ("all", "peer"))
    return {"progress": Measured(ours, peer, note)}
