"""Numbers as printed, read exactly: thousands, decimals, shares and their rounding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from qualcode.text.normalise import key

WHOLE = r"\d{1,3}(?:[.,]\d{3})+|\d+"
SHARE = r"\d+(?:[.,]\d+)?"
PERCENT = r"(?:%|por ciento\b|per ?cent\b)"
_CELL = re.compile(rf"(?P<sign>[-−–]?)\s?\$?\s?(?P<n>{WHOLE}|\d+[.,]\d+)(?P<p>\s?%)?")
_BOTH = re.compile(rf"(?P<n>{WHOLE})(?:\s*[(;]\s*|,\s+)(?P<p>{SHARE}\s?%)\s*\)?")
_TURNED = re.compile(rf"(?P<p>{SHARE}\s?%)\s*\(\s*(?P<n>{WHOLE})\s*\)")
# A printed dash is nothing; these say that nobody knows or that it does not apply.
_UNKNOWN = re.compile(
    r"s ?/ ?i|sin informacion|no informa|s/d|sin dato(?:s)?|n/?[acd]|n\.? ?[ad]\.?|"
    r"no aplica|no corresponde|no information|…|\.\.\.",
)
_DASHES = ("", "-", "–", "—", "−")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number: its exact value, decimals, whether it is a share in %."""

    value: Fraction
    text: str
    decimals: int = 0
    percent: bool = False

    def like(self, value: Fraction) -> str:
        """Another value printed in the manner of this one, a half rounded up."""
        scale = 10**self.decimals
        rounded = (value * scale + Fraction(1, 2)).__floor__()
        digits = f"{rounded / scale:.{self.decimals}f}"
        number = re.search(r"\d[\d.,]*\d|\d", self.text)
        shown = number[0] if number else ""
        if self.decimals and "," in shown:
            digits = digits.replace(".", ",")
        elif not self.decimals and abs(rounded) >= 1000 and re.search(r"[.,]", shown):
            mark = "." if "." in shown else ","
            digits = f"{rounded:,}".replace(",", mark)
        return self.text.replace(shown, digits, 1) if shown else digits

    def is_rounded(self, value: Fraction) -> bool:
        """Whether this is `value` rounded at its precision, a half either way."""
        return abs(self.value - value) <= Fraction(1, 2 * 10**self.decimals)


def read_cell(cell: str) -> list[Figure]:
    """A cell that is a number, or a count with its share: [], [figure] or both."""
    text = _plain(cell)
    both = _BOTH.fullmatch(text) or _TURNED.fullmatch(text)
    if both:
        return [whole(both["n"]), share(both["p"])]
    found = _CELL.fullmatch(text)
    if not found:
        return []
    figure = share(text) if found["p"] else _number(found["n"], text)
    if found["sign"]:
        figure = Figure(-figure.value, text, figure.decimals, figure.percent)
    return [figure]


def is_nothing(cell: str) -> bool:
    """Whether a cell is blank or a dash."""
    return _plain(cell) in _DASHES


def is_unknown(cell: str) -> bool:
    """Whether a cell says that nobody knows, or that it does not apply."""
    return bool(_UNKNOWN.fullmatch(key(cell)))


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[*†‡¹²³]", "", cell).split())


def whole(text: str) -> Figure:
    """A whole number, with or without thousands marks."""
    return Figure(Fraction(re.sub(r"[.,]", "", text)), text)


def share(text: str) -> Figure:
    """A share; any mark in it is a decimal one, and `text` is kept as printed."""
    found = re.search(SHARE, text)
    assert found is not None
    number = found[0].replace(",", ".")
    decimals = len(number.partition(".")[2])
    return Figure(Fraction(number), text.strip(), decimals, percent=True)


def _number(number: str, text: str) -> Figure:
    if re.fullmatch(WHOLE, number) and not number.startswith("0."):
        return Figure(whole(number).value, text)
    plain = number.replace(",", ".")
    return Figure(Fraction(plain), text, len(plain.partition(".")[2]))
