"""The page of results, written by the run itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.figures import Measured, Outcome, Row, Skipped, pair_ratios, quartiles
from benchmarks.launch_profile import Profile
from benchmarks.machine import machine

HEAD = """# Performance

Written by `make bench`; do not edit. Every figure stands beside its limit or peer, measured in the
same run and in turns, and the target is of the ratio wherever a machine's speed would matter.
Figures are medians unless the row says otherwise; in brackets the quartiles.
"""


def page(
    rows: Sequence[Row],
    outcomes: Mapping[str, Outcome],
    conditions: Sequence[tuple[str, str]],
    profile: Profile | None,
) -> str:
    """The whole page as Markdown."""
    measured = [row for row in rows if row.key in outcomes]
    parts = [
        HEAD,
        _table(("what", ""), [*machine(), *conditions]),
        _table(
            ("what", "figure", "limit or peer", "ratio", "target", ""),
            [_cells(row, outcomes[row.key]) for row in measured],
        ),
        "## How it was measured\n",
        "\n".join(_notes(measured, outcomes)) + "\n",
    ]
    if missed := list(_missed(measured, outcomes)):
        parts += ["## Where a target is missed\n", "\n".join(missed) + "\n"]
    if profile is not None:
        parts.append(_profile(profile))
    return "\n".join(parts)


def line(row: Row, outcome: Outcome) -> str:
    """One row for the terminal."""
    cells = _cells(row, outcome)
    return f"{cells[0]:66} {cells[1]:>28} {cells[3]:>20} {cells[4]:>10}  {cells[5]}"


def _cells(row: Row, outcome: Outcome) -> tuple[str, ...]:
    target = f"≤ {row.target:g} {'×' if row.judged == 'ratio' else row.unit}"
    if isinstance(outcome, Skipped):
        return row.what, "–", row.peer or "–", "–", target, f"not measured: {outcome.reason}"
    peer = row.peer or "–"
    if outcome.peer:
        peer = f"{row.peer}: {_figure(row, outcome.peer)}"
    verdict = "pass" if row.is_met(outcome) else "**miss**"
    return row.what, _figure(row, outcome.ours), peer, _ratio(row, outcome), target, verdict


def _figure(row: Row, values: Sequence[float]) -> str:
    low, high = quartiles(values)
    figure = f"{row.figure(values):.{row.digits}f} {row.unit}"
    if len(values) == 1 or row.reduce(values) != Row.figure(_by_median(row), values):
        return figure
    return f"{figure} ({low:.{row.digits}f}–{high:.{row.digits}f})"


def _by_median(row: Row) -> Row:
    return Row(row.key, row.what, row.target, row.judged, row.unit)


def _ratio(row: Row, measured: Measured) -> str:
    ratio = row.ratio(measured)
    if ratio is None:
        return "–"
    if row.judged == "ratio" and len(measured.ours) == len(measured.peer) > 1:
        low, high = quartiles(pair_ratios(measured))
        return f"{ratio:.2f} × ({low:.2f}–{high:.2f})"
    return f"{ratio:.2f} ×" if ratio >= 0.01 else f"{ratio:.1g} ×"


def _notes(rows: Iterable[Row], outcomes: Mapping[str, Outcome]) -> Iterable[str]:
    for row in rows:
        outcome = outcomes[row.key]
        if isinstance(outcome, Measured) and outcome.note:
            yield f"- **{row.what}.** {outcome.note}"


def _missed(rows: Iterable[Row], outcomes: Mapping[str, Outcome]) -> Iterable[str]:
    for row in rows:
        outcome = outcomes[row.key]
        if isinstance(outcome, Measured) and row.missed and not row.is_met(outcome):
            yield f"- **{row.what}.** {row.missed}"


def _profile(profile: Profile) -> str:
    rows = [
        (part.what, f"{part.ours_ms:.1f}", f"{part.bare_ms:.1f}", f"{part.over_ms:+.1f}")
        for part in profile.parts
    ]
    rows.append((
        "**all**", f"{profile.ours_ms:.1f}", f"{profile.bare_ms:.1f}",
        f"{profile.ours_ms - profile.bare_ms:+.1f}",
    ))  # fmt: skip
    return "\n".join((
        "## Where the launch goes\n",
        "Processor time in milliseconds until the first paint, the quietest of "
        f"{profile.rounds} starts for each part, beside the same part of the bare window.\n",
        _table(("part", "app", "bare window", "more"), rows),
        f"The imports of the first window in detail ({profile.modules} modules beside Qt's own; "
        "by `-X importtime`, which makes them some slower):\n",
        _table(("what is imported", "ms"), [(k, f"{v:.1f}") for k, v in profile.imports]),
    ))  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"
