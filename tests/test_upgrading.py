"""What leans on the inside of a package: docs/upgrading.md names it all, and all is still there."""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from fnmatch import fnmatch
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name, walk_packages
from types import FunctionType, ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.db.models.manager import BaseManager
from django.template import NodeList, engines
from django.template.loader_tags import BlockNode, ExtendsNode
from django.template.utils import get_app_template_dirs

PACKAGES = ("openhartig", "stories", "campaign")
OURS = {*PACKAGES, "tests", "conftest", "__main__"}
NOT_LOADED = re.compile(r"\.migrations|\.wsgi|gunicorn_conf")
PROMISED = {"_meta", "_state", "_base_manager", "_default_manager"}
"""Names with an underscore that Django documents."""

OUR_TEMPLATES = settings.PROJECT_DIR / "templates"
ORIGINALS = [Path(folder) for folder in get_app_template_dirs("templates")]
NOTIFICATIONS = "wagtailadmin/notifications"
LEFT_BEHIND = {"wagtail.admin.api.urls.fn"}
"""What a loop over a hook leaves in a module of Wagtail: the last function of it."""


def rows_below(heading: str) -> list[list[str]]:
    """Return the cells of every row of the table below a heading of the document."""
    text = (settings.PROJECT_DIR / "docs/upgrading.md").read_text()
    table = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+) \|$", table, re.MULTILINE)
    return [row.split(" | ") for row in rows[2:]]


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


NAMED = [quoted(what) for what, *_ in rows_below("Names and templates")]
TEMPLATES = [row for row in NAMED if "/" in row[0]]
NAMES = [(row, name) for row in NAMED if row not in TEMPLATES for name in row]
LAST_PARTS = {name.partition("(")[0].rpartition(".")[2] for _, name in NAMES}


@pytest.mark.parametrize(("row", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_name_is_there_with_the_parameters_that_we_count_on(row: list[str], name: str):
    path, bracket, _ = name.partition("(")
    if "." not in path:  # an attribute of an object, which only the code of its class shows
        code = "".join(
            inspect.getsource(resolve_name(n.partition("(")[0])) for n in row if "." in n
        )
        assert name in code
        return
    found = resolve_name(path)
    if bracket:
        assert f"{path}{inspect.signature(found)}" == name


@pytest.mark.parametrize("row", TEMPLATES, ids=[row[0] for row in TEMPLATES])
def test_the_original_of_a_template_is_there(row: list[str]):
    template, *fingerprints = row

    assert any(list(folder.glob(template)) for folder in ORIGINALS)
    for fingerprint in fingerprints:
        assert sha256(original(template).read_bytes()).hexdigest().startswith(fingerprint)


@pytest.mark.parametrize("heading", ["Names and templates", "Behaviour"])
def test_what_is_said_stands_where_it_is_said(heading: str):
    for _, where, _, _ in rows_below(heading):
        assert quoted(where)
        for file in quoted(where):
            assert (settings.PROJECT_DIR / file).exists(), file


def test_behaviour_is_held_by_a_test():
    for what, _, _, when in rows_below("Behaviour"):
        tests = [name for name in quoted(when) if name.startswith("tests/")]
        assert tests, what
        for file in tests:
            assert (settings.PROJECT_DIR / file).exists(), file


def test_every_private_name_is_in_the_list():
    found = {*private_names(), *overridden_methods()}

    assert found <= LAST_PARTS
    assert {name for name in LAST_PARTS if is_private(name)} <= found


def test_every_patched_class_and_module_is_in_the_list():
    last_two = {".".join(name.split(".")[-2:]) for _, name in NAMES}

    assert {*patches()} - LEFT_BEHIND <= last_two


def test_every_overridden_template_is_in_the_list():
    ours = {str(file.relative_to(OUR_TEMPLATES)) for file in OUR_TEMPLATES.rglob("*.*")}
    overridden = {name for name in ours if any((o / name).exists() for o in ORIGINALS)}
    listed = [row[0] for row in TEMPLATES]

    assert {n for n in overridden if not any(fnmatch(n, pattern) for pattern in listed)} == set()
    assert {p for p in listed if not any(fnmatch(n, p) for n in overridden)} == set()


def test_every_block_that_we_fill_is_there():
    fills = [
        (file, parent)
        for file in OUR_TEMPLATES.rglob("*.*")
        for parent in template_names("extends", file.read_text())
        if OUR_TEMPLATES / parent == file or not (OUR_TEMPLATES / parent).exists()
    ]

    assert fills
    for file, parent in fills:
        assert blocks_filled(file.read_text()) <= blocks_offered(original(parent)), file


def test_every_template_that_we_include_is_there():
    places = [OUR_TEMPLATES, *ORIGINALS]
    for file in OUR_TEMPLATES.rglob("*.*"):
        for name in template_names("include", file.read_text()):
            assert any((place / name).exists() for place in places), (file, name)


def test_every_notification_of_wagtail_is_in_our_words():
    """Wagtail's own name the title of a page, and who did what."""
    theirs = {file.name for folder in ORIGINALS for file in folder.glob(f"{NOTIFICATIONS}/*.txt")}
    ours = {file.name for file in (OUR_TEMPLATES / NOTIFICATIONS).glob("*.txt")}

    assert theirs
    assert theirs <= ours
    assert not getattr(settings, "WAGTAILADMIN_NOTIFICATION_USE_HTML", False)


def original(template: str) -> Path:
    """Return the file of a template as its package wrote it."""
    return next(folder / template for folder in ORIGINALS if (folder / template).exists())


def template_names(kind: str, source: str) -> list[str]:
    """Return the templates that a template extends or includes by their names."""
    return re.findall(rf"{{%-? {kind} ['\"](.+?)['\"]", source)


def blocks_filled(source: str) -> set[str]:
    """Return the blocks of a template that extends another: its own inner blocks aside."""
    (extends,) = parse(source).get_nodes_by_type(ExtendsNode)
    return {node.name for node in extends.nodelist if isinstance(node, BlockNode)}


def blocks_offered(file: Path) -> set[str]:
    """Return the blocks that a template of a package offers, with those of what it extends."""
    source = file.read_text()
    found = {node.name for node in parse(source).get_nodes_by_type(BlockNode)}
    parents = template_names("extends", source)
    return found.union(*(blocks_offered(original(parent)) for parent in parents))


def parse(source: str) -> NodeList:
    return engines["django"].from_string(source).template.nodelist


def modules() -> Iterator[ModuleType]:
    """Yield every module of ours that does nothing by being loaded."""
    for package in PACKAGES:
        for found in walk_packages([str(settings.PROJECT_DIR / package)], f"{package}."):
            if not NOT_LOADED.search(found.name):
                yield import_module(found.name)


def is_ours(name: str) -> bool:
    return name.partition(".")[0] in OURS


def overridden_methods() -> Iterator[str]:
    """Yield the private methods of ours that replace one of a package."""
    found = {cls for module in modules() for cls in vars(module).values() if isinstance(cls, type)}
    for cls in found:
        bases = [base for base in cls.__mro__ if not is_ours(base.__module__)]
        if cls not in bases and not issubclass(cls, Enum):
            for name, value in vars(cls).items():
                is_method = isinstance(value, FunctionType | property | classmethod | staticmethod)
                if is_method and is_private(name) and any(name in vars(base) for base in bases):
                    yield name


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in PROMISED


def private_names() -> Iterator[str]:
    """Yield the private names in our code that it does not define in the same file."""
    for module in modules():
        tree = ast.parse(Path(module.__file__).read_text())
        own, used, declared = set(), set(), set()
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    own.add(name)
                case ast.AnnAssign(target=ast.Name(id=name), value=None):
                    declared.add(name)  # a name of a package, of which only the type is said
                case ast.Name(id=name, ctx=ast.Store()):
                    own.add(name)
                case ast.Attribute(ast.Name("self" | "cls"), name, ast.Store()):
                    own.add(name)
                case ast.Attribute(attr=name):
                    used.add(name)
                case ast.ImportFrom(module=package, level=0) if not is_ours(package):
                    used |= {alias.name for alias in node.names} | {*package.split(".")}
        yield from filter(is_private, used - (own - declared))


def patches() -> Iterator[str]:
    """Yield where a class or a module of a package holds a function of ours."""
    classes = [cls for cls in subclasses(object) if not issubclass(cls, BaseManager)]
    for holder in [*classes, *sys.modules.values()]:
        module = holder.__module__ if isinstance(holder, type) else holder.__name__
        if not is_ours(str(module)):
            held = [*vars(holder).items()]
            yield from (f"{holder.__name__}.{name}" for name, value in held if has_ours(value))


def has_ours(value: Any) -> bool:
    """Tell whether something is a function of ours, or a list with one."""
    parts = value if type(value) in {list, tuple} else [value]
    functions = [part for part in parts if type(part) is FunctionType]
    return any(str(part.__module__).partition(".")[0] in PACKAGES for part in functions)


def subclasses(cls: type) -> set[type]:
    found = set(type.__subclasses__(cls))
    return found.union(*map(subclasses, found))
