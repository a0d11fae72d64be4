"""Layouts of transcripts with their truth, a variation for each convention met.

All talk is fictitious, written for these tests. Each entry: extension, the file's text
(for Word a list of its paragraphs), and the turns a person would count: label as
printed, kind, text.
"""

ASK, PART, DOUBT = "interviewer", "participant", "unknown"

CASES = {
    "c01-comments-and-gaps": (
        "txt",
        """entrevista_12.mp4

Eva Ríos [00:00:03] Partamos. ¿Hace cuánto trabaja con la *Fundación*?

Tomás Gil  [00:00:10] Bien. Que bien que lo pregunte, llevo tres años[a] acá.

Eva Ríos[00:00:27]¿Y antes?

Tomás Gil [00:00:30 Antes nada.

Tomás Gil [0:01:02] Bueno, sí: fui voluntario en otra parte, pero eso fue [inaudible] hace mucho.

Eva Ríos [1:10:45] Gracias.[b]

[a]No se entiende si dice tres o trece
[b]Falta el cierre
""",
        [
            ("Eva Ríos", ASK, "Partamos. ¿Hace cuánto trabaja con la *Fundación*?"),
            (
                "Tomás Gil",
                PART,
                "Bien. Que bien que lo pregunte, llevo tres años[a] acá.",
            ),
            ("Eva Ríos", ASK, "¿Y antes?"),
            ("Tomás Gil", PART, "Antes nada."),
            (
                "Tomás Gil",
                PART,
                "Bueno, sí: fui voluntario en otra parte, pero eso fue [inaudible] hace mucho.",
            ),
            ("Eva Ríos", ASK, "Gracias.[b]"),
        ],
    ),
    "c01-en": (
        "txt",
        """Interview 4.mp3

Mary Stone [00:00:03] Thanks for coming. How did the visits begin?

Speaker 2 [00:00:10] They began in May. We had, like, four people.

Mary Stone [00:00:27] And who paid?

Speaker 2 [00:01:30] The company did, all of it, I think.

Mary Stone [00:02:01] Right.

Speaker 2 [00:02:03] Yeah.
""",
        [
            ("Mary Stone", ASK, "Thanks for coming. How did the visits begin?"),
            ("Speaker 2", PART, "They began in May. We had, like, four people."),
            ("Mary Stone", ASK, "And who paid?"),
            ("Speaker 2", PART, "The company did, all of it, I think."),
            ("Mary Stone", ASK, "Right."),
            ("Speaker 2", PART, "Yeah."),
        ],
    ),
    "c02-teams-paste": (
        "txt",
        """0:0:-7.-650 --> 0:0:2.100
Ana Ruiz
Correcto.
0:0:3.210 --> 0:0:5.0
Ana Ruiz
¿Partimos entonces con la primera pregunta?
0:0:6.100
Leo Mora (Invitado)
Partamos. Yo llegué el 2019
y me quedé, porque me gustó.
(0:0:9.260) También por la gente.
0:1:2.5
Ana Ruiz
¿Y después?
1:29:30.937 -
Leo Mora (Invitado)
Después nada.
""",
        [
            ("Ana Ruiz", ASK, "Correcto."),
            ("Ana Ruiz", ASK, "¿Partimos entonces con la primera pregunta?"),
            (
                "Leo Mora (Invitado)",
                PART,
                "Partamos. Yo llegué el 2019\ny me quedé, porque me gustó.\nTambién por la gente.",
            ),
            ("Ana Ruiz", ASK, "¿Y después?"),
            ("Leo Mora (Invitado)", PART, "Después nada."),
        ],
    ),
    "c03-teams-web": (
        "txt",
        """Ana Pino empezó la transcripción

Bueno, ahora sí está grabando, ¿cierto? Partimos.

Edu .

17:06

Buenos días. Gracias por la invitación.

Ana Pino

17:07

¿Cómo ha estado el año en la residencia?

Edu .

17:08

Ha sido un año largo.

Con muchos cambios.

Ana Pino

17:10

¿Cambios de qué tipo?

Edu .

17:11

De equipo, sobre todo.

Ana Pino detuvo la transcripción
""",
        [
            (None, DOUBT, "Bueno, ahora sí está grabando, ¿cierto? Partimos."),
            ("Edu .", PART, "Buenos días. Gracias por la invitación."),
            ("Ana Pino", ASK, "¿Cómo ha estado el año en la residencia?"),
            ("Edu .", PART, "Ha sido un año largo.\nCon muchos cambios."),
            ("Ana Pino", ASK, "¿Cambios de qué tipo?"),
            ("Edu .", PART, "De equipo, sobre todo."),
        ],
    ),
    "c04-teams-docx": (
        "txt",
        """Reunión con la residencia-20310503_140000-Grabación de la reunión
3 de mayo de 2031, 2:00p.m.
42min 10s

Rosa Díaz   0:03
¿Cuándo se conocieron con la empresa?

Teo Ríos   0:11
En marzo.

Rosa Díaz   1:33
¿Y qué pasó después?
¿Hubo reuniones?

Teo Ríos   1:40
Hubo un silencio largo.

Rosa Díaz   1:01:40
Gracias.

Rosa Díaz stopped transcription
""",
        [
            ("Rosa Díaz", ASK, "¿Cuándo se conocieron con la empresa?"),
            ("Teo Ríos", PART, "En marzo."),
            ("Rosa Díaz", ASK, "¿Y qué pasó después?\n¿Hubo reuniones?"),
            ("Teo Ríos", PART, "Hubo un silencio largo."),
            ("Rosa Díaz", ASK, "Gracias."),
        ],
    ),
    "c05-whisper": (
        "md",
        """# Entrevista 2

(0:02) **Nora:** ¿Cómo llegó la empresa?
(0:10) Cuénteme desde el principio.

(0:19) **Luis:** Bien, lo que le voy a contar es largo.
(0:24) Ella trabajaba allí,

(0:31) y nos presentó.

(1:40) **Nora:** Ya.

(1:44) **Luis:** El plan vino solo: nadie lo pidió.
""",
        [
            ("Nora", DOUBT, "¿Cómo llegó la empresa?\nCuénteme desde el principio."),
            (
                "Luis",
                DOUBT,
                "Bien, lo que le voy a contar es largo.\nElla trabajaba allí,\ny nos presentó.",
            ),
            ("Nora", DOUBT, "Ya."),
            ("Luis", DOUBT, "El plan vino solo: nadie lo pidió."),
        ],
    ),
    "c41-letter-time": (
        "txt",
        (
            "\ufeffE  (00:00)\n"
            "Boa tarde. Qual é o seu nome?\n"
            "\n"
            "P  (00:05)\n"
            "Meu nome é Beto, e moro na casa\n"
            "há dois anos.\n"
            "\n"
            "E  (00:11)\n"
            "E você gosta?\n"
            "\n"
            "P  (01:00:46)\n"
            "Gosto. Fui bem acolhido, eu diria.\n"
            "\n"
            "E  (01:02:00)\n"
            "Obrigado.\n"
        ),
        [
            ("E", ASK, "Boa tarde. Qual é o seu nome?"),
            ("P", PART, "Meu nome é Beto, e moro na casa\nhá dois anos."),
            ("E", ASK, "E você gosta?"),
            ("P", PART, "Gosto. Fui bem acolhido, eu diria."),
            ("E", ASK, "Obrigado."),
        ],
    ),
    "c30-srt": (
        "srt",
        """1
00:00:00,000 --> 00:05:00,000
Bueno, yo partí en la residencia hace tres años.

2
00:05:00,000 --> 00:10:00,500
Y después vino la empresa.
Con el plan.
""",
        [
            (None, DOUBT, "Bueno, yo partí en la residencia hace tres años."),
            (None, DOUBT, "Y después vino la empresa. Con el plan."),
        ],
    ),
    "c31": (
        "vtt",
        (
            "\ufeffWEBVTT\n"
            "\n"
            "0a1b2c3d-1111-2222-3333-444455556666-0\n"
            "00:00:03.138 --> 00:00:03.618\n"
            "Y más.\n"
            "\n"
            "0a1b2c3d-1111-2222-3333-444455556666/19-0\n"
            "00:00:04.388 --> 00:00:07.128\n"
            "Creo que parte\n"
            "solo. Sí,\n"
            "\n"
            "0a1b2c3d-1111-2222-3333-444455556666/19-1\n"
            "00:00:07.128 --> 00:00:07.368\n"
            "así es.\n"
        ),
        [
            (None, DOUBT, "Y más."),
            (None, DOUBT, "Creo que parte solo. Sí,"),
            (None, DOUBT, "así es."),
        ],
    ),
    "c32": (
        "vtt",
        """WEBVTT

0:0:-6.-820 --> 0:0:1.200
<v Soto, Ana>Hola, ¿me escuchan?</v>

00:00:01.000 --> 00:00:02.000
<v Vega, Luis (Invitado)>Sí &amp; muy bien.</v>

00:00:01.500 --> 00:00:03.000
<v Vega, Luis (Invitado)>Perfecto.
Cuando quieran.</v>

00:00:04.000 --> 00:00:09.000
<v Soto, Ana>¿Partimos?</v>
""",
        [
            ("Soto, Ana", ASK, "Hola, ¿me escuchan?"),
            ("Vega, Luis (Invitado)", PART, "Sí & muy bien."),
            ("Vega, Luis (Invitado)", PART, "Perfecto. Cuando quieran."),
            ("Soto, Ana", ASK, "¿Partimos?"),
        ],
    ),
    "c33": (
        "vtt",
        """WEBVTT

1
00:00:01.000 --> 00:00:02.000
Ana Soto: ¿Ven la pantalla?

2
00:00:02.500 --> 00:00:04.000
Luis Vega: Sí, en https://ejemplo.cl: se ve.

3
00:00:04.000 --> 00:00:06.000
Lo que pasa es esto: falta tiempo.

4
00:00:06.000 --> 00:00:08.000
Ana Soto: ¿Y gente?

5
00:00:09.000 --> 00:00:10.000
Luis Vega: También.
""",
        [
            ("Ana Soto", ASK, "¿Ven la pantalla?"),
            (
                "Luis Vega",
                PART,
                "Sí, en https://ejemplo.cl: se ve.\nLo que pasa es esto: falta tiempo.",
            ),
            ("Ana Soto", ASK, "¿Y gente?"),
            ("Luis Vega", PART, "También."),
        ],
    ),
    "c46": (
        "csv",
        """timestamp,speaker,words,tags
00:00:01,Ana,"Hola, ¿qué tal?",intro
00:00:05,Luis,"Bien, &quot;gracias&quot;.",
00:00:07,,"Y contento.",
00:00:09,,"MORE INFO: https://ejemplo.org",
00:00:12,Ana,"¿Por qué?",x
00:00:15,Luis,"Porque sí &amp; ya.",
""",
        [
            ("Ana", ASK, "Hola, ¿qué tal?"),
            ("Luis", PART, 'Bien, "gracias".\nY contento.'),
            ("Ana", ASK, "¿Por qué?"),
            ("Luis", PART, "Porque sí & ya."),
        ],
    ),
    "c06-split-label": (
        "md",
        """**SARA CANO, ENTREVISTADORA:** ¿Cómo evalúa la alianza?

**PEDRO SAL, DIRECTOR DE LA RESIDENCIA
(por teléfono):** Bien, en general.

Faltó tiempo: eso sí.

**SARA CANO:** ¿Tiempo de quién?

**PEDRO SAL:** De los equipos.

**UNA VOZ:** ¡Cierto!

**PEDRO SAL, DIRECTOR (riendo):** Ya ve.
""",
        [
            ("SARA CANO, ENTREVISTADORA", ASK, "¿Cómo evalúa la alianza?"),
            (
                "PEDRO SAL, DIRECTOR DE LA RESIDENCIA (por teléfono)",
                PART,
                "Bien, en general.\nFaltó tiempo: eso sí.",
            ),
            ("SARA CANO", ASK, "¿Tiempo de quién?"),
            ("PEDRO SAL", PART, "De los equipos."),
            ("UNA VOZ", PART, "¡Cierto!"),
            ("PEDRO SAL, DIRECTOR (riendo)", PART, "Ya ve."),
        ],
    ),
    "c08": (
        "html",
        """<html><body><h1>Anexo 2</h1>
<p><strong>ENTREVISTADOR:</strong> ¿Cómo partieron?</p>
<p><strong>ENTREVISTADO 1:</strong> S&iacute;, partimos tarde.</p>
<p>Pero partimos: eso vale.</p>
<p><strong>ENTREVISTADO 2:</strong> Igual <em>bien</em>.</p>
<p><strong>ENTREVISTADOR:</strong> ¿Y ahora?</p>
<p><strong>ENTREVISTADO 1:</strong> Ahora seguimos.</p></body></html>""",
        [
            ("ENTREVISTADOR", ASK, "¿Cómo partieron?"),
            ("ENTREVISTADO 1", PART, "Sí, partimos tarde.\nPero partimos: eso vale."),
            ("ENTREVISTADO 2", PART, "Igual bien."),
            ("ENTREVISTADOR", ASK, "¿Y ahora?"),
            ("ENTREVISTADO 1", PART, "Ahora seguimos."),
        ],
    ),
    "c10-bold": (
        "md",
        """**Pregunta:** ¿Cómo fue?

**Respuesta:** Fue corta: media hora.

**Pregunta:** ¿Y quién fue?

**Pregunta:** ¿Fue la empresa?

**Respuesta:** Fue. Lo importante: llegó.
""",
        [
            ("Pregunta", ASK, "¿Cómo fue?"),
            ("Respuesta", PART, "Fue corta: media hora."),
            ("Pregunta", ASK, "¿Y quién fue?"),
            ("Pregunta", ASK, "¿Fue la empresa?"),
            ("Respuesta", PART, "Fue. Lo importante: llegó."),
        ],
    ),
    "c10-numbered": (
        "txt",
        """Pregunta 1: ¿Cómo fue?
Respuesta 1: Fue corta.
Pregunta 2: ¿Y quién fue?
Respuesta 2: Fueron todos.
Pregunta 3: ¿Volvería?
Respuesta 3: Sí.
""",
        [
            ("Pregunta 1", ASK, "¿Cómo fue?"),
            ("Respuesta 1", PART, "Fue corta."),
            ("Pregunta 2", ASK, "¿Y quién fue?"),
            ("Respuesta 2", PART, "Fueron todos."),
            ("Pregunta 3", ASK, "¿Volvería?"),
            ("Respuesta 3", PART, "Sí."),
        ],
    ),
    "c11": (
        "txt",
        """ENTREVISTA A LA DIRECTORA

¿Cuál es la historia de la fundación y cómo se organiza?

R/ Empezó el año 1998, con cuatro personas.

Después creció.

¿Tienen misión y visión?

R/
Misión: acoger.
Visión: que nadie quede solo.

Háblenos de los recursos.

R/Son pocos.

¿Algo más?

R/ No.
""",
        [
            (None, ASK, "¿Cuál es la historia de la fundación y cómo se organiza?"),
            ("R", PART, "Empezó el año 1998, con cuatro personas.\nDespués creció."),
            (None, ASK, "¿Tienen misión y visión?"),
            ("R", PART, "Misión: acoger.\nVisión: que nadie quede solo."),
            (None, ASK, "Háblenos de los recursos."),
            ("R", PART, "Son pocos."),
            (None, ASK, "¿Algo más?"),
            ("R", PART, "No."),
        ],
    ),
    "c12-same-paragraph": (
        "docx",
        [
            ("¿Cuál es su nombre?\nRta: Soy Berta.",),
            ("¿Qué hace en la casa?\nRta Cocino y cuido.",),
            ("¿Le gusta?\nRta: Mucho.\nDe verdad.",),
        ],
        [
            (None, ASK, "¿Cuál es su nombre?"),
            ("Rta", PART, "Soy Berta."),
            (None, ASK, "¿Qué hace en la casa?"),
            ("Rta", PART, "Cocino y cuido."),
            (None, ASK, "¿Le gusta?"),
            ("Rta", PART, "Mucho.\nDe verdad."),
        ],
    ),
    "c12-nothing": (
        "docx",
        [
            ("¿Cuál es su nombre?\nSoy Berta.",),
            ("¿Qué hace en la casa?\nCocino y cuido.",),
            ("Cuénteme de su trabajo:\nMe gusta mucho.",),
            ("¿Le pagan?\nPoco.",),
        ],
        [
            (None, ASK, "¿Cuál es su nombre?"),
            (None, PART, "Soy Berta."),
            (None, ASK, "¿Qué hace en la casa?"),
            (None, PART, "Cocino y cuido."),
            (None, ASK, "Cuénteme de su trabajo:"),
            (None, PART, "Me gusta mucho."),
            (None, ASK, "¿Le pagan?"),
            (None, PART, "Poco."),
        ],
    ),
    "c12-list-then-plain": (
        "docx",
        [
            ("¿Cuál es su nombre?",),
            "Soy Berta.",
            ("¿Qué hace en la casa?",),
            "Cocino.",
            "Y cuido.",
            ("Nombre tres dificultades",),
            "Tiempo, plata, gente.",
        ],
        [
            (None, ASK, "¿Cuál es su nombre?"),
            (None, PART, "Soy Berta."),
            (None, ASK, "¿Qué hace en la casa?"),
            (None, PART, "Cocino.\nY cuido."),
            (None, ASK, "Nombre tres dificultades"),
            (None, PART, "Tiempo, plata, gente."),
        ],
    ),
    "c18": (
        "md",
        """# Entrevista E3

**Fecha:** 2031-11-14

**Lugar:** Virtual

---

## DATOS

**ENTREVISTADOR:** ¿Nombre?

**E1:** Prefiero no decirlo [sonríe].

**[NOTAS DE OBSERVACIÓN]:** Se ve cómoda.

**PROBE aplicado (si/no):** [x] si

**E1 (probe):** Bueno, me dicen Ro.

**ENTREVISTADOR:** ¿Edad?

**E1:** [COMPLETAR]

**ENTREVISTADOR:** ¿Oficio?

**E1:** Maestra. Hace: pan.
""",
        [
            ("ENTREVISTADOR", ASK, "¿Nombre?"),
            ("E1", PART, "Prefiero no decirlo [sonríe]."),
            ("E1 (probe)", PART, "Bueno, me dicen Ro."),
            ("ENTREVISTADOR", ASK, "¿Edad?"),
            ("ENTREVISTADOR", ASK, "¿Oficio?"),
            ("E1", PART, "Maestra. Hace: pan."),
        ],
    ),
    "c19": (
        "txt",
        """Pregunta: ¿Cómo se enteró del programa?
Rosa: Por mi vecina.
Pregunta: ¿Y le sirvió?
Rosa: Mucho. Te digo una cosa: sin eso no estaría acá.
Pregunta: ¿Volvería?
Rosa: Sí.
""",
        [
            ("Pregunta", ASK, "¿Cómo se enteró del programa?"),
            ("Rosa", PART, "Por mi vecina."),
            ("Pregunta", ASK, "¿Y le sirvió?"),
            ("Rosa", PART, "Mucho. Te digo una cosa: sin eso no estaría acá."),
            ("Pregunta", ASK, "¿Volvería?"),
            ("Rosa", PART, "Sí."),
        ],
    ),
    "c20-then-nothing": (
        "txt",
        """1. ¿Cómo llegó?
respuesta: Llegué por mi tía.

2. ¿Y qué hizo?
respuesta: Ayudé en la cocina.

3. ¿Se quedó?
- Sí, tres años.

4. ¿Volvería?
- Claro.

5. ¿Recomendaría algo?
Que haya más gente.

6. ¿Algo más?
No.
""",
        [
            (None, ASK, "¿Cómo llegó?"),
            ("respuesta", PART, "Llegué por mi tía."),
            (None, ASK, "¿Y qué hizo?"),
            ("respuesta", PART, "Ayudé en la cocina."),
            (None, ASK, "¿Se quedó?"),
            (None, PART, "Sí, tres años."),
            (None, ASK, "¿Volvería?"),
            (None, PART, "Claro."),
            (None, ASK, "¿Recomendaría algo?"),
            (None, PART, "Que haya más gente."),
            (None, ASK, "¿Algo más?"),
            (None, PART, "No."),
        ],
    ),
    "c43": (
        "txt",
        """Nome: reservado
Idade: 22
Contato: (11) 5555-0000

Entrevistador: Bom dia. Pode falar do seu curso?
Aluno: Posso. Faço letras há dois anos.
E: E você gosta?
A: Gosto muito, sobretudo das aulas de leitura que tivemos.
E: Por quê?
A: Porque aprendo.
E: Mais alguma coisa?
A: Não, obrigado.
""",
        [
            ("Entrevistador", ASK, "Bom dia. Pode falar do seu curso?"),
            ("Aluno", PART, "Posso. Faço letras há dois anos."),
            ("E", ASK, "E você gosta?"),
            ("A", PART, "Gosto muito, sobretudo das aulas de leitura que tivemos."),
            ("E", ASK, "Por quê?"),
            ("A", PART, "Porque aprendo."),
            ("E", ASK, "Mais alguma coisa?"),
            ("A", PART, "Não, obrigado."),
        ],
    ),
    "c43-programador": (
        "txt",
        """Entrevistador: Qual a sua linguagem preferida?
Programador: Python, sem dúvida.
E: E por quê?
P: É simples e a comunidade ajuda muito quem começa agora.
E: Usa no trabalho?
P: Uso todos os dias.
E: E testes?
P: Também.
""",
        [
            ("Entrevistador", ASK, "Qual a sua linguagem preferida?"),
            ("Programador", PART, "Python, sem dúvida."),
            ("E", ASK, "E por quê?"),
            ("P", PART, "É simples e a comunidade ajuda muito quem começa agora."),
            ("E", ASK, "Usa no trabalho?"),
            ("P", PART, "Uso todos os dias."),
            ("E", ASK, "E testes?"),
            ("P", PART, "Também."),
        ],
    ),
    "c45": (
        "txt",
        """Interviewer 1: Welcome.

Interviewer 1: How do you plan the visits?

Respondent: We meet first.

Respondent: Then we call the company.

Interviewer 2: How often?

Respondent: Monthly.
""",
        [
            ("Interviewer 1", ASK, "Welcome."),
            ("Interviewer 1", ASK, "How do you plan the visits?"),
            ("Respondent", PART, "We meet first."),
            ("Respondent", PART, "Then we call the company."),
            ("Interviewer 2", ASK, "How often?"),
            ("Respondent", PART, "Monthly."),
        ],
    ),
    "c47": (
        "html",
        """<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"><META NAME="Generator" CONTENT="Microsoft Word 97"></HEAD><BODY>
<B><FONT FACE="Arial"><P ALIGN="CENTER">Interview with O. Vale</P></B>
<P>MSM:&#9;When did you come to the house?</P>
<B><P>VALE:</B>&#9;In the winter of that year, I think: it was very cold.</P>
<P>We had no heating at all.</P>
<P>MSM:&#9;Who met you?</P>
<P>VALE:&#9;The nurse, a kind woman.</P>
<P>ROOD:&#9;Excuse me, telephone.</P>
<P>(BREAK IN tape, switch sides)</P>
<P>MSM:&#9;And then?</P>
<P>VALE:&#9;Then nothing.</P>
<P>(END OF SIDE 1)</P></FONT></BODY></HTML>""",
        [
            ("MSM", ASK, "When did you come to the house?"),
            (
                "VALE",
                PART,
                "In the winter of that year, I think: it was very cold.\nWe had no heating at all.",
            ),
            ("MSM", ASK, "Who met you?"),
            ("VALE", PART, "The nurse, a kind woman."),
            ("ROOD", DOUBT, "Excuse me, telephone.\n(BREAK IN tape, switch sides)"),
            ("MSM", ASK, "And then?"),
            ("VALE", PART, "Then nothing.\n(END OF SIDE 1)"),
        ],
    ),
    "c48": (
        "txt",
        """[I] – Interviewer [C] - Client

I – So how was the week?

C – Fine – well, mostly.

I – Mostly?

C – The night was long. (pause)

I – I see.

C – Yes.
""",
        [
            ("I", ASK, "So how was the week?"),
            ("C", PART, "Fine – well, mostly."),
            ("I", ASK, "Mostly?"),
            ("C", PART, "The night was long. (pause)"),
            ("I", ASK, "I see."),
            ("C", PART, "Yes."),
        ],
    ),
    "c49": (
        "txt",
        """Interview 1 (S = Student; I = Interviewer)

I: Wie fühlt ihr euch?
S2: Gut. (…) Also ja.
S1: Ich auch: ziemlich gut.
I: Und das Feedback?
S1: War okay.
S2: (lacht) Ja.
""",
        [
            ("I", ASK, "Wie fühlt ihr euch?"),
            ("S2", PART, "Gut. (…) Also ja."),
            ("S1", PART, "Ich auch: ziemlich gut."),
            ("I", ASK, "Und das Feedback?"),
            ("S1", PART, "War okay."),
            ("S2", PART, "(lacht) Ja."),
        ],
    ),
    "c50-txt": (
        "txt",
        """1   Interview
2   Dan: Okay. So what do you use?
3   Participant: Mostly charts.
4   And tables, sometimes.
5   Dan: Why?
6   Participant: (unintelligible) they are clear.
""",
        [
            ("Dan", ASK, "Okay. So what do you use?"),
            ("Participant", PART, "Mostly charts.\nAnd tables, sometimes."),
            ("Dan", ASK, "Why?"),
            ("Participant", PART, "(unintelligible) they are clear."),
        ],
    ),
    "c51": (
        "txt",
        """Grupo focal 2

1) ¿Qué piensan del plan?

A: Que es largo.
B: Que es bueno: me gustó.
Q: No lo leí.

2) ¿Y de la empresa?

A: Amable.
Q: No sé. ¿Cuál?
B: Puntual.

3) Comentarios finales

A: Nada.
B: Gracias.
""",
        [
            (None, ASK, "¿Qué piensan del plan?"),
            ("A", PART, "Que es largo."),
            ("B", PART, "Que es bueno: me gustó."),
            ("Q", PART, "No lo leí."),
            (None, ASK, "¿Y de la empresa?"),
            ("A", PART, "Amable."),
            ("Q", PART, "No sé. ¿Cuál?"),
            ("B", PART, "Puntual."),
            (None, ASK, "Comentarios finales"),
            ("A", PART, "Nada."),
            ("B", PART, "Gracias."),
        ],
    ),
    "c13": (
        "txt",
        """Entrevista a voluntaria

1) ¿Cuándo llegó?
   En marzo.
2) Descríbame su primer día.
   Fue largo. ¿Sabe? Llovía.
   Y hacía frío.
3) ¿Volvería?
   Claro que sí.
4) ¿Con quién?
   Con todos.
""",
        [
            (None, ASK, "¿Cuándo llegó?"),
            (None, PART, "En marzo."),
            (None, ASK, "Descríbame su primer día."),
            (None, PART, "Fue largo. ¿Sabe? Llovía.\nY hacía frío."),
            (None, ASK, "¿Volvería?"),
            (None, PART, "Claro que sí."),
            (None, ASK, "¿Con quién?"),
            (None, PART, "Con todos."),
        ],
    ),
    "c17": (
        "md",
        """# Entrevista 3

1. ¿Cómo describiría su trabajo?

Es variado. Hago de todo.

A veces demasiado.

2. Cuénteme un día cualquiera

Parto temprano.

3. ¿Qué dificultades ha tenido?

Varias:

Tiempo y plata.

4. ¿Qué recomienda?

Paciencia.
""",
        [
            (None, ASK, "¿Cómo describiría su trabajo?"),
            (None, PART, "Es variado. Hago de todo.\nA veces demasiado."),
            (None, ASK, "Cuénteme un día cualquiera"),
            (None, PART, "Parto temprano."),
            (None, ASK, "¿Qué dificultades ha tenido?"),
            (None, PART, "Varias:\nTiempo y plata."),
            (None, ASK, "¿Qué recomienda?"),
            (None, PART, "Paciencia."),
        ],
    ),
    "c15": (
        "txt",
        """• ¿Cómo conoció a la empresa?
Por una charla en la residencia.

• ¿Qué hacen juntos?
Talleres. También paseos.

• ¿Qué cambiaría?
Los horarios.
""",
        [
            (None, ASK, "¿Cómo conoció a la empresa?"),
            (None, PART, "Por una charla en la residencia."),
            (None, ASK, "¿Qué hacen juntos?"),
            (None, PART, "Talleres. También paseos."),
            (None, ASK, "¿Qué cambiaría?"),
            (None, PART, "Los horarios."),
        ],
    ),
    "c14": (
        "txt",
        """Entrevista a encargado

-¿Cómo conoció el programa?
-Por mi jefa.
-Ah, ¿y le gustó?
-Sí, desde el primer día.
-Cuénteme más.
-Bueno, había mucha gente.
-¿Qué le gustó más?
-La gente.
-Y el patio.
-¿El patio?
-Sí, grande.
""",
        [
            (None, ASK, "¿Cómo conoció el programa?"),
            (None, PART, "Por mi jefa."),
            (None, ASK, "Ah, ¿y le gustó?"),
            (None, PART, "Sí, desde el primer día."),
            (None, ASK, "Cuénteme más."),
            (None, PART, "Bueno, había mucha gente."),
            (None, ASK, "¿Qué le gustó más?"),
            (None, PART, "La gente."),
            (None, PART, "Y el patio."),
            (None, ASK, "¿El patio?"),
            (None, PART, "Sí, grande."),
        ],
    ),
    "c16": (
        "md",
        """| N° | Pregunta | Respuesta |
|----|----------|-----------|
| 1 | ¿Tiene equipo propio? | []Si [x]No |
| 2 | ¿Cuántas personas son? | Cuatro.<br>Dos de planta. |
| 3 | ¿Desde cuándo? | |
| 4 | Nombre de la dupla | Ana y Luis |
""",
        [
            (None, ASK, "¿Tiene equipo propio?"),
            (None, PART, "[]Si [x]No"),
            (None, ASK, "¿Cuántas personas son?"),
            (None, PART, "Cuatro.\nDos de planta."),
            (None, ASK, "¿Desde cuándo?"),
            (None, ASK, "Nombre de la dupla"),
            (None, PART, "Ana y Luis"),
        ],
    ),
    "c21": (
        "md",
        """**¿Cómo empezó la alianza?**

- Empezó con un llamado.

- Después, una visita.

**¿Qué hizo la empresa?**

- Trajo libros.

**Sobre las dificultades**

- Casi no hubo.

**¿Qué recomienda?**

- Más tiempo.
""",
        [
            (None, ASK, "¿Cómo empezó la alianza?"),
            (None, PART, "Empezó con un llamado.\nDespués, una visita."),
            (None, ASK, "¿Qué hizo la empresa?"),
            (None, PART, "Trajo libros."),
            (None, ASK, "Sobre las dificultades"),
            (None, PART, "Casi no hubo."),
            (None, ASK, "¿Qué recomienda?"),
            (None, PART, "Más tiempo."),
        ],
    ),
    "c23": (
        "html",
        """<html><head><style>.c1{font-weight:700}.c2{color:#000;font-weight:400}</style></head><body>
<p class="c5"><span class="c1">¿Cómo empezó?</span></p><p class="c5"><span class="c2">Con un llamado.</span></p>
<p><span class="c2">Después hubo otro.</span></p>
<p><span class="c1">Cuénteme del plan.</span></p><p><span class="c2">Es largo. ¿Lo leyó?</span></p>
<p><span style="font-weight:bold">¿Qué recomienda?</span></p><p><span class="c2">Leerlo.</span></p></body></html>""",
        [
            (None, ASK, "¿Cómo empezó?"),
            (None, PART, "Con un llamado.\nDespués hubo otro."),
            (None, ASK, "Cuénteme del plan."),
            (None, PART, "Es largo. ¿Lo leyó?"),
            (None, ASK, "¿Qué recomienda?"),
            (None, PART, "Leerlo."),
        ],
    ),
    "c24": (
        "md",
        """**¿Cómo empezó la alianza y quiénes**
**estaban en esa reunión?**
Empezó con un llamado, y
después hubo una visita.
**¿Qué hizo la empresa?**
Trajo libros.
**¿Y después?**

**¿Siguieron viniendo?**
Sí, siempre.
**¿Qué recomienda?**
Más tiempo.
""",
        [
            (None, ASK, "¿Cómo empezó la alianza y quiénes\nestaban en esa reunión?"),
            (None, PART, "Empezó con un llamado, y\ndespués hubo una visita."),
            (None, ASK, "¿Qué hizo la empresa?"),
            (None, PART, "Trajo libros."),
            (None, ASK, "¿Y después?"),
            (None, ASK, "¿Siguieron viniendo?"),
            (None, PART, "Sí, siempre."),
            (None, ASK, "¿Qué recomienda?"),
            (None, PART, "Más tiempo."),
        ],
    ),
    "c22": (
        "txt",
        """¿Cómo describiría la relación con la empresa?

Es cercana. Nos vemos dos veces al mes.

Cuénteme de las dificultades.

El cambio de los equipos. ¿Quién sigue el proyecto cuando se van?

¿Qué recomienda?

Escribir los acuerdos.

Hábleme del plan.

Es largo y nadie lo lee.

¿Algo más?

Nada.
""",
        [
            (None, ASK, "¿Cómo describiría la relación con la empresa?"),
            (None, PART, "Es cercana. Nos vemos dos veces al mes."),
            (None, ASK, "Cuénteme de las dificultades."),
            (
                None,
                PART,
                "El cambio de los equipos. ¿Quién sigue el proyecto cuando se van?",
            ),
            (None, ASK, "¿Qué recomienda?"),
            (None, PART, "Escribir los acuerdos."),
            (None, ASK, "Hábleme del plan."),
            (None, PART, "Es largo y nadie lo lee."),
            (None, ASK, "¿Algo más?"),
            (None, PART, "Nada."),
        ],
    ),
    "d-brackets-initials": (
        "txt",
        """Id Agenda: 58
Entrevistadores: Ana Mar, Celia Ríos
____________________

[AM]
Buenas tardes, ¿cómo está?

[CR]
Hola.

[JP]
Bien, gracias. Partamos cuando quieran.

[AM]
¿Cómo llegó a la residencia?

[JP]
Por un aviso.
""",
        [
            ("AM", ASK, "Buenas tardes, ¿cómo está?"),
            ("CR", ASK, "Hola."),
            ("JP", PART, "Bien, gracias. Partamos cuando quieran."),
            ("AM", ASK, "¿Cómo llegó a la residencia?"),
            ("JP", PART, "Por un aviso."),
        ],
    ),
    "d-coser": (
        "txt",
        """E1: ¿Y có:mo era // antes?
INF1: Pues mira / era:: otra cosa <risas>
E1/E2: [IN] ¿Ah sí?
INF1: Sí sí.
E2: ¿Y la fiesta?
INF1: La fiesta igual.
""",
        [
            ("E1", ASK, "¿Y có:mo era // antes?"),
            ("INF1", PART, "Pues mira / era:: otra cosa <risas>"),
            ("E1/E2", ASK, "[IN] ¿Ah sí?"),
            ("INF1", PART, "Sí sí."),
            ("E2", ASK, "¿Y la fiesta?"),
            ("INF1", PART, "La fiesta igual."),
        ],
    ),
    "d-betty": (
        "md",
        """**BETTY:**

Yo llegué tarde ese día.

**NORA:**

¿Por la lluvia?

**BETTY:**

Por el bus. Era lejos.

**NORA:**

¿Y la esperaron?
""",
        [
            ("BETTY", PART, "Yo llegué tarde ese día."),
            ("NORA", ASK, "¿Por la lluvia?"),
            ("BETTY", PART, "Por el bus. Era lejos."),
            ("NORA", ASK, "¿Y la esperaron?"),
        ],
    ),
    "otter": (
        "txt",
        """Interview with the house
Mon, May 3, 2031 2:00PM • 41:10

SUMMARY KEYWORDS
house, company, visits

SPEAKERS
Mary Stone, Speaker 2

Mary Stone  00:00
So, how did it start?

Speaker 2  00:07
It started in May.
We had four people.

Mary Stone  00:31
And then?

Speaker 2  1:02:03
Then nothing.

Transcribed by https://otter.ai
""",
        [
            ("Mary Stone", ASK, "So, how did it start?"),
            ("Speaker 2", PART, "It started in May.\nWe had four people."),
            ("Mary Stone", ASK, "And then?"),
            ("Speaker 2", PART, "Then nothing."),
        ],
    ),
    "sonix": (
        "txt",
        """Entrevista 5.mp3

Speaker1: [00:00:01] ¿Cómo partieron?

Speaker2: [00:00:09] Con una carta. Larga.

Speaker1: [00:00:20] ¿Y hubo respuesta?

Speaker2: [00:00:25] A la semana.
""",
        [
            ("Speaker1", ASK, "¿Cómo partieron?"),
            ("Speaker2", PART, "Con una carta. Larga."),
            ("Speaker1", ASK, "¿Y hubo respuesta?"),
            ("Speaker2", PART, "A la semana."),
        ],
    ),
    "f4": (
        "rtf",
        (
            "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\n"
            "{\\b I:} \\'bfC\\'f3mo partieron? #00:00:08-1#\\par\n"
            "{\\b B:} Con una carta. #00:00:15-2#\\par\n"
            "\\par\n"
            "{\\b I:} \\'bfY hubo respuesta? #00:00:20-0#\\par\n"
            "{\\b B:} A la semana, m\\'e1s o menos, cuando ya nadie la esperaba. #00:01:02-9#\\par\n"
            "}"
        ),
        [
            ("I", ASK, "¿Cómo partieron?"),
            ("B", PART, "Con una carta."),
            ("I", ASK, "¿Y hubo respuesta?"),
            ("B", PART, "A la semana, más o menos, cuando ya nadie la esperaba."),
        ],
    ),
    "otranscribe": (
        "otr",
        (
            '{"text":"<p><span class=\\"timestamp\\" contenteditable=\\"false\\" data-timestamp=\\"1.2\\">0:01</span>&nbsp;<b>E:</b> ¿Cómo partieron?</p><p><span class=\\"timestamp\\" data-timestamp=\\"8\\">0:08</span> <b>D:</b> Con una carta.<br></p><p><span class=\\"timestamp\\" data-timestamp=\\"9\\">0:09</span> <b>E:</b> ¿Y?</p><p><b>D:</b> Nada.</p>","media":"x.mp3","media-time":12}'
        ),
        [
            ("E", ASK, "¿Cómo partieron?"),
            ("D", PART, "Con una carta."),
            ("E", ASK, "¿Y?"),
            ("D", PART, "Nada."),
        ],
    ),
    "youtube": (
        "vtt",
        """WEBVTT
Kind: captions
Language: es

00:00:00.160 --> 00:00:02.149 align:start position:0%

bueno<00:00:00.400><c> yo</c><00:00:00.500><c> partí</c>

00:00:02.149 --> 00:00:02.159 align:start position:0%
bueno yo partí


00:00:02.159 --> 00:00:04.000 align:start position:0%
bueno yo partí
en<00:00:02.400><c> marzo</c>
""",
        [
            (None, DOUBT, "bueno yo partí"),
            (None, DOUBT, "en marzo"),
        ],
    ),
    "whisperx": (
        "srt",
        """1
00:00:01,000 --> 00:00:03,000
[SPEAKER_00]: ¿Cómo partieron?

2
00:00:03,000 --> 00:00:06,000
[SPEAKER_01]: Con una carta.

3
00:00:06,000 --> 00:00:08,000
[SPEAKER_00]: ¿Y después?

4
00:00:08,000 --> 00:00:09,000
[SPEAKER_01]: Nada más.
""",
        [
            ("SPEAKER_00", ASK, "¿Cómo partieron?"),
            ("SPEAKER_01", PART, "Con una carta."),
            ("SPEAKER_00", ASK, "¿Y después?"),
            ("SPEAKER_01", PART, "Nada más."),
        ],
    ),
    "v-c02-lines": (
        "txt",
        """0:0:0.0
Moderadora Uno
Buenas tardes a todas y todos. Partimos con la presentación.
0:0:12.340
Ana Ruiz
Soy Ana, trabajo en la residencia.
0:0:20.100
Luis Vera
Yo soy Luis.
0:0:24.5
Moderadora Uno
Gracias. ¿Cómo llegaron al proyecto?
0:0:31.0
Ana Ruiz
Por la empresa.
Ella nos invitó.
0:0:40.0
Luis Vera
Igual.
""",
        [
            (
                "Moderadora Uno",
                ASK,
                "Buenas tardes a todas y todos. Partimos con la presentación.",
            ),
            ("Ana Ruiz", PART, "Soy Ana, trabajo en la residencia."),
            ("Luis Vera", PART, "Yo soy Luis."),
            ("Moderadora Uno", ASK, "Gracias. ¿Cómo llegaron al proyecto?"),
            ("Ana Ruiz", PART, "Por la empresa.\nElla nos invitó."),
            ("Luis Vera", PART, "Igual."),
        ],
    ),
    "v-c03-en": (
        "txt",
        """John Reed started transcription

John Reed

0:03

Thanks everyone. Shall we begin?

Sara Poe

0:10

Yes, please.

John Reed

0:12

How did the partnership start?

Sara Poe

1:02:10

It started with a call.

And then a visit.

John Reed stopped transcription
""",
        [
            ("John Reed", ASK, "Thanks everyone. Shall we begin?"),
            ("Sara Poe", PART, "Yes, please."),
            ("John Reed", ASK, "How did the partnership start?"),
            ("Sara Poe", PART, "It started with a call.\nAnd then a visit."),
        ],
    ),
    "v-c06-caps": (
        "md",
        """**EL SEÑOR PRESIDENTE, JUAN SAL:** Se abre la sesión. Tiene la palabra la señora Mar.

**LA SEÑORA MAR, DIRECTORA:** Gracias, presidente. Seré breve: falta tiempo.

*(Aplausos)*

Y falta gente.

**EL SEÑOR PRESIDENTE:** ¿Alguien más?

**EL SEÑOR VEGA (desde su asiento):** Yo.

**EL SEÑOR PRESIDENTE:** Adelante.
""",
        [
            (
                "EL SEÑOR PRESIDENTE, JUAN SAL",
                ASK,
                "Se abre la sesión. Tiene la palabra la señora Mar.",
            ),
            (
                "LA SEÑORA MAR, DIRECTORA",
                DOUBT,
                "Gracias, presidente. Seré breve: falta tiempo.\n(Aplausos)\nY falta gente.",
            ),
            ("EL SEÑOR PRESIDENTE", ASK, "¿Alguien más?"),
            ("EL SEÑOR VEGA (desde su asiento)", DOUBT, "Yo."),
            ("EL SEÑOR PRESIDENTE", ASK, "Adelante."),
        ],
    ),
    "v-c07-pt": (
        "md",
        """**Paula Reis, Entrevistadora**: Você pode contar como chegou aqui?

**JM**: Cheguei em março: foi por indicação.

**PR**: E como foi o começo?

**JM**: Difícil.

No início ninguém falava.

**PR**: E depois?

**JM**: Depois melhorou.
""",
        [
            ("Paula Reis, Entrevistadora", ASK, "Você pode contar como chegou aqui?"),
            ("JM", PART, "Cheguei em março: foi por indicação."),
            ("PR", ASK, "E como foi o começo?"),
            ("JM", PART, "Difícil.\nNo início ninguém falava."),
            ("PR", ASK, "E depois?"),
            ("JM", PART, "Depois melhorou."),
        ],
    ),
    "v-c08-b-continues": (
        "html",
        """<html><body><p><b>Entrevistadora:</b> ¿Qué hace usted?</p><p><b>Entrevistado 2:</b> Cocino.</p><p>Y limpio.</p><ul><li>Los lunes</li><li>Los martes</li></ul><p><b>Entrevistadora:</b> ¿Sola?</p><p><b>Entrevistado 2:</b> No.</p></body></html>""",
        [
            ("Entrevistadora", ASK, "¿Qué hace usted?"),
            ("Entrevistado 2", PART, "Cocino.\nY limpio.\nLos lunes\nLos martes"),
            ("Entrevistadora", ASK, "¿Sola?"),
            ("Entrevistado 2", PART, "No."),
        ],
    ),
    "v-c10-p-r": (
        "txt",
        """P: ¿Cómo fue la primera visita?
R: Fue breve.
P: ¿Y la segunda?
R: Más larga: dos horas.
P: ¿Quedaron acuerdos?
R: Varios. ¿Los quiere ver?
P: Sí, por favor.
R: Acá están.
""",
        [
            ("P", ASK, "¿Cómo fue la primera visita?"),
            ("R", PART, "Fue breve."),
            ("P", ASK, "¿Y la segunda?"),
            ("R", PART, "Más larga: dos horas."),
            ("P", ASK, "¿Quedaron acuerdos?"),
            ("R", PART, "Varios. ¿Los quiere ver?"),
            ("P", ASK, "Sí, por favor."),
            ("R", PART, "Acá están."),
        ],
    ),
    "v-c10-qa-en": (
        "md",
        """**Q:** How did it start?

**A:** With a letter.

**Q:** Who wrote it?

**A:** We did. All of us.

**Q:** And then?

**A:** Then nothing.
""",
        [
            ("Q", ASK, "How did it start?"),
            ("A", PART, "With a letter."),
            ("Q", ASK, "Who wrote it?"),
            ("A", PART, "We did. All of us."),
            ("Q", ASK, "And then?"),
            ("A", PART, "Then nothing."),
        ],
    ),
    "v-c11-numbered": (
        "txt",
        """1. ¿Cuál es su cargo?
R/ Coordinadora.
2. ¿Hace cuánto?
R/ Tres años. Primero fui voluntaria:
en la noche.
3. Mencione dos logros.
R/ La huerta y el coro.
4. ¿Qué falta?
R/. Gente.
""",
        [
            (None, ASK, "¿Cuál es su cargo?"),
            ("R", PART, "Coordinadora."),
            (None, ASK, "¿Hace cuánto?"),
            ("R", PART, "Tres años. Primero fui voluntaria:\nen la noche."),
            (None, ASK, "Mencione dos logros."),
            ("R", PART, "La huerta y el coro."),
            (None, ASK, "¿Qué falta?"),
            ("R", PART, "Gente."),
        ],
    ),
    "v-c12-rta": (
        "docx",
        [
            ("¿Cuál es su nombre?",),
            "Rta: Berta.",
            ("¿Qué hace en la casa?",),
            "Rta Cocino.",
            "Y cuido.",
            ("Describa un día.",),
            "Rta: Parto a las seis.",
            ("¿Le gusta?",),
            "Mucho.",
        ],
        [
            (None, ASK, "¿Cuál es su nombre?"),
            ("Rta", PART, "Berta."),
            (None, ASK, "¿Qué hace en la casa?"),
            ("Rta", PART, "Cocino.\nY cuido."),
            (None, ASK, "Describa un día."),
            ("Rta", PART, "Parto a las seis."),
            (None, ASK, "¿Le gusta?"),
            (None, PART, "Mucho."),
        ],
    ),
    "v-c13-indented": (
        "txt",
        """ENTREVISTA

    1) ¿Nombre de la institución?
        Casa del Sur

    2) ¿Cuántas personas viven allí?
        Doce. Antes eran
        veinte.

    3) ¿Cómo se financian?
        Con aportes.
        ¿Le muestro el detalle?

    4) ¿Algo que agregar?
        No.
""",
        [
            (None, ASK, "¿Nombre de la institución?"),
            (None, PART, "Casa del Sur"),
            (None, ASK, "¿Cuántas personas viven allí?"),
            (None, PART, "Doce. Antes eran\nveinte."),
            (None, ASK, "¿Cómo se financian?"),
            (None, PART, "Con aportes.\n¿Le muestro el detalle?"),
            (None, ASK, "¿Algo que agregar?"),
            (None, PART, "No."),
        ],
    ),
    "v-c14-emdash": (
        "txt",
        """—¿Cómo se llama?

—Me dicen Coca.

—¿Hace cuánto vive acá?

—Uy, años. Desde que nació mi hijo.

—¿Y le gusta?

—Sí.

—¿Qué es lo que más le gusta?

—La gente — la de siempre.
""",
        [
            (None, ASK, "¿Cómo se llama?"),
            (None, PART, "Me dicen Coca."),
            (None, ASK, "¿Hace cuánto vive acá?"),
            (None, PART, "Uy, años. Desde que nació mi hijo."),
            (None, ASK, "¿Y le gusta?"),
            (None, PART, "Sí."),
            (None, ASK, "¿Qué es lo que más le gusta?"),
            (None, PART, "La gente — la de siempre."),
        ],
    ),
    "v-c15-o": (
        "txt",
        """- ¿Cómo conoció a la empresa?
Por una charla.
- ¿Qué hacen juntos?
Talleres. También paseos.
A veces nada.
- ¿Qué cambiaría?
Los horarios.
- ¿Algo más?
No, gracias.
""",
        [
            (None, ASK, "¿Cómo conoció a la empresa?"),
            (None, PART, "Por una charla."),
            (None, ASK, "¿Qué hacen juntos?"),
            (None, PART, "Talleres. También paseos.\nA veces nada."),
            (None, ASK, "¿Qué cambiaría?"),
            (None, PART, "Los horarios."),
            (None, ASK, "¿Algo más?"),
            (None, PART, "No, gracias."),
        ],
    ),
    "v-c16-html": (
        "html",
        """<table><tr><th>PREGUNTA</th><th>RESPUESTA</th></tr><tr><td>1. ¿Tiene sede?</td><td>SI - NO</td></tr><tr><td>2. ¿Quién la paga?</td><td><p>La empresa.</p><p>Desde mayo.</p></td></tr><tr><td>3. Observaciones</td><td></td></tr><tr><td>4. ¿Volvería?</td><td>Sí</td></tr></table>""",
        [
            (None, ASK, "1. ¿Tiene sede?"),
            (None, PART, "SI - NO"),
            (None, ASK, "2. ¿Quién la paga?"),
            (None, PART, "La empresa.\nDesde mayo."),
            (None, ASK, "3. Observaciones"),
            (None, ASK, "4. ¿Volvería?"),
            (None, PART, "Sí"),
        ],
    ),
    "v-c17-dot": (
        "txt",
        """Entrevista a coordinador

1. ¿Cuál es su experiencia en el tema?

Llevo diez años. Empecé como voluntario.

Después me contrataron.

2. ¿Qué dificultades ve?

Tres:

1. Falta de tiempo
2. Falta de plata

3. ¿Qué propone?

Más coordinación.

4. ¿Quiere agregar algo?

No.
""",
        [
            (None, ASK, "¿Cuál es su experiencia en el tema?"),
            (
                None,
                PART,
                "Llevo diez años. Empecé como voluntario.\nDespués me contrataron.",
            ),
            (None, ASK, "¿Qué dificultades ve?"),
            (None, PART, "Tres:\n1. Falta de tiempo\n2. Falta de plata"),
            (None, ASK, "¿Qué propone?"),
            (None, PART, "Más coordinación."),
            (None, ASK, "¿Quiere agregar algo?"),
            (None, PART, "No."),
        ],
    ),
    "v-c19-md": (
        "md",
        """**Pregunta:** ¿Cómo se enteró?

**Marta:** Por mi vecina.

Ella ya venía.

**Pregunta:** ¿Y le sirvió?

**Marta:** Mucho.

**Pregunta:** ¿Volvería?

**Marta:** Sí: mañana mismo.
""",
        [
            ("Pregunta", ASK, "¿Cómo se enteró?"),
            ("Marta", PART, "Por mi vecina.\nElla ya venía."),
            ("Pregunta", ASK, "¿Y le sirvió?"),
            ("Marta", PART, "Mucho."),
            ("Pregunta", ASK, "¿Volvería?"),
            ("Marta", PART, "Sí: mañana mismo."),
        ],
    ),
    "v-c21-docxlike": (
        "html",
        """<p><b>1. ¿Cómo empezó la alianza?</b></p><p>-Empezó con un llamado.</p><p>-Después una visita.</p><p><b>2. ¿Qué hizo la empresa?</b></p><p>-Trajo libros.</p><p><b>3. ¿Qué recomienda?</b></p><p>-Más tiempo.</p>""",
        [
            (None, ASK, "¿Cómo empezó la alianza?"),
            (None, PART, "Empezó con un llamado.\n-Después una visita."),
            (None, ASK, "¿Qué hizo la empresa?"),
            (None, PART, "Trajo libros."),
            (None, ASK, "¿Qué recomienda?"),
            (None, PART, "Más tiempo."),
        ],
    ),
    "v-c22-pt": (
        "txt",
        """Como você descreveria o seu trabalho?

É variado, faço de tudo um pouco.

E quais são as dificuldades?

A falta de tempo, principalmente no fim do ano.

Conte um dia típico.

Chego cedo e saio tarde. Quem não?

O que você recomenda?

Paciência.

Quer acrescentar algo?

Não, obrigado.
""",
        [
            (None, ASK, "Como você descreveria o seu trabalho?"),
            (None, PART, "É variado, faço de tudo um pouco."),
            (None, ASK, "E quais são as dificuldades?"),
            (None, PART, "A falta de tempo, principalmente no fim do ano."),
            (None, ASK, "Conte um dia típico."),
            (None, PART, "Chego cedo e saio tarde. Quem não?"),
            (None, ASK, "O que você recomenda?"),
            (None, PART, "Paciência."),
            (None, ASK, "Quer acrescentar algo?"),
            (None, PART, "Não, obrigado."),
        ],
    ),
    "v-c42-mixed": (
        "txt",
        """Entrevista 7

Entrevistador:
- Olá! Qual é o seu nome, idade e curso?
Entrevistado
- Meu nome é Beto, tenho 20 anos
e faço letras.
Entrevistador
- Usa o celular? Ou o computador?
Entrevistado:
- Os dois: mais o celular.
Entrevistador:
- Obrigado!
""",
        [
            ("Entrevistador", ASK, "Olá! Qual é o seu nome, idade e curso?"),
            ("Entrevistado", PART, "Meu nome é Beto, tenho 20 anos\ne faço letras."),
            ("Entrevistador", ASK, "Usa o celular? Ou o computador?"),
            ("Entrevistado", PART, "Os dois: mais o celular."),
            ("Entrevistador", ASK, "Obrigado!"),
        ],
    ),
    "v-c44": (
        "md",
        (
            "**Interviewer**\\\n"
            "So how did you start?\n"
            "\n"
            "**Participant 3**\\\n"
            "I started late: in June.\n"
            "\n"
            "I had no time before.\n"
            "\n"
            "**Interviewer**\\\n"
            "And now?\n"
            "\n"
            "**Participant 3**\\\n"
            "Now I do.\n"
        ),
        [
            ("Interviewer", ASK, "So how did you start?"),
            ("Participant 3", PART, "I started late: in June.\nI had no time before."),
            ("Interviewer", ASK, "And now?"),
            ("Participant 3", PART, "Now I do."),
        ],
    ),
    "v-c48-es": (
        "txt",
        """[E] – Entrevistadora [U] – Usuaria

E – ¿Cómo estuvo la semana?

U – Bien – dentro de todo.

E – ¿Por qué dentro de todo?

U – Por el frío.

Y por la lluvia.

E – Ya.

U – Sí.
""",
        [
            ("E", ASK, "¿Cómo estuvo la semana?"),
            ("U", PART, "Bien – dentro de todo."),
            ("E", ASK, "¿Por qué dentro de todo?"),
            ("U", PART, "Por el frío.\nY por la lluvia."),
            ("E", ASK, "Ya."),
            ("U", PART, "Sí."),
        ],
    ),
    "v-c49-legend": (
        "txt",
        """(E = Entrevistador; A = Alumna)

E: ¿Qué te pareció?
A1: Me gustó. (…) Harto.
A2: A mí no tanto.
E: ¿Por?
A2: Muy largo: dos horas.
A1: (se ríe) Sí.
""",
        [
            ("E", ASK, "¿Qué te pareció?"),
            ("A1", PART, "Me gustó. (…) Harto."),
            ("A2", PART, "A mí no tanto."),
            ("E", ASK, "¿Por?"),
            ("A2", PART, "Muy largo: dos horas."),
            ("A1", PART, "(se ríe) Sí."),
        ],
    ),
    "v-c51-inline": (
        "txt",
        """1) ¿Qué piensan del plan?
A: Que es largo. B: Que es bueno. Q: No lo leí.
2) ¿Y de la empresa?
A: Amable. B: Puntual. Q: No sé.
3) ¿Algo más?
A: Nada. B: Gracias. Q: Chao.
""",
        [
            (None, ASK, "¿Qué piensan del plan?"),
            ("A", PART, "Que es largo."),
            ("B", PART, "Que es bueno."),
            ("Q", PART, "No lo leí."),
            (None, ASK, "¿Y de la empresa?"),
            ("A", PART, "Amable."),
            ("B", PART, "Puntual."),
            ("Q", PART, "No sé."),
            (None, ASK, "¿Algo más?"),
            ("A", PART, "Nada."),
            ("B", PART, "Gracias."),
            ("Q", PART, "Chao."),
        ],
    ),
    "v-c33-zoom-nonames": (
        "vtt",
        """WEBVTT

1
00:00:01.000 --> 00:00:02.000
Moderadora: Hola a todas.

2
00:00:02.500 --> 00:00:04.000
iPhone de Ana: Hola, ¿se escucha?

3
00:00:04.000 --> 00:00:06.000
Moderadora: Sí. ¿Cómo llegaste?

4
00:00:06.000 --> 00:00:08.000
iPhone de Ana: Por un aviso,

5
00:00:08.000 --> 00:00:10.000
en la tele.

6
00:00:10.000 --> 00:00:12.000
Rosa P.: Yo también.
""",
        [
            ("Moderadora", ASK, "Hola a todas."),
            ("iPhone de Ana", DOUBT, "Hola, ¿se escucha?"),
            ("Moderadora", ASK, "Sí. ¿Cómo llegaste?"),
            ("iPhone de Ana", DOUBT, "Por un aviso,\nen la tele."),
            ("Rosa P.", PART, "Yo también."),
        ],
    ),
    "v-c18-docx-fields": (
        "txt",
        """Entrevista E5

Fecha: 2031-11-14

Lugar: Virtual

ENTREVISTADOR: ¿Nombre?

E1: Prefiero no decirlo.

[NOTAS DE OBSERVACIÓN]: Duda y mira al suelo.

PROBE aplicado (si/no): [ ] no

ENTREVISTADOR: ¿Oficio?

E1: [NO APLICÓ]

ENTREVISTADOR: ¿Edad?

E1: Cuarenta.
""",
        [
            ("ENTREVISTADOR", ASK, "¿Nombre?"),
            ("E1", PART, "Prefiero no decirlo."),
            ("ENTREVISTADOR", ASK, "¿Oficio?"),
            ("ENTREVISTADOR", ASK, "¿Edad?"),
            ("E1", PART, "Cuarenta."),
        ],
    ),
    "v-c20-mayus": (
        "txt",
        """¿CÓMO LLEGÓ?
Respuesta: Llegué por mi tía.
¿QUÉ HIZO?
Respuesta: Ayudé.
¿SE QUEDÓ?
-Sí, tres años.
¿VOLVERÍA?
-Claro.
¿RECOMENDARÍA ALGO?
Que haya más gente.
""",
        [
            (None, ASK, "¿CÓMO LLEGÓ?"),
            ("Respuesta", PART, "Llegué por mi tía."),
            (None, ASK, "¿QUÉ HIZO?"),
            ("Respuesta", PART, "Ayudé."),
            (None, ASK, "¿SE QUEDÓ?"),
            (None, PART, "Sí, tres años."),
            (None, ASK, "¿VOLVERÍA?"),
            (None, PART, "Claro."),
            (None, ASK, "¿RECOMENDARÍA ALGO?"),
            (None, PART, "Que haya más gente."),
        ],
    ),
}
