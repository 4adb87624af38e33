"""The nets that look at pictures: shared space, style space, assessor, joints, upscaler.

Knows: what they take and give.  Does not know: how pictures are cut, formats.
Pixels are in [0, 1], red, green and blue.

Shapes: B pictures, S side in px, V views.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from audobon.export.exportable import ExportableNet
from audobon.export.ports import BATCH, Axis, Port, shares, spread_like
from audobon.export.reading_nets import mask_port, states_port
from audobon.export.stock import Stock
from audobon.models.assessor_net import SCALES, AssessorNet
from audobon.models.assessor_zoo import ASSESSOR
from audobon.models.fusion_net import FusionNet
from audobon.models.fusion_zoo import FUSION
from audobon.models.keypoint_net import JOINTS, KEYPOINTS, READER_PX
from audobon.models.style_zoo import STYLE_SPACE

PICTURES = Axis(name=BATCH, tried=(1, 2, 3))
_SIDE = Axis(name="side", least=32, multiple=16, tried=(96, 160))
_HEIGHT = Axis(name="height", least=4, multiple=2, tried=(40, 64))
_WIDTH = Axis(name="width", least=4, multiple=2, tried=(56, 46))
VIEWS = (9, 4, 1)
"""Views of each scale, as quality/views.py cuts them."""
VIEW_PX = 128

_PIXELS = "red, green and blue in [0, 1]"


class _Pictures(nn.Module):
    def __init__(self, net: FusionNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, pictures: Tensor) -> tuple[Tensor, ...]:
        """Directions B D and log odds B K of the cues of each sort."""
        directions = self.net.picture_directions(pictures)
        return directions, *self.net.cue_scores(directions).values()


class _Texts(nn.Module):
    def __init__(self, net: FusionNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Directions B D and log odds B K of the cues of each sort."""
        directions = self.net.text_directions(states, mask)
        return directions, *self.net.cue_scores(directions).values()


class _Assessed(nn.Module):
    """The assessor with the usual views of each scale."""

    scales: Tensor

    def __init__(self, net: AssessorNet) -> None:
        super().__init__()
        self.net = net
        self.register_buffer("scales", torch.arange(SCALES).repeat_interleave(torch.tensor(VIEWS)), persistent=False)

    def forward(self, views: Tensor) -> Tensor:
        """How good, B, of views B V 3 S S."""
        told = self.net.told(views, self.scales)
        return self.net.judged(torch.split(told, list(VIEWS), dim=1))


def fusion_text(stock: Stock) -> ExportableNet:
    """The words' side of the shared space."""
    loaded = stock.fusion
    return ExportableNet(
        name="fusion_text",
        what="Word states to a direction of the space that prose and pictures share, and to what they tell of.",
        net=_Texts(loaded.net).eval(),
        inputs=(states_port(), mask_port()),
        outputs=("directions", *_cue_names(loaded.cues)),
        before={"states": "as `text_encoder` gives them", "mask": "true where there is a word piece"},
        after=_shared_after(loaded.net, loaded.cues),
        provenance=stock.provenance(FUSION),
    )


def fusion_picture(stock: Stock) -> ExportableNet:
    """The pictures' side of the shared space."""
    loaded = stock.fusion
    return ExportableNet(
        name="fusion_picture",
        what="Pictures to directions of the space that prose and pictures share, and to what they show.",
        net=_Pictures(loaded.net).eval(),
        inputs=(Port(name="pictures", shape=(PICTURES, 3, _SIDE, _SIDE), draw=shares),),
        outputs=("directions", *_cue_names(loaded.cues)),
        before={"pictures": f"{_PIXELS}, squares of 160 px, as fusion/looking.py brings them to size"},
        after=_shared_after(loaded.net, loaded.cues),
        provenance=stock.provenance(FUSION),
    )


def style_space(stock: Stock) -> ExportableNet:
    """Directions of hands."""
    loaded = stock.style_space
    net = loaded.net
    measured = spread_like(net.mean, net.spread)
    return ExportableNet(
        name="style_space",
        what="Statistics of a picture to a direction that is near another's where one hand drew both.",
        net=net,
        inputs=(Port(name="statistics", shape=(PICTURES, net.shape.statistics), draw=measured),),
        outputs=("directions",),
        before={"statistics": "as style/ measures them"},
        after={"directions": {"do": "cosine; from the threshold on they are one style", "threshold": loaded.threshold}},
        provenance=stock.provenance(STYLE_SPACE),
    )


def assessor(stock: Stock) -> ExportableNet:
    """How good a picture looks."""
    loaded = stock.assessor
    return ExportableNet(
        name="assessor",
        what="Views of a picture to how good it looks.",
        net=_Assessed(loaded.net).eval(),
        inputs=(Port(name="views", shape=(PICTURES, sum(VIEWS), 3, VIEW_PX, VIEW_PX), draw=shares),),
        outputs=("good",),
        before={
            "views": {
                "pixels": _PIXELS, "views": "9 of the picture (long side 512 px at most), 4 of it at half size, and "
                "the whole in a square, each spread evenly", "px": VIEW_PX,
            }
        },
        after={"good": {"do": "between these pairs of (given, score 0..10), in straight lines",
                        "calibration": loaded.calibration}},
        provenance=stock.provenance(ASSESSOR),
    )  # fmt: skip


def keypoints(stock: Stock) -> ExportableNet:
    """Joints of figures."""
    return ExportableNet(
        name="keypoints",
        what="Crops of figures to the places of their joints.",
        net=stock.keypoints,
        inputs=(Port(name="crops", shape=(PICTURES, 3, READER_PX, READER_PX), draw=shares),),
        outputs=("places",),
        before={"crops": f"{_PIXELS}, squares of {READER_PX} px"},
        after={"places": f"x and y of {JOINTS} joints in COCO's order, in shares of the crop"},
        provenance=stock.provenance(KEYPOINTS),
    )


def upscaler(stock: Stock) -> ExportableNet:
    """Twice as many pixels each way."""
    return ExportableNet(
        name="upscaler",
        what="A picture to twice as many pixels each way.",
        net=stock.upscaler.net,
        inputs=(Port(name="image", shape=(PICTURES, 3, _HEIGHT, _WIDTH), draw=shares),),
        outputs=("enlarged",),
        before={"image": f"{_PIXELS}; an odd side is made even by its last row or column again, and cut afterwards"},
        after={"enlarged": "cut to [0, 1]"},
        provenance=stock.provenance("upscaler"),
    )


def _cue_names(cues: object) -> tuple[str, ...]:
    assert isinstance(cues, dict)
    return tuple(f"cues_{sort}" for sort in cues)


def _shared_after(net: FusionNet, cues: object) -> dict[str, object]:
    assert isinstance(cues, dict)
    likeness = {"scale": float(net.scale.exp()), "bias": float(net.bias)}
    told: dict[str, object] = {
        "directions": {"do": "scale * text . picture + bias: log odds that the one tells of the other", **likeness}
    }
    return told | {f"cues_{sort}": {"do": "log odds of each cue", "cues": list(names)} for sort, names in cues.items()}
