"""The recipe `keypoints`: a small reader of joints, trained on our own pencils alone, as drafts and washed by rule.

Knows: figures cut out of drawn panels, the net, the trainer.  Does not know: the command line, the painter.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from audobon.compute.plan import plan_for_this_machine
from audobon.models.keypoint_net import JOINTS, READER_PX, KeypointNet, KeypointNetShape, load_keypoint_net
from audobon.models.weights import save_weights
from audobon.pencils.penciller import ScenePenciller
from audobon.training.cards import CardFacts, write_card
from audobon.training.export import WORST_PACKING_ERROR, packed_within
from audobon.training.figure_pack import CROP_PX, FigurePack, pack_figures
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve, draw_sheet
from audobon.training.trainer import Schedule, Task, train

PANELS = 240
KEPT_PANELS = 40
BATCH = 32
MIRRORED = (0, 1, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10, 15, 14, 17, 16)
"""Where each joint goes in a mirror: left and right change places."""

FACTS = CardFacts(
    title="Keypoints: a figure's crop to its joints",
    what=(
        "A small convolutional net that reads eighteen joints (COCO order) in a square about one figure. It measures "
        "paintings in `audobon evaluate art`; nothing is drawn or painted by it."
    ),
    data=(
        "Figures of random panels of our own pencils, each as drawn and washed by rule in random papers, inks and "
        "pigments; joints from the pose map, where the figure's mask shows them. No painting by the painter and no "
        "illustration was seen."
    ),
    limits=(
        "Figures of every kind are read, beasts and things that act among them, and those are read worse than people. "
        "Read its figures on paintings beside those on drafts: what it misses in both is its own fault."
    ),
    rights="the pictures that they were trained on were drawn by this program",
)


@dataclass(frozen=True, kw_only=True)
class FigureBatch:
    """Crops B 3 96 96 in [0, 1], places B J 2, and which joints are seen B J."""

    crops: Tensor
    places: Tensor
    seen: Tensor


def keypoints(options: TrainingOptions) -> Path:
    """Train the reader of joints; a fresh run begins with the weights of `options.start`, if a folder is given.

    Returns:
        The folder with the weights.
    """
    cache = options.out.parent / "cache"
    pack = pack_figures(ScenePenciller(), count=PANELS, seed=options.seed, cache=cache)
    torch.manual_seed(options.seed)
    net = KeypointNet(KeypointNetShape())
    if options.start is not None:
        net.load_state_dict(load_keypoint_net(options.start).state_dict())
    schedule = Schedule(learning_rate=2e-3, batch_size=BATCH, warmup_steps=50, average_decay=0.99)

    def batch(generator: np.random.Generator) -> FigureBatch:
        return figure_batch(pack, generator.integers(len(pack.crops), size=BATCH), generator=generator)

    def loss(given: FigureBatch, noise: torch.Generator) -> Tensor:
        return joint_loss(net(given.crops.to(options.device)), given)

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=net, batch=batch, loss=loss), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    folder = options.out / "weights"
    save_weights(
        folder,
        packed_within({name: value.detach() for name, value in net.state_dict().items()}, worst=WORST_PACKING_ERROR),
        config={"model": "keypoints", "shape": asdict(net.shape)},
    )
    kept = pack_figures(ScenePenciller(), count=KEPT_PANELS, seed=options.seed + 1, cache=cache)
    scores = _scored(net, kept, folder)
    draw_curve(folder / "curve.png", progress.curve, title="keypoints: loss")
    write_card(folder / "MODEL_CARD.md", FACTS, plan=plan, progress=progress, scores=scores)
    return folder


def joint_loss(found: Tensor, given: FigureBatch) -> Tensor:
    """Mean absolute error of the joints that are seen, in shares of the crop."""
    error = (found.float() - given.places.to(found)).abs().sum(dim=2)
    seen = given.seen.to(found)
    return (error * seen).sum() / seen.sum().clamp_min(1)


def figure_batch(
    pack: FigurePack, rows: NDArray[np.int64], *, generator: np.random.Generator | None = None
) -> FigureBatch:
    """A batch of a pack's rows; moved, scaled, mirrored and tinted at random if a generator is given."""
    crops, places = [], []
    for row in rows:
        crop, place = pack.crops[row], pack.places[row].astype(np.float64)
        if generator is not None:
            crop, place = _varied(crop, place, generator)
        crops.append(cv2.resize(crop, (READER_PX, READER_PX), interpolation=cv2.INTER_AREA))
        places.append(place)
    stacked = np.stack(places)
    seen = np.isfinite(stacked[..., 0])
    return FigureBatch(
        crops=torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float().div_(255),
        places=torch.from_numpy(np.where(seen[..., None], stacked, 0.0)).float(),
        seen=torch.from_numpy(seen).float(),
    )


def _varied(
    crop: NDArray[np.uint8], places: NDArray[np.float64], generator: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    side = round(CROP_PX * float(generator.uniform(0.88, 1.0)))
    left, top = (int(generator.integers(CROP_PX - side + 1)) for _ in range(2))
    crop = crop[top : top + side, left : left + side]
    places = (places * CROP_PX - (left, top)) / side
    if generator.random() < 0.5:
        crop, places = crop[:, ::-1], np.stack([1 - places[:, 0], places[:, 1]], axis=1)[list(MIRRORED)]
    tint = generator.uniform(0.8, 1.15, size=3)
    return np.ascontiguousarray(np.clip(crop * tint, 0, 255).astype(np.uint8)), places


@torch.inference_mode()
def _scored(net: KeypointNet, kept: FigurePack, folder: Path) -> dict[str, str]:
    """PCK@0.1 on figures of panels that were not trained on; leaves the sheet."""
    batch = figure_batch(kept, np.arange(len(kept.crops)))
    found = net(batch.crops)
    right = ((found - batch.places).norm(dim=2) <= 0.1) & (batch.seen > 0)
    shown = list(range(0, len(found), max(1, len(found) // 8)))[:8]
    columns = [
        ("figure", batch.crops[shown]),
        ("joints as drawn", _marked(batch.crops[shown], batch.places[shown], batch.seen[shown])),
        ("joints read", _marked(batch.crops[shown], found[shown], batch.seen[shown])),
    ]
    draw_sheet(folder / "sheet.jpg", columns, title="keypoints on kept-out panels")
    share = float(right.sum() / batch.seen.sum())
    name = f"share of joints within a tenth of the crop's side, {len(found)} crops of {KEPT_PANELS} kept-out panels"
    return {name: f"{share:.3f}"}


def _marked(crops: Tensor, places: Tensor, seen: Tensor) -> Tensor:
    """Crops with a red dot at each joint that is seen."""
    marked = crops.clone()
    for row in range(len(crops)):
        for joint in range(JOINTS):
            if seen[row, joint] > 0:
                x, y = (int(value) for value in (places[row, joint] * READER_PX).clamp(1, READER_PX - 2))
                marked[row, :, y - 1 : y + 2, x - 1 : x + 2] = torch.tensor([0.9, 0.1, 0.1])[:, None, None]
    return marked
