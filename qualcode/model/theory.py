"""A theory of change: what is to lead to what, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# In the order of the causal chain; an arrow never runs against it.
CHAIN = ("need", "input", "activity", "product", "intermediate", "final")
BESIDE = ("assumption", "risk")


@dataclass(frozen=True, slots=True)
class Node:
    """One box. `on` is the arrow that an assumption or a risk is about.

    `answers` names needs, `codes` and `findings` what the study knows of it,
    `areas` the areas of the work plans that serve it; `judgement` is a person's.
    An indicator is {"text", "type", "measured"}.
    """

    id: str
    kind: str
    text: str = ""
    population: str = ""
    measure: str = ""
    answers: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    indicators: tuple[Mapping[str, Any], ...] = ()
    judgement: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two nodes, named by their ids."""

    source: str
    target: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Objective:
    """What the evaluation set out to answer, and with which evidence."""

    id: str
    text: str = ""
    nodes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Theory:
    """theory.yaml; `validated` are {"by", "date"} in the order written."""

    title: str = ""
    purpose: str = ""
    validated: tuple[Mapping[str, str], ...] = ()
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    objectives: tuple[Objective, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
