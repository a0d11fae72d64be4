// @ts-check
/** The report: built with one press, held against the study, what it still lacks. */

import { ApiError, get, post } from "./api.js";
import { make, one, refused, say } from "./dom.js";
import "./shell.js";
import { number, t } from "./words.js";

const button = one("#build");
const told = one("#told");
/** What an update mends. */
const MENDED = new Set(["stale", "withdrawn"]);

/** A file somebody edited is never replaced unasked. @param {boolean} force */
async function build(force) {
  button.disabled = true;
  told.replaceChildren(make("p.head.second", {}, t("report-building")));
  try {
    const made = await post("/api/reports", { force });
    const name = made.file.split("/").pop();
    told.replaceChildren(make("p.head", {}, t("report-made", { file: name }), " ",
      make("a.btn.primary", { href: made.url, download: "", id: "fetch" }, t("report-fetch"))));
    one("#fetch").focus();
    say(t("report-made", { file: name }));
    if (one("#checked")?.value === name) check();
    lacking();
  } catch (error) {
    const edited = error instanceof ApiError && error.code === "report-is-the-teams";
    refused(told, error, t("report-not-made"),
      edited ? make("button.btn", { type: "button", onclick: () => build(true) }, t("report-force")) : null);
  }
  button.disabled = false;
}

/** What a team has still to say or decide, each with the page that mends it. */
async function lacking() {
  const place = one("#lacking");
  try {
    const rows = await get("/api/reports/lacking");
    place.replaceChildren(rows.length ? make("ul.lines", {}, ...rows.map((/** @type {any} */ row) => make("li", {},
      row.page ? make("a", { href: row.page }, row.what) : row.what,
      make("div.small.second", {}, row.chapter_name)))) : make("p.small.second", {}, t("report-lacks-none")));
  } catch (error) {
    refused(place, error);
  }
}

/** Hold the chosen report against the study. */
async function check() {
  const file = one("#checked").value;
  const summary = one("#check [data-summary]");
  const place = one("#check [data-problems]");
  summary.textContent = t("report-checking", { file });
  try {
    const found = await get(`/api/reports/check?file=${encodeURIComponent(file)}`);
    const { figures, quotes, tables } = found.checked;
    summary.textContent = t("report-checked", { figures: number(figures), quotes: number(quotes), tables: number(tables) });
    show(place, found.problems);
  } catch (error) {
    summary.textContent = "";
    refused(place, error);
  }
}

/** @param {HTMLElement} place @param {any[]} problems */
function show(place, problems) {
  const wrong = problems.filter((p) => p.severity === "error");
  const notices = problems.filter((p) => p.severity !== "error");
  place.replaceChildren(
    wrong.length ? table(wrong) : make("p.head", {}, make("span.dot.done"), t("report-current")),
    ...(notices.length ? [make("details", {}, make("summary.head.second", {}, t("report-notices", { n: notices.length })), table(notices))] : []));
  const mended = wrong.filter((p) => MENDED.has(p.state) || p.code === "withdrawn-quote").length;
  const update = one("#refresh");
  update.hidden = !mended;
  one("span", update).textContent = t("report-update", { n: mended });
}

/** @param {any[]} problems */
function table(problems) {
  const heads = ["report-printed", "report-expected", "report-place", "report-state"];
  return make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((key) => make("th", { scope: "col" }, t(key))))),
    make("tbody", {}, ...problems.map((p) => make("tr", { "data-problem": p.code },
      make("td", {}, p.printed ?? p.where.text ?? ""), make("td", {}, make("b", {}, p.expected ?? "")),
      make("td.second", {}, p.place), make("td", {}, p.message, make("div.small.second", {}, p.hint))))));
}

/** Mend what is stale; what the team wrote stays, and is told. */
async function refresh() {
  const file = one("#checked").value;
  try {
    const done = await post("/api/reports/refresh", { file });
    say(t("report-updated", { n: done.updated.length, left: number(done.left.length) }));
    await check();
  } catch (error) {
    refused(one("#check [data-problems]"), error);
  }
}

button.addEventListener("click", () => build(false));
one("#checked")?.addEventListener("change", check);
one("#recheck")?.addEventListener("click", check);
one("#refresh")?.addEventListener("click", refresh);
document.documentElement.dataset.ready = "";
lacking();
if (one("#checked")) check();
