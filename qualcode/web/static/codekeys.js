// @ts-check
/** The keys of the transcript. Letters act only while it has the focus (WCAG 2.1.4). */

import { one } from "./dom.js";
import { letters } from "./shell.js";

const HELP = 80; // milliseconds after a first letter

/** @param {any} work the coding page's parts and acts */
export function bindKeys(work) {
  const { transcript, span, reader, tree, book, state } = work;

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const acts = {
    ArrowDown: (e) => span.toTurn(span.turn + 1, e.shiftKey),
    ArrowUp: (e) => span.toTurn(span.turn - 1, e.shiftKey),
    ArrowRight: (e) => span.move(e.ctrlKey || e.altKey ? "word" : "sentence", 1, e.shiftKey),
    ArrowLeft: (e) => span.move(e.ctrlKey || e.altKey ? "word" : "sentence", -1, e.shiftKey),
    Home: () => span.toTurn(0),
    End: () => span.toTurn(Infinity),
    Enter: () => work.confirm(),
    Delete: () => work.drop(),
    Backspace: () => work.drop(),
    F2: () => work.respan(state.chosen ?? work.layer.mineAt(span.start, span.end).at(-1)),
    F3: (e) => work.nextFound(e.shiftKey ? -1 : 1),
    Escape: () => {
      const pending = reader.forget() || state.asking || state.respan || state.found.length;
      state.asking = null;
      state.respan = null;
      if (state.found.length) work.find("");
      tree.reach("");
      if (pending) work.said("cancelled");
      else if (span.turn >= 0) span.toTurn(span.turn);
    },
  };

  /** Single characters: off when letter keys are off. @type {Record<string, () => void>} */
  const signs = {
    " ": () => work.repeat(),
    ".": () => work.nextSuggestion(),
    ",": () => work.nextUncoded(),
    ñ: () => work.memo(),
    ";": () => work.memo(),
    "/": () => {
      work.setActivity(null);
      work.said("activity-off");
    },
    "<": () => step(-1),
    ">": () => step(1),
    "+": () => sign("+"),
    "-": () => sign("-"),
    "−": () => sign("-"),
    0: () => sign("0"),
  };

  /** @param {string} key */
  function sign(key) {
    const valence = book.valenceOfKey(key);
    if (valence) work.nextValence(valence.id);
  }

  /** @param {number} by */
  function step(by) {
    const next = book.stepActivity(state.activity, by);
    if (next) {
      work.setActivity(next);
      work.said("activity-now", { name: book.name(next) });
    }
  }

  let reaching = 0;
  /** Tell what a first letter leaves whoever waits for it: fast fingers need no help. */
  function reach() {
    tree.reach(reader.first);
    if (reader.first) work.said("chord-pending", { letter: reader.first.toUpperCase() });
  }

  /** A first letter asks for no frame: that of the second would have to wait for the next.
   * @param {string} letter */
  function chord(letter) {
    const read = reader.take(letter);
    clearTimeout(reaching);
    if (reader.first) reaching = window.setTimeout(reach, HELP);
    else work.later(() => { if (!reader.first) tree.reach(""); });
    if (read.code) work.apply(read.code);
    else if (read.state !== "pending") work.said("chord-unknown", { chord: read.chord.toUpperCase() });
  }

  transcript.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.target !== transcript || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const key = event.key;
    if (control && !key.startsWith("Arrow")) {
      const lower = key.toLowerCase();
      if (lower === "z") work.history(event.shiftKey ? "redo" : "undo");
      else if (lower === "y") work.history("redo");
      else if (key === "Enter") one("[data-done]").click();
      else return;
    } else if (acts[key]) {
      if (key !== "Escape" && reader.forget()) tree.reach("");
      acts[key](event);
    } else if (event.altKey || control || key.length !== 1) return;
    else if (!letters()) return;
    else if (signs[key.toLowerCase()]) signs[key.toLowerCase()]();
    else if (/^[1-9]$/.test(key)) pinned(Number(key));
    else if (/^[a-z]$/i.test(key)) chord(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** @param {number} digit */
  function pinned(digit) {
    const code = book.pins[digit - 1];
    if (code) work.apply(code);
    else work.said("pin-empty", { n: digit });
  }

  // The status says when letters act, and no longer when they do not.
  const told = one("[data-letters-told]");
  const show = () => { told.hidden = !(document.activeElement === transcript && letters()); };
  transcript.addEventListener("focus", show);
  transcript.addEventListener("blur", () => {
    reader.forget();
    tree.reach("");
    show();
  });
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["data-letters"] });
  show();
}
