"""What Alembic runs: one transaction on the study's database."""

from alembic import context
from sqlalchemy import create_engine

from qualcode.store.schema import metadata

url = context.config.get_main_option("sqlalchemy.url")
assert url is not None
with create_engine(url).begin() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,  # SQLite alters tables by copying them
    )
    with context.begin_transaction():
        context.run_migrations()
