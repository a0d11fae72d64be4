"""Cases, memos and the log."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cases": ("{n} {n:caso|casos}", "{n} {n:case|cases}"),
    "cases-file": (
        "Se editan en transcripts/cases.csv, también con Excel.",
        "They are edited in transcripts/cases.csv, with Excel too.",
    ),
    "cases-empty": ("Sin casos todavía", "No cases yet"),
    "col-case": ("Caso", "Case"),
    "col-name": ("Nombre", "Name"),
    "col-type": ("Tipo", "Type"),
    "col-interviews": ("Entrevistas", "Interviews"),
    "col-codings": ("Codif.", "Codings"),
    "none": ("ninguna", "none"),
    "memos": ("{n} {n:memo|memos}", "{n} {n:memo|memos} kept"),
    "memos-empty": ("Sin memos todavía", "No memos yet"),
    "memos-why": (
        "Al codificar, la tecla Ñ abre el memo del fragmento o de la entrevista.",
        "While coding, the key Ñ opens the memo of the segment or the interview.",
    ),
    "col-about": ("Sobre", "About"),
    "col-who": ("Quién", "Who"),
    "col-acts": ("Acciones", "Actions"),
    "the-study": ("el estudio", "the study"),
    "remove": ("quitar", "remove"),
    "write": ("Memo sobre el estudio", "Memo on the study"),
    "log-why": (
        "Lo último primero, hasta {n} actos. No guarda palabras de las entrevistas.",
        "The latest first, up to {n} acts. It keeps no words of the interviews.",
    ),
    "undo": ("Deshacer", "Undo"),
    "redo": ("Rehacer", "Redo"),
    "undone": ("deshecho", "undone"),
    "col-time": ("Cuándo", "When"),
    "col-act": ("Acto", "Act"),
    "col-facts": ("Datos", "Facts"),
}
