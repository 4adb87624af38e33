"""Pictures from outside, decoded: sound ones come upright and plain; all that is too large or damaged is refused."""

from __future__ import annotations

import io
import time
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from audobon.errors import JobError
from audobon.serving import picture_decoding
from audobon.serving.picture_decoding import decoded_here
from benchmarks.hostile.images import IMAGES


def encoded(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format=form, **options)
    return stream.getvalue()


RED = Image.new("RGB", (6, 4), "#f00000")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_three_kinds_are_taken_whatever_they_are_called(form: str) -> None:
    found = decoded_here(encoded(RED, form), name="picture.gif")
    assert (found.mode, found.size) == ("RGB", (6, 4))
    assert np.abs(np.asarray(found, np.int16) - np.asarray(RED, np.int16)).max() < 8


@pytest.mark.parametrize(
    ("image", "mode", "pixel"),
    [
        (Image.new("L", (2, 2), 7), "RGB", (7, 7, 7)),
        (Image.new("1", (2, 2), 1), "RGB", (255, 255, 255)),
        (Image.new("RGBA", (2, 2), (1, 2, 3, 0)), "RGBA", (1, 2, 3, 0)),
        (Image.new("LA", (2, 2), (9, 4)), "RGBA", (9, 9, 9, 4)),
        (Image.new("P", (2, 2), 0), "RGB", (0, 0, 0)),
        (Image.fromarray(np.full((2, 2), 0x1234, np.uint16)), "RGB", (0x12,) * 3),
    ],
)
def test_every_mode_becomes_plain(image: Image.Image, mode: str, pixel: tuple[int, ...]) -> None:
    found = decoded_here(encoded(image), name="a")
    assert (found.mode, found.getpixel((0, 0))) == (mode, pixel)


def test_picture_comes_upright_and_says_nothing_of_its_maker() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "somebody"
    found = decoded_here(encoded(RED, "JPEG", exif=exif), name="a")
    assert (found.size, dict(found.info), dict(found.getexif())) == ((4, 6), {}, {})


def test_first_frame_of_a_moving_picture_is_taken() -> None:
    data = encoded(RED, "WEBP", save_all=True, append_images=[Image.new("RGB", (6, 4), "blue")], lossless=True)
    assert decoded_here(data, name="a").getpixel((0, 0)) == (240, 0, 0)


@pytest.mark.parametrize("name", IMAGES)
def test_hostile_pictures_are_refused_soon_and_small(name: str) -> None:
    data = IMAGES[name]()
    started = time.process_time()
    tracemalloc.start()
    with pytest.raises(JobError, match="AUD-761") as refused:
        decoded_here(data, name="a")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.http_status == 422
    assert peak < 20_000_000
    assert time.process_time() - started < 5


def test_bounds_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_decoding, "MAX_SIDE_PX", 8)
    assert decoded_here(encoded(RED), name="a", most_pixels=24).size == (6, 4)
    for size in ((5, 5), (9, 1)):
        with pytest.raises(JobError, match="AUD-761"):
            decoded_here(encoded(Image.new("RGB", size)), name="a", most_pixels=24)
    monkeypatch.setattr(picture_decoding, "MAX_BYTES", 10)
    with pytest.raises(JobError, match="more than 10"):
        decoded_here(encoded(RED), name="a")
