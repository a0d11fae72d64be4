"""Words of a passage: accent-less forms, lemmas, negation scopes, with offsets.

Everything downstream (features, codebook similarity, reasons) is a function of
these words, so a term that is printed as a reason is always found in the text.
Main functions: `words` of a text, `Lemmatizer`, and `look_up`, by which another
process looks the lemmas up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from qualcode import beside

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_END = re.compile(r"[.;:?!\n]")
SCOPE = 3  # words a negation reaches; measured best on Chilean survey answers


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATORS = {
    "es": _set("no nunca nada sin jamas ni tampoco"),
    "en": _set("not never no nothing without nor cannot"),
}
# Words too common to explain anything: kept out of reasons and codebook texts.
STOP_WORDS = {
    "es": _set(
        "a al algo alguna algunas alguno algunos ante antes aquel aquella aquello asi "
        "aun aunque cada como con contra cual cuales cuando cuya cuyo de del desde "
        "donde durante e el ella ellas ellos en entre era eran es esa esas ese eso "
        "esos esta estaba estaban estado estan estar estas este esto estos estoy fue "
        "fueron ha haber habia habian hace hacen hacer hacia han hasta hay haya he "
        "hemos hubo ir la las le les lo los mas me mi mis misma mismo mucha muchas "
        "mucho muchos muy nada ni no nos nosotros nuestra nuestro o os otra otras otro "
        "otros para pero poco por porque pues que quien quienes se sea sean segun ser "
        "si sido siempre sin sino sobre solo somos son soy su sus tal tambien tampoco "
        "tan tanto te tener tenemos tengo ti tiene tienen toda todas todo todos tu tus "
        "u un una unas uno unos usted va van vamos y ya yo entonces cosa cosas parte "
        "vez veces decir digamos bueno ahi alla aca aqui dia dias eh em mm"
    ),
    "en": _set(
        "a about after all also am an and any are as at be because been before being "
        "but by can could did do does doing don down each for from had has have having "
        "he her here hers him his how i if in into is it its just me more most my no "
        "nor not now of off on once only or other our out over own same she should so "
        "some such than that the their them then there these they this those through "
        "to too under until up very was we were what when where which while who whom "
        "why will with would you your yours thing things other's others"
    ),
}
_ACCENTS = str.maketrans({"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: accent-less lower-case `form`, span, negated or not."""

    form: str
    start: int
    end: int
    negated: bool = False


@cache
def fold(word: str) -> str:
    """Lower case without accents, straight apostrophes; ñ becomes n."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    return "".join(c for c in plain if not unicodedata.combining(c)) or word


def tongue(language: str) -> str:
    """`en` for any English, else `es`: the two languages that words are known in."""
    return "en" if str(language).lower().startswith("en") else "es"


@lru_cache(maxsize=4096)
def words(text: str, language: str = "es") -> tuple[Word, ...]:
    """The words of a text in order; a negation reaches the next three words.

    A scope ends with its sentence. `text[w.start:w.end]` is the word as written.
    """
    negators = _NEGATORS[tongue(language)]
    found: list[Word] = []
    reach, last = 0, 0
    for match in _WORD.finditer(text):
        form = fold(match.group())
        if reach and _SENTENCE_END.search(text, last, match.start()):
            reach = 0
        last = match.end()
        if form in negators or form.endswith("n't"):
            found.append(Word(form, match.start(), last))
            reach = SCOPE
            continue
        found.append(Word(form, match.start(), last, reach > 0))
        reach = max(reach - 1, 0)
    return tuple(found)


def mark_negation(text: str, language: str = "es") -> str:
    """The text's words with `no_` before those that a negation reaches.

    Used where the sign of what is said matters more than its topic (valence).
    """
    return " ".join(
        f"no_{w.form}" if w.negated else w.form for w in words(text, language)
    )


# A study's models look at the same words again and again.
_LEMMAS: dict[str, dict[str, str]] = {"es": {}, "en": {}}


@dataclass
class Lemmatizer:
    """Accent-less lemmas by simplemma, remembered; imported at the first word.

    A Spanish word typed without its accent ("hacian") is looked up with each of
    its vowels accented in turn when the dictionary does not know it as written.
    """

    language: str = "es"

    def __call__(self, word: str) -> str:
        """The lemma of one word as `fold` leaves it (`no_` kept in front)."""
        seen = _LEMMAS[tongue(self.language)]
        lemma = seen.get(word)
        if lemma is None:
            if word.startswith("no_"):
                lemma = "no_" + self(word[3:])
            else:
                lemma = self._look_up(word)
            seen[word] = lemma
        return lemma

    def _look_up(self, word: str) -> str:
        from simplemma import is_known, lemmatize

        lang = tongue(self.language)
        if not word.isalpha() or len(word) > 40:
            return word
        if lang == "es" and not is_known(word, lang=lang):
            for other in _accented(word):
                if is_known(other, lang=lang):
                    word = other
                    break
        return fold(lemmatize(word, lang=lang))


def helper(language: str) -> AbstractContextManager[beside.Helper]:
    """A helper for `look_up`, which loads the dictionary of `language`."""
    return beside.helper("simplemma", partial(Lemmatizer(language), "todo"))


def look_up(
    texts: Iterable[str], language: str, helping: beside.Helper
) -> Callable[[], None]:
    """Have all words of `texts` looked up by `helping`.

    What it gives waits for the lemmas, so that a `Lemmatizer` finds them at hand.
    """
    seen = _LEMMAS[tongue(language)]
    forms = {word.form for text in texts for word in words(text, language)}
    promise = helping.ask(_lemmas, sorted(forms - seen.keys()), language)

    def remember() -> None:
        seen.update(promise())

    return remember


def _lemmas(forms: Sequence[str], language: str) -> dict[str, str]:
    lemmatize = Lemmatizer(language)
    return {form: lemmatize(form) for form in forms}


def _accented(word: str) -> Iterator[str]:
    # From the end: Spanish accents sit mostly on the last vowels (-ión, -ía).
    for i in range(len(word) - 1, -1, -1):
        if word[i] in "aeiou":
            yield word[:i] + word[i].translate(_ACCENTS) + word[i + 1 :]
    for i, letter in enumerate(word):
        if letter == "n":
            yield word[:i] + "ñ" + word[i + 1 :]


def content(form: str, language: str) -> bool:
    """Whether a word may serve as a reason: no function word, no lone letter."""
    return len(form) > 1 and form not in STOP_WORDS[tongue(language)]
