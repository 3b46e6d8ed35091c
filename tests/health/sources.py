"""The project's own Python files as syntax trees, for the tests that hold the house together."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.settings import ROOT


@dataclass(frozen=True)
class Source:
    """A file: its path from the root, such as bot/law/loader.py, its module name and its tree."""

    path: str
    module: str
    tree: ast.Module

    def imports(self) -> Iterator[str]:
        """The full names of what it imports, wherever in the file: modules, and the names taken from them."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    above = self.module.split(".")[: -node.level]
                    base = ".".join([*above, base] if base else above)
                yield base
                yield from (f"{base}.{alias.name}" for alias in node.names)

    def names(self) -> Iterator[str]:
        """Every dotted name that it uses, such as "os.environ.get" or "datetime.now"."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute):
                dotted = _dotted(node)
                if dotted:
                    yield dotted

    def texts(self) -> Iterator[str]:
        """Every literal text; a part that is computed stands as an asterisk."""
        parts: set[ast.expr] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.JoinedStr):
                parts.update(node.values)
                yield "".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
                yield node.value


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The Python files under the folders, such as "bot/law" or "actions"."""
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert files, f"no Python file under {folders}"
    return tuple(_source(path) for path in files)


def under(imported: str, package: str) -> bool:
    """Whether a dotted name is a package or lies in it."""
    return imported == package or imported.startswith(f"{package}.")


def _source(path: Path) -> Source:
    relative = path.relative_to(ROOT)
    return Source(str(relative), ".".join(relative.with_suffix("").parts), ast.parse(path.read_text("utf-8")))


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""
