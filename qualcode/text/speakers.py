"""Who the labels are: aliases joined, and who asks and who answers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.model.transcript import Speaker
from qualcode.text.forms import ANSWERS, ASKS, asks
from qualcode.text.labels import legend
from qualcode.text.lines import label_key
from qualcode.text.turns import Outline, Raw
from qualcode.text.vocabulary import is_bare_role, role
from qualcode.text.words import count_words

SURE = 0.65  # below it a kind stays unknown and is asked
_KIND_OF_PART = {ASKS: "interviewer", ANSWERS: "participant"}
_INFERRED = {
    "en": {ASKS: "Interviewer", ANSWERS: "Interviewee"},
    "": {ASKS: "Entrevistador", ANSWERS: "Entrevistado"},
}


@dataclass(slots=True)
class Voice:
    """One label's key with the turns under it."""

    key: str
    name: str
    labels: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    questions: int = 0
    parts: set[str] = field(default_factory=set)

    @property
    def median(self) -> float:
        """The middle length of its turns, in words."""
        ordered = sorted(self.words)
        return float(ordered[len(ordered) // 2]) if ordered else 0.0


def speakers(
    found: Outline, *, language: str, known: Mapping[str, str] | None = None
) -> tuple[list[Speaker], list[int | None]]:
    """The speakers in order of appearance, and for each turn the index of its own.

    `known` maps labels to kinds that a person has confirmed; they win.
    """
    if not found.labelled:
        return [], [None] * len(found.turns)
    voices = _voices(found, language)
    merged = _merge(voices)
    groups = list(dict.fromkeys(merged.values()))
    joined = [_join([v for v in voices if merged[v.key] == g], g) for g in groups]
    kinds = _kinds(joined, found, known or {})
    index = {key: i for i, one in enumerate(joined) for key in one.keys}
    people = [
        Speaker(
            speaker=one.name,
            labels=tuple(one.labels),
            kind=kind,
            confidence=round(sure, 2),
            turns=len(one.places),
            words=sum(one.words),
        )
        for one, (kind, sure) in zip(joined, kinds, strict=True)
    ]
    return people, [index.get(_key(raw)) for raw in found.turns]


def _key(raw: Raw) -> str:
    return raw.opening.key if raw.opening.label is not None else "\0" + raw.opening.part


def _voices(found: Outline, language: str) -> list[Voice]:
    names = _INFERRED.get(language, _INFERRED[""])
    voices: dict[str, Voice] = {}
    for place, raw in enumerate(found.turns):
        key, label = _key(raw), raw.opening.label
        if label is None and not raw.opening.part:
            continue  # somebody spoke before anybody was named
        name = label if label is not None else names[raw.opening.part]
        voice = voices.setdefault(key, Voice(key, name, keys={key}))
        if name not in voice.labels:
            voice.labels.append(name)
        text = found.text[raw.start : raw.end]
        voice.places.append(place)
        voice.words.append(count_words(text))
        voice.questions += asks(text)
        if raw.opening.part:
            voice.parts.add(raw.opening.part)
    return list(voices.values())


def _merge(voices: Sequence[Voice]) -> dict[str, str]:
    """Each key's group, named by the key of its fullest or first label."""
    group = {v.key: v.key for v in voices}
    keys = {v.key for v in voices}
    bases: dict[str, list[str]] = {}
    plain = {_base(key) for key in keys}
    for voice in voices:
        base = _base(voice.key)
        head = base.partition(",")[0].strip()
        # "Sal, director" reads like a surname and a name, but for a "Sal" elsewhere.
        bases.setdefault(head if head in plain else base, []).append(voice.key)
    for base, same in bases.items():
        if base in keys or len(same) > 1:
            head = base if base in keys else same[0]
            group.update(dict.fromkeys(same, group[head]))
    for voice in voices:
        told = [v for v in voices if "\0" not in v.key and _tells(v, voice.parts)]
        if "\0" in voice.key and len(told) == 1:
            # An answer without a label beside those of one labelled "Respuesta".
            group[voice.key] = group[told[0].key]
    taken: set[str] = set()
    for long in voices:
        short = _alias_of(long, [v for v in voices if v.key not in taken], voices)
        if short and group[short.key] != group[long.key]:
            taken.add(short.key)
            old = group[short.key]
            for key, head in group.items():
                if head == old:
                    group[key] = group[long.key]
    return group


def _tells(voice: Voice, parts: set[str]) -> bool:
    """Whether a label says that it is the one who asks, or answers, in the file."""
    kinds = {_KIND_OF_PART[part] for part in parts}
    return role(voice.key) in kinds or bool(voice.parts & parts)


def _base(key: str) -> str:
    """A key without what only describes: brackets, a role, the number of a question."""
    base = re.sub(r"\s*\([^)]*\)", "", key).strip()
    head, comma, tail = base.partition(",")
    if comma and not _is_first_name(tail):
        base = head.strip()
    if re.match(
        r"(?:pregunta|respuesta|question|answer|pergunta|resposta)s? \d+$", base
    ):
        base = base.rsplit(" ", 1)[0]
    return base or key


def _is_first_name(tail: str) -> bool:
    """`Soto, Silvia` is one name; `Silvia Soto, directora de la OCA` is a role."""
    return len(tail.split()) == 1 and not role(tail.strip())


def _alias_of(
    long: Voice, candidates: Sequence[Voice], voices: Sequence[Voice]
) -> Voice | None:
    """The short label that takes over where the long one stops."""
    if "\0" in long.key or len(long.key) <= 4:
        return None
    fits = [
        v
        for v in candidates
        if v is not long
        and len(v.key) < len(long.key)
        and _abbreviates(v.key, long.key)
        and long.places[0] < v.places[0]
        and sum(p > v.places[0] for p in long.places) <= 0.1 * len(v.places)
        and len(long.places) < len(v.places)
    ]
    if len(fits) != 1:
        return None
    rivals = [
        v
        for v in voices
        if v is not long
        and v is not fits[0]
        and len(v.key) > 4
        and _abbreviates(fits[0].key, v.key)
        and v.places[0] < fits[0].places[0]
        and not any(
            _abbreviates(o.key, v.key)
            for o in voices
            if len(o.key) <= 3 and o is not fits[0]
        )
    ]
    return None if rivals else fits[0]


def _abbreviates(short: str, long: str) -> bool:
    if re.search(r"\d", short + long):
        return False
    words = [w for w in re.split(r"[\s,()./-]+", long) if w]
    initials = "".join(w[0] for w in words)
    if len(short) <= 3:
        return (
            any(w.startswith(short) for w in words) or short == initials[: len(short)]
        )
    return short in words or long.startswith(short + " ")


def _join(members: Sequence[Voice], head: str) -> Voice:
    first = next((v for v in members if v.key == head), members[0])
    whole = Voice(first.key, first.name, parts=set())
    for voice in sorted(members, key=lambda v: v.places[0]):
        whole.labels.extend(x for x in voice.labels if x not in whole.labels)
        whole.keys |= voice.keys
        whole.places += voice.places
        whole.words += voice.words
        whole.questions += voice.questions
        whole.parts |= voice.parts
    return whole


def _kinds(
    voices: Sequence[Voice], found: Outline, known: Mapping[str, str]
) -> list[tuple[str, float]]:
    confirmed = {label_key(label): kind for label, kind in known.items() if kind}
    told = _legend(found.above)
    kinds = [
        _confirmed(voice, confirmed)
        or _by_form(voice, found.certainty)
        or _by_words(voice, told)
        for voice in voices
    ]
    asking = any(k and k[0] == "interviewer" for k in kinds)
    apart = any(v.parts == {ASKS} and "\0" in v.key for v in voices)
    found_kinds = [
        kind
        or (("participant", 0.85) if apart else None)
        or _by_talk(voice, voices, asking=asking)
        for voice, kind in zip(voices, kinds, strict=True)
    ]
    return _as_their_parts(voices, found_kinds)


def _as_their_parts(
    voices: Sequence[Voice], kinds: list[tuple[str, float]]
) -> list[tuple[str, float]]:
    """`E1/E2` is of the kind that E1 and E2 are."""
    pairs = list(zip(voices, kinds, strict=True))
    by_key = {key: kind for voice, kind in pairs for key in voice.keys}
    found = []
    for voice, kind in pairs:
        parts = [by_key[p] for p in re.split(r"\s*[/&+]\s*", voice.key) if p in by_key]
        same = len(parts) > 1 and len({name for name, _ in parts}) == 1
        found.append(min(parts, key=lambda one: one[1]) if same else kind)
    return found


def _confirmed(voice: Voice, confirmed: Mapping[str, str]) -> tuple[str, float] | None:
    for key in (*sorted(voice.keys), *(label_key(x) for x in voice.labels)):
        if key in confirmed:
            return confirmed[key], 1.0
    return None


def _by_form(voice: Voice, certainty: float) -> tuple[str, float] | None:
    if len(voice.parts) != 1:
        return None
    kind = _KIND_OF_PART[next(iter(voice.parts))]
    return (kind, certainty) if certainty >= SURE else ("unknown", certainty)


def _by_words(voice: Voice, told: Mapping[str, str]) -> tuple[str, float] | None:
    for key in sorted(voice.keys):
        if key in told:
            return told[key], 0.95
    found = {role(key) for key in voice.keys} - {"", "voice"}
    if len(found) != 1:
        return None
    bare = any(is_bare_role(key) for key in voice.keys)
    return found.pop(), 0.97 if bare else 0.9


_NAMED = re.compile(r"^\W*([^\W\d_]+(?:\(\w+\)|/\w+)?)\s*:\s*(.{2,80})$")


def _legend(above: Sequence[str]) -> dict[str, str]:
    """What the lines above the talk say of the labels: {key: kind}.

    `(S = Student; I = Interviewer)` explains letters, `Entrevistadora: Ana Soto
    [Orador 2]` names; S also explains S1 and S2.
    """
    told: dict[str, str] = {}
    for line in above:
        for letter, kind in legend(line).items():
            told[letter] = kind
            told.update({f"{letter}{n}": kind for n in range(1, 20)})
        named = _NAMED.match(line[:200])
        kind = role(label_key(named[1])) if named else ""
        if named and kind in ("interviewer", "participant"):
            for name in re.split(r"[\[\](),;]| y | e ", named[2]):
                words = name.split()
                if not words:
                    continue
                told.setdefault(label_key(name), kind)
                told.setdefault(label_key(words[0]), kind)
                if len(words) > 1:
                    told.setdefault("".join(w[0] for w in words).lower(), kind)
    return told


def _by_talk(
    voice: Voice, voices: Sequence[Voice], *, asking: bool
) -> tuple[str, float]:
    """Who asks, by how they talk: questions, length of turns, who begins.

    A logistic score of three differences to the rest of the voices. Weights set so
    that one sign alone never decides: a short voice without questions, or a long one
    with many, stays unknown.
    """
    voice, rest = _with_its_like(voice, voices)
    if not rest or len(voice.places) < 2:
        # One or two words by somebody: nothing to judge by, unless the asker is known.
        if asking and rest and not voice.questions:
            return "participant", 0.7
        return "unknown", 0.5
    share = voice.questions / len(voice.places)
    turns = sum(len(v.places) for v in rest)
    others = sum(v.questions for v in rest) / turns
    length = math.log(
        (1 + voice.median) / (1 + _median([w for v in rest for w in v.words]))
    )
    score = 4.5 * (share - others) - 0.8 * max(-2.0, min(2.0, length))
    score += 0.4 if voice.places[0] == 0 else -0.1
    if asking:
        score -= 1.5
    weight = min(1.0, min(len(voice.places), turns) / 4)
    probability = 1 / (1 + math.exp(-score * weight))
    sure = max(probability, 1 - probability)
    if sure < SURE + 0.1:
        return "unknown", sure
    return ("interviewer" if probability > 0.5 else "participant"), min(sure, 0.95)


_SERIES = re.compile(r"([^\W\d_]{1,4})\d{1,2}$")


def _with_its_like(
    voice: Voice, voices: Sequence[Voice]
) -> tuple[Voice, Sequence[Voice]]:
    """A voice together with those of its series (S1, S2), and the rest."""
    series = _SERIES.match(voice.key)
    alike = [
        v
        for v in voices
        if v is voice or (series and (m := _SERIES.match(v.key)) and m[1] == series[1])
    ]
    rest = [v for v in voices if v not in alike]
    if len(alike) == 1 or not rest:
        return voice, [v for v in voices if v is not voice]
    return _join(alike, voice.key), rest


def _median(values: Sequence[int]) -> float:
    ordered = sorted(values)
    return float(ordered[len(ordered) // 2]) if ordered else 0.0
