"""Rules that every source file keeps: sizes, names, no execution of data, one reader of the environment."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src" / "audobon"
FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
MAX_FUNCTION_LINES, MAX_FILE_LINES, MAX_PARAMETERS = 100, 600, 7
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager", "base", "lib", "v2"}
CROWDED = {
    ("cli/app.py", "make"),
    ("cli/app.py", "draw"),
    ("cli/app.py", "redraw"),
    ("cli/app.py", "storyboard"),
    ("cli/app.py", "train"),
    ("cli/app.py", "letter"),
    ("cli/exporting.py", "export"),
    ("cli/serving.py", "serve"),
    ("cli/serving.py", "work"),
    ("cli/watching.py", "watch"),
}
"""A command's parameters are its options; nothing else may be here."""


def text_of(name: str) -> str:
    return (SOURCE / name).read_text(encoding="utf-8")


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(text_of(name))


def functions(name: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(name)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def calls(name: str) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree(name)) if isinstance(node, ast.Call)}


def everywhere(rule: Callable[[str], Iterable[object]]) -> list[str]:
    """What a rule finds fault with, over all source files."""
    return [f"{name}: {fault}" for name in FILES for fault in rule(name)]


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_files_are_not_too_long() -> None:
    assert everywhere(lambda name: [n for n in [len(text_of(name).splitlines())] if n > MAX_FILE_LINES]) == []


def test_functions_are_not_too_long() -> None:
    assert everywhere(lambda name: [f.name for f in functions(name) if _lines(f) > MAX_FUNCTION_LINES]) == []


def test_functions_take_few_parameters() -> None:
    def crowded(name: str) -> Iterator[str]:
        for one in functions(name):
            arguments = [a.arg for a in (*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs)]
            count = len([a for a in arguments if a not in ("self", "cls")])
            if count > MAX_PARAMETERS and (name, one.name) not in CROWDED:
                yield f"{one.name} takes {count}"

    assert everywhere(crowded) == []


def test_waiver_names_only_functions_that_need_it() -> None:
    needed = {
        (name, one.name)
        for name in FILES
        for one in functions(name)
        if len([a for a in ast.walk(one.args) if isinstance(a, ast.arg)]) > MAX_PARAMETERS
    }
    assert CROWDED - needed == set()


def test_functions_take_no_keyword_soup() -> None:
    assert everywhere(lambda name: [one.name for one in functions(name) if one.args.kwarg is not None]) == []


def test_names_say_what_a_file_is() -> None:
    assert everywhere(lambda name: set(Path(name).with_suffix("").parts) & FORBIDDEN_NAMES) == []


def test_modules_say_what_they_are() -> None:
    assert everywhere(lambda name: [] if (ast.get_docstring(tree(name)) or "").strip() else ["no docstring"]) == []


def test_source_is_ascii() -> None:
    assert everywhere(lambda name: [line for line in text_of(name).splitlines() if not line.isascii()]) == []


def test_nothing_is_loaded_by_executing_it() -> None:
    forbidden = {"eval", "exec", "compile", "pickle.load", "pickle.loads", "torch.load", "torch.hub.load", "__import__"}
    words = re.compile(
        r"^\s*(?:import|from) (?:pickle|cPickle|dill|joblib|marshal|shelve)\b|trust_remote_code=True|allow_pickle=True",
        re.MULTILINE,
    )
    assert everywhere(lambda name: [*(calls(name) & forbidden), *words.findall(text_of(name))]) == []


def test_environment_is_read_in_settings_alone() -> None:
    words = re.compile(r"\bos\.(?:environ|getenv|putenv)\b|from os import .*(?:environ|getenv)")
    assert everywhere(lambda name: [] if name == "settings.py" else words.findall(ast.unparse(tree(name)))) == []


def test_printing_is_the_commands_business() -> None:
    assert everywhere(lambda name: [] if name.startswith("cli/") else calls(name) & {"print"}) == []


def test_no_error_is_swallowed_whole() -> None:
    def broad(name: str) -> Iterator[int]:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ExceptHandler):
                wide = node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
                explained = "noqa: BLE001 - " in text_of(name).splitlines()[node.lineno - 1]
                if wide and not explained and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)):
                    yield node.lineno

    assert everywhere(broad) == []


def test_randomness_has_a_seed() -> None:
    def unseeded(name: str) -> Iterator[object]:
        yield from calls(name) & {"hash", "random.random", "np.random.seed", "random.seed", "time.time_ns"}
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call):
                makes_one = ast.unparse(node.func).endswith(("random.default_rng", "random.Random"))
                if makes_one and not (node.args or node.keywords):
                    yield node.lineno

    assert everywhere(unseeded) == []


def test_comic_types_are_frozen_and_named() -> None:
    def loose(name: str) -> Iterator[str]:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ClassDef) and name.startswith("comic/"):
                marks = [ast.unparse(mark) for mark in node.decorator_list if "dataclass" in ast.unparse(mark)]
                yield from (node.name for mark in marks if "frozen=True" not in mark or "kw_only=True" not in mark)

    assert everywhere(loose) == []


ROOT_NAMES = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "STYLE.md", "docs",
    "examples", "pyproject.toml", "requirements-tensorflow.txt", "requirements-test.txt", "requirements.txt", "src",
    "tests", "benchmarks", "studio", "tools", ".github", "NOTICE",
}  # fmt: skip


def test_door_of_the_house_is_no_storeroom() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert names - ROOT_NAMES == set()


CODE = re.compile(r"AUD-[0-9]{3}\b")


def raised_codes() -> dict[str, set[str]]:
    """Code -> the places (file and class of error) that raise it."""
    found: dict[str, set[str]] = {}
    for name in FILES:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call):
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                        found.setdefault(str(argument.value), set()).add(name)
    return found


def test_error_codes_belong_to_one_room() -> None:
    """One code says one thing; the few that two rooms share are about the disk, which has one voice."""
    rooms = {code: {Path(name).parts[0] for name in names} for code, names in raised_codes().items()}
    shared = {code: sorted(found) for code, found in rooms.items() if len(found) > 1}
    assert {code: found for code, found in shared.items() if not code.startswith("AUD-55")} == {}


def test_every_error_code_is_matched_in_a_test() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "tests").rglob("*.py")))
    assert sorted(code for code in raised_codes() if code not in tests) == []


def test_error_code_fits_its_class() -> None:
    classes = {"InputError": "1", "SettingsError": "2", "WeightsError": "3", "ShapeError": "4", "ResourceError": "5"}
    classes |= {"GenerationError": "6", "JobError": "7"}
    wrong = Counter(
        f"{name}: {ast.unparse(node.func)} {node.args[0].value}"
        for name in FILES
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in classes
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and str(node.args[0].value)[4:5] != classes[ast.unparse(node.func)]
    )
    assert wrong == Counter()
