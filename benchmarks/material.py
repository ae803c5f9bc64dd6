"""What the measurements work on: many exercises, and a person with a year of use."""

from __future__ import annotations

import itertools
import re
from datetime import date, datetime
from pathlib import Path

from coping_app.commands.finding import open_catalog
from coping_app.content.reference.places import exercises_folder
from coping_app.demo.make import make_demo
from coping_app.store.store import Store
from coping_app.system.folders import Folders

_ID = re.compile(r"^id: .*$", re.MULTILINE)
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def write_exercises(folder: Path, count: int) -> None:
    """Writes ``count`` exercises: the shipped ones again and again, each with an id of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in zip(range(count), itertools.cycle(_shipped()), strict=False):
        text = _ID.sub(f"id: made-for-measuring-{number}", text, count=1)
        title = _TITLE.search(text)
        assert title is not None
        text = _TITLE.sub(f'title: "Number {number}"', text, count=1)
        (folder / f"made-for-measuring-{number}.yaml").write_text(text, encoding="utf-8")


def make_person(data: Path, exercises: int) -> None:
    """A data folder with a made-up year, and so many exercises, shipped and own together."""
    folders = Folders(data)
    with open_catalog(folders) as catalog:
        shipped = catalog.find()
    make_demo(folders.profile, date.today(), shipped)
    store = Store.open(folders.profile, datetime.now)
    store.settings.set("first_run_done", True)
    store.close()
    write_exercises(folders.own_exercises, exercises - len(shipped))
    with open_catalog(folders):
        pass  # the first start would make the index


def _shipped() -> list[str]:
    """The shipped exercises that stand alone: they include no other and need no file."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(exercises_folder().glob("*/*.yaml"))
        if path.parent.name not in ("plans", "questionnaires", "safety")
        and path.name.count(".") == 1
    ]
    return [text for text in texts if "include:" not in text]
