// @ts-check
/* The form step by step: what is shown when, what is said beside a question, what is kept. Everything above meets here. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-form]"));
  if (!page || !form?.told) return;
  const root = page; // of type HTMLElement from here on
  const PAUSE = 350; // ms without a key before anything is said or kept
  const at = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const all = (/** @type {string} */ what) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(what)]);
  const answers = /** @type {HTMLFormElement} */ (at("answers"));
  /** Names of the questions that somebody has been at: only they are told what is missing. */
  const met = new Set();
  let waiting = 0;
  /** @type {any} a draft that was deleted, while it can be put back */
  let undone = null;

  const desk = { root, draft: form.recall() ?? form.empty(), changed: () => changed() };
  const drawPhotos = form.photos(desk);
  const drawEndings = form.endings(desk);

  const kind = () => desk.draft.answers.kind ?? "story";
  const steps = () => all("[data-step]").filter((one) => !one.dataset.kind || one.dataset.kind === kind());
  const stepOf = (/** @type {string} */ field) => {
    const question = all("[data-field]").find((one) => one.dataset.field === field);
    return /** @type {HTMLElement | null} */ (question?.closest("[data-step]") ?? null);
  };
  const problems = () => form.problems(root, desk.draft, new Date());

  /** @param {HTMLElement} question @param {import("./10-saying.js").Problem[]} found what is said beside one question */
  const tell = (question, found) => {
    const place = /** @type {HTMLElement | null} */ (question.querySelector("[data-error]"));
    if (!place) return;
    const said = found.map((one) => form.said(one));
    place.hidden = !said.length;
    if (place.dataset.said !== JSON.stringify(said)) {
      place.dataset.said = JSON.stringify(said);
      place.replaceChildren(...said.map((one) => form.make("span", {}, one.zh, form.make("span", { class: "hh-en", lang: "en" }, one.en))));
    }
    const stops = found.some(form.stops);
    question.classList.toggle("hh-asked--stops", stops);
    question.classList.toggle("hh-asked--warns", !stops && said.length > 0);
    for (const box of question.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea, select")) box.setAttribute("aria-invalid", String(stops));
  };

  const tellAll = () => {
    const found = problems();
    for (const question of all("[data-field]")) {
      const { field = "" } = question.dataset;
      tell(question, met.has(field) ? found.filter((/** @type {{field: string}} */ one) => one.field === field) : []);
    }
    return found;
  };

  const showParts = () => {
    const facts = form.facts(desk.draft);
    for (const one of all("[data-when]")) one.hidden = !form.holds(facts, one.dataset.when);
  };

  const clock = (/** @type {number} */ when) => new Date(when).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  const keep = () => {
    clearTimeout(waiting);
    waiting = 0;
    const kept = form.keep(desk.draft);
    at("saved").textContent = kept ? `已保存 ${clock(Date.now())}，只在这台机器上` : "这个浏览器不能保存草稿：请在关掉这一页以前交稿。";
    at("saved").classList.toggle("hh-told--problem", !kept);
    at("forget").hidden = !kept;
  };

  function changed() {
    desk.draft.answers = form.answers(answers);
    undone = null;
    showParts();
    clearTimeout(waiting);
    waiting = window.setTimeout(() => { keep(); tellAll(); if (desk.draft.step === "finish") finish(); }, PAUSE);
  }

  /** @param {any[]} stop @param {boolean} agreed @param {(one: any) => Node} line @returns {Node[]} how far it is to sending */
  const verdict = (stop, agreed, line) => {
    if (stop.length) return [form.make("p", {}, `还有 ${stop.length} 处要补上，才能交稿：`), form.make("ul", { "data-stops": stop.length }, ...stop.map(line))];
    if (!agreed) return [form.make("p", { "data-left": true }, "还差一步：请在下面“最后请点个头”打勾，交稿的办法就会出来。")];
    return [form.make("p", { "data-ready": true }, "都填好了，可以交稿。")];
  };

  /** The last page: what still stands in the way, each a link to its question; where nothing does, the ways out. */
  const finish = () => {
    for (const one of all("[data-field]")) if (!one.dataset.field?.startsWith("sender.")) met.add(one.dataset.field);
    const found = tellAll();
    const agreed = Boolean(desk.draft.answers["sender.agreed"]);
    const stop = found.filter((/** @type {any} */ one) => form.stops(one) && one.field !== "sender.agreed");
    const look = found.filter((/** @type {any} */ one) => !form.stops(one));
    const line = (/** @type {any} */ one) => form.make("li", {}, form.make("a", { href: "#", onclick: (/** @type {Event} */ event) => { event.preventDefault(); lead(one.field); } }, label(one.field)), `：${form.said(one).zh}`);
    const { title, body } = { title: desk.draft.answers[`${kind()}.title`] ?? "（还没有名字）", body: desk.draft.answers[`${kind()}.body`] ?? "" };
    const parts = [`${[...body].length}字`, `${desk.draft.photos.length}张照片`, desk.draft.papers.length ? "有同意书" : ""].filter(Boolean).join("，");
    at("summary").replaceChildren(
      form.make("p", { class: "hh-summary-box__title" }, `《${title}》`, form.make("span", { class: "hh-quiet" }, parts)),
      ...verdict(stop, agreed, line),
      ...(look.length ? [form.make("p", {}, "请再看一眼（不改也能交）："), form.make("ul", { "data-looks": look.length }, ...look.map(line))] : []),
    );
    const ready = !stop.length && agreed;
    at("ways").hidden = !ready;
    if (ready) drawEndings();
  };

  const label = (/** @type {string} */ field) => all("[data-field]").find((one) => one.dataset.field === field)?.querySelector(".hh-asked__words")?.textContent ?? "照片";

  /** @param {string} field go to a question */
  const lead = (field) => {
    const step = stepOf(field);
    if (!step) return;
    show(step.dataset.step ?? "kind");
    const question = /** @type {HTMLElement} */ (all("[data-field]").find((one) => one.dataset.field === field));
    question.closest("details")?.setAttribute("open", "");
    const box = /** @type {HTMLElement} */ (question.matches("fieldset") ? question : question.querySelector("[data-seek]") ?? question.querySelector("input, textarea, select"));
    box.focus();
    box.scrollIntoView({ block: "center" });
  };

  /** @param {string} name @param {boolean} [focus] */
  const show = (name, focus = false) => {
    const shown = steps();
    const step = shown.find((one) => one.dataset.step === name) ?? shown[0];
    const place = shown.indexOf(step);
    desk.draft.step = step.dataset.step ?? "kind";
    for (const one of all("[data-step]")) one.hidden = one !== step;
    showParts();
    at("progress").textContent = `第 ${place + 1} 步，共 ${shown.length} 步：${title(step)}`;
    at("steps").replaceChildren(...shown.map((one, number) => form.make("li", { "aria-current": one === step ? "step" : null, class: number < place ? "hh-past" : null },
      form.make("button", { type: "button", "aria-label": `第 ${number + 1} 步：${title(one)}`, onclick: () => { keep(); show(one.dataset.step ?? "", true); } }, String(number + 1)))));
    at("back").hidden = place === 0;
    at("next").hidden = name === "finish";
    if (name === "finish") finish();
    else tellAll();
    if (!focus) return;
    step.focus({ preventScroll: true });
    root.scrollIntoView();
  };

  const title = (/** @type {HTMLElement} */ step) => step.querySelector("h2")?.firstChild?.textContent?.trim() ?? "";
  const current = () => /** @type {HTMLElement} */ (steps().find((one) => one.dataset.step === desk.draft.step) ?? steps()[0]);

  answers.addEventListener("submit", (event) => {
    event.preventDefault();
    if (desk.draft.step === "finish") return;
    desk.draft.answers = form.answers(answers);
    const here = current();
    for (const one of here.querySelectorAll("[data-field]")) met.add(/** @type {HTMLElement} */ (one).dataset.field);
    const [first] = tellAll().filter((/** @type {any} */ one) => form.stops(one) && stepOf(one.field) === here);
    if (first) { lead(first.field); return; }
    show(steps()[steps().indexOf(here) + 1].dataset.step ?? "", true);
    keep();
  });
  at("back").addEventListener("click", () => { show(steps()[steps().indexOf(current()) - 1].dataset.step ?? "", true); keep(); });
  answers.addEventListener("input", (event) => {
    const question = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-field]"));
    const choosing = /** @type {Element} */ (event.target).matches("[data-seek]"); // nothing is amiss while somebody is at it
    if (choosing) met.delete(question?.dataset.field);
    else if (question) met.add(question.dataset.field);
    changed();
  });
  answers.addEventListener("focusout", (event) => {
    const picker = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-picker]"));
    const question = /** @type {HTMLElement | null} */ (picker?.closest("[data-field]") ?? null);
    if (!question || picker?.contains(/** @type {Node | null} */ (event.relatedTarget)) || !form.unchosen(question)) return;
    met.add(question.dataset.field);
    changed(); // after a while: what is clicked next must not move away from under the finger
  });
  answers.addEventListener("change", (event) => { if (!/** @type {Element} */ (event.target).matches("[type=file]")) changed(); });

  const fill = () => {
    form.answer(answers, desk.draft.answers);
    drawPhotos();
    show(desk.draft.step);
  };
  at("forget").addEventListener("click", async () => {
    clearTimeout(waiting);
    const before = desk.draft;
    await form.forget();
    desk.draft = form.empty();
    met.clear();
    fill();
    undone = before;
    at("forget").hidden = true;
    at("saved").replaceChildren("草稿已从这台机器上删除。", form.make("button", { type: "button", class: "hh-link-button", "data-undo": true, onclick: async () => {
      if (!undone) return;
      desk.draft = undone;
      await form.keepAgain(undone);
      fill();
      keep();
    } }, "撤销，找回来"));
    root.scrollIntoView();
    root.querySelector("button[data-undo]").focus();
  });
  window.addEventListener("pagehide", () => { if (waiting) keep(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && waiting) keep(); });

  form.pickers(root);
  for (const one of all("[data-nothing]")) one.hidden = true;
  root.hidden = false;
  const found = desk.draft.saved;
  fill();
  if (found) { at("saved").textContent = `找回了 ${clock(found)} 保存的草稿`; at("forget").hidden = false; }
  root.dataset.ready = "yes";
})();
