"""The words of a matrix's cells: broken words rejoined, actors and products."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from qualcode.text.normalise import fold

_BULLET = re.compile(r"^(?:[-–—•·▪*]|\d+[.)]|[a-z]\))\s+")
_ACTORS = re.compile(r"\s*(?:[/,;|+\n]|\by\b|\be\b|\band\b)\s*", re.IGNORECASE)
_TEAM = re.compile(r"^(?:equipos?|team|las?|los|el|the|de|del|of)\b\s*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the cells of a file, without case and accents."""
    return Counter(w for text in texts for w in _LETTERS.findall(fold(text)[0]))


def unbroken(text: str, words: Counter[str]) -> str:
    """The lines of a name as one, a word that a narrow column broke made whole.

    Two pieces are one word when the second is a lone lower-case letter that ends the
    cell («Acompañamient» / «o»), or when together they are a word of the file and
    the first piece is none by itself.
    """
    lines = text.split("\n")
    made = lines[0]
    for i, line in enumerate(lines[1:], 1):
        head, rest = _pieces(line)
        if made.endswith("-") and head:
            whole = fold(made[:-1].split(" ")[-1] + head)[0]
            made = (made[:-1] if words[whole] else made) + line
        elif _one_word(made, head, words, last=not rest and i == len(lines) - 1):
            made += line
        else:
            made += " " + line
    start, _, end = made.rpartition(" ")
    if start and _one_word(start, end, words, last=True):
        made = start + end
    return made


def _pieces(line: str) -> tuple[str, str]:
    """The first word of a line, and what follows it."""
    found = _LETTERS.match(line)
    return (found[0], line[found.end() :].strip()) if found else ("", line)


def _one_word(before: str, head: str, words: Counter[str], *, last: bool) -> bool:
    tail = before.rpartition(" ")[2]
    if not (head.isalpha() and head.islower() and tail.isalpha() and len(tail) > 2):
        return False
    # Each piece stands once in the vocabulary for being here itself.
    alone = words[fold(tail)[0]] > 1
    if len(head) == 1 and last:
        return not alone
    return not alone and words[fold(tail + head)[0]] > 0


def products(text: str) -> list[str]:
    """The products of a cell: one for each line that does not go on the one before."""
    found: list[str] = []
    for line in filter(None, text.split("\n")):
        plain = _BULLET.sub("", line)
        if found and plain == line and goes_on(found[-1], line):
            found[-1] += " " + line
        else:
            found.append(plain)
    return found


def goes_on(before: str, text: str) -> bool:
    """Whether `text` is the rest of a sentence that was cut off."""
    return bool(before) and (
        text[:1].islower() or before.endswith((",", "/", "-", ":"))
    )


class Actors:
    """The actors of a matrix by one name each, in order of appearance.

    A study's own list gives the names; else they come from the cells: a word
    is taken in the singular, an acronym as printed.
    """

    def __init__(self, known: Sequence[str] = ()) -> None:
        """Start with the study's actors, if it lists any."""
        self.known = list(known)
        self.names: dict[str, str] = {_stem(a): a for a in known}
        self.others: list[str] = []

    def of(self, cell: str) -> list[str]:
        """The actors that a cell names: `Equipo JxI / OCAS` → `JxI`, `OCA`."""
        found: list[str] = []
        for part in _ACTORS.split(cell):
            name = part
            while _TEAM.match(name):
                name = _TEAM.sub("", name, count=1)
            if name:
                actor = self._name(name)
                if actor not in found:
                    found.append(actor)
        return found

    def _name(self, name: str) -> str:
        stem = _stem(name)
        for other, actor in self.names.items():
            if stem == other or (
                min(len(stem), len(other)) >= 3 and _begins(stem, other)
            ):
                return actor
        actor = _singular(name)
        self.names[stem] = actor
        self.others.append(actor)
        return actor

    def order(self, found: Iterable[str]) -> tuple[str, ...]:
        """Actors in the order of the study's list, else of appearance in the matrix."""
        places = {actor: i for i, actor in enumerate(self.names.values())}
        return tuple(sorted(set(found), key=places.__getitem__))


def _begins(stem: str, other: str) -> bool:
    """Whether one is the other cut short at a word: `empresa` of `empresa socia`."""
    short, long = sorted((stem, other), key=len)
    return long.startswith(short + " ")


def _stem(name: str) -> str:
    return fold(_singular(name))[0]


def _singular(name: str) -> str:
    """`OCAS` → `OCA`, `Residencias` → `residencia`, `Directores` → `director`."""
    acronym = any(c.isupper() or c.isdigit() for c in name[1:])
    words = [_one(w) for w in name.split()]
    plain = " ".join(words)
    return plain if acronym else plain.lower()


def _one(word: str) -> str:
    low = word.lower()
    if (
        len(word) < 4
        or not low.endswith("s")
        or low.endswith(("ss", "sis", "is", "us"))
    ):
        return word
    if low.endswith("ciones"):
        return word[:-4] + "ón"
    if re.search(r"[aeiou][lnrd]es$", low):
        return word[:-2]
    return word[:-1]
