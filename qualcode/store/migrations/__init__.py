"""SQLAlchemy's and Alembic's side of the schema.

Imported only where a database is made or is behind.
"""

from __future__ import annotations

from pathlib import Path


def create(path: Path) -> None:
    """Make the tables of the newest schema in a SQLite file."""
    from sqlalchemy import create_engine

    from qualcode.store import revision, schema

    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        schema.metadata.create_all(connection)
        connection.execute(
            schema.alembic_version.insert().values(version_num=revision.HEAD)
        )
    engine.dispose()


def upgrade(path: Path, revision: str = "head") -> None:
    """Bring the SQLite file at `path` to `revision`."""
    from alembic import command

    command.upgrade(config(path), revision)


def config(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Alembic's Config, imported only here
    """Alembic's settings for one database, without an ini file."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.set_main_option("sqlalchemy.url", f"sqlite:///{path}")
    return settings
