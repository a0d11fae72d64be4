"""The study on disk: study.yaml, the registers, the database.

May import `text` and below; statements are SQL and only here, SQLAlchemy and Alembic
make and change the tables. Files are truth for what people write by hand, the database
for what is done inside the program.
Main functions: `folder.find` finds the study a command works in, `database.open`
opens its database (refusing what is damaged or newer), `rows.read_study` gives
one `StudyData`.
"""
