// Candidates: the entries that may hold what a query asks for, each with how much it may tell of it, from the index alone.
((search) => {
  "use strict";
  const { BEST, WORD, sortOf, keysOf, wideLists, wordLists, wholeLists, sounding, strengths, narrow, widen, count } = search;
  const EXACT = BEST + 1; // the strength of a title that is the query itself
  const ALL = 4; // pairs of a phrase that are asked for at once; of a longer one every second, the others if need be
  const FEW = 8; // entries: to look at so many costs less than another shard

  /** @typedef {{codes: number[], not: boolean, exact: boolean, sure?: boolean, letters?: string, heard?: Uint8Array | null}} Phrase */
  /** @typedef {{set: Uint8Array, wanted: Phrase[], unwanted: Phrase[], sure: boolean}} Candidates */

  /** @param {[number, number][]} pairs @returns {[[number, number][], [number, number][]]} those that cover the phrase; the others */
  const parted = (pairs) => {
    if (pairs.length <= ALL) return [pairs, []];
    const covering = (/** @type {unknown} */ _, /** @type {number} */ at) => at % 2 === 0 || at === pairs.length - 1;
    return [pairs.filter(covering), pairs.filter((one, at) => !covering(one, at))];
  };

  /** @template T @param {T | null} lists @returns {T} */
  const there = (lists) => {
    if (lists === null) throw new Error("a piece of the index cannot be had");
    return lists;
  };

  /** @param {any} known @param {Phrase} phrase @returns {Promise<Uint8Array>} strength by entry */
  const setOf = async (known, phrase) => {
    const { bits, entries } = known;
    const keys = keysOf(phrase);
    const text = String.fromCodePoint(...phrase.codes);
    const spelled = !phrase.exact && !phrase.not && phrase.codes.every((code) => sortOf(code) === WORD);
    const [first, others] = parted(keys.wide);
    const lists = (/** @type {[number, number]} */ [left, right]) => wideLists(left, right, bits);
    const asked = [
      ...first.map(lists),
      ...keys.words.map((/** @type {[string, boolean]} */ [word, begun]) => wordLists(word, begun, bits)),
    ];
    const [heard, ...told] = await Promise.all([spelled ? sounding(text, known) : null, ...asked]);
    const set = told.length ? strengths(entries, there(told[0])) : new Uint8Array(entries);
    for (const one of told.slice(1)) narrow(set, strengths(entries, there(one)));
    if (others.length && count(set) > FEW) {
      for (const one of await Promise.all(others.map(lists))) narrow(set, strengths(entries, there(one)));
    }
    phrase.sure = keys.sure;
    if (heard) {
      widen(set, heard);
      Object.assign(phrase, { letters: text, heard });
    }
    return set;
  };

  /** @param {any} known @param {Phrase[]} phrases @returns {Promise<Candidates>} */
  const candidates = async (known, phrases) => {
    const wanted = phrases.filter((one) => !one.not), unwanted = phrases.filter((one) => one.not);
    const whole = wanted.flatMap((one) => one.codes.filter((code) => sortOf(code) !== search.GAP));
    const name = String.fromCodePoint(...whole);
    const [titles, sets, others] = await Promise.all([
      wanted.length ? wholeLists(name, known.bits) : [],
      Promise.all(wanted.map((one) => setOf(known, one))),
      Promise.all(unwanted.map((one) => setOf(known, one))),
    ]);
    const set = sets[0] ?? new Uint8Array(known.entries).fill(wanted.length || !phrases.length ? 0 : 1);
    for (const other of sets.slice(1)) narrow(set, other);
    const exact = strengths(known.entries, titles ?? []);
    for (let at = 0; at < set.length; at++) if (set[at] && exact[at]) set[at] = EXACT;
    const doubtful = unwanted.filter((one, at) => {
      if (one.sure) for (let entry = 0; entry < set.length; entry++) if (others[at][entry]) set[entry] = 0;
      return !one.sure && others[at].some((strength, entry) => strength && set[entry]);
    });
    return { set, wanted, unwanted: doubtful, sure: !doubtful.length && wanted.every((one) => one.sure) };
  };

  Object.assign(search, { candidates, EXACT });
})(window.honorhallEngine ??= {});
