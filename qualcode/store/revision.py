"""What tells a file to be a study of ours, and which schema it is in.

`HEAD` is the schema this program writes; a test ties it to Alembic's head. Apart from
the tables, so that opening a study loads neither them nor SQLAlchemy.
"""

REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
APPLICATION_ID = 0x71636F64  # "qcod": `file` and `doctor` know a study by it
