"""What words, references and pictures are to the nets: asked once over tries, panels and runs, and never mixed up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.compute.cache_hierarchy import CacheHierarchy, cache_for
from audobon.model_asked import ModelAsked
from audobon.model_crew import stable_painter
from audobon.models.stable.checkpoint import load_stable_model
from audobon.models.stable.ip_adapter import IpAdapter
from audobon.models.stable.lora import Lora
from audobon.painting.stable_encodings import StableEncodings
from audobon.painting.stable_painter import StableKit, StablePainter
from audobon.painting.stable_recipe import StableRecipe
from tests.hands_folder import drawn_by
from tests.tiny_stable import save_folder, save_ip_adapter, save_lora
from tests.unit.painting.test_painter import painted
from tests.unit.painting.test_stable_painter import PLAN, full_order

RECIPE = StableRecipe(scheduler="ddim", steps=2)


@pytest.fixture(scope="module", params=[False, True], ids=["sd15", "sdxl"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("stable")
    return save_folder(root / "model", sdxl=request.param), save_ip_adapter(root / "ip", sdxl=request.param)


def a_painter(folder: tuple[Path, Path], cache: CacheHierarchy | None) -> tuple[StablePainter, Counter[str]]:
    """A painter that looks at a style, and how often its nets are asked."""
    model = load_stable_model(str(folder[0]))
    adapter = IpAdapter(str(folder[1]), model, scale=0.5)
    asked: Counter[str] = Counter()
    parts = {"words": model.towers[0].net, "references": adapter._vision, "pictures": model.vae.encoder}
    for name, net in parts.items():
        net.register_forward_pre_hook(lambda net, given, name=name: asked.update([name]))
    kit = StableKit(model=model, ip_adapter=adapter, style_pictures=(drawn_by("Washer", 1),))
    return StablePainter(kit, recipe=RECIPE, plan=PLAN, cache=cache), asked


def test_a_second_try_and_a_second_run_ask_the_nets_nothing(folder: tuple[Path, Path], tmp_path: Path) -> None:
    order = full_order()
    again = replace(order, seed=99, attempt=2)
    plain, asked = a_painter(folder, None)
    truth = painted(plain, order, again)
    assert asked == {"words": 2, "references": 2, "pictures": 2}
    cache = cache_for(torch.device("cpu"), folder=tmp_path)
    first, asked = a_painter(folder, cache)
    kept = painted(first, order, again)
    assert asked == {"words": 1, "references": 1, "pictures": 1}
    assert first.kept is not None
    assert (plain.kept, first.kept.hit_rate) == (None, 0.5)
    later = cache_for(torch.device("cpu"), folder=tmp_path)
    second, asked = a_painter(folder, later)
    kept += painted(second, order, again)
    assert asked == {}
    assert later.counts.made == 0
    assert all(np.array_equal(one, other) for one, other in zip([*truth, *truth], kept, strict=True)), "to the bit"


def test_other_pictures_words_and_digits_have_answers_of_their_own(folder: tuple[Path, Path], tmp_path: Path) -> None:
    cache = cache_for(torch.device("cpu"), folder=tmp_path)
    painter, asked = a_painter(folder, cache)
    order = full_order()
    painted(painter, order, replace(order, brief=replace(order.brief, prompt="a house at night")))
    assert asked == {"words": 2, "references": 1, "pictures": 1}
    painter._move(torch.float64)
    painted(painter, order)
    assert asked == {"words": 3, "references": 2, "pictures": 1}


def test_other_attachments_to_the_towers_have_answers_of_their_own(folder: tuple[Path, Path], tmp_path: Path) -> None:
    model = load_stable_model(str(folder[0]))
    cache = cache_for(torch.device("cpu"), folder=None)
    lora = Lora(save_lora(tmp_path / "l.safetensors", sdxl=len(model.towers) == 2), model, scale=0.8)

    def heard(*loras: Lora) -> torch.Tensor:
        with torch.inference_mode():
            return (
                StableEncodings(model, loras=loras, adapter=None, plan=PLAN, cache=cache).heard([("a fox",)])[0].states
            )

    plain = heard()
    lora.attach()
    attached = heard(lora)
    lora.detach()
    assert not torch.equal(plain, attached)
    assert torch.equal(heard(), plain)
    assert cache.counts.made == 2


def test_references_without_an_adapter_are_refused(folder: tuple[Path, Path]) -> None:
    encodings = StableEncodings(load_stable_model(str(folder[0])), loras=(), adapter=None, plan=PLAN, cache=None)
    with pytest.raises(ValueError, match="no IP-Adapter"):
        encodings.seen(torch.zeros(1, 3, 8, 8))


def test_the_crews_painter_keeps_them_in_the_users_home(folder: tuple[Path, Path], no_user_settings: Path) -> None:
    asked = ModelAsked(model=str(folder[0]), scheduler="ddim", steps=2)
    painted(stable_painter(asked, style="ink", plan=PLAN), full_order())
    files = list((no_user_settings / "cache").rglob("*.safetensors"))
    assert len(files) == 2, "the words and the draft"
