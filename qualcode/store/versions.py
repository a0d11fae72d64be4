"""Versions of the codebook that were kept, and which one each coding was made with."""

from __future__ import annotations

from typing import Any

from qualcode.model import Codebook
from qualcode.store.connection import Connection, as_dict, loaded
from qualcode.store.rows import STANDING


def versions(connection: Connection, codebook: str) -> list[dict[str, Any]]:
    """version, sha256, created of every kept version of a codebook, newest first."""
    query = """
        SELECT version, sha256, created FROM codebook_versions
        WHERE codebook = :codebook ORDER BY version DESC
    """
    return [as_dict(row) for row in connection.rows(query, codebook=codebook)]


def version(connection: Connection, codebook: str, number: int) -> Codebook | None:
    """One kept version, or None."""
    query = """
        SELECT content, sha256 FROM codebook_versions
        WHERE codebook = :codebook AND version = :number
    """
    row = connection.first(query, codebook=codebook, number=number)
    return None if row is None else Codebook.from_dict(loaded(row[0]), row[1])


def made_with(connection: Connection, codebook: str) -> dict[int, list[str]]:
    """{version: ids of the standing codings made with it} of a codebook."""
    query = f"""
        SELECT version, codings.id FROM codebook_versions
            JOIN codings ON codebook_version_id = codebook_versions.id
        WHERE {STANDING} AND codebook = :codebook
    """
    found: dict[int, list[str]] = {}
    for number, id_ in connection.rows(query, codebook=codebook):
        found.setdefault(number, []).append(id_)
    return found
