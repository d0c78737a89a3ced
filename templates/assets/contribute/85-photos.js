// @ts-check
/* The photographs of a draft: chosen or taken, told of one by one, put in order, taken out. And those of signed forms. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const PEOPLE = [["none", "没有认得出的人"], ["adults", "有，都问过了，同意登在网站和馆里的屏幕上"], ["guardian", "有不满18岁的，监护人也同意了"], ["pending", "有，还没问"]];
  const WORDS = [
    ["alt", "给看不见照片的人一句话", "画面里是什么，例如“三位老人站在水闸边”。", true],
    ["caption", "照片下面写什么？", "可以不写。", false],
    ["credit", "谁拍的，谁提供的？", "", false],
    ["date", "哪年拍的？", "例如 约1975年。", false],
  ];

  const badge = () => form.make("span", { class: "hh-asked__must" }, "必填");

  /** @param {Record<string, string>} photo @param {(string | boolean)[]} about */
  const line = (photo, [name, words, hint, must]) => {
    const id = `f-photo-${photo.id}-${name}`;
    const box = form.make("input", { id, type: "text", autocomplete: "off", "data-photo-field": name, "aria-describedby": `${id}-hint ${id}-error`, "aria-required": must });
    box.value = photo[/** @type {string} */ (name)] ?? "";
    return form.make("div", { class: "hh-asked", "data-field": `photo.${photo.id}.${name}`, "data-widget": "text" },
      form.make("label", { for: id }, form.make("span", { class: "hh-asked__words" }, words), must ? badge() : ""),
      form.make("p", { class: "hh-asked__hint", id: `${id}-hint` }, hint), box,
      form.make("p", { class: "hh-asked__error", id: `${id}-error`, "data-error": true, hidden: true }));
  };

  /** @param {Record<string, string>} photo */
  const people = (photo) => {
    const id = `f-photo-${photo.id}-people`;
    const options = PEOPLE.map(([value, words]) => {
      const box = form.make("input", { type: "radio", name: `photo-${photo.id}`, value, "data-photo-field": "people" });
      box.checked = photo.people === value;
      return form.make("label", { class: "hh-option" }, box, form.make("span", {}, words));
    });
    return form.make("fieldset", { class: "hh-asked", id, tabindex: -1, "data-field": `photo.${photo.id}.people`, "data-widget": "radio", "aria-describedby": `${id}-error` },
      form.make("legend", {}, form.make("span", { class: "hh-asked__words" }, "照片里有认得出的人吗？问过他们吗？"), badge()),
      form.make("div", { class: "hh-options hh-options--tall" }, ...options),
      form.make("p", { class: "hh-asked__error", id: `${id}-error`, "data-error": true, hidden: true }));
  };

  /** @param {any} desk the draft in hand: draft, changed(), drawn() */
  form.photos = (desk) => {
    const list = /** @type {HTMLElement} */ (desk.root.querySelector("[data-photos]"));
    const told = /** @type {HTMLElement} */ (desk.root.querySelector("[data-photos-told]"));

    /** @param {number} at @param {number} by 0 to take it out */
    const move = (at, by) => {
      const { photos } = desk.draft;
      const [one] = photos.splice(at, 1);
      if (by) photos.splice(at + by, 0, one);
      told.textContent = by ? `第${at + 1}张挪到了第${at + by + 1}张。` : `拿掉了第${at + 1}张，还有${photos.length}张。`;
      draw();
      desk.changed();
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-photo="${one.id}"] button:not([disabled])`) ?? desk.root.querySelector("[data-choose]"))?.focus();
    };

    const drawOne = (/** @type {Record<string, string>} */ photo, /** @type {number} */ at) => {
      const last = desk.draft.photos.length - 1;
      const button = (/** @type {string} */ words, /** @type {number} */ by, /** @type {boolean} */ off) =>
        form.make("button", { type: "button", class: "hh-plain-button", disabled: off, "aria-label": `${words}：第${at + 1}张`, onclick: () => move(at, by) }, words);
      const picture = form.make("img", { alt: photo.alt ?? "", class: "hh-photos__picture" });
      form.picture(photo.id).then((/** @type {Blob | null} */ blob) => {
        if (!blob) { told.textContent = `第${at + 1}张照片没有找回来，请拿掉它再选一次。`; return; }
        picture.src = URL.createObjectURL(blob);
        picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
      });
      return form.make("li", { "data-photo": photo.id },
        form.make("div", { class: "hh-photos__head" }, form.make("strong", {}, `第${at + 1}张`), button("往前", -1, at === 0), button("往后", 1, at === last), button("拿掉", 0, false)),
        picture, ...WORDS.slice(0, 1).map((about) => line(photo, about)), people(photo), ...WORDS.slice(1).map((about) => line(photo, about)));
    };

    const draw = () => list.replaceChildren(...desk.draft.photos.map(drawOne));

    list.addEventListener("input", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const photo = desk.draft.photos.find((/** @type {{id: string}} */ one) => one.id === /** @type {HTMLElement} */ (box.closest("[data-photo]")).dataset.photo);
      if (photo && box.dataset.photoField) photo[box.dataset.photoField] = box.value;
    });

    /** @param {FileList | null} files @param {HTMLElement} told @param {(id: string, file: File) => void} add */
    const take = async (files, told, add) => {
      const problems = [];
      let kept = true;
      for (const [at, file] of [...(files ?? [])].entries()) {
        told.textContent = `正在处理第${at + 1}张，共${files?.length}张……`;
        const made = await form.redrawn(file);
        if (!("blob" in made)) { problems.push(form.said(made).zh); continue; }
        const id = form.newId();
        kept = await form.keepPicture(id, made.blob) && kept;
        add(id, file);
      }
      const full = kept ? "" : "这个浏览器存不下照片的草稿：请在关掉这一页以前交稿。";
      told.textContent = [...problems, full].filter(Boolean).join(" ") || "放好了，拍摄地点等信息已经去掉。";
      told.classList.toggle("hh-told--problem", problems.length > 0 || !kept);
      desk.changed();
    };

    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (desk.root.querySelectorAll("[data-choose], [data-camera]"))) {
      box.addEventListener("change", async () => {
        await take(box.files, told, (id) => { desk.draft.photos.push({ id }); draw(); });
        box.value = "";
      });
    }
    const papers = /** @type {HTMLElement} */ (desk.root.querySelector("[data-papers-list]"));
    const drawPapers = () => papers.replaceChildren(...desk.draft.papers.map((/** @type {{id: string, name: string}} */ one, /** @type {number} */ at) => form.make("li", {}, one.name, " ",
      form.make("button", { type: "button", class: "hh-plain-button", "aria-label": `拿掉同意书：${one.name}`, onclick: () => { desk.draft.papers.splice(at, 1); drawPapers(); desk.changed(); } }, "拿掉"))));
    const signed = /** @type {HTMLInputElement} */ (desk.root.querySelector("[data-papers]"));
    signed.addEventListener("change", async () => {
      await take(signed.files, /** @type {HTMLElement} */ (desk.root.querySelector("[data-papers-told]")), (id, file) => { desk.draft.papers.push({ id, name: file.name }); drawPapers(); });
      signed.value = "";
    });
    return () => { draw(); drawPapers(); told.textContent = ""; };
  };
})();
