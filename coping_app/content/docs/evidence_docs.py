"""Writes the page on what each exercise rests on, from the exercise files themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from coping_app.content.checks.loading import load_exercise
from coping_app.content.format.model import Evidence, Exercise
from coping_app.content.reference.places import exercises_folder

FAMILIES: Mapping[str, tuple[str, str]] = {
    "cbt": (
        "Thoughts and plans",
        "Beside other active treatment the gains of such courses are very small. After courses at "
        "a distance they are probably gone within a year, and harms are unclear "
        "(Williams 2020, doi:10.1002/14651858.CD007407.pub4; "
        "Rosser 2023, doi:10.1002/14651858.CD013863.pub2).",
    ),
    "mindfulness": (
        "Mindfulness",
        "For pain itself the evidence is of low quality (Hilton 2017, "
        "doi:10.1007/s12160-016-9844-2). Unwanted effects such as worry, low mood or odd thoughts "
        "do occur: in 8.3 % of people over all studies, 3.7 % in trials (Farias 2020, "
        "doi:10.1111/acps.13225).",
    ),
    "relaxation": (
        "Relaxation and breath",
        "Trials disagree: 21 found less pain, four other gains only, four none (Vambheim 2021, "
        "doi:10.1016/j.heliyon.2021.e07837). Which kind suits whom is not known.",
    ),
    "expressive": (
        "Writing, drawing, music",
        "A review of the arts in long-lasting pain came to no conclusion (Raudenska 2023, "
        "doi:10.1007/s40122-023-00542-w).",
    ),
    "social": (
        "People",
        "Contact with peers alone showed no gain in one trial, in which few people had the "
        "contacts that were planned (Matthias 2020, doi:10.1007/s11606-020-06007-6).",
    ),
    "wellbeing": (
        "Daily life and movement",
        "People who practise more do slightly better (r = 0.26; Parsons 2017, "
        "doi:10.1016/j.brat.2017.05.004). How much is enough is not known.",
    ),
}
"""Name of each family, and what is not known of the whole of it, with sources."""

GRADES: Mapping[str, tuple[str, str]] = {
    "A": (
        "A review of trials in long-lasting pain.",
        "For how long a gain stays, and for whom.",
    ),
    "B": (
        "At least one study in long-lasting pain.",
        "Whether what few, mostly small studies found holds for other people, and for how long.",
    ),
    "C": (
        "Trials with other people.",
        "Whether it helps in long-lasting pain: no trial there was found.",
    ),
    "D": (
        "Used in clinics, hardly tested.",
        "What it does compared with doing nothing.",
    ),
}
"""What each grade stands on, and what it leaves open."""

TESTED: Mapping[str, tuple[str, str]] = {
    "alone": ("The exercise by itself.", "Whether this form of it does the same."),
    "kind": (
        "Another form of the exercise.",
        "Whether this form of it does the same: it was not tested.",
    ),
    "package": (
        "A course, of which the exercise was a part.",
        "Whether this part helps without the rest of the course: it was not tested alone.",
    ),
    "nothing": ("Nothing of it.", "Whether it helps at all: no trial of this exercise was found."),
}
"""What the trials tested, and what that leaves open."""

_HANDOUT = "One source is a public handout, which no journal reviewed."
_NOT_REVIEWED = (
    "- **Not reviewed yet.** Nobody but its author has looked at its steps, cautions and sources."
)
_UNTOLD = "The file says nothing of evidence."

_HEAD = """# What the exercises rest on

This page is made from the exercise files (`make docs`); each of them says the same on its own page
in the app, in plain words.

| grade | stands on |
|---|---|
{grades}

Each exercise says, too, what the trials tested:

| tested | means |
|---|---|
{tested}

A grade says how well something was tested, not how much it helps: a well tested exercise can have a
small gain, or none.

**Not known of any of them.** Most sources were read as abstracts, not in full. The order of steps,
their seconds and the ways for a hard day are common practice put into numbers by us; no study
compared them with others. Nobody has yet tested these exercises in the form of this app.
"""


def evidence_markdown(reviewed: Collection[str], folder: Path | None = None) -> str:
    """The whole page.

    Args:
        reviewed: Ids of the exercises that were reviewed; the page says so of all others.
        folder: The exercises by family; those that are shipped unless told.
    """
    root = folder or exercises_folder()
    rows = "\n".join(f"| {grade} | {stands_on} |" for grade, (stands_on, _) in GRADES.items())
    tested = "\n".join(f"| {name} | {means} |" for name, (means, _) in TESTED.items())
    parts = [_HEAD.format(grades=rows, tested=tested)]
    for family, (title, open_question) in FAMILIES.items():
        parts.append(f"\n## {title}\n\n**Not known of all these.** {_linked(open_question)}\n")
        parts += [
            _section(exercise, exercise.id in reviewed) for exercise in _exercises(root / family)
        ]
    return "".join(parts)


def _exercises(folder: Path) -> Iterator[Exercise]:
    """The English exercises of a folder, by title."""
    files = (path for path in folder.glob("*.yaml") if "." not in path.stem)
    yield from sorted(map(load_exercise, files), key=lambda exercise: exercise.title)


def _section(exercise: Exercise, is_reviewed: bool) -> str:
    lines = [f"\n### {exercise.title} (`{exercise.id}`)\n"]
    evidence = exercise.evidence
    if evidence is None:
        return "\n".join([*lines, _UNTOLD, *_review_line(is_reviewed)]) + "\n"
    lines.append(f"- **Grade {evidence.grade}.** {evidence.note}".rstrip())
    if evidence.tested is not None:
        lines.append(f"- **Tested: {evidence.tested}.** {TESTED[evidence.tested][0]}")
    lines += [f"- Source: {_linked(source)}" for source in evidence.sources]
    lines.append(f"- **Not known.** {' '.join(_open(evidence))}")
    lines += _review_line(is_reviewed)
    return "\n".join(lines) + "\n"


def _review_line(is_reviewed: bool) -> list[str]:
    return [] if is_reviewed else [_NOT_REVIEWED]


def _open(evidence: Evidence) -> Iterator[str]:
    if evidence.tested is not None:
        yield TESTED[evidence.tested][1]
    yield GRADES[evidence.grade][1]
    if any("handout" in source for source in evidence.sources):
        yield _HANDOUT


def _linked(text: str) -> str:
    """Turns identifiers into links to what they name."""
    text = re.sub(r"doi:(10\.[^\s;,]+[^\s;,.)])", r"[doi:\1](https://doi.org/\1)", text)
    return re.sub(
        r"\b(PMC\d+)\b", r"[\1](https://www.ncbi.nlm.nih.gov/pmc/articles/\1/)", text
    )
