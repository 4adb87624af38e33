"""Our Euler solver against diffusers' flow-matching scheduler.

| what | atol | why |
| --- | --- | --- |
| times | 1e-6 | float32 in the scheduler |
| latents after all steps | 1e-4 | float32, other order of operations |
"""

import pytest
import torch
from diffusers import FlowMatchEulerDiscreteScheduler
from torch import Tensor

from audobon.painting.denoise import DenoiseState, denoise, flow_times


@pytest.mark.parametrize("steps", [1, 4, 20])
@pytest.mark.parametrize("shift", [1.0, 3.0])
def test_solver_equals_diffusers(steps: int, shift: float) -> None:
    scheduler = FlowMatchEulerDiscreteScheduler(num_train_timesteps=1000, shift=shift)
    scheduler.set_timesteps(sigmas=[1 - i / steps for i in range(steps)])
    assert flow_times(steps, shift=shift) == pytest.approx(scheduler.sigmas.tolist(), abs=1e-6)

    def clean(latents: Tensor, t: Tensor) -> Tensor:
        return torch.tanh(latents) * (1 - 0.3 * t)

    start = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(0))
    theirs = start.clone()
    for index, timestep in enumerate(scheduler.timesteps):
        now = scheduler.sigmas[index].reshape(1)
        velocity = (theirs - clean(theirs, now)) / now
        theirs = scheduler.step(velocity, timestep, theirs).prev_sample
    ours = denoise([DenoiseState(key="p", latents=start, times=flow_times(steps, shift=shift), predict=clean)])[0]
    assert torch.allclose(ours.latents, theirs, atol=1e-4)
