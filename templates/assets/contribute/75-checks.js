// @ts-check
/* What stands in the way of sending: the same rules, and the same words, as the command line has for the record. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const COMPOUND = ["欧阳", "上官", "司马", "诸葛", "尉迟", "万俟", "皇甫", "东方", "司徒", "令狐", "夏侯", "公孙"];
  const ADULT = 18;

  /**
   * What the answers come to: of which kind, about whom, and what was agreed on.
   * @param {import("./65-drafts.js").Draft} draft
   */
  form.facts = ({ answers, photos }) => {
    const kind = /** @type {string} */ (answers.kind ?? "story");
    const whom = kind === "story" ? answers["about.whom"] ?? "" : kind === "person" ? answers["about.person"] ?? "" : "nobody";
    const asked = whom === "living" || whom === "departed";
    const status = !asked ? "" : (whom === "living" ? answers["consent.status"] : answers["consent.kin"]) ?? "";
    const granted = status === "granted";
    const nameAs = granted ? answers["consent.name_as"] ?? "" : "";
    const name = asked ? form.stripped(/** @type {string} */ (answers[kind === "story" ? "about.name" : "person.title"] ?? "")) : "";
    return { kind, whom, asked, status, granted, nameAs, name, by: whom === "departed" ? "kin" : answers["consent.by"] ?? "", scope: /** @type {string[]} */ (answers["consent.scope"] ?? []), photos };
  };

  /** @param {ReturnType<typeof form.facts>} facts @param {string} when what a part of the page waits for @returns {boolean} */
  form.holds = (facts, when) => {
    if (when.startsWith("kind=")) return when.slice(5).split(" ").includes(facts.kind);
    if (when === "why") return facts.whom === "departed" && facts.status === "not-required";
    if (when === "pseudonym") return facts.nameAs === "pseudonym";
    return when === "consent" ? facts.asked : when === "granted" ? facts.granted : facts.whom === when;
  };

  /** @param {string} born @param {Date} today @returns {boolean} whether somebody born then may be under 18 */
  const young = (born, today) => {
    const days = form.date(born);
    if (typeof days === "string") return false;
    const [year, month, day] = days[1].split("-").map(Number);
    const now = [today.getFullYear() - year - ADULT, today.getMonth() + 1 - month, today.getDate() - day];
    return (now.find((one) => one !== 0) ?? 0) < 0;
  };

  /** @param {HTMLElement} question @param {string | string[] | undefined} answer @returns {import("./10-saying.js").Problem[]} what is to be said of one answer by itself */
  const alone = (question, answer) => {
    const { field = "", widget = "", label = "" } = question.dataset;
    const required = "required" in question.dataset;
    const typed = form.unchosen(question);
    if (typed) return [{ code: "form-unchosen", field, facts: { value: typed } }];
    if (!answer || !answer.length) {
      const name = field.slice(field.indexOf(".") + 1);
      return required ? [{ code: "field-missing", field, facts: { label, field: name } }] : [];
    }
    if (widget === "date") {
      const read = form.date(form.stripped(answer));
      return typeof read === "string" ? [{ code: read, field, facts: { value: form.stripped(answer) } }] : [];
    }
    if (widget === "amount") {
      const refused = form.quantity(form.stripped(answer));
      return refused ? [{ ...refused, field }] : [];
    }
    if (typeof answer !== "string" || !/^(?:text|long|lines)$/u.test(widget) || field.startsWith("sender.") || field === "about.name") return [];
    return form.found(answer).map((/** @type {{code: string, value: string}} */ { code, value }) => ({ code, field, facts: { value } }));
  };

  /** @param {ReturnType<typeof form.facts>} facts @param {Record<string, any>} answers @param {Date} today */
  const ofConsent = (facts, answers, today) => {
    const found = /** @type {import("./10-saying.js").Problem[]} */ ([]);
    const say = (/** @type {string} */ code, /** @type {string} */ field, more = {}) => found.push({ code, field, facts: { name: facts.name || "这个故事", ...more } });
    const where = facts.whom === "departed" ? "consent.kin" : "consent.status";
    if (!facts.whom) say("form-unanswered", facts.kind === "story" ? "about.whom" : "about.person");
    if (!facts.asked) return found;
    if (!facts.status) say("consent-missing", where);
    if (facts.status === "pending") say(facts.whom === "living" ? "form-not-agreed" : "consent-pending", where);
    if (facts.status === "not-required" && !answers["consent.why"]) say("consent-why-missing", "consent.why");
    if (facts.whom === "living" && facts.granted && !facts.by) say("form-unanswered", "consent.by");
    if (facts.whom === "living" && facts.kind === "person" && facts.by !== "guardian" && young(answers["person.born"] ?? "", today)) say("consent-guardian-missing", "consent.by");
    if (!facts.granted) return found;
    if (!facts.scope.length) say("consent-scope-missing", "consent.scope");
    if (!facts.nameAs) say("consent-name-as-missing", "consent.name_as");
    if (facts.nameAs === "pseudonym" && !answers["consent.pseudonym"]) say("pseudonym-missing", "consent.pseudonym");
    if (!answers["consent.signed"]) say("form-undated", "consent.signed");
    const signed = form.date(form.stripped(answers["consent.signed"] ?? ""));
    const iso = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`;
    if (typeof signed !== "string" && signed[0] > iso) say("consent-signed-ahead", "consent.signed", { signed: answers["consent.signed"] });
    return found;
  };

  /** @param {ReturnType<typeof form.facts>} facts @param {Record<string, any>} answers what will be written in another way than it stands there */
  const ofNames = (facts, answers) => {
    if (!facts.name || !facts.granted || !facts.nameAs || facts.nameAs === "full") return [];
    const surname = COMPOUND.find((one) => facts.name.startsWith(one)) ?? facts.name.slice(0, 1);
    const instead = facts.nameAs === "pseudonym" ? answers["consent.pseudonym"] || "化名" : `${surname}姓老兵`;
    const texts = [`${facts.kind}.title`, `${facts.kind}.summary`, `${facts.kind}.body`].filter((one) => one !== "person.title");
    return texts.filter((one) => (answers[one] ?? "").includes(facts.name))
      .map((field) => ({ code: "name-not-public", field, facts: { name: facts.name, person: "这一位", edition: "网站", instead } }));
  };

  /** @param {Record<string, any>} answers dates of a life that cannot both be right */
  const ofDates = (answers) => [["born", "died", "出生", "去世"], ["born", "enlisted", "出生", "入伍"], ["enlisted", "discharged", "入伍", "退役"]].flatMap(([first, then, before, field]) => {
    const [earlier, later] = [first, then].map((one) => answers[`person.${one}`] ?? "");
    const [from, to] = [earlier, later].map((one) => form.date(form.stripped(one)));
    const odd = typeof from !== "string" && typeof to !== "string" && to[1] < from[0];
    return odd ? [{ code: "dates-out-of-order", field: `person.${then}`, facts: { field: `${field} ${then}`, before: `${before} ${first}`, later, earlier } }] : [];
  });

  /** @param {Record<string, string>[]} photos */
  const ofPhotos = (photos) => photos.flatMap((one, at) => {
    const file = `第${at + 1}张`;
    const found = [];
    if (!form.stripped(one.alt ?? "")) found.push({ code: "media-alt-missing", field: `photo.${one.id}.alt`, facts: { file } });
    if (!one.people) found.push({ code: "form-unanswered", field: `photo.${one.id}.people` });
    if (one.people === "pending") found.push({ code: "form-photo-asked", field: `photo.${one.id}.people` });
    const date = one.date ? form.date(form.stripped(one.date)) : "";
    if (typeof date === "string" && date) found.push({ code: date, field: `photo.${one.id}.date`, facts: { value: one.date } });
    for (const name of ["alt", "caption", "credit"]) {
      found.push(...form.found(one[name] ?? "").map((/** @type {{code: string, value: string}} */ { code, value }) => ({ code, field: `photo.${one.id}.${name}`, facts: { value } })));
    }
    return found;
  });

  /**
   * All problems of a draft, in the order of the page.
   * @param {HTMLElement} root @param {import("./65-drafts.js").Draft} draft @param {Date} today @returns {import("./10-saying.js").Problem[]}
   */
  form.problems = (root, draft, today) => {
    const facts = form.facts(draft);
    const mine = (/** @type {HTMLElement} */ one) => {
      const step = /** @type {HTMLElement} */ (one.closest("[data-step]"));
      const waits = one.closest("[data-when][hidden]");
      return !waits && (!step.dataset.kind || step.dataset.kind === facts.kind);
    };
    const questions = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-field]")]).filter((one) => !one.dataset.field?.startsWith("photo.") && mine(one));
    const found = questions.flatMap((one) => alone(one, draft.answers[one.dataset.field ?? ""]));
    found.push(...ofPhotos(draft.photos), ...ofNames(facts, draft.answers), ...(facts.kind === "person" ? ofDates(draft.answers) : []));
    const martyr = facts.kind === "person" && draft.answers["person.martyr"] && !draft.answers["person.approval"];
    if (martyr) found.push({ code: "martyr-approval-missing", field: "person.approval", facts: { name: facts.name } });
    found.push(...ofConsent(facts, draft.answers, today));
    if (!draft.answers["sender.agreed"]) found.push({ code: "form-confirm", field: "sender.agreed" });
    return found;
  };

  /** @param {import("./10-saying.js").Problem} problem @returns {boolean} whether nothing can be sent before it is mended */
  form.stops = (problem) => form.blocks(problem) || problem.code === "media-alt-missing";
})();
