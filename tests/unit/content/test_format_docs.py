"""The page about the format is made from the models."""

from __future__ import annotations

from coping_app.content.docs.format_docs import format_markdown
from coping_app.content.format.model import STEP_KINDS, Exercise


def test_every_verb_has_a_section_and_every_key_a_row():
    page = format_markdown()
    for verb, kind in STEP_KINDS.items():
        section = page.split(f"\n### `{verb}`\n")[1].split("\n### ")[0]
        for name, field in kind.model_fields.items():
            assert f"| `{field.alias or name}` |" in section


def test_every_row_has_a_kind_and_a_meaning():
    rows = [line for line in format_markdown().splitlines() if line.startswith("| `")]
    assert len(rows) > 80
    for row in rows:
        assert all(cell.strip() for cell in row.strip("|").split("|")), row
        assert "None" not in row


def test_head_and_defaults_are_told():
    page = format_markdown()
    for name, field in Exercise.model_fields.items():
        assert f"| `{field.alias or name}` |" in page
    assert "| `rounds` | whole number from 1; else `1` | How many times each area. |" in page
    assert "| `pause` | duration; may be left out | Silence after the line. |" in page
    assert "`maximum` | number; else `10`" in page


def test_steps_that_wait_for_the_person_are_marked():
    page = format_markdown()
    assert "personal card of that title. *Waits.*" in page
    assert page.count("*Waits.*") == sum(kind.waits for kind in STEP_KINDS.values())
