"""The scripts of the studio keep to the interface: TypeScript finds every field that was renamed, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from audobon.serving.web.studio import studio_folder

pytestmark = pytest.mark.system
CHECKER = Path(__file__).parents[2] / ".typescript" / "node_modules" / "typescript" / "bin" / "tsc"


def checked(folder: Path) -> str:
    """What TypeScript says of the studio's scripts in a folder; empty if all is well."""
    assert CHECKER.exists(), "TypeScript is not installed: run `make test-system`"
    done = subprocess.run(
        ["node", str(CHECKER), "-p", str(folder / "jsconfig.json")], capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_scripts_keep_to_the_interface_and_to_nothing_else(tmp_path: Path) -> None:
    """Where fields are renamed, TypeScript finds them in what uses them; and it finds nothing besides."""
    studio = shutil.copytree(studio_folder(), tmp_path / "studio")
    types = studio / "api" / "types.d.ts"
    text = types.read_text("utf-8")
    renamed = {"  locked: boolean;": "  kept: boolean;", "  lettering?: ": "  lines?: ", "  place_kind: ": "  kind: "}
    for old, new in renamed.items():
        assert old in text
        text = text.replace(old, new)
    types.write_text(text, "utf-8")
    found = [line for line in checked(studio).splitlines() if "error TS" in line]
    fields = ("locked", "lettering", "place_kind")
    for place, field in zip(("views/paint.js", "state/board.js", "views/write.js"), fields, strict=True):
        assert any(place in line and f"'{field}'" in line for line in found), found
    assert [line for line in found if not any(field in re.findall("[a-z_]+", line) for field in fields)] == []
