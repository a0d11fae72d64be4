"""Messages with parameters. Standard library only. Main function: `fill`."""

from __future__ import annotations

import string
from collections.abc import Mapping


class _Formatter(string.Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if value == 1 else many
        return str(format(value, format_spec))


_format = _Formatter().vformat


def fill(message: str, params: Mapping[str, object]) -> str:
    """`message` with its braces replaced as `i18n` says."""
    return _format(message, (), params)
