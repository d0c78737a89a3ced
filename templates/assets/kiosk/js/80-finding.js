// @ts-check
/* Finding by touch: letters of pinyin filter names as they are typed, first letters alone will do (dqc, 东岐村); below
   them, what the search finds in all texts. No keyboard of the system is needed. */
((kiosk) => {
  "use strict";
  const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const MOST = 12;
  const LONGEST = 24;
  const FEWEST = 2; // letters, before the texts are searched

  /** @typedef {{url: string, title: string, label: string, sample: boolean}} Found */
  /** @type {Map<string, Promise<any[][]>>} */
  const known = new Map();
  /** @type {Promise<unknown> | null} */
  let engine = null;

  /** @param {string} first letter or digit @returns {Promise<any[][]>} [title, url, label, initials, pinyin, sample] of each */
  const namesOf = (first) => {
    const found = known.get(first) ?? kiosk.handed(`names/${first}.js`, "honorhallNames").then((/** @type {any} */ told) => told?.[0] ?? []);
    known.set(first, found);
    return found;
  };

  /** @param {string} text @returns {Promise<Found[]>} those whose name begins so; the shortest names first */
  const named = async (text) => (await namesOf(text[0]))
    .filter(([, , , initials, pinyin]) => [...initials.split(" "), ...pinyin.split(" ")].some((/** @type {string} */ one) => one.startsWith(text)))
    .slice(0, MOST)
    .map(([title, url, label, , , sample]) => ({ title, url, label, sample: Boolean(sample) }));

  /** @param {string} text @returns {Promise<Found[]>} */
  const searched = async (text) => {
    if (text.length < FEWEST) return [];
    engine ??= new Promise((resolve) => {
      const script = kiosk.make("script", { src: `${kiosk.base}assets/hall/search.js`, onload: resolve, onerror: resolve });
      document.head.append(script);
    });
    await engine;
    const found = await window.honorhallSearch?.(text, { limit: MOST, facets: false });
    return (found?.results ?? []).map((/** @type {any} */ hit) => ({ title: hit.title, url: hit.url, label: hit.label, sample: Boolean(hit.sample) }));
  };

  document.addEventListener("DOMContentLoaded", () => {
    const board = document.querySelector("[data-keys]");
    if (!board) return;
    const box = /** @type {HTMLElement} */ (document.querySelector("[data-typed]"));
    const list = /** @type {HTMLElement} */ (document.querySelector("[data-found]"));
    const told = /** @type {HTMLElement} */ (document.querySelector("[data-told]"));
    const hints = /** @type {HTMLElement} */ (document.querySelector("[data-hints]"));
    let text = "";
    let turn = 0;

    /** @param {Found} one */
    const entry = (one) => kiosk.make("li", {}, kiosk.make("a", { class: "hk-entry", href: `${kiosk.base}${one.url}` },
      kiosk.make("span", { class: "hk-entry-title" }, one.title, one.sample ? kiosk.make("span", { class: "hh-sample" }, "示例") : null),
      kiosk.make("span", { class: "hk-entry-about" }, one.label)));

    const find = async () => {
      const mine = (turn += 1);
      hints.hidden = Boolean(text);
      told.textContent = "";
      if (!text) return list.replaceChildren();
      const names = await named(text);
      if (mine !== turn) return;
      list.replaceChildren(...names.map(entry));
      list.closest("[data-turns]")?.scrollTo({ top: 0 });
      const urls = new Set(names.map((one) => one.url));
      const others = (await searched(text)).filter((one) => !urls.has(one.url));
      if (mine !== turn) return;
      list.append(...others.map(entry));
      const none = !names.length && !others.length;
      told.replaceChildren(...(none ? kiosk.both("没有找到，少打一个字母试试", "Nothing found: try fewer letters") : []));
      list.dispatchEvent(new Event("scroll", { bubbles: false }));
    };

    const write = (/** @type {string} */ next) => {
      text = next.slice(0, LONGEST);
      box.textContent = text;
      box.toggleAttribute("data-empty", !text);
      kiosk.keep({ typed: text });
      void find();
    };

    const key = (/** @type {string} */ letter) => kiosk.make("button", { type: "button", class: "hk-key", "data-key": letter, onclick: () => write(text + letter) }, letter.toUpperCase());
    const wide = (/** @type {string} */ name, /** @type {string} */ zh, /** @type {string} */ en, /** @type {() => void} */ act) =>
      kiosk.make("button", { type: "button", class: "hk-key hk-key-wide", "data-key": name, onclick: act }, ...kiosk.both(zh, en));
    board.replaceChildren(...ROWS.map((letters, row) => kiosk.make("div", { class: "hk-key-row" },
      row === ROWS.length - 1 ? wide("clear", "清空", "Clear", () => write("")) : null,
      ...[...letters].map(key),
      row === ROWS.length - 1 ? wide("delete", "删除", "Delete", () => write(text.slice(0, -1))) : null)));

    addEventListener("keydown", (event) => {
      if (document.querySelector("dialog[open]")) return;
      if (/^[a-z0-9]$/i.test(event.key)) write(text + event.key.toLowerCase());
      else if (event.key === "Backspace") write(text.slice(0, -1));
    });
    const tried = /^#try=([a-z0-9]+)$/.exec(location.hash); // an update is tried before anybody sees it (docs/kiosk.md)
    write(tried ? tried[1] : kiosk.visit().typed ?? "");
  });
})(window.honorhallKiosk ??= {});
