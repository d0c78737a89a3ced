// Names by how they sound: `dongqi`, `dongq`, `dqc` and `dqcun` are taken apart into syllables and initials.
((search) => {
  "use strict";
  const { piece, syllableLists, initialLists, strengths, narrow, widen } = search;
  const LETTERS = /^[a-z']+$/;
  const MOST_LETTERS = 200, MOST_WAYS = 8, LONGEST_SYLLABLE = 6, MOST_KEYS = 6;
  /** @type {Map<string, string> | null} character -> syllable */
  let sounds = null;
  /** @type {Set<string>} */
  let syllables = new Set();

  /** @returns {Promise<boolean>} whether it is known how characters are read */
  const readings = async () => {
    if (sounds) return true;
    const texts = await piece("readings");
    if (!texts) return false;
    const said = texts[0].split("/");
    syllables = new Set(said);
    sounds = new Map(texts[1].split("/").flatMap((/** @type {string} */ run, /** @type {number} */ at) =>
      Array.from(run, (one) => /** @type {[string, string]} */ ([one, said[at]]))));
    return true;
  };

  /**
   * A way to read letters. A token is a syllable, or an initial; the last may be the beginning of a syllable.
   * @typedef {{token: string, whole: boolean}[]} Way
   * @param {string} letters @returns {Way[]} those with the fewest tokens first; initials and nothing else come last
   */
  const ways = (letters) => {
    /** @type {{way: Way, cost: number}[][]} the best ways to read the letters from each place on */
    const from = Array.from({ length: letters.length + 1 }, () => []);
    from[letters.length] = [{ way: [], cost: 0 }];
    for (let at = letters.length - 1; at >= 0; at--) {
      if (letters[at] === "'") { from[at] = from[at + 1]; continue; }
      for (let end = at + 1; end <= Math.min(letters.length, at + LONGEST_SYLLABLE); end++) {
        for (const [whole, cost] of tokensOf(letters.slice(at, end), end === letters.length)) {
          const token = { token: letters.slice(at, end), whole };
          from[at].push(...from[end].map((rest) => ({ way: [token, ...rest.way], cost: cost + rest.cost })));
        }
      }
      from[at] = from[at].sort((one, other) => one.cost - other.cost).slice(0, MOST_WAYS);
    }
    const found = from[0].map(({ way }) => way).filter((way) => way.length > 1 || (way[0]?.token.length ?? 0) > 1);
    const initials = Array.from(letters.replaceAll("'", ""), (token) => ({ token, whole: false }));
    return initials.length > 1 ? [...found, initials] : found;
  };

  /** @param {string} token @param {boolean} last @returns {[whole: boolean, cost: number][]} what it may be */
  const tokensOf = (token, last) => {
    /** @type {[boolean, number][]} */
    const may = [];
    if (syllables.has(token)) may.push([true, 1]);
    if (token.length === 1 || /^[zcs]h$/.test(token)) may.push([false, 1.6]); // a, e and o are syllables, too
    else if (last && !syllables.has(token) && begun(token)) may.push([false, 1.2]);
    return may;
  };

  /** @param {string} token */
  const begun = (token) => [...syllables].some((one) => one.startsWith(token));

  /** @param {Way} way @param {number} bits @returns {Promise<string[] | null>[]} lists that must all hold a name */
  const keysOf = (way, bits) => {
    const keys = [];
    if (way.length === 1) {
      const { token, whole } = way[0];
      keys.push(whole ? syllableLists(token, "", bits) : Promise.resolve([]));
    }
    for (let at = 0; at + 1 < way.length; at++) {
      const here = way[at], next = way[at + 1], third = way[at + 2];
      if (here.whole) keys.push(syllableLists(here.token, next.token + (next.whole ? "'" : ""), bits));
      else if (third) keys.push(initialLists(here.token[0] + next.token[0] + third.token[0], bits));
      else if (at === 0 || way[at - 1].whole) keys.push(initialLists(here.token[0] + next.token[0], bits));
    }
    return keys.slice(0, MOST_KEYS);
  };

  /** @param {string} letters @param {{bits: number, entries: number}} known @returns {Promise<Uint8Array | null>} strength by entry of names that sound so */
  const sounding = async (letters, { bits, entries }) => {
    if (!LETTERS.test(letters) || letters.length < 2 || letters.length > MOST_LETTERS || !(await readings())) return null;
    const all = new Uint8Array(entries);
    await Promise.all(ways(letters).map(async (way) => {
      const lists = await Promise.all(keysOf(way, bits));
      if (!lists.length || lists.some((one) => !one?.length)) return;
      const sets = lists.map((one) => strengths(entries, one ?? []));
      for (const other of sets.slice(1)) narrow(sets[0], other);
      widen(all, sets[0]);
    }));
    return all;
  };

  /** @param {string} text @returns {string[]} a syllable for each character that has one, else "" */
  const said = (text) => Array.from(text, (one) => {
    const code = search.fold(one).codes;
    return code.length ? sounds?.get(String.fromCodePoint(code[0])) ?? "" : "";
  });

  /** @param {string} text @param {string} letters @returns {[number, number] | null} what of a text sounds so */
  const heard = (text, letters) => {
    const characters = Array.from(text), sound = said(text);
    for (const way of sounds ? ways(letters) : []) {
      for (let start = 0; start < characters.length; start++) {
        let at = start, token = 0;
        while (token < way.length && at < characters.length) {
          if (!sound[at]) { if (at === start) break; at++; continue; }
          const { token: wanted, whole } = way[token];
          if (whole ? sound[at] !== wanted : !sound[at].startsWith(wanted)) break;
          at++;
          token++;
        }
        if (token === way.length) {
          const before = characters.slice(0, start).join("").length;
          return [before, before + characters.slice(start, at).join("").length];
        }
      }
    }
    return null;
  };

  Object.assign(search, { sounding, heard, readings, said });
})(window.honorhallEngine ??= {});
