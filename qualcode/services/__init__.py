"""Use cases that write: one function each, the transaction and its event.

May import the siblings of layer 3 and below. Main functions: `study.open_study`
and `init_study`, `importing.import_files`, `coding.add`. Reads that need no
writing go straight from an adapter to `store` and `analysis`.
"""
