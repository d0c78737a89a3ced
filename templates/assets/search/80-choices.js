// Choices: what was found by kind, region, year, era, category and brand, with counts; and only what was chosen.
((search) => {
  "use strict";
  const { piece, eachDifference } = search;
  const LEVELS = [2, 4, 6, 9, 12]; // digits of a division code, province to village
  const MANY = ["era", "category", "brand"];
  /** @typedef {{value: string, label: string, count: number}} Count */
  /** @typedef {{kind?: string | string[], region?: string, from?: string | number, to?: string | number,
   *   era?: string | string[], category?: string | string[], brand?: string | string[]}} Filters */
  /** @typedef {[value: string, label: string, lists: string][]} Lines */

  /** @param {string} name @returns {Promise<Lines>} */
  const lines = async (name) => {
    const words = (await piece(`c/${name}`)) ?? [];
    /** @type {Lines} */
    const made = [];
    for (let at = 0; at + 2 < words.length; at += 3) made.push([words[at], words[at + 1], words[at + 2]]);
    return made;
  };

  /** @param {unknown} value @returns {string[]} */
  const listed = (value) => (Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value]).map(String);

  /** @param {unknown} value @returns {number | null} */
  const year = (value) => (/^\d{1,4}$/.test(String(value ?? "").trim()) ? Number(value) : null);

  /** @param {any} known @param {Lines} some @returns {Uint8Array} 1 for every entry of one of these lines */
  const held = (known, some) => {
    const set = new Uint8Array(known.entries);
    for (const [, , lists] of some) eachDifference(lists, (/** @type {number} */ entry) => { set[entry] = 1; });
    return set;
  };

  /** @param {any} known @param {Filters} filters @returns {Promise<Map<string, Uint8Array>>} by facet: the entries that are chosen */
  const chosen = async (known, filters) => {
    /** @type {Map<string, Uint8Array>} */
    const sets = new Map();
    const kinds = listed(filters.kind);
    if (kinds.length) {
      const set = new Uint8Array(known.entries);
      for (const one of known.kinds) if (kinds.includes(one.kind)) set.fill(1, one.first, one.first + one.count);
      sets.set("kind", set);
    }
    for (const name of MANY) {
      const values = listed(/** @type {any} */ (filters)[name]);
      if (values.length) sets.set(name, held(known, (await lines(name)).filter(([value]) => values.includes(value))));
    }
    const region = listed(filters.region)[0] ?? "";
    const level = `region-${region.length}`;
    if (region) sets.set("region", held(known, known.choices.includes(level) ? (await lines(level)).filter(([value]) => value === region) : []));
    const from = year(filters.from), to = year(filters.to);
    if (from !== null || to !== null) {
      const within = (/** @type {string} */ value) => Number(value) >= (from ?? 0) && Number(value) <= (to ?? 9999);
      sets.set("year", held(known, (await lines("year")).filter(([value]) => within(value))));
    }
    return sets;
  };

  /** @param {Uint8Array} set of what was found @param {Map<string, Uint8Array>} sets @param {string} but a facet that is left out @returns {Uint8Array} */
  const narrowed = (set, sets, but = "") => {
    const made = set.slice();
    for (const [name, one] of sets) {
      if (name !== but) for (let at = 0; at < made.length; at++) if (!one[at]) made[at] = 0;
    }
    return made;
  };

  /** @param {Uint8Array} set @param {Lines} some @param {string[]} [kept] values that are told of even where none is left @returns {Count[]} */
  const counted = (set, some, kept = []) => {
    const counts = some.map(([value, label, lists]) => {
      let count = 0;
      eachDifference(lists, (/** @type {number} */ entry) => { if (set[entry]) count++; });
      return { value, label, count };
    });
    return counts.filter(({ value, count }) => count > 0 || kept.includes(value));
  };

  /** @param {any} known @param {Uint8Array} set @param {string[]} kept @returns {Count[]} */
  const kinds = (known, set, kept) => known.kinds.map((/** @type {any} */ { kind, label, first, count }) =>
    ({ value: kind, label, count: set.subarray(first, first + count).reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + (one ? 1 : 0), 0) }))
    .filter((/** @type {Count} */ { value, count }) => count > 0 || kept.includes(value));

  /** @param {Uint8Array} set @param {string} region @param {string[]} names @returns {Promise<Count[]>} the way down to a region, then what lies below it */
  const regions = async (set, region, names) => {
    const above = [];
    for (const length of LEVELS.filter((one) => one <= region.length && names.includes(`region-${one}`))) {
      above.push(...counted(set, (await lines(`region-${length}`)).filter(([value]) => value === region.slice(0, length)), [region.slice(0, length)]));
    }
    for (const length of LEVELS.filter((one) => one > region.length && names.includes(`region-${one}`))) {
      const below = counted(set, (await lines(`region-${length}`)).filter(([value]) => value.startsWith(region)));
      if (below.length > 1 || (below.length && region)) return [...above, ...below];
    }
    return above;
  };

  /** @param {any} known @param {Uint8Array} found before it was narrowed @param {Map<string, Uint8Array>} sets @param {Filters} filters */
  const facets = async (known, found, sets, filters) => {
    const names = known.choices;
    const told = await Promise.all(["year", ...MANY].map(async (name) =>
      /** @type {[string, Count[]]} */ ([name, names.includes(name) ? counted(narrowed(found, sets, name), await lines(name), listed(/** @type {any} */ (filters)[name])) : []])));
    const region = listed(filters.region)[0] ?? "";
    return {
      kind: kinds(known, narrowed(found, sets, "kind"), listed(filters.kind)),
      region: await regions(narrowed(found, sets, "region"), region, names),
      ...Object.fromEntries(told),
    };
  };

  Object.assign(search, { chosen, narrowed, facets });
})(window.honorhallEngine ??= {});
