"""What a report still lacks, in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "activities": (
        "Escribir hallazgos de {n:una actividad que se menciona|{n} actividades que se mencionan}",
        "Write findings of {n:an activity|{n} activities} that people mention",
    ),
    "findings": (
        "Escribir los hallazgos del proceso",
        "Write the findings of the process",
    ),
    "evidence": (
        "Dar evidencia vigente a {n:un hallazgo|{n} hallazgos}",
        "Give {n:a finding|{n} findings} evidence that stands",
    ),
    "accepted": (
        "Decidir si se {n:acepta una buena práctica|aceptan {n} buenas prácticas}",
        "Decide whether to accept {n:a good practice|{n} good practices}",
    ),
    "argued": (
        "Argumentar las pruebas de {n:una buena práctica|{n} buenas prácticas}",
        "Argue the tests of {n:a good practice|{n} good practices}",
    ),
    "conclusions": ("Escribir las conclusiones", "Write the conclusions"),
    "recommendations": (
        "Escribir las recomendaciones",
        "Write the recommendations",
    ),
    "ground": (
        "Indicar en qué {n:descansa una de ellas|descansan {n} de ellas}",
        "Say what {n:one of them rests|{n} of them rest} on",
    ),
    "coreq": (
        "Completar {n:un punto|{n} puntos} de la lista COREQ",
        "Complete {n:one item|{n} items} of the COREQ checklist",
    ),
}
