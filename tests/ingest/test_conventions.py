"""Layouts seen in real transcripts, on fictitious talk written for these tests.

Each case is a file as somebody would type it, and the turns a person would count:
label as printed, kind, first and last words.
"""

import pytest

from qualcode.ingest import read

ASK, P, U = "interviewer", "participant", "unknown"

CASES = {
    "name-bracket-time": (
        "txt",
        """entrevista_03.mp4

Luz Pardo [00:00:02] Gracias por venir. ¿Cómo partió la alianza?

Iván Leal [00:00:09] Partió con una reunión en la residencia.

Iván Leal[00:00:31]Después vino el plan.

Luz Pardo [00:00:40 ¿Y quién lo escribió?

Iván Leal [1:10:45] Lo escribimos entre todos (risas) con calma.
""",
        [
            ("Luz Pardo", ASK, "Gracias por venir. ¿Cómo partió la alianza?"),
            ("Iván Leal", P, "Partió con una reunión en la residencia."),
            ("Iván Leal", P, "Después vino el plan."),
            ("Luz Pardo", ASK, "¿Y quién lo escribió?"),
            ("Iván Leal", P, "Lo escribimos entre todos (risas) con calma."),
        ],
    ),
    "time-name-words": (
        "txt",
        """0:0:-1.-200 --> 0:0:3.900
Ana Pino
Buenas, ¿me escuchas?
0:0:4.100 --> 0:0:9.0
Leo Mora
Sí, perfecto.
(0:0:7.5) Te escucho bien.
0:0:9.100
Leo Mora
Empecemos.
0:0:12.0
Ana Pino
¿Qué cambió este año?
""",
        [
            ("Ana Pino", ASK, "Buenas, ¿me escuchas?"),
            ("Leo Mora", P, "Sí, perfecto.\nTe escucho bien."),
            ("Leo Mora", P, "Empecemos."),
            ("Ana Pino", ASK, "¿Qué cambió este año?"),
        ],
    ),
    "name-time-words": (
        "txt",
        """Ana Pino empezó la transcripción

Edu .

17:06

Buenos días a todas.

Ana Pino

17:07

¿Empezamos con la primera pregunta?

Edu .

17:08

Claro, cuando quieran.
""",
        [
            ("Edu .", U, "Buenos días a todas."),
            ("Ana Pino", U, "¿Empezamos con la primera pregunta?"),
            ("Edu .", U, "Claro, cuando quieran."),
        ],
    ),
    "name-spaces-time": (
        "txt",
        """Transcript
3 de mayo de 2031, 14:00

Rosa Daza   0:03
¿Cuándo se conocieron con la empresa?

Teo Ríos   0:11
En marzo, en la convocatoria.
Vinieron tres personas.

Rosa Daza   1:33
¿Y qué pasó después?

Teo Ríos   1:40
Hubo un silencio largo.
""",
        [
            ("Rosa Daza", ASK, "¿Cuándo se conocieron con la empresa?"),
            ("Teo Ríos", P, "En marzo, en la convocatoria.\nVinieron tres personas."),
            ("Rosa Daza", ASK, "¿Y qué pasó después?"),
            ("Teo Ríos", P, "Hubo un silencio largo."),
        ],
    ),
    "times-continue": (
        "md",
        """(0:02) **Nora:** ¿Cómo llegó la empresa?

(0:19) **Luis:** Llegó por una vecina.
(0:24) Ella trabajaba allí.

(0:31) Y nos presentó.

(0:40) **Nora:** ¿Y el plan?

(0:44) **Luis:** El plan vino solo.
""",
        [
            ("Nora", ASK, "¿Cómo llegó la empresa?"),
            ("Luis", P, "Llegó por una vecina.\nElla trabajaba allí.\nY nos presentó."),
            ("Nora", ASK, "¿Y el plan?"),
            ("Luis", P, "El plan vino solo."),
        ],
    ),
    "bold-role-name": (
        "md",
        """**SARA CANO, ENTREVISTADORA:** ¿Cómo evalúa la alianza?

**PEDRO SAL, DIRECTOR (por teléfono):** Bien, en general.

Faltó tiempo, eso sí.

**SARA CANO:** ¿Tiempo de quién?

**PEDRO SAL:** De los equipos.
""",
        [
            ("SARA CANO, ENTREVISTADORA", ASK, "¿Cómo evalúa la alianza?"),
            (
                "PEDRO SAL, DIRECTOR (por teléfono)",
                P,
                "Bien, en general.\nFaltó tiempo, eso sí.",
            ),
            ("SARA CANO", ASK, "¿Tiempo de quién?"),
            ("PEDRO SAL", P, "De los equipos."),
        ],
    ),
    "colon-outside-bold": (
        "md",
        """**Silvia Mena, Entrevistadora**: ¿Qué hacía usted antes?

**FF**: Trabajaba en el taller.

**EN**: ¿Y por qué llegó acá?

**FF**: Por la convocatoria: la vi en un afiche.

**EN**: ¿Qué esperaba?

**FF**: Ayudar.
""",
        [
            ("Silvia Mena, Entrevistadora", ASK, "¿Qué hacía usted antes?"),
            ("FF", P, "Trabajaba en el taller."),
            ("EN", ASK, "¿Y por qué llegó acá?"),
            ("FF", P, "Por la convocatoria: la vi en un afiche."),
            ("EN", ASK, "¿Qué esperaba?"),
            ("FF", P, "Ayudar."),
        ],
    ),
    "question-answer-words": (
        "txt",
        """Pregunta: ¿Cómo fue la primera reunión?
Respuesta: Fue corta: media hora.
Respuesta: Y muy cordial.
Pregunta: ¿Quiénes estaban?
Respuesta: La directora y dos voluntarios.
""",
        [
            ("Pregunta", ASK, "¿Cómo fue la primera reunión?"),
            ("Respuesta", P, "Fue corta: media hora."),
            ("Respuesta", P, "Y muy cordial."),
            ("Pregunta", ASK, "¿Quiénes estaban?"),
            ("Respuesta", P, "La directora y dos voluntarios."),
        ],
    ),
    "slash-answers": (
        "txt",
        """¿Cuál es el sentido de la residencia?

R/
Misión: acoger a quien llega.
Visión: que nadie se quede solo.

¿Qué le falta?

R/ Personal de noche.
""",
        [
            (None, ASK, "¿Cuál es el sentido de la residencia?"),
            ("R", P, "Misión: acoger a quien llega.\nVisión: que nadie se quede solo."),
            (None, ASK, "¿Qué le falta?"),
            ("R", P, "Personal de noche."),
        ],
    ),
    "alias-changes": (
        "txt",
        """Nombre: (reservado)
Fecha: 4 de junio
Cargo: encargada de alianza

Entrevistador: Cuénteme de su trabajo acá.

Encargada: Coordino las visitas.

E: ¿Cuántas visitas hay al mes?

Encargada: Unas cuatro.

E: ¿Y qué hacen en ellas?

Encargada: Conversan y juegan.

Nota: se corta la grabación un minuto.

E: ¿Algo más?

Encargada: Nada más.
""",
        [
            ("Entrevistador", ASK, "Cuénteme de su trabajo acá."),
            ("Encargada", P, "Coordino las visitas."),
            ("E", ASK, "¿Cuántas visitas hay al mes?"),
            ("Encargada", P, "Unas cuatro."),
            ("E", ASK, "¿Y qué hacen en ellas?"),
            ("Encargada", P, "Conversan y juegan."),
            ("E", ASK, "¿Algo más?"),
            ("Encargada", P, "Nada más."),
        ],
    ),
    "label-on-its-line": (
        "md",
        """**Interviewer**\\
How did the visits begin?

***Participant***\\
They began in May, with a picnic.

**Interviewer**\\
Who paid for it?

***Participant***\\
The company did.
""",
        [
            ("Interviewer", ASK, "How did the visits begin?"),
            ("Participant", P, "They began in May, with a picnic."),
            ("Interviewer", ASK, "Who paid for it?"),
            ("Participant", P, "The company did."),
        ],
    ),
    "numbered-interviewer": (
        "txt",
        """Interviewer 1: Shall we start?

Interviewer 1: How did you hear of the house?

Participant 4: From the company.

Interviewer 2: And why did you stay?

Participant 4: I liked the people there.
""",
        [
            ("Interviewer 1", ASK, "Shall we start?"),
            ("Interviewer 1", ASK, "How did you hear of the house?"),
            ("Participant 4", P, "From the company."),
            ("Interviewer 2", ASK, "And why did you stay?"),
            ("Participant 4", P, "I liked the people there."),
        ],
    ),
    "tab-after-colon": (
        "txt",
        """MSM:\t¿Cuántas personas viven en la casa hoy día?

JRT:\tViven nueve, y casi todas llevan más de un año acá con nosotros.

MSM:\t¿Reciben visitas?

OVP:\tPerdón, ¿puedo pasar?

JRT:\tReciben los sábados en la tarde, cuando hay menos ruido en la cocina.

MSM:\t¿Quién las organiza?

JRT:\tYo misma, con ayuda de la empresa, desde el año pasado.
""",
        [
            ("MSM", ASK, "¿Cuántas personas viven en la casa hoy día?"),
            (
                "JRT",
                P,
                "Viven nueve, y casi todas llevan más de un año acá con nosotros.",
            ),
            ("MSM", ASK, "¿Reciben visitas?"),
            ("OVP", U, "Perdón, ¿puedo pasar?"),
            (
                "JRT",
                P,
                "Reciben los sábados en la tarde, cuando hay menos ruido en la cocina.",
            ),
            ("MSM", ASK, "¿Quién las organiza?"),
            ("JRT", P, "Yo misma, con ayuda de la empresa, desde el año pasado."),
        ],
    ),
    "dash-after-letter": (
        "txt",
        """[I] – Interviewer [C] - Client

I – When did you arrive?

C – Last winter - it was cold.

I – Who met you?

C – The night nurse.
""",
        [
            ("I", ASK, "When did you arrive?"),
            ("C", P, "Last winter - it was cold."),
            ("I", ASK, "Who met you?"),
            ("C", P, "The night nurse."),
        ],
    ),
    "letters-swapped": (
        "txt",
        """P: ¿Desde cuándo trabaja con la residencia?
E: Desde hace tres años, más o menos, cuando me contrataron para el turno de tarde.
P: ¿Y la empresa?
E: La empresa llegó después, con el proyecto ya armado.
P: ¿Cómo fue el inicio?
E: Un poco apresurado, creo yo, porque nadie sabía bien qué hacer.
P: ¿Qué haría distinto?
E: Partir por conversar con las niñas y los niños.
""",
        [
            ("P", ASK, "¿Desde cuándo trabaja con la residencia?"),
            (
                "E",
                P,
                "Desde hace tres años, más o menos, cuando me contrataron para el turno de tarde.",
            ),
            ("P", ASK, "¿Y la empresa?"),
            ("E", P, "La empresa llegó después, con el proyecto ya armado."),
            ("P", ASK, "¿Cómo fue el inicio?"),
            ("E", P, "Un poco apresurado, creo yo, porque nadie sabía bien qué hacer."),
            ("P", ASK, "¿Qué haría distinto?"),
            ("E", P, "Partir por conversar con las niñas y los niños."),
        ],
    ),
    "group": (
        "txt",
        """Entrevista grupal

Moderadora: ¿Cómo se enteraron del proyecto?
Rosa: Por la directora.
Teresa: A mí me contó Rosa.
Rosa: Es verdad (ríe).
Moderadora: ¿Y a usted, Elías?
Elías: Yo leí un correo.
Teresa: Nadie lee los correos.
Conclusión: se enteraron por tres caminos.
Moderadora: Gracias.
""",
        [
            ("Moderadora", ASK, "¿Cómo se enteraron del proyecto?"),
            ("Rosa", P, "Por la directora."),
            ("Teresa", P, "A mí me contó Rosa."),
            ("Rosa", P, "Es verdad (ríe)."),
            ("Moderadora", ASK, "¿Y a usted, Elías?"),
            ("Elías", P, "Yo leí un correo."),
            (
                "Teresa",
                P,
                "Nadie lee los correos.\nConclusión: se enteraron por tres caminos.",
            ),
            ("Moderadora", ASK, "Gracias."),
        ],
    ),
    "brackets-alone": (
        "txt",
        """Entrevistador: Raúl Vera [Orador 2]

[Orador 1]
Bueno, pues nosotros llegamos en agosto.

[Orador 2]
¿Y cómo los recibieron?

[Orador 1]
Con once, como corresponde.

[risas]

[Orador 2]
¿Quién preparó la once?
""",
        [
            ("Orador 1", P, "Bueno, pues nosotros llegamos en agosto."),
            ("Orador 2", ASK, "¿Y cómo los recibieron?"),
            ("Orador 1", P, "Con once, como corresponde.\n[risas]"),
            ("Orador 2", ASK, "¿Quién preparó la once?"),
        ],
    ),
    "name-alone": (
        "txt",
        """Baltazar:
Llegamos tarde ese día.

Pilar:
¿Por la lluvia?

Baltazar:
Por el bus.

Pilar:
¿Y los esperaron?
""",
        [
            ("Baltazar", P, "Llegamos tarde ese día."),
            ("Pilar", ASK, "¿Por la lluvia?"),
            ("Baltazar", P, "Por el bus."),
            ("Pilar", ASK, "¿Y los esperaron?"),
        ],
    ),
    "dashes": (
        "txt",
        """-¿Cómo conoció el programa?
-Por mi jefa.
-¿Y le gustó?
-Sí, desde el primer día.
-¿Qué le gustó más?
-La gente.
""",
        [
            (None, ASK, "¿Cómo conoció el programa?"),
            (None, P, "Por mi jefa."),
            (None, ASK, "¿Y le gustó?"),
            (None, P, "Sí, desde el primer día."),
            (None, ASK, "¿Qué le gustó más?"),
            (None, P, "La gente."),
        ],
    ),
    "bold-questions": (
        "md",
        """# Residencia del Sur

**¿Cómo empezó la alianza?**

Empezó con un llamado.

Después hubo una visita.

**¿Qué hizo la empresa?**

Trajo libros.

**Cuénteme de las dificultades.**

Casi no hubo. ¿Le sirve?

**¿Qué recomienda?**

Más tiempo.
""",
        [
            (None, ASK, "¿Cómo empezó la alianza?"),
            (None, P, "Empezó con un llamado.\nDespués hubo una visita."),
            (None, ASK, "¿Qué hizo la empresa?"),
            (None, P, "Trajo libros."),
            (None, ASK, "Cuénteme de las dificultades."),
            (None, P, "Casi no hubo. ¿Le sirve?"),
            (None, ASK, "¿Qué recomienda?"),
            (None, P, "Más tiempo."),
        ],
    ),
    "numbered-questions": (
        "txt",
        """1) ¿Cuándo llegó?

    En marzo.

2) ¿Con quién?

    Con mi hermana.
    Y su hijo.

3) ¿Volvería?

    Claro que sí.
""",
        [
            (None, ASK, "¿Cuándo llegó?"),
            (None, P, "En marzo."),
            (None, ASK, "¿Con quién?"),
            (None, P, "Con mi hermana.\nY su hijo."),
            (None, ASK, "¿Volvería?"),
            (None, P, "Claro que sí."),
        ],
    ),
    "table-questions": (
        "md",
        """| N° | Pregunta | Respuesta |
|---|---|---|
| 1 | ¿Cómo llegó? | En bus. |
| 2 | ¿Con quién trabaja? | Con dos voluntarias. |
| 3 | Observaciones del turno | Ninguna. |
""",
        [
            (None, ASK, "¿Cómo llegó?"),
            (None, P, "En bus."),
            (None, ASK, "¿Con quién trabaja?"),
            (None, P, "Con dos voluntarias."),
            (None, ASK, "Observaciones del turno"),
            (None, P, "Ninguna."),
        ],
    ),
    "table-speakers": (
        "md",
        """| Tiempo | Quién | Texto |
|---|---|---|
| 00:01 | Entrevistadora | ¿Cómo partieron? |
| 00:09 | Directora | Con una carta. |
| 00:15 | Entrevistadora | ¿Hubo respuesta? |
| 00:18 | Directora | A la semana. |
""",
        [
            ("Entrevistadora", ASK, "¿Cómo partieron?"),
            ("Directora", P, "Con una carta."),
            ("Entrevistadora", ASK, "¿Hubo respuesta?"),
            ("Directora", P, "A la semana."),
        ],
    ),
    "times-inside": (
        "txt",
        """E1: [00:00:05] Partamos por el principio. [00:00:09] ¿Dónde nació?
D1: Nací en el sur. [00:12:33] Luego nos vinimos, a las 12:30 en punto.
E1: ¿Solos?
D1: Con mi abuela.
""",
        [
            ("E1", ASK, "Partamos por el principio. ¿Dónde nació?"),
            ("D1", P, "Nací en el sur. Luego nos vinimos, a las 12:30 en punto."),
            ("E1", ASK, "¿Solos?"),
            ("D1", P, "Con mi abuela."),
        ],
    ),
    "header-names": (
        "txt",
        """Entrevistadora: Clara Sanz
Entrevistado: Hugo Peña
Fecha: 12-03-2031
Lugar: Residencia del Valle

CS: Buenas tardes. ¿Me dice su cargo?
HP: Soy encargado de vinculación.
CS: ¿Hace cuánto?
HP: Dos años.
""",
        [
            ("CS", ASK, "Buenas tardes. ¿Me dice su cargo?"),
            ("HP", P, "Soy encargado de vinculación."),
            ("CS", ASK, "¿Hace cuánto?"),
            ("HP", P, "Dos años."),
        ],
    ),
    "automatic-list-and-rta": (
        "txt",
        """1. ¿Cuál es su nombre?
Rta: Soy Berta.
2. ¿Qué hace en la casa?
Rta Cocino y cuido.
3. ¿Le gusta?
Rta: Mucho.
""",
        [
            (None, ASK, "¿Cuál es su nombre?"),
            ("Rta", P, "Soy Berta."),
            (None, ASK, "¿Qué hace en la casa?"),
            ("Rta", P, "Cocino y cuido."),
            (None, ASK, "¿Le gusta?"),
            ("Rta", P, "Mucho."),
        ],
    ),
    "answers-turn-to-dashes": (
        "txt",
        """¿Cómo llegó?
respuesta: Llegué por mi tía.
¿Y qué hizo?
respuesta: Ayudé en la cocina.
¿Se quedó?
- Sí, tres años.
¿Volvería?
- Claro.
""",
        [
            (None, ASK, "¿Cómo llegó?"),
            ("respuesta", P, "Llegué por mi tía."),
            (None, ASK, "¿Y qué hizo?"),
            ("respuesta", P, "Ayudé en la cocina."),
            (None, ASK, "¿Se quedó?"),
            (None, P, "Sí, tres años."),
            (None, ASK, "¿Volvería?"),
            (None, P, "Claro."),
        ],
    ),
    "role-line-then-dash": (
        "txt",
        """Entrevistador:
- Olá! Qual é o seu nome?
Entrevistado
- Me chamo Beto.
Entrevistador:
- E o que você estuda?
Entrevistado:
- Estudo letras.
""",
        [
            ("Entrevistador", ASK, "Olá! Qual é o seu nome?"),
            ("Entrevistado", P, "Me chamo Beto."),
            ("Entrevistador", ASK, "E o que você estuda?"),
            ("Entrevistado", P, "Estudo letras."),
        ],
    ),
    "letters-under-numbered-questions": (
        "txt",
        """1) ¿Qué piensan del plan?
A: Que es largo.
B: Que es bueno.
Q: No lo leí.
2) ¿Y de la empresa?
A: Amable.
B: Puntual.
Q: No sé.
""",
        [
            (None, ASK, "¿Qué piensan del plan?"),
            ("A", P, "Que es largo."),
            ("B", P, "Que es bueno."),
            ("Q", P, "No lo leí."),
            (None, ASK, "¿Y de la empresa?"),
            ("A", P, "Amable."),
            ("B", P, "Puntual."),
            ("Q", P, "No sé."),
        ],
    ),
    "alternate-paragraphs": (
        "txt",
        """¿Cómo describiría la relación con la empresa?

Es cercana. Nos vemos dos veces al mes y hablamos por teléfono cada semana.

¿Qué ha sido lo más difícil?

El cambio de los equipos. ¿Quién sigue el proyecto cuando se van?

¿Qué recomienda?

Escribir los acuerdos.

¿Algo más?

Nada.
""",
        [
            (None, ASK, "¿Cómo describiría la relación con la empresa?"),
            (
                None,
                P,
                "Es cercana. Nos vemos dos veces al mes y hablamos por teléfono cada semana.",
            ),
            (None, ASK, "¿Qué ha sido lo más difícil?"),
            (
                None,
                P,
                "El cambio de los equipos. ¿Quién sigue el proyecto cuando se van?",
            ),
            (None, ASK, "¿Qué recomienda?"),
            (None, P, "Escribir los acuerdos."),
            (None, ASK, "¿Algo más?"),
            (None, P, "Nada."),
        ],
    ),
    "enumeration-inside-a-turn": (
        "txt",
        """ENTREVISTA 4
Fecha: 5 de mayo de 2031
Hora: 10:30
Participantes: Entrevistadora (E), Directora (D)

E: Buenos días.
D: Buenos días.
E: ¿Partimos?
D: Partamos. (Pausa larga)
[Suena el teléfono]
E: ¿Qué opina del plan?
D: Tengo tres cosas que decir:
Primero: falta tiempo.
Segundo: falta gente.
Tercero: sobra papel.
E: Gracias.
""",
        [
            ("E", ASK, "Buenos días."),
            ("D", P, "Buenos días."),
            ("E", ASK, "¿Partimos?"),
            ("D", P, "Partamos. (Pausa larga)\n[Suena el teléfono]"),
            ("E", ASK, "¿Qué opina del plan?"),
            (
                "D",
                P,
                "Tengo tres cosas que decir:\nPrimero: falta tiempo.\nSegundo: falta gente.\nTercero: sobra papel.",
            ),
            ("E", ASK, "Gracias."),
        ],
    ),
    "job-labels": (
        "txt",
        """Encargada de alianza: Yo partí en marzo.
Moderador: ¿Y usted?
Director de residencia: En abril.
Moderador: ¿Y la empresa?
Gerenta de personas: Desde antes.
Encargada de alianza: Cierto.
Director de residencia: Sí.
""",
        [
            ("Encargada de alianza", P, "Yo partí en marzo."),
            ("Moderador", ASK, "¿Y usted?"),
            ("Director de residencia", P, "En abril."),
            ("Moderador", ASK, "¿Y la empresa?"),
            ("Gerenta de personas", P, "Desde antes."),
            ("Encargada de alianza", P, "Cierto."),
            ("Director de residencia", P, "Sí."),
        ],
    ),
    "heading-questions": (
        "md",
        """### 1. ¿Cómo partió la alianza?

Partió sola.

### 2. ¿Quién la sostuvo?

Los equipos.

### 3. ¿Qué sigue?

No sé.
""",
        [
            (None, ASK, "¿Cómo partió la alianza?"),
            (None, P, "Partió sola."),
            (None, ASK, "¿Quién la sostuvo?"),
            (None, P, "Los equipos."),
            (None, ASK, "¿Qué sigue?"),
            (None, P, "No sé."),
        ],
    ),
    "corpus-marks": (
        "txt",
        """E1: ¿y có:mo era // antes?
I= pues mira / era otra cosa
E1: ¿ah sí?
I= sí sí
E1: ¿y la gente?
I= la gente igual
""",
        [
            ("E1", ASK, "¿y có:mo era // antes?"),
            ("I", P, "pues mira / era otra cosa"),
            ("E1", ASK, "¿ah sí?"),
            ("I", P, "sí sí"),
            ("E1", ASK, "¿y la gente?"),
            ("I", P, "la gente igual"),
        ],
    ),
    "wrapped-lines": (
        "txt",
        """Entrevistadora: ¿Cómo evalúa usted el
trabajo que se ha hecho con la empresa
durante el año?

Directora: Bien: hubo avances
en la residencia y también
retrocesos.

Entrevistadora: ¿Cuáles?

Directora: Varios.
""",
        [
            (
                "Entrevistadora",
                ASK,
                "¿Cómo evalúa usted el\ntrabajo que se ha hecho con la empresa\ndurante el año?",
            ),
            (
                "Directora",
                P,
                "Bien: hubo avances\nen la residencia y también\nretrocesos.",
            ),
            ("Entrevistadora", ASK, "¿Cuáles?"),
            ("Directora", P, "Varios."),
        ],
    ),
    "point-dash": (
        "txt",
        """Entrevista a directora

E.- ¿Cómo fue la convocatoria?
D.- Fue rápida.
E.- ¿Quiénes vinieron?
D.- Tres empresas.
""",
        [
            ("E", ASK, "¿Cómo fue la convocatoria?"),
            ("D", P, "Fue rápida."),
            ("E", ASK, "¿Quiénes vinieron?"),
            ("D", P, "Tres empresas."),
        ],
    ),
    "time-before-label": (
        "txt",
        """[00:00:01] Entrevistadora: ¿Cómo fue?
[00:00:05] Directora: Bien. Fue largo.
[00:01:02] Entrevistadora: ¿Y después?
[00:01:09] Directora: Después nada.
""",
        [
            ("Entrevistadora", ASK, "¿Cómo fue?"),
            ("Directora", P, "Bien. Fue largo."),
            ("Entrevistadora", ASK, "¿Y después?"),
            ("Directora", P, "Después nada."),
        ],
    ),
    "letter-in-brackets": (
        "txt",
        """[E] ¿Cómo fue?
[P] Bien. Fue largo.
[E] ¿Y después?
[P] Después nada.
""",
        [
            ("E", ASK, "¿Cómo fue?"),
            ("P", P, "Bien. Fue largo."),
            ("E", ASK, "¿Y después?"),
            ("P", P, "Después nada."),
        ],
    ),
    "abbreviated-title": (
        "txt",
        """Sra. Pérez: ¿Vamos?
Sr. Soto: Vamos.
Sra. Pérez: ¿Ya?
Sr. Soto: Ya.
""",
        [
            ("Sra. Pérez", ASK, "¿Vamos?"),
            ("Sr. Soto", P, "Vamos."),
            ("Sra. Pérez", ASK, "¿Ya?"),
            ("Sr. Soto", P, "Ya."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_turns_of_a_layout(name, tmp_path):
    extension, text, expected = CASES[name]
    path = tmp_path / f"{name}.{extension}"
    path.write_text(text, encoding="utf-8")
    [found] = read(path)
    got = [(t.label, t.kind, found.text[t.start : t.end]) for t in found.turns]
    assert got == expected
    assert not found.problems
