"""The worked example of docs/adding-an-exporter.md is run, so that the page stays true."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from coping_app.commands.exporting import _FORMATS
from coping_app.export.table import Exporter, ReportLook, exporters
from coping_app.export.writing import write_export
from tests.unit.export.support import fixed_records

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "adding-an-exporter.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```python\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
MODULE = "coping_app.export.diary"


@pytest.fixture
def guided() -> Iterator[dict[str, Any]]:
    """The names of the page's code, with its module there for as long as a test."""
    module = ModuleType(MODULE)
    sys.modules[MODULE] = module
    exec(compile(BLOCKS["coping_app/export/diary.py"], MODULE, "exec", dont_inherit=True),
         module.__dict__)
    names: dict[str, Any] = dict(module.__dict__)
    exec(compile(BLOCKS["tests/unit/export/test_diary.py"], "test_diary", "exec"), names)
    yield names
    del sys.modules[MODULE]


def test_the_example_of_the_guide_works(guided: dict[str, Any]) -> None:
    guided["test_a_line_tells_day_exercise_and_minutes"]()


def test_the_row_of_the_guide_makes_an_exporter(guided: dict[str, Any], tmp_path: Path) -> None:
    (row,) = re.findall(r"^ {8}Exporter\(\"diary\".*\),$", GUIDE, re.MULTILINE)
    exporter = eval(row.strip().rstrip(","), {"Exporter": Exporter, **guided})
    written = write_export(exporter, fixed_records(), tmp_path / "diary.txt")
    assert written[0].read_bytes() == guided["diary_text"](fixed_records())


def test_what_the_guide_names_is_there() -> None:
    for path in re.findall(r"`((?:coping_app|tests|docs)/[\w/.]+)`", GUIDE):
        assert (ROOT / path).exists(), path


def test_the_command_line_offers_exactly_what_is_in_the_table() -> None:
    rows = exporters(ReportLook(lambda _: b"", {}))
    assert set(_FORMATS) == {row.name for row in rows}
