// @ts-check
/**
 * Code points (on the wire) and UTF-16 units (in JavaScript), converted at this one
 * boundary; sentences and words of a turn. Free of the DOM.
 *
 * A span is [start, end], end exclusive. Functions named `…Points` speak of code
 * points, the others of UTF-16 units within one turn's text.
 */

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/** The place in `text`, in UTF-16 units, of its code point number `points`.
 * @param {string} text @param {number} points @returns {number} */
export function toUnits(text, points) {
  if (!ASTRAL.test(text)) return Math.min(points, text.length);
  let units = 0;
  for (let seen = 0; seen < points && units < text.length; seen += 1) {
    units += isPair(text, units) ? 2 : 1;
  }
  return units;
}

/** How many code points lie before the UTF-16 unit `units` of `text`. A place inside
 * a pair counts as before it.
 * @param {string} text @param {number} units @returns {number} */
export function toPoints(text, units) {
  if (!ASTRAL.test(text)) return Math.min(units, text.length);
  let points = 0;
  for (let at = 0; at < units && at < text.length;) {
    const step = isPair(text, at) ? 2 : 1;
    if (at + step > units) break;
    at += step;
    points += 1;
  }
  return points;
}

/** @param {string} text @param {number} at */
function isPair(text, at) {
  const first = text.charCodeAt(at);
  if (first < 0xd800 || first > 0xdbff) return false;
  const second = text.charCodeAt(at + 1);
  return second >= 0xdc00 && second <= 0xdfff;
}

/** The number of the turn that holds a code point, or the one before it.
 * @param {{start: number, end: number}[]} turns in order
 * @param {number} points @returns {number} index, -1 without turns */
export function turnAt(turns, points) {
  let low = 0;
  let high = turns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (turns[middle].start <= points) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** A span without the white space at its ends.
 * @param {string} text @param {number} start @param {number} end
 * @returns {[number, number]} */
export function trimmed(text, start, end) {
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  return [start, end];
}

/** @param {string} text @param {"sentence" | "word"} unit @param {string} language
 * @returns {[number, number][]} */
function cut(text, unit, language) {
  const pieces = new Intl.Segmenter(language, { granularity: unit }).segment(text);
  /** @type {[number, number][]} */
  const found = [];
  for (const piece of pieces) {
    if (unit === "word" && !piece.isWordLike) continue;
    const [start, end] = trimmed(text, piece.index, piece.index + piece.segment.length);
    if (start < end) found.push([start, end]);
  }
  return found;
}

/** The sentences of a turn; a turn without any is one sentence.
 * @param {string} text @param {string} [language] @returns {[number, number][]} */
export function sentences(text, language = "es") {
  const found = cut(text, "sentence", language);
  return found.length ? found : [[0, text.length]];
}

/** The words of a turn.
 * @param {string} text @param {string} [language] @returns {[number, number][]} */
export function words(text, language = "es") {
  const found = cut(text, "word", language);
  return found.length ? found : [[0, text.length]];
}
