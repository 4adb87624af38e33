"""Contact sheets show whatever the registries hold, each by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from audobon.comic.storyboard import CastDesign, Sort
from audobon.pencils.contact_paper import Cell, Sheet, laid_out
from audobon.pencils.contact_sheets import SECTIONS, ContactSheets
from audobon.pencils.figures import HELD, SPECIES
from audobon.pencils.figures.poses import POSES
from audobon.pencils.figures.vocabulary.naming import KINDS
from audobon.pencils.places.catalogue import PLACES
from audobon.pencils.props.catalogue import PROPS
from tests.builders import a_design


def costume(species: str, *, sort: Sort, dressed: bool, gender: str = "female", age: str = "adult") -> CastDesign:
    return replace(a_design(), species=species, sort=sort, dressed=dressed, gender=gender, age=age)


def labels(section: str) -> set[str]:
    return {cell.label for cell in SECTIONS[section](ContactSheets(costume=costume)).cells}


def test_every_registry_is_on_its_sheet() -> None:
    assert {label.split(",")[0] for label in labels("figures")} == set(KINDS)
    assert {label.split(",")[0] for label in labels("poses")} == set(POSES)
    assert labels("places") == set(PLACES)
    assert labels("props") == set(PROPS)


def test_animals_are_shown_bare_and_dressed() -> None:
    animals = {kind.name for kind in KINDS.values() if kind.sort is Sort.ANIMAL}
    assert {f"{name}, dressed" for name in animals} <= labels("figures")


def test_cells_of_every_section_can_be_drawn() -> None:
    for name, section in SECTIONS.items():
        sheet = section(ContactSheets(costume=costume))
        picture = sheet.cells[-1].draw(96, 96)
        assert picture.shape == (96, 96, 3), name
        assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 20, f"{name}: the cell is bare"


def test_sheet_is_cut_into_pages_that_lose_no_cell() -> None:
    drawn: list[str] = []

    def cell(label: str) -> Cell:
        def draw(width_px: int, height_px: int) -> np.ndarray:
            drawn.append(label)
            return np.zeros((height_px, width_px, 3), dtype=np.uint8)

        return Cell(label=label, draw=draw)

    cells = tuple(cell(f"c{number}") for number in range(23))
    pages = list(laid_out(Sheet(title="Cells", size_px=(500, 600), cells=cells)))
    assert drawn == [one.label for one in cells]
    assert len(pages) == 3
    assert all(page.width_px <= 1600 and page.height_px <= 2000 for page in pages)


def test_readme_and_the_page_of_sheets_say_what_there_is() -> None:
    root = Path(__file__).parents[3]
    readme = (root / "README.md").read_text(encoding="utf-8")
    counts = (
        f"{len(POSES)} poses on a rig, {len(SPECIES)} kinds of being, {len(PLACES)} kinds of place, {len(PROPS)} props"
    )
    assert f"{counts} and {len(HELD)} things in hand" in readme
    folder = root / "docs" / "contact_sheets"
    page = (folder / "README.md").read_text(encoding="utf-8")
    sheets = sorted(path.name for path in folder.glob("*.webp"))
    assert sheets
    assert sorted(re.findall(r"\((\S+\.webp)\)", page)) == sheets
    assert {name.rpartition("-")[0] for name in sheets} == set(SECTIONS)
