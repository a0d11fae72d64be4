"""Which of the labels a file prints are speakers: judged by all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qualcode.text.lines import Line, Mark, item_end, label_key
from qualcode.text.normalise import key as folded
from qualcode.text.vocabulary import (
    ATTRIBUTES,
    DOINGS,
    first_word,
    is_bare_role,
    is_job,
    is_pseudo,
    role,
)

_STRONG = ("bold", "colon", "timed", "bracket", "slash", "equals")
_KINDS = ("interviewer", "participant")
_SMALL = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "da",
        "do",
        "das",
        "dos",
        "e",
        "y",
        "von",
        "van",
        "di",
    ]
)


@dataclass(slots=True)
class _Seen:
    """One key with the lines it marks, by form."""

    printed: str
    forms: dict[str, list[int]] = field(default_factory=dict)

    def count(self, *forms: str) -> int:
        return len({i for form in forms for i in self.forms.get(form, ())})


def shape(label: str) -> str:
    """How a label looks: initials, caps, name, title, phrase or lower."""
    bare = re.sub(r"\([^)]*\)", "", label).strip("[] .*_")
    if re.fullmatch(r"[A-ZÁÉÍÓÚÑÇ]{1,4}\.?[ -]?\d{0,3}", bare):
        return "initials"
    words = [w for w in re.split(r"[\s,/]+", bare) if w]
    letters = [w for w in words if w[0].isalpha()]
    if not letters or not letters[0][0].isupper():
        return "lower"
    if all(w == w.upper() for w in letters):
        return "caps"
    capital = all(w[0].isupper() or w in _SMALL for w in letters)
    if len(letters) == 1:
        return "title"
    return "name" if capital and len(letters) <= 6 else "phrase"


def choose(lines: Sequence[Line]) -> dict[int, Mark]:
    """The lines that open a turn, each with its label; empty if no one is labelled."""
    seen = _collect(lines)
    accepted = {key for key, one in seen.items() if _recurs(key, one, lines)}
    dashed = _dashed(seen, lines)
    accepted |= dashed
    accepted |= {key for key, one in seen.items() if _says_role(key, one)}
    if not accepted:
        return {}
    accepted |= _sporadic(seen, accepted, lines)
    chosen = _openings(lines, accepted, dashed)
    return chosen if _convincing(chosen, lines) else {}


def _collect(lines: Sequence[Line]) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for number, line in enumerate(lines):
        for mark in line.marks:
            if not mark.key or mark.key in DOINGS:
                continue
            one = seen.setdefault(mark.key, _Seen(mark.label))
            one.forms.setdefault(mark.form, []).append(number)
    return seen


_LEGEND = re.compile(
    r"(?:^|[\[(;,.\s])\[?([A-ZÁÉÍÓÚÑ]\w{0,3})\]?\s*[=:–—-]\s*"
    r"([^\W\d_]+(?:/\w+|\(\w+\))?)"
)


_IN_BRACKETS = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+(?:/\w+)?)\s*[(\[]([A-ZÁÉÍÓÚÑ]\w{0,3})[)\]]"
)


def legend(text: str) -> dict[str, str]:
    """What `(S = Student; I = Interviewer)` says of the letters: {key: kind}."""
    top = text[:300]
    told = {label_key(a): role(label_key(b)) for a, b in _LEGEND.findall(top)}
    if not any(told.values()) and ("(" in top or "[" in top):
        named = _IN_BRACKETS.findall(top)
        told = {label_key(b): role(label_key(a)) for a, b in named}
    return {a: kind for a, kind in told.items() if kind in _KINDS}


def is_legend(text: str) -> bool:
    """Whether a line explains letters and says nothing else."""
    told = legend(text)
    return len(told) > 1 or (len(told) == 1 and len(text.split()) <= 4)


def _recurs(key: str, one: _Seen, lines: Sequence[Line]) -> bool:
    """Printed at least twice in a form that opens turns, and looking like a voice."""
    if is_pseudo(key) or first_word(key) in DOINGS:
        return False
    look = shape(one.printed)
    strong = one.count(*_STRONG)
    if one.count("equals") == strong and look != "initials":
        return False
    if look in ("initials", "caps", "name", "title"):
        if strong >= 2:
            return True
    elif look == "phrase" and len(one.printed.split()) <= 4 and strong >= 2:
        return strong >= 3 or is_job(key)
    if strong >= 2 and len(one.printed.split()) <= 5 and _in_captions(one, lines):
        return True
    return one.count("alone") >= 2 and _alone_bold(one, lines)


def _in_captions(one: _Seen, lines: Sequence[Line]) -> bool:
    """Whether it stands only where captions begin: `iPhone de Ana: …`."""
    places = {i for form in _STRONG for i in one.forms.get(form, ())}
    return all(lines[i].time and lines[i].gap > 0 for i in places)


def _alone_bold(one: _Seen, lines: Sequence[Line]) -> bool:
    """A bold name alone on its line, again and again, each time with words below."""
    places = one.forms.get("alone", [])
    bold = [i for i in places if lines[i].bold]
    below = [i for i in bold if i + 1 < len(lines) and not lines[i + 1].bold]
    return len(below) >= 2 and len(below) >= 0.8 * len(places)


def _says_role(key: str, one: _Seen) -> bool:
    if not role(key) or is_pseudo(key):
        return False
    if is_bare_role(key):
        if one.count(*_STRONG):
            return True
        places = one.forms.get("alone", [])
        return len(places) >= 2 and len(one.printed.split()) <= 3
    # "Silvia Soto, entrevistadora": a name that says its role, at least once.
    return bool(one.count("bold", "colon", "timed")) and shape(one.printed) in (
        "name",
        "caps",
    )


def _dashed(seen: dict[str, _Seen], lines: Sequence[Line]) -> set[str]:
    """`I – …` / `C – …`: believed only where it carries the whole file."""
    found = {
        key: one.count("dash")
        for key, one in seen.items()
        if one.count("dash") >= 2
        and shape(one.printed) in ("initials", "title", "name", "caps")
        and not is_pseudo(key)
    }
    enough = len(found) >= 2 and sum(found.values()) >= 0.3 * len(lines)
    return set(found) if enough else set()


def _sporadic(
    seen: dict[str, _Seen], accepted: set[str], lines: Sequence[Line]
) -> set[str]:
    """Voices that speak once, in the same form and of the same shape as others."""
    shapes: dict[str, int] = {}
    bold = 0
    for key in accepted:
        look = shape(seen[key].printed)
        if not role(key):
            shapes[look] = shapes.get(look, 0) + 1
        bold += bool(seen[key].count("bold"))
    all_bold = bold == len(accepted)
    one_sided = all(role(key) == "interviewer" for key in accepted)
    extra = set()
    for key, one in seen.items():
        if key in accepted or is_pseudo(key) or not one.count(*_STRONG):
            continue
        if all_bold and not one.count("bold"):
            continue
        look = shape(one.printed)
        base = re.sub(r"\s*[(,].*", "", key)
        if look in ("name", "title", "caps") and _in_captions(one, lines):
            extra.add(key)
            continue
        if (
            (base != key and base in accepted)
            or (look == "initials" and one.count("bold", "colon", "timed", "bracket"))
            or (look == "name" and one.count("timed") and shapes.get("name"))
            or (look in ("name", "caps") and all_bold)
            or (look == "title" and _before_its_letter(one, base, accepted, seen))
            or (look in ("phrase", "title") and is_job(key))
            or (one_sided and look in ("name", "caps", "title"))
            or (look in ("name", "title", "caps") and shapes.get(look, 0) >= 2)
            or (len(base) >= 3 and _named_by(base, accepted))
        ):
            extra.add(key)
    return extra | {key for key in seen if _together(key, accepted | extra)}


def _together(base: str, accepted: set[str]) -> bool:
    """`E1/E2`: two known voices at once."""
    parts = [part for part in re.split(r"\s*(?:[/&+,]| y | e | and )\s*", base) if part]
    return len(parts) > 1 and all(part in accepted for part in parts)


def _before_its_letter(
    one: _Seen, base: str, accepted: set[str], seen: dict[str, _Seen]
) -> bool:
    """`Aluno:` once, and `A:` from then on."""
    short = seen.get(base[:1])
    if base[:1] not in accepted or short is None:
        return False
    firsts = [min(places) for places in short.forms.values()]
    return max(one.forms.get("colon", one.forms.get("bold", [9**9]))) < min(firsts)


def _named_by(base: str, accepted: Iterable[str]) -> bool:
    """Whether the name is a part of an accepted one: Rosa of Rosa Díaz."""
    words = set(base.split())
    return any(words < set(re.split(r"[\s,]+", other)) for other in accepted)


def _openings(
    lines: Sequence[Line], accepted: set[str], dashed: set[str]
) -> dict[int, Mark]:
    chosen: dict[int, Mark] = {}
    for number, line in enumerate(lines):
        for mark in line.marks:
            if mark.key not in accepted:
                continue
            if mark.form == "dash" and mark.key not in dashed:
                continue
            if mark.form == "alone" and not _opens_alone(line, mark):
                continue
            chosen[number] = mark
            break
    return chosen


def _opens_alone(line: Line, mark: Mark) -> bool:
    if line.text.rstrip().endswith((".", "?", "!")):
        return False
    if line.bold:
        return True
    return is_bare_role(mark.key) and bool(role(mark.key))


def _convincing(chosen: dict[int, Mark], lines: Sequence[Line]) -> bool:
    keys = {mark.key for mark in chosen.values()}
    told = any(role(key) in _KINDS for key in keys)
    if told or any(mark.form == "slash" for mark in chosen.values()):
        return len(chosen) >= 2
    return len(keys) >= 2 and len(chosen) >= max(2, 0.05 * len(lines))


def header_lines(lines: Sequence[Line], chosen: dict[int, Mark]) -> set[int]:
    """Lines labelled like turns that are fields above them: "Entrevistador: Ana Soto".

    The header is the run of short fields at the top; a speaker's label in it counts
    as a field where a real field (a date, a place) stands in the same run and what
    follows the label is a name, not something said.
    """
    run: list[int] = []
    fields = 0
    for number, line in enumerate(lines[:40]):
        if line.heading or (not run and not line.marks):
            continue
        mark = next(
            (m for m in line.marks if m.form in ("bold", "colon")),
            None,
        )
        if mark is None:
            if number in chosen or _is_talk(line.text):
                break
            continue
        said = line.text[mark.said :]
        is_field = number not in chosen and is_pseudo(mark.key)
        if number in chosen and not _is_name(said):
            break
        fields += is_field and first_word(mark.key) in ATTRIBUTES
        run.append(number)
    if not fields and not all(_names_only(chosen, number) for number in run):
        return set()
    while run and run[-1] in chosen and _is_greeting(lines[run[-1]], chosen[run[-1]]):
        run.pop()
    return {number for number in run if number in chosen}


def _names_only(chosen: dict[int, Mark], number: int) -> bool:
    """A role's label that comes but once: it tells a name and opens no turn."""
    mark = chosen.get(number)
    return mark is None or (
        is_bare_role(mark.key)
        and sum(other.key == mark.key for other in chosen.values()) == 1
    )


def _is_greeting(line: Line, mark: Mark) -> bool:
    """A single word under the last label of a header: more a greeting than a name."""
    return len(line.text[mark.said :].split()) == 1


def _is_talk(text: str) -> bool:
    return len(text.split()) > 25 or item_end(text) > 0


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\s,;/&]+", re.sub(r"[\[(].*?[\])]", "", text))
    if not words:
        return bool(text)
    if len(words) > 8 or text.rstrip().endswith((".", "?", "!", "…")):
        return len(words) == 1 and words[0].rstrip(".").isdigit()
    names = [w for w in words if folded(w) not in _SMALL]
    return all(w[0].isupper() or w[0].isdigit() for w in names)
