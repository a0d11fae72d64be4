"""What the checks of a report need to know of the study besides its bindings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qualcode.i18n import LANGUAGES, t
from qualcode.model import StudyData
from qualcode.services import report_content as contents
from qualcode.services.bindings import Truths
from qualcode.services.report_factors import DEEP
from qualcode.services.study import Study
from qualcode.store import reports
from qualcode.text.normalise import key

Plain = dict[str, Any]
_FIELD = re.compile(r"\{\w*\}")


def gather(study: Study, data: StudyData, truths: Truths) -> Mapping[str, Any]:
    """The facts by the names that `report.prose_checks` reads."""
    from qualcode.analysis import findings
    from qualcode.report.corpus import Corpus

    with study.database.read() as connection:
        withdrawn = reports.withdrawn_hashes(connection)
    words = vocabulary(data)
    names = list(register_names(data, words))
    actors = {d.document: d.actor for d in data.documents}
    return {
        "vocabulary": words,
        "withdrawn": withdrawn,
        "corpus": lambda: Corpus(data.texts),
        "roles": lambda document: actors.get(document) or document,
        "names": [*names, *(c.name for c in data.cases if len(c.name) > 3)],
        "people": [n for n in names if _is_personal(data, n)],
        "findings": findings(data),
        "strong": list(_strong(data)),
        "attribution": _example(truths),
    }


def vocabulary(data: StudyData) -> list[str]:
    """The words of which the study's attributions are made: roles, actors, patterns."""
    language = data.config.language[:2]
    default = t("analysis.attribution", language if language in LANGUAGES else "es")
    said = [
        *data.config.roles,
        *data.config.actors,
        *(d.actor for d in data.documents),
        *(p.role for p in data.participants),
        *(_FIELD.sub(" ", p) for p in (default, *data.config.attribution.values())),
    ]
    words = {w for text in said for w in re.findall(r"\w+", text) if len(w) > 2}
    return sorted(words)


def register_names(data: StudyData, words: list[str]) -> Iterator[str]:
    """What of the registers' labels and ids is a person's name, no role or letter."""
    known = {key(word) for word in words}
    seen = set()
    for person in data.participants:
        if person.kind == "interviewer":
            continue
        for label in (person.label, person.participant):
            name = _name_in(label, known)
            if name and name not in seen:
                seen.add(name)
                yield name


def _name_in(label: str, known: set[str]) -> str:
    """A label without what people are; empty unless capitals are left over.

    "Directora Juana Soto" names "Juana Soto"; "Director", "E2" and "p-03" nobody.
    """
    from qualcode.text.vocabulary import is_job, is_pseudo, role

    if is_pseudo(key(label)):
        return ""
    left = [
        word
        for word in re.findall(r"[^\W\d_][\w'-]*", label)
        if key(word) not in known
        and not role(key(word))
        and not is_job(key(word))
        and not any(ch.isdigit() for ch in word)
    ]
    capital = [w for w in left if w[0].isupper() and len(w) > 2 and not w.isupper()]
    return " ".join(capital)


def _is_personal(data: StudyData, name: str) -> bool:
    """Whether a name can only be a name: never a word in small letters."""
    if " " in name:
        return True
    small = re.compile(rf"(?<!\w){re.escape(name.lower())}(?!\w)")
    return len(name) > 3 and not any(small.search(x) for x in data.texts.values())


def _strong(data: StudyData) -> Iterator[Plain]:
    """Activities and factors that most of those asked mention."""
    from qualcode.analysis import matrix
    from qualcode.report.prose_checks import is_strong

    process, factor = contents.facets(data)
    signs = [v for v in data.codebook.valences if v.sign]
    wanted: list[tuple[Any, Any]] = [(process, None)] if process else []
    wanted += [(factor, v) for v in signs] if factor else []
    for facet, valence in wanted:
        query = {"rows": facet.id, "cols": "actor", "depth": DEEP}
        found = matrix(data, **query, valence=None if valence is None else valence.id)
        leaves = {c.id for c, _ in facet.walk() if not c.codes}
        for item in found["rows"]["items"]:
            own = [c for c in found["cells"] if c["row"] == item["id"]]
            voiced = sum(c["documents"] for c in own)
            asked = sum(c["asked"] or 0 for c in own)
            if item["id"] in leaves and is_strong(voiced, asked):
                yield {
                    "name": item["name"],
                    "voiced": voiced,
                    "asked": asked,
                    "codings": [q for c in own for q in c["quotes"]],
                    "sign": f" ({valence.name.lower()})" if valence else "",
                }


def _example(truths: Truths) -> str:
    for row in truths.quotes.values():
        if row["role"]:
            return str(row["attribution"]).strip("()")
    return ""
