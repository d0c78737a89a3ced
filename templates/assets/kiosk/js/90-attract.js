// @ts-check
/* The screen that calls: one slide after the other, slow and calm, until somebody touches it. */
((kiosk) => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    const show = /** @type {HTMLElement | null} */ (document.querySelector("[data-attract]"));
    if (!show) return;
    kiosk.forget();
    const pace = kiosk.seconds("slide");
    const today = /** @type {HTMLElement | null} */ (show.querySelector("[data-slide-today]"));
    const slides = () => /** @type {HTMLElement[]} */ ([...show.querySelectorAll("[data-slide]:not([hidden])")]);
    let here = 0;

    const to = (/** @type {number} */ number) => {
      const all = slides();
      here = number % all.length;
      all.forEach((slide, place) => slide.toggleAttribute("data-seen", place === here));
    };
    const dated = async () => {
      if (!today) return;
      const day = new Date();
      const found = await kiosk.day(day);
      const event = found.events[0];
      today.hidden = !event && !found.kept.length;
      today.querySelector("[data-date]")?.replaceChildren(...kiosk.dated(day));
      const words = event ? [`${event[0]}年，${event[2]}${event[1]}`] : found.kept.slice(0, 1).map((/** @type {string[]} */ one) => one[0]);
      today.querySelector("[data-words]")?.replaceChildren(...words);
    };
    const begin = () => kiosk.begin();
    addEventListener("pointerup", begin);
    addEventListener("keydown", (event) => { if (["Enter", " "].includes(event.key)) begin(); });
    void dated().then(() => to(0));
    setInterval(() => to(here + 1), pace);
    setInterval(dated, 600_000); // a day ends at midnight, whether somebody comes or not
  });
})(window.honorhallKiosk ??= {});
