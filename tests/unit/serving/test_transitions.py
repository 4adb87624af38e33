"""Every change in every state: allowed ones lead where they should, all others are refused by name."""

from __future__ import annotations

import pytest

from audobon.errors import JobError
from audobon.serving.jobs.job import JobState
from audobon.serving.jobs.transitions import TABLE, Change, after


@pytest.mark.parametrize("state", JobState)
@pytest.mark.parametrize("change", Change)
def test_what_the_table_does_not_know_is_refused(state: JobState, change: Change) -> None:
    if change in TABLE[state]:
        assert after(state, change) is TABLE[state][change]
        return
    with pytest.raises(JobError, match="AUD-701") as refused:
        after(state, change)
    assert state.value in refused.value.message
    assert change.value in refused.value.message


def test_every_state_can_be_reached_and_held_ones_can_be_left() -> None:
    reached = {JobState.QUEUED}
    for _ in JobState:
        reached |= {following for state in reached for following in TABLE[state].values()}
    assert reached == set(JobState)
    for state in JobState:
        if state.is_held:
            assert any(following.has_ended for following in TABLE[state].values())


def test_cancelled_work_never_waits_again_by_itself() -> None:
    by_itself = {change: state for change, state in TABLE[JobState.CANCELLING].items() if change is not Change.RETRY}
    assert JobState.QUEUED not in by_itself.values()
    assert JobState.QUARANTINED not in by_itself.values()


def test_only_a_claim_begins_work() -> None:
    begun = {change for changes in TABLE.values() for change, state in changes.items() if state is JobState.RUNNING}
    assert begun == {Change.CLAIM}
