// @ts-check
/** The span that is chosen: by keys (turn, sentence, word; extended) or by mouse. */

import { sentences, trimmed, turnAt, words } from "./offsets.js";

export class Span extends EventTarget {
  /** @param {HTMLElement} transcript @param {import("./turns.js").TurnBox[]} turns @param {string} language */
  constructor(transcript, turns, language) {
    super();
    this.transcript = transcript;
    this.turns = turns;
    this.language = language;
    this.turn = -1; // index of the current turn
    this.start = 0;
    this.end = 0;
    /** The end that stays when extending. @type {[number, number]} */
    this.anchor = [0, 0];
    /** @type {[number, number]} */
    this.head = [0, 0];
    transcript.addEventListener("mouseup", (event) => this.#fromMouse(event));
    transcript.addEventListener("copy", (event) => this.#copy(event));
  }

  /** @param {[number, number]} anchor @param {[number, number]} head @param {boolean} [scroll] */
  #set(anchor, head, scroll = true) {
    this.anchor = anchor;
    this.head = head;
    this.start = Math.min(anchor[0], head[0]);
    this.end = Math.max(anchor[1], head[1]);
    const first = Math.max(0, turnAt(this.turns, this.start));
    const last = Math.max(first, turnAt(this.turns, this.end - 1));
    this.turn = turnAt(this.turns, head[0]);
    this.dispatchEvent(new CustomEvent("change", { detail: { first, last } }));
    if (scroll) this.#show(); // measures: after all that changes the page
  }

  /** Keep the moving end in view, a third from the edge where there is room. */
  #show() {
    const box = this.turns[this.turn];
    const area = this.transcript.getBoundingClientRect();
    const rect = box.range(...box.units(this.head)).getBoundingClientRect();
    const fits = rect.top >= area.top + 24 && rect.bottom <= area.bottom - 24;
    if (!fits) this.transcript.scrollTop += rect.top - area.top - area.height / 3;
  }

  /** Choose a whole turn. @param {number} index @param {boolean} [extend] */
  toTurn(index, extend = false) {
    const at = Math.max(0, Math.min(this.turns.length - 1, index));
    const box = this.turns[at];
    const [from, to] = trimmed(box.text, 0, box.text.length);
    const span = box.points([from, to]);
    getSelection()?.removeAllRanges();
    this.#set(extend ? this.anchor : span, span);
  }

  /** @param {number} start @param {number} end @param {boolean} [scroll] */
  to(start, end, scroll = true) {
    this.#set([start, end], [start, end], scroll);
  }

  /**
   * Choose or extend to the next sentence or word.
   * @param {"sentence" | "word"} unit @param {1 | -1} step @param {boolean} extend
   */
  move(unit, step, extend) {
    getSelection()?.removeAllRanges();
    const whole = this.#wholeTurn();
    const from = extend ? this.head : /** @type {[number, number]} */ ([this.start, this.end]);
    let index = turnAt(this.turns, step > 0 ? from[1] - 1 : from[0]);
    const pieces = this.#pieces(index, unit);
    let at;
    if (whole && !extend) at = step > 0 ? 0 : pieces.length - 1;
    else if (step > 0) at = pieces.findIndex((p) => p[0] >= from[1]);
    else at = pieces.findLastIndex((p) => p[1] <= from[0]);
    let piece = pieces[at];
    if (!piece) {
      index += step;
      if (index < 0 || index >= this.turns.length) return;
      const next = this.#pieces(index, unit);
      piece = step > 0 ? next[0] : next[next.length - 1];
    }
    if (!extend) this.#set(piece, piece);
    else if (step < 0 && this.head[0] > this.anchor[0]) this.#shrink(piece);
    else if (step > 0 && this.head[0] < this.anchor[0]) this.#shrink(piece);
    else this.#set(whole ? piece : this.anchor, piece);
  }

  /** The moving end comes back towards the anchor. @param {[number, number]} piece */
  #shrink(piece) {
    const past = this.head[0] > this.anchor[0] ? piece[0] <= this.anchor[0] : piece[1] >= this.anchor[1];
    this.#set(this.anchor, past ? this.anchor : piece);
  }

  #wholeTurn() {
    const box = this.turns[this.turn];
    if (!box) return false;
    const [from, to] = box.points(trimmed(box.text, 0, box.text.length));
    return this.start === from && this.end === to;
  }

  /** @param {number} index @param {"sentence" | "word"} unit @returns {[number, number][]} */
  #pieces(index, unit) {
    const box = this.turns[index];
    const found = unit === "word" ? words(box.text, this.language) : sentences(box.text, this.language);
    return found.map((piece) => box.points(piece));
  }

  /** A click chooses the turn; Alt with it, the sentence; a drag, what was dragged over.
   * @param {MouseEvent} event */
  #fromMouse(event) {
    if (event.button !== 0) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest(".margin, a, button, summary")) return;
    const chosen = getSelection();
    if (chosen && !chosen.isCollapsed && chosen.rangeCount) {
      const span = this.#ofRange(chosen.getRangeAt(0));
      if (span) this.#set(span, span, false);
      return;
    }
    const box = this.turns.find((one) => one.box.contains(target));
    if (!box) return;
    const place = event.altKey || event.shiftKey ? this.#caret(event, box) : null;
    if (place === null) {
      const [from, to] = trimmed(box.text, 0, box.text.length);
      const span = box.points([from, to]);
      this.#set(span, span, false);
      return;
    }
    const sentence = this.#pieces(box.index, "sentence").find((p) => place < p[1]) ?? [box.start, box.end];
    this.#set(event.shiftKey ? this.anchor : sentence, sentence, false);
  }

  /** The code point under the pointer. @param {MouseEvent} event @param {import("./turns.js").TurnBox} box */
  #caret(event, box) {
    const found = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    return found && found.offsetNode === box.node ? box.points([found.offset, found.offset])[0] : box.start;
  }

  /** A selection of the browser as a span. @param {Range} range @returns {[number, number] | null} */
  #ofRange(range) {
    const touched = this.turns.filter((box) => range.intersectsNode(box.element));
    if (!touched.length) return null;
    const first = touched[0];
    const last = touched[touched.length - 1];
    const from = range.startContainer === first.node ? range.startOffset : 0;
    const to = range.endContainer === last.node ? range.endOffset : last.text.length;
    const [a] = trimmed(first.text, from, first === last ? to : first.text.length);
    const [, b] = trimmed(last.text, first === last ? from : 0, to);
    const span = /** @type {[number, number]} */ ([first.points([a, a])[0], last.points([b, b])[1]]);
    return span[0] < span[1] ? span : null;
  }

  /** What is chosen by keys is copied like a selection. @param {ClipboardEvent} event */
  #copy(event) {
    if (!getSelection()?.isCollapsed || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", this.text);
    event.preventDefault();
  }

  /** The text of the span; turns are joined by a line break. */
  get text() {
    const found = [];
    for (let i = Math.max(0, turnAt(this.turns, this.start)); i <= turnAt(this.turns, this.end - 1); i += 1) {
      const box = this.turns[i];
      found.push(box.text.slice(...box.units([this.start, this.end])));
    }
    return found.join("\n");
  }
}

