"""The training loop: it learns, and a stopped run goes on as if it had not been stopped."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from audobon.compute.plan import ComputePlan
from audobon.training.checkpoint import Average, Progress, load_checkpoint, save_checkpoint
from audobon.training.length import Length
from audobon.training.trainer import Schedule, Task, train

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)
SCHEDULE = Schedule(learning_rate=1e-2, batch_size=4, warmup_steps=1)


@dataclass(frozen=True, kw_only=True)
class _Until(Length):
    """A run that is stopped at a step."""

    last: int

    def is_over(self, *, step: int, elapsed_s: float) -> bool:
        return step >= self.last or super().is_over(step=step, elapsed_s=elapsed_s)


def a_task(net: nn.Linear, seen: list[float]) -> Task[Tensor]:
    def batch(generator: np.random.Generator) -> Tensor:
        return torch.from_numpy(generator.normal(size=(4, 3)).astype(np.float32))

    def loss(given: Tensor, noise: torch.Generator) -> Tensor:
        seen.append(float(given[0, 0]))
        out: Tensor = net(given)
        return (out - given.sum(dim=1, keepdim=True)).square().mean()

    return Task(net=net, batch=batch, loss=loss)


def test_training_brings_the_loss_down(tmp_path: Path) -> None:
    torch.manual_seed(0)
    net = nn.Linear(3, 1)
    _, progress = train(a_task(net, []), SCHEDULE, plan=PLAN, length=Length(minutes=0.04), out=tmp_path, seed=0)
    assert progress.curve[-1][1] < 0.5 * progress.curve[0][1]


def test_a_resumed_run_goes_on_with_the_next_batch(tmp_path: Path) -> None:
    seen: list[float] = []
    _, first = train(
        a_task(nn.Linear(3, 1), seen), SCHEDULE, plan=PLAN, length=Length(minutes=0.01), out=tmp_path, seed=0
    )
    _, second = train(
        a_task(nn.Linear(3, 1), seen), SCHEDULE, plan=PLAN, length=Length(minutes=0.01), out=tmp_path, seed=0
    )
    assert second.step > first.step
    expected = [
        float(np.random.default_rng((0, step)).normal(size=(4, 3)).astype(np.float32)[0, 0]) for step in range(5)
    ]
    assert seen[:5] == expected
    assert seen[first.step] == np.float32(np.random.default_rng((0, first.step)).normal(size=(4, 3))[0, 0])


def test_a_run_of_so_many_steps_ends_there_however_often_it_was_stopped(tmp_path: Path) -> None:
    def run(length: Length, out: Path) -> tuple[int, Tensor]:
        torch.manual_seed(0)
        net = nn.Linear(3, 1)
        average, progress = train(a_task(net, []), SCHEDULE, plan=PLAN, length=length, out=out, seed=0)
        return progress.step, average.state["weight"]

    whole, weight = run(Length(minutes=9.0, steps=40), tmp_path / "whole")
    for part in (15, 15, 40):
        # The rate falls by what is gone of 40 steps in each part, as one that was killed would have it.
        stopped, again = run(_Until(minutes=9.0, steps=40, last=part), tmp_path / "parts")
    assert (whole, stopped) == (40, 40)
    assert torch.equal(again, weight)


def test_a_resumed_run_of_weights_with_channels_last_is_as_if_it_had_not_been_stopped(tmp_path: Path) -> None:
    def run(length: Length, out: Path) -> Tensor:
        torch.manual_seed(0)
        net = nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]

        def batch(generator: np.random.Generator) -> Tensor:
            return torch.from_numpy(generator.normal(size=(2, 3, 5, 5)).astype(np.float32))

        def loss(given: Tensor, noise: torch.Generator) -> Tensor:
            return (net(given) - given[:, :1, 1:-1, 1:-1]).square().mean()

        average, _ = train(
            Task(net=net, batch=batch, loss=loss), SCHEDULE, plan=PLAN, length=length, out=out, seed=0
        )  # fmt: skip
        return average.state["weight"]

    whole = run(Length(minutes=9.0, steps=12), tmp_path / "whole")
    run(_Until(minutes=9.0, steps=12, last=6), tmp_path / "parts")
    assert torch.equal(run(Length(minutes=9.0, steps=12), tmp_path / "parts"), whole)


def test_minutes_bound_a_run_of_steps() -> None:
    length = Length(minutes=1.0, steps=100)
    assert not length.is_over(step=99, elapsed_s=59.0)
    assert length.is_over(step=100, elapsed_s=1.0)
    assert length.is_over(step=3, elapsed_s=60.0)
    assert length.share(step=25, elapsed_s=59.0) == 0.25
    assert Length(minutes=1.0).share(step=25, elapsed_s=45.0) == 0.75


def test_a_checkpoint_gives_net_average_and_moments_back(tmp_path: Path) -> None:
    net = nn.Linear(3, 2)
    optimizer = torch.optim.AdamW(net.parameters())
    net(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    average = Average(net, decay=0.9)
    save_checkpoint(tmp_path, net, average, optimizer, progress=Progress(step=7, samples=28, curve=[(5, 0.25)]))
    other = nn.Linear(3, 2)
    fresh = torch.optim.AdamW(other.parameters())
    progress = load_checkpoint(tmp_path, other, Average(other, decay=0.9), fresh)
    assert (progress.step, progress.samples, progress.curve) == (7, 28, [(5, 0.25)])
    assert torch.equal(other.weight, net.weight)
    moments = fresh.state_dict()["state"][0]["exp_avg"]
    assert torch.equal(moments, optimizer.state_dict()["state"][0]["exp_avg"])


def test_rate_warms_up_and_comes_down() -> None:
    schedule = Schedule(learning_rate=1.0, batch_size=1, warmup_steps=10)
    assert schedule.rate(step=0, share=0.0) == 0.1
    assert schedule.rate(step=100, share=0.5) == 1.0
    assert schedule.rate(step=100, share=1.0) < 0.11
