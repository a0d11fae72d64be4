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

const LANGUAGE = document.documentElement.lang;
const WHOLE = new Intl.NumberFormat(LANGUAGE === "es" ? "es-CL" : "en", { useGrouping: "always" });
const TWO = new Intl.NumberFormat(LANGUAGE === "es" ? "es-CL" : "en",
  { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** @param {number} n */
export const number = (n) => WHOLE.format(n);
/** @param {number} n from 0 to 1 */
export const decimal = (n) => TWO.format(n);
