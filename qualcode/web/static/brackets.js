// @ts-check
/**
 * Brackets and labels in the margin of each turn near the viewport. One turn at a
 * time: nothing here looks at the whole document. What is drawn the same as before stays
 * as it is: with one coding more, a turn has two or three new elements.
 */

import { make, mark } from "./dom.js";
import { lanes, stack } from "./lanes.js";
import { t } from "./words.js";

const STEP = 9; // pixels between lanes
const LANES = 5; // beyond, brackets share the last lane
const LABEL = 16; // pixels of one label line
const RIGHT = LANES * STEP + 12;

/** Height a label needs, from how long it is: no second layout. @param {string} text */
const heightOf = (text) => (text.length > 24 ? 2 * LABEL : LABEL) + 2;

/** A coder's name as its first word. @param {string} coder */
const short = (coder) => coder.split(/\s+/)[0];

/** An element's place in one go. @param {string} place @param {HTMLElement} element */
function placed(place, element) {
  element.style.cssText = place;
  return element;
}

/**
 * A line that shows more once it is opened. Not a `details`: for each that comes or goes
 * a browser goes over the whole document for its counters.
 * @param {string} name @param {() => HTMLElement[]} more
 */
function folded(name, more) {
  const line = make("button", { type: "button", "aria-expanded": "false", onclick: () => {
    const open = box.classList.toggle("open");
    line.setAttribute("aria-expanded", String(open));
    box.closest(".margin")?.classList.toggle("open", open); // above the labels below
    if (open) box.append(...more());
    else while (line.nextSibling) line.nextSibling.remove();
  } }, name);
  const box = make("div.fold", {}, line);
  return box;
}

/** Something to draw: all that it shows, and what makes the element.
 * @typedef {[string, () => HTMLElement]} Part */

export class Brackets {
  /**
   * @param {{turns: import("./turns.js").TurnBox[], layer: import("./layer.js").Layer,
   *   book: import("./book.js").Book,
   *   shows: (coding: import("./layer.js").Coding) => boolean}} given
   */
  constructor(given) {
    this.turns = given.turns;
    this.layer = given.layer;
    this.book = given.book;
    this.shows = given.shows;
    /** Suggestions of each turn. @type {any[][]} */
    this.suggestions = given.turns.map(() => []);
    /** Lane of each coding where it begins, for the turns it goes on in. @type {Map<string, number>} */
    this.laneOf = new Map();
    /** What is drawn of each turn, by all that it shows. @type {Map<number, Map<string, HTMLElement>>} */
    this.drawn = new Map();
    this.chosen = "";
  }

  /** Take a turn's brackets out of the page. @param {number} index */
  forget(index) {
    if (this.drawn.delete(index)) this.turns[index].margin.replaceChildren();
  }

  /** First all is measured, then all is drawn: the page is laid out once.
   * @param {number[]} indices turns in order */
  draw(indices) {
    const plans = indices.map((index) => {
      const frame = this.turns[index].box.getBoundingClientRect();
      return { index, items: this.#items(index, frame), room: this.#room(index, frame.height) };
    });
    for (const { index, items, room } of plans) {
      const given = lanes(items);
      items.forEach((item, i) => {
        if (item.starts) this.laneOf.set(item.key, given[i]);
      });
      const parts = items.map((item, i) => this.#bracket(item, Math.min(given[i], LANES)));
      parts.push(...this.#labels(items, given, room));
      this.#show(index, parts);
    }
  }

  /** @param {number} index @param {Part[]} parts in order */
  #show(index, parts) {
    const before = this.drawn.get(index);
    /** @type {Map<string, HTMLElement>} */
    const drawn = new Map();
    for (const [sign, part] of parts) drawn.set(sign, before?.get(sign) ?? part());
    for (const [sign, element] of before ?? []) if (!drawn.has(sign)) element.remove();
    const { margin } = this.turns[index];
    if (drawn.size) {
      const place = margin.firstElementChild ?? margin.appendChild(make("div")); // see code.css
      let at = place.firstChild;
      for (const element of drawn.values()) {
        if (at === element) at = at.nextSibling;
        else place.insertBefore(element, at);
      }
    } else margin.replaceChildren(); // covers nothing of the labels of the turn above
    this.drawn.set(index, drawn);
  }

  /** What touches a turn, with its place in pixels from the turn's top.
   * @param {number} index @param {DOMRect} frame */
  #items(index, frame) {
    const box = this.turns[index];
    const previous = this.#activities(index - 1);
    const { laneOf } = this; // asked when drawing: the turn before has its lanes by then
    const codings = [...this.layer.byTurn[index]].filter(this.shows)
      .map((coding) => ({ coding, suggestion: null, start: coding.start, end: coding.end, code: coding.code }));
    const proposed = this.suggestions[index]
      .map((s) => ({ coding: null, suggestion: s, start: s.start, end: s.end, code: s.code }));
    return [...codings, ...proposed]
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map((one) => {
        const lines = box.range(...box.units([one.start, one.end])).getClientRects();
        const first = lines[0] ?? frame;
        const last = lines[lines.length - 1] ?? frame;
        const activity = this.book.isActivity(one.code) && !one.suggestion;
        const starts = one.start >= box.start;
        const runs = activity && previous.has(one.code) && starts;
        return {
          ...one,
          key: one.coding?.key ?? one.suggestion.id,
          top: runs ? 0 : first.top - frame.top + 1,
          bottom: (activity && one.end >= box.end ? frame.height : last.bottom - frame.top) - 1,
          activity,
          starts,
          quiet: !starts || runs,
          get held() { return starts ? undefined : laneOf.get(one.coding?.key ?? ""); },
        };
      });
  }

  /** Activities that reach the end of the participants' turn before. @param {number} index */
  #activities(index) {
    const found = new Set();
    for (let at = index; at >= 0 && at > index - 3; at -= 1) {
      const codings = [...this.layer.byTurn[at]].filter(this.shows);
      for (const c of codings) if (this.book.isActivity(c.code)) found.add(c.code);
      if (codings.length || this.turns[at].kind !== "interviewer") break;
    }
    return found;
  }

  /** Pixels the labels of a turn may use: until the next turn that has any.
   * @param {number} index @param {number} height */
  #room(index, height) {
    let room = height;
    for (let at = index + 1; at < this.turns.length && at < index + 3; at += 1) {
      const busy = this.suggestions[at].length || [...this.layer.byTurn[at]].some(this.shows);
      if (busy) break;
      room += this.turns[at].box.offsetHeight;
    }
    return room;
  }

  /** @param {any} item @param {number} lane @returns {Part} */
  #bracket(item, lane) {
    const { coding, suggestion } = item;
    const other = coding && coding.coder !== this.layer.me;
    const kind = ["bracket", this.book.color(item.code)];
    if (item.activity) kind.push("bar");
    if (suggestion) kind.push("dashed");
    if (other) kind.push("double");
    if (coding && coding.key === this.chosen) kind.push("chosen");
    if (item.starts) kind.push("opens");
    if (!coding || coding.end <= this.turns[this.turns.length - 1].end) kind.push("closes");
    const tag = `span.${kind.join(".")}`;
    const title = this.#words(item);
    const place = `top:${item.top}px;height:${Math.max(6, item.bottom - item.top)}px;left:${lane * STEP}px`;
    return [`${item.key} ${tag} ${item.code} ${place} ${title}`, () => placed(place, make(tag, {
      "data-code": item.code,
      "data-coding": coding?.id ?? false, // told later of one being stored
      "data-suggestion": suggestion?.id ?? false,
      "data-key": coding?.key ?? false,
      title,
    }))];
  }

  /** @param {any} item */
  #words(item) {
    const name = this.book.name(item.code);
    if (item.suggestion) return t("bracket-suggested", { name });
    return item.coding.coder === this.layer.me ? name : t("bracket-other", { coder: item.coding.coder, name });
  }

  /** The same as short as a label has to be. @param {any} item */
  #short(item) {
    if (item.suggestion || item.coding.coder === this.layer.me) return this.#words(item);
    return t("bracket-other", { coder: short(item.coding.coder), name: this.book.name(item.code) });
  }

  /** @param {any[]} items @param {number[]} given @param {number} room @returns {Part[]} */
  #labels(items, given, room) {
    const named = items.map((item, i) => ({ item, lane: Math.min(given[i], LANES) }))
      .filter(({ item }) => !item.quiet);
    const sizes = named.map(({ item }) => ({ wish: item.top, height: heightOf(this.#short(item)) }));
    const { tops, shown } = stack(sizes, room);
    /** @type {Part[]} */
    const parts = [];
    named.slice(0, shown).forEach(({ item, lane }, i) => {
      const line = `top:${tops[i] + LABEL / 2}px;left:${lane * STEP + 6}px;width:${RIGHT - lane * STEP - 8}px`;
      const place = `top:${tops[i]}px`;
      const [sign, label] = this.#label(item);
      parts.push([line, () => placed(line, make("span.leader"))], [`${place} ${sign}`, () => placed(place, label())]);
    });
    if (shown < named.length) parts.push(this.#fold(named.slice(shown).map(({ item }) => item), tops.at(-1) ?? 0));
    return parts;
  }

  /** @param {any} item @returns {Part} */
  #label(item) {
    const { coding, suggestion } = item;
    const valence = this.book.valence(coding ? coding.valence : suggestion.valence?.id ?? null);
    const kind = `span.note.${this.book.color(item.code)}${item.activity ? ".activity" : ""}${suggestion ? ".asked" : ""}`;
    const [title, short] = [this.#words(item), this.#short(item)];
    return [`${item.key} ${kind} ${valence?.id} ${short} ${title}`, () => make(kind, { title, "data-of": coding?.key ?? false },
      mark(valence?.sign, valence?.name ?? ""), make("span", {}, short))];
  }

  /** Labels without room: a line that opens them as a list.
   * @param {any[]} items @param {number} top @returns {Part} */
  #fold(items, top) {
    const labels = items.map((item) => this.#label(item));
    const place = `top:${top + LABEL}px`;
    return [["fold", place, ...labels.map(([sign]) => sign)].join(" "), () => placed(place, folded(
      t("bracket-more", { n: items.length }), () => labels.map(([, label]) => label())))];
  }
}
