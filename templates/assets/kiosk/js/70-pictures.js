// @ts-check
/* A picture that is touched fills the screen; the way back is one large button. */
((kiosk) => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    const shots = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.hh-shot")]);
    if (!shots.length) return;
    let here = 0;
    const stage = kiosk.make("div", { class: "hk-stage" });
    const said = kiosk.make("p", { class: "hk-stage-said", "aria-live": "polite" });
    const show = (/** @type {number} */ number) => {
      here = (number + shots.length) % shots.length;
      const shot = shots[here];
      const small = /** @type {HTMLImageElement} */ (shot.querySelector("img"));
      stage.replaceChildren(kiosk.make("img", { src: shot.href, alt: small.alt, width: small.getAttribute("width"), height: small.getAttribute("height") }));
      said.textContent = shot.closest("figure")?.querySelector("figcaption")?.textContent?.trim() || small.alt;
    };
    const button = (/** @type {string} */ zh, /** @type {string} */ en, /** @type {() => void} */ act) =>
      kiosk.make("button", { type: "button", class: "hk-button", onclick: act }, ...kiosk.both(zh, en));
    const many = shots.length > 1;
    const shut = button("关闭", "Close", () => dialog.close());
    const dialog = /** @type {HTMLDialogElement} */ (kiosk.make("dialog", { class: "hk-picture", "aria-label": "看大图 Picture" }, stage, said,
      kiosk.make("div", { class: "hk-row" }, many ? button("上一张", "Previous", () => show(here - 1)) : null, shut,
        many ? button("下一张", "Next", () => show(here + 1)) : null)));
    document.body.append(dialog);
    dialog.addEventListener("close", () => stage.replaceChildren());
    shots.forEach((shot, number) => {
      shot.setAttribute("role", "button");
      shot.setAttribute("aria-haspopup", "dialog");
      shot.addEventListener("click", () => {
        show(number);
        dialog.showModal();
      });
    });
  });
})(window.honorhallKiosk ??= {});
