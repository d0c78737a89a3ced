// @ts-check
/* Three ways out: a file to hand in, a forge's own page with the text filled in, paper. None of them asks the net. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const LONGEST = 7000; // characters of an address that forges and browsers take for sure
  const A_WHILE = 60_000; // ms until what was saved may be let go

  const encoded = (/** @type {string} */ path) => path.split("/").map(encodeURIComponent).join("/");

  /** @param {string} path @param {string} text @returns {{href: string, whole: boolean}} whole: with the text in it */
  form.newFile = (path, text) => {
    const pattern = form.told.forge.newFile;
    const address = (/** @type {string} */ words) => pattern.replace("{path}", () => encoded(path)).replace("{text}", () => encodeURIComponent(words));
    const whole = pattern.includes("{text}") && address(text).length <= LONGEST;
    return { href: address(whole ? text : ""), whole };
  };

  /** @param {string} text @param {HTMLTextAreaElement} box where it stands for those whose browser will not copy */
  const copy = async (text, box) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      box.hidden = false;
      box.select();
      return document.execCommand("copy");
    }
  };

  /** @param {Blob} blob @param {string} name */
  const save = (blob, name) => {
    const link = form.make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), A_WHILE);
  };

  /** @param {any} desk */
  form.endings = (desk) => {
    const { root } = desk;
    const at = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));

    at("save").addEventListener("click", async () => {
      const { photos, papers } = desk.draft;
      const there = await Promise.all([...photos, ...papers].map((one) => form.picture(one.id)));
      const lost = there.findIndex((one) => !one);
      if (lost >= 0) { // a browser may let pictures go when its disk is full
        at("save-told").textContent = lost < photos.length ? `第${lost + 1}张照片没有找回来：请回到“照片”那一步，拿掉它再选一次。` : "同意书的照片没有找回来：请回到“同意”那一步再选一次。";
        return;
      }
      const files = await form.submission(root, desk.draft);
      const title = `${desk.draft.answers[`${form.facts(desk.draft).kind}.title`] ?? ""}`.replace(/[\\/:*?"<>|\s\x00-\x1f]+/gu, "").slice(0, 30);
      const name = `投稿-${title}-${form.id(desk.draft, "").slice(1)}.zip`;
      save(form.zip(files, new Date()), name);
      at("save-told").textContent = `存好了：${name}，在“下载”里。把它发给馆里，就交稿了。交好以后，公用的电脑请删除草稿和这个文件；要再写一份，也先删除草稿。`;
    });

    /** @param {{path: string, text: string}} one */
    const pull = ({ path, text }) => {
      const { href, whole } = form.newFile(path, text);
      const box = form.make("textarea", { readonly: true, rows: 6, hidden: true, "aria-label": `${path} 的全文` });
      box.value = text;
      const told = form.make("p", { class: "hh-quiet", role: "status" }, whole ? "" : "文字太长，网址里放不下。点链接时会替您复制，到打开的网页里粘贴。");
      const link = form.make("a", { href, target: "_blank", rel: "noopener", class: "hh-more", "data-pull": path, onclick: async () => {
        if (whole) return;
        told.textContent = await copy(text, box) ? "文字已经复制，请在打开的网页里粘贴。" : "这个浏览器不让复制：请选中下面的文字，自己复制过去。";
        box.hidden = false;
      } }, `新建 ${path}`);
      return form.make("li", {}, link, told, box);
    };

    /** @param {{path: string, text: string, folder: string}[]} records */
    const drawPulls = (records) => {
      const lines = records.map(pull);
      if (desk.draft.photos.length) {
        const folder = records[0].folder;
        const words = `上传照片到 ${folder}`;
        const href = form.told.forge.upload.replace("{folder}", () => encoded(folder));
        const how = "照片先用“存成投稿文件”存下来，解开压缩包，把里面的照片拖到上传的网页上；请和文字放在同一个合并请求里。";
        lines.push(form.make("li", {}, href ? form.make("a", { href, target: "_blank", rel: "noopener", class: "hh-more", "data-upload": folder }, words) : words, form.make("p", { class: "hh-quiet" }, how)));
      }
      at("pulls").replaceChildren(...lines);
    };

    for (const button of root.querySelectorAll("[data-print]")) button.addEventListener("click", () => {
      const sheets = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-paper]"));
      for (const one of sheets) one.hidden = one.dataset.paper !== form.facts(desk.draft).kind;
      document.documentElement.classList.add("hh-print-paper");
      window.print();
    });
    window.addEventListener("afterprint", () => document.documentElement.classList.remove("hh-print-paper"));

    return () => {
      if (!form.told.forge) return;
      const facts = form.facts(desk.draft);
      const open = !facts.asked || (facts.granted ? facts.nameAs === "full" : facts.status === "not-required");
      root.querySelector("[data-way=pull]").hidden = false;
      at("pull-refused").hidden = open;
      at("pull-open").hidden = !open;
      if (open) drawPulls(form.records(root, desk.draft));
    };
  };
})();
