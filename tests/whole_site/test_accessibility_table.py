"""`docs/accessibility.md` names every criterion once, and each test that it leans on is there."""

import ast
import re
from functools import cache

from tests.sharing import PROJECT

LEVELS = {"A": 31, "AA": 24}  # https://www.w3.org/TR/WCAG22/, without 4.1.1, which is obsolete
LEFT_OUT = {"skip", "skipif", "xfail", "nightly"}
ROW = re.compile(r"^\| (\d\.\d\.\d+) [^|]+ \| (A+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ROWS = ROW.findall((PROJECT / "docs/accessibility.md").read_text())


@cache
def functions_in(file: str) -> dict[str, ast.FunctionDef]:
    """Return the functions of a file by name; none of a file in which all are left out."""
    path = PROJECT / "tests" / file
    if not path.exists():
        return {}
    tree = ast.parse(path.read_text())
    marks = [node for node in tree.body if isinstance(node, ast.Assign) and is_marks(node)]
    if any(is_left_out(node.value) for node in marks):
        return {}
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def is_marks(node: ast.Assign) -> bool:
    return any(isinstance(name, ast.Name) and name.id == "pytestmark" for name in node.targets)


def is_left_out(node: ast.AST) -> bool:
    """Tell whether a mark, or a call inside a test, leaves it out."""
    return any(isinstance(part, ast.Attribute) and part.attr in LEFT_OUT for part in ast.walk(node))


def test_every_criterion_has_a_row():
    counted = [level for _, level, *_ in ROWS]
    assert {level: counted.count(level) for level in LEVELS} == LEVELS
    assert len({number for number, *_ in ROWS}) == len(ROWS) == sum(LEVELS.values())


def test_every_row_says_what_shows_it():
    for number, _, how, shown in ROWS:
        assert how.strip(), number
        assert "`" in shown or "Axe" in shown or re.search(r"Judged: \w+ \d{4}", shown), number


def test_every_test_that_is_named_is_there_and_runs():
    gone = [
        name
        for *_, shown in ROWS
        for name in re.findall(r"`([^`]+)`", shown)
        if not (found := functions_in(name.partition("::")[0]).get(name.partition("::")[2]))
        or is_left_out(found)
    ]
    assert gone == []
