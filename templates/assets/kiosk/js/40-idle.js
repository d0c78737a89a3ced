// @ts-check
/* Nobody there: after a while the screen asks; who does not answer has gone, and nothing of the visit stays. While
   something plays or is read aloud, a visitor listens with quiet hands. */
((kiosk) => {
  "use strict";
  const FELT = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];

  const playing = () => Boolean(window.speechSynthesis?.speaking) ||
    [.../** @type {NodeListOf<HTMLMediaElement>} */ (document.querySelectorAll("audio, video"))].some((media) => !media.paused && !media.ended);

  document.addEventListener("DOMContentLoaded", () => {
    if (kiosk.here === "") return; // the screen that calls is where all visits end
    const idle = kiosk.seconds("idle"), patience = kiosk.seconds("question");
    let timer = 0;
    const stay = kiosk.make("button", { type: "button", class: "hk-button hk-strong", autofocus: true }, ...kiosk.both("继续看", "Go on"));
    const left = kiosk.make("span", { class: "hk-ring-left", "aria-hidden": "true" });
    const ring = kiosk.make("div", { class: "hk-ring" }, left);
    ring.insertAdjacentHTML("afterbegin", '<svg viewBox="0 0 120 120" aria-hidden="true"><circle cx="60" cy="60" r="54"/><circle class="hk-ring-run" cx="60" cy="60" r="54" pathLength="100"/></svg>');
    const dialog = /** @type {HTMLDialogElement} */ (kiosk.make("dialog", { class: "hk-dialog hk-question", "aria-labelledby": "hk-still" },
      kiosk.make("h2", { id: "hk-still" }, ...kiosk.both("还在看吗？", "Still there?")), ring,
      kiosk.make("p", {}, ...kiosk.both("没有人碰屏幕，就回到开头。", "If nobody touches the screen, it begins anew.")), stay));
    document.body.append(dialog);
    let second = 0;

    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, idle);
    };
    const ask = () => {
      if (playing()) return wait();
      const end = performance.now() + patience;
      const tick = () => { left.textContent = String(Math.max(0, Math.ceil((end - performance.now()) / 1000))); };
      dialog.style.setProperty("--hk-patience", `${patience}ms`);
      dialog.showModal();
      tick();
      second = setInterval(tick, 200);
      timer = setTimeout(kiosk.end, patience);
    };
    const felt = () => { if (!dialog.open) wait(); };
    /* Not before the finger is lifted: else it would come down on the question, and be lifted from a door below it. */
    const answered = () => {
      if (!dialog.open) return;
      clearInterval(second);
      dialog.close();
      wait();
    };
    for (const name of FELT) addEventListener(name, felt, { capture: true, passive: true });
    for (const name of ["click", "keydown"]) addEventListener(name, answered, { capture: true });
    for (const name of ["pause", "ended"]) addEventListener(name, wait, true);
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    wait();
  });
})(window.honorhallKiosk ??= {});
