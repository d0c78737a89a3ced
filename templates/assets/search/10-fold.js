// The fold: makes texts alike that a reader takes for the same. The same rules as in honorhall/exports/search/folding.py,
// where each is explained; which character is simplified to which stands in the table that the build puts before this.
((search) => {
  "use strict";
  /** @typedef {{codes: number[], starts: number[], ends: number[]}} Folded code points, and where each comes from */
  const GAP = 0, WORD = 1, WIDE = 2;
  const END = 0x323b0;
  const PLAIN = [[0x3400, 0xa000], [0xac00, 0xd7a4], [0xd800, 0xf900], [0x20000, 0x2f800]];
  const WIDES = [
    [0x2e80, 0x2fe0], [0x3005, 0x3008], [0x3021, 0x302a], [0x3041, 0x3100], [0x3105, 0x3130], [0x31a0, 0x31c0],
    [0x31f0, 0x3200], [0x3400, 0xa000], [0xac00, 0xd7a4], [0xf900, 0xfb00], [0x20000, 0x323b0],
  ];
  const MARKS = /[\u0300-\u036f]/g;
  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  const MOST_TURNS = 4;
  const [old, simple] = search.table;
  /** @type {Map<number, number>} traditional -> simplified */
  const simplified = new Map(Array.from(old, (one, at) => [one.charCodeAt(0), simple.charCodeAt(at)]));
  /** @type {Map<number, number[]>} */
  const known = new Map();
  /** @type {Map<number, number>} */
  const sorts = new Map();

  /** @param {number[][]} ranges @param {number} code */
  const within = (ranges, code) => ranges.some(([from, to]) => code >= from && code < to);

  /** @param {string} text */
  const bare = (text) => {
    const kept = text.normalize("NFKD").replace(MARKS, "");
    return [...kept].every((one) => (one.codePointAt(0) ?? 0) < 0x250) ? kept : text;
  };

  /** @param {number} code @returns {number[]} what one character becomes: none, one, or several */
  const folded = (code) => {
    const plain = simplified.get(code);
    if (plain !== undefined) return [plain];
    if (code >= END || within(PLAIN, code)) return [code];
    let said = String.fromCodePoint(code);
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const lower = said.normalize("NFKC").toLowerCase().normalize("NFKC");
      const turned = Array.from(bare(lower), (one) => String.fromCodePoint(
        simplified.get(one.codePointAt(0) ?? 0) ?? one.codePointAt(0) ?? 0)).join("");
      if (turned === said) break;
      said = turned;
    }
    return Array.from(said, (one) => one.codePointAt(0) ?? 0);
  };

  /** @param {number} code @returns {number[]} */
  const become = (code) => {
    let made = known.get(code);
    if (!made) {
      made = folded(code);
      known.set(code, made);
    }
    return made;
  };

  /** @param {number} code of a folded character @returns {number} GAP, WORD or WIDE */
  const sortOf = (code) => {
    if (code >= 0x4e00 && code < 0x9fa6) return WIDE;
    let sort = sorts.get(code);
    if (sort === undefined) {
      const letter = code < END && LETTER.test(String.fromCodePoint(code));
      sort = !letter ? GAP : within(WIDES, code) ? WIDE : WORD;
      sorts.set(code, sort);
    }
    return sort;
  };

  /** @param {string} text @returns {Folded} */
  const fold = (text) => {
    /** @type {Folded} */
    const made = { codes: [], starts: [], ends: [] };
    for (let at = 0; at < text.length;) {
      const code = text.codePointAt(at) ?? 0;
      const end = at + (code > 0xffff ? 2 : 1);
      for (const one of become(code)) {
        made.codes.push(one);
        made.starts.push(at);
        made.ends.push(end);
      }
      at = end;
    }
    return made;
  };

  Object.assign(search, { GAP, WORD, WIDE, fold, sortOf });
})(window.honorhallEngine ??= {});
