"""How a quote is attributed: by role and actor, never by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualcode.analysis.people import People, key_of
from qualcode.analysis.roles import roles_in_words
from qualcode.i18n import LANGUAGES, t
from qualcode.model import Participant, StudyData

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
        self._of_roles: dict[tuple[tuple[str, str], ...], str] = {}
        self._fits: dict[tuple[str, tuple[tuple[str, str, str], ...]], int] = {}
        language = data.config.language[:2]
        self._language = language if language in LANGUAGES else "es"

    def words(self, actor: str, people: Sequence[Participant]) -> str:
        """The printed attribution; unknown places of a pattern stay blank.

        The role is in the gender and number of who speaks. An attribution that the
        register of participants gives wins over the pattern.
        """
        for person in people:
            if person.attribution:
                return person.attribution
        return self._worded(actor, self._roles(people))

    def fits(self, actor: str, people: Sequence[Participant]) -> int:
        """How many people of the study a printed attribution could mean.

        What is not printed tells nobody apart: without a role it could be any of
        the actor's people. Of a passage of several people those count whom the
        attribution of one of them could mean.
        """
        known = (actor, tuple((p.role, p.gender, p.attribution) for p in people))
        if known not in self._fits:
            ones: list[list[Participant]] = [[p] for p in people] or [[]]
            printed = frozenset(self.words(actor, one).casefold() for one in ones)
            named = any(p.role for p in people)
            self._fits[known] = self._count(actor, named, printed)
        return self._fits[known]

    def _roles(self, people: Sequence[Participant]) -> str:
        known = tuple((p.role, p.gender) for p in people)
        if known not in self._of_roles:
            self._of_roles[known] = roles_in_words(people, self._language)
        return self._of_roles[known]

    def _worded(self, actor: str, role: str) -> str:
        if (actor, role) not in self._words:
            fields = {"role": role, "actor": actor}
            self._words[actor, role] = _fill(self._pattern(actor), fields)
        return self._words[actor, role]

    def _count(self, actor: str, with_role: bool, printed: frozenset[str]) -> int:
        found = set()
        for key, their_actor, person in self._all():
            role = self._roles([person]) if with_role else ""
            theirs = person.attribution or self._worded(
                their_actor if actor else "", role
            )
            if theirs.casefold() in printed:
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
        return t("analysis.attribution", self._language)


def _fill(pattern: str, fields: Mapping[str, str]) -> str:
    text = _FIELD.sub(lambda found: fields.get(found[1], ""), pattern)
    text = _BLANKS.sub(" ", text).strip()
    return _CLOSE.sub(r"\1", _OPEN.sub(r"\1", text))
