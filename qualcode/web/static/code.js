// @ts-check
/** The coding page: its parts, and what each act does. Keys are in `codekeys.js`. */

import { call, get, post } from "./api.js";
import { Book } from "./book.js";
import { Brackets } from "./brackets.js";
import { ChordReader } from "./chords.js";
import { bindKeys } from "./codekeys.js";
import { make, one, say } from "./dom.js";
import { Fold } from "./fold.js";
import { Layer } from "./layer.js";
import { listen } from "./live.js";
import { Minimap } from "./minimap.js";
import { Near } from "./near.js";
import { turnAt } from "./offsets.js";
import { CodingRows } from "./page.js";
import { Paint } from "./paint.js";
import { Panel } from "./panel.js";
import { begunWith, keeper } from "./place.js";
import { Queue } from "./queue.js";
import { palette } from "./shell.js";
import { Span } from "./span.js";
import { Tree } from "./tree.js";
import { turnsOf } from "./turns.js";
import { data, number, t } from "./words.js";

const page = data("page");
const transcript = one("#transcript");
document.body.hidden = false; // until here nothing was worth laying out
transcript.hidden = false;
const turns = turnsOf(transcript, page.language);
const length = turns.at(-1)?.end ?? 0;
const wanted = begunWith(location.hash, transcript.dataset.at ?? "", length);
const keep = keeper(length);
const fold = new Fold(transcript, turns, Math.max(0, turnAt(turns, wanted?.[0] ?? 0)));
const book = new Book(page.book);
const rows = new CodingRows(page.codings);
const layer = new Layer({ document: page.document, me: page.coder, pass: page.pass, turns });
const queue = new Queue(page.suggestions);
const span = new Span(transcript, turns, page.language);
const paint = new Paint(turns);

/** What the page remembers of its own. */
const state = {
  /** @type {string | null} */ activity: null,
  /** @type {string | null} */ valence: null,
  /** The last act of coding, for Space. @type {{code: string, valence: string | null}[]} */ last: [],
  /** The coding one speaks of. @type {any} */ chosen: null,
  /** A coding whose span is being changed. @type {any} */ respan: null,
  /** A code that waits for its valence. @type {string | null} */ asking: null,
  filter: { coder: "", code: "" },
  /** @type {[number, number][]} */ found: [],
};

const shows = (/** @type {any} */ coding) => (!state.filter.coder || coding.coder === state.filter.coder)
  && (!state.filter.code || coding.code === state.filter.code || book.path(coding.code).includes(state.filter.code));
const brackets = new Brackets({ turns, layer, book, shows });
/** Once every turn has its place. @type {Minimap | null} */
let minimap = null;
const tree = new Tree(book, (code) => work.apply(code));
const reader = new ChordReader({});

// --- What is near the viewport is painted; the rest waits. ---------------------------

const near = new Near(transcript, turns, fold, (came, went) => {
  for (const turn of went) {
    paint.forget(turn);
    brackets.forget(turn);
  }
  soon(came);
});
const stale = new Set();
/** What waits until the next frame is painted. @type {(() => void)[]} */
const waiting = [];
let frame = 0;
/** Whether the next frame has codings that changed; whether the map is to be drawn anew. */
let painting = false;
let mapping = false;
/** Turns beside those in view whose codings have a say in how these are drawn. */
const ASIDE = 3;

/** @param {number} turn */
function tint(turn) {
  const codings = [...layer.byTurn[turn]].filter((c) => shows(c) && !book.isActivity(c.code));
  const box = turns[turn];
  const inside = (/** @type {{start: number, end: number}} */ s) => s.start < box.end && s.end > box.start;
  paint.turn(turn, {
    coded: codings.map((c) => [c.start, c.end]),
    suggested: brackets.suggestions[turn].map((s) => [s.start, s.end]),
    found: state.found.filter(([start, end]) => inside({ start, end })),
  });
}

/** Paint turns in the next frame. @param {Iterable<number>} which */
function soon(which) {
  for (const turn of which) stale.add(turn);
  frame ||= requestAnimationFrame(flush);
}

/** Do something once the next frame is painted: a key waits for nothing but its
 * coding. @param {() => void} act */
function later(act) {
  waiting.push(act);
  frame ||= requestAnimationFrame(flush);
}

function draw() {
  const due = [...stale].filter((turn) => near.has(turn)).sort((a, b) => a - b);
  mapping ||= stale.size > 0; // what is out of view is on the map
  stale.clear();
  for (const turn of due) tint(turn);
  brackets.draw(due);
}

/** Draw before the next frame begins: until then there is time, within it there is none. */
function atOnce() {
  draw();
  void transcript.offsetHeight; // laid out too
}

function flush() {
  frame = 0;
  draw();
  const [painted, mapped] = [painting, mapping];
  painting = mapping = false;
  afterPaint(() => {
    if (painted) performance.mark("qualcode:painted");
    for (const act of waiting.splice(0)) act();
    if (mapped) minimap?.soon();
  });
}

/** A task after the frame at hand has been painted; asked for within that frame.
 * @param {() => void} act */
function afterPaint(act) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  port2.postMessage(null);
}

/** The codings of some turns. @param {number} [from] @param {number} [to] indices */
function know(from = 0, to = turns.length) {
  layer.know(rows.take(from > 0 ? turns[from].start : -1, turns[to]?.start ?? Infinity));
}

/** The first frame has its codings; then come the others, tree and panes, then the rest of
 * the text. */
function begin() {
  fold.fill();
  know(fold.from - ASIDE, fold.to + ASIDE);
  near.look(0);
  atOnce();
  waiting.unshift(() => {
    performance.mark("qualcode:highlighted");
    know();
    reader.use(book.chords);
    tree.fill();
    panes();
    document.documentElement.dataset.ready = "";
    fold.rest(() => near.look(), survey);
    near.watch();
    begun();
  });
  frame ||= requestAnimationFrame(flush);
}

/** The whole document at a glance, from now on. */
function survey() {
  minimap = new Minimap(one("#minimap"), transcript, turns, (turn) => ({
    codings: [...layer.byTurn[turn]].filter(shows).length, suggestions: brackets.suggestions[turn].length,
  }));
  minimap.soon();
}

/** Suggestions by turn. */
function place() {
  brackets.suggestions.forEach((_, i) => { brackets.suggestions[i] = []; });
  for (const one_ of queue.all) brackets.suggestions[Math.max(0, turnAt(turns, one_.start))].push(one_);
  soon(near.all);
}

// --- Acts. ---------------------------------------------------------------------------

/** @param {any} coding */
function pick(coding) {
  state.chosen = coding;
  brackets.chosen = coding.key;
  span.to(coding.start, coding.end);
  soon(near.all);
  transcript.focus({ preventScroll: true });
}

transcript.addEventListener("click", (/** @type {MouseEvent} */ event) => {
  const { key, of } = /** @type {HTMLElement} */ (event.target).closest("[data-key], [data-of]")?.dataset ?? {};
  const coding = layer.codings.get(key ?? of ?? "");
  if (coding) pick(coding);
});

/** Whether this person's coding of an activity already holds the whole span. @param {string} code */
const covered = (code) => layer.touching(span.start, span.end)
  .some((c) => c.coder === layer.me && c.code === code && c.start <= span.start && c.end >= span.end);

/** Say what happened, in the order it did. @param {string} key @param {any} [params] */
const said = (key, params) => later(() => say(t(key, params)));

/** A code and its valence in words. @param {string} code @param {string | null} valence */
function words(code, valence) {
  const key = book.valence(valence)?.key.replace("-", "−");
  return key ? `${book.name(code)} ${key}` : book.name(code);
}

const work = {
  layer, queue, span, book, transcript, turns, state, shows, reader, tree, palette, said, later,
  memos: page.memos,
  chosen: () => state.chosen,
  pick,

  /** @param {number} start @param {number} end */
  textOf(start, end) {
    const box = turns[Math.max(0, turnAt(turns, start))];
    return box.text.slice(...box.units([start, end]));
  },

  /** Code the span, or take the code off where the very same is there. @param {string} code */
  apply(code) {
    if (span.turn < 0) return;
    transcript.focus({ preventScroll: true });
    const known = layer.mineAt(span.start, span.end);
    const there = known.find((c) => c.code === code);
    const takes = book.takesValence(code);
    const valence = takes ? state.valence : null;
    if (there && takes && valence !== null && there.valence !== valence) {
      this.setValence(there, valence);
      return;
    }
    if (there) {
      if (state.activity === code) this.setActivity(null);
      this.remove(there);
      return;
    }
    if (book.codes.get(code)?.takes === "required" && valence === null) {
      state.asking = code;
      said("asks-valence", { name: book.name(code) });
      return;
    }
    const wanted = [{ code, valence }];
    const on = state.activity;
    if (book.isActivity(code)) this.setActivity(code);
    else if (on && !covered(on)) wanted.unshift({ code: on, valence: null });
    this.code(wanted);
  },

  /** @param {{code: string, valence: string | null}[]} wanted */
  code(wanted) {
    const made = layer.add(wanted.map((w) => ({ ...w, start: span.start, end: span.end })));
    state.last = wanted;
    state.chosen = made[made.length - 1];
    brackets.chosen = state.chosen.key;
    later(() => { for (const w of wanted) tree.count(w.code, 1); });
    said("kept", { name: wanted.map((w) => words(w.code, w.valence)).join(" + ") });
    refresh();
    atOnce();
  },

  /** What was coded last, here. */
  repeat() {
    const known = new Set(layer.mineAt(span.start, span.end).map((c) => c.code));
    const wanted = state.last.filter((w) => !known.has(w.code));
    if (wanted.length) this.code(wanted);
    else said(state.last.length ? "already" : "nothing-to-repeat");
  },

  /** @param {any} coding */
  remove(coding) {
    layer.remove(coding);
    later(() => tree.count(coding.code, -1));
    if (state.chosen === coding) state.chosen = null;
    said("removed", { name: book.name(coding.code) });
    refresh();
    atOnce();
  },

  /** @param {any} coding @param {string | null} valence */
  setValence(coding, valence) {
    state.chosen = layer.change(coding, { valence });
    said("kept", { name: words(coding.code, valence) });
    refresh();
    atOnce();
  },

  /** The sign for what comes next; the same again takes it off. @param {string | null} valence */
  nextValence(valence) {
    if (state.asking && valence) {
      const code = state.asking;
      state.asking = null;
      state.valence = valence;
      this.apply(code);
    } else state.valence = state.valence === valence ? null : valence;
    refresh();
  },

  /** @param {string | null} code */
  setActivity(code) {
    state.activity = code;
    refresh();
  },

  /** @param {any} coding */
  respan(coding) {
    if (!coding || coding.coder !== layer.me) return;
    state.respan = coding;
    pick(coding);
    said("respan-now", { name: book.name(coding.code) });
  },

  /** Enter: the new span of a coding, or the suggestion of this span. */
  confirm() {
    if (state.respan) {
      const coding = state.respan;
      state.respan = null;
      state.chosen = layer.change(coding, { start: span.start, end: span.end });
      brackets.chosen = state.chosen.key;
      said("respanned", { name: book.name(coding.code) });
      refresh();
      return;
    }
    const group = queue.at(span.start, span.end);
    if (group) this.accept(group);
  },

  /** @param {any} group */
  accept(group) {
    queue.drop(group);
    place();
    const known = new Set(layer.mineAt(group.start, group.end).map((c) => c.code));
    const made = layer.accept(group.items.filter((/** @type {any} */ i) => !known.has(i.code)));
    state.last = made.map((c) => ({ code: c.code, valence: c.valence }));
    const activity = made.find((c) => book.isActivity(c.code));
    if (activity) this.setActivity(activity.code);
    said("accepted", { name: made.map((c) => words(c.code, c.valence)).join(" + ") });
    this.nextSuggestion(group.start);
  },

  /** @param {any} group */
  reject(group) {
    queue.drop(group);
    place();
    layer.reject(group.items);
    said("rejected", { n: group.items.length });
    this.nextSuggestion(group.start);
  },

  /** @param {number} [after] */
  nextSuggestion(after = span.start) {
    const group = queue.after(after) ?? queue.groups[0];
    if (group) span.to(group.start, group.end);
    else {
      said("suggestions-none");
      refresh();
    }
  },

  /** Del: the suggestion of this span, else the coding one speaks of, else the last of the span. */
  drop() {
    const group = queue.at(span.start, span.end);
    const mine = layer.mineAt(span.start, span.end);
    const coding = layer.codings.has(state.chosen?.key) ? state.chosen : mine.at(-1);
    if (group) this.reject(group);
    else if (coding && coding.coder === layer.me) this.remove(coding);
    else said("nothing-to-remove");
  },

  nextUncoded() {
    const open = page.segments.filter((/** @type {number[]} */ s) => !layer.mineTouch(s[0], s[1]));
    const next = open.find((/** @type {number[]} */ s) => s[0] > span.start) ?? open[0];
    if (next) span.to(next[0], next[1]);
    else said("all-coded");
  },

  /** @param {"undo" | "redo"} way */
  async history(way) {
    try {
      await layer.history(way);
      said(way === "undo" ? "undone" : "redone");
      await renew();
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    }
  },

  /** @param {string} typed */
  find(typed) {
    state.found = [];
    const wanted = typed.toLowerCase();
    for (const box of wanted ? turns : []) {
      const text = box.text.toLowerCase();
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        state.found.push(box.points([at, at + wanted.length]));
      }
    }
    soon(near.all);
    if (wanted) said("found", { n: state.found.length });
  },

  /** @param {number} step */
  nextFound(step) {
    const all = state.found;
    if (!all.length) return;
    const at = step > 0 ? all.findIndex((f) => f[0] > span.start) : all.findLastIndex((f) => f[0] < span.start);
    const next = all.at(at < 0 ? (step > 0 ? 0 : -1) : at);
    if (next) span.to(next[0], next[1]);
  },

  memo: () => panel.write(),
};

const panel = new Panel(work);

// --- The strip above the text, progress, the side panes. ------------------------------

function bar() {
  const chip = one("[data-activity]");
  const path = state.activity ? book.path(state.activity).slice(1).map((id) => book.name(id)) : [];
  chip.hidden = !book.activity;
  one(".value", chip).replaceChildren(...(state.activity
    ? [make(`span.swatch.${book.color(state.activity)}`), path.length ? make("span.second", {}, `${path.join(" › ")} ›`) : "",
      make("b.clip", {}, book.name(state.activity)), make("kbd.soft", {}, book.chord(state.activity))]
    : [make("span.quiet", {}, t("activity-none"))]));
  one("[data-activity-off]").hidden = !state.activity;
  for (const button of document.querySelectorAll("[data-valence]")) {
    button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.valence === state.valence));
  }
  const on = new Set(layer.mineAt(span.start, span.end).map((c) => c.code));
  if (state.activity) on.add(state.activity);
  tree.mark(on);
}

function progress() {
  const coded = page.segments.filter((/** @type {number[]} */ s) => layer.mineTouch(s[0], s[1])).length;
  const meter = one("[data-progress] progress");
  meter.value = coded;
  one("[data-progress] span").textContent = t("progress", { n: number(coded), m: number(page.segments.length) });
}

function panes() {
  bar();
  panel.refresh();
  progress();
}

let refreshing = false;
/** The panes, after the paint that matters. */
function refresh() {
  if (refreshing) return;
  refreshing = true;
  later(() => {
    refreshing = false;
    panes();
  });
}

span.addEventListener("change", (event) => {
  const { first, last } = /** @type {CustomEvent} */ (event).detail;
  fold.reach(first);
  fold.reach(last);
  paint.span(span.start, span.end, first, last);
  transcript.querySelector(".now")?.classList.remove("now");
  turns[span.turn]?.box.classList.add("now");
  const chosen = state.chosen;
  if (chosen && (chosen.start !== span.start || chosen.end !== span.end) && !state.respan) {
    state.chosen = null;
    brackets.chosen = "";
  }
  const box = turns[span.turn];
  one("#spoken").textContent = t("spoken", { turn: box.turn, text: span.text.slice(0, 160) });
  transcript.dataset.span = `${span.start}-${span.end}`;
  keep(span.start, span.end);
  refresh();
});

layer.addEventListener("change", (event) => {
  const { turns: changed } = /** @type {CustomEvent} */ (event).detail;
  painting = true;
  const wider = new Set(changed);
  for (const turn of changed) if (turn > 0) wider.add(turn - 1); // labels of the turn above may use the room
  soon(wider);
  refresh();
});
layer.addEventListener("stored", (event) => {
  const coding = /** @type {CustomEvent} */ (event).detail;
  for (const element of transcript.querySelectorAll(`[data-key="${CSS.escape(coding.key)}"]`)) element.dataset.coding = coding.id;
});
layer.addEventListener("refused", (event) => {
  say(/** @type {CustomEvent} */ (event).detail.message);
  refresh();
});
layer.addEventListener("offline", () => said("offline"));

/** Suggestions and memos anew. */
async function renew() {
  const here = encodeURIComponent(page.document);
  queue.use(await get(`/api/suggestions?document=${here}&order=document`));
  place();
  refresh();
}

/** What can wait until the text is there: the live line, the choices of the filter. */
function begun() {
  listen((message) => {
    const resting = !frame;
    layer.hear(message);
    if (resting && stale.size) draw(); // the first at once, what follows it with the frame
    if (message.type === "suggestions-save" && message.document === page.document) renew();
    if (message.type.startsWith("codebook-")) said("codebook-changed");
  }, () => { layer.refresh(); renew(); }, page.position);
  one("#view-code").append(...[...book.codes.values()]
    .map((code) => make("option", { value: code.id }, "\u00a0\u00a0".repeat(code.level - 1) + code.name)));
}

// --- Controls. -----------------------------------------------------------------------

for (const button of document.querySelectorAll("[data-valence]")) {
  button.addEventListener("click", () => work.nextValence(/** @type {HTMLElement} */ (button).dataset.valence ?? null));
}
one("[data-activity-off]").addEventListener("click", () => {
  work.setActivity(null);
  transcript.focus();
});
for (const choice of document.querySelectorAll("[data-view]")) {
  choice.addEventListener("change", () => {
    const field = /** @type {HTMLSelectElement} */ (choice);
    state.filter = { ...state.filter, [/** @type {"coder"} */ (field.dataset.view)]: field.value };
    const { coder, code } = state.filter;
    one("[data-view-told]").textContent = coder || code ? t("view-some", { what: [coder, code && book.name(code)].filter(Boolean).join(", ") }) : t("view-all");
    soon(near.all);
    refresh();
  });
}
one("[data-done]").addEventListener("click", async (/** @type {Event} */ event) => {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const done = button.getAttribute("aria-pressed") !== "true";
  await layer.queue;
  await post(`/api/documents/${encodeURIComponent(page.document)}/done`, { done });
  button.setAttribute("aria-pressed", String(done));
  one("span", button).textContent = t(done ? "done-yes" : "done-mark");
  said(done ? "done-said" : "done-undone");
});
one("[data-drawer]").addEventListener("click", () => document.body.classList.toggle("drawer"));

let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = window.setTimeout(() => soon(near.all), 120);
});

palette.sources.unshift(() => [...book.codes.values()].filter((code) => !code.deprecated).map((code) => ({
  name: code.name, hint: book.name(code.facet), color: code.color, also: code.id,
  keys: book.chord(code.id) ? [book.chord(code.id)] : [], run: () => work.apply(code.id),
})));
palette.makers.push((typed) => page.book.facets
  .map((/** @type {any} */ facet) => ({ ...facet, late: facet.id === book.activity }))
  .sort((/** @type {any} */ a, /** @type {any} */ b) => Number(a.late) - Number(b.late))
  .map((/** @type {any} */ facet, /** @type {number} */ i) => ({
    name: t("create-live", { name: typed }), hint: facet.name, keys: i ? [] : ["⇧", t("key-enter")],
    run: () => create(typed, facet),
  })));
palette.makers.push((typed) => [{ name: t("find-here", { text: typed }), run: () => { work.find(typed); work.nextFound(1); } }]);

/** A code born in vivo, under its facet, and the span coded with it. @param {string} name @param {any} facet */
async function create(name, facet) {
  try {
    const edit = { edits: [{ op: "create", name, parent: facet.id }] };
    const made = await call("POST", "/api/codebook/edits", edit, { "if-match": `"${page.book.sha256}"` });
    page.book.sha256 = made.sha256;
    const id = made.made[0];
    const code = { id, name, facet: facet.id, parent: facet.id, level: 2, color: facet.color, takes: facet.takes, count: 0, deprecated: false, replaced: null, brief: "" };
    book.add(code);
    reader.use(book.chords);
    tree.add(code);
    work.apply(id);
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }
}

bindKeys(work);
addEventListener("keydown", () => know(), { capture: true, once: true }); // fingers may be faster than the first frame

// --- Begin where one was, or at the place the address names. --------------------------

const text = new URL(location.href).searchParams.get("find");
transcript.focus({ preventScroll: true });
place();
if (text) work.find(text);
if (turns.length) {
  if (wanted) span.to(...wanted);
  else span.toTurn(0);
}
begin();
addEventListener("hashchange", () => {
  const to = /^#(\d+)-(\d+)$/.exec(location.hash);
  if (to) span.to(Number(to[1]), Number(to[2]));
});
