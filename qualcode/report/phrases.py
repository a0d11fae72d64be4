"""Recomputes what sentences say: "n de m (p %)", "x = a + b + c", a whole and parts.

Only what a sentence claims plainly is held against it: a share beside its ratio, an
equation, a list of parts that nearly makes the whole. About, almost and more than
are no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from qualcode.report.adding import Slip
from qualcode.report.figures import PERCENT, SHARE, WHOLE, share, whole

_N = rf"(?<![\w.,/+−–-])(?:{WHOLE})(?![\w/]|[.,]\d|\s?{PERCENT}|\s?[°ºª])"
_P = rf"(?P<p>{SHARE}\s?{PERCENT})"
_OF = (
    r"(?:de|of|out of)(?:\s+(?:l[oa]s|the|est[oa]s|these|sus|nuestr[oa]s|"
    r"un total de|a total of))*"
)
_RATIO = re.compile(
    rf"(?P<n>{_N})\s+{_OF}\s+(?P<m>{_N})"
    rf"|(?<![\w/])(?P<n2>{WHOLE})\s?/\s?(?P<m2>{WHOLE})(?![\w/])",
    re.IGNORECASE,
)
_GAP = r"(?P<gap>[^.;:()\d%=]{0,60}?)"
_LEAD = r"(?:(?:es decir|o sea|esto es|i\.e\.),?\s+)?(?:un|el|or|o)?\s*"
_IS = r"\b(?:corresponden?|equivalen?|representan?|son|es|are|is)(?:\s+(?:al?|to))?\s"
_AFTER = re.compile(rf"{_GAP}\s*(?:[(\[,–—:=]|{_IS})\s*{_LEAD}{_P}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_P}{_GAP}\s*[(\[,–—:=]\s*{_LEAD}$", re.IGNORECASE)
_NO_CLAIM = re.compile(
    r"\b(?:y|e|and|pero|but|mientras|while|respectiv\w*|casi|cerca|m[áa]s|menos|"
    r"alrededor|aproxim\w*|about|nearly|over|almost|less|more)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s+(?:de|of)\s+(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|jan|apr|aug|dec)",
    re.IGNORECASE,
)
_WORDS = r"(?:\s+[^\W\d]+){0,4}?"
_MORE = r"(?:\s+[^\W\d]+){0,4}"
_PARTS = rf"{_N}{_MORE}(?:\s*(?:\+|\s[−–-]\s)\s*(?:{WHOLE}){_MORE})+"
_EQUATION = re.compile(rf"(?P<x>{_N}){_WORDS}\s*[=(:]\s*(?P<parts>{_PARTS})(?!\s*=)")
_TURNED = re.compile(rf"(?P<parts>{_PARTS})\s*=\s*(?P<x>{WHOLE})(?![\d.,]*\d)")
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\d)[^.!?;\n]+)*")
_BASE = re.compile(
    rf"\b(?:de|of)\s+(?:(?:l[oa]s|the|est[oa]s|un total de)\s+)*(?P<m>{_N})"
    rf"|(?P<m2>{_N})[^.;:()\d%]{{0,60}},?\s+(?:de l[oa]s cuales|of which|of whom)",
    re.IGNORECASE,
)
_SHARED = re.compile(rf"(?P<n>{_N})(?:\s+[^\W\d]+){{0,5}}\s*[(,]\s*{_P}", re.IGNORECASE)
_SHARED_TURNED = re.compile(rf"{_P}\s*(?:[^\W\d]+\s+){{0,4}}\((?P<n>{WHOLE})\)")
_COUNTED = re.compile(rf"\$?{_N}")
_NOT_PART = re.compile(
    r"(?:tablas?|tables?|ilustraci[óo]n|figur[ae]|anexos?|annex|cap[íi]tulo|chapter|"
    r"hallazgos?|findings?|art[íi]culo|ley|n[°º.]|no\.|p[áa]ginas?|page|\$)\s*$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s+(?:años?|meses|mes|semanas?|d[íi]as?|horas?|minutos?|years?|months?|weeks?|"
    r"days?|hours?|minutes?|pesos|millones|por ciento)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(r"[:(]|de l[oa]s cuales|of which|of whom|distribuid|desglosad",
                     re.IGNORECASE)  # fmt: skip
_IN_ALL = re.compile(r"(?:en total|in total|un total de|a total of|suman|total of)\W*$",
                     re.IGNORECASE)  # fmt: skip
# How far parts may miss a whole and still be meant to make it.
NEAR, PLAIN_NEAR = Fraction(34, 100), Fraction(5, 100)


@dataclass(slots=True)
class Told:
    """What a text claims: the slips, and how many counts and shares were checked."""

    slips: list[Slip]
    counts: int = 0
    shares: int = 0


def check_text(text: str, start: int = 0) -> Told:
    """Every claim of a paragraph; `start` is its offset, added to the spans."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    told = Told([])
    taken = _ratios(plain, start, told)
    equal = _equations(plain, start, told)
    for sentence in _SENTENCE.finditer(plain):
        _shares_of_base(sentence, start, told, taken)
        if not any(_touches(span, sentence.span()) for span in equal):
            _lists(sentence, start, told, taken)
    return told


def _touches(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ratios(text: str, start: int, told: Told) -> list[tuple[int, int]]:
    """Check "n de m" and the share beside it; the spans of the shares taken."""
    taken: list[tuple[int, int]] = []
    for found in _RATIO.finditer(text):
        part, base = found["n"] or found["n2"], found["m"] or found["m2"]
        n, m = whole(part).value, whole(base).value
        beside = [
            (p.start("p") + at, p.end("p") + at, p["p"])
            for p, at in _beside(text, found)
            if not _NO_CLAIM.search(p["gap"])
        ]
        beside = [b for b in beside if b[:2] not in taken]
        dated = 1900 <= m <= 2100 or _MONTH.match(text, found.end())
        if not beside and (found["n2"] or dated):
            continue
        told.counts += 1
        if n > m and beside == []:
            span = (start + found.start(), start + found.end())
            told.slips.append(
                Slip(
                    "count",
                    found[0],
                    None,
                    span=span,
                    params=(("n", part), ("m", base)),
                )
            )
        if beside and m:
            told.shares += 1
            taken += [b[:2] for b in beside[:1]]
            if not any(share(p).is_rounded(n / m * 100) for _, _, p in beside):
                told.slips.append(_share(beside[0], n / m, start, f"{part}/{base}"))
    return taken


def _beside(text: str, found: re.Match[str]) -> Iterator[tuple[re.Match[str], int]]:
    after = _AFTER.match(text, found.end())
    if after:
        yield after, 0
    first = max(0, found.start() - 90)
    before = _BEFORE.search(text[first : found.start()])
    if before:
        yield before, first


def _share(place: tuple[int, int, str], ratio: Fraction, start: int, of: str) -> Slip:
    figure = share(place[2])
    return Slip(
        "share", figure.text, figure.like(ratio * 100),
        span=(start + place[0], start + place[1]),
        words="share-text", params=(("ratio", of),),
    )  # fmt: skip


def _shares_of_base(
    sentence: re.Match[str], start: int, told: Told, taken: list[tuple[int, int]]
) -> None:
    """Check "De los m …, n (p %)": shares of the whole that a sentence opens with."""
    text, at = sentence[0], sentence.start()
    bases = list(_BASE.finditer(text))
    if len(bases) != 1 or _RATIO.search(text):
        return
    base = bases[0]["m"] or bases[0]["m2"]
    for pattern in (_SHARED, _SHARED_TURNED):
        for found in pattern.finditer(text):
            if found.start("n") not in (bases[0].start("m"), bases[0].start("m2")):
                _share_of(found, base, at, start, told, taken)


def _share_of(
    found: re.Match[str],
    base: str,
    at: int,
    start: int,
    told: Told,
    taken: list[tuple[int, int]],
) -> None:
    """One "n (p %)" of a whole; each share is checked once."""
    span = (found.start("p") + at, found.end("p") + at)
    n, m = whole(found["n"]).value, whole(base).value
    if span in taken or n > m or not m or _NO_CLAIM.search(found[0]):
        return
    taken.append(span)
    told.shares += 1
    if not share(found["p"]).is_rounded(n / m * 100):
        of = f"{found['n']}/{base}"
        told.slips.append(_share((*span, found["p"]), n / m, start, of))


def _equations(text: str, start: int, told: Told) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for pattern in (_TURNED, _EQUATION):
        for found in pattern.finditer(text):
            if any(_touches(found.span(), span) for span in spans):
                continue
            spans.append(found.span())
            total = Fraction(0)
            for piece in re.finditer(
                rf"(?P<sign>[+−–-]?)\s*(?P<n>{WHOLE})", found["parts"]
            ):
                sign = -1 if piece["sign"] in ("−", "–", "-") else 1
                total += sign * whole(piece["n"]).value
            told.counts += 1
            _tell_sum(found["x"], found.span("x"), total, start, told)
    return spans


def _tell_sum(
    printed: str, span: tuple[int, int], total: Fraction, start: int, told: Told
) -> None:
    figure = whole(printed)
    if figure.value != total:
        told.slips.append(
            Slip(
                "sum", printed, figure.like(total),
                span=(start + span[0], start + span[1]), words="sum-text",
            )
        )  # fmt: skip


def _lists(
    sentence: re.Match[str], start: int, told: Told, taken: list[tuple[int, int]]
) -> None:
    """A whole and its parts in a row: "226 centros: 212 privados y 11 públicos"."""
    text, at = sentence[0], sentence.start()
    tokens = _tokens(text)
    ratios = list(_RATIO.finditer(text))
    if len(ratios) == 1 and ratios[0]["n"]:
        _beside_ratio(text, at, ratios[0], tokens, start, told)
        return
    if ratios or len(tokens) < 3:
        return
    gaps = [text[a.end() : b.start()] for a, b in pairwise(tokens)]
    if _IN_ALL.search(gaps[-1]):
        _tell_list(tokens[-1], tokens[:-1], at, NEAR, start, told)
        return
    listed = all(re.search(r",|\b(?:y|e|and)\b", gap) for gap in gaps[1:])
    near = NEAR if _STRONG.search(gaps[0]) else PLAIN_NEAR
    if not listed or (near == PLAIN_NEAR and "," not in gaps[0]):
        return
    if _tell_list(tokens[0], tokens[1:], at, near, start, told):
        whole_ = tokens[0][0]
        for found in _SHARED.finditer(text):
            if found.start("n") in [token.start() for token in tokens[1:]]:
                _share_of(found, whole_, at, start, told, taken)


def _beside_ratio(
    text: str,
    at: int,
    ratio: re.Match[str],
    tokens: Sequence[re.Match[str]],
    start: int,
    told: Told,
) -> None:
    """Check "212 de 226 … y 11 …" when both nearly make the whole."""
    own = (ratio.start("n"), ratio.start("m"))
    rest = [token for token in tokens if token.start() not in own]
    first = [token for token in tokens if token.start() == own[0]]
    base = [token for token in tokens if token.start() == own[1]]
    if len(rest) != 1 or not first or not base or rest[0].start() < ratio.end():
        return
    if re.search(r"\b(?:y|e|and)\b", text[ratio.end() : rest[0].start()]):
        _tell_list(base[0], [*first, *rest], at, PLAIN_NEAR, start, told)


def _tokens(text: str) -> list[re.Match[str]]:
    """Counts of a sentence, without dates, numbers of things, ages; [] with times."""
    found = []
    for token in _COUNTED.finditer(text):
        if _TIME.match(text, token.end()):
            return []
        value = whole(token[0].lstrip("$")).value
        year = 1900 <= value <= 2100 and not re.search(r"[.,]", token[0])
        if token[0].startswith("$") or year or _MONTH.match(text, token.end()):
            continue
        if not _NOT_PART.search(text[: token.start()]):
            found.append(token)
    return found


def _tell_list(
    total: re.Match[str],
    parts: Sequence[re.Match[str]],
    at: int,
    near: Fraction,
    start: int,
    told: Told,
) -> bool:
    """Hold a list against its whole; whether it is one."""
    printed = whole(total[0]).value
    values = [whole(part[0]).value for part in parts]
    summed = sum(values, Fraction(0))
    off = abs(summed - printed)
    if any(value >= printed for value in values) or (off and off >= near * printed):
        return False
    told.counts += 1
    span = (at + total.start(), at + total.end())
    _tell_sum(total[0], span, summed, start, told)
    return True
