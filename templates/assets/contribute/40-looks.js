// @ts-check
/* What by which somebody could be found: the looks of honorhall/checks/secrets.py, handed over at build. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]; // GB 11643
  const SIGNS = "10X98765432";
  const UNREAD = /```[^]*?(?:```|$(?![^]))|`[^`\n]*`|\]\((?!tel:|mailto:)[^)（）\s]+|https?:\/\/[^\s)>"'，。；（）]+|mailto:/gu; // code, and where a link leads

  /** The second looks, by the names that they have in Python. @type {Record<string, (value: string) => boolean>} */
  form.RIGHT = {
    bool: Boolean,
    is_identity: (value) => {
      const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)].map(Number);
      const date = new Date(Date.UTC(year, month - 1, day));
      if (!day || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
      const sum = WEIGHTS.reduce((so, weight, at) => so + weight * Number(value[at]), 0);
      return SIGNS[sum % 11] === value[17].toUpperCase();
    },
    is_card: (value) => {
      const digits = value.replace(/\D/gu, "").split("").reverse().map(Number);
      const sum = digits.reduce((so, one, at) => so + (at % 2 ? Math.floor((2 * one) / 10) + ((2 * one) % 10) : one), 0);
      return new Set(digits).size > 2 && sum % 10 === 0;
    },
  };

  const SECRET = /-number$|-address$|-account$|^bank-card$|^unit-designation$/u; // said again only in part
  const LONGEST = 40;

  /** @param {string[]} look @returns {[string, RegExp, (value: string) => boolean][]} none where this browser cannot look so */
  const made = ([code, pattern, flags, right]) => {
    try {
      return form.RIGHT[right] ? [[code, new RegExp(pattern, `gud${flags}`), form.RIGHT[right]]] : [];
    } catch { return []; }
  };
  /** @type {[string, RegExp, (value: string) => boolean][]} (code, pattern, second look) */
  form.looks = form.told.looks.flatMap(made);

  const repeated = (/** @type {string} */ code, /** @type {string} */ value) => {
    const signs = [...value];
    if (SECRET.test(code)) return signs.length <= 8 ? value : `${signs.slice(0, 3).join("")}…${signs.slice(-4).join("")}`;
    return signs.length <= LONGEST ? value : `${signs.slice(0, LONGEST).join("")}…`;
  };

  /** @param {RegExpMatchArray} match @returns {[string, number, number]} what was found, from where, to where */
  form.matched = (match) => {
    const group = match.reduce((last, one, at) => (one === undefined ? last : at), 0);
    const [start, end] = /** @type {any} */ (match).indices[group];
    return [match[group], start, end];
  };

  /** @param {string} text @returns {{code: string, value: string}[]} all that is found in a text, rule by rule */
  form.found = (text) => {
    const plain = text.replace(UNREAD, (one) => (one.startsWith("](") ? "](".padEnd(one.length) : " ".repeat(one.length)));
    const taken = new Set();
    const found = new Map();
    for (const [code, pattern, right] of form.looks) {
      for (const one of plain.matchAll(pattern)) {
        const [value, start, end] = form.matched(one);
        const places = Array.from({ length: end - start }, (_, at) => start + at);
        if (!right(value) || places.some((at) => taken.has(at))) continue;
        places.forEach((at) => taken.add(at));
        found.set(`${code} ${value}`, { code, value: repeated(code, value) });
      }
    }
    return [...found.values()];
  };
})();
