// @ts-check
/**
 * The turns one begins with are laid out first; the rest waits until the first frame is
 * painted. Some tenths of a second later nothing is folded any more: to the finder, a
 * screen reader or a printer the text is whole.
 */

const BEFORE = 4; // turns laid out before and after the one begun with
const AFTER = 10;
const STEP = 16; // turns laid out at a time
const SLACK = 3; // turns below the viewport: labels may use their room

/** Do something when nothing else is to be done, at the latest after half a second.
 * @param {(deadline?: IdleDeadline) => void} act */
export function idle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act, 60);
}

export class Fold {
  /** @param {HTMLElement} transcript @param {import("./turns.js").TurnBox[]} turns
   * @param {number} begin index of the turn one begins with */
  constructor(transcript, turns, begin) {
    this.transcript = transcript;
    this.turns = turns;
    /** Turns from here are laid out… */
    this.from = Math.max(0, begin - BEFORE);
    /** …up to here. */
    this.to = Math.min(turns.length, begin + AFTER);
    /** Told when more is laid out. @type {() => void} */
    this.told = () => {};
    transcript.classList.toggle("opening", !this.whole);
    for (const { box, index } of turns) if (index < this.from || index >= this.to) box.classList.add("later");
  }

  get whole() {
    return this.from === 0 && this.to === this.turns.length;
  }

  /** @param {number} from @param {number} to indices */
  #unfold(from, to) {
    for (const turn of this.turns.slice(from, to)) turn.box.classList.remove("later");
  }

  #down(step = STEP) {
    const from = this.to;
    this.to = Math.min(this.turns.length, from + step);
    this.#unfold(from, this.to);
    this.told();
  }

  /** What is in view stays where it is. */
  #up(step = STEP) {
    const { box } = this.turns[this.from];
    const before = box.offsetTop;
    const to = this.from;
    this.from = Math.max(0, to - step);
    this.#unfold(this.from, to);
    this.transcript.scrollTop += box.offsetTop - before;
    this.told();
  }

  /** Lay out as many turns as are in view. */
  fill() {
    const { transcript, turns } = this;
    const top = () => transcript.scrollTop;
    while (this.from > 0 && turns[this.from].box.offsetTop > top()) this.#up();
    const enough = () => turns[Math.max(this.from, this.to - SLACK)].box.offsetTop > top() + transcript.clientHeight;
    while (this.to < turns.length && !enough()) this.#down();
  }

  /** Lay out all at once when a turn is asked for that is not. @param {number} turn index */
  reach(turn) {
    if (turn >= this.from && turn < this.to) return;
    if (this.to < this.turns.length) this.#down(this.turns.length);
    if (this.from > 0) this.#up(this.turns.length);
    this.transcript.classList.remove("opening");
  }

  /** Lay out the rest, a little whenever nothing else is to be done.
   * @param {() => void} told hears whenever more is laid out, and at once
   * @param {() => void} done */
  rest(told, done) {
    this.told = told;
    told();
    /** @param {IdleDeadline} [deadline] */
    const some = (deadline) => {
      do {
        if (this.to < this.turns.length) this.#down();
        else if (this.from > 0) this.#up();
        if (this.whole) {
          this.transcript.classList.remove("opening");
          done();
          return;
        }
        void this.transcript.scrollHeight; // lays out now: the time it took counts
      } while ((deadline?.timeRemaining() ?? 0) > 10);
      idle(some);
    };
    some();
  }
}
