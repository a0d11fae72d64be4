"""Roles as they are printed: in the gender and number of who speaks.

A register may say `director/a`, or a role in one gender for everybody; what is
printed agrees with the person, or with the several who speak in one passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.analysis.asked import fold_marks
from qualcode.i18n import t
from qualcode.model import Participant

_GENDERS = {
    **dict.fromkeys(("f", "femenino", "mujer", "female", "woman"), "f"),
    **dict.fromkeys(("m", "h", "masculino", "hombre", "male", "man"), "m"),
}
_BOTH = re.compile(r"(\w+)(?:/|\()(\w+)\)?$")


def roles_in_words(people: Sequence[Participant], language: str) -> str:
    """The role of who speaks, or of several: "directoras", "directora y técnico"."""
    groups: dict[str, list[Participant]] = {}
    for person in people:
        if person.role:
            groups.setdefault(_key(person.role), []).append(person)
    named = [_of_group(group, language) for group in groups.values()]
    if len(named) < 2:
        return "".join(named)
    return t(
        "analysis.roles-and", language, first=", ".join(named[:-1]), last=named[-1]
    )


def _of_group(people: Sequence[Participant], language: str) -> str:
    genders = {_GENDERS.get(fold_marks(p.gender.strip()), "") for p in people}
    gender = "m" if "m" in genders else "f" if genders == {"f"} else ""
    head, _, rest = people[0].role.partition(" ")
    if language == "es":
        head = in_gender(head, gender)
    if len(people) > 1:
        head = in_plural(head, language)
    return f"{head} {rest}".strip()


def in_gender(word: str, gender: str) -> str:
    """A Spanish noun of office in a gender (`f`, `m`; "" leaves it as it is)."""
    if not gender:
        return word
    both = _BOTH.fullmatch(word)
    if both:
        word = both[1]
        if len(both[2]) > 2:  # directora/director
            forms = sorted((both[1], both[2]), key=lambda form: form[-1] == "a")
            return forms[gender == "f"]
    if gender == "f":
        word = re.sub(r"o$", "a", word)
        return re.sub(r"(?<=[dst]or)$", "a", word)
    word = re.sub(r"(?<=[dst]or)a$", "", word)
    return re.sub(r"(?<=[ai]d)a$|(?<=ólog)a$|(?<=nic)a$", "o", word)


def in_plural(word: str, language: str) -> str:
    """A noun in the plural."""
    if language != "es" or word[-1:] in "aeiouáéó":
        return f"{word}s"
    return f"{word[:-1]}ces" if word.endswith("z") else f"{word}es"


def _key(role: str) -> str:
    """One key for a role in either gender."""
    head, _, rest = fold_marks(role).partition(" ")
    head = re.sub(r"(?:/|\().*$", "", head)
    return f"{re.sub('[oa]$', '', head)} {rest}"
