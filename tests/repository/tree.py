"""The checkout as tests of the house see it: its files, its rooms, its modules as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ennakko"
ROOMS = sorted(
    folder.name for folder in PACKAGE.iterdir() if folder.is_dir() and (folder / "__init__.py").exists()
)


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project: what git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    named = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(path for path in named if path.is_file()))


def texts() -> Iterator[tuple[Path, str]]:
    """Every file that is text, with its content."""
    for path in files():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of the package, migrations left out, as a syntax tree."""
    found = (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)
    return {path: ast.parse(path.read_text("utf-8")) for path in found}


def room_of(path: Path) -> str:
    """The room a module lies in ("" for the package's own files)."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else ""


def name(path: Path) -> str:
    """The path as a test should print it."""
    return path.relative_to(ROOT).as_posix()


def dotted(node: ast.expr) -> str:
    """`datetime.now` for the expression that says so; "" for anything that is not a plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""
