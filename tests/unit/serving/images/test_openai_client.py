"""The stock `openai` client against a real server: pictures, streams, edits, errors."""

from __future__ import annotations

import base64
import io
import threading
import time
from collections.abc import Iterator

import numpy as np
import openai
import pytest
from PIL import Image

from audobon.serving.config import ServeConfig
from audobon.serving.images.asked import ImageLimits
from audobon.serving.images.desk import ImageDesk
from audobon.serving.service import Service
from audobon.serving.web.app import create_app
from tests.unit.serving.images.live import served
from tests.unit.serving.images.tiny_studio import STYLES, tiny_studio

FISHERMAN = "an old fisherman in a yellow coat mends a net on the beach at sunset"
LIMITS = ImageLimits(places=4, client_places=3, most_px=320, picture_px=320 * 256, request_px=4 * 320 * 256)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ImageDesk]:
    desk = ImageDesk(tiny_studio(tmp_path_factory.mktemp("models")), limits=LIMITS)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def client(desk: ImageDesk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[openai.OpenAI]:
    config = ServeConfig(root=tmp_path_factory.mktemp("service"), workers=0)
    app = create_app(Service(config, images=desk))
    with served(app) as address:
        yield openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)


def picture(data: str | None) -> Image.Image:
    assert data is not None
    image = Image.open(io.BytesIO(base64.b64decode(data)))
    image.load()
    return image


def test_pictures_come_in_the_size_number_and_form_that_were_asked_for(client: openai.OpenAI) -> None:
    answer = client.images.generate(
        prompt=FISHERMAN,
        n=2,
        size="256x320",
        output_format="webp",
        quality="low",  # type: ignore[call-overload]
    )
    images = [picture(one.b64_json) for one in answer.data]
    assert [(image.size, image.format) for image in images] == [((256, 320), "WEBP")] * 2
    assert np.asarray(images[0]).tobytes() != np.asarray(images[1]).tobytes()
    assert "yellow coat" in answer.data[0].revised_prompt
    assert answer.usage.input_tokens == len(FISHERMAN.split())


def test_a_seed_gives_the_same_bytes_whoever_else_is_painted(client: openai.OpenAI) -> None:
    def ask(seed: int, prompt: str = FISHERMAN) -> str:
        answer = client.images.generate(prompt=prompt, size="256x256", quality="low", extra_body={"seed": seed})  # type: ignore[call-overload]
        return str(answer.data[0].b64_json)

    alone, others = ask(5), []
    mates = [threading.Thread(target=lambda seed=seed: others.append(ask(seed, "a fox"))) for seed in (8, 9)]
    for mate in mates:
        mate.start()
    again = ask(5)
    for mate in mates:
        mate.join()
    assert len(set(others)) == 2
    assert np.abs(np.asarray(picture(alone), np.int16) - np.asarray(picture(again), np.int16)).max() <= 1
    assert ask(5) == alone
    assert ask(6) != alone


def test_a_stream_shows_the_picture_on_its_way(client: openai.OpenAI) -> None:
    stream = client.images.generate(
        prompt="a fox under a vine", size="256x256", stream=True, partial_images=2, extra_body={"seed": 3}
    )
    events = list(stream)
    assert [event.type for event in events] == [
        "image_generation.partial_image", "image_generation.partial_image", "image_generation.completed",
    ]  # fmt: skip
    assert [event.partial_image_index for event in events[:2]] == [0, 1]
    last = np.asarray(picture(events[-1].b64_json).convert("L"), np.float32)
    away = [np.abs(np.asarray(picture(one.b64_json).convert("L"), np.float32) - last).mean() for one in events[:2]]
    assert away[0] > away[1] > 0
    assert events[-1].size == "256x256"
    plain = client.images.generate(prompt="a fox under a vine", size="256x256", extra_body={"seed": 3})
    assert plain.data[0].b64_json == events[-1].b64_json


def png(pixels: np.ndarray) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, format="PNG")
    return stream.getvalue()


def test_an_edit_changes_what_the_mask_shows_and_nothing_beyond_its_rim(client: openai.OpenAI) -> None:
    shade = np.linspace(60, 200, 400, dtype=np.uint8)
    art = np.stack([np.tile(shade, (300, 1))] * 3, axis=2)
    mask = np.full((300, 400, 4), 255, np.uint8)
    mask[100:180, 120:220, 3] = 0
    answer = client.images.edit(
        image=("art.png", png(art)), mask=("mask.png", png(mask)), prompt="a red fox", extra_body={"seed": 1}
    )
    found = np.asarray(picture(answer.data[0].b64_json))
    assert found.shape == art.shape
    changed = np.argwhere((found != art).any(axis=2))
    assert (changed.min(axis=0) >= (100 - 32, 120 - 32)).all()
    assert (changed.max(axis=0) < (180 + 32, 220 + 32)).all()
    assert (found[110:170, 130:210] != art[110:170, 130:210]).any(axis=2).mean() > 0.5
    stream = client.images.edit(
        image=("art.png", png(art)), mask=("mask.png", png(mask)), prompt="a red fox", stream=True, partial_images=1,
        extra_body={"seed": 1},
    )  # fmt: skip
    events = list(stream)
    assert [event.type for event in events] == ["image_edit.partial_image", "image_edit.completed"]
    assert events[-1].b64_json == answer.data[0].b64_json


def test_models_are_listed(client: openai.OpenAI) -> None:
    (only,) = client.models.list().data
    assert client.models.retrieve(only.id) == only
    assert only.model_dump()["styles"] == list(STYLES)
    with pytest.raises(openai.NotFoundError, match="AUD-777|no model"):
        client.models.retrieve("dall-e-3")


@pytest.mark.parametrize(
    ("asked", "code", "param"),
    [
        ({"prompt": "a fox", "size": "100x100"}, "AUD-773", "size"),
        ({"prompt": "a fox", "size": "big"}, "AUD-773", "size"),
        ({"prompt": "a fox", "n": 11}, "AUD-773", "n"),
        ({"prompt": "a fox", "n": 5, "size": "320x256"}, "AUD-773", "n"),
        ({"prompt": " "}, "AUD-773", "prompt"),
        ({"prompt": "a fox", "quality": "best"}, "AUD-773", "quality"),
        ({"prompt": "a fox", "style": "cubist"}, "AUD-773", "style"),
        ({"prompt": "a fox", "response_format": "url"}, "AUD-773", "response_format"),
        ({"prompt": "a fox", "background": "transparent"}, "AUD-773", "background"),
        ({"prompt": "a fox", "extra_body": {"cfg": 3}}, "AUD-773", "cfg"),
        ({"prompt": "a fox", "extra_body": {"seed": -1}}, "AUD-773", "seed"),
        ({"prompt": "!?", "size": "256x256"}, "AUD-187", None),
    ],
)
def test_what_cannot_be_had_is_a_bad_request_with_a_reason(
    client: openai.OpenAI, asked: dict[str, object], code: str, param: str | None
) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        client.images.generate(**asked)  # type: ignore[call-overload]
    assert (refused.value.code, refused.value.param) == (code, param)


def test_pictures_that_cannot_be_edited_are_bad_requests(client: openai.OpenAI) -> None:
    art = np.zeros((80, 80, 3), np.uint8)
    clear = np.zeros((80, 80, 4), np.uint8)
    for image, mask, code in (
        (b"GIF89a nothing", None, "AUD-775"),
        (png(art), None, "AUD-776"),
        (png(art), png(clear[:40]), "AUD-775"),
        (png(art[:40]), None, "AUD-775"),
    ):
        files = {"image": ("art.png", image)} | ({"mask": ("mask.png", mask)} if mask else {})
        with pytest.raises(openai.BadRequestError) as refused:
            client.images.edit(prompt="a fox", **files)  # type: ignore[call-overload]
        assert refused.value.code == code


def test_whoever_asks_for_more_than_their_share_is_told_when_to_ask_again(
    desk: ImageDesk, client: openai.OpenAI
) -> None:
    with desk._drafting:  # nothing is drawn meanwhile, so that all places stay taken
        taken = [
            threading.Thread(target=lambda: client.images.generate(prompt="a fox", size="256x256", quality="low"))
            for _ in range(3)
        ]
        for thread in taken:
            thread.start()
        while desk.waiting < 3:
            time.sleep(0.01)
        with pytest.raises(openai.RateLimitError) as refused:
            client.images.generate(prompt="a fox", size="256x256")
        assert refused.value.code == "AUD-778"
        assert int(refused.value.response.headers["retry-after"]) >= 1
    for thread in taken:
        thread.join()
    assert desk.waiting == 0


@pytest.mark.parametrize("streams", [True, False])
def test_a_client_that_goes_away_takes_its_picture_along(
    desk: ImageDesk, client: openai.OpenAI, *, streams: bool
) -> None:
    asked = {"prompt": "a fox", "size": "320x256", "n": 3, "extra_body": {"num_inference_steps": 50}}
    if streams:
        stream = client.images.generate(**asked, stream=True, partial_images=3)  # type: ignore[call-overload]
        next(iter(stream))
        stream.close()
    else:
        with pytest.raises(openai.APITimeoutError):
            client.with_options(timeout=0.5).images.generate(**asked)  # type: ignore[call-overload]
    until = time.monotonic() + 30
    while desk.waiting and time.monotonic() < until:
        time.sleep(0.01)
    assert desk.waiting == 0
    before = desk.studio.tally
    time.sleep(0.2)
    after = desk.studio.tally
    assert before is not None
    assert after is not None
    assert after.calls - before.calls <= 1  # the step in hand is finished, and no other is begun
