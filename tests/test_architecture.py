"""How the house is built: each rule with its reason, read from the source itself."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house import (
    PACKAGE,
    folder_graph,
    folder_of,
    graph,
    imports_of,
    knows_qt,
    lines_in,
    methods,
    modules,
    on_circles,
)

KNOWS = {
    "system": set[str](),
    "content": {"system"},
    "session": {"content"},
    "audio": {"content", "session", "system"},
    "insight": {"content"},
    "store": {"content", "session", "system"},
    "selftest": {"content", "session", "audio", "store"},
    "wording": {"content", "insight", "store"},
    "export": {"content", "insight", "store", "wording"},
    "features": {
        "content", "session", "audio", "insight", "store", "selftest", "wording", "export",
    },
    "demo": {"content", "session", "insight", "store"},
    "ui": {
        "system", "content", "session", "audio", "insight", "store", "selftest", "wording",
        "export", "features",
    },
    "commands": {
        "system", "content", "session", "audio", "insight", "store", "selftest", "wording",
        "export", "features", "demo", "ui",
    },
    "cli": {"commands", "system"},
}  # fmt: skip
"""Every part from the ground up, and those it may know. So a fault is looked for below, never
above, and each part can be tried without what stands on it."""
ROOMS = {
    "theme": set[str](),
    "widgets": {"theme"},
    "platform": {"theme", "widgets"},
    "charts": {"theme", "widgets"},
    "paper": {"theme"},
    "parts": {"theme", "widgets", "platform", "paper"},
    "steps": {"theme", "widgets", "parts"},
    "player": {"theme", "widgets", "parts", "platform", "steps"},
    "pages": {"theme", "widgets", "parts", "platform", "charts", "paper"},
    "app": {"theme", "widgets", "parts", "platform", "charts", "paper", "player", "pages"},
}
"""The rooms of ``ui``, likewise. Nothing below the pages imports one; ``app`` alone wires."""
FEATURES = {
    "today": {"care", "cards", "plan", "trial"},
    "report": {"progress"},
}
"""Features stand beside each other; only Today, which tells of all, and the report read others."""
ONLY_IN_UI = ("PySide6", "pyqtgraph", "shiboken6")
SILENT_LAUNCH = (
    "numpy", "pyqtgraph", "pydantic", "yaml", "hibari_tts", "soundfile", "sqlalchemy", "jinja2",
)  # fmt: skip
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
MOST_FILES = 30
"""More than so many files in a folder are not taken in at a glance."""
MOST_METHODS = 25
"""A class with more has a second idea."""
LARGER_CLASSES = {
    "coping_app.session.runner.Runner": "the state machine: a method for each input and transition",
}
LATE_IMPORTS_AT_HOME = ("coping_app.commands.", "coping_app.cli", "coping_app.ui.app.pages")
"""Where imports within functions are the rule: a command and a page are read when asked for."""
MOST_LATE_IMPORTS = 30
QT_FREE_IN_UI = {"coping_app.ui.theme.tokens": "colours and sizes belong to the theme"}


def room_of(module: str) -> str:
    return module.split(".")[2]


def test_imports_run_one_way_through_the_house() -> None:
    for module, needs in graph().items():
        home = module.split(".")[1]
        known = {need.split(".")[1] for need in needs} - {home}
        assert known <= KNOWS[home], f"{module} may not know {known - KNOWS[home]}"


def test_rooms_of_the_window_stand_on_each_other_one_way() -> None:
    for module, needs in graph().items():
        if module.startswith("coping_app.ui."):
            home = room_of(module)
            known = {room_of(n) for n in needs if n.startswith("coping_app.ui.")} - {home}
            assert known <= ROOMS[home], f"{module} may not know {known - ROOMS[home]}"


def test_no_page_imports_a_page() -> None:
    """A page can be changed, or taken out, without opening another one."""
    for module, needs in graph().items():
        if module.startswith("coping_app.ui.pages."):
            pages = {n for n in needs if n.startswith("coping_app.ui.pages.")}
            foreign = {page for page in pages if page.split(".")[3] != module.split(".")[3]}
            assert not foreign, f"{module} imports {foreign}"


def test_features_know_only_those_they_tell_of() -> None:
    for module, needs in graph().items():
        if module.startswith("coping_app.features."):
            home = room_of(module)
            known = {room_of(n) for n in needs if n.startswith("coping_app.features.")} - {home}
            assert known <= FEATURES.get(home, set()), f"{module} knows {known}"


def test_no_arrow_between_folders_runs_back_up() -> None:
    """Late imports and imports for types count: whoever reads the code follows them, too."""
    assert on_circles(folder_graph()) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert on_circles(graph()) == []


def test_a_folder_is_taken_in_at_a_glance() -> None:
    files = Counter(folder_of(module) for module in modules())
    assert {folder: n for folder, n in files.items() if n > MOST_FILES} == {}


def test_less_than_half_of_the_house_is_window() -> None:
    """What a page shows and does can be tried without a window, and so it is."""
    assert lines_in("ui.") / lines_in() < 0.45


def test_only_the_ui_knows_qt() -> None:
    for module, path in modules().items():
        if not module.startswith("coping_app.ui."):
            used = {e.name for e in imports_of(path) if e.name.split(".")[0] in ONLY_IN_UI}
            assert not used, f"{module} imports {used}"


def test_whatever_can_live_without_qt_lives_below_the_window() -> None:
    free = {m for m in modules() if m.startswith("coping_app.ui.")} - knows_qt()
    assert free == QT_FREE_IN_UI.keys()


def test_imports_stand_at_the_top_of_their_module() -> None:
    """Within a function they hide what a module needs; a start that must not wait may use some."""
    late = {
        f"{module} -> {each.name}"
        for module, path in modules().items()
        if not module.startswith(LATE_IMPORTS_AT_HOME)
        for each in imports_of(path)
        if each.is_late and each.name in modules()
    }
    assert len(late) <= MOST_LATE_IMPORTS, sorted(late)


def test_no_class_has_more_than_one_idea() -> None:
    larger = {name for name, number in methods().items() if number > MOST_METHODS}
    assert larger == LARGER_CLASSES.keys()


def test_package_files_are_empty() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        assert not path.read_text(encoding="utf-8").strip(), path


def test_no_sleep_and_no_wall_clock_in_session() -> None:
    for path in (PACKAGE / "session").glob("*.py"):
        calls = {
            f"{node.value.id}.{node.attr}"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        }
        assert not calls & {"time.sleep", "time.time", "datetime.now", "date.today"}, path.name


def test_the_first_window_imports_nothing_heavy() -> None:
    """Opening the window loads no numpy, pyqtgraph, pydantic or YAML, seen in a fresh process."""
    import subprocess
    import sys

    code = (
        "import sys, coping_app.ui.app.app; "
        f"print([m for m in {SILENT_LAUNCH!r} if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"


def test_user_data_is_never_written_with_bare_open() -> None:
    """Everything outside SQLite goes through the store's own file writer."""
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ("QSaveFile", "QSettings"):
                pytest.fail(f"{path} uses {node.attr}")
            if isinstance(node, ast.Attribute) and node.attr == "executescript":
                pytest.fail(f"{path} uses executescript, which commits behind our back")


READERS = ("content", "session", "audio", "insight", "export", "commands", "ui")
"""Parts that read what others may have written. The store guards the profile in its own way."""
READS_BY_ITSELF = {
    "content/reading/outside_files.py": "it is the one reader of files from outside",
    "ui/theme/icons.py": "pictures that come with the app",
}
"""The only files of these parts that read others without ``outside_files``, and why they may."""


def reads_of(path: Path) -> list[str]:
    """Every place in a module where a file is opened for reading by its path."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        given = " ".join(ast.unparse(each) for each in (*node.args, *node.keywords))
        name = called.rpartition(".")[2]
        modes = set(re.findall(r"'([rwxabt+]{1,3})'", given))
        # A window, a catalogue and a sink are opened too: with no mode. ``loading.read_bytes`` is
        # no method of a path, but goes through the one reader.
        by_itself = called in ("open", "io.open", "os.open", "os.fdopen")
        is_open = by_itself or (name == "open" and modes)
        is_write = modes and all(set(mode) & set("wxa") for mode in modes)
        is_write = is_write or "O_WRONLY" in given or "O_CREAT" in given
        whole = "." in called and name in ("read_bytes", "read_text")
        if whole or (is_open and not is_write):
            found.append(f"line {node.lineno}: {called}")
    return found


def test_files_from_outside_are_read_by_the_one_reader_that_refuses_pipes_and_devices() -> None:
    found = {
        name: places
        for path in MODULES
        if (name := path.relative_to(PACKAGE).as_posix()).startswith(READERS)
        and (places := reads_of(path))
    }
    assert found.keys() <= READS_BY_ITSELF.keys(), found
    assert found.keys() >= READS_BY_ITSELF.keys(), "no leave is needed any more"


def test_the_rule_on_reading_sees_every_way_to_open_a_file(tmp_path: Path) -> None:
    module = tmp_path / "odd.py"
    module.write_text(
        "open(a)\nwith p.open('rb') as f: pass\np.read_bytes()\np.read_text(encoding='utf-8')\n"
        "os.open(p, os.O_RDONLY)\n"
        "p.open('w')\np.open('w' if x else 'a')\nwindow.open(key)\nread_bytes(path)\n"
        "os.open(p, os.O_WRONLY)\nos.open(p, os.O_RDWR | os.O_CREAT, 0o600)\n"
    )
    assert sorted(place.split(":")[0] for place in reads_of(module)) == [
        f"line {number}" for number in range(1, 6)
    ]
