// @ts-check
/* The filters beside a result: how many entries each choice would leave, and which are made. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const FEW = 8; // choices of a filter that are not folded away
  const BARS = 36; // years in the drawing; with more, a bar is a decade
  const DECADE = 10;
  const NAMES = {
    kind: ["种类", "Kind"], region: ["地区", "Region"], year: ["年代", "Years"],
    era: ["时期", "Era"], category: ["类别", "Category"], brand: ["品牌", "Brand"],
  };

  /** @typedef {{value: string, label: string, count: number, depth?: number}} Choice */

  /** @param {string} name @param {...Node} parts */
  const group = (name, ...parts) => face.make("fieldset", { class: "hh-choice", "data-filter": name },
    face.make("legend", {}, ...face.both(...NAMES[/** @type {keyof NAMES} */ (name)])), ...parts);

  /** @param {string} name @param {Choice} choice @param {string[]} chosen @param {(values: string[]) => void} choose */
  const box = (name, choice, chosen, choose) => {
    const id = `choice-${name}-${choice.value}`;
    const on = chosen.includes(choice.value);
    const turn = () => choose(on ? chosen.filter((one) => one !== choice.value) : [...chosen, choice.value]);
    return face.make("label", { class: "hh-choice__one", for: id },
      face.make("input", { type: "checkbox", id, checked: on, onchange: turn }),
      face.make("span", { class: "hh-choice__label" }, choice.label),
      face.make("span", { class: "hh-count" }, face.number(choice.count)));
  };

  /** @param {string} name @param {Choice[]} choices @param {string[]} chosen @param {(values: string[]) => void} choose @param {Set<string>} unfolded */
  const boxes = (name, choices, chosen, choose, unfolded) => {
    const first = choices.filter((one, at) => at < FEW || choices.length === FEW + 1 || chosen.includes(one.value));
    const others = choices.filter((one) => !first.includes(one));
    const made = first.map((one) => box(name, one, chosen, choose));
    if (!others.length) return group(name, ...made);
    const remember = (/** @type {Event} */ event) => (/** @type {HTMLDetailsElement} */ (event.target).open ? unfolded.add(name) : unfolded.delete(name));
    const folded = face.make("details", { open: unfolded.has(name), ontoggle: remember },
      face.make("summary", {}, `其余 ${others.length} 项`), ...others.map((one) => box(name, one, chosen, choose)));
    return group(name, ...made, folded);
  };

  /** The way down to the chosen region, which leads up again, and what lies right below it.
   * @param {Choice[]} choices @param {string} here code of the chosen region, "" for all @param {(values: string[]) => void} choose */
  const regions = (choices, here, choose) => {
    const way = choices.filter((one) => here && here.startsWith(one.value));
    const below = choices.filter((one) => !way.includes(one));
    const step = (/** @type {string} */ value, /** @type {string} */ label, /** @type {number | null} */ count, /** @type {number} */ depth) =>
      face.make("button", {
        type: "button", class: "hh-choice__one", id: `choice-region-${value || "all"}`, "aria-pressed": String(value === here),
        style: `--depth: ${depth}`, onclick: () => choose(value ? [value] : []),
      }, face.make("span", { class: "hh-choice__label" }, label), count === null ? null : face.make("span", { class: "hh-count" }, face.number(count)));
    const above = way.map((one, at) => step(one.value, one.label, one.count, at + 1));
    return group("region", step("", "全部地区", null, 0), ...above, ...below.map((one) => step(one.value, one.label, one.count, way.length + 1)));
  };

  /** @param {{value: number, count: number}[]} years @param {any} asked */
  const bars = (years, asked) => {
    const first = years[0].value;
    const wide = years[years.length - 1].value - first >= BARS ? DECADE : 1;
    /** @type {Map<number, number>} */
    const sums = new Map();
    for (const { value, count } of years) {
      const start = Math.floor(value / wide) * wide;
      sums.set(start, (sums.get(start) ?? 0) + count);
    }
    const starts = [...sums.keys()];
    const whole = [...Array((starts[starts.length - 1] - starts[0]) / wide + 1).keys()].map((at) => starts[0] + at * wide);
    const most = Math.max(...sums.values());
    const lit = (/** @type {number} */ start) => start + wide > (asked.from ?? -Infinity) && start <= (asked.to ?? Infinity);
    const bar = (/** @type {number} */ start) => {
      const count = sums.get(start) ?? 0;
      return face.make("span", { class: lit(start) ? "hh-bar hh-bar--lit" : "hh-bar", style: `--part: ${count ? Math.max(0.04, count / most) : 0}`,
        title: `${start}${wide > 1 ? "年代" : "年"}：${face.number(count)}` });
    };
    return face.make("div", { class: "hh-bars", "aria-hidden": "true" }, ...whole.map(bar));
  };

  /** @param {{value: number, count: number}[]} years @param {any} asked @param {(change: object) => void} change */
  const range = (years, asked, change) => {
    const [first, last] = [years[0].value, years[years.length - 1].value];
    const field = (/** @type {string} */ name, /** @type {string} */ label, /** @type {number} */ hint) => {
      const said = (/** @type {Event} */ event) => {
        const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
        change({ [name]: /^\d{3,4}$/.test(text) ? Number(text) : null });
      };
      return face.make("label", { for: `choice-${name}` }, face.make("span", { class: "hh-for-ears" }, label),
        face.make("input", { id: `choice-${name}`, type: "text", inputmode: "numeric", maxlength: 4, placeholder: hint, value: asked[name] ?? "", onchange: said }));
    };
    const fields = face.make("div", { class: "hh-range" }, field("from", "从哪一年 From year", first), face.make("span", { "aria-hidden": "true" }, "至"),
      field("to", "到哪一年 To year", last), face.make("span", { "aria-hidden": "true" }, "年"));
    return group("year", bars(years, asked), fields);
  };

  /**
   * @param {any} facets name -> choices, each filter's counted with all the others applied @param {any} asked
   * @param {{kind: string, change: (asked: any) => void, unfolded: Set<string>}} how kind: the only one there is here, ""
   * @returns {HTMLElement[]} a group a filter that parts anything, or that is set
   */
  face.choices = (facets, asked, { kind, change, unfolded }) => {
    const set = (/** @type {string} */ name) => asked.chosen[name] ?? [];
    const choose = (/** @type {string} */ name) => (/** @type {string[]} */ values) => change(face.choosing(asked, name, values));
    const parts = (/** @type {string} */ name) => (facets[name] ?? []).length > 1 || set(name).length;
    const made = [];
    for (const name of face.FILTERS) {
      if (!parts(name) || (name === "kind" && kind)) continue;
      made.push(name === "region" ? regions(facets.region ?? [], set("region")[0] ?? "", choose("region")) : boxes(name, facets[name] ?? [], set(name), choose(name), unfolded));
    }
    const told = (facets.year ?? []).map((/** @type {any} */ one) => ({ value: Number(one.value), count: one.count }));
    const years = told.length > 1 ? range(told, asked, (part) => change(face.changed(asked, part))) : null;
    return years ? [...made, years] : made;
  };
  face.NAMES = NAMES;
})();
