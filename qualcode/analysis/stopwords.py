"""Words that say nothing of a question's subject, Spanish and English, folded."""

_WORDS = """
que cual cuales quien quienes como cuando donde cuanto cuanta cuantos cuantas
porque por para pero con sin sobre entre desde hasta hacia segun ante bajo tras
los las una unos unas del sus mis tus nos les esta este esto estas estos esa ese
eso esas esos aquel aquella aquello ella ellas ellos usted ustedes nosotros
ser son era eran fue fueron sido siendo soy somos eres estaba estaban estan estar
estuvo han has hay haya habia hubo haber hace hacen hizo hacer tiene tienen tenia
tener tuvo puede pueden poder podria podrian quiere diria dirian cree creen decir
dice cuenteme cuentenos cuente cuentame contar hableme hablame hablar parece
muy mas menos mucho mucha muchos muchas poco poca algo alguna alguno algunas
algunos nada todo toda todos todas otro otra otros otras cada tan tanto asi aun
bien solo sola tambien tampoco entonces ahora luego antes despues aqui alli ahi
vez veces cosa cosas tipo forma manera caso respecto parte relacion
the and for with without from into about what which who whom whose how when where
why that this these those there their them they you your our his her its was were
are been being have has had does did doing done can could would should may might
will shall not but than then also some any all each other more most much many
very just tell say think know like thing things way kind
"""
STOPWORDS = frozenset(_WORDS.split())
