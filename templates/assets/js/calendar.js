/* The calendar knows what day it is: today is marked, and on the page of the year a link leads there. */
(() => {
  "use strict";

  /** @returns {string} today as the calendar writes it: 07-29. */
  const today = () => {
    const now = new Date();
    return [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  /** @param {Element} day today's cell of the year */
  const show = (day) => {
    const way = document.querySelector("[data-calendar-today]");
    const link = way?.querySelector("a");
    if (way instanceof HTMLElement && link) {
      day.id = day.id || "today";
      link.setAttribute("href", `#${day.id}`);
      way.hidden = false;
    }
  };

  const start = () => {
    const day = document.querySelector(`[data-day="${today()}"]`);
    if (!day) return;
    (day.querySelector("a, span, h2") || day).setAttribute("aria-current", "date");
    if (document.querySelector("[data-calendar]")) show(day);
  };

  start();
})();
