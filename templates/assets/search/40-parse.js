// What a query asks for: phrases that must be there, or must not; "…" as it is written, -word for what must not.
((search) => {
  "use strict";
  const { GAP, WORD, WIDE, fold, sortOf } = search;
  const LONGEST = 200, MOST_PHRASES = 12;
  const QUOTES = /** @type {Record<string, string>} */ ({ '"': '"', "“": "”", "”": "”", "＂": "＂", "「": "」", "『": "』" });
  const MINUS = /^[-－﹣−]$/;

  /**
   * codes: folded, to be found in this order; not: they must not be there; exact: gaps count, too.
   * @typedef {{codes: number[], not: boolean, exact: boolean}} Phrase
   */

  /** @param {string} query @returns {Phrase[]} */
  const parse = (query) => {
    /** @type {Phrase[]} */
    const phrases = [];
    for (const [text, not, quoted] of pieces(Array.from(query).slice(0, LONGEST))) {
      const codes = fold(text).codes;
      const runs = quoted ? [trimmed(codes)] : split(codes);
      for (const run of runs) {
        if (run.length) phrases.push({ codes: run, not, exact: run.some((code) => sortOf(code) === GAP) });
      }
    }
    const seen = new Set();
    const once = phrases.filter((one) => {
      const sign = `${one.not}${one.codes}`;
      return !seen.has(sign) && seen.add(sign);
    });
    return once.slice(0, MOST_PHRASES);
  };

  /** @param {string[]} characters @returns {Iterable<[text: string, not: boolean, quoted: boolean]>} */
  function* pieces(characters) {
    for (let at = 0; at < characters.length;) {
      if (/\s/.test(characters[at])) { at++; continue; }
      const not = MINUS.test(characters[at]) && at + 1 < characters.length && !/\s/.test(characters[at + 1]);
      const start = not ? at + 1 : at;
      const close = QUOTES[characters[start]];
      let end = close ? characters.indexOf(close, start + 1) : -1;
      const quoted = end > 0;
      if (!quoted) {
        end = start;
        while (end < characters.length && !/\s/.test(characters[end]) && (end === start || !QUOTES[characters[end]])) end++;
      }
      yield [characters.slice(quoted ? start + 1 : start, end).join(""), not, quoted];
      at = quoted ? end + 1 : Math.max(end, at + 1);
    }
  }

  /** @param {number[]} codes @returns {number[]} without gaps before and after */
  const trimmed = (codes) => {
    const told = codes.map((code) => sortOf(code) !== GAP);
    return codes.slice(Math.max(0, told.indexOf(true)), told.lastIndexOf(true) + 1);
  };

  /** @param {number[]} codes @returns {number[][]} what stands between gaps */
  const split = (codes) => {
    /** @type {number[][]} */
    const runs = [[]];
    for (const code of codes) {
      if (sortOf(code) !== GAP) runs[runs.length - 1].push(code);
      else if (runs[runs.length - 1].length) runs.push([]);
    }
    return runs;
  };

  /**
   * The keys under which a phrase stands in the index, and whether they alone say that it is there.
   * @typedef {{wide: [left: number, right: number][], words: [word: string, begun: boolean][], sure: boolean}} Keys
   * @param {Phrase} phrase @returns {Keys}
   */
  const keysOf = ({ codes, exact }) => {
    /** @type {Keys} */
    const keys = { wide: [], words: [], sure: false };
    for (let at = 0; at < codes.length;) {
      const sort = sortOf(codes[at]);
      let end = at + 1;
      while (end < codes.length && sortOf(codes[end]) === sort) end++;
      if (sort === WORD) {
        const word = String.fromCodePoint(...codes.slice(at, end));
        keys.words.push([word, end === codes.length && end - at > 1]);
      } else if (sort === WIDE) {
        if (end === at + 1) keys.wide.push([codes[at], 0]);
        for (let one = at; one + 1 < end; one++) keys.wide.push([codes[one], codes[one + 1]]);
      }
      at = end;
    }
    keys.sure = !exact && keys.wide.length + keys.words.length === 1;
    return keys;
  };

  Object.assign(search, { parse, keysOf });
})(window.honorhallEngine ??= {});
