"""The words of the project as frozen dataclasses; standard library only.

May import nothing of qualcode. Everything above speaks in these types:
`Transcript` is what a file says, `Codebook` what a team looks for,
`StudyData` one consistent picture of a study that analysis and report read.
Offsets everywhere are Unicode code points of a document's text, end exclusive.
"""

from qualcode.model.codebook import Code, Codebook, Facet, Valence
from qualcode.model.coding import Coding, Suggestion
from qualcode.model.instruments import (
    Activity,
    Contact,
    FichaEntry,
    Instruments,
    Need,
    Standard,
)
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
from qualcode.model.theory import Link, Node, Objective, Theory
from qualcode.model.transcript import Comment, Segment, Speaker, Transcript, Turn

__all__ = [
    "Activity",
    "Case",
    "Code",
    "Codebook",
    "Coding",
    "Comment",
    "Contact",
    "Coverage",
    "Document",
    "Facet",
    "FichaEntry",
    "Finding",
    "Instruments",
    "Link",
    "Need",
    "Node",
    "Objective",
    "Participant",
    "Practice",
    "Segment",
    "Speaker",
    "Standard",
    "StudyConfig",
    "StudyData",
    "Suggestion",
    "Summary",
    "Theory",
    "Transcript",
    "Turn",
    "Valence",
]
