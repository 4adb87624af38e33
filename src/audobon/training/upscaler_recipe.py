"""The recipe `upscaler`: enlarge real illustrations that were shrunk, and what our autoencoder made of them.

Knows: pictures, the upscaler, its card.  Does not know: the command line, painting.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audobon.compute.plan import plan_for_this_machine
from audobon.models.patch_autoencoder import PATCH, PatchAutoencoder
from audobon.models.upscaler import FACTOR, Upscaler, UpscalerShape, bicubic, edge_planes
from audobon.models.weights import packed, save_weights
from audobon.models.zoo import load_autoencoder
from audobon.training.cards import CardFacts, write_card
from audobon.training.degrading import MARGIN_PX, read_picture, sharp_crops, shrunk, softened, through_latents
from audobon.training.fidelity import edge_error, psnr_db, ssim
from audobon.training.illustrations import picture_files
from audobon.training.options import TrainingOptions
from audobon.training.painter_batch import in_unit, stacked
from audobon.training.pictures import draw_curve, draw_sheet
from audobon.training.trainer import Schedule, Schedules, Task, train

SMALL_PX = 48
SCHEDULES = Schedules(
    cpu=Schedule(learning_rate=1.5e-3, batch_size=16, average_decay=0.998, weight_decay=0.0),
    gpu=Schedule(learning_rate=1.5e-3, batch_size=128, average_decay=0.998, weight_decay=0.0),
)
EDGE_WEIGHT = 0.5
LATENT_NOISE = 0.08
DEV_PICTURES = 64
DEV_PX = 256

UPSCALER_FACTS = CardFacts(
    title="The upscaler: twice the pixels each way",
    what=(
        "Residual convolutions on a folded picture, added to bicubic enlargement. It is conditioned on nothing but the "
        "picture, and is applied once or twice for print."
    ),
    data=(
        "Crops of real story illustrations from public-domain books (train split by book), shrunk by area; one in two "
        "softened a little, and one in two passed through our autoencoder with a little noise on its latents, so that "
        "the weave of 8 pixels is taken away too."
    ),
    limits=(
        "It sharpens what is there and invents nothing: hatching finer than two pixels of the small picture stays "
        "grey. Photographs and screened prints were not in its data. Its gain over bicubic is least on soft washes."
    ),
)


def upscaler(options: TrainingOptions) -> Path:
    """Train the upscaler on the train split; the autoencoder is that of `options.start`, else the one that ships.

    Returns:
        The folder with the weights.
    """
    files = picture_files(options.data, split="train")
    autoencoder = load_autoencoder(options.start).to(options.device)
    torch.manual_seed(options.seed)
    net = Upscaler(UpscalerShape()).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    schedule = SCHEDULES.on(options.device)
    side = FACTOR * (SMALL_PX + 2 * MARGIN_PX)

    def batch(generator: np.random.Generator) -> Tensor:
        return stacked(list(sharp_crops(files, side=side, count=schedule.batch_size, generator=generator)))

    def loss(given: Tensor, noise: torch.Generator) -> Tensor:
        with torch.no_grad(), torch.autocast(torch.device(options.device).type, enabled=False):
            small, sharp = degraded_pair(in_unit(given, options.device), autoencoder, noise=noise)
        return upscaling_loss(net(small), sharp)

    plan = plan_for_this_machine(options.device)
    average, progress = train(
        Task(net=net, batch=batch, loss=loss), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    net.load_state_dict(average.state)
    net.cpu().eval()
    folder = options.out / "weights"
    state = {name: value.detach().cpu() for name, value in net.state_dict().items()}
    config = {"model": "upscaler", "shape": asdict(net.shape)}
    save_weights(folder, packed(state, eight_bit=False), config=config)
    scores = score_upscaler(net, autoencoder.cpu(), options=options, folder=folder)
    draw_curve(folder / "curve.png", progress.curve, title="upscaler: loss")
    write_card(folder / "MODEL_CARD.md", UPSCALER_FACTS, plan=plan, progress=progress, scores=scores)
    return folder


def degraded_pair(sharp: Tensor, autoencoder: PatchAutoencoder, *, noise: torch.Generator) -> tuple[Tensor, Tensor]:
    """A batch as the upscaler sees it, and as it should be.

    Args:
        sharp: Crops B 3 S S with a margin of 16 px on each side.
        autoencoder: The one that ships.
        noise: Decides blur, latent noise, and where the autoencoder's grid falls.

    Returns:
        Small pictures B 3 s s and sharp ones B 3 2s 2s, s = S / 2 - 16, the margin cut off unevenly so that the grid
        of the autoencoder falls anywhere.
    """
    small = shrunk(sharp)
    parts = list(small.chunk(2))
    parts[0] = softened(parts[0], sigma_px=0.7 * float(torch.rand((), generator=noise)))
    half = parts[1]
    shape = (len(half), autoencoder.shape.channels, half.shape[-2] // PATCH, half.shape[-1] // PATCH)
    strength = LATENT_NOISE * torch.rand(len(half), 1, 1, 1, generator=noise)
    parts[1] = through_latents(half, autoencoder, noise=(torch.randn(shape, generator=noise) * strength).to(half))
    top, left = (int(n) for n in torch.randint(0, 2 * MARGIN_PX, (2,), generator=noise))
    side = small.shape[-1] - 2 * MARGIN_PX
    cut = torch.cat(parts)[..., top : top + side, left : left + side]
    whole = sharp[..., FACTOR * top : FACTOR * (top + side), FACTOR * left : FACTOR * (left + side)]
    return cut.contiguous(memory_format=torch.channels_last), whole


def upscaling_loss(found: Tensor, sharp: Tensor) -> Tensor:
    """Mean absolute error of pixels, and half that of neighbour differences, so that lines stay lines."""
    found = found.float()
    return (found - sharp).abs().mean() + EDGE_WEIGHT * (edge_planes(found) - edge_planes(sharp)).abs().mean()


@torch.inference_mode()
def score_upscaler(
    net: Upscaler, autoencoder: PatchAutoencoder, *, options: TrainingOptions, folder: Path
) -> dict[str, str]:
    """PSNR, SSIM and edge error against bicubic on crops of kept-out books; leaves the sheet."""
    sharp = kept_out_crops(options.data)
    small = shrunk(sharp)
    inputs = {"shrunk by area": small, "and through the autoencoder": through_latents(small, autoencoder)}
    scores: dict[str, str] = {}
    for name, given in inputs.items():
        plain, learnt = bicubic(given), net(given)
        for measure, unit, digits in ((psnr_db, " dB", 2), (ssim, "", 4), (edge_error, "", 4)):
            row = f"{measure.__name__.removesuffix('_db')}, {name}, {len(sharp)} crops of kept-out books"
            before, after = float(measure(plain, sharp).mean()), float(measure(learnt, sharp).mean())
            scores[row] = f"{after:.{digits}f}{unit} (bicubic {before:.{digits}f}{unit})"
    few = slice(0, len(sharp), max(1, len(sharp) // 8))
    given = inputs["and through the autoencoder"][few]
    columns = [("bicubic", bicubic(given)), ("learnt", net(given)), ("truth", sharp[few])]
    draw_sheet(folder / "sheet.jpg", columns, title="upscaler on kept-out books, from the autoencoder's picture")
    return scores


def kept_out_crops(data: Path) -> Tensor:
    """The middles of 64 pictures of the dev split, B 3 256 256; fewer where there are fewer."""
    files = picture_files(data, split="dev")
    crops = []
    for path in files[:: max(1, len(files) // DEV_PICTURES)]:
        image = read_picture(path)
        top, left = (image.shape[0] - DEV_PX) // 2, (image.shape[1] - DEV_PX) // 2
        if min(top, left) >= 0:
            crops.append(image[top : top + DEV_PX, left : left + DEV_PX])
    return torch.from_numpy(np.stack(crops[:DEV_PICTURES])).permute(0, 3, 1, 2).float().div_(255)
