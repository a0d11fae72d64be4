"""Summaries of the framework grid."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of what people write of a row × code."""
    op.create_table(
        "summaries",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("coder_id", sa.String(length=36), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("codings", sa.JSON(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("removals", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["coder_id"], ["coders.id"], name=op.f("fk_summaries_coder_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summaries")),
    )
    op.create_index(
        "uq_summaries_standing",
        "summaries",
        ["rows", "row", "code"],
        unique=True,
        sqlite_where=sa.text("removals % 2 = 0"),
        postgresql_where=sa.text("removals % 2 = 0"),
    )
