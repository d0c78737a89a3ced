// Results: candidates in their order, held against the text as far as they are shown, and as far as their number is to be sure.
((search) => {
  "use strict";
  const { EXACT, page, here, textPiece, three, piece, stands, telling, snippetOf } = search;
  const A_BLOCK = 10; // candidates that are put in order by their texts
  const ONE_BLOCK = 24; // so many or fewer are one block
  const MOST_FILES = 16; // of texts, to know a number exactly
  /** @typedef {{entry: number, page: any, score: number}} Hit */
  /** @typedef {{hits: Hit[], set: Uint8Array, exact: boolean}} Found */

  /** @param {any} known @param {Uint8Array} set @param {string} sort @returns {Promise<number[]>} entries in the order of the index, or of days */
  const ordered = async (known, set, sort) => {
    /** @type {number[][]} */
    const tiers = Array.from({ length: EXACT + 1 }, () => []);
    set.forEach((strength, entry) => { if (strength) tiers[EXACT - strength].push(entry); });
    const entries = tiers.flat();
    const days = sort === "date" || sort === "oldest" ? (await piece("days"))?.[0] : null;
    if (!days) return entries;
    const day = new Map(entries.map((entry) => [entry, three(days, entry)]));
    const last = (/** @type {number} */ entry) => (day.get(entry) ? 0 : 1); // what has no date comes last
    const way = sort === "date" ? -1 : 1;
    return entries.sort((one, other) => last(one) - last(other) || way * ((day.get(one) ?? 0) - (day.get(other) ?? 0)) || one - other);
  };

  /** @param {any} found @param {any} candidates @param {number} entry @returns {number} 0 where the page does not hold what was asked for */
  const scored = (found, { set, wanted, unwanted }, entry) => {
    if (unwanted.some((/** @type {any} */ phrase) => stands(found, phrase))) return 0;
    let least = 99;
    for (const phrase of wanted) {
      const told = Math.max(telling(found, phrase), phrase.heard?.[entry] ?? 0);
      least = Math.min(least, told || (phrase.sure ? 0.1 : 0));
    }
    if (!wanted.length) least = 1;
    return least && set[entry] === EXACT ? 99 + least : least;
  };

  /**
   * The hits of one page of results, and of all entries those that are none taken out.
   * @param {any} known @param {any} candidates @param {{offset: number, limit: number, sort: string}} asked @returns {Promise<Found>}
   */
  const found = async (known, candidates, { offset, limit, sort }) => {
    const order = await ordered(known, candidates.set, sort);
    const size = order.length <= ONE_BLOCK ? Math.max(1, order.length) : A_BLOCK;
    const set = candidates.set;
    /** @type {Hit[]} */
    const hits = [];
    const missing = { count: 0 };
    /** @param {number[]} entries @returns {Promise<Hit[]>} those of them that hold what was asked for, the best first */
    const held = async (entries) => {
      const pages = await Promise.all(entries.map((entry) => page(known, entry)));
      const some = pages.flatMap((one, at) => {
        if (!one) { missing.count++; return []; }
        const score = scored(one, candidates, entries[at]);
        if (!score) set[entries[at]] = 0;
        return score ? [{ entry: entries[at], page: one, score }] : [];
      });
      return sort === "date" || sort === "oldest" ? some : some.sort((one, other) => other.score - one.score || one.entry - other.entry);
    };
    const skipped = candidates.sure ? Math.floor(offset / size) : 0; // whole blocks that need not be looked at
    let at = skipped * size;
    for (; at < order.length && hits.length < offset + limit - skipped * size; at += size) hits.push(...(await held(order.slice(at, at + size))));
    let exact = candidates.sure || at >= order.length;
    if (!exact) {
      const rest = order.slice(at);
      const files = new Set(rest.map((entry) => textPiece(known, entry)));
      if ([...files].filter((file) => !here(file)).length <= MOST_FILES) {
        await held(rest);
        exact = true;
      }
    }
    return { hits: hits.slice(offset - skipped * size).slice(0, limit), set, exact: exact && !missing.count };
  };

  /** @param {Hit} hit @param {any[]} phrases @returns {object} */
  const result = ({ entry, page: one }, phrases) => {
    const shown = phrases.map((phrase) => ({ ...phrase, letters: phrase.heard?.[entry] ? phrase.letters : undefined }));
    const { snippet, marks, titleMarks } = snippetOf(one, shown);
    const { url, title, kind, label, date, sample } = one;
    return { url, title, kind, label, date, sample, snippet, marks, titleMarks };
  };

  Object.assign(search, { found, result });
})(window.honorhallEngine ??= {});
