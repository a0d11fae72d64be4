// @ts-check
/**
 * The codings of one document as this browser knows them: applied at once, stored
 * right after, corrected by what the server and other browsers say.
 *
 * Offsets are code points. Listeners get the turns that changed.
 */

import { ApiError, get, patch, post, remove } from "./api.js";
import { turnAt } from "./offsets.js";

/**
 * @typedef {object} Coding
 * @property {string | null} id null until stored
 * @property {string} key what the page calls it: the client id, or the id
 * @property {number} start
 * @property {number} end
 * @property {string} code
 * @property {string | null} valence
 * @property {string} coder
 * @property {string} origin
 * @property {number} first index of its first turn
 * @property {number} last index of its last turn
 */

export class Layer extends EventTarget {
  /**
   * @param {{document: string, me: string, pass: string, turns: {start: number, end: number}[]}} given
   */
  constructor(given) {
    super();
    this.document = given.document;
    this.me = given.me;
    this.pass = given.pass;
    this.turns = given.turns;
    /** @type {Map<string, Coding>} */
    this.codings = new Map();
    /** @type {Set<Coding>[]} */
    this.byTurn = given.turns.map(() => new Set());
    /** Client ids this page made: their echo is no news. */
    this.own = new Set();
    /** @type {Promise<any>} */
    this.queue = Promise.resolve();
    this.waiting = 0;
    /** Told while this page was still storing: rows by id. @type {Map<string, any>} */
    this.told = new Map();
  }

  /** Take in what stands on the server; nobody is told. @param {any[]} rows as the API's coding rows */
  know(rows) {
    for (const row of rows) this.#put(row.id, row);
  }

  /** @param {string} key @param {any} row @returns {Coding} */
  #put(key, row) {
    const first = Math.max(0, turnAt(this.turns, row.start));
    const last = Math.max(first, turnAt(this.turns, row.end - 1));
    const coding = {
      id: row.id ?? null, key, start: row.start, end: row.end, code: row.code,
      valence: row.valence ?? null, coder: row.coder ?? this.me, origin: row.origin ?? "hand",
      first, last,
    };
    this.codings.set(key, coding);
    for (let turn = first; turn <= last; turn += 1) this.byTurn[turn].add(coding);
    return coding;
  }

  /** @param {Coding} coding */
  #take(coding) {
    this.codings.delete(coding.key);
    for (let turn = coding.first; turn <= coding.last; turn += 1) this.byTurn[turn].delete(coding);
  }

  /** @param {...Coding} codings */
  #changed(...codings) {
    const turns = new Set();
    for (const { first, last } of codings) for (let t = first; t <= last; t += 1) turns.add(t);
    this.dispatchEvent(new CustomEvent("change", { detail: { turns, codings } }));
  }

  /** This person's codings of exactly a span. @param {number} start @param {number} end */
  mineAt(start, end) {
    return this.touching(start, end).filter((c) => c.coder === this.me && c.start === start && c.end === end);
  }

  /** All codings that share a character with a span. @param {number} start @param {number} end @returns {Coding[]} */
  touching(start, end) {
    const found = new Set();
    const last = turnAt(this.turns, end - 1);
    for (let turn = Math.max(0, turnAt(this.turns, start)); turn <= last; turn += 1) {
      for (const c of this.byTurn[turn]) if (c.start < end && start < c.end) found.add(c);
    }
    return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Whether this person coded anything of a span. @param {number} start @param {number} end */
  mineTouch(start, end) {
    const last = turnAt(this.turns, end - 1);
    for (let turn = Math.max(0, turnAt(this.turns, start)); turn <= last; turn += 1) {
      for (const c of this.byTurn[turn]) if (c.coder === this.me && c.start < end && start < c.end) return true;
    }
    return false;
  }

  /**
   * Code a span with one or more codes in one act.
   * @param {{start: number, end: number, code: string, valence: string | null}[]} wanted
   * @returns {Coding[]}
   */
  add(wanted) {
    const made = wanted.map((one) => {
      const client = crypto.randomUUID();
      this.own.add(client);
      return this.#put(client, { ...one, coder: this.me });
    });
    const rows = made.map((c) => ({
      client_id: c.key, document: this.document, start: c.start, end: c.end, code: c.code, valence: c.valence,
    }));
    this.#make(made, async () => (rows.length === 1
      ? [await post("/api/codings", rows[0])]
      : (await post("/api/codings/many", { codings: rows })).codings));
    return made;
  }

  /**
   * Accept suggestions of one segment whole: one act, one undo.
   * @param {any[]} suggestions @returns {Coding[]}
   */
  accept(suggestions) {
    const made = suggestions.map((s) => this.#put(crypto.randomUUID(), {
      start: s.start, end: s.end, code: s.code, valence: s.valence?.id, coder: this.me, origin: `suggestion:${s.id}`,
    }));
    this.#make(made, async () => {
      const answer = await post("/api/suggestions/decide", { accept: suggestions.map((s) => s.id) });
      return made.map((c) => answer.codings.find((/** @type {any} */ row) => row.code === c.code));
    });
    return made;
  }

  /** @param {any[]} suggestions */
  reject(suggestions) {
    this.#write(() => post("/api/suggestions/decide", { reject: suggestions.map((s) => s.id) }), () => {});
  }

  /** @param {Coding[]} made shown at once @param {() => Promise<any[]>} store answers their rows */
  #make(made, store) {
    this.#changed(...made);
    this.#write(
      async () => { (await store()).forEach((row, i) => row && this.#stored(made[i], row)); },
      () => { for (const c of made) this.#take(c); this.#changed(...made); },
    );
  }

  /** @param {Coding} coding @param {any} row */
  #stored(coding, row) {
    const twin = this.codings.get(row.id);
    if (twin && twin !== coding) this.#take(twin);
    coding.id = row.id;
    coding.origin = row.origin;
    this.dispatchEvent(new CustomEvent("stored", { detail: coding }));
  }

  /** @param {Coding} coding */
  remove(coding) {
    this.#take(coding);
    this.#changed(coding);
    this.#write(
      () => remove(`/api/codings/${coding.id}`),
      () => { this.#changed(this.#put(coding.key, coding)); },
    );
  }

  /**
   * Another span, code or valence for a coding.
   * @param {Coding} coding @param {Partial<Coding>} changes @returns {Coding}
   */
  change(coding, changes) {
    const before = { ...coding };
    this.#take(coding);
    const after = this.#put(coding.key, { ...coding, ...changes });
    after.key = coding.key;
    this.#changed(/** @type {Coding} */ (before), after);
    this.#write(
      () => patch(`/api/codings/${after.id ?? coding.id}`, {
        start: after.start, end: after.end, code: after.code, valence: after.valence,
      }),
      () => { this.#take(after); this.#changed(after, this.#put(before.key, before)); },
    );
    return after;
  }

  /**
   * One write after another, in the order of the keys. Without a line to the server it
   * is tried again; client ids make that safe. A refusal takes the change back.
   * @param {() => Promise<any>} act @param {() => void} back
   */
  #write(act, back) {
    this.waiting += 1;
    this.queue = this.queue.then(async () => {
      for (let wait = 250; ; wait = Math.min(wait * 2, 8000)) {
        try {
          await act();
          break;
        } catch (error) {
          if (error instanceof ApiError) {
            back();
            this.dispatchEvent(new CustomEvent("refused", { detail: error }));
            break;
          }
          this.dispatchEvent(new CustomEvent("offline"));
          await new Promise((done) => { setTimeout(done, wait); });
        }
      }
      this.waiting -= 1;
      if (!this.waiting) {
        for (const [id, row] of this.told) this.settle(id, row);
        this.told.clear();
      }
      this.dispatchEvent(new CustomEvent("written"));
    });
  }

  /** Undo or redo after what is still being stored. @param {"undo" | "redo"} way @returns {Promise<any>} */
  history(way) {
    const done = this.queue.then(async () => {
      const answer = await post(`/api/${way}`, undefined);
      await this.refresh();
      return answer;
    });
    this.queue = done.catch(() => {});
    return done;
  }

  /** What another browser did. @param {any} message */
  hear(message) {
    if (message.document !== this.document || message.object !== "coding") return;
    if (message.type === "coding-add" && this.own.has(message.client_id)) return;
    // What this page is still storing is newer than what is told of it.
    if (this.waiting && (!message.row || message.row.coder === this.me)) this.told.set(message.id, message.row);
    else this.settle(message.id, message.row);
  }

  /** A coding as it stands on the server; null when it no longer does. @param {string} id @param {any} row */
  settle(id, row) {
    const known = this.find(id);
    const same = known && row && known.start === row.start && known.end === row.end
      && known.code === row.code && known.valence === (row.valence ?? null);
    if (same || (!known && !row)) return;
    if (row && row.pass !== undefined && row.pass !== this.pass) return;
    if (known) this.#take(known);
    const fresh = row ? this.#put(known?.key ?? id, row) : null;
    this.#changed(...[known, fresh].filter((c) => c !== null && c !== undefined));
  }

  /** @param {string} id @returns {Coding | undefined} */
  find(id) {
    return this.codings.get(id) ?? [...this.codings.values()].find((c) => c.id === id);
  }

  /** Read all of them again, after a break or an undo. */
  async refresh() {
    const rows = await get(`/api/documents/${encodeURIComponent(this.document)}/codings`);
    const standing = new Map(rows.map((/** @type {any} */ row) => [row.id, row]));
    for (const coding of [...this.codings.values()]) {
      if (coding.id && !standing.has(coding.id)) this.settle(coding.id, null);
    }
    for (const row of standing.values()) this.settle(row.id, row);
  }
}
