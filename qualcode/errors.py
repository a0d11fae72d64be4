"""One error type and one problem type; their words live in the catalogue.

Raise `QualcodeError("file-missing", file=path)` and the message and hint come
from `error.file-missing` and `error.file-missing.hint` in the language at hand.
A `Problem` is the same as data: one bad file or line never hides the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qualcode.i18n import t

DONE, PROBLEMS, USAGE, BAD_INPUT, DAMAGED = 0, 1, 2, 3, 4


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


class QualcodeError(Exception):
    """Bad input or a damaged study, told in one sentence with what to do next.

    `exit_code` is 3 (bad input, nothing done) unless said otherwise: 2 wrong
    use, 4 study damaged, locked or of a newer version.
    """

    def __init__(
        self,
        code: str,
        *,
        file: object = None,
        line: int | None = None,
        exit_code: int = BAD_INPUT,
        **params: object,
    ) -> None:
        """Word the error `code` of the catalogue with `params`."""
        self.problem = problem(code, file=file, line=line, **params)
        self.exit_code = exit_code
        super().__init__(self.problem.message)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as it was worded, not to be worded again."""
        return type(self).__new__, (type(self), *self.args), self.__dict__

    @property
    def code(self) -> str:
        """The stable name of the error, e.g. `file-missing`."""
        return self.problem.code

    @property
    def hint(self) -> str:
        """What to do next."""
        return self.problem.hint
