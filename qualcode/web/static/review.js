// @ts-check
/** The review queue: a draft of what will be coded, accepted with one key. */

import { get, post } from "./api.js";
import { Book } from "./book.js";
import { ChordReader } from "./chords.js";
import { all, cap, make, mark, one, say } from "./dom.js";
import { listen } from "./live.js";
import { toUnits } from "./offsets.js";
import { letters, palette } from "./shell.js";
import { data, decimal, number, t } from "./words.js";

const page = data("page");
const book = new Book(page.book);
const reader = new ChordReader(book.chords);
const work = one("#work");
const blind = /** @type {HTMLInputElement} */ (one("#blind"));

/** @typedef {{key: string, document: string, start: number, end: number, text: string, items: any[]}} Group */
/** @typedef {{item: any | null, code: string, valence: string | null}} Line */

const state = {
  /** @type {Group[]} */ groups: [],
  /** @type {Group | null} */ group: null,
  /** What Enter will code. @type {Line[]} */ draft: [],
  /** Decided here, newest last, to come back to after an undo. @type {Group[]} */ past: [],
  order: page.order === "document" ? "document" : "usefulness",
  shown: true, // false while blind and nothing typed
};
/** Texts read so far. @type {Map<string, Promise<any>>} */
const texts = new Map();

// --- The queue. ----------------------------------------------------------------------

/** @param {any[]} rows @returns {Group[]} joined by segment, in the order of the first */
function grouped(rows) {
  const found = new Map();
  for (const row of rows) {
    const key = `${row.document}:${row.segment}`;
    if (!found.has(key)) found.set(key, { key, document: row.document, start: row.start, end: row.end, text: row.text, items: [] });
    found.get(key).items.push(row);
  }
  return [...found.values()];
}

async function load() {
  const wanted = page.document ? `&document=${encodeURIComponent(page.document)}` : "";
  const rows = await get(`/api/suggestions?order=${state.order}${wanted}`);
  state.groups = grouped(rows);
}

function list() {
  one("#queue-title").textContent = t("to-review", { n: state.groups.length });
  one("#queue").replaceChildren(...state.groups.slice(0, 200).map((group) => {
    const first = group.items[0];
    return make("li", {}, make("button", {
      type: "button", "data-suggestion": first.id, "aria-current": group === state.group ? "true" : null, tabindex: "-1",
      onclick: () => { show(group); work.focus(); },
    }, make("b.clip", {}, group.document),
    make("small.second", {}, blind.checked ? "" : book.chord(first.code)),
    blind.checked ? make("span") : sign(first.valence?.id) ?? make("span"),
    make("span.words.clip", {}, group.text)));
  }));
  one("[aria-current=true]", one("#queue"))?.scrollIntoView({ block: "nearest" });
}

/** @param {string | null | undefined} id */
function sign(id) {
  const valence = book.valence(id ?? null);
  return valence ? mark(valence.sign, valence.name) : null;
}

// --- One suggestion. -----------------------------------------------------------------

/** @param {string} slug */
function textOf(slug) {
  if (!texts.has(slug)) texts.set(slug, get(`/api/documents/${encodeURIComponent(slug)}`));
  return /** @type {Promise<any>} */ (texts.get(slug));
}

/** @param {Group | null} group */
async function show(group) {
  state.group = group;
  state.shown = !blind.checked;
  state.draft = group && state.shown ? group.items.map((item) => ({ item, code: item.code, valence: item.valence?.id ?? null })) : [];
  list();
  if (!group) {
    empty();
    return;
  }
  draw();
  const found = await textOf(group.document);
  if (state.group === group) passage(found, group);
  const next = state.groups[state.groups.indexOf(group) + 1];
  if (next) textOf(next.document);
  document.documentElement.dataset.ready = "";
}

function empty() {
  one("#where").replaceChildren();
  one("#decide").replaceChildren();
  one("#passage").replaceChildren(make("div.empty", {}, make("h2", {}, t("review-empty")), make("p", {}, t("review-empty-why")),
    make("button.btn", { type: "button", onclick: again }, t("review-again"))));
  for (const id of ["#nearest", "#entry", "#acceptance"]) one(id).hidden = true;
  document.documentElement.dataset.ready = "";
}

async function again() {
  await post("/api/suggestions/refresh", undefined);
  say(t("review-computing"));
}

/** @param {any} found the document @param {Group} group */
function passage(found, group) {
  const at = found.turns.findIndex((/** @type {any} */ turn) => turn.end > group.start);
  const near = found.turns.slice(Math.max(0, at - 2), at + 3);
  one("#passage").replaceChildren(...near.map((/** @type {any} */ turn) => make(`div.turn.${turn.kind}`, {},
    make("span.who", { title: turn.label ?? "" }, turn.kind === "unknown" ? "" : t(`kind-${turn.kind}`)),
    make("p", { dir: "auto" }, ...parts(turn, group)))));
  one("#passage mark")?.scrollIntoView({ block: "center" });
}

/** A turn's text with the passage marked and the reasons underlined. @param {any} turn @param {Group} group */
function parts(turn, group) {
  const local = (/** @type {number} */ p) => toUnits(turn.text, Math.max(0, Math.min(p, turn.end) - turn.start));
  const [from, to] = [local(group.start), local(group.end)];
  if (group.start >= turn.end || group.end <= turn.start) return [turn.text];
  const reasons = !state.shown ? [] : group.items.flatMap((item) => item.reasons)
    .map((r) => ({ from: local(r.start), to: local(r.end), weight: r.weight }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const most = Math.max(...reasons.map((r) => Math.abs(r.weight)), 1e-9);
  const inside = [];
  let place = from;
  for (const r of reasons) {
    if (r.from < place || r.to > to) continue;
    const depth = Math.ceil((3 * Math.abs(r.weight)) / most);
    inside.push(turn.text.slice(place, r.from), make(`u.w${depth}`, {}, turn.text.slice(r.from, r.to)));
    place = r.to;
  }
  inside.push(turn.text.slice(place, to));
  return [turn.text.slice(0, from), make("mark", {}, ...inside), turn.text.slice(to)];
}

function draw() {
  const group = /** @type {Group} */ (state.group);
  one("#where").replaceChildren(make("b", {}, group.document),
    make("a", { href: `/documents/${encodeURIComponent(group.document)}#${group.start}-${group.end}` }, t("in-interview")));
  const rows = state.draft.map((line) => row(line));
  one("#decide").replaceChildren(
    make("table", {}, make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, t(state.shown ? "proposed" : "blind-now")), make("th", { scope: "col" }, make("span.sr", {}, t("code-word"))),
      make("th.num", { scope: "col" }, state.shown ? t("probability") : ""), make("th", { scope: "col" }, state.shown ? t("because-of") : ""))),
    make("tbody", {}, ...rows)),
    make("div.row.wrap.spread", {}, make("div.row", {},
      make("button.btn.big.primary", { type: "button", onclick: accept, disabled: !state.draft.length }, t(state.shown && !changed() ? "accept-all" : "keep-these"), cap(t("key-enter"))),
      make("button.btn.big", { type: "button", onclick: reject }, t("reject"), cap(t("key-delete"))),
      make("button.btn.big", { type: "button", onclick: skip }, t("skip"), cap("."))),
    make("p.small.second", {}, t(state.shown ? "to-change" : "blind-how"))));
  beside();
}

const changed = () => state.draft.some((l) => !l.item || l.item.code !== l.code || (l.item.valence?.id ?? null) !== l.valence)
  || state.draft.length !== state.group?.items.length;

/** @param {Line} line */
function row(line) {
  const code = book.codes.get(line.code);
  const was = line.item && line.item.code !== line.code ? line.item.name : "";
  return make("tr", {},
    make("td", {}, book.name(code?.facet ?? "")),
    make("td", {}, make("span.row", {}, make(`span.swatch.${line.item && !was ? "dashed." : ""}${book.color(line.code)}`),
      make("span.code", {}, book.name(line.code)), cap(book.chord(line.code), "soft"),
      sign(line.valence), was ? make("small.was", {}, was) : null)),
    make("td.num", {}, line.item && !was ? decimal(line.item.probability) : ""),
    make("td", {}, make("span.terms", {}, ...(line.item && !was ? [...new Set(line.item.reasons.map((/** @type {any} */ r) => r.term))].slice(0, 4)
      .map((term) => make("span.proposed", {}, term)) : []))));
}

function beside() {
  const first = state.draft[0] ?? null;
  const item = state.shown ? state.group?.items[0] : null;
  const nearest = one("#nearest");
  nearest.hidden = !item?.example;
  if (item?.example) {
    one("div", nearest).replaceChildren(make("p.quote", {}, t("quoted", { text: item.example.text })),
      make("p.small.second", {}, [item.example.document, book.name(item.code)].filter(Boolean).join(" · ")));
  }
  const code = state.draft.at(-1)?.code ?? item?.code;
  const entry = page.entries[code];
  const place = one("#entry");
  place.hidden = !entry || !first;
  if (entry) {
    place.replaceChildren(make("h2", {}, book.name(code)), make("p", {}, entry.definition ?? ""),
      make("dl", {}, ...["include", "exclude"].flatMap((kind) => (entry[kind] ? [make("dt", {}, t(kind)), make("dd", {}, entry[kind])] : []))));
  }
  const decided = page.decided[code];
  const told = one("#acceptance");
  told.hidden = !decided || !first;
  if (decided) {
    const n = decided.accepted + decided.rejected;
    one("div", told).replaceChildren(make("p.row", {},
      make("progress.meter", { max: n, value: decided.accepted, "aria-label": t("accepted-of", { n: decided.accepted, m: n }) }),
      make("span", {}, t("accepted-of", { n: number(decided.accepted), m: number(n) }))));
  }
}

// --- Deciding. -----------------------------------------------------------------------

/** A typed code: takes the place of the proposed one of its facet, or goes away when it is there. @param {string} code */
function type(code) {
  if (!state.group) return;
  const facet = book.codes.get(code)?.facet;
  const there = state.draft.findIndex((l) => l.code === code);
  const valence = book.takesValence(code) ? state.draft.find((l) => l.valence)?.valence ?? null : null;
  const original = state.group.items.find((i) => i.code === code) ?? null;
  if (there >= 0) state.draft.splice(there, 1);
  else if (blind.checked) state.draft.push({ item: original, code, valence });
  else {
    const at = state.draft.findLastIndex((l) => book.codes.get(l.code)?.facet === facet);
    const line = { item: original ?? state.draft[at]?.item ?? null, code, valence: original?.valence?.id ?? state.draft[at]?.valence ?? valence };
    if (!book.takesValence(code)) line.valence = null;
    if (at >= 0) state.draft[at] = line;
    else state.draft.push(line);
  }
  say(t("changed-to", { name: book.name(code) }));
  draw();
}

/** @param {string} key */
function value(key) {
  const valence = book.valenceOfKey(key);
  const lines = state.draft.filter((l) => book.takesValence(l.code));
  if (!valence || !lines.length) return;
  const off = lines.every((l) => l.valence === valence.id);
  for (const line of lines) line.valence = off ? null : valence.id;
  draw();
}

async function accept() {
  const { group } = state;
  if (!group || !state.draft.length) return;
  const kept = state.draft.filter((l) => l.item);
  const same = kept.filter((l) => l.item.code === l.code && (l.item.valence?.id ?? null) === l.valence);
  const change = kept.filter((l) => !same.includes(l));
  const gone = group.items.filter((item) => !kept.some((l) => l.item === item));
  const extra = state.draft.filter((l) => !l.item);
  if (blind.checked) {
    const proposed = group.items.map((i) => book.name(i.code)).join(", ");
    say(t("blind-was", { name: proposed }));
  } else say(t("accepted", { name: state.draft.map((l) => book.name(l.code)).join(" + ") }));
  for (const item of group.items) tally(item.code, same.some((l) => l.item === item));
  await decide(group, {
    accept: same.map((l) => l.item.id),
    change: change.map((l) => ({ id: l.item.id, code: l.code, valence: l.valence })),
    reject: gone.map((item) => item.id),
  }, extra);
}

async function reject() {
  const { group } = state;
  if (!group) return;
  say(t("rejected", { n: group.items.length }));
  for (const item of group.items) tally(item.code, false);
  await decide(group, { reject: group.items.map((item) => item.id) }, []);
}

function skip() {
  const { group } = state;
  if (!group) return;
  const at = state.groups.indexOf(group);
  show(state.groups[at + 1] ?? state.groups[0] ?? null);
}

/** @param {string} code @param {boolean} yes */
function tally(code, yes) {
  page.decided[code] ??= { code, accepted: 0, rejected: 0 };
  page.decided[code][yes ? "accepted" : "rejected"] += 1;
}

/** The next is shown at once; the server is told meanwhile.
 * @param {Group} group @param {any} decisions @param {Line[]} extra */
async function decide(group, decisions, extra) {
  const at = state.groups.indexOf(group);
  state.groups.splice(at, 1);
  state.past.push(group);
  show(state.groups[at] ?? state.groups[0] ?? null);
  try {
    await told(() => post("/api/suggestions/decide", decisions));
    if (extra.length) {
      await told(() => post("/api/codings/many", { codings: extra.map((l) => ({
        client_id: crypto.randomUUID(), document: group.document, start: group.start, end: group.end, code: l.code, valence: l.valence,
      })) }));
    }
  } catch (error) {
    say(/** @type {Error} */ (error).message);
    await renew();
  }
}

/** One write after another. @type {Promise<any>} */
let queue = Promise.resolve();
/** @param {() => Promise<any>} act */
function told(act) {
  const done = queue.then(act);
  queue = done.catch(() => {});
  return done;
}

/** @param {"undo" | "redo"} way */
async function history(way) {
  try {
    await told(() => post(`/api/${way}`, undefined));
    const back = way === "undo" ? state.past.pop() : null;
    await load();
    say(t(way === "undo" ? "undone" : "redone"));
    show(state.groups.find((g) => g.key === back?.key) ?? state.groups[0] ?? null);
  } catch (error) {
    say(/** @type {Error} */ (error).message);
  }
}

/** The queue anew, staying where one is. */
async function renew() {
  const key = state.group?.key;
  await load();
  const same = state.groups.find((g) => g.key === key);
  if (same && state.group && same.items.length === state.group.items.length) {
    state.groups[state.groups.indexOf(same)] = state.group;
    list();
  } else show(same ?? state.groups[0] ?? null);
}

// --- Keys and controls. --------------------------------------------------------------

/** @type {Record<string, () => void>} */
const acts = { Enter: accept, Delete: reject, Backspace: reject, ArrowDown: skip, ".": skip, ArrowUp: () => {
  const at = state.groups.indexOf(/** @type {Group} */ (state.group));
  if (at > 0) show(state.groups[at - 1]);
}, Escape: () => { reader.forget(); show(state.group); } };

work.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.target !== work || event.isComposing) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === "z") history(event.shiftKey ? "redo" : "undo");
  else if (control && event.key.toLowerCase() === "y") history("redo");
  else if (control || event.altKey) return;
  else if (acts[event.key] && (event.key.length > 1 || letters())) acts[event.key]();
  else if (event.key.length !== 1 || !letters()) return;
  else if (/^[a-z]$/i.test(event.key)) {
    const read = reader.take(event.key);
    if (read.code) type(read.code);
    else say(t(read.state === "pending" ? "chord-pending" : "chord-unknown", { letter: read.chord.toUpperCase(), chord: read.chord.toUpperCase() }));
  } else if (/^[1-9]$/.test(event.key)) {
    const code = book.pins[Number(event.key) - 1];
    if (code) type(code);
  } else if ("+-−0".includes(event.key)) value(event.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

for (const button of all("[data-order]")) {
  button.addEventListener("click", async () => {
    state.order = button.dataset.order;
    for (const other of all("[data-order]")) other.setAttribute("aria-pressed", String(other === button));
    await load();
    show(state.groups[0] ?? null);
  });
}
blind.addEventListener("change", () => {
  show(state.group);
  work.focus();
});
palette.sources.unshift(() => [...book.codes.values()].filter((c) => !c.deprecated).map((code) => ({
  name: code.name, hint: book.name(code.facet), color: code.color, keys: [book.chord(code.id)], run: () => type(code.id),
})));
listen((message) => {
  if (message.type === "suggestions-save") renew();
}, renew);

work.focus();
load().then(() => show(state.groups[0] ?? null));
