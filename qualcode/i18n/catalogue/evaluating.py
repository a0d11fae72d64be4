"""The words of `evaluate`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "title": (
        "Evaluación de las sugerencias",
        "Evaluation of the suggestions",
    ),
    "doing": ("Evaluando", "Evaluating"),
    "intro": (
        "{segments} fragmentos de {documents} transcripciones; cada transcripción se sugiere a partir de las demás.",
        "{segments} segments of {documents} transcripts; each transcript is suggested from the others.",
    ),
    "valence": ("Valencia", "Valence"),
    "facet": ("Eje", "Facet"),
    "code": ("Código", "Code"),
    "n": ("Fragmentos", "Segments"),
    "precision": ("Precisión", "Precision"),
    "recall": ("Exhaustividad", "Recall"),
    "f1": ("Valor F1", "F1 score"),
    "threshold": ("Umbral", "Threshold"),
    "averages": (
        "Macro-F1 {macro_f1} · micro-F1 {micro_f1} · error de calibración {ece}, de la primera sugerencia {ece_top}",
        "Macro-F1 {macro_f1} · micro-F1 {micro_f1} · calibration error {ece}, of the first suggestion {ece_top}",
    ),
    "baselines": (
        "Para comparar (macro-F1): código más frecuente {majority}, palabras clave {keyword}, tf-idf {tfidf}",
        "To compare (macro-F1): commonest code {majority}, keywords {keyword}, tf-idf {tfidf}",
    ),
    "curve": (
        "Macro-F1 según fragmentos codificados: {points}",
        "Macro-F1 by coded segments: {points}",
    ),
    "calibration": ("Calibración", "Calibration"),
    "calibration-x": ("Probabilidad indicada", "Stated probability"),
    "calibration-y": ("Proporción de aciertos", "Share that was right"),
    "learning": ("Curva de aprendizaje", "Learning curve"),
    "learning-x": ("Fragmentos codificados", "Coded segments"),
    "learning-y": ("Macro-F1 de los códigos", "Macro-F1 of the codes"),
    "note": (
        "Puntos vacíos: menos de {n} pares. Línea discontinua: tf-idf con todos los fragmentos.",
        "Hollow points: fewer than {n} pairs. Dashed line: tf-idf with all segments.",
    ),
}
