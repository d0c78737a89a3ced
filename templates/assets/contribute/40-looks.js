// @ts-check
/* What by which somebody could be found: the looks of honorhall/checks/secrets.py, handed over at build. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]; // GB 11643
  const SIGNS = "10X98765432";
  const UNREAD = /```[^]*?(?:```|$(?![^]))|`[^`\n]*`|https?:\/\/[^\s)>"'，。；]+|mailto:/gu; // code, and addresses of pages

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

  /** @type {[string, RegExp, (value: string) => boolean][]} */
  const looks = form.told.looks.map((/** @type {string[]} */ [code, pattern, flags, right]) => [code, new RegExp(pattern, `gud${flags}`), form.RIGHT[right] ?? Boolean]);
  const masked = (/** @type {string} */ value) => ([...value].length <= 8 ? value : `${[...value].slice(0, 3).join("")}…${value.slice(-4)}`);

  /** @param {string} text @returns {{code: string, value: string}[]} all that is found in a text, rule by rule */
  form.found = (text) => {
    const plain = text.replace(UNREAD, (one) => " ".repeat(one.length));
    const taken = new Set();
    /** @type {{code: string, value: string}[]} */
    const found = [];
    for (const [code, pattern, right] of looks) {
      for (const one of plain.matchAll(pattern)) {
        const value = one.length > 1 ? one[one.length - 1] ?? one[0] : one[0];
        const places = Array.from(one[0], (_, at) => (one.index ?? 0) + at);
        if (!right(value) || places.some((at) => taken.has(at))) continue;
        places.forEach((at) => taken.add(at));
        found.push({ code, value: masked(value) });
      }
    }
    return found;
  };
})();
