"""The words of analysis: items of a matrix, reasons for a quote, attributions."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unspecified": ("sin especificar", "unspecified"),
    "facet-unspecified": ("{facet}, sin especificar", "{facet}, unspecified"),
    "kind-interview": ("Entrevista", "Interview"),
    "kind-design": ("Documento de diseño", "Design document"),
    "kind-plan": ("Plan de trabajo", "Work plan"),
    "kind-other": ("Otro documento", "Other document"),
    "attribution": ("(entrevista {role} {actor})", "({role} {actor} interview)"),
    "why-typical": (
        "Reúne lo más frecuente del código: {traits}",
        "Holds what is most frequent for the code: {traits}",
    ),
    "why-only": (
        "El código no coincide con otros ni lleva valencia; es la cita más cercana al vocabulario de las demás",
        "The code meets no other code and carries no valence; this quote is the closest to the words of the rest",
    ),
    "why-single": ("Única cita del código", "The only quote of the code"),
    "why-divergent": (
        "Valencia contraria a la más frecuente del código: {valence}",
        "Valence contrary to the most frequent one of the code: {valence}",
    ),
    "why-voice": ("voz aún no citada", "a voice not yet quoted"),
}
