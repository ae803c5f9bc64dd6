"""The house as its source tells it: modules, what they import and where, folders, classes."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "coping_app"


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the dotted name, and where it stands.

    Attributes:
        name: ``coping_app.content.format.model``; of ``from a import b``, both ``a`` and ``a.b``.
        line: From 1.
        is_late: Within a function.
        is_typing: Within ``if TYPE_CHECKING``: never run.
    """

    name: str
    line: int
    is_late: bool
    is_typing: bool


def module_name(path: Path) -> str:
    """``coping_app.ui.app.app`` for its file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the app but the empty package files."""
    found = sorted(PACKAGE.rglob("*.py"))
    return {module_name(path): path for path in found if path.name != "__init__.py"}


@cache
def tree_of(path: Path) -> ast.Module:
    """The source of a module, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """Every import of a module, wherever it stands."""
    return tuple(_imports(tree_of(path), late=False, typing=False))


def _imports(node: ast.AST, late: bool, typing: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, late, typing)
        elif isinstance(child, ast.ImportFrom) and child.module and not child.level:
            yield Import(child.module, child.lineno, late, typing)
            for alias in child.names:
                yield Import(f"{child.module}.{alias.name}", child.lineno, late, typing)
        else:
            in_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            yield from _imports(child, late or in_function, typing or for_types)


@cache
def graph() -> Mapping[str, frozenset[str]]:
    """Each module and those of the app that it imports, late and for types too."""
    names = modules().keys()
    return {
        name: frozenset(each.name for each in imports_of(path)) & names - {name}
        for name, path in modules().items()
    }


def folder_of(module: str) -> str:
    """``ui.pages.today`` for a module in it; a loose module of the package is its own folder."""
    parts = module.split(".")[1:]
    return ".".join(parts[:-1]) or parts[0]


def folder_graph() -> Mapping[str, frozenset[str]]:
    """Each folder and the folders whose modules its own import."""
    found: dict[str, set[str]] = {}
    for module, needs in graph().items():
        home = folder_of(module)
        found.setdefault(home, set()).update(folder_of(each) for each in needs)
    return {home: frozenset(needs - {home}) for home, needs in found.items()}


def on_circles(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """What stays when all that leads nowhere, or that nothing leads to, is taken away again."""
    left = {name: set(needs) for name, needs in arrows.items()}
    while True:
        wanted = {need for name, needs in left.items() for need in needs & left.keys()}
        loose = {name for name, needs in left.items() if not needs & left.keys()}
        loose |= left.keys() - wanted
        if not loose:
            return sorted(left)
        for name in loose:
            del left[name]


def knows_qt() -> frozenset[str]:
    """Modules that need Qt, by themselves or by what they import."""
    toolkit = ("PySide6", "pyqtgraph", "shiboken6")
    found = {
        name
        for name, path in modules().items()
        if any(each.name.split(".")[0] in toolkit for each in imports_of(path))
    }
    while more := {n for n, needs in graph().items() if n not in found and needs & found}:
        found |= more
    return frozenset(found)


def lines_in(prefix: str = "") -> int:
    """Lines of all modules whose dotted name begins so, below ``coping_app``."""
    return sum(
        len(path.read_text(encoding="utf-8").splitlines())
        for name, path in modules().items()
        if name.startswith(f"coping_app.{prefix}")
    )


def methods() -> Mapping[str, int]:
    """Every class and how many methods it has of its own."""
    return {
        f"{name}.{node.name}": sum(isinstance(each, ast.FunctionDef) for each in node.body)
        for name, path in modules().items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    }
