// @ts-check
/**
 * Tints on the text by the CSS Custom Highlight API. The text itself never changes.
 * Only turns near the viewport have ranges; each turn's are made anew when it changes.
 */

import { depths } from "./lanes.js";

const NAMES = ["coded-1", "coded-2", "suggested", "found", "span"];

/** Browsers without it show the brackets alone. */
const CAN = typeof Highlight !== "undefined" && "highlights" in CSS;

export class Paint {
  /** @param {import("./turns.js").TurnBox[]} turns */
  constructor(turns) {
    this.turns = turns;
    /** Ranges of each turn. @type {Map<number, [string, Range][]>} */
    this.held = new Map();
    /** What they say: with any change a browser goes over every range there is.
     * @type {Map<number, string>} */
    this.said = new Map();
    /** @type {Record<string, any>} */
    this.sets = {};
    if (!CAN) return;
    NAMES.forEach((name, i) => {
      this.sets[name] = new Highlight();
      this.sets[name].priority = i;
      CSS.highlights.set(name, this.sets[name]);
    });
  }

  /**
   * Tint one turn.
   * @param {number} index
   * @param {{coded: [number, number][], suggested: [number, number][], found: [number, number][]}} spans
   *   in code points of the document
   */
  turn(index, spans) {
    if (!CAN) return;
    const box = this.turns[index];
    const { once, more } = depths(spans.coded.map((s) => box.units(s)));
    const says = JSON.stringify([once, more, spans.suggested, spans.found]);
    if (this.said.get(index) === says) return;
    this.forget(index);
    this.said.set(index, says);
    /** @type {[string, Range][]} */
    const made = [
      ...once.map((s) => /** @type {[string, Range]} */ (["coded-1", box.range(...s)])),
      ...more.map((s) => /** @type {[string, Range]} */ (["coded-2", box.range(...s)])),
      ...spans.suggested.map((s) => /** @type {[string, Range]} */ (["suggested", box.range(...box.units(s))])),
      ...spans.found.map((s) => /** @type {[string, Range]} */ (["found", box.range(...box.units(s))])),
    ];
    for (const [name, range] of made) this.sets[name].add(range);
    this.held.set(index, made);
  }

  /** Let a turn's ranges go. @param {number} index */
  forget(index) {
    for (const [name, range] of this.held.get(index) ?? []) this.sets[name].delete(range);
    this.held.delete(index);
    this.said.delete(index);
  }

  /** The span that is chosen now. @param {number} start @param {number} end @param {number} first @param {number} last */
  span(start, end, first, last) {
    if (!CAN) return;
    this.sets.span.clear();
    for (let index = first; index <= last; index += 1) {
      this.sets.span.add(this.turns[index].range(...this.turns[index].units([start, end])));
    }
  }
}

