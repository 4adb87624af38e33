"""A child's drawing, and photographs of it: crooked, on grey paper, lit from one side, a little out of focus."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def scrawl(seed: int) -> Picture:
    """A house, a sun and somebody, in crayon on white paper: 480 x 640."""
    generator = np.random.default_rng(seed)
    sheet = np.full((480, 640, 3), 255, np.uint8)

    def stroke(points: list[tuple[float, float]], colour: tuple[int, int, int]) -> None:
        shaken = np.array(points) + generator.normal(0, 3, (len(points), 2))
        cv2.polylines(sheet, [shaken.round().astype(np.int32)], False, colour, 5, cv2.LINE_AA)

    left = float(generator.uniform(60, 140))
    stroke([(left, 400), (left, 240), (left + 180, 240), (left + 180, 400), (left, 400)], (60, 60, 60))
    stroke([(left - 10, 240), (left + 90, 140), (left + 190, 240)], (60, 60, 60))
    turns = np.linspace(0, 2 * np.pi, 14)
    stroke([(520 + 40 * np.cos(turn), 90 + 40 * np.sin(turn)) for turn in turns], (60, 60, 60))
    stroke([(450 + 22 * np.cos(turn), 260 + 22 * np.sin(turn)) for turn in turns], (60, 60, 60))
    body = [(450.0, 282.0), (450.0, 360.0)]
    for limb in (body, [(420, 310), (480, 310)], [body[1], (425, 420)], [body[1], (475, 420)]):
        stroke(limb, (60, 60, 60))
    return sheet


def photographed(sheet: Picture, seed: int) -> Picture:
    """The sheet as a photograph of it: seen askew, darker to one side, greyish, blurred and grainy."""
    generator = np.random.default_rng(1000 + seed)
    height, width = sheet.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    askew = (corners + generator.uniform(-30, 30, (4, 2))).astype(np.float32)
    lens = cv2.getPerspectiveTransform(corners, askew)
    seen = cv2.warpPerspective(sheet, lens, (width, height), borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    turn = float(generator.uniform(0, 2 * np.pi))
    across = (columns / width - 0.5) * np.cos(turn) + (rows / height - 0.5) * np.sin(turn)
    light = 0.74 + 0.34 * across
    seen = seen * light[..., None] * np.array([0.98, 0.96, 0.9], np.float32)
    seen = cv2.GaussianBlur(seen, (0, 0), 0.8) + generator.normal(0, 3, seen.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)
