"""Model sheets of a cast: the same pictures and the same record wherever they are drawn."""

from __future__ import annotations

import threading
from pathlib import Path

from audobon.cast_folder import CastFolder
from audobon.comic.raster import Raster
from audobon.comic.storyboard import CastDesign
from audobon.engine.executor import ThreadedExecutor
from tests.builders import a_design, a_picture

CAST = tuple(a_design(f"c{number}") for number in range(5))


def sheet(design: CastDesign) -> Raster:
    return a_picture(int(design.character[1:]))


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_sheets_that_are_drawn_at_once_are_those_drawn_one_after_the_other(tmp_path: Path) -> None:
    drawers: set[str] = set()
    together = threading.Barrier(2, timeout=60)

    def first_two_wait(design: CastDesign) -> Raster:
        if design in CAST[:2]:
            together.wait()
        drawers.add(threading.current_thread().name)
        return sheet(design)

    CastFolder(tmp_path / "alone").keep(CAST, CAST, sheet)
    executor = ThreadedExecutor(2, begin=lambda: None)
    CastFolder(tmp_path / "both").keep(CAST, CAST, first_two_wait, executor=executor)
    assert files(tmp_path / "alone") == files(tmp_path / "both")
    assert len(drawers) == 2


def test_only_missing_or_damaged_sheets_are_drawn(tmp_path: Path) -> None:
    folder = CastFolder(tmp_path)
    folder.keep(CAST, CAST, sheet)
    before = files(tmp_path)
    folder.sheet_path("c1").write_bytes(b"torn")
    folder.sheet_path("c3").unlink()
    drawn: list[str] = []

    def noted(design: CastDesign) -> Raster:
        drawn.append(design.character)
        return sheet(design)

    folder.keep(CAST, CAST, noted)
    assert drawn == ["c1", "c3"]
    assert {name: data for name, data in files(tmp_path).items() if name != "cast.json"} == {
        name: data for name, data in before.items() if name != "cast.json"
    }
