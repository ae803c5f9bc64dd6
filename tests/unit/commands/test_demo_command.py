from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from coping_app.cli import main
from coping_app.store.store import Store
from coping_app.system.folders import Folders


def test_the_demo_opens_on_today_in_the_middle_of_a_plan(tmp_path: Path) -> None:
    assert main(["--data", str(tmp_path), "demo", "--no-window"]) == 0
    store = Store.open(Folders(tmp_path).profile, datetime.now)
    try:
        active = store.plans.current()
        assert active is not None
        assert active.plan.plan == "steady-weeks"
        assert store.settings.get("first_run_done", False) is True
    finally:
        store.close()


def test_the_demo_never_touches_real_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = Folders(tmp_path).profile
    Store.open(profile, datetime.now).close()
    before = {path.name: path.read_bytes() for path in profile.iterdir()}
    assert main(["--data", str(tmp_path), "demo", "--no-window"]) == 3
    assert {path.name: path.read_bytes() for path in profile.iterdir()} == before
    assert capsys.readouterr().err


@pytest.mark.parametrize("place", ["file", "file/below", "/dev/null"])
def test_where_no_demo_can_be_made_a_sentence_says_so(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main(["--data", str(tmp_path / place), "demo", "--no-window"]) == 3
    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
