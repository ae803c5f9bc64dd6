"""Who may import whom, read from the source itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "coping_app"
LAYERS = {
    "content": set(),
    "session": {"content"},
    "audio": {"content", "session"},
    "store": {"content", "session"},
    "insight": {"content"},
    "packs": {"content"},
    "clinic": {"content", "packs", "insight"},
    "export": {"content", "store", "insight"},
    "ui": {"content", "session", "audio", "store", "insight", "packs", "clinic", "export"},
}
"""Each part of the house and the parts whose doors it may open, its own aside."""
ONLY_IN_UI = ("PySide6", "pyqtgraph", "shiboken6")
SILENT_LAUNCH = ("numpy", "pyqtgraph", "pydantic", "yaml", "hibari_tts", "soundfile", "sqlalchemy")
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def imports_of(path: Path, *, top_level_only: bool = False) -> set[str]:
    """Dotted names that a module imports, outside of ``if TYPE_CHECKING``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def layer_of(dotted: str) -> str | None:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "coping_app" and len(parts) > 1 and parts[1] in LAYERS else None


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way_through_the_house(path: Path) -> None:
    home = path.relative_to(PACKAGE).parts[0]
    if home not in LAYERS:
        return
    foreign = {layer_of(name) for name in imports_of(path)} - {None, home}
    assert foreign <= LAYERS[home], f"{path.name} in {home} may not import {foreign - LAYERS[home]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_ui_knows_qt(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    if relative.parts[0] == "ui":
        return
    used = {name for name in imports_of(path) if name.split(".")[0] in ONLY_IN_UI}
    assert not used, f"{relative} imports {used}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=str)
def test_package_files_are_empty(path: Path) -> None:
    assert not path.read_text(encoding="utf-8").strip()


def test_the_module_graph_has_no_circle() -> None:
    """Every module can be read after those it imports at its top level."""
    names = {
        "coping_app." + ".".join(p.relative_to(PACKAGE).with_suffix("").parts): p for p in MODULES
    }
    graph = {
        name: {i for i in imports_of(path, top_level_only=True) if i in names and i != name}
        for name, path in names.items()
    }
    while leaves := {name for name, needs in graph.items() if not needs & graph.keys()}:
        for name in leaves:
            del graph[name]
    assert not graph, f"a circle among {sorted(graph)}"


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
