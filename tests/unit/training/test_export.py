"""What a recipe leaves behind."""

from pathlib import Path

import torch

from audobon.compute.plan import ComputePlan
from audobon.models.weights import packed, unpacked
from audobon.training.cards import PAINTER_FACTS, write_card
from audobon.training.checkpoint import Progress
from audobon.training.export import clearest, packed_within
from audobon.training.pictures import draw_curve, draw_sheet


def test_a_tensor_that_eight_bits_would_spoil_is_kept_at_sixteen() -> None:
    smooth = torch.linspace(-1, 1, 8192).reshape(64, 128)
    # Beside one large value a row the rest round to nothing: a relative error of 0.003 * sqrt(127) = 0.034.
    spiky = torch.full((64, 128), 0.003)
    spiky[:, 0] = 1.0
    stored = packed_within({"smooth": smooth, "spiky": spiky}, worst=0.01)
    assert stored["spiky"].dtype is torch.bfloat16
    assert stored["smooth"].dtype is torch.int8
    assert torch.equal(unpacked(packed({"one": torch.ones(3)}, eight_bit=True))["one"], torch.ones(3))


def test_a_card_names_data_run_scores_and_limits(tmp_path: Path) -> None:
    plan = ComputePlan(device="cpu", precision="float32", threads=1)
    progress = Progress(step=10, samples=160, seconds=120.0, curve=[(5, 0.5), (10, 0.25)])
    write_card(
        tmp_path / "MODEL_CARD.md",
        PAINTER_FACTS,
        plan=plan,
        progress=progress,
        scores={"error": "0.1"},
        begun="It went on.",
    )
    text = (tmp_path / "MODEL_CARD.md").read_text()
    assert "10 steps, 160 samples, 2.0 minutes" in text
    assert "| error | 0.1 |" in text
    assert "It went on. The loss curve" in text
    assert PAINTER_FACTS.limits in text


def test_pictures_of_a_run_are_drawn(tmp_path: Path) -> None:
    draw_curve(tmp_path / "curve.png", [(50, 0.5), (100, 0.2)], title="loss")
    draw_sheet(tmp_path / "sheet.png", [("a", torch.rand(2, 3, 32, 32)), ("b", torch.rand(2, 3, 32, 32))], title="t")
    assert (tmp_path / "curve.png").stat().st_size > 500
    assert (tmp_path / "sheet.png").stat().st_size > 500


def test_a_style_is_named_by_a_vector_that_is_no_other_styles() -> None:
    generator = torch.Generator().manual_seed(0)
    first, second = (torch.randn(40, 256, generator=generator) * 0.1 for _ in range(2))
    first[:, 0] += torch.linspace(0.0, 4.0, 40)
    second[:, 0] += torch.linspace(3.0, 7.0, 40)
    chosen = clearest({"first": first, "second": second})
    assert any(torch.equal(chosen["first"], row) for row in first)
    assert float(chosen["first"][0]) < float(first[:, 0].mean()) - 0.5
    assert float(chosen["second"][0]) > float(second[:, 0].mean()) + 0.5
    # Not the outermost either, which may be an odd picture.
    assert float(chosen["first"][0]) > 0.2
