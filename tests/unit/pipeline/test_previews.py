"""Panels on their way, as files; and when nobody can be shown any."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audobon.cli.previews import watching
from audobon.comic.codec import to_json
from audobon.errors import ResourceError, SettingsError
from audobon.files import raster_from_png
from audobon.painting.previews import Preview, Stage, Watching
from audobon.pipeline import MakeOptions, draw_board
from audobon.preview_folder import PreviewFolder, name_of
from tests.builders import a_board, a_crew, a_picture

LOOK = Preview(panel="p003", attempt=0, stage=Stage.DRAFT, step=0, of=0, picture=a_picture())


def a_look(stage: Stage, *, attempt: int = 0, step: int = 0, of: int = 0) -> Preview:
    return Preview(panel="p003", attempt=attempt, stage=stage, step=step, of=of, picture=a_picture())


def test_names_sort_as_the_work_goes() -> None:
    names = [
        name_of(look)
        for look in (
            a_look(Stage.DRAFT), a_look(Stage.SMALL), a_look(Stage.PAINTED, step=2, of=25),
            a_look(Stage.PAINTED, step=10, of=25), a_look(Stage.PAINTED), a_look(Stage.CLOSE_UPS),
            a_look(Stage.DRAFT, attempt=1),
        )
    ]  # fmt: skip
    assert names == sorted(names)
    assert names[0] == "p003-try1-1-draft.png"
    assert names[2] == "p003-try1-3-painted-step02of25.png"
    assert names[5:] == ["p003-try1-4-close-ups.png", "p003-try2-1-draft.png"]


def test_previews_are_kept_as_png(tmp_path: Path) -> None:
    PreviewFolder(tmp_path / "looks").keep(LOOK)
    (path,) = (tmp_path / "looks").iterdir()
    assert np.array_equal(raster_from_png(path.read_bytes(), name="look").array, LOOK.picture.array)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ResourceError, match="AUD-552"):
        PreviewFolder(tmp_path / "file" / "looks").keep(LOOK)


def test_steps_want_a_folder() -> None:
    assert watching(None, every_step=False) is None
    with pytest.raises(SettingsError, match="AUD-239: --every-step was given without a folder"):
        watching(None, every_step=True)


def a_board_file(folder: Path) -> Path:
    path = folder / "board.json"
    path.write_text(to_json(a_board()), "utf-8")
    return path


def test_a_draft_has_no_previews(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-238: a draft has no previews"):
        draw_board(
            a_board_file(tmp_path), tmp_path, options=MakeOptions(draft=True), previews=Watching(show=lambda look: None)
        )


def test_a_crew_that_is_hired_already_shows_nothing_to_others(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AUD-241: this crew is hired already"):
        draw_board(a_board_file(tmp_path), tmp_path, crew=a_crew(), previews=Watching(show=lambda look: None))
