"""`audobon train`: a real recipe of seconds, what it tells on its way and what it prints at the end."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from audobon.cli.learning import Course, Folders, train_recipe
from audobon.training.length import Length
from audobon.training.options import BranchesAsked
from tests.hands_folder import hands_folder
from tests.tiny import save_tiny_models


def test_a_recipe_tells_how_it_goes_and_where_its_weights_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = Folders(
        data=hands_folder(tmp_path / "data"), out=tmp_path / "run", start=save_tiny_models(tmp_path / "models")
    )
    course = Course(length=Length(minutes=None, steps=1), device="cpu", seed=0)
    train_recipe("textures", course=course, folders=folders, branches=BranchesAsked())
    told = capsys.readouterr()
    assert told.out == f"{tmp_path / 'run' / 'weights'}\n"
    assert re.match(r"\d\d:\d\d:\d\d measuring 20 pictures of ink\n", told.err)
    logging.getLogger("audobon.training.trainer").info("nobody asked")
    assert "nobody asked" not in capsys.readouterr().err, "whoever trains from Python decides what becomes of the log"
