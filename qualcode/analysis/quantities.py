"""Quantity words of a claim ("todos", "la mayoría de las empresas") against counts.

A word is judged in the unit of its noun: interviews, people of a role, cases, or the
interviews of an actor. A quantity of something else ("todas las actividades") is no
claim about voices and is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.i18n import t
from qualcode.model import StudyData

MEANS = ("all", "most", "some", "isolated")
DEFAULTS: Mapping[str, float] = {"most": 0.5, "some": 2, "isolated": 2}
_WORDS = {
    "all": (
        r"tod[oa]s y cada un[oa]|tod[oa]s|la totalidad|cada un[oa]|all|each|every"
        r"|sin excepción|unánimemente|unanimously|without exception"
    ),
    "most": (
        r"(?:la|una) (?:gran |amplia |inmensa )?mayor[ií]a|la mayor parte"
        r"|mayoritariamente|(?:the|a) (?:great |large |vast )?majority|most|mostly"
    ),
    "some": r"algun[oa]s|vari[oa]s|ciert[oa]s|some|several",
    "isolated": (
        r"(?:en )?casos? (?:aislados?|puntual(?:es)?|excepcional(?:es)?)"
        r"|(?:(?:muy|un[oa]s) )?poc[oa]s|excepcionalmente|un solo caso"
        r"|isolated cases?|(?:a |very )few|exceptionally|a single case"
    ),
}
# Said of a claim as a whole: no noun follows that they would count.
_WHOLE = re.compile(
    r"(?:en )?casos? |un solo|isolated|a single|sin excep|without excep|unánim|unanim"
    r"|mayoritariamente|mostly|excepcionalmente|exceptionally",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{m}>{w})" for m, w in _WORDS.items()) + r")(?!\w)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:\s+(?:de|of|entre|among))?(?P<the>\s+(?:los|las|the|sus|estos|estas"
    r"|these|our|their))?(?:\s+(?:dos|tres|cuatro|cinco|seis|two|three|four|five|six"
    r"|\d+))?\s+(?P<noun>\w[\w-]*)"
)
_OF = re.compile(
    r"[\w\s]{0,40}?\s(?:de|del|en|of|from|in)\s(?:la |las |los |el |the )?"
    r"(?P<actor>\w[\w-]*)"
)
_NOUNS = {
    "documents": "entrevista interview",
    "participants": (
        "entrevistado entrevistada participante persona informante interviewee"
        " participant person people respondent informant"
    ),
    "cases": "caso alianza case",
    "actors": "actor",
}
_PRONOUNS = frozenset(
    re.findall(
        r"\w+",
        "ellos ellas quienes que con en se lo la les no a y o "
        "them who those that of say says said",
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """A quantity word of a claim: what it means and what it counts.

    `unit` is documents | participants | cases | actors; `actor` and `role` narrow
    it, `type` narrows cases.
    """

    term: str
    start: int
    end: int
    means: str
    unit: str
    noun: str = ""
    actor: str = ""
    role: str = ""
    type: str = ""


class Vocabulary:
    """The nouns of a study: its actors, roles and types of case."""

    def __init__(self, data: StudyData) -> None:
        """Gather them from study.yaml and the registers."""
        actors = [*data.config.actors, *(d.actor for d in data.documents)]
        roles = [*data.config.roles, *(p.role for p in data.participants)]
        self.actors = {stem(a): a for a in reversed(actors) if a}
        self._roles = {stem(r.split()[0]): stem(r.split()[0]) for r in roles if r}
        self._types = {stem(c.type): c.type for c in data.cases if c.type}
        self._nouns = {
            stem(noun): unit for unit, text in _NOUNS.items() for noun in text.split()
        }

    def terms(self, claim: str) -> Iterator[Term]:
        """The quantity words of a claim that count voices, in order."""
        for found in _TERM.finditer(claim):
            means = str(found.lastgroup)
            unit = self._unit(claim, found)
            if unit is not None:
                yield Term(found[0], found.start(), found.end(), means, **unit)

    def _unit(self, claim: str, found: re.Match[str]) -> dict[str, str] | None:
        end = found.end()
        if _WHOLE.match(found[0]):
            return {"unit": "documents", **self._actor(claim, end)}
        noun = _NOUN.match(claim, end)
        if noun is None:
            return {"unit": "documents"}
        word = noun["noun"]
        known = self._known(word)
        if known is not None:
            narrowed = known if "actor" in known else self._actor(claim, noun.end())
            return {**known, **narrowed, "noun": word}
        # A plural ends in s, a verb of many in n: "algunos señalan" counts voices.
        plural = word.casefold().endswith("s") and word.casefold() not in _PRONOUNS
        named = noun["the"] or found[0].casefold() in ("each", "every")
        if (named and word.casefold() not in _PRONOUNS) or plural:
            return None
        return {"unit": "documents"}

    def _known(self, noun: str) -> dict[str, str] | None:
        key = stem(noun)
        if key in self._types:
            return {"unit": "cases", "type": self._types[key]}
        if key in self._nouns:
            return {"unit": self._nouns[key]}
        if key in self.actors:
            return {"unit": "documents", "actor": self.actors[key]}
        if key in self._roles:
            return {"unit": "participants", "role": self._roles[key]}
        return None

    def _actor(self, claim: str, at: int) -> dict[str, str]:
        """The actor named right after a noun: "encargados de empresa"."""
        clause = re.split(r"[,;.:()]", claim[at:], maxsplit=1)[0]
        found = _OF.match(clause)
        actor = self.actors.get(stem(found["actor"])) if found else None
        return {"actor": actor} if actor else {}


def stem(word: str) -> str:
    """A noun without accents, number and gender: encargadas, encargado → encargad."""
    plain = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"(?:(?<=\w{3}[rnldjz])e)?(?<=\w{2})s$", "", plain)
    return re.sub(r"(?<=\w{4})[oae]$", "", plain)


def thresholds(quantity: Mapping[str, Any]) -> dict[str, float]:
    """The team's thresholds of study.yaml; what is no number stays the default."""
    found = dict(DEFAULTS)
    for name in found:
        value = quantity.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            found[name] = float(value)
    return found


def judge(term: Term, n: int, of: int, limits: Mapping[str, float]) -> dict[str, Any]:
    """The contract's row of a quantity word, given n voiced of `of` asked.

    all: n of n asked; most: more than `limits["most"]` of those asked; some: at least
    `limits["some"]`; isolated: at most `limits["isolated"]`, and somebody.
    """
    ok = {
        "all": n == of and n > 0,
        "most": of > 0 and n > limits["most"] * of,
        "some": n >= limits["some"],
        "isolated": 0 < n <= limits["isolated"],
    }[term.means]
    unit = t(f"analysis.unit-{term.unit}")
    fact = t("analysis.quantity-fact", term=term.term, n=n, of=of, unit=unit)
    need = {
        "all": t("analysis.quantity-all"),
        "most": t("analysis.quantity-most", share=f"{limits['most'] * 100:g}"),
        "some": t("analysis.quantity-some", n=f"{limits['some']:g}"),
        "isolated": t("analysis.quantity-isolated", n=f"{limits['isolated']:g}"),
    }[term.means]
    return {
        "term": term.term,
        "unit": term.unit,
        "start": term.start,
        "end": term.end,
        "means": term.means,
        "ok": ok,
        "message": fact if ok else f"{fact} {need}",
        "noun": term.noun,
        "actor": term.actor or None,
        "n": n,
        "of": of,
    }
