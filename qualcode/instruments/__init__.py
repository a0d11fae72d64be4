"""What an evaluation adds to its interviews: tables whose rows are the only truth.

May import `text` and below; ruamel lazily. Takes a `StudyData` and the registers
of instruments/ (`Instruments`), answers with plain data with the contract's keys,
writes nothing. Main functions: `plans` counts needs and activities, `attributes`
and `sample` the cases, `guide` draws the interview guides from the codebook,
`read_theory` reads theory.yaml, `theory` holds it against the evidence,
`check_instruments` tells what does not fit in the registers.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

# No module bears the name of a function: importing it would hide the function.
_HOMES = {
    "attributes": "characterising",
    "check_instruments": "checking",
    "guide": "guiding",
    "plans": "planning",
    "read_theory": "theory_reading",
    "sample": "characterising",
    "theory": "theorising",
}


def __getattr__(name: str) -> Any:
    """Bring a main function from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
