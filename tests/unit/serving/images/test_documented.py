"""What the pages on pictures and nets show is run as it stands, against a real server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audobon.serving.config import ServeConfig
from audobon.serving.images.asked import USUAL_LIMITS
from audobon.serving.images.desk import ImageDesk
from audobon.serving.images.picture_files import MOST_BYTES, MOST_PIXELS
from audobon.serving.nets.tensors import MOST_ELEMENTS
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from tests.unit.serving.images.live import served
from tests.unit.serving.images.tiny_studio import tiny_studio

DOCS = Path(__file__).parents[4] / "docs"
_SHOWN = "http://127.0.0.1:8377"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("images_api.md", ["yellow coat", "image_generation.partial_image", "image_generation.completed"]),
        ("kserve.md", ["'latents'", "(1, 3, 64, 64)", "True"]),
    ],
)
def test_examples_run_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], page: str, said: list[str]
) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    program = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    assert _SHOWN in program
    desk = ImageDesk(tiny_studio(tmp_path / "models"))
    service = Service(ServeConfig(root=tmp_path / "service", workers=0), images=desk)
    monkeypatch.chdir(tmp_path)
    with served(create_app(service)) as address:
        exec(compile(program.replace(_SHOWN, address), page, "exec"), {})
    desk.close()
    printed = capsys.readouterr().out
    assert all(word in printed for word in said), printed


def test_bounds_are_those_that_the_pages_say() -> None:
    images, nets = ((DOCS / page).read_text(encoding="utf-8") for page in ("images_api.md", "kserve.md"))
    limits = USUAL_LIMITS
    assert f"sides of {limits.least_px} to {limits.most_px} px" in images
    assert f"{limits.picture_px:,} px" in images
    assert f"at most {limits.prompt_chars:,} characters" in images
    assert f"{limits.places} pictures may be on their way at once, {limits.client_places} of them" in images
    assert f"a request may take {limits.seconds:.0f} s" in images
    assert (MOST_PIXELS, MOST_BYTES) == (16 * 2**20, 20 * 2**20)
    assert f"{MOST_ELEMENTS:,} elements" in nets
