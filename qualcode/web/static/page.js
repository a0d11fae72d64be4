// @ts-check
/** The compact data of a page, read back into rows (`pages/coding.py` writes it). */

/** An id of 23 characters as the UUID it is; any other as it is. @param {string} id */
function longId(id) {
  if (id[0] !== "~" || id.length !== 23) return id;
  const bytes = atob(id.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
  const hex = [...bytes].map((c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** @param {any} packed @returns {any[]} coding rows */
export function codingRows(packed) {
  let start = 0;
  return packed.ids.map((/** @type {string} */ id, /** @type {number} */ i) => {
    const [from, length, code, valence, coder, origin] = packed.numbers.slice(6 * i, 6 * i + 6);
    start += from;
    return {
      id: longId(id), start, end: start + length, code: packed.codes[code], valence: packed.valences[valence],
      coder: packed.coders[coder], origin: packed.origins[origin],
    };
  });
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
