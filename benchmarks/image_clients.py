"""Pictures a minute, and how long each takes, when 1, 4 and 8 ask at the same time.

    PYTHONPATH=src python -m benchmarks.image_clients [--clients 1 4 8] [--pictures 24] [--size 512x512] [--json]

The service's application is served on a free port of this machine, with the real painter; each client is a thread that
asks for one picture after the other by HTTP. Core seconds are those of the whole process, clients included; other
programs on the machine stretch times, but hardly core seconds.

Knows: requests, threads, clocks.  Does not know: how pictures are made.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import http.client
import itertools
import json
import resource
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from audobon.serving.images.asked import ImageLimits
from audobon.serving.images.desk import ImageDesk

PROMPTS = (
    "an old fisherman in a yellow coat mends a net on the beach at sunset",
    "two children run through the snow",
    "a fox under a vine",
    "a knight fights a dragon in a cave",
    "a girl with red hair rides a white horse across a meadow in spring",
    "three witches dance round a fire in the forest at midnight",
    "the king sits on his throne, wearing a golden crown and a red robe",
    "a boy and his dog are walking along a country road in the rain",
)
PATIENCE_S = 600.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 8])
    parser.add_argument("--pictures", type=int, default=24, help="For each number of clients.")
    parser.add_argument("--size", default="512x512")
    parser.add_argument("--quality", default="medium")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", type=Path, help="Keep the pictures of the first round in this folder.")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results"))
    wanted = parser.parse_args()
    from audobon.picture_studio import PictureStudio
    from benchmarks.pencils import machine

    desk = ImageDesk(PictureStudio(), limits=ImageLimits(seconds=PATIENCE_S, places=64, client_places=64))
    with served_desk(desk) as port:
        bare_mb = resident_mb()
        _, first_s = timed(port, PROMPTS[0], seed=1, size=wanted.size, quality=wanted.quality)
        loaded_mb = resident_mb()
        rounds = {
            str(clients): load(
                desk, port, clients=clients, pictures=wanted.pictures, size=wanted.size, quality=wanted.quality
            )
            for clients in wanted.clients
        }
        if wanted.show is not None:
            keep(port, wanted.show, size=wanted.size, quality=wanted.quality)
    answer = {
        "benchmark": "image_clients", "date": date.today().isoformat(), "machine": machine(), "size": wanted.size,
        "quality": wanted.quality, "first_picture_s": round(first_s, 2), "clients": rounds,
        "memory_mb": {"before": bare_mb, "after_the_first_picture": loaded_mb, "at_the_end": resident_mb()},
    }  # fmt: skip
    wanted.out.mkdir(parents=True, exist_ok=True)
    path = wanted.out / f"image-clients-{machine()['name']}-{date.today().isoformat()}.json"
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    told = {f"{clients} clients": figures for clients, figures in rounds.items()}
    print(json.dumps(answer) if wanted.json else "\n".join(f"{name}: {one}" for name, one in told.items()))  # noqa: T201


def resident_mb() -> int:
    """What the process has of the memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * resource.getpagesize() // 1_000_000


@contextlib.contextmanager
def served_desk(desk: ImageDesk) -> Iterator[int]:
    """The port at which pictures of this desk can be asked for, until the block is left."""
    import uvicorn

    from audobon.serving.config import ServeConfig
    from audobon.serving.service import Service
    from audobon.serving.web.app import create_app

    with tempfile.TemporaryDirectory() as root, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(Service(ServeConfig(root=Path(root), workers=0), images=desk))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield int(listening.getsockname()[1])
        server.should_exit = True
        thread.join(10)
        desk.close()


def load(desk: ImageDesk, port: int, *, clients: int, pictures: int, size: str, quality: str) -> dict[str, float]:
    """Figures of so many clients who ask for so many pictures in all, each one after the other."""
    numbers, seconds, lock = itertools.count(), [], threading.Lock()

    def client() -> None:
        while (number := next(numbers)) < pictures:
            _, took_s = timed(port, PROMPTS[number % len(PROMPTS)], seed=number, size=size, quality=quality)
            with lock:
                seconds.append(took_s)

    before = calls_and_rows(desk)
    started, cores_s = time.perf_counter(), time.process_time()
    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole_s, cores_s = time.perf_counter() - started, time.process_time() - cores_s
    calls, rows = (now - then for now, then in zip(calls_and_rows(desk), before, strict=True))
    return {
        "pictures": len(seconds),
        "pictures_per_minute": round(60 * len(seconds) / whole_s, 2),
        "p50_s": round(float(np.percentile(seconds, 50)), 3),
        "p99_s": round(float(np.percentile(seconds, 99)), 3),
        "core_seconds_per_picture": round(cores_s / max(1, len(seconds)), 3),
        "rows_per_call": round(rows / max(1, calls), 3),
    }


def calls_and_rows(desk: ImageDesk) -> tuple[int, int]:
    """Calls of the net so far, and for how many rows."""
    tally = desk.studio.tally
    return (0, 0) if tally is None else (tally.calls, tally.rows)


def timed(port: int, prompt: str, *, seed: int, size: str, quality: str) -> tuple[bytes, float]:
    """One picture's PNG, and the seconds from asking to having it."""
    asked = {"prompt": prompt, "size": size, "quality": quality, "seed": seed}
    started = time.perf_counter()
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as line:
        line.request("POST", "/v1/images/generations", json.dumps(asked), {"content-type": "application/json"})
        answer = line.getresponse()
        told = json.loads(answer.read())
    if answer.status != 200:
        raise RuntimeError(f"{prompt!r} was refused: {told}")
    return base64.b64decode(told["data"][0]["b64_json"]), time.perf_counter() - started


def keep(port: int, folder: Path, *, size: str, quality: str, prompts: Sequence[str] = PROMPTS) -> None:
    """Put the picture of each prompt into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, prompt in enumerate(prompts):
        data, _ = timed(port, prompt, seed=number, size=size, quality=quality)
        (folder / f"{number:02}.png").write_bytes(data)


if __name__ == "__main__":
    main()
