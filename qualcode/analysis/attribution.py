"""How a quote is attributed: by role and actor, never by name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qualcode.analysis.people import People, key_of
from qualcode.i18n import LANGUAGES, t
from qualcode.model import Document, Participant, StudyData

_FIELD = re.compile(r"\{(\w*)\}")
_BLANKS = re.compile(r"\s+")
_OPEN = re.compile(r"([(\[]) ")
_CLOSE = re.compile(r" ([)\],.;:])")


class Attribution:
    """Words attributions by the patterns of study.yaml and counts whom they fit."""

    def __init__(self, data: StudyData, people: People) -> None:
        """Take the patterns and all the people of the study."""
        self._data = data
        self._people = people
        self._everyone: list[tuple[str, str, Participant]] | None = None
        self._words: dict[tuple[str, str], str] = {}
        self._fits: dict[tuple[str, str, str], int] = {}

    def words(self, actor: str, person: Participant | None) -> str:
        """The printed attribution; unknown places of a pattern stay blank.

        One that the register of participants gives wins over the pattern.
        """
        if person and person.attribution:
            return person.attribution
        return self._worded(actor, person.role if person else "")

    def fits(self, actor: str, person: Participant | None) -> int:
        """How many people of the study a printed attribution could mean.

        What is not printed tells nobody apart: without a role it could be any of
        the actor's people.
        """
        role = person.role if person else ""
        known = (actor, role, self.words(actor, person))
        if known not in self._fits:
            self._fits[known] = self._count(*known)
        return self._fits[known]

    def _worded(self, actor: str, role: str) -> str:
        if (actor, role) not in self._words:
            fields = {"role": role, "actor": actor}
            self._words[actor, role] = _fill(self._pattern(actor), fields)
        return self._words[actor, role]

    def _count(self, actor: str, role: str, printed: str) -> int:
        found = set()
        for key, their_actor, person in self._all():
            theirs = person.attribution or self._worded(
                their_actor if actor else "", person.role if role else ""
            )
            if theirs.casefold() == printed.casefold():
                found.add(key)
        return len(found)

    def _all(self) -> list[tuple[str, str, Participant]]:
        if self._everyone is None:
            self._everyone = [
                (key_of(person), document.actor, person)
                for document in self._data.documents
                for person in self._people.of_document(document.document)
            ]
        return self._everyone

    def _pattern(self, actor: str) -> str:
        patterns = self._data.config.attribution
        pattern = patterns.get(actor) or patterns.get("default")
        if pattern:
            return pattern
        language = self._data.config.language[:2]
        return t("analysis.attribution", language if language in LANGUAGES else "es")


def speaker(
    people: People, document: Document, start: int, end: int
) -> Participant | None:
    """The first person whose turns a span touches; None when only others speak."""
    touched = people.touched(document.document, start, end)
    return touched[0] if touched else None


def _fill(pattern: str, fields: Mapping[str, str]) -> str:
    text = _FIELD.sub(lambda found: fields.get(found[1], ""), pattern)
    text = _BLANKS.sub(" ", text).strip()
    return _CLOSE.sub(r"\1", _OPEN.sub(r"\1", text))
