// @ts-check
/* The files that a draft becomes: the record, its pictures, the person it tells of, and, kept apart, the signed forms. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const KEPT = "签了字的同意书随投稿文件交馆里保存";
  const ON_SITE = ["photo", "web", "kiosk"];

  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = (/** @type {Date} */ now) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const zh = (/** @type {string} */ vocabulary, /** @type {string} */ code) => form.told.terms[vocabulary][code] ?? code;

  /** @param {import("./65-drafts.js").Draft} draft @param {string} kind @returns {string} provisional: the hall's import makes it anew */
  form.id = (draft, kind) => {
    const begun = new Date(draft.begun);
    return `${kind}-${day(begun).replaceAll("-", "")}-${two(begun.getHours())}${two(begun.getMinutes())}`;
  };

  /** @param {ReturnType<typeof form.facts>} facts @param {Record<string, any>} answers @param {boolean} papers */
  const consent = (facts, answers, papers) => {
    if (!facts.asked) return {};
    if (!facts.granted) return { status: zh("consent-status", facts.status), why: answers["consent.why"] ?? "" };
    return {
      status: zh("consent-status", "granted"),
      by: zh("consent-by", facts.by),
      guardian: facts.by === "guardian" ? KEPT : "",
      signed: form.stripped(answers["consent.signed"] ?? ""),
      scope: facts.scope.map((/** @type {string} */ one) => zh("scope", one)),
      name_as: zh("name-as", facts.nameAs),
      form: papers ? KEPT : "",
    };
  };

  /** @param {ReturnType<typeof form.facts>} facts @param {string} people what was said of who is in a picture */
  const ofPicture = (facts, people) => {
    if (people === "none") return {};
    if (facts.granted && !facts.scope.includes("photo")) return { status: zh("consent-status", "pending") };
    const guardian = people === "guardian";
    return { status: zh("consent-status", "granted"), by: zh("consent-by", guardian ? "guardian" : "self"), guardian: guardian ? "投稿人问过监护人" : "", scope: ON_SITE.map((one) => zh("scope", one)) };
  };

  /** @param {HTMLElement} root @param {string} kind @param {Record<string, any>} answers */
  const fields = (root, kind, answers) => {
    const made = /** @type {Record<string, any>} */ ({});
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-kind="${kind}"] [data-field]`))) {
      const name = /** @type {string} */ (one.dataset.field).slice(kind.length + 1);
      const said = answers[`${kind}.${name}`];
      if (!said) continue;
      if (one.dataset.widget === "lines") made[name] = said.split("\n").map(form.stripped).filter(Boolean);
      else if (/^(?:ref|region|flag)$/u.test(one.dataset.widget ?? "")) made[name] = [said].flat()[0];
      else made[name] = typeof said === "string" ? form.stripped(said) : said;
    }
    return made;
  };

  /**
   * The files of text. media: name of each picture's file.
   * @param {HTMLElement} root @param {import("./65-drafts.js").Draft} draft
   * @returns {{path: string, text: string, folder: string, id: string, names: string[]}[]} the record first
   */
  form.records = (root, draft) => {
    const { answers, photos, papers } = draft;
    const facts = form.facts(draft);
    const id = form.id(draft, facts.kind);
    const own = fields(root, facts.kind, answers);
    const story = facts.kind === "story";
    const names = photos.map((_, at) => `${story ? "photo" : id}-${at + 1}.jpg`);
    const media = photos.map((one, at) => ({
      file: names[at], alt: form.stripped(one.alt ?? ""), caption: form.stripped(one.caption ?? ""), credit: form.stripped(one.credit ?? ""),
      date: form.stripped(one.date ?? ""), consent: nothing(ofPicture(facts, one.people)),
    }));
    const agreed = nothing(consent(facts, answers, papers.length > 0));
    const pseudonym = facts.nameAs === "pseudonym" ? answers["consent.pseudonym"] ?? "" : "";
    if (!story) {
      const record = { ...own, body: form.paragraphs(own.body ?? ""), ...(facts.kind === "person" ? { pseudonym } : {}), media, consent: agreed };
      const folder = `content/${folderOf(root, facts.kind)}`;
      return [{ path: `${folder}/${id}.yml`, text: `${form.yaml(record)}\n`, folder, id, names }];
    }
    const somebody = form.id(draft, "person");
    const about = facts.name ? { title: facts.name, pseudonym, consent: agreed } : null;
    const people = [...(own.people ?? []), ...(about ? [`person:${somebody}`] : [])];
    const { body, title, ...others } = own;
    const text = form.story({ title, ...others, people, media, consent: agreed }, body ?? "");
    const folder = photos.length ? `stories/${id}` : "stories";
    return [
      { path: photos.length ? `${folder}/index.md` : `${folder}/${id}.md`, text, folder, id, names },
      ...(about ? [{ path: `content/people/${somebody}.yml`, text: `${form.yaml(about)}\n`, folder: "content/people", id: somebody, names: [] }] : []),
    ];
  };

  const folderOf = (/** @type {HTMLElement} */ root, /** @type {string} */ kind) => /** @type {HTMLElement} */ (root.querySelector(`[data-kind="${kind}"]`)).dataset.folder;
  const nothing = (/** @type {Record<string, any>} */ one) => (Object.keys(one).length ? one : "");

  /** @param {HTMLElement} root @param {import("./65-drafts.js").Draft} draft @returns {string} the words that the sender has agreed to */
  const agreement = (root, draft) => {
    const said = [...root.querySelectorAll("[data-step=consent] [data-field], [data-field='sender.agreed']")].flatMap((question) => {
      const asked = question.querySelector(".hh-asked__words")?.textContent ?? "";
      const name = /** @type {HTMLElement} */ (question).dataset.field ?? "";
      const boxes = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll("input:checked")]).map((one) => one.parentElement?.textContent?.trim());
      const words = boxes.length ? boxes.join("、") : draft.answers[name] ?? "";
      return words.length && !question.closest("[data-when][hidden]") ? [`${asked} ${words}`] : [];
    });
    return said.join("\n");
  };

  /** @param {string} title @param {string[]} files */
  const readMe = (title, files) => `这是荣誉馆的一份投稿：${title}

交给荣誉馆就行：用微信、邮件发给馆里，或者拷进 U 盘带去。
馆里收到以后，运行：honorhall import 这个文件.zip

里面有：
${files.map((one) => `  ${one}`).join("\n")}

submission.json 里有投稿人的称呼和联系方式，consent 文件夹里是同意书：只给馆里看，请不要转发到群里。

This is a submission to an honor hall. Hand it in as it is; the hall runs: honorhall import FILE.zip
`.replaceAll("\n", "\r\n");

  /**
   * Every file of a submission.
   * @param {HTMLElement} root @param {import("./65-drafts.js").Draft} draft @returns {Promise<[string, Uint8Array][]>}
   */
  form.submission = async (root, draft) => {
    const records = form.records(root, draft);
    const [first] = records;
    const bytes = async (/** @type {Blob | null} */ blob) => new Uint8Array(blob ? await blob.arrayBuffer() : []);
    const written = (/** @type {string} */ text) => new TextEncoder().encode(text);
    const files = /** @type {[string, Uint8Array][]} */ (records.map((/** @type {{path: string, text: string}} */ one) => [one.path, written(one.text)]));
    for (const [at, one] of draft.photos.entries()) files.push([`${first.folder}/${first.names[at]}`, await bytes(await form.picture(one.id))]);
    const told = {
      honorhall: 1, made: day(new Date()), kind: form.facts(draft).kind, id: first.id, files: files.map(([path]) => path),
      sender: { name: draft.answers["sender.name"] ?? "", contact: draft.answers["sender.contact"] ?? "" }, agreed: agreement(root, draft),
    };
    const papers = /** @type {[string, Uint8Array][]} */ ([]);
    for (const [at, one] of draft.papers.entries()) papers.push([`consent/consent-${at + 1}.jpg`, await bytes(await form.picture(one.id))]);
    const title = /** @type {string} */ (draft.answers[`${told.kind}.title`] ?? "");
    const all = [...files, ...papers];
    return [["submission.json", written(`${JSON.stringify(told, null, 2)}\n`)], ...all, ["读我.txt", written(`\ufeff${readMe(title, all.map(([path]) => path))}`)]];
  };
})();
