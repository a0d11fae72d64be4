"""Helps of `tables`: the evaluation's other instruments; keys as in `help`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tables": (
        "Tablas de la evaluación: sample, attributes, plans, guide, theory",
        "The evaluation's tables: sample, attributes, plans, guide, theory",
    ),
    "tables.sample": (
        "Mostrar la muestra, las entrevistas por actor y el trabajo de campo",
        "Show the sample, the interviews by actor and the fieldwork",
    ),
    "tables.attributes": (
        "Contar los valores de cada atributo de los casos",
        "Count the values of each attribute of the cases",
    ),
    "tables.plans": (
        "Contar necesidades y actividades por estándar y ámbito",
        "Count needs and activities by standard and area",
    ),
    "tables.plans.more": (
        "Lee instruments/needs.csv, activities.csv y standards.csv. Una necesidad cuyo caso dice «sin información» deja el estándar en s/i.",
        "Reads instruments/needs.csv, activities.csv and standards.csv. A need whose case says “sin información” leaves its standard unknown.",
    ),
    "tables.guide": (
        "Hacer las pautas de entrevista desde el libro de códigos",
        "Make the interview guides from the codebook",
    ),
    "tables.theory": (
        "Revisar y dibujar la teoría de cambio, con su evidencia",
        "Check and draw the theory of change, with its evidence",
    ),
    "tables.sample.type_": (
        "solo los casos de este tipo",
        "only cases of this type",
    ),
    "tables.attributes.type_": (
        "casos de este tipo (si no, el de la primera fila)",
        "cases of this type (that of the first row unless told)",
    ),
    "tables.plans.type_": (
        "casos de este tipo (si no, el de la primera fila)",
        "cases of this type (that of the first row unless told)",
    ),
    "tables.guide.actor": ("solo la pauta de este actor", "only this actor's guide"),
    "metavar.type": ("TIPO", "TYPE"),
}
