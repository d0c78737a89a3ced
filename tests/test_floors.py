"""The house's plan as tests: floors, front doors and readable sizes, with proof that each rule bites."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = (
    ("ground", "disk"),
    ("sources", "output"),
    ("model",),
    ("views",),
    ("checks", "pages", "exports"),
    ("doors",),
)
FOLDERS = tuple(folder for floor in FLOORS for folder in floor)

# Two folders have no front: `ground` is a folder of values, whose modules are imported one by one; `doors` is
# opened from outside only, where pyproject.toml and build.py name its modules.
WITHOUT_FRONT = ("ground", "doors")

MODULE, FUNCTION, CLASS, TEMPLATE, TEST = 300, 40, 120, 120, 400
ARGUMENTS, NESTING = 5, 3
TEMPLATES = (".html", ".xml", ".txt", ".svg", ".typ", ".md", ".j2")
BLOCKS = (
    *(ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith),
    *(ast.Try, ast.TryStar, ast.Match),
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def listed(found: list[str]) -> str:
    """What was found, one to a line."""
    return "\n".join(["", *found])


# --- the law of the floors ------------------------------------------------------------------------


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """import-linter's word on the house under `root`: returncode 0 if every contract is kept."""
    start = "from importlinter.cli import lint_imports_command as run; run()"
    command = [sys.executable, "-c", start, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with all the floors and nothing on them, under the project's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for folder in FOLDERS:
        write(tmp_path / "honorhall" / folder / "__init__.py", "")
    write(tmp_path / "honorhall/__init__.py", "")
    return tmp_path


def write(path: Path, text: str) -> Path:
    """Write `text` to `path`, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_import_keeps_the_law_of_the_floors():
    said = lint(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr


def test_an_empty_house_keeps_every_contract(house: Path):
    said = lint(house)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "0 broken" in said.stdout


def test_a_new_folder_without_a_floor_breaks_the_law(house: Path):
    write(house / "honorhall/attic/__init__.py", "")
    said = lint(house)
    assert said.returncode == 1
    assert "attic" in said.stdout


def test_the_floors_here_are_the_floors_of_the_contract():
    said = sorted(path.name for path in (ROOT / "honorhall").iterdir() if path.is_dir() and path.name[0] not in "_.")
    assert said == sorted(FOLDERS)


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("ground", "import honorhall.sources"),
        ("sources", "import honorhall.output"),
        ("sources", "from honorhall.model import one"),
        ("model", "import honorhall.views"),
        ("views", "import honorhall.pages"),
        ("checks", "import honorhall.pages"),
        ("pages", "import honorhall.exports"),
        ("exports", "import honorhall.doors"),
        ("ground", "import pydantic"),
        ("pages", "import jinja2"),
        ("model", "from markdown import Markdown"),
        ("checks", "import nh3"),
        ("views", "from PIL import Image"),
        ("doors", "from mkdocs.config import base"),
        ("output", "import mkdocs"),
        ("doors", "import click"),
    ],
)
def test_an_import_that_climbs_or_meets_the_wrong_library_breaks_the_law(house: Path, where: str, line: str):
    write(house / f"honorhall/{where}/one.py", f"{line}\n")
    said = lint(house)
    assert said.returncode == 1, said.stdout + said.stderr
    assert f"honorhall.{where}.one" in said.stdout


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("doors/host/plugin", "from mkdocs.config import base"),
        ("doors/cli/main", "import click"),
        ("output/prose", "import markdown, nh3, jinja2, PIL.Image"),
        ("ground/text", "import yaml, unicodedata"),
        ("pages/teams", "from honorhall.views import one"),
    ],
)
def test_an_import_in_its_own_place_keeps_the_law(house: Path, where: str, line: str):
    write(house / f"honorhall/{where}.py", f"{line}\n")
    said = lint(house)
    assert said.returncode == 0, said.stdout + said.stderr


def test_ground_knows_only_the_standard_library_and_yaml():
    known = {*sys.stdlib_module_names, "yaml", "honorhall"}
    met = {name.split(".")[0] for path in modules(ROOT, "honorhall/ground") for name, _ in imports(path)}
    assert met <= known


# --- front doors: a folder shows its verbs, nothing else ------------------------------------------


def modules(root: Path, *folders: str) -> list[Path]:
    """Every Python file under root's folders, sorted."""
    return sorted(path for folder in folders for path in (root / folder).rglob("*.py"))


def parse(path: Path) -> ast.Module:
    """The syntax tree of the file at `path`."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of everything the file imports, "" for a whole module. Ruff refuses relative ones."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def offered(path: Path) -> list[str] | None:
    """The names in the file's `__all__`, None if it has none."""
    for node in parse(path).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            return list(ast.literal_eval(node.value))
    return None


def side_doors(root: Path) -> Iterator[str]:
    """Every folder without a front, and every import that enters another folder by a side door."""
    fronts = {name: offered(root / f"honorhall/{name}/__init__.py") for name in FOLDERS}
    yield from (f"{name}/__init__.py has no __all__" for name in FOLDERS if not_fronted(name, fronts[name]))
    for path in modules(root, "honorhall"):
        own = path.relative_to(root / "honorhall").parts[0]
        for module, name in imports(path):
            if enters_by_the_side(module, name, own, fronts):
                yield f"{path.relative_to(root).as_posix()}: from {module} import {name}"


def not_fronted(folder: str, names: list[str] | None) -> bool:
    """Whether a folder that should offer names offers none."""
    return folder not in WITHOUT_FRONT and not names


def enters_by_the_side(module: str, name: str, own: str, fronts: dict[str, list[str] | None]) -> bool:
    """Whether `from module import name` in folder `own` takes what another folder does not offer."""
    house, _, inside = module.partition(".")
    folder = inside.split(".")[0]
    if house != "honorhall" or folder in (own, "", *WITHOUT_FRONT):
        return False
    return "." in inside or name not in (fronts.get(folder) or ())


def test_every_folder_offers_its_verbs_and_is_entered_by_its_front():
    found = list(side_doors(ROOT))
    assert not found, listed(found)


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("from honorhall.model import gather", False),
        ("from honorhall.ground.problem import Problem", False),
        ("from honorhall.views.calendar import upcoming", False),
        ("from honorhall import __version__", False),
        ("from honorhall.model import archive", True),
        ("from honorhall.model.archive import gather", True),
        ("import honorhall.model", True),
        ("import honorhall.model.archive", True),
    ],
)
def test_a_side_door_is_seen(house: Path, line: str, refused: bool):
    for folder in FOLDERS:
        write(house / f"honorhall/{folder}/__init__.py", '__all__ = ["gather"]\n')
    write(house / "honorhall/views/one.py", f"{line}\n")
    assert [found.partition(":")[0] for found in side_doors(house)] == ["honorhall/views/one.py"] * refused


def test_a_folder_that_offers_nothing_is_seen(house: Path):
    said = list(side_doors(house))
    assert "model/__init__.py has no __all__" in said
    assert not any(name in said for name in ("ground/__init__.py has no __all__", "doors/__init__.py has no __all__"))


# --- sizes ----------------------------------------------------------------------------------------


def oversized(root: Path) -> Iterator[str]:
    """Every file, class and function under `root` that is too large to hold, with its size and limit."""
    front = [path for path in [root / "build.py"] if path.exists()]
    for path in [*front, *modules(root, "honorhall", "bench")]:
        yield from too_long(root, path, MODULE)
        yield from (f"{path.relative_to(root).as_posix()}:{fault}" for fault in oversized_parts(parse(path)))
    for path in modules(root, "tests"):
        yield from too_long(root, path, TEST)
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in TEMPLATES:
            yield from too_long(root, path, TEMPLATE)


def too_long(root: Path, path: Path, limit: int) -> Iterator[str]:
    """A sentence if the file has more lines than `limit`."""
    count = len(path.read_text(encoding="utf-8").splitlines())
    if count > limit:
        yield f"{path.relative_to(root).as_posix()}: {count} lines (limit {limit}: split it by noun)"


def oversized_parts(tree: ast.Module) -> Iterator[str]:
    """`LINE: name ...` for every class and function of the file that is too large."""
    methods = {child for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for child in node.body}
    for node in ast.walk(tree):
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            continue
        is_class = isinstance(node, ast.ClassDef)
        sizes = [("lines", (node.end_lineno or 0) - node.lineno + 1, CLASS if is_class else FUNCTION)]
        if isinstance(node, FUNCTIONS):
            sizes += [("arguments", arguments(node, method=node in methods), ARGUMENTS)]
            sizes += [("nested blocks", deepest(node), NESTING)]
        for what, size, limit in sizes:
            if size > limit:
                yield f"{node.lineno}: {node.name} has {size} {what} (limit {limit})"


def arguments(node: ast.FunctionDef | ast.AsyncFunctionDef, *, method: bool) -> int:
    """How many arguments a caller thinks of: all but a method's self or cls."""
    given = node.args
    positional = [*given.posonlyargs, *given.args]
    bound = method and bool(positional) and positional[0].arg in ("self", "cls")
    return len(positional) - bound + len(given.kwonlyargs) + bool(given.vararg) + bool(given.kwarg)


def deepest(node: ast.AST) -> int:
    """In how many blocks the innermost line of a function stands; an inner function is counted by itself."""
    inner = 0
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (*FUNCTIONS, ast.ClassDef, ast.Lambda)):
            block = isinstance(child, BLOCKS) and not is_elif(node, child)
            inner = max(inner, deepest(child) + block)
    return inner


def is_elif(node: ast.AST, child: ast.AST) -> bool:
    """Whether `child` is the elif of `node`: it stands beside its if, in the same column."""
    if not (isinstance(node, ast.If) and isinstance(child, ast.If)):
        return False
    return node.orelse == [child] and child.col_offset == node.col_offset


def test_every_file_class_and_function_is_of_a_readable_size():
    found = list(oversized(ROOT))
    assert not found, listed(found)


def body(lines: int) -> str:
    """`lines` lines of a function's or class's body."""
    return "    x = 1\n" * lines


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("honorhall/one.py", "x = 1\n" * 301, "honorhall/one.py: 301 lines (limit 300"),
        ("build.py", "x = 1\n" * 301, "build.py: 301 lines (limit 300"),
        ("tests/pages/test_one.py", "x = 1\n" * 401, "tests/pages/test_one.py: 401 lines (limit 400"),
        ("templates/parts/one.html", "<p>\n" * 121, "templates/parts/one.html: 121 lines (limit 120"),
        (
            "honorhall/a/one.py",
            f"def long():\n{body(40)}",
            "honorhall/a/one.py:1: long has 41 lines (limit 40)",
        ),
        ("bench/one.py", f"async def long():\n{body(40)}", "bench/one.py:1: long has 41 lines (limit 40)"),
        ("honorhall/one.py", f"class Big:\n{body(120)}", "honorhall/one.py:1: Big has 121 lines (limit 120)"),
        ("honorhall/one.py", "def f(a, b, /, c, *d, e, **g): ...\n", "honorhall/one.py:1: f has 6 arguments"),
        ("honorhall/one.py", "def f(self, a, b, c, d, e): ...\n", "honorhall/one.py:1: f has 6 arguments"),
        (
            "honorhall/one.py",
            "class C:\n def f(self, a, b, c, d, e, g): ...\n",
            "honorhall/one.py:2: f has 6 arg",
        ),
    ],
)
def test_what_is_too_large_is_seen(tmp_path: Path, path: str, text: str, fault: str):
    write(tmp_path / path, text)
    said = list(oversized(tmp_path))
    assert len(said) == 1
    assert said[0].startswith(fault)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("honorhall/one.py", "x = 1\n" * 300),
        ("tests/pages/test_one.py", "x = 1\n" * 400),
        ("templates/parts/one.html", "<p>\n" * 120),
        ("templates/one.png", "\n" * 500),
        ("honorhall/one.py", f"def f():\n{body(39)}"),
        ("honorhall/one.py", f"class C:\n{body(119)}"),
        (
            "honorhall/one.py",
            "class C:\n def f(self, a, b, c, d, e): ...\n @classmethod\n def g(cls, a, *, b): ...\n",
        ),
    ],
)
def test_what_is_just_small_enough_passes(tmp_path: Path, path: str, text: str):
    write(tmp_path / path, text)
    assert list(oversized(tmp_path)) == []


def nested(*heads: str) -> str:
    """A function whose blocks stand in one another, the last of them holding `pass`."""
    lines = ["def f():", *heads, "pass"]
    return "".join(f"{' ' * depth}{line}\n" for depth, line in enumerate(lines))


@pytest.mark.parametrize(
    ("source", "depth"),
    [
        ("def f(): ...\n", 0),
        (nested("for a in b:"), 1),
        (nested("while a:", "if b:", "with c:", "for d in e:"), 4),
        ("async def f():\n async with a:\n  async for b in c: pass\n", 2),
        ("def f():\n try:\n  pass\n except E:\n  if a: pass\n", 2),
        (nested("match a:", "case 1:", "if b:"), 2),
        ("def f():\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  for d in e: pass\n", 2),
        ("def f():\n if a:\n  pass\n else:\n  if b:\n   pass\n", 2),
        ("def f():\n for a in b:\n  def g():\n   for c in d:\n    for e in h: pass\n", 1),
        ("def f():\n return [a for b in c for d in e if a]\n", 0),
    ],
)
def test_nesting_counts_the_blocks_a_line_stands_in(source: str, depth: int):
    assert deepest(ast.parse(source).body[0]) == depth


def test_a_function_too_deep_is_seen_and_an_inner_one_is_counted_by_itself(tmp_path: Path):
    write(tmp_path / "honorhall/one.py", nested("while a:", "if b:", "with c:", "for d in e:"))
    write(tmp_path / "honorhall/two.py", nested("while a:", "if b:", "with c:", "def g():", "for d in e:"))
    assert list(oversized(tmp_path)) == ["honorhall/one.py:1: f has 4 nested blocks (limit 3)"]
