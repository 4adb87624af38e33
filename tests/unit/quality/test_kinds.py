"""Every kind of fault that the house finds in a panel has a name."""

from audobon.quality.editor import ART_CHECKS, PAGE_CHECKS
from audobon.quality.kinds import KINDS, kind_of
from audobon.quality.style_check import StrayStyle


def test_every_check_of_a_panel_has_a_name() -> None:
    assert {check.code for check in (*ART_CHECKS, *PAGE_CHECKS)} | {StrayStyle.code} == set(KINDS)


def test_fault_of_an_unknown_kind_goes_by_its_code() -> None:
    assert kind_of("AUD-Q001") == "Blank picture"
    assert kind_of("ACME-7") == "ACME-7"
