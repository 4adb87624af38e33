"""Pictures that show a style: whatever people have, opened alike, or refused by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from audobon.errors import InputError, SettingsError
from audobon.style import references
from audobon.style.references import LONGEST_PX, reference_pictures
from tests.hands_folder import drawn_by

DRAWN = drawn_by("Washer", 3)


def saved(folder: Path, image: Image.Image, name: str = "a.png", **how: object) -> Path:
    image.save(folder / name, **how)  # type: ignore[arg-type]
    return folder / name


def test_plain_picture_is_opened_as_it_is(tmp_path: Path) -> None:
    (seen,) = reference_pictures([saved(tmp_path, Image.fromarray(DRAWN))])
    assert np.array_equal(seen, DRAWN)


def test_what_was_opened_is_opened_again_as_it_was(tmp_path: Path) -> None:
    large = Image.fromarray(np.kron(DRAWN, np.ones((6, 6, 1), np.uint8)))
    (seen,) = reference_pictures([saved(tmp_path, large)])
    assert max(seen.shape) == LONGEST_PX
    (again,) = reference_pictures([saved(tmp_path, Image.fromarray(seen), "b.png")])
    assert np.array_equal(seen, again)


def test_other_kinds_of_pictures_look_the_same(tmp_path: Path) -> None:
    plain = Image.fromarray(DRAWN)
    turned = plain.rotate(-90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 8  # to be turned a quarter to the left
    grey = np.asarray(plain.convert("L"), np.uint16)
    clear = plain.convert("RGBA")
    clear.putalpha(Image.fromarray((~(DRAWN == 255).all(axis=2) * 255).astype(np.uint8)))
    moving = saved(
        tmp_path, plain, "moving.gif", save_all=True, append_images=[Image.new("RGB", plain.size, "blue")], duration=9
    )
    kinds = {
        "CMYK": saved(tmp_path, plain.convert("CMYK"), "cmyk.tif"),
        "16 bits": saved(tmp_path, Image.fromarray(grey * 257), "deep.png"),
        "clear": saved(tmp_path, clear, "clear.png"),
        "palette": saved(tmp_path, plain.quantize(64), "palette.png"),
        "moving": moving,
        "on its side": saved(tmp_path, turned, "side.jpg", exif=exif, quality=95),
    }
    for name, path in kinds.items():
        (seen,) = reference_pictures([path])
        expected = np.repeat(np.asarray(plain.convert("L"))[..., None], 3, axis=2) if name == "16 bits" else DRAWN
        assert seen.shape == DRAWN.shape, name
        assert np.abs(seen.astype(int) - expected.astype(int)).mean() < 8, name


@pytest.mark.parametrize("count", [0, 9, 100])
def test_a_style_is_of_one_to_eight_pictures(tmp_path: Path, count: int) -> None:
    path = saved(tmp_path, Image.fromarray(DRAWN))
    with pytest.raises(SettingsError, match=f"AUD-247: a style was asked for from {count} pictures"):
        reference_pictures([path] * count)


def test_what_shows_no_style_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = tmp_path / "words.png"
    words.write_text("no picture at all")
    half = tmp_path / "half.png"
    half.write_bytes(saved(tmp_path, Image.fromarray(DRAWN), "whole.png").read_bytes()[:900])
    for path in (words, half, tmp_path / "nowhere.png", tmp_path):
        with pytest.raises(InputError, match="AUD-175"):
            reference_pictures([path])
    with pytest.raises(InputError, match=r"AUD-176: .* shows a single colour"):
        reference_pictures([saved(tmp_path, Image.new("RGB", (200, 200), "tan"), "tan.png")])
    with pytest.raises(InputError, match=r"AUD-176: .* is 40 x 300 px"):
        reference_pictures([saved(tmp_path, Image.fromarray(DRAWN).resize((40, 300)), "thin.png")])
    monkeypatch.setattr(references, "_MOST_PIXELS", 1000)
    with pytest.raises(InputError, match="AUD-177"):
        reference_pictures([saved(tmp_path, Image.fromarray(DRAWN), "huge.png")])
