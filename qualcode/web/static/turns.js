// @ts-check
/** The turns in the page: one text node each, and where its characters are. */

import { toPoints, toUnits } from "./offsets.js";

export class TurnBox {
  /** @param {HTMLElement} element `[data-turn]` @param {number} index @param {string} language */
  constructor(element, index, language) {
    this.element = element;
    this.box = /** @type {HTMLElement} */ (element.parentElement);
    this.margin = /** @type {HTMLElement} */ (this.box.lastElementChild);
    this.index = index;
    this.turn = Number(element.getAttribute("data-turn"));
    this.kind = this.box.className;
    this.language = language;
    this.start = Number(element.getAttribute("data-start"));
    this.end = this.start + toPoints(this.text, this.text.length);
  }

  /** The only text node. */
  get node() {
    return /** @type {Text} */ (this.element.firstChild);
  }

  get text() {
    return this.node?.data ?? "";
  }

  /** A span of the document cut to this turn, in UTF-16 units of its text.
   * @param {[number, number]} span @returns {[number, number]} */
  units([start, end]) {
    return [
      toUnits(this.text, Math.max(0, start - this.start)),
      toUnits(this.text, Math.max(0, Math.min(end, this.end) - this.start)),
    ];
  }

  /** UTF-16 units of this turn as code points of the document.
   * @param {[number, number]} span @returns {[number, number]} */
  points([from, to]) {
    return [this.start + toPoints(this.text, from), this.start + toPoints(this.text, to)];
  }

  /** @param {number} from @param {number} to UTF-16 units */
  range(from, to) {
    const range = document.createRange();
    range.setStart(this.node, from);
    range.setEnd(this.node, to);
    return range;
  }
}

/** All turns of the transcript. @param {HTMLElement} transcript @param {string} language */
export function turnsOf(transcript, language) {
  return [...transcript.querySelectorAll("[data-turn]")]
    .map((element, i) => new TurnBox(/** @type {HTMLElement} */ (element), i, language));
}
