"""Real illustrations, packed with their control maps for fast random crops.

Knows: the data folder's layout (`illustrations.jsonl`, `splits.json`, pictures).  Does not know: nets.
The pack is one memory-mapped file of H W 9 bytes a picture: colour, flat colour, and line at three completenesses.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from audobon.errors import InputError
from audobon.training.controls import COMPLETENESS, CONTROLS_VERSION, read_flat, read_lines
from audobon.training.cores import in_order, processes_for

PLANES = 6 + len(COMPLETENESS)
SMALLEST_SIDE_PX = 192

MEDIUM_SHARE = {"watercolour": 0.26, "colour_plate": 0.2, "ink": 0.2, "engraving": 0.16, "comic": 0.08, "wash": 0.08}
"""How often a batch's picture is of a medium; others share what is left."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One picture of the pack."""

    file: str
    book: int
    medium: str
    illustrator: str
    caption: str
    height: int
    width: int
    offset: int


def split_books(data: Path, split: str) -> frozenset[int]:
    """Book ids of `train` or `dev` in `splits.json`; every book of the folder for split `all`."""
    if split == "all":
        return frozenset(int(record["pg_id"]) for record in _records(data))
    path = data / "splits.json"
    if not path.is_file():
        raise InputError("AUD-151", f"{path} is missing", hint="give a data folder with splits.json, or use split all")
    return frozenset(json.loads(path.read_text(encoding="utf-8"))[split])


def _records(data: Path) -> list[dict[str, str | int]]:
    path = data / "illustrations.jsonl"
    if not path.is_file():
        raise InputError(
            "AUD-150",
            f"{path} is missing",
            hint="give --data a folder with illustrations.jsonl and the pictures that it names",
        )
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def picture_files(data: Path, *, split: str, media: tuple[str, ...] | None = None) -> tuple[Path, ...]:
    """Paths of the pictures of a split, of some media or of all."""
    return tuple(path for paths in pictures_by_book(data, split=split, media=media).values() for path in paths)


def pictures_by_book(data: Path, *, split: str, media: tuple[str, ...] | None = None) -> dict[int, tuple[Path, ...]]:
    """Book id -> paths of its pictures, for the books of a split, of some media or of all, in the folder's order."""
    books = split_books(data, split)
    found: dict[int, tuple[Path, ...]] = {}
    for record in _records(data):
        book = int(record["pg_id"])
        if book in books and (media is None or record["medium"] in media):
            found[book] = (*found.get(book, ()), data / str(record["file"]))
    return found


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who drew a picture, for which book, and in which medium; an illustrator may be unknown."""

    illustrator: str
    book: int
    medium: str

    @property
    def is_known(self) -> bool:
        """Whether the illustrator is."""
        return self.illustrator not in ("", "unknown")


def pictures_with_hands(data: Path, *, split: str) -> tuple[tuple[Path, Hand], ...]:
    """The pictures of a split, in the folder's order, with who drew them."""
    books = split_books(data, split)
    return tuple(
        (
            data / str(record["file"]),
            Hand(
                illustrator=str(record.get("illustrator") or "unknown"),
                book=int(record["pg_id"]),
                medium=str(record["medium"]),
            ),
        )
        for record in _records(data)
        if int(record["pg_id"]) in books
    )


@dataclass(frozen=True, kw_only=True)
class Credited:
    """A picture's file and size, and what its credit says; `year` is None where it is not known."""

    path: Path
    illustrator: str
    title: str
    year: int | None
    width_px: int
    height_px: int


def credited_pictures(data: Path, *, split: str, media: tuple[str, ...]) -> tuple[Credited, ...]:
    """The pictures of a split in some media, in the folder's order, with what their credits say."""
    books = split_books(data, split)
    return tuple(
        Credited(
            path=data / str(record["file"]),
            illustrator=str(record.get("illustrator") or "unknown"),
            title=str(record["title"]),
            year=int(record["year"]) if record.get("year") else None,
            width_px=int(record["width"]),
            height_px=int(record["height"]),
        )
        for record in _records(data)
        if int(record["pg_id"]) in books and record["medium"] in media
    )


def held_back_split(data: Path) -> str:
    """`dev` for a folder that is split, `all` for one that is not."""
    return "dev" if (data / "splits.json").is_file() else "all"


def caption_of(record: dict[str, str | int]) -> str:
    """Words for a picture: its caption if that is language, else the end of the prose before it."""
    caption = str(record.get("caption") or "")
    words = caption.split()
    if len(words) >= 4 and ".jpg" not in caption and ".png" not in caption:
        return " ".join(words[:40])
    return " ".join(str(record.get("text_before") or "").split()[-30:])


def pack_illustrations(data: Path, *, split: str, cache: Path) -> tuple[tuple[Entry, ...], NDArray[np.uint8]]:
    """The pack of a split, made on first use and kept in `cache`.

    Returns:
        The entries, and the memory-mapped bytes that their offsets point into.
    """
    books = split_books(data, split)
    records = [record for record in _records(data) if record["pg_id"] in books]
    key = hashlib.sha256(
        json.dumps([r["file"] for r in records] + [split, PLANES, CONTROLS_VERSION]).encode()
    ).hexdigest()[:16]
    index, body = cache / f"pack-{key}.json", cache / f"pack-{key}.bin"
    if not index.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        entries = _write_pack(data, records, body)
        index.write_text(json.dumps([asdict(entry) for entry in entries]), encoding="utf-8")
    stored = json.loads(index.read_text(encoding="utf-8"))
    return tuple(Entry(**item) for item in stored), np.memmap(body, dtype=np.uint8, mode="r")


def _write_pack(data: Path, records: list[dict[str, str | int]], body: Path) -> list[Entry]:
    files = [data / str(record["file"]) for record in records]
    entries: list[Entry] = []
    offset = 0
    with body.open("wb") as file:
        for record, planes in zip(
            records, in_order(_planes_of, files, processes=processes_for(len(files))), strict=True
        ):
            if planes is None:
                continue
            file.write(planes.tobytes())
            entries.append(
                Entry(
                    file=str(record["file"]),
                    book=int(record["pg_id"]),
                    medium=str(record["medium"]),
                    illustrator=str(record.get("illustrator") or ""),
                    caption=caption_of(record),
                    height=planes.shape[0],
                    width=planes.shape[1],
                    offset=offset,
                )
            )
            offset += planes.size
    return entries


def _planes_of(path: Path) -> NDArray[np.uint8] | None:
    """The planes H W 9 of a picture; None for one that is too small."""
    with Image.open(path) as opened:
        image = np.asarray(opened.convert("RGB"))
    if min(image.shape[:2]) < SMALLEST_SIDE_PX:
        return None
    lines = [read_lines(image, completeness=level)[..., None] for level in COMPLETENESS]
    return np.ascontiguousarray(np.concatenate([image, read_flat(image), *lines], axis=2))


class IllustrationPack:
    """Random crops of packed pictures; which crop is a function of the generator alone."""

    def __init__(self, entries: tuple[Entry, ...], body: NDArray[np.uint8]) -> None:
        self.entries = entries
        self._body = body
        self._weights = _balanced(entries)
        self._of_hand: dict[tuple[str, int | str], list[int]] = {}
        for position, entry in enumerate(entries):
            for hand in _hands(entry):
                self._of_hand.setdefault(hand, []).append(position)

    def planes(self, position: int) -> NDArray[np.uint8]:
        """All planes H W 9 of one picture."""
        entry = self.entries[position]
        size = entry.height * entry.width * PLANES
        return self._body[entry.offset : entry.offset + size].reshape(entry.height, entry.width, PLANES)

    def draw(self, generator: np.random.Generator) -> int:
        """A picture's position, balanced over media and their illustrators."""
        return int(generator.choice(len(self.entries), p=self._weights))

    def same_hand(self, position: int, generator: np.random.Generator) -> int | None:
        """Another picture of the same medium and book, else of the same medium and illustrator; None if there is none.

        A book may hold pen drawings beside colour plates, so the book alone does not name a hand.
        """
        for hand in _hands(self.entries[position]):
            others = [other for other in self._of_hand[hand] if other != position]
            if others:
                return int(generator.choice(others))
        return None

    def of_medium(self, media: tuple[str, ...], generator: np.random.Generator) -> int | None:
        """A picture of one of some media; None if there is none."""
        chosen = [position for position, entry in enumerate(self.entries) if entry.medium in media]
        return int(generator.choice(chosen)) if chosen else None

    def crop(self, position: int, *, size: int, generator: np.random.Generator) -> NDArray[np.uint8]:
        """A square crop size x size x 9 at a random place, scale and handedness.

        Scales 0.7 to 1.6: large panels show the hand from near, small ones from far.
        """
        planes = self.planes(position)
        chance = generator.random()
        scale = 1.0 if chance < 0.5 else generator.uniform(0.7, 1.0) if chance < 0.7 else generator.uniform(1.0, 1.6)
        shortest = min(planes.shape[:2])
        scale = max(scale, size / shortest)
        window = min(int(np.ceil(size / scale)), shortest)
        top = int(generator.integers(0, planes.shape[0] - window + 1))
        left = int(generator.integers(0, planes.shape[1] - window + 1))
        cut = planes[top : top + window, left : left + window]
        if window != size:
            method = cv2.INTER_AREA if window > size else cv2.INTER_CUBIC
            # OpenCV resizes at most four channels at a time.
            groups = [np.ascontiguousarray(cut[..., first : first + 3]) for first in range(0, PLANES, 3)]
            cut = np.concatenate([cv2.resize(g, (size, size), interpolation=method) for g in groups], axis=2)
        # A copy: the pack is mapped read-only, and tensors made of a view of it would share that memory.
        return np.array(cut[:, ::-1] if generator.random() < 0.5 else cut, order="C")


def _hands(entry: Entry) -> tuple[tuple[str, int | str], ...]:
    """What tells a picture's hand, the surest first."""
    by_name = ((entry.medium, entry.illustrator),) if entry.illustrator not in ("", "unknown") else ()
    return ((entry.medium, entry.book), *by_name)


def _balanced(entries: tuple[Entry, ...]) -> NDArray[np.float64]:
    """Each picture's chance: media by `MEDIUM_SHARE`, in a medium an illustrator by the root of his pictures."""
    per_hand = Counter((entry.medium, entry.illustrator) for entry in entries)
    raw = np.array([per_hand[entry.medium, entry.illustrator] ** -0.5 for entry in entries])
    media = np.array([entry.medium if entry.medium in MEDIUM_SHARE else "" for entry in entries])
    weights = np.zeros(len(entries))
    for medium in sorted(set(media)):
        of_it = media == medium
        weights[of_it] = MEDIUM_SHARE.get(medium, 1 - sum(MEDIUM_SHARE.values())) * raw[of_it] / raw[of_it].sum()
    return np.asarray(weights / weights.sum(), np.float64)
