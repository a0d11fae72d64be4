"""The words of the project as frozen dataclasses; standard library only.

May import nothing of qualcode. Everything above speaks in these types:
`Transcript` is what a file says, `Codebook` what a team looks for,
`StudyData` one consistent picture of a study that analysis and report read.
Offsets everywhere are Unicode code points of a document's text, end exclusive.
The words of `instruments` and `theory` are imported from those modules, so that a
study without them does not wait for them.
"""

from qualcode.model.codebook import Code, Codebook, Facet, Valence
from qualcode.model.coding import Coding, Suggestion
from qualcode.model.study import (
    Case,
    Coverage,
    Document,
    Finding,
    Participant,
    Practice,
    StudyConfig,
    StudyData,
    Summary,
)
from qualcode.model.transcript import Comment, Segment, Speaker, Transcript, Turn

__all__ = [
    "Case",
    "Code",
    "Codebook",
    "Coding",
    "Comment",
    "Coverage",
    "Document",
    "Facet",
    "Finding",
    "Participant",
    "Practice",
    "Segment",
    "Speaker",
    "StudyConfig",
    "StudyData",
    "Suggestion",
    "Summary",
    "Transcript",
    "Turn",
    "Valence",
]
