"""A study without names: labels and names of the registers become roles."""

from __future__ import annotations

import re
from pathlib import PurePath

from qualcode.analysis.people import People
from qualcode.i18n import t
from qualcode.model import Document, Participant, StudyData

_LEAST = 3  # letters of a name's part that stands for the person alone


class Pseudonyms:
    """Says of documents, people and coders what they are, never who."""

    def __init__(self, data: StudyData) -> None:
        """Number interviews and coders; gather every name of the registers."""
        self._documents = {
            d.document: t(
                "dossier.interview", n=n, actor=d.actor or t("dossier.nobody")
            )
            for n, d in enumerate(data.documents, 1)
        }
        self._coders = {
            name: t("dossier.coder", n=n) for n, name in enumerate(data.coders, 1)
        }
        self._people = People(data)
        self._pattern, self._instead = _names(data)

    def document(self, slug: str) -> str:
        """An interview by number and actor."""
        return self._documents.get(slug, t("dossier.nobody"))

    def coder(self, name: str) -> str:
        """A coder by number."""
        return self._coders.get(name, t("dossier.coder", n=0))

    def speaker(self, document: Document, turn_start: int, kind: str) -> str:
        """Who speaks a turn: interviewer, or the person's role."""
        if kind == "interviewer":
            return t("dossier.interviewer")
        people = self._people.touched(document.document, turn_start, turn_start + 1)
        role = people[0].role if people else ""
        return role or document.actor or t("dossier.participant")

    def text(self, said: str) -> str:
        """What was said, each name of the registers in it replaced by a role."""
        if self._pattern is None:
            return said
        return self._pattern.sub(
            lambda found: f"[{self._instead[found[0].lower()]}]", said
        )


def _names(data: StudyData) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern of every name and the role that stands for each, lower case."""
    roles: dict[str, str] = {}
    single: set[str] = set()
    for person in data.participants:
        for name in (person.label, person.participant):
            _add(roles, single, name, _role(person))
    for case in data.cases:
        _add(roles, single, case.name, t("dossier.case"))
        _add(roles, single, case.case, t("dossier.case"))
    for document in data.documents:
        for name in (document.document, PurePath(document.file).stem):
            _add(roles, single, name, t("dossier.document"))
    for coder in data.coders:
        _add(roles, single, coder, t("dossier.one-coder"))
    texts = " ".join(data.texts.values())
    for part in single - _kinds(data):
        # a part that is also a word stays: "rosa", "alianza"
        if not re.search(rf"(?<!\w){re.escape(part.lower())}(?!\w)", texts):
            roles.setdefault(part.lower(), t("dossier.name"))
    if not roles:
        return None, {}
    longest = sorted(roles, key=len, reverse=True)
    words = "|".join(re.escape(name) for name in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), roles


def _kinds(data: StudyData) -> set[str]:
    """Words that say of what kind somebody is: actors and roles name nobody."""
    said = [*data.config.actors, *data.config.roles]
    said += [word for p in data.participants for word in (p.actor, p.role)]
    words = {word for text in said for word in re.findall(r"[^\W\d_][\w'-]*", text)}
    return words | {word.capitalize() for word in words}


def _add(roles: dict[str, str], single: set[str], name: str, role: str) -> None:
    """A name as a whole, and its parts with a capital for themselves."""
    bare = name.strip().rstrip(":").strip()
    letters = sum(ch.isalpha() for ch in bare)
    if letters < _LEAST:
        return
    words = re.findall(r"[^\W\d_][\w'-]*", bare)
    if len(words) > 1 or any(ch.isdigit() for ch in bare):
        roles.setdefault(bare.lower(), role)
    for word in words:
        if word[0].isupper() and len(word) >= _LEAST:
            single.add(word)


def _role(person: Participant) -> str:
    if person.kind == "interviewer":
        return t("dossier.interviewer")
    return person.role or person.actor or t("dossier.participant")
