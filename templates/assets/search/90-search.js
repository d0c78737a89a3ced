// honorhallSearch(): what the search page, the box in the header and other scripts ask.
((search) => {
  "use strict";
  const { parse, manifest, candidates, chosen, narrowed, facets, found, result, count, near } = search;
  const MOST = 100_000;

  /**
   * @typedef {[start: number, end: number]} Mark
   * @typedef {{url: string, title: string, kind: string, label: string, date: string, sample: string, snippet: string,
   *   marks: Mark[], titleMarks: Mark[]}} Result
   *   url: relative to the site's root; label: the kind in Chinese; marks: of the snippet, titleMarks: of the title, in UTF-16
   * @typedef {{value: string, label: string, count: number}} Count
   * @typedef {{total: number, exact: boolean, results: Result[], facets: Record<string, Count[]>, failed: boolean}} Answer
   *   exact: false where more may stand in `total` than hold the phrase; failed: the index could not be had
   * @typedef {{limit?: number, offset?: number, filters?: object, sort?: "relevance" | "date" | "oldest", facets?: boolean}} Options
   */

  /** @param {boolean} failed @returns {Answer} */
  const nothing = (failed = false) => ({ total: 0, exact: !failed, results: [], facets: {}, failed });

  /** @param {unknown} value @param {number} otherwise */
  const whole = (value, otherwise) => (Number.isFinite(Number(value ?? NaN)) ? Math.min(MOST, Math.max(0, Math.floor(Number(value)))) : otherwise);

  /** @param {string} query @param {Options} options @returns {Promise<Answer>} */
  const answered = async (query, options) => {
    const phrases = parse(query);
    const filters = options.filters && typeof options.filters === "object" ? options.filters : {};
    const known = await manifest();
    if (!known) return nothing(true);
    const sets = await chosen(known, filters);
    if (!phrases.length && (!sets.size || query.trim())) return nothing();
    const may = await candidates(known, phrases);
    if (!phrases.length) may.set.fill(1);
    const before = may.set;
    may.set = narrowed(before, sets);
    const asked = { offset: whole(options.offset, 0), limit: whole(options.limit, 10), sort: String(options.sort ?? "relevance") };
    const told = await found(known, may, asked);
    const total = count(told.set);
    const narrow = before.slice();
    for (let at = 0; at < narrow.length; at++) if (inside(sets, at) && !told.set[at]) narrow[at] = 0; // looked at, and none
    return {
      total,
      exact: told.exact,
      results: told.hits.map((/** @type {any} */ hit) => result(hit, may.wanted)),
      facets: options.facets === false ? {} : await facets(known, narrow, sets, filters),
      failed: false,
    };
  };

  /** @param {Map<string, Uint8Array>} sets @param {number} entry */
  const inside = (sets, entry) => [...sets.values()].every((set) => set[entry]);

  /** @param {unknown} query @param {Options} options @returns {Promise<Answer>} never fails: what cannot be answered has no results */
  const honorhallSearch = async (query, options = {}) => {
    try {
      return await answered(String(query ?? ""), options && typeof options === "object" ? options : {});
    } catch {
      return nothing(true);
    }
  };

  window.honorhallSearch = Object.assign(honorhallSearch, { near });
})(window.honorhallEngine ??= {});
