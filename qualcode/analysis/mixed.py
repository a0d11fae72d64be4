"""Mixed signs of a cell, computed and never coded. A voice is a document."""

from __future__ import annotations


def mixed(plus: int, minus: int, both: int) -> str | None:
    """How the voices of a cell differ in sign.

    With p voices holding only +, m only -, `few` the smaller: `divided` when few
    is 2 or more and at least a quarter of those who hold a sign; else `dissent`
    when few is 1 or more; else `ambivalent` when one voice holds both.

    Args:
        plus: how many voices hold only facilitating codings.
        minus: how many only hindering ones.
        both: how many hold both.
    """
    few = min(plus, minus)
    if few >= 2 and few * 4 >= plus + minus + both:
        return "divided"
    if few >= 1:
        return "dissent"
    return "ambivalent" if both else None
