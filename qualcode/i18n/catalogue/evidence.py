"""The words of findings, contrast, framework and agreement."""

MESSAGES: dict[str, tuple[str, str]] = {
    "status-supported": ("Se sostiene", "Supported"),
    "status-contradicted": ("Con voces en contra", "With voices against"),
    "status-unsupported": ("Sin evidencia", "No evidence"),
    "status-fallen": ("Caído: su evidencia ya no está", "Fallen: its evidence is gone"),
    "kind-finding": ("Hallazgos", "Findings"),
    "kind-conclusion": ("Conclusiones", "Conclusions"),
    "kind-recommendation": ("Recomendaciones", "Recommendations"),
    "strength": (
        "{actor}: {voiced} de {asked}",
        "{actor}: {voiced} of {asked}",
    ),
    "depends-document": ("la entrevista {id}", "the interview {id}"),
    "depends-case": ("el caso {id}", "the case {id}"),
    "depends-coder": ("el analista {id}", "the coder {id}"),
    "orphan-rests-on-nothing": (
        "No descansa en ninguna otra entrada.",
        "Rests on no other entry.",
    ),
    "orphan-leads-nowhere": (
        "Nada se concluye ni se recomienda a partir de esto.",
        "Nothing is concluded or recommended from it.",
    ),
    "contrary-proposed": (
        "{n} {n:cita|citas} de signo contrario por leer.",
        "{n} {n:quote|quotes} of the contrary sign to read.",
    ),
    "contrast-agree": ("Coinciden", "Agree"),
    "contrast-clash": ("Se contraponen", "Clash"),
    "contrast-silent": ("Falta una voz", "One is silent"),
    "view-silent": ("sin mención", "no mention"),
    "view-unsigned": (
        "{n} {n:entrevista|entrevistas}, sin valencia",
        "{n} {n:interview|interviews}, no valence",
    ),
    "summary-current": ("al día", "current"),
    "summary-stale": ("desactualizada", "stale"),
    "summary-empty": ("por escribir", "to be written"),
    "stale-text": ("{text} [desactualizada]", "{text} [stale]"),
    "unwritten": (
        "[por escribir: {n} {n:codificación|codificaciones}]",
        "[to be written: {n} {n:coding|codings}]",
    ),
    "alpha-interval": ("{alpha} ({low} a {high})", "{alpha} ({low} to {high})"),
    "agreement-codes": ("Por código", "By code"),
    "agreement-disagreements": ("Desacuerdos", "Disagreements"),
    "all-codes": ("Todos los códigos", "All codes"),
    "agreement-base": (
        "Base: {units} fragmentos de {n} {n:entrevista terminada|entrevistas terminadas} por todos.",
        "Base: {units} segments of {n} {n:interview|interviews} that all finished.",
    ),
    "agreement-apart": (
        "Aparte, {n} decisiones nacidas de una sugerencia: coinciden en el {share} %.",
        "Apart from these, {n} decisions born of a suggestion: {share}% alike.",
    ),
    "agreement-reading": (
        "Un coeficiente no reemplaza la conversación: conviene partir por los desacuerdos.",
        "A coefficient does not replace the conversation: start with the disagreements.",
    ),
    "disagreements-more": (
        "… y {n} desacuerdos más; todos van en el archivo con --format json.",
        "… and {n} more disagreements; --format json holds all of them.",
    ),
    "curve-actor": ("{actor}: {n} en total", "{actor}: {n} in all"),
    "curve-x": ("Entrevistas", "Interviews"),
    "curve-y": ("Códigos que aparecen", "Codes that appear"),
    "curve-note": (
        "Promedio de todos los órdenes posibles; franja: el 95 % central de mil órdenes al azar.",
        "Mean of all possible orders; band: the middle 95% of a thousand random orders.",
    ),
}
