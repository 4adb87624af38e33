"""Where the repair policy is kept: what all of a user's books have shown, and the copy that a book started with.

Knows: `repair_policy.json` in the user's folder and in a book's.  Does not know: what a policy says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audobon.comic.codec import to_json
from audobon.comic.panel import Attempt
from audobon.files import sha256_hex, write_text
from audobon.kept_record import kept_record
from audobon.quality.policy import RepairPolicy

FILE = "repair_policy.json"


def policy_of_book(root: Path, *, home: Path) -> RepairPolicy:
    """The policy that a book started with; one that starts now takes the user's, and keeps a copy.

    Raises:
        ResourceError: AUD-551, AUD-552, if the copy cannot be written.
    """
    kept = kept_record(RepairPolicy, root / FILE)
    if kept is not None:
        return kept
    policy = kept_record(RepairPolicy, home / FILE) or RepairPolicy()
    write_text(root / FILE, to_json(policy))
    return policy


def policy_digest(policy: RepairPolicy) -> str:
    """The sha256 of a policy, by which a report names it."""
    return sha256_hex("policy", to_json(policy))


def learn(home: Path, panels: Sequence[Sequence[Attempt]]) -> None:
    """Add what the attempts at some panels have shown to the user's policy; nothing where none was a second one.

    Raises:
        ResourceError: AUD-551, AUD-552, if it cannot be written.
    """
    if any(attempt.mends for attempts in panels for attempt in attempts):
        before = kept_record(RepairPolicy, home / FILE) or RepairPolicy()
        write_text(home / FILE, to_json(before.after(panels)))
