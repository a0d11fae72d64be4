// @ts-check
/** The codebook as the page needs it: codes by id, chords, pins, the activity's facet. */

import { assign } from "./chords.js";
import { codeRows } from "./page.js";

/**
 * @typedef {object} Code
 * @property {string} id
 * @property {string} name
 * @property {string} facet
 * @property {string | null} parent
 * @property {string} color class of its branch
 * @property {"none" | "optional" | "required"} takes whether its codings carry a valence
 * @property {boolean} deprecated
 * @property {string | null} replaced
 */

export class Book {
  /** @param {{id: string, codes: any[], valences: {id: string, name: string, sign: number, key: string}[], activity: string | null}} given */
  constructor(given) {
    this.id = given.id;
    this.activity = given.activity;
    this.valences = given.valences;
    /** @type {Map<string, Code>} */
    this.codes = new Map(codeRows(given).map((code) => [code.id, code]));
  }

  /** @type {Record<string, string> | null} */
  #chords = null;

  /** The chord of each code. What this browser remembers is asked when one is wanted
   * first: it may keep a page waiting. @returns {Record<string, string>} */
  get chords() {
    this.#chords ??= this.#assign();
    return this.#chords;
  }

  /** @returns {Record<string, string>} */
  #assign() {
    const place = `qualcode:chords:${this.id}`;
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}");
    const current = [...this.codes.values()].filter((code) => !code.deprecated);
    const chords = assign(current, kept);
    localStorage.setItem(place, JSON.stringify({ ...kept, ...chords }));
    return chords;
  }

  /** A code born in this page or another. @param {Code} code */
  add(code) {
    this.codes.set(code.id, code);
    this.#chords = null;
  }

  /** @param {string} id */
  name(id) {
    return this.codes.get(id)?.name ?? id;
  }

  /** @param {string} id */
  chord(id) {
    return (this.chords[id] ?? "").toUpperCase();
  }

  /** @param {string} id */
  color(id) {
    return this.codes.get(id)?.color ?? "c-azul";
  }

  /** @param {string} id whether the code says in which activity one is */
  isActivity(id) {
    return this.activity !== null && this.codes.get(id)?.facet === this.activity;
  }

  /** @param {string} id */
  takesValence(id) {
    return (this.codes.get(id)?.takes ?? "none") !== "none";
  }

  /** @param {string | null} id */
  valence(id) {
    return this.valences.find((valence) => valence.id === id) ?? null;
  }

  /** The valence a key sets. @param {string} key */
  valenceOfKey(key) {
    const plain = { "−": "-", "–": "-" }[key] ?? key;
    const signs = { "+": 1, "-": -1, 0: 0 };
    return this.valences.find((v) => v.key === plain)
      ?? this.valences.find((v) => v.sign === signs[/** @type {"+"} */ (plain)]) ?? null;
  }

  /** The codes above one, the facet's first. @param {string} id @returns {string[]} */
  path(id) {
    const found = [];
    for (let up = this.codes.get(id)?.parent; up; up = this.codes.get(up)?.parent) found.unshift(up);
    return found;
  }

  /** The next or previous activity in codebook order. @param {string | null} from @param {number} step */
  stepActivity(from, step) {
    const all = [...this.codes.values()].filter((c) => c.facet === this.activity && c.parent && !c.deprecated);
    if (!all.length) return null;
    const at = all.findIndex((c) => c.id === from);
    if (at < 0) return all[step > 0 ? 0 : all.length - 1].id;
    return all[Math.max(0, Math.min(all.length - 1, at + step))].id;
  }

  get #pinPlace() {
    return `qualcode:pins:${this.id}`;
  }

  /** Code ids at the keys 1–9, null where nothing is pinned. @returns {(string | null)[]} */
  get pins() {
    const kept = JSON.parse(localStorage.getItem(this.#pinPlace) ?? "[]");
    return Array.from({ length: 9 }, (_, i) => (this.codes.has(kept[i]) ? kept[i] : null));
  }

  /** Pin a code at a key, or take it off when it is there. @param {string} id @param {number} [digit] 1–9, else the first free */
  pin(id, digit) {
    const pins = this.pins;
    const at = pins.indexOf(id);
    const to = digit ? digit - 1 : pins.indexOf(null);
    if (at >= 0) pins[at] = null;
    if (at !== to && to >= 0) pins[to] = id;
    localStorage.setItem(this.#pinPlace, JSON.stringify(pins));
    return pins;
  }
}
