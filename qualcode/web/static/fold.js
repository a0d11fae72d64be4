// @ts-check
/**
 * The turns one begins with are laid out first; the rest waits until the first frame is
 * painted. Some tenths of a second later nothing is folded any more: to the finder, a
 * screen reader or a printer the text is whole.
 */

const STEP = 16; // turns laid out at a time
const SLACK = 3; // turns below the viewport: labels may use their room
const LETTERS = 80; // of a line of text, more or less
const LINE = 25; // pixels

/** Turns from one on that some pixels need, guessed from how long their texts are.
 * @param {import("./turns.js").TurnBox[]} turns @param {number} begin index
 * @param {1 | -1} step which way @param {number} pixels */
function needed(turns, begin, step, pixels) {
  let count = 0;
  for (let at = begin, left = pixels; left > 0 && turns[at]; at += step) {
    left -= LINE * Math.ceil(turns[at].text.length / LETTERS);
    count += 1;
  }
  return count;
}

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
    const height = window.outerHeight || screen.height; // the page would be laid out for the inner one
    /** Turns from here are laid out: enough for the one begun with to be scrolled to… */
    this.from = Math.max(0, begin - needed(turns, begin - 1, -1, 1.3 * height));
    /** …up to here. */
    this.to = Math.min(turns.length, begin + needed(turns, begin, 1, height) + SLACK);
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
    while (this.from > 0 && turns[this.from].box.offsetTop > top()) this.#up(SLACK);
    const enough = () => turns[Math.max(this.from, this.to - SLACK)].box.offsetTop > top() + transcript.clientHeight;
    while (this.to < turns.length && !enough()) this.#down(SLACK);
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
