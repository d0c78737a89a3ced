// Hits: where a phrase stands in the texts of a page, how much that tells, and the words around it.
((search) => {
  "use strict";
  const { GAP, WORD, fold, sortOf } = search;
  const TITLE = 0, SUMMARY = 3, BODY = 4;
  const AROUND = 92; // characters of a snippet
  const BEFORE = 32;
  /** @typedef {{codes: number[], not: boolean, exact: boolean, letters?: string}} Phrase */
  /** @typedef {[start: number, end: number]} Mark */
  /** @type {WeakMap<object, {codes: number[], starts: number[], ends: number[]}[]>} */
  const folded = new WeakMap();

  /** @param {{parts: [number, string][]}} page */
  const partsOf = (page) => {
    let made = folded.get(page);
    if (!made) {
      made = page.parts.map(([, text]) => fold(text));
      folded.set(page, made);
    }
    return made;
  };

  /** @param {{codes: number[], starts: number[], ends: number[]}} text @param {Phrase} phrase @param {number} most @returns {Mark[]} */
  const marksIn = ({ codes, starts, ends }, phrase, most) => {
    const wanted = phrase.codes, size = wanted.length;
    const begins = sortOf(wanted[0]) === WORD;
    const alone = sortOf(wanted[size - 1]) === WORD && (size === 1 || sortOf(wanted[size - 2]) !== WORD);
    /** @type {Mark[]} */
    const found = [];
    for (let at = codes.indexOf(wanted[0]); at >= 0 && at + size <= codes.length; at = codes.indexOf(wanted[0], at + 1)) {
      let same = 1;
      while (same < size && codes[at + same] === wanted[same]) same++;
      if (same < size || (begins && at > 0 && sortOf(codes[at - 1]) === WORD)) continue;
      if (alone && at + size < codes.length && sortOf(codes[at + size]) === WORD) continue;
      found.push([starts[at], ends[at + size - 1]]);
      if (found.length >= most) break;
    }
    return found;
  };

  /** @param {any} page @param {Phrase} phrase @returns {boolean} */
  const stands = (page, phrase) => partsOf(page).some((text) => marksIn(text, phrase, 1).length > 0);

  /**
   * How much a page tells of a phrase, 0 where it does not hold it: 8 a short title … 1 once in a long text, as in the index;
   * between two of these steps the share of the text that it is.
   * @param {any} page @param {Phrase} phrase
   */
  const telling = (page, phrase) => {
    let best = 0, times = 0, length = 0;
    partsOf(page).forEach((text, at) => {
      const sort = page.parts[at][0];
      const marks = marksIn(text, phrase, 99).length;
      length += text.codes.length;
      times += marks;
      if (!marks) return;
      const share = Math.min(1, (marks * phrase.codes.length) / Math.max(1, text.codes.length));
      const step = sort === TITLE ? (text.codes.length <= 8 ? 8 : 7) : sort === BODY ? 0 : 7 - sort;
      best = Math.max(best, step ? step + 0.9 * share : 0);
    });
    if (best || !times) return best;
    const impact = times / (times + 1.2 * (0.25 + (0.75 * length) / 1000));
    return (impact >= 0.7 ? 3 : impact >= 0.5 ? 2 : 1) + 0.9 * impact;
  };

  /** @param {Mark[]} marks @returns {Mark[]} in order, none within another */
  const joined = (marks) => {
    /** @type {Mark[]} */
    const made = [];
    for (const [start, end] of marks.sort((one, other) => one[0] - other[0] || other[1] - one[1])) {
      const last = made[made.length - 1];
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else made.push([start, end]);
    }
    return made;
  };

  /** @param {any} page @param {number} at which part @param {Phrase[]} phrases @returns {Mark[]} */
  const allMarks = (page, at, phrases) =>
    joined(phrases.flatMap((phrase) => marksIn(partsOf(page)[at], phrase, 20)));

  /** @param {any} page @param {Phrase[]} phrases @returns {{snippet: string, marks: Mark[], titleMarks: Mark[]}} */
  const snippetOf = (page, phrases) => {
    const titleMarks = page.parts.length ? allMarks(page, 0, phrases) : [];
    for (const phrase of phrases) {
      const heard = phrase.letters && !titleMarks.length ? search.heard(page.title, phrase.letters) : null;
      if (heard) titleMarks.push(heard);
    }
    let best = -1, most = -1;
    page.parts.forEach((/** @type {[number, string]} */ [sort], /** @type {number} */ at) => {
      if (sort === TITLE) return;
      const held = phrases.filter((phrase) => marksIn(partsOf(page)[at], phrase, 1).length).length;
      const worth = 10 * held + (sort === BODY || sort === SUMMARY ? 1 : 0);
      if (held && worth > most) [best, most] = [at, worth];
    });
    if (best < 0) best = page.parts.findIndex((/** @type {[number, string]} */ [sort]) => sort === SUMMARY || sort === BODY);
    if (best < 0) return { snippet: "", marks: [], titleMarks };
    return { ...cut(page.parts[best][1], allMarks(page, best, phrases)), titleMarks };
  };

  /** @param {string} text @param {Mark[]} marks @returns {{snippet: string, marks: Mark[]}} the words around the first */
  const cut = (text, marks) => {
    if (text.length <= AROUND) return { snippet: text, marks };
    const first = marks[0]?.[0] ?? 0;
    let start = Math.max(0, Math.min(first - BEFORE, text.length - AROUND));
    for (let at = Math.max(start, first - 1); start > 0 && at > start; at--) {
      if (sortOf(text.charCodeAt(at)) === GAP && first - at < BEFORE && /[。！？；\n]/.test(text[at])) { start = at + 1; break; }
    }
    let end = Math.min(text.length, Math.max(start + AROUND, Math.min(marks[0]?.[1] ?? 0, start + 2 * AROUND)));
    if (/[\udc00-\udfff]/.test(text[start] ?? "")) start--;
    if (/[\udc00-\udfff]/.test(text[end] ?? "")) end++;
    const before = start > 0 ? "…" : "";
    const snippet = before + text.slice(start, end) + (end < text.length ? "…" : "");
    const moved = marks.filter(([from]) => from >= start && from < end).map(([from, to]) =>
      /** @type {Mark} */ ([from - start + before.length, Math.min(to, end) - start + before.length]));
    return { snippet, marks: moved };
  };

  Object.assign(search, { stands, telling, snippetOf });
})(window.honorhallEngine ??= {});
