"""What an export's difference is worth in its net's own task: labels that change, scores that move, ranks kept.

Knows: what the catalogue's nets are for.  Does not know: formats, how answers were come by.
A share of a length says nothing of a label; these say it on the same samples, each with the bound that it must keep.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from audobon.export.exportable import ExportableNet
from audobon.export.pooled import Answers, together

LIKELY_EVENT = math.log(0.4 / 0.6)
"""Log-odds from which on the reader takes a word for an event."""


@dataclass(frozen=True, kw_only=True)
class TaskMeasure:
    """One measure: its name, how much it is, and the least or the most that it may be."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def passes(self) -> bool:
        """Whether the bound is kept."""
        return (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A net's own answers to samples, and an export's."""

    one: ExportableNet
    samples: Sequence[Mapping[str, Tensor]]
    wanted: Answers
    given: Answers

    def both(self, output: str) -> tuple[Tensor, Tensor]:
        """All numbers of an output in a row, the net's and the export's."""
        return together(self.wanted[output]), together(self.given[output])

    def rows(self, output: str) -> tuple[Tensor, Tensor]:
        """An output of all samples below each other, N ..., the net's and the export's."""
        return torch.cat(self.wanted[output]).double(), torch.cat(self.given[output]).double()


def task_measures(compared: Compared) -> tuple[TaskMeasure, ...]:
    """The measures of a net's own task; none for nets whose task is a picture that other nets finish."""
    measure = _OF_NET.get(compared.one.name)
    return () if measure is None else tuple(measure(compared))


def _sentences(compared: Compared) -> list[TaskMeasure]:
    def directions(states: Sequence[Tensor]) -> Tensor:
        rows = []
        for sample, state in zip(compared.samples, states, strict=True):
            weights = sample["mask"][..., None].double()
            rows.append((state.double() * weights).sum(1) / weights.sum(1))
        return functional.normalize(torch.cat(rows), dim=1)

    return _placed(directions(compared.wanted["states"]), directions(compared.given["states"]))


def _directions(compared: Compared) -> list[TaskMeasure]:
    return _placed(*(functional.normalize(rows, dim=1) for rows in compared.rows("directions")))


def _placed(one: Tensor, other: Tensor) -> list[TaskMeasure]:
    """Directions N D: how near they stay, and whether each has the same nearest neighbour."""
    cosine = TaskMeasure(name="least_cosine", value=float((one * other).sum(1).min()), least=0.99)
    if len(one) < _LEAST_RANKED:
        return [cosine]
    hidden = torch.eye(len(one), dtype=torch.bool)
    nearest = [(rows @ rows.T).masked_fill(hidden, -2).argmax(1) for rows in (one, other)]
    kept = (one @ one.T)[torch.arange(len(one)), nearest[0]] - (one @ one.T)[torch.arange(len(one)), nearest[1]]
    return [cosine, TaskMeasure(name="likeness_lost_by_rank", value=float(kept.max()), most=0.02)]


_LEAST_RANKED = 4


def _story_words(compared: Compared) -> list[TaskMeasure]:
    kinds = [_labels(side["spans"]) for side in (compared.wanted, compared.given)]
    tags = [_labels(side["quoted"]) for side in (compared.wanted, compared.given)]
    events = [side > LIKELY_EVENT for side in compared.both("events")]
    return [
        _agreement("mentions_alike", kinds[0], kinds[1], among=(kinds[0] > 0) | (kinds[1] > 0)),
        _agreement("events_alike", *events, among=events[0] | events[1]),
        _agreement("quotation_tags_alike", *tags),
    ]


def _labels(values: Sequence[Tensor]) -> Tensor:
    return torch.cat([value.argmax(-1).flatten() for value in values])


def _signs(output: str, name: str) -> Callable[[Compared], list[TaskMeasure]]:
    """Scores above and below 0."""

    def measure(compared: Compared) -> list[TaskMeasure]:
        one, other = (side > 0 for side in compared.both(output))
        return [_agreement(name, one, other)]

    return measure


def _agreement(name: str, one: Tensor, other: Tensor, *, among: Tensor | None = None) -> TaskMeasure:
    alike = one == other if among is None else (one == other)[among]
    return TaskMeasure(name=name, value=float(alike.double().mean()) if len(alike) else 1.0, least=0.95)


def _feeling(compared: Compared) -> list[TaskMeasure]:
    told = compared.one.after["emotions"]
    assert isinstance(told, dict)
    limits = torch.tensor(told["thresholds"]).double()
    sets = [torch.sigmoid(rows) > limits for rows in compared.rows("emotions")]
    return [_agreement("emotions_alike", *sets)]


def _moved(output: str, name: str, *, most: float) -> Callable[[Compared], list[TaskMeasure]]:
    """How far numbers lie from each other in the mean."""

    def measure(compared: Compared) -> list[TaskMeasure]:
        one, other = compared.both(output)
        return [TaskMeasure(name=name, value=float((one - other).abs().mean()), most=most)]

    return measure


def _levels(output: str) -> Callable[[Compared], list[TaskMeasure]]:
    """By how many levels of 255 pictures are moved in the mean."""

    def measure(compared: Compared) -> list[TaskMeasure]:
        one, other = (side.clamp(0, 1) for side in compared.both(output))
        return [TaskMeasure(name="levels_of_255", value=float((one - other).abs().mean()) * 255, most=1.0)]

    return measure


def _score(compared: Compared) -> list[TaskMeasure]:
    told = compared.one.after["good"]
    assert isinstance(told, dict)
    points = np.array(told["calibration"])
    one, other = (np.interp(side.numpy(), points[:, 0], points[:, 1]) for side in compared.both("good"))
    return [TaskMeasure(name="points_of_10", value=float(np.abs(one - other).mean()), most=0.25)]


def _joints(compared: Compared) -> list[TaskMeasure]:
    one, other = compared.rows("places")
    apart = (one - other).norm(dim=-1).mean()
    return [TaskMeasure(name="crops_moved", value=float(apart), most=0.01)]


_OF_NET: Mapping[str, Callable[[Compared], list[TaskMeasure]]] = {
    "text_encoder": _sentences,
    "story_words": _story_words,
    "story_antecedents": _signs("scores", "pairs_alike"),
    "story_speakers": _signs("scores", "pairs_alike"),
    "feeling": _feeling,
    "valence": _moved("dimensions", "moved_of_2", most=0.05),
    "paragraphs": _signs("begins", "openings_alike"),
    "fusion_text": _directions,
    "fusion_picture": _directions,
    "style_space": _directions,
    "assessor": _score,
    "keypoints": _joints,
    "autoencoder_decode": _levels("image"),
    "upscaler": _levels("enlarged"),
}
