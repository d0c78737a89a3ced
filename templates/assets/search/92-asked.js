// @ts-check
/* What is asked for, as a value, and as the address bar has it: the whole of it, so that an address can be told. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});

  /**
   * @typedef {object} Asked
   * @property {string} q the words
   * @property {Record<string, string[]>} chosen filter -> its values, any of which will do; a filter without any is not there
   * @property {number | null} from the first year
   * @property {number | null} to the last year
   * @property {string} sort "" as the words fit best
   * @property {number} page from 1
   */
  face.FILTERS = ["kind", "region", "era", "category", "brand"];
  face.SORTS = ["newest", "oldest"];
  const MOST = 50; // values of one filter that an address may name
  const CODE = /^\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/; // of a province, city, county, town or village

  /** @param {string | null} text @returns {number | null} a year, if it is one */
  const year = (text) => (/^\d{3,4}$/.test((text ?? "").trim()) ? Number(text) : null);

  /** @param {string} address the part of an address after its "?" @returns {Asked} */
  face.read = (address) => {
    const said = new URLSearchParams(address);
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const name of face.FILTERS) {
      const values = [...new Set(said.getAll(name).filter((one) => (name === "region" ? CODE.test(one) : one)))].slice(0, name === "region" ? 1 : MOST);
      if (values.length) chosen[name] = values;
    }
    const sort = said.get("sort") ?? "";
    return {
      q: said.get("q") ?? "",
      chosen,
      from: year(said.get("from")),
      to: year(said.get("to")),
      sort: face.SORTS.includes(sort) ? sort : "",
      page: Math.max(1, Math.min(100_000, Number.parseInt(said.get("page") ?? "1", 10) || 1)),
    };
  };

  /** @param {Asked} asked @returns {string} "?q=…", "" where nothing is asked */
  face.written = (asked) => {
    const said = new URLSearchParams();
    if (asked.q.trim()) said.set("q", asked.q.trim());
    for (const name of face.FILTERS) for (const value of asked.chosen[name] ?? []) said.append(name, value);
    if (asked.from !== null) said.set("from", String(asked.from));
    if (asked.to !== null) said.set("to", String(asked.to));
    if (asked.sort) said.set("sort", asked.sort);
    if (asked.page > 1) said.set("page", String(asked.page));
    const all = said.toString();
    return all ? `?${all}` : "";
  };

  /** @param {Asked} asked @returns {number} how many filters are set */
  face.filtered = (asked) => Object.values(asked.chosen).reduce((sum, values) => sum + values.length, 0) + (asked.from !== null || asked.to !== null ? 1 : 0);

  /** @param {Asked} asked @param {Partial<Asked>} change @returns {Asked} on its first page */
  face.changed = (asked, change) => ({ ...asked, page: 1, ...change });

  /** @param {Asked} asked @param {string} name @param {string[]} values @returns {Asked} with these values of one filter */
  face.choosing = (asked, name, values) => {
    const { [name]: _before, ...others } = asked.chosen;
    return face.changed(asked, { chosen: values.length ? { ...others, [name]: values } : others });
  };

  /** @param {Asked} asked @param {string} kind "" or the only kind there is on this page @returns {object} as the engine takes them */
  face.filters = (asked, kind) => ({
    ...asked.chosen,
    ...(kind ? { kind: [kind] } : {}),
    ...(asked.from !== null ? { from: asked.from } : {}),
    ...(asked.to !== null ? { to: asked.to } : {}),
  });
})();
