// @ts-check
/**
 * Two letters for every code, and the reader of keys typed one after another.
 * Free of the DOM.
 */

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** Words that say nothing about a code's name. */
const SMALL = new Set(("a al ante con contra de del desde e el en entre es la las lo los o "
  + "para por que se según sin sobre su sus u un una y and as at by for from in into is "
  + "its of on or the to with").split(" "));
const TELLING_APART = 0x0300;

/** A name's words in plain letters a–z, small words last.
 * @param {string} name @returns {string[]} */
function plainWords(name) {
  const plain = [...name.normalize("NFKD").toLowerCase()]
    .filter((c) => c.charCodeAt(0) < TELLING_APART || c.charCodeAt(0) > 0x036f)
    .join("");
  const all = plain.split(/[^a-z]+/).filter(Boolean);
  const telling = all.filter((word) => !SMALL.has(word));
  return [...telling, ...all.filter((word) => SMALL.has(word))];
}

/** The chords a name would like, the most telling first: initials of its words, then
 * its first letter with those that follow, then anything that starts alike.
 * @param {string} name @returns {Generator<string>} */
function* wishes(name) {
  const found = plainWords(name);
  if (found.length) {
    const first = found[0][0];
    for (const word of found.slice(1)) yield first + word[0];
    for (const word of found) for (const letter of word.slice(1)) yield first + letter;
    for (const letter of LETTERS) yield first + letter;
  }
  for (const a of LETTERS) for (const b of LETTERS) yield a + b;
}

/**
 * Give every code a chord of two letters, no two the same.
 *
 * A chord that `kept` remembers stays with its code, so that a new code never moves
 * what the fingers know. Beyond 676 codes the rest go without (the palette finds them).
 *
 * @param {{id: string, name: string}[]} codes in codebook order
 * @param {Record<string, string>} [kept] chords given before, by code id
 * @returns {Record<string, string>} chord in lower case by code id
 */
export function assign(codes, kept = {}) {
  /** @type {Record<string, string>} */
  const given = {};
  const taken = new Set();
  for (const { id } of codes) {
    const chord = kept[id];
    if (/^[a-z]{2}$/.test(chord ?? "") && !taken.has(chord)) {
      given[id] = chord;
      taken.add(chord);
    }
  }
  for (const { id, name } of codes) {
    if (given[id]) continue;
    for (const chord of wishes(name)) {
      if (!taken.has(chord)) {
        given[id] = chord;
        taken.add(chord);
        break;
      }
    }
  }
  return given;
}

/** Reads letters; tells what is pending and which code a chord means. */
export class ChordReader {
  /** @param {Record<string, string>} chords by code id */
  constructor(chords) {
    this.first = "";
    this.use(chords);
  }

  /** @param {Record<string, string>} chords by code id */
  use(chords) {
    /** @type {Map<string, string>} */
    this.codes = new Map(Object.entries(chords).map(([code, chord]) => [chord, code]));
  }

  /**
   * Take one letter.
   * @param {string} letter
   * @returns {{state: "pending" | "unknown" | "code", code: string | null, chord: string}}
   */
  take(letter) {
    const chord = this.first + letter.toLowerCase();
    if (chord.length < 2) {
      const some = [...this.codes.keys()].some((c) => c[0] === chord);
      this.first = some ? chord : "";
      return { state: some ? "pending" : "unknown", code: null, chord };
    }
    this.first = "";
    const code = this.codes.get(chord) ?? null;
    return { state: code ? "code" : "unknown", code, chord };
  }

  /** Forget a first letter; whether there was one. */
  forget() {
    const was = this.first !== "";
    this.first = "";
    return was;
  }
}
