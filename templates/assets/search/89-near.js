// Near names: what nothing holds may be a name written with other characters (东齐 for 东岐), said as it is said in the south
// (san for shan, nan for lan), with a character too many, or only partly remembered.
((search) => {
  "use strict";
  const { fold, manifest, readings, said, sounding, count, found, result } = search;
  const MOST_SYLLABLES = 10, MOST_TRIES = 60;
  const SHORT = 5; // syllables: of more than these some are as they were meant, and lead there
  const LEAST_SYLLABLES = 2, LEAST_LETTERS = 3;
  const JOINING = /[的和与及、]/u; // between names, seldom in one
  /** @type {[RegExp, string][]} sounds that much of the country does not tell apart */
  const ALIKE = [
    [/^([zcs])h/, "$1"], [/^([zcs])(?!h)/, "$1h"], [/([aei])ng$/, "$1n"], [/([aei])n$/, "$1ng"],
    [/^n(?=.)/, "l"], [/^l/, "n"], [/^hu(?=.)/, "f"], [/^h/, "f"], [/^f/, "h"], [/^f/, "hu"], [/^r/, "l"],
  ];

  /** @param {string} query @returns {string[][]} runs of syllables, and of letters as they were typed */
  const runs = (query) => {
    /** @type {string[][]} */
    const made = [[]];
    let letters = false;
    for (const one of Array.from(query)) {
      const sound = JOINING.test(one) ? "" : said(one)[0];
      const typed = fold(one).codes.every((/** @type {number} */ code) => code >= 97 && code <= 122) ? String.fromCodePoint(...fold(one).codes) : "";
      if ((sound ? letters : typed && !letters) || !(sound || typed)) made.push([]);
      if (sound || typed) made[made.length - 1].push(sound || typed);
      letters = !sound;
    }
    return made.filter((run) => run.length).map((run) => run.slice(0, letters ? 24 : MOST_SYLLABLES));
  };

  /** @param {string[]} run @returns {string[]} the same with one syllable said otherwise */
  const alike = (run) => run.flatMap((syllable, at) => [...new Set(ALIKE.filter(([from]) => from.test(syllable))
    .map(([from, to]) => run.map((one, other) => (other === at ? syllable.replace(from, to) : one)).join("'")))]);

  /** @param {string[]} run @returns {string[]} what to listen for, the nearest first: all of it, nearly all of it, ever less of it */
  const heardAs = (run) => {
    const typed = run.every((one) => one.length === 1);
    const least = typed ? LEAST_LETTERS : Math.min(run.length, LEAST_SYLLABLES);
    const made = [];
    for (let size = run.length; size >= least; size--) {
      const windows = typed ? [run.slice(0, size)] : Array.from({ length: run.length - size + 1 }, (_, at) => run.slice(at, at + size));
      made.push(...windows.map((one) => one.join(typed ? "" : "'")), ...(typed || run.length > SHORT ? [] : windows.flatMap(alike)));
    }
    return made;
  };

  /** @param {any} known @param {Uint8Array | null} set @param {string[]} heard @param {number} limit @returns {Promise<any[]>} */
  const names = async (known, set, heard, limit) => {
    if (!set || !count(set)) return [];
    const phrases = heard.map((letters) => ({ codes: fold(letters).codes, not: false, exact: false, sure: true, letters, heard: set.slice() }));
    const told = await found(known, { set, wanted: phrases, unwanted: [], sure: true }, { offset: 0, limit, sort: "relevance" });
    return told.hits.map((/** @type {any} */ hit) => result(hit, phrases));
  };

  /** @param {(Uint8Array | null)[]} sets @returns {Uint8Array | null} what is in all of them */
  const inAll = (sets) => (sets.every(Boolean) ? sets.reduce((one, other) => one?.map((strength, at) => Math.min(strength, other?.[at] ?? 0)) ?? null) : null);

  /**
   * Names that sound like a query that found nothing: like all its parts together, or else like one of them.
   * @param {unknown} query @param {{limit?: number}} options @returns {Promise<any[]>} never fails
   */
  const near = async (query, { limit = 5 } = {}) => {
    try {
      const known = await manifest();
      if (!known || !(await readings())) return [];
      const parts = runs(String(query ?? "").slice(0, 99)).sort((one, other) => other.length - one.length).map(heardAs).filter((some) => some.length);
      if (!parts.length) return [];
      const whole = parts.map(([first]) => first);
      const together = inAll(await Promise.all(whole.map((letters) => sounding(letters, known))));
      let named = await names(known, together, whole, limit);
      for (const letters of parts.flat().slice(0, MOST_TRIES)) {
        if (named.length) break;
        named = await names(known, await sounding(letters, known), [letters], limit);
      }
      return named;
    } catch {
      return [];
    }
  };

  Object.assign(search, { near });
})(window.honorhallEngine ??= {});
