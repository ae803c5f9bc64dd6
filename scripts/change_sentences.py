"""Every sentence of the window and of reports that can speak of a change, and what it speaks of.

The sentences are read from the source; what each is about stands in ``change_sentences.yaml``. A
sentence without a row fails, and so does a row without its sentence.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SAID_IN = ("coping_app/ui", "coping_app/features", "coping_app/wording", "coping_app/export")
TABLE = Path(__file__).with_suffix(".yaml")
_NO_CLAIMS = ("evidence", "cautions")
OTHER = "other"
"""Under this name stand sentences that use such a word and speak of no change of ratings."""

OF_CHANGE = re.compile(
    r"\b(lower|higher|fall|falls|fell|rise|rises|rose|dropped|drops|sank|sinks|grew|grows|better"
    r"|worse|average|followed|expected|likely|usual|helps|helped)\b",
    re.IGNORECASE,
)
"""A sentence with one of these words may speak of a change, wherever it is said."""
MAYBE_OF_CHANGE = re.compile(
    r"\b(less|more|fewer|same|chang\w+|differ\w*|than|after|before|range|notice|measuring|weeks"
    r"|points?|apart|lie|tell|stands out)\b",
    re.IGNORECASE,
)
"""Likewise with one of these, where changes are spoken of at all."""
SPEAKS_OF_CHANGE = (
    "export/", "wording/found", "wording/score_changes", "wording/trial_sentences",
    "wording/wording", "features/player/change_words", "features/progress/days",
    "features/progress/fo", "features/progress/life", "features/progress/practice",
    "features/progress/reader", "features/progress/sessions", "features/progress/t",
    "features/progress/view", "features/progress/words", "features/questions/words",
    "features/report/service", "features/today/words", "features/trial/",
    "ui/pages/exercise/care_card", "ui/pages/progress/c", "ui/pages/progress/followed",
    "ui/pages/progress/later", "ui/pages/progress/pa", "ui/pages/progress/questionnaire",
    "ui/pages/progress/tiles", "ui/pages/questions/questionnaire", "ui/pages/trial/",
    "ui/paper/", "ui/player/closing_",
)  # fmt: skip
"""Files that begin so do."""
OF_CAUSE = re.compile(
    r"\b(helps|helped|helping|helpful|(can|may|might|will|would|could|to|you) help|reduc\w+"
    r"|eases|eased|easing|reliev\w+|improv\w+|works|worked|working|lowers|lowered|lessen\w*"
    r"|sooth\w*|cures?|heals?|makes|(make|made) (it|pain|you|life|things)|takes? away)\b",
    re.IGNORECASE,
)
"""Verbs by which something is said to bring a change about."""
OF_CAUSE_ES = re.compile(
    r"\b(ayuda|ayudan|ayudó|ayudar|ayudarte|alivia\w*|mejora\w*|reduc\w+|funciona\w*|calma tu"
    r"|calma el|quita el|baja el|hace que)\b",
    re.IGNORECASE,
)
"""Likewise in Spanish."""
OF_RATINGS = re.compile(
    r"\b(pain|distress|tension|worry|worries|mood|energy|bother|confidence|dolor|malestar|tensión"
    r"|preocupaci\w+|ánimo|energía|molestia)\b",
    re.IGNORECASE,
)
"""What is rated before and after an exercise."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in the source, before anything is filled in, and in which files."""

    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What sentences speak of.

    Attributes:
        estimands: What each name means.
        rows: Sentences by the name of what they speak of; ``other`` for no change.
        cause: Sentences with a verb of cause that may stand, each with the reason.
        content_cause: Likewise of exercises and plans.
    """

    estimands: Mapping[str, str]
    rows: Mapping[str, Sequence[str]]
    cause: Mapping[str, str]
    content_cause: Mapping[str, str]


def all_said() -> tuple[Said, ...]:
    """Every translated sentence of the window and of exports, in the order of the alphabet."""
    found: dict[str, list[str]] = {}
    for folder in SAID_IN:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT / "coping_app").as_posix()
            for text in _sentences(path.read_text(encoding="utf-8")):
                files = found.setdefault(text, [])
                if name not in files:
                    files.append(name)
    return tuple(Said(text, tuple(found[text])) for text in sorted(found))


def said_of_change() -> tuple[Said, ...]:
    """Those that may speak of a change."""
    return tuple(
        said
        for said in all_said()
        if OF_CHANGE.search(said.text)
        or (
            MAYBE_OF_CHANGE.search(said.text)
            and any(file.startswith(SPEAKS_OF_CHANGE) for file in said.files)
        )
    )


def causes_in_window() -> tuple[str, ...]:
    """Sentences of the window and of exports with a verb of cause."""
    return tuple(said.text for said in all_said() if OF_CAUSE.search(said.text))


def content_files() -> tuple[Path, ...]:
    """Exercises, plans, scales, safety; questionnaires are their makers' word for word."""
    found = sorted((ROOT / "exercises").rglob("*.yaml"))
    return tuple(path for path in found if "questionnaires" not in path.parts)


def causes_in_content(path: Path) -> tuple[str, ...]:
    """Sentences of a file with a verb of cause and a word for what is rated.

    Left out are evidence notes, which cite what a study found, and cautions, which warn.
    """
    verbs = OF_CAUSE_ES if path.name.endswith(".es.yaml") else OF_CAUSE
    found: list[str] = []
    for text in _texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
        found += [
            sentence
            for sentence in re.split(r"(?<=[.?!])\s+", text)
            if verbs.search(sentence) and OF_RATINGS.search(sentence)
        ]
    return tuple(dict.fromkeys(found))


def read_table() -> Table:
    """The table as it is kept."""
    kept = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return Table(kept["estimands"], kept["sentences"], kept["cause"], kept["content_cause"])


def change_markdown() -> str:
    """The page of docs/.

    Raises:
        ValueError: A sentence has no row, two rows, or a row has no sentence.
    """
    table = read_table()
    where = {said.text: said.files for said in said_of_change()}
    check(table, where)
    parts = [
        "# What each sentence about change speaks of",
        "",
        "Made by `python scripts/docs.py` from the source and `scripts/change_sentences.yaml`.",
        "",
        "Before and after tell what followed, never what brought it about. Only a trial, in which",
        "chance chose the days, can tell what an exercise adds, and only against a quiet pause.",
        "",
    ]
    for name, meaning in table.estimands.items():
        parts += [f"## {name}", "", meaning, "", "| sentence | said in |", "|---|---|"]
        for text in sorted(table.rows.get(name, ())):
            files = ", ".join(f"`{file}`" for file in where[text])
            parts.append(f"| {_cell(text)} | {files} |")
        parts.append("")
    return "\n".join(parts)


def check(table: Table, where: Mapping[str, Sequence[str]]) -> None:
    """Raises ValueError where sentences and rows do not fit each other."""
    rows = [text for texts in table.rows.values() for text in texts]
    problems = [f"No row: {text}" for text in where if text not in rows]
    problems += [f"No such sentence: {text}" for text in rows if text not in where]
    problems += [f"Two rows: {text}" for text in set(rows) if rows.count(text) > 1]
    problems += [f"No such estimand: {n}" for n in table.rows if n not in (*table.estimands, OTHER)]
    if problems:
        raise ValueError("\n".join(problems))


def _sentences(source: str) -> Iterator[str]:
    """What is handed to ``translate`` and ``tr``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            place = {"translate": 1, "tr": 0}.get(_name(node.func))
            if place is not None and len(node.args) > place:
                text = node.args[place]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def _texts(kept: object) -> Iterator[str]:
    """Every text in a document but those of ``_NO_CLAIMS``."""
    if isinstance(kept, dict):
        for key, value in kept.items():
            if key not in _NO_CLAIMS:
                yield from _texts(value)
    elif isinstance(kept, list):
        for value in kept:
            yield from _texts(value)
    elif isinstance(kept, str):
        yield kept


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Name):
        return called.id
    return called.attr if isinstance(called, ast.Attribute) else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
