// @ts-check
/** The page's words (from the catalogue) and data, both as JSON inside the page. */

/** @param {string} id @returns {any} */
export function data(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent ?? "null") : null;
}

/** @type {Record<string, string>} */
const WORDS = data("words") ?? {};

/**
 * The message of a key, with `{n}` filled in; `{n:one|many}` picks by number.
 * @param {string} key @param {Record<string, string | number>} [params] @returns {string}
 */
export function t(key, params = {}) {
  const text = WORDS[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = params[name];
    if (one === undefined) return String(value ?? "");
    return value === 1 ? one : many;
  });
}

const SPANISH = document.documentElement.lang === "es";

// By hand: the browser's own formatter takes some 20 ms to be made on every page.
/** A count. @param {number} n */
export const number = (n) => String(n).replace(/\B(?=(?:\d{3})+$)/g, SPANISH ? "." : ",");
/** A share from 0 to 1. @param {number} n */
export const decimal = (n) => (SPANISH ? n.toFixed(2).replace(".", ",") : n.toFixed(2));
