"""The floors of the house: who may import whom, read from the source with `ast` (type-checking imports included)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src" / "audobon"
TRADES = ("manuscript", "understanding", "staging", "pencils", "painting", "quality", "lettering", "binding")
LOWER = ("typography", "fusion", "style", "models", "compute")
HEAVY = ("torch", "diffusers", "transformers", "safetensors")
IMAGING = ("PIL", "cv2", "aggdraw", "skia", "pathops", "reportlab", "scipy")


@cache
def modules() -> tuple[str, ...]:
    names = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = ("audobon", *path.relative_to(ROOT).with_suffix("").parts)
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return tuple(names)


def path_of(module: str) -> Path:
    base = ROOT.joinpath(*module.split(".")[1:])
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


@cache
def imports(module: str) -> frozenset[tuple[str, bool]]:
    """(imported module, is it at the module's top level) of one module; relative imports are not used in the house."""
    found: set[tuple[str, bool]] = set()
    tree = ast.parse(path_of(module).read_text(encoding="utf-8"))
    top = set(
        ast.walk(
            ast.Module(
                body=[node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)],
                type_ignores=[],
            )
        )
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(alias.name, node in top) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write imports out in full"
            name = node.module or ""
            found.add((name, node in top))
            found |= {(f"{name}.{a.name}", node in top) for a in node.names if f"{name}.{a.name}" in modules()}
    return frozenset(found)


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "audobon" else ""


def imported_rooms(module: str) -> set[str]:
    return {room(name) for name, _ in imports(module) if name.startswith("audobon.")}


def roots(module: str) -> set[str]:
    return {name.split(".")[0] for name, _ in imports(module)}


def in_room(*rooms: str) -> list[str]:
    return [module for module in modules() if room(module) in rooms]


def strays(rooms: Sequence[str], allowed: Callable[[str], set[str]]) -> list[str]:
    """Imports of our own rooms that these rooms' modules are not allowed."""
    return [
        f"{module} imports {other}"
        for module in in_room(*rooms)
        for other in sorted(imported_rooms(module) - allowed(room(module)) - {room(module)})
    ]


def foreign(rooms: Sequence[str], packages: set[str], *, top_only: bool = False) -> list[str]:
    """Imports of these packages by these rooms' modules."""
    return [
        f"{module} imports {name}"
        for module in in_room(*rooms)
        for name, top in sorted(imports(module))
        if name.split(".")[0] in packages and (top or not top_only)
    ]


ROOMS = sorted({room(module) for module in modules()})


def test_trades_never_import_each_other() -> None:
    assert strays(TRADES, lambda own: set(ROOMS) - set(TRADES)) == []


def test_trades_import_only_what_lies_below() -> None:
    assert strays(TRADES, lambda own: {"comic", "errors", "numerals", "crew", "files", *LOWER}) == []


def test_comic_knows_only_itself() -> None:
    assert strays(("comic",), lambda own: {"errors"}) == []
    assert foreign(("comic",), {*HEAVY, *IMAGING}) == []


def test_models_and_compute_know_no_comic_type() -> None:
    assert strays(("models", "compute"), lambda own: {"models", "compute", "errors"}) == []


def test_typography_lies_below_the_trades() -> None:
    assert strays(("typography",), lambda own: {"comic", "errors"}) == []


def test_engine_knows_no_comic() -> None:
    assert strays(("engine",), lambda own: {"errors"}) == []


def test_export_knows_nets_and_no_comic() -> None:
    """Of the trades painting alone, whose schedule and styles go with its nets."""
    beside = {"painting", "style", "versions", "credits"}
    assert strays(("export",), lambda own: {"errors", "files", "models", "compute", *beside}) == []


def test_command_line_is_imported_by_nobody() -> None:
    assert strays([r for r in ROOMS if r not in ("cli", "__main__")], lambda own: set(ROOMS) - {"cli"}) == []


def test_serving_is_imported_by_commands_alone() -> None:
    assert strays([r for r in ROOMS if r not in ("cli", "serving")], lambda own: set(ROOMS) - {"serving"}) == []
    spine = {"pipeline", "bindery", "crew", "hire", "model_asked", "model_crew", "plan_asked", "report", "wishes"}
    spine |= {"live_preview", "preview_frame", "project"}
    spine |= {"one_panel", "picture_studio", "export"}  # single pictures and single nets, made while somebody waits
    spine |= {"foreseen_memory", "compute", "engine", "engine_asked"}
    spine |= {"make_options", "kept_record", "panel_records", "panel_choices", "choosing"}  # books that are edited
    spine |= {"cast_drawings", "cast_locks", "relettering", "translations"}
    spine |= {"cast_folder", "page_folder", "planning", "vocabulary", "lettering_table", "report_page", "shown_fonts"}
    spine |= {"style_choice"}
    assert strays(("serving",), lambda own: {"comic", "errors", "files", *spine}) == []


def test_torch_is_imported_lazily_outside_the_net_rooms() -> None:
    net_rooms = (
        "models", "painting", "training", "compute", "fusion", "style", "evaluation", "export", "understanding",
    )  # fmt: skip
    assert foreign([r for r in ROOMS if r not in net_rooms], set(HEAVY), top_only=True) == []


def test_web_words_stay_in_serving() -> None:
    web = {"pydantic", "fastapi", "starlette", "uvicorn", "websockets", "httpx", "requests", "urllib3"}
    web |= {"prometheus_client", "structlog", "opentelemetry"}
    assert foreign([r for r in ROOMS if r != "serving"], web) == []


def test_only_the_pipeline_knows_the_order() -> None:
    """The spine and the hiring office bring trades together; the codec-level modules and the command do not."""
    meeting = {module for module in modules() if len(imported_rooms(module) & set(TRADES)) > 1}
    assert meeting <= {"audobon.pipeline", "audobon.planning", "audobon.hire", "audobon"}


def test_there_is_no_import_circle() -> None:
    graph = {
        module: {name for name, _ in imports(module) if name in modules() and name != module} for module in modules()
    }
    # A package's own `__init__` gathers its modules; they may name the package's path, not import from it.
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*trail, module))
            done.add(module)

    for module in modules():
        visit(module, ())
