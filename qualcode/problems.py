"""Problems: what is wrong with a piece of the input, as data.

May import `i18n`. One bad file or line never hides the rest: readers gather problems,
each worded when found. Main function: `problem`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qualcode.i18n import t


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a piece of the input, told with what to do next."""

    code: str
    message: str
    hint: str
    file: str | None = None
    line: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The contract's problem: code, message, hint and, where known, file, line."""
        plain: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }
        if self.file is not None:
            plain["file"] = self.file
        if self.line is not None:
            plain["line"] = self.line
        return plain


def problem(
    code: str, *, file: object = None, line: int | None = None, **params: object
) -> Problem:
    """A `Problem` worded from the catalogue; `params` fill the message's braces."""
    name = None if file is None else str(file)
    words = {"file": name, "line": line, **params}
    return Problem(
        code, t(f"error.{code}", **words), t(f"error.{code}.hint", **words), name, line
    )
