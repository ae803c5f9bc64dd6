"""Who may import whom, read from the source itself."""

from __future__ import annotations

import ast
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
        f"import sys, coping_app.ui.app; print([m for m in {SILENT_LAUNCH!r} if m in sys.modules])"
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
