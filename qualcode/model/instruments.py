"""What an evaluation adds to its interviews: rows of the registers in instruments/.

Every row keeps the `line` of its file, so that what is wrong can be told there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

STATES = ("done", "pending", "dropped")
OUTCOMES = ("done", "refused", "unreachable", "excluded", "merged")


@dataclass(frozen=True, slots=True)
class Need:
    """A row of needs.csv: a case needs work on a standard. Equal rows count each."""

    case: str
    area: str
    standard: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of activities.csv; `state` is done | pending | dropped."""

    case: str
    area: str
    standard: str
    activity: str = ""
    state: str = ""
    date: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Standard:
    """A row of standards.csv: the closed tree of areas and their standards."""

    area: str
    standard: str
    n: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class FichaEntry:
    """A row of ficha.csv: a case's attribute has a value, as a passage says.

    `document`, `start` and `end` are the evidence; blank and None where the value
    comes from no text.
    """

    case: str
    attribute: str
    value: str
    document: str = ""
    start: int | None = None
    end: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A row of fieldwork.csv: what became of an interview that was sought.

    `outcome` is done | refused | unreachable | excluded | merged. Without an
    `actor`, the row is about the case as a whole.
    """

    case: str
    actor: str = ""
    outcome: str = ""
    date: str = ""
    reason: str = ""
    line: int = 0


@dataclass(frozen=True)
class Instruments:
    """The registers of instruments/, as they stand on disk.

    `files` maps a register's name to the name of its file.
    """

    needs: tuple[Need, ...] = ()
    activities: tuple[Activity, ...] = ()
    standards: tuple[Standard, ...] = ()
    ficha: tuple[FichaEntry, ...] = ()
    fieldwork: tuple[Contact, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
