// @ts-check
/** The compact data of a page, read back into rows (`pages/coding.py` writes it). */

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

/** Sixteen bytes as the UUID they are. @param {string} bytes @param {number} from */
function uuid(bytes, from) {
  let found = "";
  for (let i = 0; i < 16; i += 1) {
    if (i === 4 || i === 6 || i === 8 || i === 10) found += "-";
    found += HEX[bytes.charCodeAt(from + i)];
  }
  return found;
}

/** Codings packed by columns: rows of them are made as they are asked for, each once. */
export class CodingRows {
  /** @param {any} packed */
  constructor(packed) {
    this.packed = packed;
    this.bytes = atob(packed.ids);
    let start = 0;
    /** @type {number[]} */
    this.starts = packed.starts.map((/** @type {number} */ step) => (start += step));
    /** Rows that were handed out. */
    this.taken = new Uint8Array(this.starts.length);
  }

  /** Rows that share a character with a span. @param {number} from @param {number} to
   * @returns {any[]} by start */
  take(from, to) {
    const found = [];
    for (let i = 0; i < this.starts.length; i += 1) {
      if (this.taken[i] || this.starts[i] >= to || this.starts[i] + this.packed.lengths[i] <= from) continue;
      this.taken[i] = 1;
      found.push(this.#row(i));
    }
    return found;
  }

  /** @param {number} i */
  #row(i) {
    const { odd, lengths, code, valence, coder, origin } = this.packed;
    return {
      id: odd[i] ?? uuid(this.bytes, 16 * i), start: this.starts[i], end: this.starts[i] + lengths[i],
      code: code.names[code.rows[i]], valence: valence.names[valence.rows[i]], coder: coder.names[coder.rows[i]],
      origin: origin.names[origin.rows[i]],
    };
  }
}

/** @param {any} book @returns {any[]} codes with all their keys, in codebook order */
export function codeRows(book) {
  const takes = Object.fromEntries(book.facets.map((/** @type {any} */ f) => [f.id, f.takes]));
  /** @type {any[]} */
  const found = [];
  for (const [id, name, above, color, count, deprecated, replaced, brief] of book.codes) {
    const parent = found[above] ?? null;
    const facet = parent ? parent.facet : id;
    found.push({
      id, name, facet, parent: parent?.id ?? null, level: parent ? parent.level + 1 : 1, color: book.colours[color],
      takes: takes[facet], count: count ?? 0, deprecated: Boolean(deprecated), replaced: replaced || null, brief: brief ?? "",
    });
    if (parent) parent.children = true;
  }
  return found;
}
