// @ts-check
/* What the questions on the page say, and how an answer is put back into them; choosing among records and regions. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const MOST_OFFERED = 8;

  const seek = (/** @type {HTMLElement} */ picker) => /** @type {HTMLInputElement} */ (picker.querySelector("[data-seek]"));

  /** @param {HTMLElement} question @returns {string} what is typed to choose by, and nothing was chosen */
  form.unchosen = (question) => {
    const picker = /** @type {HTMLElement | null} */ (question.querySelector("[data-picker]"));
    return picker ? form.stripped(seek(picker).value) : "";
  };

  /** @param {HTMLElement} root @returns {Record<string, string | string[]>} name -> answer of every question that has one */
  form.answers = (root) => {
    const found = /** @type {Record<string, string | string[]>} */ ({});
    for (const one of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[name]"))) {
      if (one.type === "checkbox") {
        if (one.checked) found[one.name] = [...(found[one.name] ?? []), one.value];
      } else if (one.type === "radio" ? one.checked : form.stripped(one.value)) found[one.name] = one.value;
    }
    return found;
  };

  /** @param {HTMLElement} root @param {Record<string, string | string[]>} answers */
  form.answer = (root, answers) => {
    for (const picker of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-picker]"))) {
      /** @type {HTMLElement} */ (picker.querySelector("[data-picked]")).replaceChildren();
      const box = seek(picker);
      box.value = "";
      box.dispatchEvent(new Event("input")); // nothing is offered any more
      for (const value of [answers[picker.dataset.name ?? ""] ?? []].flat()) pick(picker, value);
    }
    for (const one of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[name]"))) {
      const said = answers[one.name] ?? "";
      if (one.type === "checkbox") one.checked = said.includes(one.value) && Array.isArray(said);
      else if (one.type === "radio") one.checked = said === one.value || (one.name === "kind" && !said && one.value === "story");
      else one.value = /** @type {string} */ (said);
    }
  };

  /** @param {HTMLElement} picker @returns {[string, string, string][]} (value, title, where) of all that may be chosen */
  const offered = (picker) => {
    const kinds = (picker.dataset.of ?? "").split(" ").filter(Boolean);
    if (!kinds.length) return form.told.regions.map((/** @type {string[]} */ [code, way]) => [code, way, ""]);
    return kinds.flatMap((kind) => (form.told.records[kind] ?? []).map((/** @type {string[]} */ [id, title, where]) => [`${kind}:${id}`, title, where]));
  };

  const single = (/** @type {HTMLElement} */ picker) => /^(?:ref|region)$/u.test(/** @type {HTMLElement} */ (picker.closest("[data-widget]")).dataset.widget ?? "");

  /** @param {HTMLElement} picker @param {string} value */
  const pick = (picker, value) => {
    const picked = /** @type {HTMLElement} */ (picker.querySelector("[data-picked]"));
    const name = picker.dataset.name ?? "";
    if ([...picked.querySelectorAll("input")].some((one) => one.value === value)) return;
    if (single(picker)) picked.replaceChildren();
    const [, title, where] = offered(picker).find(([one]) => one === value) ?? [value, value, ""];
    const box = form.make("input", { type: "checkbox", name, value });
    box.checked = true;
    picked.append(form.make("label", { class: "hh-option" }, box, form.make("span", {}, where ? `${title}（${where}）` : title)));
  };

  /** @param {HTMLElement} root have every picker answer to what is typed into it */
  form.pickers = (root) => {
    for (const picker of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-picker]"))) {
      const all = offered(picker);
      const question = /** @type {HTMLElement} */ (picker.closest("[data-field]"));
      if (!all.length) question.dataset.nothing = "yes"; // nothing to choose from: not asked
      const box = seek(picker);
      const list = /** @type {HTMLElement} */ (picker.querySelector("[data-offered]"));
      const told = /** @type {HTMLElement} */ (picker.querySelector("[data-seek-told]"));
      const offer = () => {
        const words = form.stripped(box.value);
        const found = words ? all.filter(([value, title, where]) => `${where}${title}${value}`.includes(words)) : [];
        list.replaceChildren(...found.slice(0, MOST_OFFERED).map(([value, title, where]) =>
          form.make("button", { type: "button", class: "hh-offer", onclick: () => choose(value) }, title, where ? form.make("span", { class: "hh-quiet" }, where) : "")));
        told.textContent = !words ? "" : !found.length ? "没有找到；没有就空着，写在正文里也一样。" : found.length > MOST_OFFERED ? `还有 ${found.length - MOST_OFFERED} 个，多写几个字。` : "";
      };
      const choose = (/** @type {string} */ value) => {
        pick(picker, value);
        box.value = "";
        offer();
        box.focus();
        picker.dispatchEvent(new Event("input", { bubbles: true }));
      };
      box.addEventListener("input", offer);
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        /** @type {HTMLButtonElement | null} */ (list.querySelector("button"))?.click();
      });
      picker.addEventListener("change", (event) => {
        const one = /** @type {HTMLInputElement} */ (event.target);
        if (one.type === "checkbox" && !one.checked) { one.closest("label")?.remove(); box.focus(); }
      });
    }
  };
})();
