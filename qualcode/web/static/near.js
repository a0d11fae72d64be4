// @ts-check
/**
 * Which turns are near the viewport. Looked up where the text is scrolled to: watching
 * every turn would cost a long document some milliseconds in each frame.
 */

const NEAR = 300; // pixels around the viewport: with any change a browser paints every tinted text anew

export class Near {
  /** @param {HTMLElement} transcript @param {import("./turns.js").TurnBox[]} turns
   * @param {import("./fold.js").Fold} fold what is laid out
   * @param {(came: number[], went: number[]) => void} told hears of indices when they change */
  constructor(transcript, turns, fold, told) {
    this.transcript = transcript;
    this.turns = turns;
    this.fold = fold;
    this.told = told;
    /** Turns from here are near… */
    this.from = 0;
    /** …up to here. */
    this.to = 0;
  }

  /** Look again at every scroll and change of size, and now. */
  watch() {
    this.transcript.addEventListener("scroll", () => this.look(), { passive: true });
    new ResizeObserver(() => this.look()).observe(this.transcript);
  }

  /** @param {number} turn index */
  has(turn) {
    return turn >= this.from && turn < this.to;
  }

  /** Indices of the turns that are near. @returns {number[]} */
  get all() {
    return this.#range(this.from, this.to);
  }

  /** See which turns are near now. @param {number} [around] pixels */
  look(around = NEAR) {
    const { transcript, from, to } = this;
    const top = transcript.scrollTop - around;
    const bottom = transcript.scrollTop + transcript.clientHeight + around;
    this.from = this.#first((box) => box.offsetTop + box.offsetHeight > top);
    this.to = Math.max(this.from, this.#first((box) => box.offsetTop >= bottom));
    const came = this.all.filter((turn) => turn < from || turn >= to);
    const went = this.#range(from, to).filter((turn) => !this.has(turn));
    if (came.length || went.length) this.told(came, went);
  }

  /** Of the turns laid out, the first of which something holds that then holds of all.
   * @param {(box: HTMLElement) => boolean} holds @returns {number} index */
  #first(holds) {
    let low = this.fold.from;
    let high = this.fold.to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.turns[middle].box)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** @param {number} from @param {number} to @returns {number[]} */
  #range(from, to) {
    return Array.from({ length: to - from }, (_, i) => from + i);
  }
}
