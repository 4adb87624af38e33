"""Messages between processes: what may be in them, who may be asked for, and errors that stay what they are."""

from __future__ import annotations

import numpy as np
import pytest

from audobon.engine import portable
from audobon.engine.portable import Parcel, trouble_heard, trouble_told, work_at
from audobon.engine.ray_replica import DONE, KEPT, TROUBLE, Replica
from audobon.errors import AudobonError, GenerationError, InputError, ResourceError

ERRORS = [kind("AUD-999", "3 of 5", hint="wait") for kind in AudobonError.__subclasses__()]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_error_comes_back_as_it_was(error: AudobonError) -> None:
    heard = trouble_heard(trouble_told(error))
    told = (type(heard).__name__, heard.code, heard.message, heard.hint)
    known = type(error).__module__ == "audobon.errors"
    assert told == (type(error).__name__ if known else "AudobonError", error.code, error.message, error.hint)


def test_error_of_an_unknown_class_is_an_error_still() -> None:
    assert type(trouble_heard('["Path", "AUD-999", "m", "h"]')) is AudobonError


@pytest.mark.parametrize("maker", ["os:system", "audobon.nowhere:x", "audobon.errors:nobody", "audobon.errors", ""])
def test_nobody_but_this_package_is_asked_for_work(maker: str) -> None:
    with pytest.raises(ResourceError, match="AUD-526"):
        work_at(maker, Parcel(text=""))


def test_message_holds_pictures_of_bounded_size_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="arrays of float64, uint8"):
        Parcel(text="", arrays=(np.zeros(2, np.uint8), np.zeros(2)))  # type: ignore[arg-type]
    monkeypatch.setattr(portable, "MOST_BYTES", 10)
    with pytest.raises(ValueError, match="11 bytes"):
        Parcel(text="", arrays=(np.zeros(11, np.uint8),))
    with pytest.raises(ValueError, match="2001 arrays"):
        Parcel(text="", arrays=(np.zeros(0, np.uint8),) * 2001)
    monkeypatch.setattr(portable, "MOST_TEXT_CHARS", 3)
    with pytest.raises(ValueError, match="4 characters"):
        Parcel(text="four")


class Doubling:
    """Doubles an array, counts how often, and fails as it is told to."""

    def __init__(self, asked: Parcel) -> None:
        if asked.text == "refuse":
            raise InputError("AUD-998", "not here", hint="elsewhere")
        self.done = 0

    def __call__(self, parcel: Parcel) -> Parcel:
        if parcel.text == "trouble":
            raise GenerationError("AUD-997", "it fell short", hint="again")
        if parcel.text == "fault":
            raise ZeroDivisionError("by nothing")
        self.done += 1
        return Parcel(text=f"{parcel.text} {self.done}", arrays=tuple(one * 2 for one in parcel.arrays))


@pytest.fixture
def replica(monkeypatch: pytest.MonkeyPatch) -> Replica:
    monkeypatch.setattr(portable, "doubling", Doubling, raising=False)
    return Replica("audobon.engine.portable:doubling", "")


def test_replica_answers_by_plain_values(replica: Replica) -> None:
    assert replica.begin() == (DONE, "")
    what, text, array = replica.work("k", "two", np.full(3, 2, np.uint8))
    assert (what, text, np.asarray(array).tolist()) == (DONE, "two 1", [4, 4, 4])


def test_answer_under_the_same_key_is_given_again_and_not_made_again(replica: Replica) -> None:
    first = replica.work("a", "x")
    assert replica.work("a", "x") == first == (DONE, "x 1")
    for number in range(KEPT):
        replica.work(str(number), "y")
    assert replica.work("a", "x") == (DONE, f"x {KEPT + 2}")


def test_replica_tells_what_went_wrong_and_works_on(replica: Replica, caplog: pytest.LogCaptureFixture) -> None:
    told = [replica.work(text, text) for text in ("trouble", "fault")]
    heard = [trouble_heard(str(text)) for _, text in told]
    assert [what for what, _ in told] == [TROUBLE, TROUBLE]
    assert [(type(one), one.code) for one in heard] == [(GenerationError, "AUD-997"), (ResourceError, "AUD-528")]
    assert "ZeroDivisionError: by nothing" in heard[1].message
    assert "Traceback" in caplog.text
    assert replica.work("sound", "x")[0] == DONE


def test_replica_that_cannot_begin_says_why_to_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portable, "doubling", Doubling, raising=False)
    replica = Replica("audobon.engine.portable:doubling", "refuse")
    assert [replica.begin(), replica.work("k", "x")] == [(TROUBLE, replica.begin()[1])] * 2
    assert trouble_heard(str(replica.begin()[1])).code == "AUD-998"
