"""The first use of anything is alone, whatever is used beside it; later ones are not."""

from __future__ import annotations

import threading
import time

import pytest

from audobon.serving.first_use import FirstUse


def most_at_once(use: FirstUse, names: list[str]) -> int:
    """How many threads are within at the same time at the most."""
    inside, most = [0], [0]
    guard = threading.Lock()

    def work(name: str) -> None:
        with use.of(name):
            with guard:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            time.sleep(0.02)
            with guard:
                inside[0] -= 1

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return most[0]


def test_first_uses_are_alone_and_later_ones_side_by_side() -> None:
    use = FirstUse()
    assert most_at_once(use, ["styles", "reading", "pictures"]) == 1
    assert most_at_once(use, ["styles", "reading", "pictures"]) == 3


def test_use_that_failed_was_none() -> None:
    use = FirstUse()
    with pytest.raises(ValueError, match="no"), use.of("styles"):
        raise ValueError("no")
    assert most_at_once(use, ["styles", "styles", "styles"]) <= 2
    with use.of("styles"):
        pass
    assert most_at_once(use, ["styles", "styles", "styles"]) == 3


def test_one_first_use_may_hold_another() -> None:
    use = FirstUse()
    with use.of("pictures"), use.of("styles"):
        pass
